package web

import (
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/archive"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// addressesOfReviews returns for every page on which people decide an address that shows something: a
// figure that is contested, a question with something attached, a document with notes, two coders who differ.
func addressesOfReviews(s *site, figure, document cited.ID) map[string]string {
	s.t.Helper()
	hostile := attacks()[0] + attacks()[8]
	s.sent("/figures/"+string(figure), url.Values{"verdict": {"accepted"}, "reason": {hostile}})
	s.contest(figure)
	s.sent("/documents/"+string(document), url.Values{"do": {"note"}, "value": {hostile}})
	s.sent("/documents/"+string(document), url.Values{"do": {"tag"}, "value": {"to-check"}})
	question := "/questions/" + s.sent("/questions", url.Values{"wording": {"Did they? " + hostile}}).Find(".sub code").Text()
	s.sent(question, url.Values{"do": {"attach"}, "what": {string(figure)}, "side": {"against"}, "reason": {hostile}})
	if _, err := s.archive.Assign(s.t.Context(), s.viewer, archive.Assigning{Coders: []string{"ann", "bob"}, Share: 1, Seed: 1}); err != nil {
		s.t.Fatal(err)
	}
	for i, coder := range []string{"ann", "bob"} {
		address := "/review/coding?coder=" + coder + "&document=" + string(document)
		for {
			id, more := s.get(address).Find("input[name=figure]").First().Attr("value")
			if !more || !strings.HasPrefix(id, cited.FigureID) {
				break
			}
			s.sent(address, url.Values{"do": {[]string{"accepted", "rejected"}[i]}, "figure": {id}})
		}
		s.sent(address, url.Values{"do": {"done"}})
	}
	tasks, err := s.archive.CodingTasks(s.t.Context(), s.viewer, "ann")
	if err != nil {
		s.t.Fatal(err)
	}
	last := string(tasks[len(tasks)-1].Document)
	return map[string]string{
		"/documents/{id}/figures": "/documents/" + string(document) + "/figures?words=in",
		"/questions":              "/questions",
		"/questions/{id}":         question,
		"/review":                 "/review?all=1&at=" + string(figure),
		"/review/coding":          "/review/coding?coder=ann&document=" + last,
		"/review/disputes":        "/review/disputes?coders=ann,bob",
		"/review/agreement":       "/review/agreement?coders=ann,bob",
	}
}

// until waits until a script says so.
func (b *browser) until(script string) {
	b.t.Helper()
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(50 * time.Millisecond) {
		ctx := b.ctx
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](script)); err == nil && ok {
			return
		}
	}
	b.t.Fatalf("it never came to %s: %s", script, eval[string](b, "document.querySelector('main').innerText"))
}

// keys types something, wherever the focus is.
func (b *browser) keys(typed string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(typed))
}

// place3 is that a queue of three shows one of them.
func place3(n int) string {
	return `document.readyState == "complete" && document.querySelector(".found strong")?.textContent == "` + strconv.Itoa(n) + ` of 3"`
}

// TestReviewByKeyboard works a queue off without a mouse: accept, reject with a reason, correct a field
// with what completes it, take back, cannot tell.
func TestReviewByKeyboard(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	b := inBrowser(t, s)
	b.open("/review")
	b.until(place3(1))
	b.keys("a")
	b.until(place3(2))
	b.keys("r") // goes to the reason first
	b.until(`document.activeElement.name == "reason"`)
	b.keys("of another year")
	b.keys(kb.Enter)
	b.until(place3(3))
	b.keys("e")
	b.until(`document.activeElement.id == "field-measure"`)
	b.keys(kb.Escape)
	b.until(`document.activeElement == document.body`)
	b.keys("c")
	b.until(`document.readyState == "complete" && document.querySelector(".note")?.textContent.includes("You are through")`)
	b.keys("z")
	b.until(place3(3))
	b.keys("z")
	b.until(place3(2))
	b.keys("n")
	b.until(place3(3))
	var reviews []string
	for r, err := range s.archive.Figures(t.Context(), s.viewer, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		reviews = append(reviews, string(r.Review))
	}
	if got := strings.Join(reviews, " "); got != "accepted machine machine" {
		t.Errorf("the figures are %s", got)
	}
	for _, what := range b.trouble() {
		t.Error(what)
	}
}

