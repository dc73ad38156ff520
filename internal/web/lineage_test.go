package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// told is a report that somebody copied.
const told = "The interior ministry said on Monday that 470 Belgians had travelled to Syria to fight since 2012, and that 118 of them had returned to the harbour towns that they came from. " +
	"Most of those who went were from three suburbs of the capital, where the preacher of a small mosque had called on them to go until the police closed it in the spring. " +
	"Mothers of some who died there asked the mayor for a place where they could meet, and were given two rooms above the old library behind the market."

func TestLineage(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": told, "b.txt": told + "\n\nAnother paper prints it again.", "c.txt": "A dam was opened in the valley. Nobody came to see it, said its keeper."})
	of := map[string]cited.ID{}
	for _, d := range s.documentsOf() {
		of[d.Name] = d.ID
		if _, err := s.archive.Edit(t.Context(), s.viewer, d.ID, cited.Meta{Published: cited.EDTF("2015-0" + string(d.Name[0]-'a'+'1')), Publisher: "Paper <" + d.Name + ">"}, "known"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.archive.Update(t.Context(), s.viewer, func(archive.Updating) {}); err != nil {
		t.Fatal(err)
	}
	page := s.get("/lineage")
	if page.Find("svg .node").Length() != 2 || page.Find("svg .line-of").Length() != 1 || page.Find("table.rows tbody tr").Length() != 1 || !strings.Contains(page.Find(".found").Text(), "1 more came from none") {
		t.Fatalf("%d documents, %d lines: %s", page.Find("svg .node").Length(), page.Find("svg .line-of").Length(), page.Find("main").Text())
	}
	family := s.get("/lineage?document=" + string(of["a.txt"]))
	if family.Find("svg .node.this").Length() != 1 || family.Find("svg .line-of").Length() != 1 {
		t.Errorf("the family of a document: %s", family.Find("main").Text())
	}
	edge, _ := page.Find("svg .line-of").Attr("href")
	page = s.get(edge)
	if pair := page.Find("table.pair q"); pair.Length() < 2 || !strings.Contains(pair.First().Text(), "470 Belgians") {
		t.Errorf("the passages side by side: %s", page.Find("table.pair").Text())
	}
	if status, _ := s.post(edge, url.Values{"do": {"cut"}}); status != http.StatusBadRequest {
		t.Errorf("cutting without a reason: status %d", status)
	}
	for do, cut := range map[string]bool{"cut": true} {
		status, page := s.post(edge, url.Values{"do": {do}, "reason": {"from a common source"}})
		if status != http.StatusOK || (page.Find(".sub .badge").Length() == 1) != cut || s.get("/lineage").Find("svg .line-of").Length() != 0 {
			t.Errorf("after %s: status %d, %s", do, status, page.Find("main").Text())
		}
	}
	if status, page := s.post(edge, url.Values{"do": {"uncut"}, "reason": {"it says so itself"}}); status != http.StatusOK || page.Find(".sub .badge").Length() != 0 || s.get("/lineage").Find("svg .line-of").Length() != 1 {
		t.Errorf("after taking it back: status %d", status)
	}
	joined := url.Values{"later": {string(of["c.txt"])}, "earlier": {string(of["a.txt"])}, "kind": {"cites"}, "reason": {"its author told me"}}
	if status, page := s.post("/lineage", joined); status != http.StatusOK || !strings.Contains(page.Find("main").Text(), "joined by a person") || s.get("/lineage").Find("svg .node").Length() != 3 {
		t.Errorf("after joining two: status %d, %s", status, page.Find("main").Text())
	}
	joined.Set("kind", "stole")
	if status, _ := s.post("/lineage", joined); status != http.StatusBadRequest {
		t.Errorf("a kind that is none: status %d", status)
	}
	if status, _ := s.ask(http.MethodGet, "/lineage?document=do-000000000000", nil); status != http.StatusNotFound {
		t.Errorf("a document that is none: status %d", status)
	}
}

// manyStories are documents of several stories, of which each has an original, copies of it, and a
// chain of updates.
func manyStories(documents int) archive.Stories {
	var st archive.Stories
	for i := range documents {
		d := cited.Document{ID: cited.NewID(cited.DocumentID, fmt.Sprint(i)), Title: strings.Repeat("Über die Ausgereisten und die Zurückgekehrten ", 3) + fmt.Sprint(i), Publisher: "Allgemeine Zeitung für alle Landesteile",
			Published: cited.EDTF(fmt.Sprintf("%d-%02d-%02d", 2012+i/40, 1+i/4%12, 1+i%28))}
		if i%17 == 16 {
			d.Published = ""
		}
		st.Documents = append(st.Documents, d)
	}
	for i := range documents {
		if before := i - 1 - i%9; i%10 != 0 && before >= 0 {
			st.Edges = append(st.Edges, cited.NewEdge(st.Documents[i].ID, st.Documents[before].ID, cited.EdgeKinds()[i%6]))
		}
	}
	for i := 30; i < documents && len(st.Edges) < 400; i++ {
		st.Edges = append(st.Edges, cited.NewEdge(st.Documents[i].ID, st.Documents[i-30].ID, cited.Cites))
	}
	return st
}

// TestTheGraphCanBeRead holds the picture to it that no two documents lie on one another, that lines
// go to the right, and that the page is not too heavy.
func TestTheGraphCanBeRead(t *testing.T) {
	p := lineagePage{Stories: manyStories(mostNodes)}
	p.fill("")
	at := map[[2]int]cited.ID{}
	places := map[cited.ID]graphNode{}
	for _, n := range p.Graph.Nodes {
		place := [2]int{n.X, n.Y}
		if other, taken := at[place]; taken {
			t.Errorf("%s lies on %s", n.ID, other)
		}
		at[place], places[n.ID] = n.ID, n
		if n.X < 0 || n.X+nodeWidth > p.Graph.Width || n.Y < headHeight || n.Y+nodeHeight > p.Graph.Height {
			t.Errorf("%s is outside of the picture: %d, %d of %d, %d", n.ID, n.X, n.Y, p.Graph.Width, p.Graph.Height)
		}
	}
	if len(p.Graph.Lines) != mostLines || p.MoreRows == 0 {
		t.Errorf("%d lines and %d more, want %d and some", len(p.Graph.Lines), p.MoreRows, mostLines)
	}
	dated := map[cited.ID]bool{}
	for _, d := range p.Stories.Documents {
		dated[d.ID] = d.Published != ""
	}
	for _, l := range p.Graph.Lines {
		if from, to := places[l.From], places[l.To]; from.X >= to.X && dated[l.From] && dated[l.To] && from.document.Published < to.document.Published {
			t.Errorf("a line leads to the left: from %s to %s", from.document.Published, to.document.Published)
		}
	}
	pages, err := parsePages()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := pages["lineage"].ExecuteTemplate(&out, "_layout.html", frame{Body: p}); err != nil {
		t.Fatal(err)
	}
	if most := 300 << 10; out.Len() > most {
		t.Errorf("the page has %d bytes, want at most %d", out.Len(), most)
	}
}

// TestACircleIsDrawn looks at documents that came from each other.
func TestACircleIsDrawn(t *testing.T) {
	st := manyStories(3)
	ids := []cited.ID{st.Documents[0].ID, st.Documents[1].ID, st.Documents[2].ID}
	st.Edges = []cited.Edge{cited.NewEdge(ids[0], ids[1], cited.Copies), cited.NewEdge(ids[1], ids[2], cited.Copies), cited.NewEdge(ids[2], ids[0], cited.Copies), cited.NewEdge(ids[1], ids[1], cited.Cites)}
	g := graphOf(&st, "")
	if len(g.Nodes) != 3 || len(g.Lines) != 4 || g.Width < nodeWidth {
		t.Errorf("%d documents, %d lines in %d pixels", len(g.Nodes), len(g.Lines), g.Width)
	}
}
