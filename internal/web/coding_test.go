package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// assigned hands the documents of a site out to two coders, all of them to both.
func assigned(s *site, blind string) {
	s.t.Helper()
	page := s.sent("/review/assignments", url.Values{"coders": {"ann, bob"}, "share": {"100"}, "blind": {blind}})
	if got := page.Find("[role=status]").Text(); !strings.Contains(got, "ann: 1 document, 1 of them with another coder") {
		s.t.Fatalf("handed out: %q", got)
	}
}

// codes marks a figure for a coder from the bare text.
func codes(s *site, coder, words, measure string) {
	s.t.Helper()
	address := "/review/coding?coder=" + coder + "&document=" + string(documentOf(s.t, s))
	page := s.get(address + "&figure=end&words=" + url.QueryEscape(words))
	place, _ := page.Find("input[name=place]").First().Attr("value")
	page = s.sent(address, url.Values{"do": {"add"}, "place": {place}, "field-measure": {measure}, "field-origin": {"Belgium"}})
	if page.Find("article.text mark").FilterFunction(func(_ int, m *sel) bool { return m.Text() == words }).Length() != 1 {
		s.t.Errorf("%s of %s is not marked: %s", words, coder, page.Find("main").Text())
	}
}

func TestBlindCoding(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	assigned(s, "1")
	id := documentOf(t, s)
	codes(s, "bob", "45", "returned")
	address := "/review/coding?coder=ann&document=" + string(id)
	status, page := s.ask(http.MethodGet, address, nil)
	if status != http.StatusOK || !strings.Contains(page.Find("article.text").Text(), "120 Belgians had travelled") {
		t.Fatalf("status %d: %s", status, page.Find("main").Text())
	}
	html, err := page.Html()
	if err != nil {
		t.Fatal(err)
	}
	for r, err := range s.archive.Figures(t.Context(), s.viewer, cited.Query{}) {
		if err != nil || strings.Contains(html, string(r.Figure.ID)) {
			t.Errorf("the page of a blind coder has the figure %s, %v", r.Figure.ID, err)
		}
	}
	if strings.Contains(html, "bob") || page.Find("article.text").Find("a, mark, span").Length() != 0 || page.Find("main").Find("a[href^='/figures'], a[href^='/documents'], blockquote").Length() != 0 {
		t.Error("a blind coder is shown what others or the program found")
	}
	if words := s.get("/review/coding?coder=ann").Find("main").Text(); strings.Contains(words, "bob") {
		t.Error("a coder is shown another one")
	}
	codes(s, "ann", "45", "killed")
	page = s.get(address)
	figure, _ := page.Find("li input[name=figure]").Attr("value")
	if page = s.sent(address, url.Values{"do": {"back"}, "figure": {figure}}); page.Find("article.text mark").Length() != 0 {
		t.Error("what was marked is not taken back")
	}
	codes(s, "ann", "45", "killed")
	for _, coder := range []string{"ann", "bob"} {
		page = s.sent(strings.Replace(address, "ann", coder, 1), url.Values{"do": {"done"}})
		if !strings.Contains(page.Find(".note").Text(), "Nothing is left to code") {
			t.Errorf("%s is not done: %s", coder, page.Find("main").Text())
		}
	}
	if r, err := s.archive.Receipt(t.Context(), s.viewer, figureOf(t, s, "returned")); err != nil || r.Review != cited.ReviewMachine {
		t.Errorf("what coders say changes what holds: %s, %v", r.Review, err)
	}
	settleThem(t, s)
}

// settleThem settles what ann and bob differ about, twice at once.
func settleThem(t *testing.T, s *site) {
	t.Helper()
	page := s.get("/review/disputes?coders=ann,bob")
	differ := page.Find("tr.differ th").Text()
	if page.Find(".found strong").Text() != "1 of 1" || !strings.HasPrefix(differ, "measure") || page.Find("blockquote mark").Text() != "45" {
		t.Fatalf("a dispute: %s", page.Find("main").Text())
	}
	words := s.get("/review/agreement?coders=ann,bob")
	if got := words.Find("main").Text(); words.Find("table").Length() != 2 || !strings.Contains(got, "killed") || !strings.Contains(got, "F1 1.000") {
		t.Errorf("agreement says %q", got)
	}
	base, _ := page.Find("input[name=base]").Attr("value")
	address := "/review/disputes?coders=ann,bob"
	status, page := s.post(address, url.Values{"whose": {"2"}, "base": {base}, "field-origin": {"Nowhere"}})
	if status != http.StatusBadRequest || page.Find("input[name=field-origin]").AttrOr("value", "") != "Nowhere" {
		t.Errorf("but for a field that cannot be: %d", status)
	}
	page = s.sent(address, url.Values{"whose": {"2"}, "base": {base}})
	if !strings.Contains(page.Find("[role=status]").Text(), "as bob has it") {
		t.Errorf("settled: %q", page.Find("main").Text())
	}
	if status, page := s.post(address, url.Values{"whose": {"1"}, "base": {base}}); status != http.StatusConflict || !strings.Contains(page.Find("[role=alert]").Text(), "somebody else settled") {
		t.Errorf("settled twice: %d", status)
	}
	all, err := s.archive.Decisions(t.Context(), s.viewer, figureOf(t, s, "returned"))
	if err != nil || len(all) == 0 || all[0].Reason != "adjudicated: bob" {
		t.Errorf("decided %+v, %v", all, err)
	}
}

