package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cited"
)

func TestRating(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	address := "/figures/" + string(figureOf(t, s, "killed"))
	rate := func(grade, seen string) url.Values {
		return url.Values{"do": {"rate"}, "value": {grade}, "seen": {seen}, "reason": {"fits the list"}}
	}
	status, page := s.post(address, rate("1", ""))
	if words := page.Find("[role=alert]").Text(); status != http.StatusBadRequest || !strings.Contains(words, "not confirmed by independent sources") {
		t.Errorf("confirmed by one source: %d, %q", status, words)
	}
	before := seenIn(page)
	page = s.sent(address, rate("2", before))
	if grade, _ := page.Find("select[name=value] option[selected]").Attr("value"); grade != "2" {
		t.Errorf("it is rated %q", grade)
	}
	s.viewer.Name = "Bo"
	status, page = s.post(address, rate("5", before)) // who saw that nobody had rated it
	if words := page.Find("[role=alert]").Text(); status != http.StatusConflict || !strings.Contains(words, "Ada Berg") {
		t.Errorf("rated by two: %d, %q", status, words)
	}
	if page = s.sent(address, rate("", seenIn(page))); page.Find("select[name=value] option[selected]").Length() != 0 {
		t.Error("the rating is not taken back")
	}
	if status, _ = s.post(address, rate("7", "")); status != http.StatusBadRequest {
		t.Errorf("a grade that is none: %d", status)
	}
}

func TestConfirmedByTwo(t *testing.T) {
	one := "The interior ministry of Belgium said in March 2015 that 120 Belgians had travelled to Syria.\n"
	two := "The Delta Centre counted for itself: by March 2015 120 Belgians had travelled to Syria.\n"
	s := newSite(t, map[string]string{"one.txt": one, "two.txt": two})
	id := figureOf(t, s, "travelled")
	behind, err := s.archive.Behind(t.Context(), s.viewer, id)
	if err != nil || len(behind) < 2 {
		t.Fatalf("the two are not read as independent: %v, %v", behind, err)
	}
	page := s.sent("/figures/"+string(id), url.Values{"do": {"rate"}, "value": {"1"}})
	if grade, _ := page.Find("select[name=value] option[selected]").Attr("value"); grade != "1" {
		t.Errorf("rated %q", grade)
	}
}

func TestClearing(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	address := "/figures/" + string(figureOf(t, s, "killed"))
	if status, page := s.post(address, url.Values{"do": {"clear"}}); status != http.StatusBadRequest || !strings.Contains(page.Find("[role=alert]").Text(), "reason") {
		t.Errorf("cleared without a reason: %d", status)
	}
	page := s.sent(address, url.Values{"do": {"clear"}, "reason": {"printed by the ministry itself"}})
	page = s.sent(address, url.Values{"do": {"refuse"}, "reason": {"the family asked for it"}, "seen": {seenIn(page)}})
	if words := page.Find(".marks").Text(); !strings.Contains(words, "may not be published") || !strings.Contains(words, "the family asked for it") {
		t.Errorf("it says %q", words)
	}
}

