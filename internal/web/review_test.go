package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cited"

	"github.com/PuerkitoBio/goquery"
)

// camps is a document with three figures.
const camps = `The ministry said on 3 March 2015 that 120 Belgians had travelled to Syria.

Of these 45 had returned to Belgium by then, and 30 were killed in Syria, the ministry said.
`

// here is the address that the forms of a page of a queue go to.
func here(page *goquery.Document) string {
	address, _ := page.Find(".verdicts form").First().Attr("action")
	return address
}

// shown is the figure that a page of a queue shows.
func shown(page *goquery.Document) string { return page.Find("h2.what code").Text() }

// form is what the form that decides so has in it.
func form(page *goquery.Document, verdict string) url.Values {
	values := url.Values{"verdict": {verdict}}
	values.Set("seen", seenIn(page))
	return values
}

func TestReviewQueue(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	page := s.get("/review")
	if got := page.Find(".found strong").Text(); got != "1 of 3" {
		t.Fatalf("the queue begins with %q", got)
	}
	first := shown(page)
	page = s.sent(here(page), form(page, "accepted"))
	second := shown(page)
	if second == first || second == "" || page.Find(".found strong").Text() != "2 of 3" || !strings.Contains(page.Find(".kept").Text(), "accepted") {
		t.Fatalf("after accepting %s: %s, %q", first, second, page.Find(".kept").Text())
	}
	// Rejecting needs no mouse either: the key of each button stands in the page.
	for _, key := range []string{"a", "c", "r", "e", "n", "b", "z"} {
		if page.Find("[data-key="+key+"]").Length() != 1 {
			t.Errorf("no button for the key %s", key)
		}
	}
	rejected := form(page, "rejected")
	rejected.Set("reason", "another year")
	address := here(page)
	third := shown(s.sent(address, rejected))
	// Going back shows what was decided there, and nothing is decided twice by loading it again.
	page = s.get(address)
	if shown(page) != second || !strings.Contains(page.Find(".decisions").Text(), "another year") || page.Find(".decisions li").Length() != 1 {
		t.Errorf("going back shows %q", page.Find(".queue").Text())
	}
	next, _ := page.Find("[data-key=n]").Attr("href")
	if got := shown(s.get(next)); got != third {
		t.Errorf("from there on to %s, want %s", got, third)
	}
	page = s.get(next)
	page = s.sent(here(page), form(page, "cannot tell"))
	if !strings.Contains(page.Find(".note").Text(), "You are through") {
		t.Fatalf("at the end: %s", page.Find(".queue").Text())
	}
	// The last one can be taken back too, and the one before it.
	address, _ = page.Find(".kept form").Attr("action")
	page = s.sent(address, url.Values{"do": {"undo"}})
	if shown(page) != third || page.Find(".badge").First().Text() != "machine" {
		t.Errorf("after taking back: %s, %s", shown(page), page.Find(".badge").Text())
	}
	if page = s.get("/review"); page.Find(".found strong").Text() != "1 of 1" || shown(page) != third {
		t.Errorf("begun anew: %s", page.Find(".found").Text())
	}
	if words := s.get("/review?q=" + url.QueryEscape("measure:killed origin:KAZ")).Find(".note").Text(); !strings.Contains(words, "Nothing is left") {
		t.Errorf("an empty queue says %q", words)
	}
}

func TestReviewUndoesOneAfterTheOther(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	page := s.get("/review")
	first := shown(page)
	page = s.sent(here(page), form(page, "accepted"))
	second := shown(page)
	page = s.sent(here(page), form(page, "cannot tell"))
	for _, want := range []string{second, first} {
		address, _ := page.Find(".kept form").Attr("action")
		if page = s.sent(address, url.Values{"do": {"undo"}}); shown(page) != want {
			t.Fatalf("took back %s, want %s", shown(page), want)
		}
	}
	if page.Find(".kept").Length() != 0 {
		t.Error("there is still something to take back")
	}
}

