package seed_test

import (
	"fmt"
	"learningcities/seed"
	"testing"
	"time"
)

func TestLoad(t *testing.T) {
	t0 := time.Now()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(time.Since(t0), d.Info.Version, len(d.Cities), len(d.Countries), len(d.SDGs), len(d.Targets), len(d.ActionPoints), len(d.Themes), len(d.Awards), len(d.CaseStudies), len(d.Clusters), len(d.ClusterCities), len(d.Conferences), len(d.Documents), len(d.Publications), len(d.SDGLinks), len(d.ThemeLinks), len(d.ActionPointLinks), len(d.Sizes), len(d.Sources), len(d.Winners))
}
