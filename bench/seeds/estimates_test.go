package main

import (
	"strings"
	"testing"

	"cited"
	"cited/internal/codebook"
	"cited/internal/reconcile"
	"cited/rules"
)

func TestVerdictRows(t *testing.T) {
	set, err := codebook.LoadSet(rules.FS, codebook.DefaultName)
	if err != nil {
		t.Fatal(err)
	}
	list, err := reconcile.LoadRules(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	went := func(exact string, n float64, measure string) reconcile.Item {
		f := &cited.Figure{ID: cited.FigureKey("d", exact, 0), Span: cited.Span{Exact: exact}, Codebook: codebook.DefaultName, Measure: measure, Kind: cited.Count, Population: "fighters",
			Origin: []string{"DNK"}, Basis: cited.Cumulative, Modifier: cited.Exactly, Low: &n, High: &n, Attribution: []string{exact}}
		return reconcile.Item{Figure: f, Document: "d"}
	}
	page := "| Denmark | 125; at least 124 | undecided (no date; no date) | not compared: At least 124 | good |\n" +
		"| Denmark | newest | 1, none, 2; 1 of 1, 1 | x | fine |\n"
	s := side{set: set, rules: list, notes: notesOf(page), both: []readings{
		{"annotated", []reconcile.Item{went("125", 125, "travelled"), went("At least 124", 300, "travelled")}},
		{"read", []reconcile.Item{went("125", 125, "travelled"), went("At least 124", 124, "present")}}}}
	row, _, _ := strings.Cut(strings.SplitN(s.verdicts(), "| Denmark", 2)[1], "\n")
	for _, want := range []string{"| undecided (no date; no date) |", "| not compared: at least 124 counts something else, measure: present, not travelled", again + "good |"} {
		if !strings.Contains(row, want) {
			t.Errorf("%s has no %s", row, want)
		}
	}
	table := s.estimates()
	for _, want := range []string{"| Denmark | min-max | 125, none, 300; 2 of 2, 2 | 125, none, 125; 1 of 1, 1 | " + notRead, "| Denmark | newest | ", again + "fine |", "| France | newest | none, none, none; 0 of 0, 0 |"} {
		if !strings.Contains(table, want) {
			t.Errorf("no %s in\n%s", want, table)
		}
	}
}

func TestFindingRows(t *testing.T) {
	exhibit := func(exact string) cited.Exhibit { return cited.Exhibit{Document: "d", Span: cited.Span{Exact: exact}} }
	page := "| two-dates | 28,004; 8240 | note | 003 | one report |\n"
	s := side{notes: notesOf(page)}
	table := s.findings([]noticed{
		{"003_abc", cited.NewFinding("two-dates", cited.SeverityNote, "one report", exhibit("28,004"), exhibit("8240"))},
		{"004_abc", cited.NewFinding("share", cited.SeverityError, "no half", exhibit("half"))}})
	for _, want := range []string{page, "| share | half | error | 004 | " + notRead + " |"} {
		if !strings.Contains(table, want) {
			t.Errorf("no %s in\n%s", want, table)
		}
	}
}
