package kg

// Release is a version of the data that was published: what is needed to cite it, whether or not it can still be answered from.
type Release struct {
	Version    string `json:"version"`
	Rules      int    `json:"rules"`      // the number of the rules by which it was derived
	ReleasedOn string `json:"releasedOn"` // ISO 8601
	Title      string `json:"title"`
	Licence    string `json:"licence"` // SPDX
	LicenceURL string `json:"licenceUrl"`
	Citation   string `json:"citation"`
}

// Release is what cites the dataset.
func (d *Info) Release() Release {
	return Release{
		Version: d.Version, Rules: Rules, ReleasedOn: d.ReleasedOn, Title: d.Title, Licence: d.Licence, LicenceURL: d.LicenceURL, Citation: d.Citation,
	}
}
