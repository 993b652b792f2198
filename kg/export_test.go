package kg

// NewRelatedness works out how related the cities of a built dataset are.
func NewRelatedness(d *Dataset) *Relatedness {
	r, _ := newRelatedness(d, nil)
	return r
}

// ScanValue is scanValue.
func ScanValue(text string, p any) bool { return scanValue(text, p) }

// AppendValue is appendValue.
func AppendValue(b []byte, p any) ([]byte, bool) { return appendValue(b, p) }
