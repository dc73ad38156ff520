package reconcile

import (
	"fmt"
	"strings"
	"testing"

	"cited"
)

// told writes claims: value, source, how many documents, voice.
func told(claims []cited.Claim) string {
	var out []string
	for i := range claims {
		c := &claims[i]
		v := valueOf(c.Low, c.High)
		out = append(out, fmt.Sprintf("%v-%v %s x%d v%d", v.low, v.high, c.Name, len(c.Documents), c.Voice))
	}
	return strings.Join(out, "; ")
}

func TestClaims(t *testing.T) {
	tertiary := func(i Item) Item { i.Standing = cited.Tertiary; return i }
	soren := cited.NewID(cited.SourceID, "soren")
	tests := []struct {
		name  string
		items []Item
		known Known
		want  string
	}{
		{"none", nil, Known{}, ""},
		{"one", []Item{item("470", "a", "2015", "Post", "Soren")}, Known{}, "470-470 Soren x1 v1"},
		{"repeated", []Item{item("470", "a", "2015", "Post", "Soren"), item("~470", "b", "2016", "Times", "soren")}, Known{}, "470-470 Soren x2 v1"},
		{"two sources", []Item{item("470", "a", "2015", "Post", "Soren"), item("470", "b", "2016", "Times", "Atlas")}, Known{}, "470-470 Soren x1 v1; 470-470 Atlas x1 v2"},
		{"two numbers of one source", []Item{item("470", "a", "2015", "Post", "Soren"), item("480", "b", "2016", "Times", "Soren")}, Known{}, "470-470 Soren x1 v1; 480-480 Soren x1 v1"},
		{"aliases", []Item{item("470", "a", "2015", "", "Soren"), item("470", "b", "2016", "", "Soren Institute")},
			Known{Sources: []cited.Source{{ID: soren, Name: "Soren", Aliases: []cited.Alias{{Name: "Soren Institute"}}}}}, "470-470 Soren x2 v1"},
		{"merged", []Item{item("470", "a", "2015", "", "Soren"), item("470", "b", "2016", "", "SI")},
			Known{Sources: []cited.Source{{ID: soren, Name: "Soren", Merged: []cited.Source{{Name: "SI"}}}}}, "470-470 Soren x2 v1"},
		{"a source of its document alone", []Item{item("470", "a", "2015", "", "police"), item("470", "b", "2016", "", "police")},
			Known{Sources: []cited.Source{{ID: "so-1", Name: "police", Document: "a"}, {ID: "so-2", Name: "police", Document: "b"}}}, "470-470 police x1 v1; 470-470 police x1 v2"},
		{"unsourced is its publisher's", []Item{item("470", "a", "2015", "Post"), item("470", "b", "2016", "Post"), item("470", "c", "2016", "Times")}, Known{}, "470-470 Post x2 v1; 470-470 Times x1 v2"},
		{"of no publisher", []Item{item("470", "a", "2015", ""), item("470", "b", "2016", "")}, Known{}, "470-470 a x1 v1; 470-470 b x1 v2"},
		{"chain", []Item{item("470", "a", "2015", "Post", "Atlas", "Soren")}, Known{}, "470-470 Soren x1 v1"},
		{"relayed", []Item{item("470", "a", "2015", "Post", "Atlas", "Soren"), item("470", "b", "2016", "Times", "Atlas")}, Known{}, "470-470 Soren x2 v1"},
		{"relayed, and a number of its own", []Item{item("470", "a", "2015", "Post", "Atlas", "Soren"), item("470", "b", "2016", "Times", "Atlas"), item("90", "c", "2017", "", "Atlas")}, Known{}, "470-470 Soren x2 v1; 90-90 Atlas x1 v2"},
		{"in a circle", []Item{item("470", "a", "2015", "Post", "Atlas", "Soren"), item("470", "b", "2016", "Times", "Soren", "Atlas")}, Known{}, "470-470 Soren x2 v1"},
		{"citing itself", []Item{item("470", "a", "2015", "Post", "Soren", "Soren")}, Known{}, "470-470 Soren x1 v1"},

		{"copy", []Item{item("470", "a", "2015", "Post"), item("470", "b", "2016", "Times")}, Known{Edges: []cited.Edge{edge("b", "a", cited.Copies)}}, "470-470 Post x2 v1"},
		{"copy that was read otherwise", []Item{item("470", "a", "2015", "Post", "Soren"), item("470", "b", "2016", "Times", "Post")}, Known{Edges: []cited.Edge{edge("b", "a", cited.Copies)}}, "470-470 Soren x2 v1"},
		{"copy of a copy", []Item{item("470", "a", "2015", "Post"), item("470", "b", "2016", "Times"), item("470", "c", "2017", "Gazette")},
			Known{Edges: []cited.Edge{edge("b", "a", cited.Copies), edge("c", "b", cited.Copies)}}, "470-470 Post x3 v1"},
		{"copies in a circle", []Item{item("470", "a", "2015", "Post"), item("470", "b", "2016", "Times")},
			Known{Edges: []cited.Edge{edge("b", "a", cited.Copies), edge("a", "b", cited.Copies)}}, "470-470 Post x2 v1"},
		{"copy with more", []Item{item("470", "a", "2015", "Post"), item("470", "b", "2016", "Times"), item("90", "b", "2016", "Times")}, Known{Edges: []cited.Edge{edge("b", "a", cited.Copies)}}, "470-470 Post x2 v1; 90-90 Times x1 v2"},
		{"copies of no publisher", []Item{item("470", "a", "2015", ""), item("480", "b", "2016", "")}, Known{Edges: []cited.Edge{edge("b", "a", cited.Copies)}}, "470-470 a x1 v1; 480-480 b x1 v1"},
		{"two sources in both", []Item{item("470", "a", "2015", "", "Soren"), item("470", "a", "2015", "", "Atlas", "Pax"), item("470", "b", "2016", "", "Soren"), item("470", "b", "2016", "", "Atlas", "Pax")},
			Known{Edges: []cited.Edge{edge("b", "a", cited.Copies)}}, "470-470 Pax x2 v1; 470-470 Soren x2 v2"},
		{"rewritten", []Item{item("470", "a", "2015", "Post"), item("470", "b", "2016", "Times")}, Known{Edges: []cited.Edge{edge("b", "a", cited.Rewrites)}}, "470-470 Post x2 v1"},
		{"cited", []Item{item("470", "a", "2015", "Post", "Soren"), item("470", "b", "2016", "Times", "Post")}, Known{Edges: []cited.Edge{edge("b", "a", cited.Cites)}}, "470-470 Soren x2 v1"},
		{"updated", []Item{item("470", "a", "2015", "Post"), item("470", "b", "2016", "Times")}, Known{Edges: []cited.Edge{edge("b", "a", cited.Updates)}}, "470-470 Post x1 v1; 470-470 Times x1 v2"},

		{"tertiary", []Item{tertiary(item("470", "a", "2015", "Open Pages"))}, Known{}, "470-470 Open Pages x1 v0"},
		{"tertiary, with a source", []Item{tertiary(item("470", "a", "2015", "Open Pages", "Soren"))}, Known{}, "470-470 Soren x1 v1"},
		{"tertiary publisher", []Item{item("470", "a", "2015", "Open Pages")}, Known{Sources: []cited.Source{{ID: "so-1", Name: "Open Pages", Standing: cited.Tertiary}}}, "470-470 Open Pages x1 v0"},
		{"by whom a tertiary page is credited", []Item{item("470", "a", "2015", "Post", "Open Pages")}, Known{Sources: []cited.Source{{ID: "so-1", Name: "Open Pages", Standing: cited.Tertiary}}}, "470-470 Open Pages x1 v0"},
		{"copied from a tertiary page", []Item{tertiary(item("470", "a", "2015", "Open Pages")), item("470", "b", "2016", "Post")}, Known{Edges: []cited.Edge{edge("b", "a", cited.Copies)}}, "470-470 Open Pages x2 v0"},

		{"denied, of one person, of nobody", []Item{
			item("470", "a", "2015", "Post").with(func(f *cited.Figure) { f.Stance = cited.Denial }),
			item("1", "b", "2015", "Post").with(func(f *cited.Figure) { f.Individual = true }),
			item("1", "c", "2015", "Post").with(func(f *cited.Figure) { f.Low, f.High = nil, nil }),
			item("9-12", "d", "2015", "Post").with(func(f *cited.Figure) { f.Low, f.High = f.High, f.Low }),
		}, Known{}, ""},
	}
	for _, tt := range tests {
		if got := told(Claims("ce-1", tt.items, tt.known)); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Only what stands in a quotation is its.
func TestClaimsOfQuotations(t *testing.T) {
	items := []Item{item("470", "a", "2015", "Post"), item("470", "b", "2016", "Times")}
	e := edge("b", "a", cited.Quotes)
	e.Proof.Passages = []cited.SharedPassage{{Later: cited.Span{Start: 100, End: 900}}}
	if got := told(Claims("ce-1", items, Known{Edges: []cited.Edge{e}})); got != "470-470 Post x1 v1; 470-470 Times x1 v2" {
		t.Errorf("outside of the quotation: %s", got)
	}
	e.Proof.Passages[0].Later.Start = 5
	if got := told(Claims("ce-1", items, Known{Edges: []cited.Edge{e}})); got != "470-470 Post x2 v1" {
		t.Errorf("in the quotation: %s", got)
	}
}

func TestAsOfClaims(t *testing.T) {
	at := func(e cited.EDTF) func(f *cited.Figure) { return func(f *cited.Figure) { f.Time = e } }
	tests := []struct {
		name  string
		items []Item
		want  cited.AsOf
	}{
		{"the first document", []Item{item("470", "b", "2016-02-01", "", "Soren"), item("470", "a", "2016-01-01", "", "Soren")}, cited.AsOf{Date: "2016-01-01", From: cited.OfDocument}},
		{"its own time before that", []Item{item("470", "b", "2016-02-01", "", "Soren").with(at("2016-01-15")), item("470", "a", "2016-01-01", "", "Soren")}, cited.AsOf{Date: "2016-01-15", From: cited.OfFigure}},
		{"nothing", []Item{item("470", "b", "", "", "Soren")}, cited.AsOf{}},
		{"nothing, and a copy", []Item{item("470", "a", "", "", "Soren"), item("470", "copy", "2016", "", "Soren")}, cited.AsOf{}},
	}
	for _, tt := range tests {
		claims := Claims("ce-1", tt.items, Known{Edges: []cited.Edge{edge("copy", "a", cited.Copies)}})
		if len(claims) != 1 || claims[0].AsOf != tt.want {
			t.Errorf("%s: %+v", tt.name, claims)
		}
	}
	items := []Item{item("470", "a", "2016", ""), item("470", "b", "2017", "")}
	circle := Known{Edges: []cited.Edge{edge("a", "b", cited.Copies), edge("b", "a", cited.Copies)}}
	if claims := Claims("ce-1", items, circle); len(claims) != 1 || claims[0].AsOf.Date != "2016" {
		t.Errorf("a circle of copies: %+v", claims)
	}
}
