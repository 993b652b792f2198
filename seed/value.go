package seed

// valueKind is what a value of a file is, before it is known what it should be.
type valueKind int

const (
	cellValue   valueKind = iota // of a CSV file: text or a number, as its column has it
	textValue                    // of a YAML file, like the rest
	numberValue                  // with or without a fraction
	boolValue
	nullValue
	listValue
	mappingValue
)

// String is what a message calls a value of the kind.
func (k valueKind) String() string {
	switch k {
	case cellValue:
		return "a cell"
	case textValue:
		return "text"
	case numberValue:
		return "a number"
	case boolValue:
		return "true or false"
	case nullValue:
		return "empty"
	case listValue:
		return "a list"
	default:
		return "a mapping"
	}
}

// value is a value with its place.
type value struct {
	line   int
	kind   valueKind
	text   string   // of a single value
	quoted bool     // text in quotes
	items  []*value // of a list
	keys   []*key   // of a mapping, each once
}

type key struct {
	name  string
	line  int
	value *value
}
