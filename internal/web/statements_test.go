package web

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cited"

	"github.com/PuerkitoBio/goquery"
)

// words asks for something that is plain text.
func (s *site) words(path string) string {
	s.t.Helper()
	answer, err := s.server.Client().Get(s.server.URL + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	if kind := answer.Header.Get("Content-Type"); answer.StatusCode != http.StatusOK || kind != "text/plain; charset=utf-8" {
		s.t.Fatalf("GET %s: status %d, %s", path, answer.StatusCode, kind)
	}
	all, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(all)
}

func TestStatements(t *testing.T) {
	s := newSite(t, nil)
	page := s.get("/statements")
	if n := page.Find("table.rows tbody tr").Length(); n != rowsAPage {
		t.Errorf("%d rows, want a whole page of %d", n, rowsAPage)
	}
	for _, facet := range []string{"source", "stance", "hedge", "act", "year"} {
		list := page.Find(".facets section").FilterFunction(func(_ int, f *goquery.Selection) bool { return f.Find("h2").Text() == facet })
		address, ok := list.Find("li a").First().Attr("href")
		if !ok {
			t.Errorf("there is no facet %s", facet)
			continue
		}
		narrowed := s.get(address)
		if narrowed.Find("table.rows tbody tr").Length() == 0 || narrowed.Find(".chips a").Length() != 1 || narrowed.Find(".facets li.on").Length() != 1 {
			t.Errorf("%s leads to %d rows with %d chips", address, narrowed.Find("table.rows tbody tr").Length(), narrowed.Find(".chips a").Length())
		}
	}
	if words := s.get("/statements?q=xyzzy").Find(".note").Text(); !strings.Contains(words, "No statement is like that") {
		t.Errorf("a list of nothing says %q", words)
	}
}

func TestStatementReceipt(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "The foreign ministry of Norway denied on Friday that 40 Norwegians had travelled to Syria to fight."})
	st := s.someStatement().Read
	address := linkOf(st.ID)
	page := s.get(address)
	for class, want := range map[string]string{"is-source": st.Source.Exact, "is-cue": st.Cue.Exact, "is-content": st.Content.Exact} {
		if got := page.Find("blockquote mark." + class).Text(); got != want || want == "" {
			t.Errorf("%s marks %q, want %q", class, got, want)
		}
	}
	if got := page.Find("blockquote").Text(); !strings.Contains(got, st.Quote.Exact) {
		t.Errorf("the sentence is %q", got)
	}
	if words := page.Find(".fields").Text(); !strings.Contains(words, "denied: the source denies it") || !strings.Contains(words, "the subject of the words that say that it is said") {
		t.Errorf("the fields say %q", words)
	}
	status, page := s.post(address, url.Values{"verdict": {"accepted"}})
	if status != http.StatusOK || page.Find(".decisions li").Length() != 1 || !strings.Contains(page.Find(".sub").Text(), "accepted") {
		t.Errorf("status %d after accepting: %s", status, page.Find(".sub").Text())
	}
	if status, _ := s.ask(http.MethodGet, "/statements/st-000000000000", nil); status != http.StatusNotFound {
		t.Errorf("a statement that is none: status %d", status)
	}
}

// TestQuotations holds the list that people copy to what an export may say.
func TestQuotations(t *testing.T) {
	s := newSite(t, map[string]string{
		"a.txt": "The foreign ministry of Norway said that Anna Lindqvist and her brother had travelled to Syria to fight in 2014. Her neighbour wept.",
		"b.txt": "The interior ministry of Sweden said that 300 Swedes had travelled to Syria to fight. It was closed.",
	})
	for _, d := range s.documentsOf() {
		if d.Name == "b.txt" {
			if _, err := s.archive.Edit(t.Context(), s.viewer, d.ID, cited.Meta{Embargo: "2030-01-01"}, "not yet"); err != nil {
				t.Fatal(err)
			}
		}
	}
	list := s.words("/statements?as=quotations")
	if !strings.Contains(list, "1. foreign ministry of Norway: “") || !strings.Contains(list, "a.txt") || !strings.Contains(list, "Statement st-") {
		t.Errorf("no quotation with its source first and its document: %s", list)
	}
	if strings.Contains(list, "Lindqvist") || !strings.Contains(list, "[name]") {
		t.Errorf("a private person is named: %s", list)
	}
	if strings.Contains(list, "Swedes") || !strings.Contains(list, "1 statement held back") {
		t.Errorf("what is under embargo is quoted: %s", list)
	}
	if list := s.words("/statements?as=quotations&q=xyzzy"); !strings.Contains(list, "Quotations for xyzzy: 0 statements") {
		t.Errorf("a list of nothing says %s", list)
	}
}

func TestStretches(t *testing.T) {
	at := func(from, to int) cited.Span { return cited.Span{Start: from, End: to} }
	got := stretchesOf(10, []rune("äbcdefghij"), []marking{{at(14, 16), "b"}, {at(11, 13), "a"}, {at(15, 18), "c"}, {at(5, 11), "d"}})
	want := []stretch{{"ä", "d"}, {"bc", "a"}, {"d", ""}, {"ef", "b"}, {"gh", "c"}, {"ij", ""}}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

func TestResponses(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "Norway stripped 21 fighters who went to Syria of their citizenship in 2016. Norway jailed 12 foreign fighters who had returned from Syria in 2015. " +
		"Denmark jailed 3 foreign fighters who had returned from Syria in 2017."})
	page := s.get("/responses")
	row := page.Find("table.matrix tbody tr").FilterFunction(func(_ int, r *goquery.Selection) bool { return r.Find("th").Text() == "Norway" })
	if row.Length() != 1 || !strings.Contains(row.Text(), "1 applied") || !strings.Contains(row.Text(), "2016") {
		t.Fatalf("the row of Norway: %q", row.Text())
	}
	cell, _ := row.Find("td a").First().Attr("href")
	narrowed := s.get(cell)
	if narrowed.Find("table.rows tbody tr").Length() != 1 || narrowed.Find(".chips a").Length() != 2 {
		t.Errorf("%s leads to %d rows", cell, narrowed.Find("table.rows tbody tr").Length())
	}
	address, _ := narrowed.Find("table.rows tbody th a").Attr("href")
	receipt := s.get(address)
	if receipt.Find("blockquote mark.is-content").Length() != 1 || !strings.Contains(receipt.Find("h1").Text(), "Norway") {
		t.Errorf("the receipt: %q", receipt.Find("blockquote").Text())
	}
}

func TestLikeFigures(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "Several Norwegians travelled to Syria to fight in 2014. The number of Danish fighters who went to Syria rose by nearly 300%."})
	for path, want := range map[string]string{"/unquantified": "Several", "/comparisons": "rose by nearly 300%"} {
		address, _ := s.get(path).Find("table.rows tbody th a").First().Attr("href")
		if got := s.get(address).Find("blockquote mark.is-content").Text(); got != want {
			t.Errorf("%s marks %q, want %q", address, got, want)
		}
	}
}