func TestReviewCorrectsAField(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	page := s.get("/review")
	id := shown(page)
	input := page.Find("#field-measure")
	list, _ := input.Attr("list")
	if page.Find("datalist#"+list+" option[value=killed]").Length() != 1 {
		t.Errorf("measure is not completed from the codebook: list %q", list)
	}
	status, page := s.post(here(page), url.Values{"verdict": {"corrected"}, "field": {"measure"}, "value": {"flown"}})
	if typed, _ := page.Find("#field-measure").Attr("value"); status != http.StatusBadRequest || typed != "flown" || !strings.Contains(page.Find("[role=alert]").Text(), "flown") {
		t.Errorf("a wrong code: status %d, %q is in the form, and it says %q", status, typed, page.Find("[role=alert]").Text())
	}
	page = s.sent(here(page), url.Values{"verdict": {"corrected"}, "field": {"origin"}, "value": {"Belgium; NLD"}, "seen": {seenIn(page)}})
	if written, _ := page.Find("#field-origin").Attr("value"); shown(page) != id || written != "BEL; NLD" {
		t.Errorf("%s has the origin %q", shown(page), written)
	}
	r, err := s.archive.Receipt(t.Context(), s.viewer, cited.ID(id))
	if err != nil || r.Review != cited.ReviewCorrected {
		t.Errorf("it is %s, %v", r.Review, err)
	}
}

// Two people have the same figure before them and decide differently: the second is told what the first
// decided, and decides once more with that in view.
func TestReviewByTwoAtOnce(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	ada := s.get("/review")
	id := shown(ada)
	s.viewer.Name = "Bo <b>Lind</b>"
	rejected := form(ada, "rejected")
	rejected.Set("reason", "<script>alert(1)</script> \u202Egnorw\u202C")
	s.sent(here(ada), rejected)
	s.viewer.Name = "Ada Berg"
	status, page := s.post(here(ada), form(ada, "accepted"))
	words := page.Find("[role=alert]").Text()
	if status != http.StatusConflict || !strings.Contains(words, "Bo <b>Lind</b> rejected this figure a moment ago") || !strings.Contains(page.Find("dl").Text(), "accepted") {
		t.Fatalf("status %d: %s", status, page.Find("main").Text())
	}
	if page.Find("main script:not([src])").Length() != 0 || page.Find("main b").Length() != 0 || page.Find("[role=alert] q bdi").Length() != 1 {
		t.Error("what people wrote is not shown as words")
	}
	r, err := s.archive.Receipt(t.Context(), s.viewer, cited.ID(id))
	if err != nil || r.Review != cited.ReviewRejected || len(r.Decisions) != 1 {
		t.Errorf("it is %s by %d decisions, %v", r.Review, len(r.Decisions), err)
	}
	page = s.sent(s.again(page))
	if r, err = s.archive.Receipt(t.Context(), s.viewer, cited.ID(id)); err != nil || r.Review != cited.ReviewAccepted || len(cited.InConflict(r.Decisions)) != 0 {
		t.Errorf("decided once more it is %s, %v", r.Review, err)
	}
	if shown(page) == id {
		t.Error("it does not go on")
	}
}

// Whoever goes back, or presses twice, is told that they have decided, and led on.
func TestReviewAfterGoingBack(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	first := s.get("/review")
	second := s.sent(here(first), form(first, "accepted"))
	status, page := s.post(here(first), form(first, "accepted"))
	if words := page.Find("[role=alert]").Text(); status != http.StatusConflict || !strings.Contains(words, "You accepted this figure a moment ago") {
		t.Errorf("accepted twice: %d, %q", status, words)
	}
	next, _ := page.Find("[data-key=n]").Attr("href")
	if page = s.get(next); shown(page) != shown(second) || page.Find(".kept").Length() != 1 {
		t.Errorf("it leads on to %s, want %s, where the decision can be taken back", shown(page), shown(second))
	}
	undo := url.Values{"do": {"undo"}, "seen": {seenIn(second)}}
	if page = s.sent(here(second), undo); shown(page) != shown(first) {
		t.Fatalf("took back %s", shown(page))
	}
	status, page = s.post(here(second), undo)
	if words := page.Find("[role=alert]").Text(); status != http.StatusConflict || !strings.Contains(words, "You took back what was decided about this figure") {
		t.Errorf("taken back twice: %d, %q", status, words)
	}
	next, _ = page.Find("[data-key=n]").Attr("href")
	if page = s.get(next); shown(page) != shown(second) || page.Find(".kept").Length() != 0 {
		t.Errorf("it leads on to %s, want %s, with nothing to take back", shown(page), shown(second))
	}
	all, err := s.archive.Decisions(t.Context(), s.viewer, cited.ID(shown(first)))
	if err != nil || len(all) != 2 {
		t.Errorf("%d decisions were kept, %v", len(all), err)
	}
}

