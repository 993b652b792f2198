package seed

import (
	"strconv"
)

// dataset reads the dataset as such.
func (r *reader) dataset(w *row) {
	info := &r.data.Info
	info.Title = w.text("title")
	info.Description = w.text("description")
	info.Licence = w.text("licence")
	if w.need("licence_url") {
		if u := r.url(w, "licence_url"); u != nil {
			info.LicenceURL = *u
		}
	}
	info.Citation = w.text("citation")
	info.Attributions = w.texts("attributions", nil)
	info.ReleasedOn = w.date("released_on", false)
	if info.ReleasedOn == "" {
		return
	}
	w.yearOf("released_on", &info.ReleasedOn, firstMembers, lastYear)
	year, err := strconv.Atoi(info.ReleasedOn[:4])
	if err != nil || year < firstMembers {
		info.ReleasedOn = "" // nothing can be compared with it
		return
	}
	r.lastYear = year + 1
}
