package embed_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
)

var years = regexp.MustCompile(`20[12]\d`)

// TestBadge gives a badge to each city whose membership is confirmed, with the year only where it is known, and to no other.
func TestBadge(t *testing.T) {
	h := shipped(t)
	with, without := 0, 0
	for i, e := range dataset(t).Entities(kg.KindCity) {
		c, ok := e.(*kg.City)
		if !ok {
			t.Fatalf("%s is no city", e.Path())
		}
		lang := languages()[i%6]
		w := get(t, h, "/embed"+c.Path()+"/badge.svg?lang="+lang)
		body := w.Body.String()
		if c.Membership != kg.MembershipConfirmed {
			without++
			if w.Code != http.StatusNotFound || strings.Contains(body, "<text") {
				t.Errorf("%s has a badge: %d", c.Path(), w.Code)
			}
			continue
		}
		with++
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/svg+xml; charset=utf-8" {
			t.Fatalf("%s: %d %v", c.Path(), w.Code, w.Header())
		}
		if err := wellFormed(body); err != nil {
			t.Errorf("the badge of %s: %v\n%s", c.Path(), err, body)
		}
		var want []string // in the title and in the text
		if c.MemberSince != nil {
			want = []string{fmt.Sprint(*c.MemberSince), fmt.Sprint(*c.MemberSince)}
		}
		if got := years.FindAllString(body, -1); !slices.Equal(got, want) {
			t.Errorf("the badge of %s has the years %v, want %v:\n%s", c.Path(), got, want, body)
		}
	}
	if with < 300 || without < 3 {
		t.Errorf("%d cities with a badge, %d without", with, without)
	}
}

func wellFormed(text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); err == io.EOF { //nolint:errorlint // io.Reader's own
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestBadgeLanguages says it in each language, from right to left in Arabic, and that UNESCO has not issued it.
func TestBadgeLanguages(t *testing.T) {
	h := shipped(t)
	for lang, want := range map[string]string{
		"en": "In the UNESCO Global Network of Learning Cities since 2015", "fr": "Dans le Réseau mondial UNESCO des villes apprenantes depuis 2015",
		"es": "En la Red Mundial UNESCO de Ciudades del Aprendizaje desde 2015", "ar": "ضمن شبكة اليونسكو العالمية لمدن التعلّم منذ عام 2015",
		"ru": "В Глобальной сети обучающихся городов ЮНЕСКО с 2015 года", "zh": "自2015年起加入教科文组织全球学习型城市网络",
	} {
		body := get(t, h, "/embed/cities/amman/badge.svg?lang="+lang).Body.String()
		if !strings.Contains(body, ">"+want+"</text>") || !strings.Contains(body, `<desc id="desc">`) || strings.Contains(body, `direction="rtl"`) != (lang == "ar") {
			t.Errorf("the badge of Amman in %s:\n%s", lang, body)
		}
	}
	if body := get(t, h, "/embed/cities/amman/badge.svg").Body.String(); strings.Count(body, "not issued by UNESCO") != 2 || strings.Contains(body, "<image") || strings.Contains(body, "<path") {
		t.Errorf("the badge:\n%s", body)
	}
}

// TestMap draws a map of each city whose place is known.
func TestMap(t *testing.T) {
	h := shipped(t)
	for i, e := range dataset(t).Entities(kg.KindCity) {
		c, ok := e.(*kg.City)
		if !ok {
			t.Fatalf("%s is no city", e.Path())
		}
		w := get(t, h, "/embed"+c.Path()+"/map.svg?lang="+languages()[i%6])
		if want := c.Location != nil; want != (w.Code == http.StatusOK) || want != strings.Contains(w.Body.String(), `class="here"`) {
			t.Errorf("the map of %s: %d", c.Path(), w.Code)
		}
		if err := wellFormed(w.Body.String()); err != nil {
			t.Errorf("the map of %s: %v", c.Path(), err)
		}
	}
}
