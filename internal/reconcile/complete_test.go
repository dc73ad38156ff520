package reconcile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cited"
)

// A number that its text calls a part of another one is not one of all.
func TestGatherLeavesOutParts(t *testing.T) {
	exact := func(words, of string) func(f *cited.Figure) {
		return func(f *cited.Figure) { f.Exact, f.Of = words, of }
	}
	set, cell := books(t), asked(t)
	tests := []struct {
		name  string
		items []Item
		want  string
	}{
		{"part", []Item{item("810", "a", "2015", "").with(exact("810", "")), item("520", "a", "2015", "").with(exact("520", "810"))}, "810"},
		{"whole of another document", []Item{item("810", "b", "2015", "").with(exact("810", "")), item("520", "a", "2015", "").with(exact("520", "810"))}, "520 810"},
		{"whole in words", []Item{item("810", "a", "2015", "").with(exact("810", "")), item("520", "a", "2015", "").with(exact("520", "those who left"))}, "520 810"},
		{"whole of somebody else", []Item{item("810", "a", "2015", "").with(exact("810", "")).with(func(f *cited.Figure) { f.Origin = nil }), item("520", "a", "2015", "").with(exact("520", "810"))}, "520"},
		{"more than the whole", []Item{item("810", "a", "2015", "").with(exact("810", "")), item("900", "a", "2015", "").with(exact("900", "810"))}, "810 900"},
	}
	for _, tt := range tests {
		p := Gather(set, cell, tt.items, Known{})
		var got []string
		for i := range p.Claims {
			got = append(got, fmt.Sprint(*p.Claims[i].Low))
		}
		slices.Sort(got)
		if strings.Join(got, " ") != tt.want || len(got)+len(p.Others) != len(tt.items) {
			t.Errorf("%s: %v, others %v, want %s", tt.name, got, p.Others, tt.want)
		}
	}
}

func TestComplete(t *testing.T) {
	set := books(t)
	by := func(change func(f *cited.Figure)) func(n int) []Item {
		return func(n int) []Item {
			var out []Item
			for i := range n {
				out = append(out, item("470", fmt.Sprintf("d%d", i), "2015", "").with(change))
			}
			return out
		}
	}
	fighters, women := by(func(*cited.Figure) {}), by(func(f *cited.Figure) { f.Population = "women" })
	travellers := by(func(f *cited.Figure) { f.Population = "travellers" })
	there, unsaid := by(func(f *cited.Figure) { f.Basis = cited.Point }), by(func(f *cited.Figure) { f.Basis = cited.Unstated })
	libya, both := by(func(f *cited.Figure) { f.Theatre = []string{"LBY"} }), by(func(f *cited.Figure) { f.Theatre = []string{"IRQ", "SYR"} })
	denied := by(func(f *cited.Figure) { f.Population, f.Stance = "minors", cited.Denial })
	share := by(func(f *cited.Figure) { f.Kind, f.Of = cited.Share, "those who went" })
	tests := []struct {
		name  string
		asked func(c *cited.Cell)
		items [][]Item
		want  string
	}{
		{"nothing there", func(*cited.Cell) {}, nil, "travellers [] unstated"},
		{"one", func(*cited.Cell) {}, [][]Item{fighters(1)}, "fighters [] cumulative; population 1; basis 1"},
		{"those that may be the same count together", func(*cited.Cell) {}, [][]Item{fighters(3), travellers(2), women(4)}, "fighters [] cumulative; population 3 women 4 travellers 2; basis 5"},
		{"more of some of them", func(*cited.Cell) {}, [][]Item{travellers(1), women(6)}, "travellers [] cumulative; population 1 women 6; basis 1"},
		{"some of them only", func(*cited.Cell) {}, [][]Item{women(2)}, "women [] cumulative; population 2; basis 2"},
		{"asked for", func(c *cited.Cell) { c.Population = "women" }, [][]Item{fighters(3), women(1)}, "women [] cumulative; basis 1"},
		{"nobody says the basis", func(*cited.Cell) {}, [][]Item{unsaid(2)}, "fighters [] unstated; population 2"},
		{"those that do not say count with either", func(*cited.Cell) {}, [][]Item{unsaid(2), there(2), fighters(1)}, "fighters [] point; population 5; basis 2 cumulative 1"},
		{"theatres that meet", func(*cited.Cell) {}, [][]Item{fighters(1), both(1)}, "fighters [] cumulative; population 2; basis 2"},
		{"theatres apart", func(*cited.Cell) {}, [][]Item{fighters(2), libya(1), both(1)}, "fighters [SYR] cumulative; population 4; theatre 2 IRQ, SYR 1 LBY 1; basis 2"},
		{"denied", func(*cited.Cell) {}, [][]Item{denied(5), fighters(1)}, "fighters [] cumulative; population 1; basis 1"},
		{"share", func(c *cited.Cell) { c.Kind = cited.Share }, [][]Item{share(2), fighters(3)}, "fighters [] those who went cumulative; population 2; of 2; basis 2"},
	}
	for _, tt := range tests {
		c := asked(t)
		c.Population, c.Theatre, c.Basis = "", []string{}, ""
		tt.asked(&c)
		cell, taken := Complete(set, c, slices.Concat(tt.items...))
		got := cell.Population + " [" + strings.Join(cell.Theatre, ", ") + "]"
		if cell.Of != "" {
			got += " " + cell.Of
		}
		got += " " + string(cell.Basis)
		for _, f := range taken {
			got += fmt.Sprintf("; %s %d", f.Field, f.Says)
			for _, o := range f.Others {
				got += fmt.Sprintf(" %s %d", o.Value, o.Says)
			}
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
