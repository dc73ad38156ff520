package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// brought brings up to date what follows from readings and decisions.
func (s *site) brought() {
	s.t.Helper()
	if err := s.archive.Update(s.t.Context(), s.viewer, func(archive.Updating) {}); err != nil {
		s.t.Fatal(err)
	}
}

// known says of documents, by the names of their files, who printed them and when.
func (s *site) known(meta map[string]cited.Meta) {
	s.t.Helper()
	for _, d := range s.documentsOf() {
		if m, ok := meta[d.Name]; ok {
			if _, err := s.archive.Edit(s.t.Context(), s.viewer, d.ID, m, "known"); err != nil {
				s.t.Fatal(err)
			}
		}
	}
	s.brought()
}

// TestCite holds that a citation begins with the earliest source, by what texts credit and by whom they copied.
func TestCite(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": told, "b.txt": told + "\n\nAnother paper prints it again.", "c.txt": told + "\n\nAnother paper prints it again. A third one took it from there."})
	s.known(map[string]cited.Meta{"a.txt": {Publisher: "Northern Wire", Published: "2015-01-02"}, "b.txt": {Publisher: "Meridian Mail", Published: "2015-01-03"}, "c.txt": {Publisher: "Evening Post", Published: "2015-01-05"}})
	for name, want := range map[string]string{
		"a.txt": "interior ministry, as given by Northern Wire, “a.txt”, 2015-01-02. Receipt fi-",
		"b.txt": "interior ministry, as given by Northern Wire, as given by Meridian Mail, “b.txt”, 2015-01-03. Receipt fi-",
		"c.txt": "as given by Evening Post, “c.txt”, 2015-01-05. Receipt fi-",
	} {
		got := s.get("/figures/" + string(s.figureOf(name).Figure.ID)).Find("#cite").Text()
		if !strings.Contains(got, want) || !strings.Contains(got, "ministry, as given by Northern Wire, ") {
			t.Errorf("%s is cited as %q, want %q", name, got, want)
		}
	}
	s.known(map[string]cited.Meta{"a.txt": {Rights: "confidential"}})
	got := s.get("/figures/" + string(s.figureOf("b.txt").Figure.ID)).Find("#cite").Text()
	if strings.Contains(got, "Northern Wire") || !strings.Contains(got, "Meridian Mail") {
		t.Errorf("what was copied from a confidential document is cited as %q", got)
	}
}

// TestCiteBehindTheGate holds that nothing is offered for citing that no export would hold.
func TestCiteBehindTheGate(t *testing.T) {
	s := newSite(t, map[string]string{
		"a.txt": "Some 300 Belgians left for Syria by 2015, the interior ministry said.",
		"b.txt": "Some 40 boys aged 14 left Norway for Syria by 2015, the interior ministry said.",
		"c.txt": "The neighbour Ada Lund said that some 30 people had left Norway for Syria by 2015.",
	})
	s.known(map[string]cited.Meta{"c.txt": {Address: "https://news.example/ada-lund-speaks"}})
	page := s.get("/figures/" + string(s.figureOf("a.txt").Figure.ID))
	if page.Find("#cite").Length() != 1 || page.Find("#uncitable").Length() != 0 {
		t.Error("what may go out is not offered for citing")
	}
	boys := s.figureOf("b.txt").Figure.ID
	page = s.get("/figures/" + string(boys))
	if page.Find("#cite").Length() != 0 || !strings.Contains(page.Find("#uncitable").Text(), "published only once somebody cleared it") {
		t.Errorf("a figure of minors: %q", page.Find("#uncitable").Text())
	}
	if page := s.sent("/figures/"+string(boys), url.Values{"do": {"clear"}, "reason": {"all are grown up now"}}); page.Find("#cite").Length() != 1 {
		t.Error("what somebody cleared is not offered for citing")
	}
	if got := s.get("/figures/" + string(s.figureOf("c.txt").Figure.ID)).Find("#cite").Text(); got == "" || strings.Contains(got, "Lund") || strings.Contains(got, "lund") {
		t.Errorf("a citation names a private person: %q", got)
	}
	rejected := s.figureOf("a.txt").Figure.ID
	if page := s.sent("/figures/"+string(rejected), url.Values{"verdict": {"rejected"}, "reason": {"of another war"}}); page.Find("#cite").Length() != 0 || page.Find("#uncitable").Length() != 1 {
		t.Error("what people rejected is offered for citing")
	}
}

// TestWhyAlone holds that a page says why a figure is held against no others.
func TestWhyAlone(t *testing.T) {
	s := newSite(t, map[string]string{"b.txt": "The ministry denied that 400 Belgians had left for Syria by 2015.", "c.txt": "Some 300 Belgians left for Syria by 2015."})
	for name, want := range map[string]string{"b.txt": "it is denied", "c.txt": ""} {
		page := s.get("/figures/" + string(s.figureOf(name).Figure.ID))
		if got := page.Find("#alone").Text(); want == "" && got != "" || !strings.Contains(got, want) || strings.Contains(page.Text(), "too many like it") {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	// Of a region that lists of one's own name without its countries.
	p := receiptPage{Receipt: s.figureOf("c.txt")}
	p.Receipt.Figure.Origin = []string{"region:Atlantis"}
	on := &server{Config: Config{Archive: s.archive}}
	r := &request{Request: httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil), viewer: s.viewer}
	if err := on.claims(r, &p); err != nil || !strings.Contains(p.Alone, "nobody has listed which countries lie in Atlantis") || p.Claims != "" {
		t.Errorf("a region of which nobody knows the members: %q, %q, %v", p.Alone, p.Claims, err)
	}
}

// TestVoicesAreCalledByTitle holds that a document that nobody printed is not called by its id where it is a source.
func TestVoicesAreCalledByTitle(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "By 2015, 120 Norwegians had travelled to Syria to fight."})
	s.brought()
	r := s.figureOf("a.txt")
	page := s.get("/figures/" + string(r.Figure.ID)).Find("main").Text()
	if want := "1 independent source says the same: " + called(r.Document); !strings.Contains(strings.Join(strings.Fields(page), " "), want) {
		t.Errorf("the page does not say %q: %s", want, page)
	}
}
