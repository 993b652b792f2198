package seed_test

// brokenReferences are references to nothing, things that stand twice, and records without a source.
func brokenReferences() []broken {
	return []broken{
		{
			"unknown country", "cities.csv",
			",ar,DZ,2020",
			",ar,XX,2020",
			[]string{
				`+0: unknown country "XX"; add it to countries.csv or correct the code`,
			},
		},
		{
			"unknown city in a cluster", "cluster_cities.csv",
			"esd,espoo",
			"esd,espo",
			[]string{
				`+0: unknown city "espo"; add it to cities.csv or correct the slug`,
			},
		},
		{
			"unknown cluster", "cluster_cities.csv",
			"esd,espoo",
			"esdd,espoo",
			[]string{
				`+0: unknown cluster "esdd"; add it to clusters.yaml or correct the slug`,
			},
		},
		{
			"unknown publication", "case_studies.yaml",
			"publication: unlocking-potential-vol-1",
			"publication: unlocking-potential",
			[]string{
				`+0: unknown publication "unlocking-potential"; add it to publications.yaml or correct the slug`,
			},
		},
		{
			"unknown conference", "documents.yaml",
			"conference: iclc-2",
			"conference: iclc-22",
			[]string{
				`+0: unknown conference "iclc-22"; add it to conferences.yaml or correct the slug`,
			},
		},
		{
			"unknown document", "action_points.yaml",
			"document: mexico-city-statement-2015",
			"document: mexico-city",
			[]string{
				`+0: unknown document "mexico-city"; add it to documents.yaml or correct the slug`,
			},
		},
		{
			"unknown theme", "theme_links.csv",
			"health-and-well-being",
			"health",
			[]string{
				`+0: unknown theme "health"; add it to themes.yaml or correct the slug`,
			},
		},
		{
			"unknown action point", "action_point_links.csv",
			"espoo-2015,1,",
			"espoo-2015,2,",
			[]string{
				`+0: unknown action point "2"; add it to action_points.yaml or correct the number`,
			},
		},
		{
			"unknown host city", "conferences.yaml",
			"host_city: mexico-city",
			"host_city: mexico",
			[]string{
				`+0: unknown city "mexico"; add it to cities.csv or correct the slug`,
			},
		},
		{
			"unknown winner", "awards.yaml",
			"      - cork",
			"      - corc",
			[]string{
				`+0: unknown city "corc"; add it to cities.csv or correct the slug`,
			},
		},
		{
			"unknown subject", "theme_links.csv",
			"conference:iclc-2",
			"conference:iclc-3",
			[]string{
				`+0: unknown subject "conference:iclc-3"; add it to conferences.yaml or correct the id`,
			},
		},
		{
			"subject without a kind", "theme_links.csv",
			"conference:iclc-2",
			"iclc-2",
			[]string{
				`+0: "iclc-2" names no kind of entity; write the kind before the slug, as city:espoo`,
			},
		},
		{
			"subject of the wrong kind", "action_point_links.csv",
			"case-study:espoo-2015",
			"city:espoo",
			[]string{
				`+0: the subject "city:espoo" is a city; name one of these kinds: case study`,
			},
		},
		{
			"unknown source", "cities.csv",
			"ghorfa2020(member_since)",
			"gorfa2020(member_since)",
			[]string{
				`+0: unknown source "gorfa2020"; add it to sources.csv or correct the key`,
			},
		},
		{
			"unknown source in YAML", "documents.yaml",
			"- 953986f1cd94",
			"- 953986f1cd95",
			[]string{
				`+0: unknown source "953986f1cd95"; add it to sources.csv or correct the key`,
			},
		},
		{
			"city twice", "cities.csv",
			"adrar,Adrar",
			"abuja,Adrar",
			[]string{
				`+0: the city "abuja" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"country twice", "countries.csv",
			"CN,CHN",
			"AU,CHN",
			[]string{
				`cities.csv:6: unknown country "CN"; add it to countries.csv or correct the code`,
				`+0: the country "AU" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"alpha-3 twice", "countries.csv",
			"CN,CHN",
			"CN,AUS",
			[]string{
				`+0: the alpha-3 code "AUS" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"M49 twice", "countries.csv",
			"CHN,156",
			"CHN,036",
			[]string{
				`+0: the M49 code "036" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"goal twice", "sdgs.yaml",
			"- number: 2\n",
			"- number: 1\n",
			[]string{
				": goal 2 is missing; add it: the file holds the goals 1 to 17, each once",
				`+0: the goal "1" stands twice, first in line 3; correct it, or delete one of the two records`,
			},
		},
		{
			"target twice", "sdg_targets.csv",
			"4.a,4",
			"4.7,4",
			[]string{
				`+0: the target "4.7" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"source twice", "sources.csv",
			"101c58a91337,",
			"0e2fb5ec596c,",
			[]string{
				`conferences.yaml:95: unknown source "101c58a91337"; add it to sources.csv or correct the key`,
				`sdg_links.csv:17: unknown source "101c58a91337"; add it to sources.csv or correct the key`,
				`sdg_links.csv:18: unknown source "101c58a91337"; add it to sources.csv or correct the key`,
				`+0: the source "0e2fb5ec596c" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"address twice", "sources.csv",
			"https://uil.unesco.org/city/sonderborg",
			"https://uil.unesco.org/city/swansea",
			[]string{
				`+34: the address "https://uil.unesco.org/city/swansea" stands twice, first in line 6; correct it, or delete one of the two records`,
			},
		},
		{
			"winner twice", "awards.yaml",
			"      - cork\n",
			"      - beijing\n",
			[]string{
				`+0: "beijing" stands twice in "cities"; remove one of them`,
			},
		},
		{
			"link twice", "sdg_links.csv",
			"sdg-link:action-point:1:11,action-point:1,11",
			"sdg-link:action-point:1:4,action-point:1,4",
			[]string{
				`+0: the link "sdg-link:action-point:1:4" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"part in a cluster twice", "cluster_cities.csv",
			"esd,espoo,COORDINATOR,,,\n",
			"esd,espoo,COORDINATOR,,,\nesd,espoo,COORDINATOR,,,\n",
			[]string{
				`+1: the part in a cluster "esd espoo COORDINATOR" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"theme link twice", "theme_links.csv",
			"conference:iclc-2,health-and-well-being,SOURCE,,,1bcc268a0240\n",
			"conference:iclc-2,health-and-well-being,SOURCE,,,1bcc268a0240\nconference:iclc-2,health-and-well-being,SOURCE,,,\n",
			[]string{
				`+1: the link "conference:iclc-2 theme:health-and-well-being" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"GeoNames id twice", "cities.csv",
			",2508813,",
			",2352778,",
			[]string{
				`+0: the GeoNames id "2352778" stands twice, first in line 2; correct it, or delete one of the two records`,
			},
		},
		{
			"number of a conference twice", "conferences.yaml",
			"number: 7",
			"number: 2",
			[]string{
				`+0: the number of a conference "2" stands twice, first in line 5; correct it, or delete one of the two records`,
			},
		},
		{
			"network size twice", "network_sizes.yaml",
			"'2024-02'\n  members: 356\n  countries: 79\n  inhabitants_millions: 390",
			"'2019-10'\n  members: 170\n  countries: 53",
			[]string{
				`+0: the network size "2019-10 170 53 -" stands twice, first in line 3; correct it, or delete one of the two records`,
			},
		},
		{
			"no sources", "cities.csv",
			`,"ghorfa2020(member_since) geonames(location,population)"`,
			",",
			[]string{
				`+0: the cell "sources" is missing; fill it in`,
			},
		},
		{
			"no sources in YAML", "themes.yaml",
			"  confidence: HIGH\n  sources:\n    - 1bcc268a0240\n",
			"  confidence: HIGH\n",
			[]string{
				`+-4: the key "sources" is missing; fill it in`,
			},
		},
	}
}
