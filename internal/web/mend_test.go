package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestMend(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "Some 300 Belgians left for Syria last year.", "b.txt": "Some 450 Danes left for Syria by 2015.", "c.txt": "Some 20 Finns left for Syria by 2015."})
	page := s.get("/documents")
	var ids []string
	page.Find("input[name=document]").Each(func(_ int, box *goquery.Selection) {
		id, _ := box.Attr("value")
		ids = append(ids, id)
	})
	if len(ids) != 3 {
		t.Fatalf("%d documents can be marked", len(ids))
	}
	marked := append(ids[:2:2], "do-000000000000", "../cited.yaml")
	form := url.Values{"document": marked, "publisher": {"Northern <b>Wire</b>"}, "published": {"2016-03"}, "reason": {"printed at the foot"}, "title": {"one for all"}, "back": {"//cited.example/"}}
	status, page := s.post("/documents/mend", form)
	if words := page.Find("[role=status]").Text(); status != http.StatusOK || !strings.Contains(words, "2 documents corrected") || !strings.Contains(words, "2 could not be corrected") {
		t.Errorf("status %d: %s", status, page.Find("main").Text())
	}
	if back, _ := page.Find("main > p a").Attr("href"); back != "/documents" {
		t.Errorf("the way back leads to %q", back)
	}
	n := 0
	for _, d := range s.documentsOf() {
		if d.Publisher == "Northern <b>Wire</b>" && d.Published == "2016-03" && d.Title != "one for all" {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d documents say so, want 2", n)
	}
	if _, page = s.post("/documents/mend", form); !strings.Contains(page.Find("[role=status]").Text(), "0 documents corrected, 2 unchanged") {
		t.Errorf("a second time: %s", page.Find("[role=status]").Text())
	}
	for name, form := range map[string]url.Values{
		"nobody":         {"publisher": {"X"}, "reason": {"why"}},
		"nothing":        {"document": ids, "reason": {"why"}},
		"no reason":      {"document": ids, "publisher": {"X"}},
		"no date":        {"document": ids, "published": {"soon"}, "reason": {"why"}},
		"no embargo":     {"document": ids, "embargo": {"2027"}, "reason": {"why"}},
		"more than many": {"document": make([]string, mostMended+1), "publisher": {"X"}, "reason": {"why"}},
	} {
		if status, page := s.post("/documents/mend", form); status != http.StatusBadRequest || page.Find("[role=alert]").Text() == "" {
			t.Errorf("%s: status %d", name, status)
		}
	}
	if status, _ := s.post("/documents/mend", url.Values{"reason": {strings.Repeat("x", 2<<20)}}); status != http.StatusRequestEntityTooLarge && status != http.StatusBadRequest {
		t.Errorf("a huge form: status %d", status)
	}
}
