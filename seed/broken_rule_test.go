package seed_test

// brokenRules are what records and links must keep to.
func brokenRules() []broken {
	return []broken{
		{
			"only an unpublished source", "cities.csv",
			"ghorfa2020(member_since) geonames(location,population)",
			"15a110d7110d",
			[]string{
				"+0: it rests only on sources that are not published; cite a source with publish=yes as well",
			},
		},
		{
			"a link on an unpublished source", "action_point_links.csv",
			"strategy,,",
			"strategy,,15a110d7110d",
			[]string{
				"+0: it rests only on sources that are not published; cite a source with publish=yes as well",
			},
		},
		{
			"HIGH on general knowledge", "cities.csv",
			`"ghorfa2020(member_since) geonames(location,population)"`,
			"background",
			[]string{
				"+0: general knowledge alone is never HIGH; lower the confidence or cite another source",
			},
		},
		{
			"a link HIGH on general knowledge", "action_point_links.csv",
			"strategy,,",
			"strategy,,background",
			[]string{
				"+0: general knowledge alone is never HIGH; lower the confidence or cite another source",
			},
		},
		{
			"editorial without rationale", "action_point_links.csv",
			"residents co-create the strategy",
			"",
			[]string{
				"+0: an EDITORIAL link has no rationale; say why, or name the source and make it SOURCE",
			},
		},
		{
			"editorial with named_by", "sdg_links.csv",
			"4,EDITORIAL,,,learning",
			"4,EDITORIAL,,NUMBER,learning",
			[]string{
				"+0: an EDITORIAL link has named_by, though no source names the goal; empty named_by, or correct the basis",
			},
		},
		{
			"city link without scope", "sdg_links.csv",
			"sdg-link:city:cork:4:agreement,city:cork,4,SOURCE,AGREEMENT",
			"sdg-link:city:cork:4,city:cork,4,SOURCE,",
			[]string{
				"+0: the link of a city has no scope; use one of LEARNING_CITY, AGREEMENT, AWARD, NATIONAL_NETWORK, CITY_DESIGNATION, LOCAL_REVIEW",
			},
		},
		{
			"scope on a conference", "sdg_links.csv",
			"sdg-link:conference:iclc-2:4,conference:iclc-2,4,SOURCE,",
			"sdg-link:conference:iclc-2:4:award,conference:iclc-2,4,SOURCE,AWARD",
			[]string{
				"+0: the link of a conference has a scope, which is for cities; empty it",
			},
		},
		{
			"wrong id of a link", "sdg_links.csv",
			"sdg-link:city:cork:4:agreement,",
			"sdg-link:city:cork:4:award,",
			[]string{
				`+0: the id is "sdg-link:city:cork:4:award", but subject, goal and scope make "sdg-link:city:cork:4:agreement"; correct the one that is wrong`,
			},
		},
		{
			"unconfirmed without a note", "cities.csv",
			",Announced as a member at the conference of September 2017; current membership is not confirmed.",
			",",
			[]string{
				"+0: a membership UNCONFIRMED stands without a note; say in the note what the sources say, or correct the membership",
			},
		},
		{
			"not stated with a year", "cities.csv",
			"en,ZA,,NOT_STATED",
			"en,ZA,2016,NOT_STATED",
			[]string{
				"+0: a membership NOT_STATED has the year of joining; empty member_since, or correct the membership",
			},
		},
		{
			"text for a point not seen", "action_points.yaml",
			"text_status: NOT_SEEN",
			"text_status: NOT_SEEN\n  summary: It says something.",
			[]string{
				"+1: an action point whose text was NOT_SEEN has a summary; remove it, or correct text_status",
			},
		},
		{
			"key feature without a group", "themes.yaml",
			"  group: BENEFITS\n",
			"",
			[]string{
				`+-3: a KEY_FEATURE has no "group"; fill it in, or correct the kind`,
			},
		},
		{
			"conference theme with a number", "themes.yaml",
			"kind: CONFERENCE_THEME",
			"kind: CONFERENCE_THEME\n  number: 2",
			[]string{
				`+1: a CONFERENCE_THEME has "number"; remove it, or correct the kind`,
			},
		},
		{
			"source without a name", "sources.csv",
			"General knowledge of the editors",
			"",
			[]string{
				"+0: the source has neither a title nor an address; fill in one of them",
			},
		},
		{
			"local name language alone", "cities.csv",
			"Adrar,أدرار,ar",
			"Adrar,,ar",
			[]string{
				`+0: "local_name_lang" stands without "local_name"; fill in the name, or empty its language`,
			},
		},
		{
			"size of nothing", "network_sizes.yaml",
			"  members: 170\n  countries: 53\n",
			"",
			[]string{
				"+-1: the record states no size; fill in members, countries or inhabitants_millions",
			},
		},
		{
			"no English name", "themes.yaml",
			"    en: Health",
			"    fr: Health",
			[]string{
				`+0: no name in English; add "en:" to the names`,
			},
		},
		{
			"released too early", "dataset.yaml",
			"'2026-11-22'",
			"'0001-01-01'",
			[]string{
				`+0: "released_on" is "0001-01-01", out of the years 2013 to 9999; correct the date`,
			},
		},
		{
			"no release date", "dataset.yaml",
			"released_on: '2026-11-22'\n",
			"",
			[]string{
				`+-16: the key "released_on" is missing; fill it in`,
			},
		},
		{
			"empty fields of a citation", "cities.csv",
			"ghorfa2020(member_since) geonames(location,population)",
			"ghorfa2020(member_since,) geonames()",
			[]string{
				`+0: unknown field "" in "ghorfa2020(member_since,)"; use one of name, local_name, member_since, membership, location, population, wikidata_id, code, alpha3, m49, names, region, languages, figures, subthemes, period, with commas and without spaces`,
				`+0: unknown field "" in "geonames()"; use one of name, local_name, member_since, membership, location, population, wikidata_id, code, alpha3, m49, names, region, languages, figures, subthemes, period, with commas and without spaces`,
			},
		},
		{
			"goal 18", "sdgs.yaml",
			"- number: 17\n",
			"- number: 18\n",
			[]string{
				": goal 17 is missing; add it: the file holds the goals 1 to 17, each once",
				`+0: "number" is 18, out of 1 to 17; correct the number`,
			},
		},
		{
			"edition 0", "awards.yaml",
			"    edition: 1\n",
			"    edition: 0\n",
			[]string{
				`+0: "edition" is 0, out of 1 to 999; correct the number`,
			},
		},
		{
			"long value", "cities.csv",
			"ar,DZ,2020",
			"ar,ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ,2020",
			[]string{
				`+0: unknown country "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ…"; add it to countries.csv or correct the code`,
			},
		},
		{
			"key of the programme", "awards.yaml",
			"  rhythm: every",
			"  rythm: every",
			[]string{
				`+-6: the key "rhythm" is missing; fill it in`,
				`+0: unknown key "rythm"; remove it, or use one of name, established, conferring_body, eligibility, criterion, rhythm, confidence, sources, notes`,
			},
		},
	}
}
