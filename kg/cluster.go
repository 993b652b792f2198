package kg

// Cluster is a thematic cluster of the network.
type Cluster struct {
	Record
	Period        *string
	Figures       []*Figure
	Partners      []string
	PublicationID ID // "" where not known
}

// EntityKind is KindCluster.
func (*Cluster) EntityKind() EntityKind { return KindCluster }

// Walk walks the stored properties.
func (c *Cluster) Walk(f Fields) {
	c.walk(f)
	optionalText(f, "period", &c.Period)
	values(f, "figures", &c.Figures, (*Figure).check)
	f.Texts("partners", &c.Partners)
	optionalID(f, "publication", &c.PublicationID)
}
