package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cited"
)

// letter has a number in words that no reader takes for one, twice, behind signs that are two units of
// UTF-16 each.
const letter = `🙂🙂 A letter from Raqqa, March 2015.

The ministry wrote that a handful of Belgians travelled, and later a handful came home.
`

func TestAddMissed(t *testing.T) {
	s := newSite(t, map[string]string{"letter.txt": letter})
	id := string(documentOf(t, s))
	address := "/documents/" + id + "/figures"
	if page := s.get("/documents/" + id); page.Find("form.adding input[name=words]").Length() != 1 {
		t.Error("the document has no form to add a figure")
	}
	page := s.get(address + "?words=" + url.QueryEscape("a  handful"))
	if places := page.Find("input[name=place]"); places.Length() != 2 || places.Filter("[checked]").Length() != 0 || page.Find(".place mark").First().Text() != "a handful" {
		t.Fatalf("%d places: %s", places.Length(), page.Find("fieldset").Text())
	}
	start := len([]rune(letter[:strings.LastIndex(letter, "a handful")]))
	page = s.get(address + "?words=a+handful&start=" + itoa(start) + "&end=" + itoa(start+9))
	place, _ := page.Find("input[name=place][checked]").Attr("value")
	if want := itoa(start) + "-" + itoa(start+9); place != want {
		t.Fatalf("the place is %s, want %s", place, want)
	}
	form := url.Values{"words": {"a handful"}, "place": {place}, "field-measure": {"returned"}, "field-origin": {"Belgium"}, "reason": {"<img src=x onerror=alert(1)>"}}
	status, page := s.post(address, form)
	if typed, _ := page.Find("input[name=field-measure]").Attr("value"); status != http.StatusBadRequest || typed != "returned" || !strings.Contains(page.Find("[role=alert]").Text(), "no digits") {
		t.Errorf("without a value: %d, %q, %q", status, typed, page.Find("[role=alert]").Text())
	}
	form.Set("field-value", "5")
	page = s.sent(address, form)
	mark := page.Find("article.text a.figure[id]").FilterFunction(func(_ int, a *sel) bool { return a.Text() == "a handful" })
	if mark.Length() != 1 {
		t.Fatalf("what was added is not marked: %s", page.Find("article.text").Text())
	}
	added, _ := mark.Attr("id")
	r, err := s.archive.Receipt(t.Context(), s.viewer, cited.ID(added))
	if err != nil || r.Figure.Start != start || r.Figure.Exact != "a handful" || *r.Figure.Low != 5 || r.Review != cited.ReviewAdded {
		t.Errorf("added %+v, %v", r.Figure, err)
	}
	if s.get("/figures/"+added).Find("main img").Length() != 0 {
		t.Error("a reason is no words but a picture")
	}
	for _, place := range []string{"", "x-y", "5-5", "-3-5", "1-999999"} {
		form.Set("place", place)
		if status, page := s.post(address, form); status != http.StatusBadRequest || page.Find("[role=alert]").Length() != 1 {
			t.Errorf("place %q: status %d", place, status)
		}
	}
	if words := s.get(address + "?words=nowhere").Find(".note").Text(); !strings.Contains(words, "The text has no") {
		t.Errorf("words that are not there: %q", words)
	}
}

func TestEditDocument(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	id := documentOf(t, s)
	address := "/documents/" + string(id)
	ada, bo := editOf(s.get(address)), editOf(s.get(address))
	ada.Set("title", "Camps, \u202Eolleh\u202C <b>x</b>")
	ada.Set("published", "2015-03-04")
	page := s.sent(address, ada)
	if page.Find("h1").Text() != ada.Get("title") || page.Find("h1 b").Length() != 0 {
		t.Errorf("the title is %q", page.Find("h1").Text())
	}
	// Whoever has an older page corrects what they changed, and nothing else.
	bo.Set("publisher", "Northern Wire")
	s.viewer.Name = "Bo"
	s.sent(address, bo)
	d, err := s.archive.Document(t.Context(), s.viewer, id)
	if err != nil || d.Title != ada.Get("title") || d.Published != "2015-03-04" || d.Publisher != "Northern Wire" {
		t.Errorf("%+v, %v", d, err)
	}
	bo.Set("title", "Another")
	status, page := s.post(address, bo)
	if status != http.StatusConflict || !strings.Contains(page.Find("[role=alert]").Text(), "Ada Berg") {
		t.Errorf("the same field by two: %d, %q", status, page.Find("[role=alert]").Text())
	}
	bad := editOf(s.get(address))
	bad.Set("published", "last week")
	if status, _ := s.post(address, bad); status != http.StatusBadRequest {
		t.Errorf("a date that is none: %d", status)
	}
}

// editOf is the form that corrects what is known, as a page has it.
func editOf(page *doc) url.Values {
	values := url.Values{}
	page.Find("form").FilterFunction(func(_ int, f *sel) bool { return f.Find("input[name=do][value=edit]").Length() == 1 }).Find("input").Each(func(_ int, in *sel) {
		name, _ := in.Attr("name")
		value, _ := in.Attr("value")
		values.Set(name, value)
	})
	return values
}

func TestWithdrawnWhileOpen(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	id := documentOf(t, s)
	address := "/documents/" + string(id)
	form := editOf(s.get(address))
	form.Set("title", "Camps")
	if _, err := s.archive.Withdraw(t.Context(), s.viewer, []cited.ID{id}, "asked for"); err != nil {
		t.Fatal(err)
	}
	for path, form := range map[string]url.Values{address: form, address + "/figures": {"words": {"45"}, "place": {"60-62"}, "field-measure": {"returned"}}} {
		status, page := s.post(path, form)
		if words := page.Find("main").Text(); status != http.StatusGone || !strings.Contains(words, "asked for") || !strings.Contains(words, "was not kept") {
			t.Errorf("POST %s: %d, %s", path, status, words)
		}
	}
	for _, path := range []string{address, address + "/figures?words=45"} {
		if status, page := s.ask(http.MethodGet, path, nil); status != http.StatusGone || page.Find("h1").Text() != "A withdrawn document" {
			t.Errorf("GET %s: %d", path, status)
		}
	}
}