func TestReviewPassesOverWhatOthersDecided(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	page := s.get("/review")
	q, err := s.archive.Queue(t.Context(), s.viewer, queueOfAll())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.archive.Decide(t.Context(), cited.Viewer{Name: "Bo", Role: cited.Owner}, cited.Decision{Subject: q[1], Verdict: cited.Accepted}); err != nil {
		t.Fatal(err)
	}
	if got := shown(s.sent(here(page), form(page, "accepted"))); got != string(q[2]) {
		t.Errorf("on to %s, want %s", got, q[2])
	}
	if _, err := s.archive.Withdraw(t.Context(), s.viewer, []cited.ID{documentOf(t, s)}, "asked for"); err != nil {
		t.Fatal(err)
	}
	status, gone := s.ask(http.MethodGet, "/review?at="+string(q[2]), nil)
	if words := gone.Find(".note").Text(); status != http.StatusNotFound || !strings.Contains(words, "no longer read") {
		t.Errorf("withdrawn while it was open: status %d, %q", status, words)
	}
}

func TestReviewSample(t *testing.T) {
	s := newSite(t, nil)
	page := s.get("/review?sample=5&seed=7&doubt=1")
	if got := page.Find(".found").Text(); !strings.Contains(got, "1 of 5") || !strings.Contains(got, "the seed 7") || !strings.Contains(got, "doubtful") {
		t.Errorf("a sample says %q", got)
	}
	if shown(s.get("/review?sample=5&seed=7&doubt=1")) != shown(page) {
		t.Error("the same seed draws another sample")
	}
	for _, address := range []string{"/review?sample=x", "/review?sample=-1", "/review?seed=1.5", "/review?q=mesure:x"} {
		if status, page := s.ask(http.MethodGet, address, nil); status != http.StatusBadRequest || page.Find("[role=alert]").Length() != 1 {
			t.Errorf("%s: status %d", address, status)
		}
	}
	status, gone := s.ask(http.MethodGet, "/review?at=fi-0123456789ab", nil)
	if words := gone.Find(".note").Text(); status != http.StatusNotFound || !strings.Contains(words, "no longer read") {
		t.Errorf("an address typed by hand: status %d, %q", status, words)
	}
}

// What somebody decided cannot be taken back under somebody who decided on top of it.
func TestReviewDoesNotUndoUnderOthers(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	page := s.get("/review")
	id := cited.ID(shown(page))
	page = s.sent(here(page), form(page, "accepted"))
	address, _ := page.Find(".kept form").Attr("action")
	if _, err := s.archive.Decide(t.Context(), cited.Viewer{Name: "Bo", Role: cited.Owner}, cited.Decision{Subject: id, Verdict: cited.Rejected, Reason: "twice"}); err != nil {
		t.Fatal(err)
	}
	status, page := s.post(address, url.Values{"do": {"undo"}})
	if words := page.Find("[role=alert]").Text(); status != http.StatusConflict || !strings.Contains(words, "Bo rejected this figure") {
		t.Errorf("status %d: %q", status, words)
	}
	if r, err := s.archive.Receipt(t.Context(), s.viewer, id); err != nil || r.Review != cited.ReviewRejected {
		t.Errorf("it is %s, %v", r.Review, err)
	}
}

// A queue is only an order: where the server that began it is gone, the address still leads on.
func TestReviewGoesOnWithoutItsQueue(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	q, err := s.archive.Queue(t.Context(), s.viewer, queueOfAll())
	if err != nil {
		t.Fatal(err)
	}
	page := s.get("/review?at=" + string(q[1]))
	if page.Find(".found strong").Text() != "2 of 3" {
		t.Errorf("it stands at %s", page.Find(".found").Text())
	}
	if page = s.sent(here(page), form(page, "accepted")); shown(page) != string(q[2]) {
		t.Errorf("on to %s, want %s", shown(page), q[2])
	}
	if page = s.get("/review?q=measure:killed&behind=" + string(q[1]) + "&made=junk&made=" + string(q[0]) + "~x"); shown(page) == "" || page.Find(".kept").Length() != 0 {
		t.Errorf("an address typed by hand: %s", page.Find("main").Text())
	}
	if words := s.get("/review?at=end").Find(".note").Text(); !strings.Contains(words, "begin the queue anew") {
		t.Errorf("at the end of a queue that nobody began: %q", words)
	}
}

