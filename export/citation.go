package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"learningcities/kg"
)

// Citation is what a reference names. The dataset names no persons, so its title stands for who publishes it.
type Citation struct {
	Key, Title, Version, Address, Note string
	Released                           time.Time
}

// Cite is the citation of a release, or of what it says at an address, under a key.
func Cite(r kg.Release, key, address, note string) (*Citation, error) {
	released, err := time.Parse(time.DateOnly, r.ReleasedOn)
	if err != nil {
		return nil, fmt.Errorf("the date of the release: %w", err)
	}
	return &Citation{Key: key, Title: r.Title, Version: r.Version, Address: address, Note: note + "Licence: " + r.Licence + " (" + r.LicenceURL + ")", Released: released}, nil
}

func citationOf(r *Release) (*Citation, error) {
	release := r.Graph.Info.Release()
	release.Version = r.Graph.Version
	return Cite(release, "learning-cities-graph-"+release.Version, DatasetIRI(r.Space, release.Version).Value, "")
}

func writeBibTeX(w io.Writer, r *Release) error {
	c, err := citationOf(r)
	if err != nil {
		return err
	}
	return c.BibTeX(w)
}

// BibTeX writes the citation as BibTeX has it.
func (c *Citation) BibTeX(w io.Writer) error {
	_, err := fmt.Fprintf(w, "@misc{%s,\n  title = {{%s}},\n  author = {{%[2]s}},\n  year = {%[3]d},\n  month = %[4]s,\n  version = {%[5]s},\n  url = {%[6]s},\n  note = {%[7]s}\n}\n",
		c.Key, tex(c.Title), c.Released.Year(), strings.ToLower(c.Released.Month().String()[:3]), tex(c.Version), c.Address, tex(c.Note))
	return written("BibTeX", err)
}

// tex is a text for BibTeX, whose special characters are those of TeX.
func tex(text string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "{", `\{`, "}", `\}`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(text)
}

func writeRIS(w io.Writer, r *Release) error {
	c, err := citationOf(r)
	if err != nil {
		return err
	}
	return c.RIS(w)
}

// RIS writes the citation as RIS has it.
func (c *Citation) RIS(w io.Writer) error {
	line := strings.NewReplacer("\r", " ", "\n", " ")
	for _, field := range [][2]string{
		{"TY", "DATA"}, {"ID", c.Key}, {"TI", c.Title}, {"AU", c.Title}, {"PY", strconv.Itoa(c.Released.Year())}, {"DA", c.Released.Format("2006/01/02")},
		{"PB", c.Title}, {"ET", c.Version}, {"UR", c.Address}, {"N1", c.Note}, {"ER", ""},
	} {
		if _, err := fmt.Fprintf(w, "%s  - %s\r\n", field[0], line.Replace(field[1])); err != nil {
			return written("RIS", err)
		}
	}
	return nil
}

func writeCSL(w io.Writer, r *Release) error {
	c, err := citationOf(r)
	if err != nil {
		return err
	}
	return c.CSL(w)
}

// CSL writes the citation as CSL-JSON has it.
func (c *Citation) CSL(w io.Writer) error {
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
		c.Key, "dataset", c.Title, []name{{c.Title}}, c.Title,
		map[string]any{"date-parts": [][]int{{c.Released.Year(), int(c.Released.Month()), c.Released.Day()}}}, c.Version, c.Address, c.Note,
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