// TestOvertakenByKeyboard decides about a figure of which somebody else decided meanwhile, is told, and goes on;
// then goes back to where a decision was taken back already.
func TestOvertakenByKeyboard(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	b := inBrowser(t, s)
	b.open("/review")
	b.until(place3(1))
	page := s.get("/review")
	rejected := form(page, "rejected")
	rejected.Set("reason", attacks()[0])
	s.viewer.Name = "Bo"
	s.sent(here(page), rejected)
	s.viewer.Name = "Ada Berg"
	b.keys("a")
	b.until(`document.readyState == "complete" && document.querySelector("[role=alert]")?.textContent.includes("Bo rejected this figure a moment ago")`)
	script := axe(t)
	for _, dark := range []bool{false, true} {
		b.dark(dark)
		b.accessible(script, "overtaken")
		b.keep(map[bool]string{false: "overtaken-light", true: "overtaken-dark"}[dark])
	}
	b.do(chromedp.EmulateViewport(360, 740))
	if wide := eval[float64](b, "document.documentElement.scrollWidth"); wide > 360 {
		t.Errorf("it is %.0f pixels wide in a window of 360", wide)
	}
	b.do(chromedp.EmulateViewport(1280, 900))
	b.keys("n")
	b.until(place3(2))
	b.keys("a")
	b.until(place3(3))
	b.keys("z")
	b.until(place3(2) + ` && document.querySelector(".kept") == null`)
	eval[any](b, "(history.back(), 1)")
	b.until(place3(3)) // as the browser kept it
	if eval[bool](b, `document.querySelector(".kept") != null`) {
		b.keys("z")
		b.until(`document.readyState == "complete" && document.querySelector("[role=alert]")?.textContent.includes("You took back what was decided about this figure a moment ago")`)
		b.keys("n")
	}
	b.until(place3(3) + ` && document.querySelector(".kept") == null`) // nothing is left to take back
	for _, what := range b.trouble() {
		t.Error(what)
	}
}

// TestSelectWords selects words behind characters that are two units of UTF-16 each, and finds their
// place in code points in the form.
func TestSelectWords(t *testing.T) {
	s := newSite(t, map[string]string{"letter.txt": letter})
	b := inBrowser(t, s)
	b.open("/documents/" + string(documentOf(t, s)))
	b.until(`document.querySelector("form.adding").classList.contains("scripted")`)
	eval[any](b, `(() => {
		const walk = document.createTreeWalker(document.querySelector("article.text"), NodeFilter.SHOW_TEXT);
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			const at = node.data.indexOf(" letter ");
			if (at < 0) continue;
			const range = document.createRange();
			range.setStart(node, at);
			range.setEnd(node, at + 8);
			document.getSelection().removeAllRanges();
			document.getSelection().addRange(range);
		}
		return 1;
	})()`)
	b.until(`document.querySelector("form.adding").elements.words.value == "letter"`)
	got := eval[string](b, `document.querySelector("form.adding").elements.start.value + "-" + document.querySelector("form.adding").elements.end.value`)
	start := len([]rune(letter[:strings.Index(letter, "letter")]))
	if want := strconv.Itoa(start) + "-" + strconv.Itoa(start+6); got != want {
		t.Errorf("the place is %s, want %s", got, want)
	}
	b.keys("f")
	b.until(`document.querySelector("input[name=place]")?.checked`)
	for _, what := range b.trouble() {
		t.Error(what)
	}
}

// TestLettersByKeyboard turns the letters off and on again, and holds a key down.
func TestLettersByKeyboard(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	b := inBrowser(t, s)
	b.open("/review")
	const loaded = `document.readyState == "complete"`
	b.until(loaded)
	press := func(key string, repeat bool) bool {
		return eval[bool](b, `!document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "`+key+`", repeat: `+strconv.FormatBool(repeat)+`, bubbles: true, cancelable: true}))`)
	}
	turn := func(on bool) {
		b.keys("?")
		b.until(`document.querySelector("#keys[open] input[type=checkbox]").checked == ` + strconv.FormatBool(!on))
		eval[bool](b, `document.querySelector("#keys input").labels[0].textContent.includes("Letters press buttons") && (document.querySelector("#keys input").click(), document.querySelector("#keys").close(), true)`)
	}
	if press("a", true) {
		t.Error("a key that is held down presses again")
	}
	turn(false)
	b.open("/review") // it is kept
	b.until(loaded)
	for _, key := range []string{"a", "c", "j", "k"} {
		if press(key, false) {
			t.Errorf("%s does something though letters are turned off", key)
		}
	}
	if !press("/", false) {
		t.Error("/ does nothing")
	}
	eval[any](b, `(document.activeElement.blur(), 1)`)
	turn(true)
	b.until(`document.activeElement == document.body`)
	b.keys("a")
	b.until(`document.querySelector(".found strong")?.textContent == "2 of 3"`)
	for _, what := range b.trouble() {
		t.Error(what)
	}
}

// TestRowsByKeyboard goes to a figure of a text past a list, whose items are no rows.
func TestRowsByKeyboard(t *testing.T) {
	s := newSite(t, map[string]string{"list.html": "<h1>Report</h1><ul><li>Of the camps</li><li>Of the trials</li></ul><p>In all 120 Belgians had travelled to Syria.</p>"})
	b := inBrowser(t, s)
	b.open("/documents/" + string(documentOf(t, s)))
	if n := eval[float64](b, `document.querySelectorAll(".text .item").length`); n != 2 {
		t.Fatalf("the text has %v items", n)
	}
	b.until(`document.readyState == "complete"`)
	b.keys("j")
	b.until(`document.activeElement.matches(".text a.figure")`)
}
