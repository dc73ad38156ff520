package sheet

import (
	"testing"

	"cited"
)

func num(v float64) *float64 { return &v }

// proposal is what a row says that names a number, a country and a measure; figure is what a
// document says of the same.
func proposal(change func(*cited.Proposal)) *cited.Proposal {
	p := &cited.Proposal{Figure: cited.Figure{Codebook: "foreign-fighters", Measure: "travelled", Kind: cited.Count, Origin: []string{"BEL"}, Low: num(470), High: num(470),
		Basis: cited.Unstated, Stance: cited.Asserted}}
	change(p)
	return p
}

func backing(id string, change func(*cited.Backing)) cited.Backing {
	b := cited.Backing{ID: cited.ID(id), Document: cited.Document{Original: "ab", Publisher: "Wire", Published: "2016-02-01"},
		Figure: cited.Figure{Codebook: "foreign-fighters", Measure: "travelled", Kind: cited.Count, Origin: []string{"BEL"}, Theatre: []string{"SYR"}, Population: "fighters",
			Low: num(470), High: num(470), Basis: cited.Cumulative, Stance: cited.Asserted, Attribution: []string{"interior ministry"}}}
	change(&b)
	return b
}

func TestHold(t *testing.T) {
	set := newReader(t).set
	as := func(*cited.Proposal) {}
	is := func(*cited.Backing) {}
	tests := []struct {
		name   string
		p      func(*cited.Proposal)
		b      func(*cited.Backing)
		want   cited.Held
		listed bool
	}{
		{"the same", as, is, cited.HasReceipt, true},
		{"of a group", as, func(b *cited.Backing) { b.Figure.Group, b.Figure.GroupScope = []string{"Islamic State"}, cited.Only }, cited.HasReceipt, true},
		{"of women", as, func(b *cited.Backing) { b.Figure.Population = "women" }, cited.WantsReceipt, true},
		{"of one town", as, func(b *cited.Backing) { b.Figure.Place = []string{"Antwerp"} }, cited.WantsReceipt, true},
		{"of another country", as, func(b *cited.Backing) { b.Figure.Origin = []string{"FRA"} }, cited.WantsReceipt, false},
		{"of another measure", as, func(b *cited.Backing) { b.Figure.Measure = "returned" }, cited.WantsReceipt, false},
		{"of another time", func(p *cited.Proposal) { p.Time = "2013" }, func(b *cited.Backing) { b.Figure.Time = "2016" }, cited.WantsReceipt, true},
		{"told later", func(p *cited.Proposal) { p.Time = "2013" }, is, cited.HasReceipt, true},
		{"another number", as, func(b *cited.Backing) { b.Figure.Low, b.Figure.High = num(500), nil }, cited.WantsReceipt, true},
		{"another number of the source", func(p *cited.Proposal) { p.Attribution = []string{"Interior Ministry"} }, func(b *cited.Backing) { b.Figure.Low = num(400) }, cited.OtherValue, true},
		{"another number of the document", func(p *cited.Proposal) { p.Address = "http://www.wire.example/a/" },
			func(b *cited.Backing) { b.Figure.High, b.Document.Address = num(500), "https://wire.example/a" }, cited.OtherValue, true},
		{"another number of the time", func(p *cited.Proposal) { p.Time = "2015-12" }, func(b *cited.Backing) { b.Figure.High, b.Figure.Time = num(500), "2015" }, cited.OtherValue, true},
		{"a share", func(p *cited.Proposal) { p.Kind = cited.Share }, is, cited.WantsReceipt, false},
		{"nothing is said of what is counted", func(p *cited.Proposal) { p.Measure = "" }, is, cited.WantsReceipt, true},
		{"a word", func(p *cited.Proposal) { p.Low, p.High, p.Word = nil, nil, "Several" },
			func(b *cited.Backing) { b.Figure.Low, b.Figure.High, b.Word = nil, nil, "several" }, cited.HasReceipt, true},
		{"another word", func(p *cited.Proposal) { p.Low, p.High, p.Word = nil, nil, "none" },
			func(b *cited.Backing) { b.Figure.Low, b.Figure.High, b.Word = nil, nil, "several" }, cited.WantsReceipt, true},
		{"of another codebook", func(p *cited.Proposal) { p.Codebook = "casualties" }, is, cited.WantsReceipt, false},
	}
	for _, tt := range tests {
		got := Hold(set, proposal(tt.p), []cited.Backing{backing("fi-1", tt.b)})
		if got.State != tt.want || (len(got.Candidates) > 0) != tt.listed {
			t.Errorf("%s: %s with %d, want %s (%v)", tt.name, got.State, len(got.Candidates), tt.want, tt.listed)
		}
	}
}

