package gold_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
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

const namedScores = "testdata/mentions/scores.txt"

// TestNamedRatchet holds what texts name to the committed scores: none may fall. Of the
// set that nobody looks at it says the totals only.
//
//	go test ./internal/gold -run Named -update
func TestNamedRatchet(t *testing.T) {
	reader, err := extract.New(rules.FS, []string{"foreign-fighters"})
	if err != nil {
		t.Fatal(err)
	}
	var table bytes.Buffer
	table.WriteString("# How right quantities, periods and places are read. Written by go test ./internal/gold -run Named -update; no score may fall.\n")
	was := map[string]int{}
	if data, err := os.ReadFile(namedScores); err == nil {
		was = parseNamed(t, string(data))
	} else if !*update {
		t.Fatal(err)
	}
	for _, set := range []string{"learn", "unseen"} {
		for _, s := range namedSet(t, reader, filepath.Join("testdata", "mentions", set)) {
			row := func(name string, x float64) {
				key := set + " " + s.List + " " + name
				fmt.Fprintf(&table, "%-28s %.3f\n", key, float64(thousandths(x))/1000)
				if w, ok := was[key]; (!ok || thousandths(x) < w) && !*update {
					t.Errorf("%s: %.3f, committed %.3f (if that is the price of something better: -update)", key, x, float64(w)/1000)
				}
			}
			row("P", s.P)
			row("R", s.R)
			row("F1", s.F1)
			row("span", s.Share(s.Span))
			for _, f := range s.Fields {
				row(f.Name, s.Share(f.Right))
			}
			row("all", s.Share(s.Whole))
		}
	}
	if *update {
		if err := os.WriteFile(namedScores, table.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// parseNamed reads the table back.
func parseNamed(t *testing.T, table string) map[string]int {
	t.Helper()
	was := map[string]int{}
	for line := range strings.Lines(table) {
		cells := strings.Fields(line)
		if len(cells) != 4 || cells[0] == "#" {
			continue
		}
		x, err := strconv.ParseFloat(cells[3], 64)
		if err != nil {
			t.Fatalf("%s: %v", namedScores, err)
		}
		was[strings.Join(cells[:3], " ")] = thousandths(x)
	}
	return was
}

// namedSet reads the texts of a set as the program does, and scores what they name.
func namedSet(t *testing.T, reader *extract.Reader, folder string) []gold.NamedScore {
	t.Helper()
	file, err := os.Open(filepath.Join(folder, "annotations.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	read := func(doc string) (string, error) {
		data, err := os.ReadFile(filepath.Join(folder, doc+".txt"))
		return string(data), err
	}
	want, err := gold.LoadNamed(file, read)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]map[string][]gold.Named{}
	for _, d := range want {
		content, err := read(d.Doc)
		if err != nil {
			t.Fatal(err)
		}
		form, ok := format.Pick(format.List(""), []byte(content), d.Doc+".txt")
		if !ok {
			t.Fatalf("no format reads %s", d.Doc)
		}
		session, err := reader.Begin(cited.Document{Name: d.Doc + ".txt", Published: d.Published})
		if err != nil {
			t.Fatal(err)
		}
		if session, err = session.WithMentions(); err != nil {
			t.Fatal(err)
		}
		var all cited.Mentions
		_, err = form.Read(strings.NewReader(content), text.Input{Name: d.Doc + ".txt"}, func(w text.Window) error {
			kept, _ := session.Window(w)
			all.Quantities = append(all.Quantities, kept.Mentions.Quantities...)
			all.Periods = append(all.Periods, kept.Mentions.Periods...)
			all.Places = append(all.Places, kept.Mentions.Places...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		got[d.Doc] = gold.NamedOf(all)
	}
	scores, _ := gold.ScoreNamed(want, got)
	return scores
}
