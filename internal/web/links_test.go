package web

import (
	"io/fs"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// TestLinks follows the links and forms of the pages, one of each kind: each leads to a page, and says nothing in its
// address that the page does not take.
func TestLinks(t *testing.T) {
	s := newSite(t, nil)
	s.sent("/questions", url.Values{"wording": {"How many Belgians left?"}})
	seen, followed, next := map[string]bool{}, map[string]bool{}, []string{"/"}
	for len(next) > 0 {
		address := next[0]
		next = next[1:]
		page := s.get(address)
		leads := page.Find("a[href^='/']").Map(func(_ int, a *goquery.Selection) string { return a.AttrOr("href", "") })
		page.Find("form").Each(func(_ int, form *goquery.Selection) {
			if form.AttrOr("method", "get") == "get" {
				leads = append(leads, submitted(address, form))
			}
		})
		for _, to := range leads {
			to, _, _ = strings.Cut(to, "#")
			if kind := kindOfAddress(to); !seen[kind] {
				seen[kind] = true
				if strings.HasPrefix(to, "/api/") || strings.HasPrefix(to, "/export/") || strings.HasSuffix(to, "/download") {
					if answer, body := s.raw(http.MethodGet, to); answer.StatusCode != http.StatusOK {
						t.Errorf("%s: status %d, %.200s", to, answer.StatusCode, body)
					}
					continue
				}
				if status, page := s.ask(http.MethodGet, to, nil); status != http.StatusOK {
					// Nothing is assigned to anybody here, which is another thing.
					if words := page.Find("[role=alert]").Text(); !strings.HasPrefix(to, "/review/") || strings.Contains(words, "takes no") {
						t.Errorf("%s, to which %s leads: status %d, %s", to, address, status, words)
					}
					continue
				}
				if path, _, _ := strings.Cut(kind, "?"); !followed[path] { // one page of each: what is picked from facets has no end
					followed[path] = true
					next = append(next, to)
				}
			}
		}
	}
	if len(seen) < 80 {
		t.Errorf("only %d kinds of links were followed", len(seen))
	}
}

// submitted is where a form leads as it stands.
func submitted(at string, form *goquery.Selection) string {
	values := url.Values{}
	form.Find("input[name], select[name], textarea[name]").Each(func(_ int, in *goquery.Selection) {
		name, value := in.AttrOr("name", ""), in.AttrOr("value", "")
		if in.Is("select") {
			if value = in.Find("option[selected]").AttrOr("value", ""); value == "" {
				value = in.Find("option").First().AttrOr("value", in.Find("option").First().Text())
			}
		}
		if _, on := in.Attr("checked"); !on && in.Is("[type=checkbox], [type=radio]") {
			return
		}
		if _, must := in.Attr("required"); must && value == "" {
			value = "ann, bob"
		}
		values.Add(name, value)
	})
	path, _, _ := strings.Cut(form.AttrOr("action", at), "#")
	path, _, _ = strings.Cut(path, "?")
	return path + "?" + values.Encode()
}

// kindOfAddress is what addresses have in common that differ in ids and values only.
func kindOfAddress(address string) string {
	path, query, _ := strings.Cut(address, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return address
	}
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return regexp.MustCompile(`[a-z]{2}-[0-9a-z]{12}|/\d+$`).ReplaceAllString(path, "*") + "?" + strings.Join(keys, "&")
}

// TestKeysAreThoseThatAreTold holds that no page has keys of the browser's, which "?" would not list.
func TestKeysAreThoseThatAreTold(t *testing.T) {
	names, err := fs.Glob(templates, "templates/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal(err)
	}
	for _, name := range names {
		words, err := fs.ReadFile(templates, name)
		if err != nil || strings.Contains(string(words), "accesskey") {
			t.Errorf("%s: an accesskey, or %v", name, err)
		}
	}
}
