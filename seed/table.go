package seed

import (
	"strings"

	"learningcities/kg"
)

// table tells how a file is read.
type table struct {
	file    string
	columns []string // of a CSV file
	single  bool     // a YAML file that is one mapping, not a list of records
	read    func(*reader, *row)
}

// tables are all files, in an order in which nothing refers to what comes later.
func tables() []table {
	return []table{
		{file: "dataset.yaml", single: true, read: (*reader).dataset},
		{file: "sources.csv", columns: sourceColumns(), read: (*reader).source},
		{file: "countries.csv", columns: countryColumns(), read: (*reader).country},
		{file: "cities.csv", columns: cityColumns(), read: (*reader).city},
		{file: "sdgs.yaml", read: (*reader).sdg},
		{file: "sdg_targets.csv", columns: targetColumns(), read: (*reader).target},
		{file: "conferences.yaml", read: (*reader).conference},
		{file: "documents.yaml", read: (*reader).document},
		{file: "publications.yaml", read: (*reader).publication},
		{file: "themes.yaml", read: (*reader).theme},
		{file: "action_points.yaml", read: (*reader).actionPoint},
		{file: "awards.yaml", single: true, read: (*reader).awards},
		{file: "case_studies.yaml", read: (*reader).caseStudy},
		{file: "clusters.yaml", read: (*reader).cluster},
		{file: "cluster_cities.csv", columns: clusterCityColumns(), read: (*reader).clusterCity},
		{file: "sdg_links.csv", columns: sdgLinkColumns(), read: (*reader).sdgLink},
		{file: "theme_links.csv", columns: themeLinkColumns(), read: (*reader).themeLink},
		{file: "action_point_links.csv", columns: actionPointLinkColumns(), read: (*reader).actionPointLink},
		{file: "network_sizes.yaml", read: (*reader).networkSize},
	}
}

// fileOf is where the entities of a kind stand.
func fileOf(kind kg.EntityKind) string {
	switch kind {
	case kg.KindCity:
		return "cities.csv"
	case kg.KindCountry:
		return "countries.csv"
	case kg.KindSDG:
		return "sdgs.yaml"
	case kg.KindSDGTarget:
		return "sdg_targets.csv"
	case kg.KindActionPoint:
		return "action_points.yaml"
	case kg.KindAward:
		return "awards.yaml"
	case kg.KindCaseStudy:
		return "case_studies.yaml"
	case kg.KindConference:
		return "conferences.yaml"
	case kg.KindDocument:
		return "documents.yaml"
	case kg.KindPublication:
		return "publications.yaml"
	case kg.KindCluster:
		return "clusters.yaml"
	default:
		return "themes.yaml"
	}
}

// kindName is what a message calls an entity of the kind.
func kindName(kind kg.EntityKind) string {
	switch kind {
	case kg.KindSDG:
		return "goal"
	case kg.KindSDGTarget:
		return "target"
	}
	return strings.ReplaceAll(strings.ToLower(string(kind)), "_", " ")
}
