package web

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// undated are documents of our own of which nothing is known: no date, no publisher.
func undated() map[string]string {
	return map[string]string{
		"one.txt": "According to the Soren Institute, 470 Belgians have travelled to Syria. Several Danes have returned. The number of Danes in Syria has risen.",
		"two.txt": "The fighters came from three countries: Belgium (470), France (900), Germany (760) and Sweden (300).",
	}
}

func TestNothingIsDated(t *testing.T) {
	s := newSite(t, undated())
	page := s.get(ofBelgium)
	if page.Find(".chart .mark").Length() == 0 || page.Find(".chart .tick").Length() != 0 {
		t.Errorf("a chart without dates has the dates %q", page.Find(".chart .scale text").Text())
	}
	says := page.Find("#claims ~ table, ul.voices, .chart title").Text()
	if strings.Contains(says, "do-") || !strings.Contains(says, "“two.txt”, of itself") {
		t.Errorf("a document without a publisher is called %q", says)
	}
	exhibits := s.get("/findings").Find(".exhibit small")
	if words := strings.TrimSpace(exhibits.First().Text()); exhibits.Length() == 0 || strings.HasSuffix(words, ",") {
		t.Errorf("%d exhibits; the document is called %q", exhibits.Length(), words)
	}
}

func TestHomeCountsEverythingThatIsRead(t *testing.T) {
	s := newSite(t, undated())
	page := s.get("/")
	for _, list := range []string{"/figures", "/statements", "/unquantified", "/comparisons"} {
		counted := page.Find(".counts div:has(a[href='" + list + "']) dd").Text()
		if rows := s.get(list).Find("table.rows tbody tr").Length(); rows == 0 || counted != strconv.Itoa(rows) {
			t.Errorf("%q of %s, which has %d rows", counted, list, rows)
		}
	}
	if got := page.Find("li:has(a[href^='/findings'])").Text(); strings.Contains(got, "are") || !strings.Contains(got, "1 finding") {
		t.Errorf("of findings it says %q", got)
	}
}

// Whoever follows a saying to its document comes to the block that it stands in.
func TestInItsDocument(t *testing.T) {
	s := newSite(t, undated())
	for _, list := range []string{"/statements", "/unquantified", "/comparisons"} {
		address, _ := s.get(list).Find("table.rows tbody th a").First().Attr("href")
		page := s.get(address)
		words := page.Find("blockquote mark").First().Text()
		for _, to := range []string{page.Find("a:contains('In its document')").AttrOr("href", ""), s.get(list).Find("table.rows tbody td:last-child a").First().AttrOr("href", "")} {
			path, fragment, _ := strings.Cut(to, "#")
			if block := s.get(path).Find("article.text .block:has(#" + fragment + ")"); fragment == "" || block.Length() != 1 || !strings.Contains(block.Text(), words) {
				t.Errorf("%s leads to %s, %q, want the block with %q", address, to, block.Text(), words)
			}
		}
	}
	for _, d := range s.documentsOf() {
		to := s.get("/documents/"+string(d.ID)).Find("aside a[href^='/unquantified?']").AttrOr("href", "/unquantified?q=nothing")
		if rows := s.get(to).Find("table.rows tbody tr").Length(); rows != d.Unquantified {
			t.Errorf("%s has %d rows from %s, which says %d things without a number", to, rows, d.Name, d.Unquantified)
		}
	}
}

func TestBoundsThatDoNotMeet(t *testing.T) {
	f := func(n float64) *float64 { return &n }
	for _, c := range []struct {
		low, high, least *float64
		want             string
	}{
		{f(70), f(50), f(70), "≤ 50, ≥ 70"}, {f(50), f(70), f(70), "50–70, ≥ 70"}, {f(70), nil, f(70), "≥ 70"}, {nil, f(50), nil, "≤ 50"},
	} {
		if got := boundsOf(c.low, c.high, c.least); got != c.want {
			t.Errorf("bounds %q, want %q", got, c.want)
		}
	}
}

// What a link leads to is not hidden under the form that stays in view above the text.
func TestWhatALinkLeadsToIsSeen(t *testing.T) {
	filler := strings.Repeat("Nothing of note was said about the harbour on that day.\n\n", 60)
	b := inBrowser(t, newSite(t, map[string]string{"a.txt": filler + "Several Danes have returned, and 470 Belgians have travelled to Syria.\n\n" + filler}))
	for _, list := range []string{"/unquantified", "/figures"} {
		to := b.get(list).Find("table.rows tbody td:last-child a").First().AttrOr("href", "")
		for _, width := range []int64{1280, 360} {
			b.do(chromedp.EmulateViewport(width, 700))
			b.open(to)
			if under := eval[float64](b, `document.querySelector(".adding").getBoundingClientRect().bottom - document.querySelector(".text :target").getBoundingClientRect().top`); under > 0 {
				t.Errorf("%s at %d pixels: %.0f pixels are under the form", to, width, under)
			}
			if seen := eval[bool](b, `document.querySelector(".text :target").getBoundingClientRect().top < innerHeight`); !seen {
				t.Errorf("%s at %d pixels does not lead there", to, width)
			}
		}
	}
}
