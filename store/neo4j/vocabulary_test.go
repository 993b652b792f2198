//go:build neo4j

package neo4j_test

import (
	"context"
	"sync"
	"testing"

	"learningcities/kg"
	"learningcities/store/neo4j"
	"learningcities/store/storetest"
)

// TestVocabulary takes the way to the database away. What is about the few is answered all the same, by a reader that was pinned before; what is about the many is not.
func TestVocabulary(t *testing.T) {
	d := storetest.World(t, "vocabulary")
	replace(t, open(t), d)
	s, proxy := behind(t, nil)
	r, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ids := []kg.ID{"sdg:4", "country:FI", "theme:health", "theme:unknown", "sdg:99", "unknown", "", "Theme:health"}
	want, err := r.EntitiesByID(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	proxy.Refuse(true)
	proxy.Cut()
	got, err := r.EntitiesByID(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range ids {
		if there := i < 3; (got[i] != nil) != there || got[i] != want[i] || there && got[i].GetID() != id {
			t.Errorf("%q is %v, was %v", id, got[i], want[i])
		}
	}
	few := []struct {
		name string
		ask  func(context.Context) (int, error)
	}{
		{"EntitiesByKind", number(r.EntitiesByKind, kg.KindTheme, kg.KindSDG, "NONE")},
		{"CountriesByCode", number(r.CountriesByCode, "fi", "FIN", "nowhere")},
		{"TargetsBySDG", number(r.TargetsBySDG, "sdg:4", "sdg:99")},
		{"ConferencesByCity", number(r.ConferencesByCity, "city:espoo", "city:unknown")},
		{"AwardsByConference", number(r.AwardsByConference, "conference:iclc-2")},
		{"DocumentsByConference", number(r.DocumentsByConference, "conference:iclc-2")},
		{"PublicationsByConference", number(r.PublicationsByConference, "conference:iclc-2")},
		{"ActionPointsByDocument", number(r.ActionPointsByDocument, "document:unknown")},
		{"AwardsByCity", number(r.AwardsByCity, "city:espoo", "city:unknown")},
		{"ActionPointsBySDG", number(r.ActionPointsBySDG, "sdg:4")},
		{"ThemesByActionPoint", number(r.ThemesByActionPoint, "action-point:1")},
		{"ThemesByConference", number(r.ThemesByConference, "conference:iclc-2")},
		{"ConferencesByTheme", number(r.ConferencesByTheme, "theme:health")},
		{"ThemesByDocument", number(r.ThemesByDocument, "document:unknown")},
	}
	for _, c := range few {
		if _, err := c.ask(t.Context()); err != nil {
			t.Errorf("%s takes a flight: %v", c.name, err)
		}
	}
	for name, ask := range map[string]func(context.Context) (int, error){
		"EntitiesByID of a city among others": number(r.EntitiesByID, "sdg:4", "city:espoo"),
		"EntitiesByKind of case studies":      number(r.EntitiesByKind, kg.KindSDG, kg.KindCaseStudy),
		"SDGLinksBySubject":                   number(r.SDGLinksBySubject, "theme:health"),
	} {
		if _, err := ask(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable || err == nil {
			t.Errorf("%s without a database: %v, want %s", name, err, kg.CodeUnavailable)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, c := range few {
		if _, err := c.ask(ended); err == nil {
			t.Errorf("%s answers when the request has ended", c.name)
		}
		if _, err := c.ask(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable || err == nil {
			t.Errorf("%s of a closed store: %v, want %s", c.name, err, kg.CodeUnavailable)
		}
	}
}

// number asks and counts the answers.
func number[K, V any](ask func(context.Context, []K) ([]V, error), keys ...K) func(context.Context) (int, error) {
	return func(ctx context.Context) (int, error) {
		out, err := ask(ctx, keys)
		return len(out), err
	}
}

// TestWrittenAnew writes a version over in place, with something else in it, as a seed does that finds it damaged. Readers that are pinned from then on see what is there
// now, those of before what was there; and a version that was not written over is not read again.
func TestWrittenAnew(t *testing.T) {
	d := storetest.World(t, "written anew")
	replace(t, open(t), d)
	s, _ := behind(t, nil)
	colour := func(pin func(context.Context) (kg.Reader, error)) string {
		t.Helper()
		r, err := pin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		e, err := r.EntitiesByID(t.Context(), []kg.ID{"sdg:4"})
		if err != nil {
			t.Fatal(err)
		}
		goal, _ := e[0].(*kg.SDG)
		return goal.Colour
	}
	at := func(ctx context.Context) (kg.Reader, error) { return s.At(ctx, d.Info.Version) }
	now := func(ctx context.Context) (kg.Reader, error) {
		if err := s.Ready(ctx); err != nil {
			return nil, err //nolint:wrapcheck // the test looks at it
		}
		return s.Current(ctx) //nolint:wrapcheck // the test looks at it
	}
	was := colour(now)
	before, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cypher(t, "MATCH (n:SDG {id: 'sdg:4'}) SET n.colour = '#123456'", nil)
	for name, pin := range map[string]func(context.Context) (kg.Reader, error){"Current": now, "At": at} {
		if got := colour(pin); got != was {
			t.Errorf("%s: a version that was not written over was read again: %s", name, got)
		}
	}
	cypher(t, "MATCH (d:Dataset {version: $version}) SET d.currentSince = d.currentSince + 1", map[string]any{"version": d.Info.Version})
	for name, pin := range map[string]func(context.Context) (kg.Reader, error){"At": at, "Current": now} {
		if got := colour(pin); got != "#123456" {
			t.Errorf("%s: a version that was written over is %s, want what was written last", name, got)
		}
	}
	if got := colour(func(context.Context) (kg.Reader, error) { return before, nil }); got != was {
		t.Errorf("a reader that was pinned before sees %s", got)
	}
	if change := replace(t, s, d); !change.Written {
		t.Error("a seed takes it as it is")
	}
	if got := colour(now); got != was {
		t.Errorf("after a seed it is %s, want %s", got, was)
	}
}

// TestFirstPins pins a version from many sides at once, by a store that has not seen it.
func TestFirstPins(t *testing.T) {
	d := storetest.World(t, "first pins")
	replace(t, open(t), d)
	s, err := neo4j.Open(config())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.WithoutCancel(t.Context())) }()
	goals := make([]kg.Entity, 32)
	var wg sync.WaitGroup
	for i := range goals {
		wg.Go(func() {
			r, err := s.Current(t.Context())
			if i%2 == 0 {
				r, err = s.At(t.Context(), d.Info.Version)
			}
			if err != nil {
				t.Error(err)
				return
			}
			found, err := r.EntitiesByID(t.Context(), []kg.ID{"sdg:4"})
			if err != nil {
				t.Error(err)
				return
			}
			goals[i] = found[0]
		})
	}
	wg.Wait()
	for _, g := range goals {
		if g == nil || g != goals[0] {
			t.Fatalf("the version was read more than once: %p and %p", g, goals[0])
		}
	}
}
