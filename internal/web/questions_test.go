package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cited"
)

func TestQuestions(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	if words := s.get("/questions").Find(".note").Text(); !strings.Contains(words, "Nobody has asked") {
		t.Errorf("no questions: %q", words)
	}
	wording := "Did more than 100 Belgians travel?\r\n<script>alert(1)</script>"
	page := s.sent("/questions", url.Values{"wording": {wording}})
	id := page.Find(".sub code").Text()
	address := "/questions/" + id
	if got := page.Find("h1").Text(); got != strings.ReplaceAll(wording, "\r\n", "\n") || page.Find("main script").Length() != 0 {
		t.Fatalf("asked %q", got)
	}
	// From the receipt of a figure it is attached on a side.
	figure := string(figureOf(t, s, "travelled"))
	receipt := s.get("/figures/" + figure)
	if got, _ := receipt.Find("#attach select[name=question] option").Attr("value"); got != id {
		t.Errorf("a receipt offers the question %q", got)
	}
	receipt = s.sent("/figures/"+figure, url.Values{"do": {"attach"}, "question": {id}, "side": {"for"}, "reason": {"the ministry's own list"}})
	if !strings.Contains(receipt.Find("#attach li").Text(), "for: it speaks for it") {
		t.Errorf("the receipt says %q", receipt.Find("#attach").Text())
	}
	page = s.get(address)
	side := page.Find(".side").First()
	if side.Find("mark").Text() != "120" || !strings.Contains(side.Text(), "the ministry's own list") || !strings.Contains(side.Find("h2").Text(), "at most 1 independent source") {
		t.Errorf("for it: %s", side.Text())
	}
	page = s.sent(address, url.Values{"do": {"attach"}, "what": {figure}, "side": {"unprovable"}})
	if page.Find(".side").First().Find("article").Length() != 0 || page.Find(".side").Last().Find("article").Length() != 1 {
		t.Error("to attach it on another side does not move it")
	}
	page = s.sent(address, url.Values{"do": {"detach"}, "what": {figure}})
	if page.Find("article.attached").Length() != 0 {
		t.Error("it is not taken off")
	}
	for _, form := range []url.Values{{"do": {"attach"}, "what": {figure}, "side": {"maybe"}}, {"do": {"attach"}, "what": {"fi-000000000000"}, "side": {"for"}}, {"do": {"burn"}}} {
		if status, page := s.post(address, form); status < 400 || status > 499 || page.Find("[role=alert]").Length() != 1 {
			t.Errorf("%v: status %d", form, status)
		}
	}
	if status, page := s.post("/questions", url.Values{"wording": {" "}}); status != http.StatusBadRequest || !strings.Contains(page.Find("[role=alert]").Text(), "needs words") {
		t.Errorf("a question without words: %d", status)
	}
	if status, _ := s.ask(http.MethodGet, "/questions/qu-000000000000", nil); status != http.StatusNotFound {
		t.Errorf("a question that is not there: %d", status)
	}
}

func TestQuestionByTwoAtOnce(t *testing.T) {
	s := newSite(t, map[string]string{})
	page := s.sent("/questions", url.Values{"wording": {"Did they?"}})
	address := "/questions/" + page.Find(".sub code").Text()
	reworded := url.Values{"do": {"reword"}, "seen": {seenIn(page)}, "wording": {"Did they return?"}}
	s.sent(address, reworded)
	s.viewer.Name = "Bo"
	reworded.Set("wording", "Did they leave?")
	status, page := s.post(address, reworded)
	words := page.Find("[role=alert]").Text()
	if typed, _ := page.Find("input[name=wording]").Attr("value"); status != http.StatusConflict || !strings.Contains(words, `Ada Berg reworded it as "Did they return?"`) || typed != "Did they leave?" {
		t.Errorf("reworded by two: %d, %q, %q is in the form", status, words, typed)
	}
	page = s.sent(address, url.Values{"do": {"close"}, "seen": {seenIn(page)}, "reason": {"decided"}})
	if page.Find(".badge").First().Text() != "closed" || page.Find("input[name=do][value=attach]").Length() != 0 {
		t.Errorf("closed it is %q", page.Find(".badge").Text())
	}
	if s.get("/questions").Find("h2").Text() != "Closed" {
		t.Error("it is not among those closed")
	}
}

// figureOf is the figure of a measure.
func figureOf(t *testing.T, s *site, measure string) cited.ID {
	t.Helper()
	for r, err := range s.archive.Figures(t.Context(), s.viewer, cited.Query{Terms: []cited.Term{{Key: "measure", Values: []string{measure}}}}) {
		if err != nil {
			t.Fatal(err)
		}
		return r.Figure.ID
	}
	t.Fatalf("nothing %s", measure)
	return ""
}

func TestAttachAStatement(t *testing.T) {
	s := newSite(t, map[string]string{"camps.txt": camps})
	question := s.sent("/questions", url.Values{"wording": {"Did they?"}}).Find(".sub code").Text()
	address, _ := s.get("/statements").Find("main a[href^='/statements/st-']").First().Attr("href")
	page := s.sent(address, url.Values{"do": {"attach"}, "question": {question}, "side": {"denied"}})
	if !strings.Contains(page.Find("#attach li").Text(), "denied") {
		t.Errorf("the statement says %q", page.Find("#attach").Text())
	}
	page = s.sent(address, url.Values{"do": {"note"}, "value": {"ask again"}})
	if page.Find(".notes .words").Text() != "ask again" {
		t.Error("the note is not there")
	}
	if got := s.get("/questions/"+question).Find("article.attached a").First().AttrOr("href", ""); got != address {
		t.Errorf("the question leads to %q, want %s", got, address)
	}
}
