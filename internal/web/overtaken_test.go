package web

import (
	"cmp"
	"html/template"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"cited"

	"github.com/PuerkitoBio/goquery"
)

// collision is something that two people can decide at once: from one page, and by two forms.
type collision struct {
	name, page, to string
	one, other     url.Values
	did            string // what the second is told of the first, behind the name
}

// target is where its forms are sent.
func (c *collision) target() string { return cmp.Or(c.to, c.page) }

// idIn is the first id of a kind in the links of a page.
func idIn(t *testing.T, page *goquery.Document, path string) string {
	t.Helper()
	id := ""
	page.Find("main a[href^='" + path + "']").EachWithBreak(func(_ int, a *goquery.Selection) bool {
		id = regexp.MustCompile(`^[a-z]{2}-[0-9a-z]{12}`).FindString(strings.TrimPrefix(a.AttrOr("href", ""), path))
		return id == ""
	})
	if id == "" {
		t.Fatalf("no link to %s", path)
	}
	return id
}

// collisions are all there are, but for those of coders: each is about something of its own.
func collisions(t *testing.T, s *site) []collision {
	t.Helper()
	v := func(pairs ...string) url.Values {
		form := url.Values{}
		for i := 0; i < len(pairs); i += 2 {
			form.Add(pairs[i], pairs[i+1])
		}
		return form
	}
	var figures, sources []string
	s.get("/figures").Find("main th a[href^='/figures/fi-']").Each(func(_ int, a *goquery.Selection) { figures = append(figures, a.AttrOr("href", "")) })
	s.get("/sources").Find("main th a[href^='/sources/so-']").Each(func(_ int, a *goquery.Selection) { sources = append(sources, a.AttrOr("href", "")) })
	source := func(i int) string { return strings.TrimPrefix(sources[i], "/sources/") }
	finding, edge := "/findings/"+idIn(t, s.get("/findings"), "/findings/"), "/lineage/"+idIn(t, s.get("/lineage"), "/lineage/")
	document, statement := "/documents/"+idIn(t, s.get("/documents"), "/documents/"), "/statements/"+idIn(t, s.get("/statements"), "/statements/")
	var documents []string
	s.get("/documents").Find("input[name=document]").Each(func(_ int, box *goquery.Selection) { documents = append(documents, box.AttrOr("value", "")) })
	question := "/questions/" + s.sent("/questions", url.Values{"wording": {"Did they?"}}).Find(".sub code").Text()
	about := "/questions/" + s.sent("/questions", url.Values{"wording": {"And how many?"}}).Find(".sub code").Text()
	attached := strings.TrimPrefix(figures[9], "/figures/")
	return []collision{
		{"figure", figures[0], "", v("verdict", "accepted"), v("verdict", "rejected", "reason", "twice"), "accepted this figure"},
		{"figure, from the queue", "/review?at=" + figures[1][len("/figures/"):], "", v("verdict", "accepted"), v("verdict", "cannot tell"), "accepted this figure"},
		{"field, and the whole", figures[2], "", v("verdict", "corrected", "field", "modifier", "value", "approx"), v("verdict", "accepted"), "corrected modifier to approx"},
		{"credibility", figures[3], "", v("do", "rate", "value", "2"), v("do", "rate", "value", "5"), "rated credibility 2"},
		{"clearing", figures[4], "", v("do", "clear", "reason", "printed"), v("do", "refuse", "reason", "asked"), "said that this figure may be published"},
		{"included figure", figures[5], "", v("do", "exclude", "reason", "twice"), v("do", "include", "reason", "once"), "left fi-"},
		{"tag", figures[6], "", v("do", "tag", "value", "to-check"), v("do", "untag", "value", "to-check"), "put the tag to-check on"},
		{"merging each into the other", figures[7], "", v("verdict", "accepted"), v("verdict", "merged", "value", figures[8][len("/figures/"):]), "accepted this figure"},
		{"statement", statement, "", v("verdict", "accepted"), v("verdict", "rejected", "reason", "no"), "accepted this statement"},
		{"title", document, "", v("do", "edit", "title", "Salt", "was-title", "x"), v("do", "edit", "title", "Sand", "was-title", "x"), "corrected title to Salt"},
		{"included document", document, "", v("do", "exclude", "reason", "twice"), v("do", "include", "reason", "once"), "left do-"},
		{"mending", "/documents", "/documents/mend", v("document", documents[1], "publisher", "One", "reason", "so"), v("document", documents[1], "publisher", "Two", "reason", "so"), "corrected publisher to One"},
		{"finding", finding, "", v("verdict", "accepted"), v("verdict", "rejected", "reason", "no"), "accepted this finding"},
		{"edge", edge, "", v("do", "cut", "reason", "no"), v("do", "cut", "reason", "by no means"), "said that the later document did not come from the earlier one"},
		{"joining", "/lineage", "", v("later", documents[2], "earlier", documents[3], "kind", "copy", "reason", "the same"), v("later", documents[2], "earlier", documents[3], "kind", "copy", "reason", "its words"), "said that the later document came from the earlier one"},
		{"standing", "/sources/" + source(0), "", v("do", "standing", "value", "party"), v("do", "standing", "value", "first-hand"), "corrected standing to party"},
		{"reliability", "/sources/" + source(0), "", v("do", "reliability", "value", "B"), v("do", "reliability", "value", "C"), "rated reliability B"},
		{"two or one", "/sources/" + source(1), "", v("do", "apart", "value", source(2), "back", "/sources/alike"), v("do", "merge", "value", source(2), "back", "/sources/alike"), "said that so-"},
		{"merging", "/sources/" + source(3), "", v("do", "merge", "value", source(4)), v("do", "merge", "value", source(4), "reason", "by its letters"), "merged so-"},
		{"splitting", "/sources/" + source(3), "/sources/" + source(4), v("do", "split", "back", "/sources/"+source(3)), v("do", "split", "back", "/sources/"+source(3), "reason", "no"), "split so-"},
		{"question", question, "", v("do", "reword", "wording", "Did they go?"), v("do", "close", "reason", "answered"), `reworded it as "Did they go?"`},
		{"attaching", about, "", v("do", "attach", "what", attached, "side", "for"), v("do", "attach", "what", attached, "side", "against"), "attached fi-"},
		{"detaching", about, "", v("do", "detach", "what", attached), v("do", "attach", "what", attached, "side", "against"), "took fi-"},
		{"estimate", ofBelgium, "/compare", v("measure", "travelled", "origin", "BEL", "of-rule", "newest", "best", "470", "reason", "counted"),
			v("measure", "travelled", "origin", "BEL", "of-rule", "newest", "best", "480", "reason", "counted again"), "put low"},
		{"handing out", "/review/coding", "/review/assignments", v("coders", "ann", "share", "0"), v("undo", "ann"), ""},
	}
}

