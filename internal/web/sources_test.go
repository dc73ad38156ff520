package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// credits are documents that credit organisations, an expert, and private persons.
func credits() map[string]string {
	return map[string]string{
		"a.txt": "The Silk Road Institute said that 300 Norwegians had travelled to Syria to fight by 2014. Professor Halvard Brekke, an expert on Syria, said that 40 of them had returned.",
		"b.txt": "The Silk Road Institute for Security said that 310 Norwegians had travelled to Syria to fight. A neighbour, Anna Lindqvist, said that 3 fighters had left for Syria from her street.",
		"c.txt": "Northern Wire said that 90 Danes had travelled to Syria to fight.",
	}
}

func TestSources(t *testing.T) {
	s := newSite(t, credits())
	page := s.get("/sources")
	words := page.Find("table.rows").Text()
	if !strings.Contains(words, "Silk Road Institute") {
		t.Fatalf("the list: %s", words)
	}
	institute := "/sources/" + string(archive.SourceID("Silk Road Institute"))
	page = s.get(institute)
	figures, _ := page.Find("main ul.plain a").First().Attr("href")
	if !strings.HasPrefix(figures, "/figures?source=") || s.get(figures).Find("table.rows tbody tr").Length() == 0 {
		t.Errorf("the figures of a source are at %s", figures)
	}
	for _, step := range []struct{ do, value, says string }{
		{"standing", "secondary", "secondary: has it from those who saw or did it"}, {"reliability", "B", "B: usually reliable"}, {"reliability", "", "Nobody rated it"}, {"standing", "", "Nobody said"},
	} {
		status, page := s.post(institute, url.Values{"do": {step.do}, "value": {step.value}, "reason": {"it is so"}})
		if status != http.StatusOK || !strings.Contains(page.Find("main").Text(), step.says) || page.Find("[role=status]").Length() != 1 {
			t.Errorf("%s %q: status %d: %s", step.do, step.value, status, page.Find("main").Text())
		}
	}
	if status, _ := s.post(institute, url.Values{"do": {"standing"}, "value": {"glorious"}}); status != http.StatusBadRequest {
		t.Errorf("a standing that is none: status %d", status)
	}
	other := archive.SourceID("Silk Road Institute for Security")
	_, page = s.post(institute, url.Values{"do": {"merge"}, "value": {"Silk Road Institute for Security"}, "reason": {"its full name"}})
	if !strings.Contains(page.Find("table.names").Text(), "Silk Road Institute for Security") {
		t.Errorf("after merging: %s", page.Find("main").Text())
	}
	_, page = s.post("/sources/"+string(other), url.Values{"do": {"split"}, "back": {institute}, "reason": {"another one"}})
	if strings.Contains(page.Find("table.names").Text(), "for Security") || page.Find("h1").Text() != "Silk Road Institute" {
		t.Errorf("after splitting: %s", page.Find("main").Text())
	}
	if status, _ := s.post(institute, url.Values{"do": {"merge"}, "value": {"Nobody Whom A Text Credits"}}); status != http.StatusNotFound {
		t.Errorf("merging who is not there: status %d", status)
	}
}

// TestNoPageForPersons holds the pages to it that nobody who is no organisation has one.
func TestNoPageForPersons(t *testing.T) {
	s := newSite(t, credits())
	all, err := s.archive.Sources(t.Context(), s.viewer, cited.Query{})
	if err != nil {
		t.Fatal(err)
	}
	page := s.get("/sources")
	list, left := page.Find("main").Text(), 0
	for _, name := range []string{"Brekke", "Lindqvist", "neighbour", "private person"} {
		if strings.Contains(list, name) {
			t.Errorf("the list of sources holds %q", name)
		}
	}
	for _, of := range all {
		address := "/sources/" + string(of.ID)
		linked := page.Find("a[href='"+address+"']").Length() > 0
		status, answer := s.ask(http.MethodGet, address, nil)
		if linked != (status == http.StatusOK) {
			t.Errorf("%q is linked: %v, and its page has status %d", of.Name, linked, status)
		}
		if of.Document == "" && !strings.Contains(of.Name, "Brekke") && of.Name != "Northern Wire" {
			continue
		}
		if left++; status != http.StatusNotFound || strings.Contains(answer.Find("main").Text(), of.Name) {
			t.Errorf("%q: status %d, %s", of.Name, status, answer.Find("main").Text())
		}
	}
	if left < 2 {
		t.Errorf("only %d sources may be persons", left)
	}
	// A name like that of a person is one of an organisation once that printed a document, or
	// somebody said what it is to the matter.
	wire := archive.SourceID("Northern Wire")
	if _, err := s.archive.SetStanding(t.Context(), s.viewer, wire, cited.Secondary, "an agency"); err != nil {
		t.Fatal(err)
	}
	s.get("/sources/" + string(wire))
}

func TestAlike(t *testing.T) {
	s := newSite(t, map[string]string{})
	d := cited.Document{Original: "ab", Name: "a.txt", Outcome: cited.OutcomeRead}
	d.ID = cited.DocumentKey(d.Original, "", 0)
	r := cited.Reading{Document: d, Version: "test"}
	for _, name := range []string{"World Refugee Forum", "WRF", "Norway"} {
		r.Statements = append(r.Statements, cited.Statement{ID: cited.Key(cited.StatementID, d.ID, name, 0), Act: "said", Attribution: []string{name}})
	}
	if err := s.archive.Put(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	page := s.get("/sources/alike")
	form := page.Find("table.rows form").First()
	address, ok := form.Attr("action")
	if !ok {
		t.Fatal("nothing is alike")
	}
	other, _ := form.Find("input[name=value]").Attr("value")
	status, page := s.post(address, url.Values{"do": {"apart"}, "value": {other}, "back": {"/sources/alike"}})
	if status != http.StatusOK || page.Find("table.rows form").Length() != 0 || page.Find("[role=status]").Length() != 1 {
		t.Errorf("status %d, %s", status, page.Find("main").Text())
	}
}
