package main

import (
	"strings"
	"testing"
)

const before = `# Seeds

## Words

that stay.

## one

| paragraph | figures | statements | responses | unquantified | comparisons | themes | read by hand |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | - | - | - | - | - | - | heading |
| 2 | 2 | - | - | - | - | 3 | figures 1 slip (time); themes 2 wrong (wrong sense ×2), 1 missed (losses) |
`

func TestTables(t *testing.T) {
	p := parsePage(before, "one")
	if want := "# Seeds\n\n## Words\n\nthat stay.\n"; p.head != want {
		t.Errorf("head %q, want %q", p.head, want)
	}
	var b strings.Builder
	rows := p.tables(&b, []doc{{"one", []counts{{}, {2, 0, 0, 0, 0, 3}}}})
	if got := p.head + b.String(); got != before {
		t.Errorf("nothing changed, and the page is now %q", got)
	}
	if complaints := writeTotals(&b, rows); len(complaints) > 0 {
		t.Errorf("complaints: %q", complaints)
	}
	for _, want := range []string{"| figures | 2 | 2 | 1 | 0 | 0 | 1.00 | 1.00 |", "| themes | 3 | 1 | 0 | 2 | 1 | 0.33 | 0.50 |"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the totals have no %s:\n%s", want, b.String())
		}
	}
}

func TestChangedRow(t *testing.T) {
	r := parsePage(before, "one").row("one 2", counts{1, 0, 0, 0, 0, 3})
	if !strings.HasPrefix(r.note, again+"figures 1 slip") {
		t.Errorf("note %q", r.note)
	}
	if r = parsePage(before, "one").row("one 3", counts{}); r.note != notRead {
		t.Errorf("note of a new row %q", r.note)
	}
}

func TestComplaints(t *testing.T) {
	for _, note := range []string{"figures 2 wrong (time, of)", "figures 1 slip (time, of)"} {
		if got := writeTotals(&strings.Builder{}, []row{{"one 1", counts{1}, note}}); len(got) != 1 {
			t.Errorf("%s: complaints %q", note, got)
		}
	}
}

func TestParagraphs(t *testing.T) {
	ends := paragraphs("é\n\n  \nb\nc")
	if len(ends) != 3 || ends[0] != 2 || ends[2] != 9 {
		t.Errorf("paragraphs end at %v", ends)
	}
}
