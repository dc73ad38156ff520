package web

import (
	"net/http"
	"net/url"
	"strconv"
	"testing"

	"cited"
	"cited/internal/archive"

	"github.com/PuerkitoBio/goquery"
)

// sent sends a form that has to be taken.
func (s *site) sent(path string, form url.Values) *goquery.Document {
	s.t.Helper()
	status, page := s.post(path, form)
	if status != http.StatusOK {
		s.t.Fatalf("POST %s: status %d: %s", path, status, page.Find("[role=alert]").Text())
	}
	return page
}

// seenIn is the last decision that there was when a page was made, as its forms say.
func seenIn(page *goquery.Document) string {
	seen, _ := page.Find("main form[method=post] input[name=seen]").First().Attr("value")
	return seen
}

// again is the form that a page offers once more, and where it goes.
func (s *site) again(page *goquery.Document) (string, url.Values) {
	s.t.Helper()
	form := page.Find("main form[method=post]").Last()
	to, ok := form.Attr("action")
	if !ok {
		s.t.Fatalf("no form is offered: %s", page.Find("main").Text())
	}
	values := url.Values{}
	form.Find("input").Each(func(_ int, field *goquery.Selection) { values.Add(field.AttrOr("name", ""), field.AttrOr("value", "")) })
	return to, values
}

// contest has two people decide differently about something, as they do in archives apart from each other.
func (s *site) contest(id cited.ID) {
	s.t.Helper()
	for name, verdict := range map[string]cited.Verdict{"Bo": cited.Rejected, "Cy": cited.Unclear} {
		if _, err := s.archive.Decide(s.t.Context(), cited.Viewer{Name: name, Role: cited.Owner}, cited.Decision{Subject: id, Verdict: verdict, Base: cited.NoBase}); err != nil {
			s.t.Fatal(err)
		}
	}
}

func queueOfAll() archive.Queue { return archive.Queue{Of: cited.FigureID} }

// documentOf is the one document of a site.
func documentOf(t *testing.T, s *site) cited.ID {
	t.Helper()
	for d, err := range s.archive.Documents(t.Context(), s.viewer, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		return d.ID
	}
	t.Fatal("there is no document")
	return ""
}

type (
	doc = goquery.Document
	sel = goquery.Selection
)

func itoa(n int) string { return strconv.Itoa(n) }

func TestBackLeadsNowhereElse(t *testing.T) {
	for to, want := range map[string]string{
		"/figures?q=x": "/figures?q=x", "": "/own", "figures": "/own", "https://evil.example": "/own", "//evil.example": "/own", `/\evil.example`: "/own",
		"/\t/evil.example": "/own", "/\n/evil.example": "/own", "/\r\\evil.example": "/own", "/\u007f/": "/own", "/figures\u0085": "/own",
	} {
		r := &request{Request: &http.Request{PostForm: url.Values{"back": {to}}}}
		if got := back(r, "/own"); got != want {
			t.Errorf("%q leads to %q, want %q", to, got, want)
		}
	}
}
