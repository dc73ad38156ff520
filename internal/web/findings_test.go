package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// contradicting are documents of which checks notice something grave and something less grave.
func contradicting() map[string]string {
	return map[string]string{"a.txt": "Of the 470 Belgians who left for Syria to fight, 118 have come back, a third of them all.",
		"b.txt": "Rabat counts 1,631 Moroccans who went to Syria to fight, of whom 526 have died and 213 have been arrested on their return."}
}

func TestFindings(t *testing.T) {
	s := newSite(t, contradicting())
	page := s.get("/findings")
	if page.Find(".finding").Length() == 0 || page.Find(".facets section").Length() != 2 {
		t.Fatalf("%d findings, %d facets", page.Find(".finding").Length(), page.Find(".facets section").Length())
	}
	if got := page.Find(".finding .badge").First().Text(); got != "error" {
		t.Errorf("the first finding is a %s, want the gravest first", got)
	}
	page.Find(".exhibit").Each(func(_ int, x *goquery.Selection) {
		if x.Find("blockquote mark").Length() != 1 {
			t.Errorf("an exhibit does not mark its number: %s", x.Text())
		}
	})
	notes := s.get("/findings?severity=note")
	if n, all := notes.Find(".finding").Length(), page.Find(".finding").Length(); n == 0 || n >= all || notes.Find(".finding .badge.error").Length() > 0 {
		t.Errorf("%d notes of %d findings", n, all)
	}
	if words := s.get("/findings?q=code:none-such").Find(".note").Text(); !strings.Contains(words, "Nothing like that") {
		t.Errorf("a list of nothing says %q", words)
	}
}

func TestDecideFinding(t *testing.T) {
	s := newSite(t, contradicting())
	address, _ := s.get("/findings").Find(".finding h2 a").First().Attr("href")
	page := s.get(address)
	receipt, _ := page.Find(".exhibit p a").First().Attr("href")
	if got, want := s.get(receipt).Find("blockquote mark").Text(), page.Find(".exhibit blockquote mark").First().Text(); got != want {
		t.Errorf("the receipt of an exhibit marks %q, want %q", got, want)
	}
	status, page := s.post(address, url.Values{"verdict": {"rejected"}})
	if words := page.Find("[role=alert]").Text(); status != http.StatusBadRequest || !strings.Contains(words, "say why") {
		t.Errorf("rejecting without a reason: status %d, %q", status, words)
	}
	for _, step := range []struct {
		verdict, says string
		listed        bool
	}{{"rejected", "rejected", false}, {"undone", "undone", true}, {"accepted", "accepted", true}} {
		status, page := s.post(address, url.Values{"verdict": {step.verdict}, "reason": {"looked at it"}})
		if status != http.StatusOK || !strings.Contains(page.Find(".decisions").Text(), step.says) {
			t.Errorf("%s: status %d, %s", step.verdict, status, page.Find(".decisions").Text())
		}
		if listed := s.get("/findings").Find("a[href='"+address+"']").Length() > 0; listed != step.listed {
			t.Errorf("after it was %s, it is listed: %v", step.verdict, listed)
		}
	}
}

func TestExplain(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "The interior ministry said that 470 Belgians had travelled to Syria to fight since 2012. Of them 118 had returned."})
	address, _ := s.get("/figures?measure=returned").Find("table.rows tbody th a").First().Attr("href")
	page := s.get(address + "/explain")
	if page.Find("h2#measure").Length() != 1 || page.Find(".options .taken").Length() == 0 {
		t.Fatalf("no field, or nothing that was taken: %s", page.Find("main").Text())
	}
	page.Find(".weights li").Each(func(_ int, li *goquery.Selection) {
		words := strings.TrimSpace(strings.TrimPrefix(li.Text(), li.Find("span").Text()))
		if words == "" || strings.Contains(words, "=") {
			t.Errorf("a feature is not said in words: %q", li.Text())
		}
	})
	if words := page.Find("main").Text(); !strings.Contains(words, "digits, with their separators") {
		t.Errorf("no rule is said in words: %s", words)
	}
	if status, _ := s.ask(http.MethodGet, "/figures/fi-000000000000/explain", nil); status != http.StatusNotFound {
		t.Errorf("a figure that is none: status %d", status)
	}
}
