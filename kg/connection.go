package kg

// PageInfo tells what lies around a page.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string // nil for an empty page
	EndCursor       *string
}

// Connection is a page as the API shows it: E is the kind of edge, N that of the node.
type Connection[E, N any] struct {
	Edges      []E
	Nodes      []N
	PageInfo   *PageInfo
	TotalCount int
}

// Edge is an element of a page with its cursor.
type Edge[N any] struct {
	Node   N
	Cursor string
}

// CityConnection is a page of cities.
type CityConnection = Connection[*CityEdge, *City]

// CaseStudyConnection is a page of case studies.
type CaseStudyConnection = Connection[*CaseStudyEdge, *CaseStudy]

// SDGLinkConnection is a page of links to goals.
type SDGLinkConnection = Connection[*SDGLinkEdge, *SDGLink]

// SourceConnection is a page of sources.
type SourceConnection = Connection[*SourceEdge, *Source]

// SDGCityConnection is a page of cities that serve a goal.
type SDGCityConnection = Connection[*SDGCityEdge, *City]

// SDGCaseStudyConnection is a page of case studies that serve a goal.
type SDGCaseStudyConnection = Connection[*SDGCaseStudyEdge, *CaseStudy]

// SearchConnection is a page of what a search found.
type SearchConnection = Connection[*SearchEdge, Entity]

// RelatedCityConnection is a page of cities that are related to a city.
type RelatedCityConnection = Connection[*RelatedCityEdge, *City]

// CityEdge is a city in a page.
type CityEdge struct {
	Edge[*City]
	DistanceKm *float64 // from the filter's circle, to one decimal
}

// CaseStudyEdge is a case study in a page.
type CaseStudyEdge = Edge[*CaseStudy]

// SDGLinkEdge is a link to a goal in a page.
type SDGLinkEdge = Edge[*SDGLink]

// SourceEdge is a source in a page.
type SourceEdge = Edge[*Source]

// SDGCityEdge is a city that serves a goal, with the evidence.
type SDGCityEdge struct {
	Edge[*City]
	Basis    Basis
	Evidence []*SDGLink
}

// SDGCaseStudyEdge is a case study that serves a goal, with the link that says so.
type SDGCaseStudyEdge struct {
	Edge[*CaseStudy]
	Link *SDGLink
}

// SearchEdge is an entity found, with how and by which text.
type SearchEdge struct {
	Edge[Entity]
	Match   SearchMatch
	Matched *Name
}

// RelatedCityEdge is a city that is related to another, with the reasons.
type RelatedCityEdge struct {
	Edge[*City]
	*Related
}

// Connect makes a connection of a page: the node of each item and, of edges and pageInfo, what is selected. The function fills the edge of an item; its
// cursor is that of the node in the list.
func Connect[V any, N Node, S any](p Page[V], version, list string, selected func(field string) bool, node func(V) N, fill func(*S, V, Edge[N])) *Connection[*S, N] {
	c := &Connection[*S, N]{
		Nodes:      make([]N, len(p.Items)),
		PageInfo:   &PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious},
		TotalCount: p.Total,
	}
	for i, item := range p.Items {
		c.Nodes[i] = node(item)
	}
	if n := len(c.Nodes); n > 0 && selected("pageInfo") {
		first, last := Cursor(version, list, c.Nodes[0].GetID()), Cursor(version, list, c.Nodes[n-1].GetID())
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &first, &last
	}
	if !selected("edges") {
		return c
	}
	cursors, all := cursors(version, list, c.Nodes), make([]S, len(p.Items))
	c.Edges = make([]*S, len(p.Items))
	for i, item := range p.Items {
		c.Edges[i] = &all[i]
		fill(c.Edges[i], item, Edge[N]{c.Nodes[i], cursors[i]})
	}
	return c
}

// NeighbourConnection is a page of neighbours.
type NeighbourConnection = Connection[*NeighbourEdge, Entity]

// NeighbourEdge is a neighbour in a page, with the link that leads there.
type NeighbourEdge struct {
	Edge[Entity]
	Relation Relation
	Forward  bool
	Basis    *Basis // nil for a relation that has none
}

// Path is a simple path between two entities.
type Path struct {
	Nodes []Entity
	Steps []*PathStep
}

// Length is the number of steps.
func (p *Path) Length() int { return len(p.Steps) }

// PathStep is a step of a path.
type PathStep struct {
	From     Entity
	Relation Relation
	Forward  bool
	Basis    *Basis // nil for a relation that has none
	To       Entity
}