// Whatever two people decide at once from the same page, the second is told what the first decided, keeps what they
// wrote, and can decide once more.
func TestTheSecondIsTold(t *testing.T) {
	s := newSite(t, nil)
	for _, c := range collisions(t, s) {
		t.Run(c.name, func(t *testing.T) {
			s.t = t
			seen := seenIn(s.get(c.page))
			if seen == "" {
				t.Fatalf("%s has no form that says what was seen", c.page)
			}
			c.one.Set("seen", seen)
			c.other.Set("seen", seen)
			s.viewer.Name = "Bo"
			s.sent(c.target(), c.one)
			s.viewer.Name = "Ada Berg"
			status, page := s.post(c.target(), c.other)
			if words := page.Find("main").Text(); c.did != "" && (status != http.StatusConflict || !strings.Contains(words, "Bo "+c.did) || !strings.Contains(words, "a moment ago")) {
				t.Fatalf("status %d: %s", status, words)
			}
			to, form := s.again(page)
			for name, values := range c.other {
				if name != "seen" && form.Get(name) != values[0] {
					t.Errorf("%s was %q and is %q in the form", name, values[0], form.Get(name))
				}
			}
			if status, page = s.post(to, form); status >= 400 {
				t.Errorf("once more: status %d: %s", status, page.Find("main").Text())
			}
		})
	}
}

// Of two who send at the same moment exactly one is kept, and the other is told.
func TestOneOfTwoIsKept(t *testing.T) {
	s := newSite(t, nil)
	for _, c := range collisions(t, s) {
		t.Run(c.name, func(t *testing.T) {
			s.t = t
			if c.name == "handing out" || c.name == "detaching" || c.name == "tag" || c.name == "splitting" {
				return // one of the two has nothing to do before the other, or needs what the test above does
			}
			seen := seenIn(s.get(c.page))
			var statuses [2]int
			var both sync.WaitGroup
			start := make(chan bool)
			for i, form := range []url.Values{c.one, c.other} {
				form.Set("seen", seen)
				both.Go(func() {
					<-start
					answer, err := s.server.Client().PostForm(s.server.URL+c.target(), form)
					if err != nil {
						t.Error(err)
						return
					}
					answer.Body.Close()
					statuses[i] = answer.StatusCode
				})
			}
			close(start)
			both.Wait()
			if statuses != [2]int{http.StatusOK, http.StatusConflict} && statuses != [2]int{http.StatusConflict, http.StatusOK} {
				t.Errorf("the two are told %v", statuses)
			}
		})
	}
}

// What cannot be decided any more, because of what somebody else decided, is told as that.
func TestMergedIntoEachOther(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	one, other := string(figureOf(t, s, "killed")), string(figureOf(t, s, "returned"))
	seen := seenIn(s.get("/figures/" + one))
	s.sent("/figures/"+one, url.Values{"verdict": {"merged"}, "value": {other}, "seen": {seen}})
	status, page := s.post("/figures/"+other, url.Values{"verdict": {"merged"}, "value": {one}, "seen": {seen}})
	if words := page.Find("[role=alert]").Text(); status != http.StatusConflict || !strings.Contains(words, "You merged "+one+" into "+other) {
		t.Errorf("status %d: %s", status, words)
	}
}

// Every form that decides says what was seen, and none that brings a file does.
func TestFormsSayWhatWasSeen(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	document := "/documents/" + string(documentOf(t, s))
	for _, path := range []string{"/figures/" + string(figureOf(t, s, "killed")), "/review", "/review/coding", "/documents", document, document + "/figures?words=45", "/questions", "/lineage", "/add", "/check"} {
		s.get(path).Find("form[method=post]").Each(func(_ int, form *goquery.Selection) {
			_, files := form.Attr("enctype")
			if n := form.Find("input[name=seen]").Length(); n != map[bool]int{false: 1, true: 0}[files] {
				html, _ := form.Html()
				t.Errorf("%s: %d fields say what was seen in %s", path, n, html)
			}
		})
	}
	words := "<p>" + template.HTMLEscapeString(`<form method="post">`) + "</p>"
	if got := string(withSeen([]byte(words), cited.NoBase)); got != words {
		t.Errorf("words that look like a form become %q", got)
	}
}

func TestAgo(t *testing.T) {
	for past, want := range map[time.Duration]string{0: "a moment ago", time.Minute: "1 minute ago", 59 * time.Minute: "59 minutes ago", time.Hour: "1 hour ago", 24 * time.Hour: ""} {
		if got := ago(past); got != want {
			t.Errorf("%s is %q, want %q", past, got, want)
		}
	}
}
