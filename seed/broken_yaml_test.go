package seed_test

// brokenYAML are malformed YAML files, and files that are no plain text.
func brokenYAML() []broken {
	return []broken{
		{
			"unknown YAML key", "case_studies.yaml",
			"  city: melton",
			"  city: melton\n  mayor: Ramsey",
			[]string{
				`+1: unknown key "mayor"; remove it, or use one of slug, kind, title, summary, year, city, publication, programmes, languages, url, also_at, confidence, sources, notes`,
			},
		},
		{
			"unknown key of a figure", "conferences.yaml",
			"unit: participants",
			"units: participants",
			[]string{
				`+0: unknown key "units"; remove it, or use one of kind, value, qualifier, unit, note, detail`,
			},
		},
		{
			"YAML key twice", "case_studies.yaml",
			"  city: melton",
			"  city: melton\n  city: cork",
			[]string{
				`+1: the key "city" stands twice in this record, first in line 6; keep one of them`,
			},
		},
		{
			"list for text", "case_studies.yaml",
			"  city: melton",
			"  city: [melton]",
			[]string{
				`+0: "city" is a list where text is due; write one text`,
			},
		},
		{
			"text for a list", "case_studies.yaml",
			"  also_at:\n    - https://uil.unesco.org/node/6647",
			"  also_at: https://uil.unesco.org/node/6647",
			[]string{
				`+0: "also_at" is text where a list is due; write each element on a line of its own, after "- "`,
			},
		},
		{
			"number for text", "case_studies.yaml",
			"  city: melton",
			"  city: 2015",
			[]string{
				`+0: "city" is a number (2015) where text is due; put it in quotes`,
			},
		},
		{
			"text for a number", "case_studies.yaml",
			"  year: 2015",
			"  year: '2015'",
			[]string{
				`+0: "year" is text ("2015") where a number is due; write the number in digits, without quotes`,
			},
		},
		{
			"fraction for a number", "case_studies.yaml",
			"  year: 2015",
			"  year: 2015.5",
			[]string{
				`+0: "year" is "2015.5", which is no whole number; write it in digits alone`,
			},
		},
		{
			"octal number", "case_studies.yaml",
			"  year: 2015",
			"  year: 0o3737",
			[]string{
				`+0: "year" is "0o3737", which is no whole number; write it in digits alone`,
			},
		},
		{
			"true for text", "case_studies.yaml",
			"  city: melton",
			"  city: true",
			[]string{
				`+0: "city" is true or false (true) where text is due; put it in quotes`,
			},
		},
		{
			"empty YAML value", "case_studies.yaml",
			"  city: melton",
			"  city:",
			[]string{
				`+0: "city" is empty; fill it in, or leave it out when nothing states it`,
			},
		},
		{
			"empty YAML list", "case_studies.yaml",
			"  languages:\n    - en\n    - es\n",
			"  languages: []\n",
			[]string{
				`+0: "languages" is empty; fill it in, or leave it out when nothing states it`,
			},
		},
		{
			"text for a mapping", "themes.yaml",
			"  names:\n    en: Health and well-being",
			"  names: Health and well-being",
			[]string{
				`+0: "names" is text where a mapping is due; write its fields as "key: value"`,
			},
		},
		{
			"text for a record", "themes.yaml",
			"- slug: key-feature-1\n",
			"- only text\n\n- slug: key-feature-1\n",
			[]string{
				`+0: the record is text where a mapping is due; write its fields as "key: value"`,
			},
		},
		{
			"element twice", "case_studies.yaml",
			"    - en\n    - es",
			"    - en\n    - en",
			[]string{
				`+1: "en" stands twice in "languages"; remove one of them`,
			},
		},
		{
			"not UTF-8", "cities.csv",
			"adrar,Adrar,",
			"adrar,Adr\xe9r,",
			[]string{
				"+0: the line is not UTF-8; save the file as UTF-8",
			},
		},
		{
			"byte order mark", "cities.csv",
			"slug,name",
			"\ufeffslug,name",
			[]string{
				`+0: the file starts with a byte order mark; save it as "UTF-8 without BOM"`,
			},
		},
		{
			"NUL", "themes.yaml",
			"    en: Health and",
			"    en: Health\x00and",
			[]string{
				"+0: the line holds a NUL byte; delete it, or put the file back from a copy",
			},
		},
		{
			"CRLF", "cities.csv",
			"are those of its seat, Al-Hofuf.\"\n",
			"are those of its seat, Al-Hofuf.\"\r\n",
			[]string{
				"+0: the line ends with a carriage return (CRLF); save the file with LF line ends",
			},
		},
		{
			"anchor and alias", "themes.yaml",
			"  names:\n    en: Health and well-being",
			"  names: &a\n    en: Health and well-being",
			[]string{
				`+0: YAML's "&" is not used in these files; write the value out, or put text that starts with this sign in quotes`,
			},
		},
		{
			"alias", "themes.yaml",
			"    en: Health and well-being",
			"    en: *a",
			[]string{
				`+0: YAML's "*" is not used in these files; write the value out, or put text that starts with this sign in quotes`,
			},
		},
		{
			"tag", "themes.yaml",
			"    en: Health and well-being",
			"    en: !!str Health",
			[]string{
				`+0: YAML's "!!str" is not used in these files; write the value out, or put text that starts with this sign in quotes`,
			},
		},
		{
			"documents", "themes.yaml",
			"- slug: key-feature-1\n",
			"---\n- slug: key-feature-1\n",
			[]string{
				`+0: a YAML document starts here; remove the line "---": a file is one document`,
			},
		},
		{
			"braces", "themes.yaml",
			"  names:\n    en: Health and well-being",
			"  names: {en: Health and well-being}",
			[]string{
				`+0: a mapping in braces is not used in these files; write a line "key: value" for each of its keys`,
			},
		},
		{
			"merge key", "themes.yaml",
			"    en: Health and well-being",
			"    <<: Health",
			[]string{
				`+0: YAML's "<<" is not used in these files; write the value out, or put text that starts with this sign in quotes`,
			},
		},
		{
			"malformed YAML", "themes.yaml",
			"    en: Health and well-being",
			"    en: 'Health and well-being",
			[]string{
				`+0: malformed YAML: "could not find end character of single-quoted text"; check the indentation, the quotes and the colons here and just above`,
			},
		},
		{
			"indentation", "themes.yaml",
			"  kind: KEY_FEATURE",
			"   kind: KEY_FEATURE",
			[]string{
				`+-1: malformed YAML: "mapping value is not allowed in this context"; check the indentation, the quotes and the colons here and just above`,
			},
		},
		{
			"colon in text", "themes.yaml",
			"en: Health and well-being",
			"en: Health: and well-being",
			[]string{
				`+0: malformed YAML: "mapping value is not allowed in this context"; check the indentation, the quotes and the colons here and just above`,
			},
		},
		{
			"cut off", "themes.yaml",
			"    - 0e2fb5ec596c\n",
			"    - 0e2fb5ec596c",
			[]string{
				"+0: the last line does not end with a line break, so the file may be cut off; complete it and end it with a line break",
			},
		},
		{
			"document end", "themes.yaml",
			"- slug: key-feature-1\n",
			"...\n- slug: key-feature-1\n",
			[]string{
				`+0: a YAML document ends here; remove the line "..."`,
			},
		},
		{
			"complex key", "themes.yaml",
			"    en: Health and well-being",
			"    ? en: Health",
			[]string{
				`+0: YAML's "?" is not used in these files; write the value out, or put text that starts with this sign in quotes`,
			},
		},
		{
			"list in a list", "case_studies.yaml",
			"  city: melton",
			"  city: [[melton]]",
			[]string{
				"+0: a list in a list is not used in these files; write one list",
			},
		},
		{
			"unclosed list", "case_studies.yaml",
			"  city: melton",
			"  city: [melton",
			[]string{
				`+1: malformed YAML: "',' or ']' must be specified"; check the indentation, the quotes and the colons here and just above`,
			},
		},
		{
			"deep nesting", "case_studies.yaml",
			"    - Community Learning Board",
			"    - - - - - - - - - - - - - - - Community Learning Board",
			[]string{
				"+0: more than 12 levels, or more than 200 keys in one mapping; write the file as data/README.md shows",
			},
		},
		{
			"key that is a number", "themes.yaml",
			"    en: Health and well-being",
			"    en: Health and well-being\n    2015: Health",
			[]string{
				`+1: the key "2015" is not text; write a name before the colon`,
			},
		},
		{
			"infinite number", "case_studies.yaml",
			"  year: 2015",
			"  year: .inf",
			[]string{
				`+0: "year" is ".inf", which is no whole number; write it in digits alone`,
			},
		},
		{
			"problem in a list of texts", "conferences.yaml",
			"        - mayors\n",
			"        - 12\n",
			[]string{
				`+0: "detail" is a number (12) where text is due; put it in quotes`,
			},
		},
	}
}
