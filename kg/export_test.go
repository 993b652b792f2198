package kg

// NewRelatedness works out how related the cities of a built dataset are.
func NewRelatedness(d *Dataset) *Relatedness {
	r, _ := newRelatedness(d, nil)
	return r
}

// ScanValue is scanValue.
func ScanValue(text string, p any) bool { return scanValue(text, p) }
