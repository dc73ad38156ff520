package query_test

import (
	"strings"
	"testing"

	"cited"
	"cited/internal/codebook"
	"cited/internal/query"
	"cited/rules"
)

func TestCellWords(t *testing.T) {
	set, err := codebook.LoadSet(rules.FS, "foreign-fighters", "casualties")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		words query.CellWords
		want  string // fields of the cell, or what the error says
	}{
		{query.CellWords{Measure: "Travelled"}, "foreign-fighters travelled count  [] [] [] [] []"},
		{query.CellWords{Measure: "travelled", Origin: "Belgium", Theatre: "syria,IRQ", Population: "Fighters"}, "foreign-fighters travelled count fighters [BEL] [IRQ SYR] [] [] []"},
		{query.CellWords{Measure: "travelled", Origin: "western europe"}, "foreign-fighters travelled count  [region:Western Europe] [] [] [] []"},
		{query.CellWords{Measure: "travelled", Origin: "region:The Moon"}, "foreign-fighters travelled count  [region:The Moon] [] [] [] []"},
		{query.CellWords{Measure: "returned", Group: "ISIS", Place: " Hill  Camp ", Segment: "Converts", Kind: "share"}, "foreign-fighters returned share  [] [] [Hill Camp] [Islamic State] [converts]"},
		{query.CellWords{Measure: "killed", Codebook: "casualties"}, "casualties killed count  [] [] [] [] []"},
		{query.CellWords{Measure: "casualties:killed"}, "casualties killed count  [] [] [] [] []"},

		{query.CellWords{Measure: "killed"}, "several codebooks count killed; write one of foreign-fighters:killed, casualties:killed"},
		{query.CellWords{Measure: "left"}, "left is a family of measures"},
		{query.CellWords{Measure: "traveled"}, `there is no measure "traveled"; did you mean travelled?`},
		{query.CellWords{Measure: "\x1b[2Jx"}, `there is no measure "\x1b[2jx"; it is one of`},
		{query.CellWords{Measure: ""}, `there is no measure ""`},
		{query.CellWords{Measure: "travelled", Codebook: "piracy"}, `there is no codebook "piracy"`},
		{query.CellWords{Measure: "travelled", Population: "womn"}, `there is no population "womn"; did you mean women?`},
		{query.CellWords{Measure: "travelled", Basis: "total"}, `there is no basis "total"`},
		{query.CellWords{Measure: "travelled", Kind: "percent"}, `there is no kind "percent"; it is one of count, share`},
		{query.CellWords{Measure: "travelled", Origin: "Belgum"}, `origin: no country or region is called "Belgum"; did you mean Belgium?`},
		{query.CellWords{Measure: "travelled", Of: "those who left"}, "only a share is one of a whole"},
	}
	for _, tt := range tests {
		c, err := tt.words.Cell(set)
		got := strings.Join([]string{c.Codebook, c.Measure, string(c.Kind), c.Population, list(c.Origin), list(c.Theatre), list(c.Place), list(c.Group), list(c.Segment)}, " ")
		if err != nil {
			got = err.Error()
			if cited.CodeOf(err) != cited.Invalid || strings.Contains(got, "\n") {
				t.Errorf("%+v: %v", tt.words, err)
			}
		}
		if !strings.HasPrefix(got, tt.want) {
			t.Errorf("%+v: %s, want %s", tt.words, got, tt.want)
		}
	}
}

func list(s []string) string { return "[" + strings.Join(s, " ") + "]" }