func TestNotesTagsAndIncluded(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	for _, address := range []string{"/figures/" + string(figureOf(t, s, "killed")), "/documents/" + string(documentOf(t, s))} {
		page := s.sent(address, url.Values{"do": {"note"}, "value": {"ask <i>again</i>\r\n\u2067nearly\u2069"}})
		if got := page.Find(".notes .words").Text(); got != "ask <i>again</i>\n\u2067nearly\u2069" || page.Find(".notes i").Length() != 0 {
			t.Errorf("%s: the note is %q", address, got)
		}
		note, _ := page.Find("input[name=note]").Attr("value")
		if page = s.sent(address, url.Values{"do": {"unnote"}, "note": {note}}); page.Find(".notes").Length() != 0 {
			t.Errorf("%s: the note is not taken back", address)
		}
		page = s.sent(address, url.Values{"do": {"tag"}, "value": {"To-Check"}})
		if got := page.Find(".chips[aria-label=Tags] bdi").Text(); got != "to-check" {
			t.Errorf("%s: the tags are %q", address, got)
		}
		if page = s.sent(address, url.Values{"do": {"untag"}, "value": {"to-check"}}); page.Find(".chips[aria-label=Tags] bdi").Length() != 0 {
			t.Errorf("%s: the tag is not taken off", address)
		}
		if status, _ := s.post(address, url.Values{"do": {"exclude"}}); status != http.StatusBadRequest {
			t.Errorf("%s: left out without a reason: %d", address, status)
		}
		page = s.sent(address, url.Values{"do": {"exclude"}, "reason": {"a draft"}})
		if !strings.Contains(page.Find("main").Text(), "Left out.") {
			t.Errorf("%s: it is not left out", address)
		}
		s.viewer.Name = "Bo\nLind"
		if status, page := s.post(address, url.Values{"do": {"tag"}, "value": {"x"}}); status != http.StatusBadRequest || !strings.Contains(page.Find("[role=alert]").Text(), "line break") {
			t.Errorf("%s: by a name of two lines: %d", address, status)
		}
		s.viewer.Name = "Ada Berg"
		if status, _ := s.post(address, url.Values{"do": {"tag"}, "value": {"a\xffb"}}); status != http.StatusBadRequest {
			t.Errorf("%s: characters that are none: %d", address, status)
		}
		d, err := s.archive.Decisions(t.Context(), s.viewer, cited.ID(address[strings.LastIndexByte(address, '/')+1:]))
		if err != nil || len(d) != 5 {
			t.Errorf("%s: %d decisions, %v", address, len(d), err)
		}
	}
}

func TestReceiptSettlesAConflict(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	id := figureOf(t, s, "killed")
	address := "/figures/" + string(id)
	s.contest(id)
	page := s.get(address)
	if page.Find(".contested").Length() != 2 {
		t.Fatalf("%d in conflict", page.Find(".contested").Length())
	}
	page = s.sent(address, url.Values{"verdict": {"accepted"}, "seen": {seenIn(page)}})
	if page.Find(".contested").Length() != 0 || page.Find(".sub .badge").First().Text() != "accepted" {
		t.Errorf("settled it is %s", page.Find(".sub").Text())
	}
	status, page := s.post(address, url.Values{"verdict": {"corrected"}, "field": {"measure"}, "value": {"flown"}})
	if status != http.StatusBadRequest || !strings.Contains(page.Find("[role=alert]").Text(), "flown") {
		t.Errorf("a code that is none: %d", status)
	}
}

// A form that decides what no form of ours does is refused, and keeps nothing.
func TestDecisionsThatAreNone(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	id := figureOf(t, s, "killed")
	for _, form := range []url.Values{
		{}, {"verdict": {"burn"}}, {"verdict": {"added"}, "value": {"{}"}}, {"verdict": {"split"}}, {"verdict": {"accepted"}, "field": {"measure"}}, {"verdict": {"corrected"}}, {"verdict": {"corrected"}, "field": {"coded:ann"}, "value": {"x"}},
		{"verdict": {"accepted"}, "field": {"credibility"}}, {"verdict": {"merged"}, "value": {string(id)}}, {"verdict": {"accepted"}, "seen": {"x y z"}}, {"verdict": {"accepted"}, "seen": {"0"}},
		{"do": {"attach"}, "question": {"qu-000000000000"}, "side": {"for"}}, {"do": {"unnote"}, "note": {"de-000000000000"}}, {"do": {"tag"}, "value": {"a b"}},
	} {
		if status, page := s.post("/figures/"+string(id), form); status < 400 || status > 499 || page.Find("[role=alert]").Length() != 1 {
			t.Errorf("%v: status %d", form, status)
		}
	}
	if d, err := s.archive.Decisions(t.Context(), s.viewer, id); err != nil || len(d) != 0 {
		t.Errorf("%d decisions, %v", len(d), err)
	}
}