// The document that the row names comes first, then its source, then its publisher; no more
// than some are listed, and each once.
func TestHoldOrder(t *testing.T) {
	p := proposal(func(p *cited.Proposal) {
		p.Attribution, p.Publisher, p.Title = []string{"prosecutor"}, "Fjord Post", "How many left"
	})
	list := []cited.Backing{
		backing("fi-plain", func(*cited.Backing) {}),
		backing("fi-publisher", func(b *cited.Backing) { b.Document.Publisher = "fjord post" }),
		backing("fi-source", func(b *cited.Backing) { b.Figure.Attribution = []string{"Prosecutor"} }),
		backing("fi-named", func(b *cited.Backing) { b.Document.Title = "How many left" }),
		backing("fi-named", func(b *cited.Backing) { b.Document.Title = "How many left" }),
	}
	for range cited.MostBackings {
		list = append(list, backing("fi-more"+string(rune('a'+len(list))), func(*cited.Backing) {}))
	}
	got := Hold(newReader(t).set, p, list)
	var ids []cited.ID
	for _, c := range got.Candidates {
		ids = append(ids, c.ID)
	}
	if len(ids) != cited.MostBackings || ids[0] != "fi-named" || ids[1] != "fi-source" || ids[2] != "fi-publisher" || ids[3] != "fi-plain" {
		t.Errorf("got %q", ids)
	}
}

func TestQueries(t *testing.T) {
	full := proposal(func(p *cited.Proposal) {
		p.Attribution, p.Address, p.Time = []string{"x"}, "https://example.org", "2015"
	})
	if n := len(Queries(full)); n != 5 {
		t.Errorf("%d questions", n)
	}
	for _, q := range Queries(proposal(func(p *cited.Proposal) { p.Word, p.Low, p.High = "several", nil, nil })) {
		if q.Limit == 0 {
			t.Error("a question without an end")
		}
	}
}

func TestParseColumns(t *testing.T) {
	r := newReader(t)
	for in, want := range map[string]cited.Code{"": "", "Land=origin, Anzahl=value": "", "Anzahl=travelled": "", "Anzahl=foreign-fighters:travelled": "",
		"Land": cited.Invalid, "=origin": cited.Invalid, "Land=": cited.Invalid, "Land=origin,land=theatre": cited.Invalid, "Land=nonsense": cited.Invalid} {
		c, err := ParseColumns(in)
		if err == nil {
			err = r.Check(c)
		}
		if got := cited.CodeOf(err); err == nil && want != "" || err != nil && got != want {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

func TestLimits(t *testing.T) {
	for name, fill := range map[string]func(*Grid) error{
		"rows": func(g *Grid) (err error) {
			for n := 1; err == nil && n < 1_000_000; n++ {
				_, err = g.row("", n)
			}
			return err
		},
		"columns": func(g *Grid) error { return g.add("ZZ1", "x") },
		"a cell":  func(g *Grid) error { return g.add("A1", string(make([]byte, maxCell+1))) },
		"no name": func(g *Grid) error { return g.add("Sheet!A0", "x") },
	} {
		var g Grid
		if err := fill(&g); (cited.CodeOf(err) == cited.Unsupported) != (name != "no name") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