func TestCodingByWhatWasRead(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	assigned(s, "")
	address := "/review/coding?coder=ann&document=" + string(documentOf(t, s))
	page := s.get(address)
	if page.Find(".found strong").Text() != "figure 1 of 3" || page.Find(".rule").Length() != 0 {
		t.Fatalf("the first: %s", page.Find(".found").Text())
	}
	first, _ := page.Find("input[name=figure]").Attr("value")
	page = s.sent(address, url.Values{"do": {"accepted"}, "figure": {first}})
	second, _ := page.Find("input[name=figure]").Attr("value")
	if page.Find(".found strong").Text() != "figure 2 of 3" {
		t.Errorf("then: %s", page.Find(".found").Text())
	}
	page = s.sent(address, url.Values{"do": {"corrected"}, "figure": {second}, "field": {"origin"}, "value": {"NLD"}})
	if got := page.Find("#field-origin").AttrOr("value", ""); got != "NLD" || !strings.Contains(page.Find("[role=status]").Text(), "as you corrected it") {
		t.Errorf("corrected: %q, %q", got, page.Find("[role=status]").Text())
	}
	s.sent(address, url.Values{"do": {"accepted"}, "figure": {second}}) // which is what it is already
	if got := s.get(address+"&figure="+second).Find("#field-origin").AttrOr("value", ""); got != "NLD" {
		t.Errorf("accepting it takes the correction back: %q", got)
	}
	if status, page := s.post(address, url.Values{"do": {"done"}}); status != http.StatusBadRequest || !strings.Contains(page.Find("[role=alert]").Text(), "said nothing of") {
		t.Errorf("done before all is said: %d", status)
	}
	third, _ := s.get(address).Find("input[name=figure]").Attr("value")
	page = s.sent(address, url.Values{"do": {"rejected"}, "figure": {third}})
	if page.Find("h2").First().Text() != "Figures that are missing" {
		t.Errorf("after the last: %s", page.Find("main").Text())
	}
	s.sent(address, url.Values{"do": {"back"}, "figure": {third}})
	if got := s.get(address).Find("input[name=figure]").AttrOr("value", ""); got != third {
		t.Errorf("taken back, it asks about %s", got)
	}
}

func TestAssigningHostile(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	for _, form := range []url.Values{
		{"coders": {"ann\nbob"}, "share": {"100"}}, {"coders": {""}, "share": {"100"}}, {"coders": {"ann, ann"}, "share": {"100"}}, {"coders": {"ann, bob"}, "share": {"NaN"}},
		{"coders": {"ann, bob"}, "share": {"200"}}, {"coders": {"ann, bob"}, "share": {"100"}, "blind": {"1"}, "errors": {"3"}}, {"coders": {"ann"}, "share": {"0"}, "q": {"publisher:nobody"}}, {"undo": {"nobody"}},
	} {
		if status, page := s.post("/review/assignments", form); status < 400 || status > 499 || page.Find("[role=alert]").Length() != 1 {
			t.Errorf("%v: status %d", form, status)
		}
	}
	page := s.sent("/review/assignments", url.Values{"coders": {"<i>ann</i>"}, "share": {"0"}, "blind": {"1"}})
	if page.Find("main i").Length() != 0 || page.Find("tbody th bdi").Text() != "<i>ann</i>" {
		t.Errorf("a name with markup: %s", page.Find("tbody").Text())
	}
	for _, address := range []string{"/review/coding?coder=nobody", "/review/coding?coder=%3Ci%3Eann%3C%2Fi%3E&document=do-000000000000", "/review/disputes?coders=ann", "/review/disputes?coders=ann,bob&skipped=x", "/review/agreement?coders=x,y", "/review/agreement?seed=x"} {
		if status, page := s.ask(http.MethodGet, address, nil); status < 400 || status > 499 || page.Find("[role=alert]").Length() != 1 {
			t.Errorf("%s: status %d", address, status)
		}
	}
	if words := s.get("/review/agreement").Find("[role=alert]").Text(); !strings.Contains(words, "agreement is between two") {
		t.Errorf("agreement of one says %q", words)
	}
	page = s.sent("/review/assignments", url.Values{"undo": {"<i>ann</i>"}})
	if got := page.Find("[role=status]").Text(); !strings.Contains(got, "1 document taken back") {
		t.Errorf("taken back: %q", got)
	}
	if _, err := s.archive.Assign(t.Context(), s.viewer, archive.Assigning{Coders: []string{"ann"}}); err != nil {
		t.Error(err)
	}
}

// Where somebody else settled a dispute meanwhile the next one is shown, without what was written for that one.
func TestDisputeKeepsWhatWasWrittenForIt(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	assigned(s, "1")
	address := "/review/coding?document=" + string(documentOf(t, s)) + "&coder="
	for coder, measures := range map[string][2]string{"ann": {"killed", "travelled"}, "bob": {"returned", "killed"}} {
		codes(s, coder, "45", measures[0])
		codes(s, coder, "30", measures[1])
		s.sent(address+coder, url.Values{"do": {"done"}})
	}
	disputes := "/review/disputes?coders=ann,bob"
	page := s.get(disputes)
	base, _ := page.Find("input[name=base]").Attr("value")
	if page.Find(".found strong").Text() != "1 of 2" {
		t.Fatalf("the disputes: %s", page.Find("main").Text())
	}
	s.sent(disputes, url.Values{"whose": {"2"}, "base": {base}})
	status, page := s.post(disputes, url.Values{"whose": {"1"}, "base": {base}, "field-origin": {"NLD"}})
	if next, _ := page.Find("input[name=base]").Attr("value"); status != http.StatusConflict || next == "" || next == base {
		t.Fatalf("status %d, on to %q", status, next)
	}
	if got := page.Find("#field-origin").AttrOr("value", ""); got != "" {
		t.Errorf("the next is filled with %q", got)
	}
}
