package kg

// NetworkSize is what a source says of the whole network.
type NetworkSize struct {
	AsOf                string // ISO 8601, as much as is known
	Members             *int
	Countries           *int
	InhabitantsMillions *int
	Provenance          *Provenance
}

// Walk walks the stored properties.
func (n *NetworkSize) Walk(f Fields) {
	if f.Reading() {
		n.Provenance = new(Provenance)
	}
	f.Text("asOf", &n.AsOf)
	optionalInt(f, "members", &n.Members)
	optionalInt(f, "countries", &n.Countries)
	optionalInt(f, "inhabitantsMillions", &n.InhabitantsMillions)
	n.Provenance.walk(f)
}
