package page_test

import (
	"html"
	"net/url"
	"regexp"
	"testing"
)

var hrefAttribute = regexp.MustCompile(`<a [^>]*?href="([^"]*)"`)

// hrefs are where the links of a page lead.
func hrefs(body string) []string {
	var all []string
	for _, m := range hrefAttribute.FindAllStringSubmatch(body, -1) {
		all = append(all, html.UnescapeString(m[1]))
	}
	return all
}

// resolve is the path that a link on a page leads to, or "" for one to another host or to a place in the page.
func resolve(t *testing.T, from, href string) string {
	t.Helper()
	base, err := url.Parse("http://example.com" + from)
	if err != nil {
		t.Fatal(err)
	}
	to, err := base.Parse(href)
	if err != nil {
		t.Errorf("%s has a link that is none: %s", from, href)
		return ""
	}
	if to.Host != base.Host || to.Fragment != "" {
		return ""
	}
	return to.Path
}
