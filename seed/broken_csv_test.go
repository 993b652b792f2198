package seed_test

// brokenCSV are malformed CSV files.
func brokenCSV() []broken {
	return []broken{
		{
			"missing cell", "cities.csv",
			"adrar,Adrar,",
			"adrar,,",
			[]string{
				`+0: the cell "name" is missing; fill it in`,
			},
		},
		{
			"missing key", "case_studies.yaml",
			"  city: melton\n",
			"",
			[]string{
				`+-2: the key "city" is missing; fill it in`,
			},
		},
		{
			"unknown column", "cities.csv",
			"slug,name,",
			"slug,name,mayor,",
			[]string{
				`+0: unknown column "mayor"; remove it, or use one of slug, name, local_name, local_name_lang, country, member_since, membership, latitude, longitude, placed_at, population, geonames_id, geonames_confidence, wikidata_id, wikidata_confidence, confidence, sources, note`,
			},
		},
		{
			"missing column", "cities.csv",
			",note\n",
			"\n",
			[]string{
				`+0: the column "note" is missing; add it to the header`,
			},
		},
		{
			"column twice", "cities.csv",
			"slug,name,",
			"slug,name,name,",
			[]string{
				`+0: the column "name" stands twice; remove one of them`,
			},
		},
		{
			"too many cells", "cities.csv",
			"adrar,Adrar,",
			"adrar,Adrar,Adrar,",
			[]string{
				"+0: the row has 19 cells, the header 18; add or remove commas, and put a cell with a comma in quotes",
			},
		},
		{
			"too few cells", "cluster_cities.csv",
			"esd,espoo,COORDINATOR,,,",
			"esd,espoo,COORDINATOR",
			[]string{
				"+0: the row has 3 cells, the header 6; add or remove commas, and put a cell with a comma in quotes",
			},
		},
		{
			"unclosed quote", "cities.csv",
			`"ghorfa2020(member_since) geonames(location,population)"`,
			`"ghorfa2020(member_since) geonames(location,population)`,
			[]string{
				"+0: the record that starts here has a quoted cell that goes wrong in line 4, column 142; close the cell with a quote, and write a quote inside it twice",
			},
		},
		{
			"unclosed quote at the end", "sources.csv",
			`webull2025,WEB_PAGE,"UNESCO announces 72 cities incl. Tianjin, Shenyang and Ningbo"`,
			`webull2025,WEB_PAGE,"UNESCO announces 72 cities incl. Tianjin, Shenyang and Ningbo`,
			[]string{
				"+0: the record that starts here has a quoted cell that goes wrong in line 59, column 209; close the cell with a quote, and write a quote inside it twice",
			},
		},
		{
			"bare quote", "cities.csv",
			"adrar,Adrar,",
			`adrar,Ad"rar,`,
			[]string{
				"+0: a quote stands inside an unquoted cell, column 9; put the cell in quotes, and write the quote inside it twice",
			},
		},
		{
			"line after a quoted line break", "cities.csv",
			"; the coordinates are those of its seat, Al-Hofuf.\"\nbayangol",
			"; the coordinates\nare those of its seat, Al-Hofuf.\"\nBayangol",
			[]string{
				`+2: "Bayangol" is no slug; use a-z, 0-9 and hyphens alone`,
			},
		},
		{
			"spaces around", "cities.csv",
			"adrar,Adrar,",
			"adrar,Adrar ,",
			[]string{
				`+0: "name" has spaces around it: "Adrar "; remove them`,
			},
		},
		{
			"control character", "cities.csv",
			"adrar,Adrar,",
			"adrar,Ad\x07rar,",
			[]string{
				`+0: "name" holds a control character: "Ad\arar"; remove it`,
			},
		},
		{
			"empty cell of spaces", "cities.csv",
			"adrar,Adrar,",
			"adrar, ,",
			[]string{
				`+0: "name" is empty; fill it in, or leave it out when nothing states it`,
			},
		},
	}
}
