package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// cited is what a citation names. The dataset names no persons, so its title stands for who publishes it.
type cited struct {
	key, title, version, address, note string
	released                           time.Time
}

func citedOf(r *Release) (*cited, error) {
	i := r.Graph.Info
	released, err := time.Parse(time.DateOnly, i.ReleasedOn)
	if err != nil {
		return nil, fmt.Errorf("the date of the release: %w", err)
	}
	return &cited{
		key: "learning-cities-graph-" + r.Graph.Version, title: i.Title, version: r.Graph.Version, address: DatasetIRI(r.Space, r.Graph.Version).Value,
		note: "Licence: " + i.Licence + " (" + i.LicenceURL + ")", released: released,
	}, nil
}

func writeBibTeX(w io.Writer, r *Release) error {
	c, err := citedOf(r)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "@misc{%s,\n  title = {{%s}},\n  author = {{%[2]s}},\n  year = {%[3]d},\n  month = %[4]s,\n  version = {%[5]s},\n  url = {%[6]s},\n  note = {%[7]s}\n}\n",
		c.key, tex(c.title), c.released.Year(), strings.ToLower(c.released.Month().String()[:3]), tex(c.version), c.address, tex(c.note))
	return written("BibTeX", err)
}

// tex is a text for BibTeX, whose special characters are those of TeX.
func tex(text string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "{", `\{`, "}", `\}`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(text)
}

func writeRIS(w io.Writer, r *Release) error {
	c, err := citedOf(r)
	if err != nil {
		return err
	}
	line := strings.NewReplacer("\r", " ", "\n", " ")
	for _, field := range [][2]string{
		{"TY", "DATA"}, {"ID", c.key}, {"TI", c.title}, {"AU", c.title}, {"PY", strconv.Itoa(c.released.Year())}, {"DA", c.released.Format("2006/01/02")},
		{"PB", c.title}, {"ET", c.version}, {"UR", c.address}, {"N1", c.note}, {"ER", ""},
	} {
		if _, err := fmt.Fprintf(w, "%s  - %s\r\n", field[0], line.Replace(field[1])); err != nil {
			return written("RIS", err)
		}
	}
	return nil
}

func writeCSL(w io.Writer, r *Release) error {
	c, err := citedOf(r)
	if err != nil {
		return err
	}
	type name struct {
		Literal string `json:"literal"`
	}
	text, err := encode([]any{struct {
		ID        string `json:"id"`
		Type      string `json:"type"`
		Title     string `json:"title"`
		Author    []name `json:"author"`
		Publisher string `json:"publisher"`
		Issued    any    `json:"issued"`
		Version   string `json:"version"`
		URL       string `json:"URL"`
		Note      string `json:"note"`
	}{
		c.key, "dataset", c.title, []name{{c.title}}, c.title,
		map[string]any{"date-parts": [][]int{{c.released.Year(), int(c.released.Month()), c.released.Day()}}}, c.version, c.address, c.note,
	}})
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return written("CSL-JSON", err)
}

func written(what string, err error) error {
	if err != nil {
		return fmt.Errorf("writing %s: %w", what, err)
	}
	return nil
}
