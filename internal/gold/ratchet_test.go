package gold_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cited"
	"cited/internal/extract"
	"cited/internal/format"
	"cited/internal/gold"
	"cited/internal/text"
	"cited/rules"
)

var update = flag.Bool("update", false, "write the scores as they are to testdata/scores.txt")

// sets are the gold files: our own, and those that lie beside the repository.
var sets = []struct{ name, gold, corpus string }{
	{"own", "testdata/own/own.jsonl", "testdata/own"},
	{"seeds", "../../../shared/gold/seeds.jsonl", "../../../shared/corpus/seeds"},
	{"written", "../../../shared/gold/written.jsonl", "../../../shared/corpus/written"},
}

const scoresFile = "testdata/scores.txt"

// TestRatchet holds the reader to the committed scores: none may fall. A change
// that is worth a fall commits the new scores with it:
//
//	go test ./internal/gold -update
func TestRatchet(t *testing.T) {
	reader, err := extract.New(rules.FS, []string{"foreign-fighters"})
	if err != nil {
		t.Fatal(err)
	}
	committed := readScores(t)
	for _, set := range sets {
		t.Run(set.name, func(t *testing.T) {
			if _, err := os.Stat(set.gold); errors.Is(err, fs.ErrNotExist) {
				t.Skipf("%s is not here to score on", set.gold)
			}
			want := readGold(t, set.gold)
			got := readFigures(t, reader, set.corpus, want.Docs)
			for mode, options := range map[string]gold.Options{"": {}, "/strict": {Strict: true}} {
				column := set.name + mode
				scores := scoresOf(gold.Score(want, got, options))
				if fallen := falls(committed[column], scores); len(fallen) > 0 && !*update {
					t.Errorf("%s: scores fell; if that is the price of something better: go test ./internal/gold -update\n\t%s",
						column, strings.Join(fallen, "\n\t"))
				}
				committed[column] = scores
			}
		})
	}
	if *update {
		if err := os.WriteFile(scoresFile, printScores(committed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readGold(t *testing.T, name string) *gold.Set {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	set, err := gold.Load(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return set
}

// readFigures reads the texts of the documents as the program does, but in this
// process.
func readFigures(t *testing.T, reader *extract.Reader, corpus string, docs []string) *gold.Set {
	t.Helper()
	set := &gold.Set{Docs: docs, Figures: map[string][]gold.Figure{}}
	for _, doc := range docs {
		name := doc + ".txt"
		data, err := os.ReadFile(filepath.Join(corpus, name))
		if err != nil {
			t.Fatal(err)
		}
		set.Figures[doc] = gold.Of(doc, readText(t, reader, name, data))
	}
	return set
}

// readText reads the figures of one text.
func readText(t *testing.T, reader *extract.Reader, name string, data []byte) (figures []cited.Figure) {
	t.Helper()
	form, ok := format.Pick(format.List(""), data, name)
	if !ok {
		t.Fatalf("no format reads %s", name)
	}
	session, err := reader.Begin(cited.Document{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	_, err = form.Read(bytes.NewReader(data), text.Input{Name: name}, func(w text.Window) error {
		_, found := session.Window(w)
		figures = append(figures, found.Figures...)
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return figures
}

// scores are named numbers, in thousandths: what is committed has three decimals.
type scores map[string]int

func scoresOf(r gold.Report) scores {
	s := scores{}
	rate := func(name string, r gold.Rate) {
		s[name+".P"], s[name+".R"], s[name+".F1"] = thousandths(r.P), thousandths(r.R), thousandths(r.F1)
	}
	rate("found", r.Found)
	for _, f := range r.Fields {
		s[f.Name+".agree"], s[f.Name+".said"] = thousandths(f.Agree), thousandths(f.Said.F1)
	}
	rate("whole", r.Whole)
	rate("defended", r.Defended)
	return s
}

func thousandths(x float64) int { return int(x*1000 + 0.5) }

// order is the order of the rows.
func order(s scores) []string {
	var names []string
	for _, f := range append([]string{"found", "whole", "defended"}, fieldNames()...) {
		for _, part := range []string{".P", ".R", ".F1", ".agree", ".said"} {
			if _, ok := s[f+part]; ok {
				names = append(names, f+part)
			}
		}
	}
	return names
}

func fieldNames() []string {
	var names []string
	for _, f := range gold.Score(&gold.Set{}, &gold.Set{}, gold.Options{}).Fields {
		names = append(names, f.Name)
	}
	return names
}

// falls says which scores are lower than they were, or gone.
func falls(was, is scores) []string {
	if was == nil {
		return []string{"there are no committed scores"}
	}
	var out []string
	for _, name := range order(was) {
		if is[name] < was[name] {
			out = append(out, fmt.Sprintf("%s fell from %.3f to %.3f", name, float64(was[name])/1000, float64(is[name])/1000))
		}
	}
	return out
}

// printScores makes the table: a row a score, a column a set and mode.
func printScores(all map[string]scores) []byte {
	columns := slices.Sorted(maps.Keys(all))
	var b bytes.Buffer
	b.WriteString("# How right the reader is. Written by go test ./internal/gold -update; no score may fall.\n")
	fmt.Fprintf(&b, "%-18s", "score")
	for _, c := range columns {
		fmt.Fprintf(&b, " %15s", c)
	}
	b.WriteByte('\n')
	for _, name := range order(all[columns[0]]) {
		fmt.Fprintf(&b, "%-18s", name)
		for _, c := range columns {
			fmt.Fprintf(&b, " %15.3f", float64(all[c][name])/1000)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// readScores reads the table back, by column.
func readScores(t *testing.T) map[string]scores {
	t.Helper()
	data, err := os.ReadFile(scoresFile)
	if errors.Is(err, fs.ErrNotExist) && *update {
		return map[string]scores{}
	}
	if err != nil {
		t.Fatal(err)
	}
	all, err := parseScores(string(data))
	if err != nil {
		t.Fatalf("%s: %v", scoresFile, err)
	}
	return all
}

func parseScores(table string) (map[string]scores, error) {
	all := map[string]scores{}
	var columns []string
	for line := range strings.Lines(table) {
		cells := strings.Fields(line)
		switch {
		case len(cells) == 0 || cells[0] == "#":
		case columns == nil:
			columns = cells[1:]
			for _, c := range columns {
				all[c] = scores{}
			}
		case len(cells) != len(columns)+1:
			return nil, fmt.Errorf("%q has %d cells, not %d", line, len(cells), len(columns)+1)
		default:
			for i, c := range columns {
				x, err := strconv.ParseFloat(cells[i+1], 64)
				if err != nil {
					return nil, fmt.Errorf("%q: %w", line, err)
				}
				all[c][cells[0]] = thousandths(x)
			}
		}
	}
	return all, nil
}

func TestScoresComeBackAsPrinted(t *testing.T) {
	report := gold.Report{Found: gold.Rate{P: 0.9125, R: 2. / 3, F1: 1}, Fields: []gold.FieldScore{{Name: "origin", Agree: 0.5}}}
	all := map[string]scores{"seeds": scoresOf(report), "seeds/strict": scoresOf(gold.Report{Fields: []gold.FieldScore{{Name: "origin"}}})}
	back, err := parseScores(string(printScores(all)))
	if err != nil {
		t.Fatal(err)
	}
	for column, want := range all {
		if !maps.Equal(back[column], want) {
			t.Errorf("%s comes back as %v, want %v", column, back[column], want)
		}
	}
}

func TestFalls(t *testing.T) {
	was := scoresOf(gold.Report{Whole: gold.Rate{P: 0.5, R: 0.5, F1: 0.5}, Fields: []gold.FieldScore{{Name: "origin", Agree: 0.9}}})
	better := scoresOf(gold.Report{Whole: gold.Rate{P: 0.5, R: 0.6, F1: 0.55}, Fields: []gold.FieldScore{{Name: "origin", Agree: 0.9}}})
	worse := scoresOf(gold.Report{Whole: gold.Rate{P: 0.5, R: 0.5, F1: 0.5}, Fields: []gold.FieldScore{{Name: "origin", Agree: 0.899}}})
	gone := scoresOf(gold.Report{Whole: gold.Rate{P: 0.5, R: 0.5, F1: 0.5}})
	for name, test := range map[string]struct {
		is   scores
		want string
	}{
		"same":   {was, ""},
		"better": {better, ""},
		"worse":  {worse, "origin.agree fell from 0.900 to 0.899"},
		"gone":   {gone, "origin.agree fell from 0.900 to 0.000"},
	} {
		if got := strings.Join(falls(was, test.is), "; "); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
	if len(falls(nil, was)) == 0 {
		t.Error("a set without committed scores passes")
	}
}
