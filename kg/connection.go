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

// The connections of the API and their edges.
type (
	CityConnection         = Connection[*CityEdge, *City]
	CaseStudyConnection    = Connection[*CaseStudyEdge, *CaseStudy]
	SDGLinkConnection      = Connection[*SDGLinkEdge, *SDGLink]
	SourceConnection       = Connection[*SourceEdge, *Source]
	SDGCityConnection      = Connection[*SDGCityEdge, *City]
	SDGCaseStudyConnection = Connection[*SDGCaseStudyEdge, *CaseStudy]

	CityEdge      = Edge[*City]
	CaseStudyEdge = Edge[*CaseStudy]
	SDGLinkEdge   = Edge[*SDGLink]
	SourceEdge    = Edge[*Source]
)

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

// Connect makes a connection of a page. The edge function gives the edge of an item and its node; the cursor is that of the node in
// the list.
func Connect[V any, N Node, E any](p Page[V], version, list string, node func(V) N, edge func(V, Edge[N]) E) *Connection[E, N] {
	c := &Connection[E, N]{
		Edges:      make([]E, len(p.Items)),
		Nodes:      make([]N, len(p.Items)),
		PageInfo:   &PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious},
		TotalCount: p.Total,
	}
	for i, item := range p.Items {
		n := node(item)
		cursor := Cursor(version, list, n.GetID())
		c.Nodes[i], c.Edges[i] = n, edge(item, Edge[N]{n, cursor})
		if i == 0 {
			c.PageInfo.StartCursor = &cursor
		}
		c.PageInfo.EndCursor = &cursor
	}
	return c
}
