package seed_test

// brokenValues are codes, numbers, dates and values of closed sets.
func brokenValues() []broken {
	return []broken{
		{
			"bad alpha-2", "countries.csv",
			"AU,AUS",
			"au,AUS",
			[]string{
				`cities.csv:10: unknown country "AU"; add it to countries.csv or correct the code`,
				`+0: "au" is no ISO 3166-1 alpha-2 code; write two capital letters, as FI`,
			},
		},
		{
			"bad alpha-3", "countries.csv",
			"GB,GBR",
			"GB,GB",
			[]string{
				`+0: "GB" is no ISO 3166-1 alpha-3 code; write three capital letters, as FIN`,
			},
		},
		{
			"M49 without its zero", "countries.csv",
			",036,",
			",36,",
			[]string{
				`+0: "36" is no UN M49 code; write three digits and keep the zeros, as 051`,
			},
		},
		{
			"bad slug", "cities.csv",
			"abuja,Abuja",
			"Abuja,Abuja",
			[]string{
				`+0: "Abuja" is no slug; use a-z, 0-9 and hyphens alone`,
			},
		},
		{
			"bad language", "cities.csv",
			",ar,DZ",
			",arabic,DZ",
			[]string{
				`+0: "arabic" is no language; write a BCP 47 tag, as en, fa or zh-Hant`,
			},
		},
		{
			"bad language in a list", "documents.yaml",
			"    - zh",
			"    - zh_hant",
			[]string{
				`+0: "zh_hant" is no language; write a BCP 47 tag, as en, fa or zh-Hant`,
			},
		},
		{
			"bad language of names", "documents.yaml",
			"    fr: Réf",
			"    french: Réf",
			[]string{
				`+0: "french" is no language; write a BCP 47 tag, as en, fa or zh-Hant`,
			},
		},
		{
			"bad colour", "sdgs.yaml",
			"'#E5243B'",
			"'#E5243'",
			[]string{
				`+0: "#E5243" is no colour; write # and six hexadecimal digits, as #FD9D24`,
			},
		},
		{
			"bad Wikidata id", "cities.csv",
			",Q956,",
			",956,",
			[]string{
				`+0: "956" is no Wikidata id; write Q and digits, as Q47034`,
			},
		},
		{
			"bad GeoNames id", "cities.csv",
			",2508813,",
			",0x26,",
			[]string{
				`+0: "0x26" is no GeoNames id; write its digits alone, as 660129`,
			},
		},
		{
			"bad target code", "sdg_targets.csv",
			"11.3,11",
			"11.33x,11",
			[]string{
				`+0: "11.33x" is no code of a target; write goal, dot, number or letter, as 11.3 or 4.a`,
			},
		},
		{
			"target of another goal", "sdg_targets.csv",
			"11.3,11",
			"11.3,4",
			[]string{
				`+0: the target "11.3" stands under goal 4; correct the code or the goal`,
			},
		},
		{
			"bad ISBN", "publications.yaml",
			"  case_count: 12\n",
			"  case_count: 12\n  isbn: 978-92-820\n",
			[]string{
				`+1: "978-92-820" is no ISBN; write its ten or thirteen digits, with or without hyphens`,
			},
		},
		{
			"bad address", "publications.yaml",
			"  case_count: 12\n",
			"  case_count: 12\n  url: ftp://unesco.org/book\n",
			[]string{
				`+1: "ftp://unesco.org/book" is no address; write it whole, from http:// or https:// on`,
			},
		},
		{
			"address without a host", "sources.csv",
			"https://uil.unesco.org/city/swansea",
			"https:///city/swansea",
			[]string{
				`+0: "https:///city/swansea" is no address; write it whole, from http:// or https:// on`,
			},
		},
		{
			"address of an unpublished source", "publications.yaml",
			"  case_count: 12\n",
			"  case_count: 12\n  url: http://zgkjsz.com/page/2018/0113/14754705.shtml\n",
			[]string{
				`+1: the address "http://zgkjsz.com/page/2018/0113/14754705.shtml" is that of a source that is not published; remove it`,
			},
		},
		{
			"no such day", "conferences.yaml",
			"'2015-09-28'",
			"'2015-02-30'",
			[]string{
				`+0: "start_date" is no date: "2015-02-30"; write an existing day, as 2024-02-14`,
			},
		},
		{
			"no such month", "network_sizes.yaml",
			"'2019-10'",
			"'2019-13'",
			[]string{
				`+0: "as_of" is no date: "2019-13"; write an existing year, month or day, as 2024, 2024-02 or 2024-02-14`,
			},
		},
		{
			"a date not in quotes", "conferences.yaml",
			"start_date: '2015-09-28'",
			"start_date: 2015-09-28",
			[]string{
				`+0: "start_date" is not in quotes: "2015-09-28"; put the date in quotes`,
			},
		},
		{
			"a year not in quotes", "network_sizes.yaml",
			"as_of: '2019-10'",
			"as_of: 2019",
			[]string{
				`+0: "as_of" is a number (2019) where text is due; put it in quotes`,
			},
		},
		{
			"bad period", "clusters.yaml",
			"'2019-2021'",
			"'2021-2019'",
			[]string{
				`+0: "2021-2019" is no period; write a year or two, the earlier first, as 2019-2021`,
			},
		},
		{
			"unknown membership", "cities.csv",
			"DZ,2020,CONFIRMED",
			"DZ,2020,MEMBER",
			[]string{
				`+0: unknown membership "MEMBER"; use one of CONFIRMED, UNCONFIRMED, NOT_STATED`,
			},
		},
		{
			"unknown text status", "action_points.yaml",
			"text_status: NOT_SEEN",
			"text_status: UNSEEN",
			[]string{
				`+0: unknown text_status "UNSEEN"; use one of READ_IN_ORIGINAL, READ_IN_TRANSLATION, NOT_SEEN`,
			},
		},
		{
			"unknown kind of source", "sources.csv",
			"vso2016,WEB_PAGE,Limerick joins UNESCO Global Network of Learning Cities,VSO Publications,",
			"vso2016,PAGE,Limerick joins UNESCO Global Network of Learning Cities,VSO Publications,",
			[]string{
				`+0: unknown kind "PAGE"; use one of WEB_PAGE, DOCUMENT, DATA_SET, BACKGROUND`,
			},
		},
		{
			"unknown publish", "sources.csv",
			"General knowledge of the editors,,,,,yes",
			"General knowledge of the editors,,,,,maybe",
			[]string{
				`+0: unknown publish "maybe"; use one of yes, no`,
			},
		},
		{
			"unknown field of a citation", "cities.csv",
			"ghorfa2020(member_since) geonames(location,population)",
			"ghorfa2020(since) geonames(location,population)",
			[]string{
				`+0: unknown field "since" in "ghorfa2020(since)"; use one of name, local_name, member_since, membership, location, population, wikidata_id, code, alpha3, m49, names, region, languages, figures, subthemes, period, with commas and without spaces`,
			},
		},
		{
			"malformed citation", "cities.csv",
			"ghorfa2020(member_since) geonames(location,population)",
			"ghorfa2020(member_since",
			[]string{
				`+0: "ghorfa2020(member_since" is no citation; write a key, or a key with fields: geonames(location,population)`,
			},
		},
		{
			"latitude out of range", "cities.csv",
			"27.87429,-0.29388",
			"97.87429,-0.29388",
			[]string{
				`+0: "latitude" is 97.87429, out of -90 to 90; correct the coordinate`,
			},
		},
		{
			"longitude out of range", "cities.csv",
			"27.87429,-0.29388",
			"27.87429,-180.5",
			[]string{
				`+0: "longitude" is -180.5, out of -180 to 180; correct the coordinate`,
			},
		},
		{
			"latitude NaN", "cities.csv",
			"27.87429,-0.29388",
			"NaN,-0.29388",
			[]string{
				`+0: "latitude" is "NaN", which is no number of degrees; write decimal degrees, as -33.86785`,
			},
		},
		{
			"longitude Inf", "cities.csv",
			"27.87429,-0.29388",
			"27.87429,Inf",
			[]string{
				`+0: "longitude" is "Inf", which is no number of degrees; write decimal degrees, as -33.86785`,
			},
		},
		{
			"latitude without longitude", "cities.csv",
			"27.87429,-0.29388,SELF",
			"27.87429,,SELF",
			[]string{
				`+0: the place has no "longitude"; fill in latitude, longitude and placed_at, or none of them`,
			},
		},
		{
			"place without placed_at", "cities.csv",
			"27.87429,-0.29388,SELF",
			"27.87429,-0.29388,",
			[]string{
				`+0: the place has no "placed_at"; fill in latitude, longitude and placed_at, or none of them`,
			},
		},
		{
			"placed_at without a place", "cities.csv",
			"CONFIRMED,,,,,,,,,HIGH,centralasia2025",
			"CONFIRMED,,,SELF,,,,,,HIGH,centralasia2025",
			[]string{
				`+0: the place has no "latitude"; fill in latitude, longitude and placed_at, or none of them`,
				`+0: the place has no "longitude"; fill in latitude, longitude and placed_at, or none of them`,
			},
		},
		{
			"seat with a population", "cities.csv",
			"SEAT,,109571",
			"SEAT,5000,109571",
			[]string{
				"+0: a place given as SEAT has a population, which is not the member's own; empty the population, or correct placed_at",
			},
		},
		{
			"negative population", "cities.csv",
			"SELF,43903",
			"SELF,-1",
			[]string{
				`+0: "population" is -1, out of 0 to 2147483647; correct the number`,
			},
		},
		{
			"population that is no number", "cities.csv",
			"SELF,43903",
			"SELF,43.903e3",
			[]string{
				`+0: "population" is "43.903e3", which is no whole number; write it in digits alone`,
			},
		},
		{
			"population too large", "cities.csv",
			"SELF,43903",
			"SELF,99999999999999999999999",
			[]string{
				`+0: "population" is 99999999999999999999…, out of 0 to 2147483647; correct the number`,
			},
		},
		{
			"id without its confidence", "cities.csv",
			"2508813,HIGH,,,HIGH",
			"2508813,,,,HIGH",
			[]string{
				`+0: "geonames_id" stands without "geonames_confidence"; fill in how sure the id is`,
			},
		},
		{
			"confidence without its id", "cities.csv",
			"2508813,HIGH,,,HIGH",
			"2508813,HIGH,,LOW,HIGH",
			[]string{
				`+0: "wikidata_confidence" stands without "wikidata_id"; fill in the id, or empty the confidence`,
			},
		},
		{
			"goal out of range", "sdg_links.csv",
			"action-point:1,11,",
			"action-point:1,18,",
			[]string{
				`+0: "sdg" is 18, out of 1 to 17; correct the number`,
			},
		},
		{
			"goal missing", "sdg_targets.csv",
			"11.3,11",
			"11.3,0",
			[]string{
				`+0: "sdg" is 0, out of 1 to 17; correct the number`,
			},
		},
		{
			"member before the network", "cities.csv",
			"ar,DZ,2020",
			"ar,DZ,2012",
			[]string{
				`+0: "member_since" is 2012, out of 2013 to 2027; correct the number`,
			},
		},
		{
			"member in the future", "cities.csv",
			"ar,DZ,2020",
			"ar,DZ,2028",
			[]string{
				`+0: "member_since" is 2028, out of 2013 to 2027; correct the number`,
			},
		},
		{
			"year of a case study", "case_studies.yaml",
			"year: 2015",
			"year: 1815",
			[]string{
				`+0: "year" is 1815, out of 1900 to 2027; correct the number`,
			},
		},
		{
			"year of an award", "awards.yaml",
			"- year: 2015",
			"- year: 2014",
			[]string{
				`+0: "year" is 2014, out of 2015 to 2027; correct the number`,
			},
		},
		{
			"date out of years", "network_sizes.yaml",
			"'2024-02'",
			"'2034-02'",
			[]string{
				`+0: "as_of" is "2034-02", out of the years 2013 to 2027; correct the date`,
			},
		},
		{
			"end before start", "conferences.yaml",
			"end_date: '2015-09-30'",
			"end_date: '2015-09-20'",
			[]string{
				"+0: the conference ends on 2015-09-20, before it starts on 2015-09-28; correct the dates",
			},
		},
		{
			"end without start", "conferences.yaml",
			"  start_date: '2015-09-28'\n",
			"",
			[]string{
				"+0: the conference has an end and no start; fill in start_date",
			},
		},
		{
			"held and planned", "conferences.yaml",
			"  status: HELD",
			"  planned_for: '2015'\n  status: HELD",
			[]string{
				"+0: a conference that was HELD has planned_for; remove planned_for, or correct the status",
			},
		},
		{
			"held in the future", "conferences.yaml",
			"start_date: '2015-09-28'\n  end_date: '2015-09-30'",
			"start_date: '2027-09-28'\n  end_date: '2027-09-30'",
			[]string{
				"+0: a conference that was HELD starts on 2027-09-28, after this release; correct the date or the status",
			},
		},
		{
			"planned in the past", "conferences.yaml",
			"planned_for: '2027-06'",
			"planned_for: '2026-10'",
			[]string{
				"+0: a conference is planned for 2026-10, before this release; correct planned_for or the status",
			},
		},
		{
			"host city in another country", "conferences.yaml",
			"host_country: MX",
			"host_country: IE",
			[]string{
				"+0: the host city is in MX, not in IE; correct host_city or host_country",
			},
		},
	}
}
