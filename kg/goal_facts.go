package kg

// GoalQuery asks for the goal facts. It is comparable, so equal questions can share one answer.
type GoalQuery struct {
	Basis Basis // of the links looked at; "" for any
}

// GoalFacts is what the network of the goals is made of: which goals each city and each of its case studies serves.
type GoalFacts struct {
	Goals  []*SDG       // by number
	Cities []*CityGoals // all cities, by name
}

// CityGoals is a city and its case studies with the goals that each serves.
type CityGoals struct {
	City        ServedGoals   // by its own links or by those of its case studies
	CaseStudies []ServedGoals // newest first
}

// ServedGoals is the goals that a city or a case study serves.
type ServedGoals struct {
	ID    ID
	Rank  int   // its place in the root list of its kind
	Goals []int // the numbers, ascending
}