// What is taken back leaves what held before it, also of those decisions that were made on each other.
func TestReviewUndoRestores(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	page := s.get("/review")
	id := cited.ID(shown(page))
	s.viewer.Name = "Bo"
	if _, err := s.archive.Decide(t.Context(), s.viewer, cited.Decision{Subject: id, Verdict: cited.Unclear}); err != nil {
		t.Fatal(err)
	}
	s.viewer.Name = "Ada Berg"
	reviewIs := func(want cited.Review, measure string) {
		t.Helper()
		r, err := s.archive.Receipt(t.Context(), s.viewer, id)
		if err != nil || r.Review != want || r.Figure.Measure != measure {
			t.Fatalf("it is %s, %s, %v; want %s, %s", r.Review, r.Figure.Measure, err, want, measure)
		}
	}
	undo := func() {
		t.Helper()
		address, _ := page.Find(".kept form").Attr("action")
		page = s.sent(address, url.Values{"do": {"undo"}})
	}
	// again decides about the same figure, in the same session.
	again := func(form url.Values) {
		t.Helper()
		address, _ := url.Parse(here(page))
		values := address.Query()
		values.Set(queueAt, string(id))
		page = s.get("/review?" + values.Encode())
		form.Set("seen", seenIn(page))
		page = s.sent(here(page), form)
	}
	again(url.Values{"verdict": {"accepted"}})
	again(url.Values{"verdict": {"rejected"}, "reason": {"twice"}})
	undo()
	reviewIs(cited.ReviewAccepted, "travelled")
	again(url.Values{"verdict": {"rejected"}, "reason": {"twice after all"}})
	undo()
	reviewIs(cited.ReviewAccepted, "travelled")
	undo()
	reviewIs(cited.ReviewUnclear, "travelled")
	if page.Find(".kept").Length() != 0 {
		t.Error("there is still something to take back")
	}
	again(url.Values{"verdict": {"corrected"}, "field": {"measure"}, "value": {"killed"}})
	again(url.Values{"verdict": {"corrected"}, "field": {"measure"}, "value": {"returned"}})
	again(url.Values{"verdict": {"rejected"}, "field": {"measure"}})
	undo()
	reviewIs(cited.ReviewUnclear, "returned")
	undo()
	reviewIs(cited.ReviewUnclear, "killed")
	undo()
	reviewIs(cited.ReviewUnclear, "travelled")
}

// Taking back what settled a conflict leaves both sides of it as they were.
func TestReviewUndoesWhatSettled(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	page := s.get("/review")
	id := cited.ID(shown(page))
	for name, verdict := range map[string]cited.Verdict{"Bo": cited.Rejected, "Cy": cited.Unclear} {
		if _, err := s.archive.Decide(t.Context(), cited.Viewer{Name: name, Role: cited.Owner}, cited.Decision{Subject: id, Verdict: verdict, Base: cited.NoBase}); err != nil {
			t.Fatal(err)
		}
	}
	page = s.get("/review?at=" + string(id))
	page = s.sent(here(page), form(page, "rejected"))
	address, _ := page.Find(".kept form").Attr("action")
	s.sent(address, url.Values{"do": {"undo"}})
	all, err := s.archive.Decisions(t.Context(), s.viewer, id)
	if err != nil {
		t.Fatal(err)
	}
	verdicts := map[cited.Verdict]bool{}
	for _, d := range cited.Heads(all) {
		verdicts[d.Verdict] = true
	}
	if len(verdicts) != 2 || !verdicts[cited.Rejected] || !verdicts[cited.Unclear] || len(cited.InConflict(all)) != 2 {
		t.Errorf("what holds is %v, %d in conflict", verdicts, len(cited.InConflict(all)))
	}
}

// What somebody added stays added when what was decided about it is taken back.
func TestTakingBackOfWhatWasAdded(t *testing.T) {
	all := []cited.Decision{{ID: "de-1", Verdict: cited.Added, Value: "{}"}, {ID: "de-2", Verdict: cited.Rejected, Base: "de-1"}}
	back := takingBack(all, &all[1])
	if len(back) != 1 || back[0].Verdict != cited.Accepted || back[0].Value != "" || back[0].Base != "de-2" {
		t.Errorf("taken back by %+v", back)
	}
	// Decisions that are based on each other, as no archive of ours has them, end too.
	round := []cited.Decision{{ID: "de-1", Base: "de-2", Reason: takenBack}, {ID: "de-2", Base: "de-1", Reason: takenBack}, {ID: "de-3", Base: "de-2", Reason: takenBack}}
	if back := takingBack(round, &round[2]); len(back) != 1 {
		t.Errorf("of a round: %+v", back)
	}
}
