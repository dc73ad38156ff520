package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// belgians are documents of our own in which sources disagree.
func belgians() map[string]string {
	return map[string]string{
		"one.txt":   "Published: 2015-12-07\n\nAccording to the Soren Institute, 470 Belgians have travelled to Syria since 2011.",
		"two.txt":   "Published: 2016-02-11\n\nThe interior ministry said that more than 450 Belgians had travelled to Syria.",
		"three.txt": "Published: 2016-03-01\n\nAccording to the Atlas Centre, between 620 and 716 Belgians have travelled to Syria.",
		"four.txt":  "Published: 2014-09-02\n\nThe interior ministry said that about 380 Belgians had travelled to Syria.",
		"five.txt":  "Published: 2016-04-02\n\nThe Soren Institute denied that 900 Belgians had travelled to Syria.",
		"six.txt":   "Published: 2016-04-02\n\nSeveral Danes have returned to Denmark.",
	}
}

const ofBelgium = "/compare?measure=travelled&origin=BEL"

func TestCompare(t *testing.T) {
	s := newSite(t, belgians())
	page := s.get(ofBelgium)
	if got := page.Find("h1").Text(); !strings.Contains(got, "from Belgium") {
		t.Errorf("the page is called %q", got)
	}
	rows, marks := page.Find("table[class=rows]:has(#claims-caption) tbody tr"), page.Find(".chart .mark > a")
	if rows.Length() < 3 || marks.Length() != rows.Length() {
		t.Errorf("%d claims in the table, %d in the chart; want the same", rows.Length(), marks.Length())
	}
	for _, kind := range []string{"exact", "range", "least"} {
		if page.Find(".chart svg .mark."+kind).Length() == 0 {
			t.Errorf("no mark is drawn as %s", kind)
		}
	}
	if n := page.Find("#estimates ~ .scroll").First().Find("tbody tr").Length(); n != 4 {
		t.Errorf("%d rules side by side, want all 4", n)
	}
	page.Find(".chart a").Each(func(_ int, a *goquery.Selection) {
		if href, _ := a.Attr("href"); !strings.HasPrefix(href, "/figures/fi-") {
			t.Errorf("a mark leads to %q, no receipt", href)
		}
	})
	if got := page.Find("h2:contains('Not counted') + table").Text(); !strings.Contains(got, "900") {
		t.Errorf("what was denied is not listed: %q", got)
	}
	if n := s.get(ofBelgium + "&rule=newest").Find("#estimates ~ .scroll").First().Find("tbody tr").Length(); n != 1 {
		t.Errorf("%d rules, want the one asked for", n)
	}
	if got := s.get(ofBelgium + "&one=1&other=2").Find("#pairs ~ .note").Text(); !strings.Contains(got, ":") {
		t.Errorf("the verdict of two claims is %q", got)
	}
	id := page.Find(".sub code").Text()
	if got := s.get("/compare?cell=" + id).Find("h1").Text(); got != page.Find("h1").Text() {
		t.Errorf("the cell by its id is %q", got)
	}
	for _, wrong := range []string{"&at=soon", "&rule=best", "&claim=x", "&population=unicorns"} {
		if status, _ := s.ask(http.MethodGet, ofBelgium+wrong, nil); status != http.StatusBadRequest && status != http.StatusNotFound {
			t.Errorf("%s: status %d", wrong, status)
		}
	}
}

func TestOverride(t *testing.T) {
	s := newSite(t, belgians())
	seen := seenIn(s.get(ofBelgium))
	form := url.Values{"measure": {"travelled"}, "origin": {"BEL"}, "of-rule": {"newest"}, "seen": {seen}, "low": {"400"}, "best": {"470"}, "high": {"1,516"}, "reason": {"attempts are counted too"}}
	status, page := s.post("/compare", form)
	if words := page.Find("main").Text(); status != http.StatusOK || !strings.Contains(words, "1,516") || !strings.Contains(words, "attempts are counted too") {
		t.Fatalf("status %d; the ends or their reason are not shown", status)
	}
	// Somebody who has not seen that changes nothing.
	form.Set("best", "480")
	if status, _ := s.post("/compare", form); status != http.StatusConflict {
		t.Errorf("status %d by who saw an old page, want a conflict", status)
	}
	status, page = s.post("/compare", url.Values{"measure": {"travelled"}, "origin": {"BEL"}, "of-rule": {"newest"}, "seen": {seenIn(page)}, "unset": {"yes"}, "reason": {"they are not"}})
	if status != http.StatusOK || page.Find(".badge.warn").Length() != 0 || page.Find(".decisions li").Length() != 2 {
		t.Errorf("status %d; the ends were not taken back", status)
	}
	if status, _ := s.post("/compare", url.Values{"measure": {"travelled"}, "origin": {"BEL"}, "of-rule": {"newest"}, "low": {"many"}, "reason": {"x"}}); status == http.StatusOK {
		t.Error("an end that is no number was taken")
	}
}

func TestMatrix(t *testing.T) {
	s := newSite(t, belgians())
	page := s.get("/compare")
	cell := page.Find(".matrix tbody tr:contains('Belgium') td a").First()
	if href, _ := cell.Attr("href"); href != "/compare?measure=travelled&origin=BEL" || cell.Text() != "380–716" {
		t.Errorf("the cell of Belgium is %q, leading to %q", cell.Text(), href)
	}
	if got := page.Find(".matrix tbody tr:contains('Denmark')").Text(); !strings.Contains(got, "said: ") || !strings.Contains(strings.ToLower(got), "several") {
		t.Errorf("what is said without a number is %q", got)
	}
	if page.Find(".matrix td.none").Length() == 0 {
		t.Error("where nothing was read, the table does not say so")
	}
}
