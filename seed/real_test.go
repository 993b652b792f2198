package seed_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"learningcities/kg"
	"learningcities/seed"
)

// version is the hash of the shipped data and of the rules by which it is derived. When either is changed on purpose, the failing
// test names the new one: put it here, and tell of the change in CHANGELOG.md.
const version = "eb561e0af37fd86e"

func load(t *testing.T, files fs.FS) *kg.Dataset {
	t.Helper()
	d, err := seed.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestVersion(t *testing.T) {
	t.Parallel()
	if got := load(t, seed.Files()).Info.Version; got != version {
		t.Errorf("the shipped data has version %s, want %s", got, version)
	}
	if got := load(t, seed.Files()).Info.Version; got != version {
		t.Errorf("read a second time, the shipped data has version %s, want %s", got, version)
	}
}

// The counts are those of the table in data/README.md.
func TestCounts(t *testing.T) {
	t.Parallel()
	d := load(t, seed.Files())
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"cities", len(d.Cities), 377},
		{"countries", len(d.Countries), 86},
		{"goals", len(d.SDGs), 17},
		{"targets", len(d.Targets), 169},
		{"action points", len(d.ActionPoints), 8},
		{"themes", len(d.Themes), 18},
		{"awards", len(d.Awards), 5},
		{"winners", len(d.Winners), 58},
		{"case studies", len(d.CaseStudies), 67},
		{"clusters", len(d.Clusters), 7},
		{"cities of clusters", len(d.ClusterCities), 27},
		{"conferences", len(d.Conferences), 10},
		{"documents", len(d.Documents), 16},
		{"publications", len(d.Publications), 16},
		{"links to goals", len(d.SDGLinks), 395},
		{"links to themes", len(d.ThemeLinks), 32},
		{"links to action points", len(d.ActionPointLinks), 40},
		{"network sizes", len(d.Sizes), 6},
		{"sources: 385 without the 3 that are not published", len(d.Sources), 382},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
}

// What is not published must not be anywhere in the dataset, neither as an id nor as an address.
func TestUnpublished(t *testing.T) {
	t.Parallel()
	whole, err := json.Marshal(load(t, seed.Files()))
	if err != nil {
		t.Fatal(err)
	}
	unpublished := 0
	for _, s := range table(t, "sources.csv")[1:] {
		key, url, publish := s[0], s[4], s[7]
		if publish == "yes" {
			continue
		}
		unpublished++
		for _, text := range []string{string(kg.SourceID(key)), url} {
			if bytes.Contains(whole, []byte(text)) {
				t.Errorf("the dataset holds %s, of a source with publish=no", text)
			}
		}
	}
	if unpublished != 3 {
		t.Errorf("%d sources with publish=no, want 3", unpublished)
	}
}

// The order of the rows of a file means nothing, so it must not change the version.
func TestRowOrder(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(seed.Files(), "*.csv")
	if err != nil {
		t.Fatal(err)
	}
	files := shipped(t)
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range names {
		rows := table(t, name)
		before := slices.Clone(rows)
		random.Shuffle(len(rows)-1, func(i, j int) { rows[i+1], rows[j+1] = rows[j+1], rows[i+1] })
		if slices.EqualFunc(before, rows, slices.Equal) {
			t.Fatalf("%s is not shuffled", name)
		}
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		files[name].Data = b.Bytes()
	}
	if got := load(t, files).Info.Version; got != version {
		t.Errorf("with its rows shuffled, the data has version %s, want %s", got, version)
	}
}

// Any change of content must change the version.
func TestVersionTellsChanges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, old, new string }{
		{"population", "cities.csv", "SELF,43903", "SELF,43904"},
		{"note of a city in a cluster", "cluster_cities.csv", "is inferred", "is presumed"},
		{"fields of a citation", "cities.csv", "geonames(location,population)", "geonames(location)"},
		{"rationale", "action_point_links.csv", "residents co-create", "people co-create"},
		{"licence of a source", "sources.csv", ",CC BY 4.0,", ",CC BY 3.0,"},
		{"basis of a theme", "theme_links.csv", ",SOURCE,,,", ",EDITORIAL,why,,"},
		{"detail of a figure", "conferences.yaml", "- vice-ministers", "- deputy ministers"},
		{"network size", "network_sizes.yaml", "members: 356", "members: 357"},
		{"award programme", "awards.yaml", "every two years", "each second year"},
		{"winner", "awards.yaml", "      - amman\n", "      - adrar\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			files := shipped(t)
			if !strings.Contains(string(files[c.file].Data), c.old) {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			edit(files, c.file, c.old, c.new)
			if load(t, files).Info.Version == version {
				t.Error("the version is the same")
			}
		})
	}
}

func shipped(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(seed.Files(), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(seed.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	return files
}

func table(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := seed.Files().Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
