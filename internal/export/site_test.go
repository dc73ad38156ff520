package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"cited"
)

// siteOf writes a site and returns its members by name.
func siteOf(t *testing.T, about func(*About), all ...cited.Receipt) map[string]string {
	t.Helper()
	var b bytes.Buffer
	a := aboutTest(t)
	if about != nil {
		about(&a)
	}
	if err := kindNamed(t, "site").Write(&b, sequence(all...), a); err != nil {
		t.Fatal(err)
	}
	pack, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	members := map[string]string{}
	for _, f := range pack.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if members[f.Name] != "" {
			t.Errorf("%s is there twice", f.Name)
		}
		members[f.Name] = string(content)
	}
	return members
}

// manyReceipts are figures of two measures and documents.
func manyReceipts(n int) (all []cited.Receipt) {
	for i := range n {
		r := receipt("Some ", "470", " left, said the ministry.", 470, nil)
		r.Figure.ID, r.Figure.Measure = cited.NewID(cited.FigureID, fmt.Sprint(i)), []string{"travelled", "returned"}[i*2/n]
		r.Document.ID = cited.NewID(cited.DocumentID, fmt.Sprint(i*2/n))
		r.Document.Title, r.Document.Original = "Numbers", strings.Repeat("ab", 32)
		if i > 0 {
			r.Figure.Origin = []string{"BEL"}
		}
		all = append(all, r)
	}
	return all
}

var (
	links   = regexp.MustCompile(`href="([^"]*)"`)
	void    = regexp.MustCompile(`<(?:meta|link)[^>]*>`)
	forbids = regexp.MustCompile(`(?i)<script|<style|\sstyle=|\son[a-z]+=|javascript:|<iframe|<img|<form`)
)

// TestSite holds that every link of every page leads to a page that is there, and that no
// page runs or fetches anything, whatever documents say.
func TestSite(t *testing.T) {
	all := append(manyReceipts(2*rowsAPage+10), receiptsOf(hostile()...)...)
	all[0].Decisions = []cited.Decision{{ID: "de-1", Verdict: cited.Accepted, Reviewer: "anna", Reason: "<b>seen</b>", At: time.Unix(0, 0)}}
	pages := siteOf(t, nil, all...)
	for name, page := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		if !strings.Contains(page, `<meta http-equiv="Content-Security-Policy" content="default-src 'none';`) || !strings.Contains(page, `<html lang="en">`) {
			t.Errorf("%s has no policy or no language", name)
		}
		if bad := forbids.FindString(page); bad != "" {
			t.Errorf("%s holds %q", name, bad)
		}
		if strings.Contains(page, "<table>") && (!strings.Contains(page, "<caption>") || !strings.Contains(page, `scope="col"`)) {
			t.Errorf("a table of %s has no caption or heads", name)
		}
		for _, link := range links.FindAllStringSubmatch(page, -1) {
			if strings.HasPrefix(link[1], "http") {
				continue
			}
			file, anchor, _ := strings.Cut(link[1], "#")
			target, ok := pages[path.Join(path.Dir(name), file)]
			if !ok || anchor != "" && !strings.Contains(target, `id="`+anchor+`"`) {
				t.Errorf("%s: %q leads nowhere", name, link[1])
			}
		}
	}
	for _, r := range all {
		if pages["figures/"+string(r.Figure.ID)+".html"] == "" {
			t.Errorf("%s has no page", r.Figure.ID)
		}
	}
	first := pages["figures/"+string(all[0].Figure.ID)+".html"]
	for _, want := range []string{"Some <mark>470</mark> left", "abababab", "anna", "&lt;b&gt;seen&lt;/b&gt;", "characters 105 to 108"} {
		if !strings.Contains(first, want) {
			t.Errorf("the page of a figure has no %q:\n%s", want, first)
		}
	}
	if !strings.Contains(pages["index.html"], ">505</a>") || !strings.Contains(pages["index.html"], "not said") {
		t.Errorf("the index counts otherwise:\n%s", pages["index.html"])
	}
	if !strings.Contains(pages["methodology.html"], "Nothing is known") || !strings.Contains(pages["style.css"], "prefers-color-scheme: dark") || !strings.Contains(pages["style.css"], "@media print") {
		t.Error("the methodology or the style is not what it should be")
	}
}

// TestSiteIsWellFormed reads pages as XML, but for the elements that HTML never closes.
func TestSiteIsWellFormed(t *testing.T) {
	for name, page := range siteOf(t, func(a *About) { a.Method, a.Held = method(), &Tally{Passed: 3} }, receiptsOf("plain & <b>", "other")...) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(void.ReplaceAllString(strings.Replace(page, "<!DOCTYPE html>", "", 1), "")))
		for {
			_, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
	}
}

func TestEmptySite(t *testing.T) {
	pages := siteOf(t, nil)
	if len(pages) != 4 || !strings.Contains(pages["documents/1.html"], "0 documents") || !strings.Contains(pages["index.html"], "0 figures") {
		t.Errorf("%d pages", len(pages))
	}
}
