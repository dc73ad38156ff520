package web

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"cited"
)

// TestBehind holds that pages say that what they show follows from what held before, only while that is so.
func TestBehind(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": told, "b.txt": told + "\n\nAnother paper prints it again."})
	figure := s.figureOf("a.txt").Figure.ID
	pages := []string{"/figures/" + string(figure), "/documents/" + string(s.figureOf("a.txt").Document.ID), "/compare?measure=travelled&origin=BEL", "/estimates?measure=travelled", "/map", "/findings", "/lineage", "/questions", "/"}
	says := func() (all map[string]string) {
		all = map[string]string{}
		for _, address := range pages {
			all[address] = s.get(address).Find("#behind").Text()
		}
		return all
	}
	for address, words := range says() {
		if words != "" {
			t.Errorf("%s says %q though all is worked out", address, words)
		}
	}
	s.bench.intake.working.Lock() // it cannot be worked out yet
	s.sent("/figures/"+string(figure), url.Values{"field": {"value"}, "verdict": {"corrected"}, "value": {"480"}, "reason": {"misprint"}})
	for address, words := range says() {
		if !strings.Contains(words, "is being worked out") {
			t.Errorf("%s says %q while it is behind", address, words)
		}
	}
	if s.get("/statements").Find("#behind").Length() > 0 {
		t.Error("a page that nothing follows on says that it is behind")
	}
	s.bench.intake.working.Unlock()
	for until := time.Now().Add(20 * time.Second); s.bench.intake.works(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("it is never worked out")
		}
	}
	for address, words := range says() {
		if words != "" {
			t.Errorf("%s says %q though all is worked out again", address, words)
		}
	}
	// By somebody else, so that nothing here works it out.
	if _, err := s.archive.Decide(t.Context(), s.viewer, cited.Decision{Subject: figure, Verdict: cited.Rejected, Reason: "of another war"}); err != nil {
		t.Fatal(err)
	}
	if words := s.get("/findings").Find("#behind").Text(); !strings.Contains(words, "is not worked out yet") {
		t.Errorf("what nobody works out: %q", words)
	}
}
