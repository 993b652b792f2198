package kg

// GoalQuery asks for the goal facts. It is comparable, so equal questions can share one answer.
type GoalQuery struct {
	Cities      *Filter // only of these cities; nil for all
	CaseStudies *Filter // only of these case studies, and of no links of the cities' own; nil for all, and for those too
	Basis       Basis   // of the links looked at; "" for any
}

// GoalFacts is what the network of the goals is made of: which goals each city and each of its case studies serves.
type GoalFacts struct {
	Goals  []*SDG       // by number
	Cities []*CityGoals // those asked for that serve a goal or have a case study asked for, by name
	Silent int          // the number of the others asked for

	networks networks
}

// CityGoals is a city and its case studies with the goals that each serves.
type CityGoals struct {
	City        ServedGoals   // by its own links or by those of its case studies; no goals where only some case studies are asked for
	CaseStudies []ServedGoals // those asked for, newest first
}

// ServedGoals is the goals that a city or a case study serves.
type ServedGoals struct {
	ID    ID
	Rank  int   // its place in the root list of its kind
	Goals []int // the numbers, ascending
}
