package kg

import "strings"

// Country is a country that has a city in the data.
type Country struct {
	Record
	Code        string // ISO 3166-1 alpha-2
	Alpha3      string // ISO 3166-1 alpha-3
	M49         string // UN M49, three digits
	Region      Region
	ExternalIDs []*ExternalID
}

// EntityKind is KindCountry.
func (*Country) EntityKind() EntityKind { return KindCountry }

// Walk walks the stored properties.
func (c *Country) Walk(f Fields) {
	c.walk(f)
	f.Text("code", &c.Code)
	f.Text("alpha3", &c.Alpha3)
	f.Text("m49", &c.M49)
	enum(f, "region", &c.Region)
	values(f, "externalIds", &c.ExternalIDs, (*ExternalID).check)
}

// CountryCode is the code as it is kept: in upper case. Only a to z have one here; no other letter stands for one of theirs.
func CountryCode(code string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, code)
}
