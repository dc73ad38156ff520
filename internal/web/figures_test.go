package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cited"

	"github.com/PuerkitoBio/goquery"
)

func TestFigures(t *testing.T) {
	s := newSite(t, nil)
	page := s.get("/figures")
	rows := page.Find("table.rows tbody tr")
	if rows.Length() != rowsAPage {
		t.Errorf("%d rows, want a whole page of %d", rows.Length(), rowsAPage)
	}
	rows.Each(func(_ int, row *goquery.Selection) {
		if row.Find("td.words mark").Length() != 1 {
			t.Errorf("a row does not mark its number: %s", row.Text())
		}
	})
	page = s.get("/figures?measure=repatriated&q=" + url.QueryEscape(`origin:KAZ`))
	if got := page.Find("#found code").Text(); got != `origin:KAZ measure:"repatriated"` {
		t.Errorf("the query is %q", got)
	}
	if page.Find("table.rows tbody tr").Length() == 0 || page.Find(".chips a").Length() != 1 {
		t.Error("nothing found, or what was picked cannot be left out")
	}
	if words := s.get("/figures?q=xyzzy").Find(".note").Text(); !strings.Contains(words, "No figure is like that") {
		t.Errorf("a list of nothing says %q", words)
	}
	status, page := s.ask(http.MethodGet, "/figures?q="+url.QueryEscape("mesure:returned"), nil)
	if words := page.Find("[role=alert]").Text(); status != http.StatusBadRequest || !strings.Contains(words, "measure:") {
		t.Errorf("a query that cannot be read: %d, %q", status, words)
	}
}

func TestReceipt(t *testing.T) {
	s := newSite(t, nil)
	address, _ := s.get("/figures?measure=repatriated").Find("table.rows tbody th a").First().Attr("href")
	page := s.get(address)
	id := cited.ID(strings.TrimPrefix(address, "/figures/"))
	r, err := s.archive.Receipt(t.Context(), s.viewer, id)
	if err != nil {
		t.Fatal(err)
	}
	if got := page.Find("blockquote mark").Text(); got != r.Figure.Exact {
		t.Errorf("the page marks %q, want %q", got, r.Figure.Exact)
	}
	for _, words := range []string{r.Document.Original, string(r.Document.ID), r.Figure.Quote.Exact, "At most"} {
		if !strings.Contains(page.Find("main").Text(), words) {
			t.Errorf("the receipt does not hold %q", words)
		}
	}
	status, page := s.post(address, url.Values{"verdict": {"accepted"}})
	if status != http.StatusOK || !strings.Contains(page.Find(".sub").Text(), "accepted") || page.Find(".decisions li").Length() != 1 {
		t.Errorf("status %d after accepting: %s", status, page.Find(".sub").Text())
	}
	// What people decided otherwise apart from each other stands there too.
	s.contest(r.Figure.ID)
	if got := s.get(address).Find(".decisions .contested").Length(); got != 3 {
		t.Errorf("%d decisions in conflict, want 3", got)
	}
}
