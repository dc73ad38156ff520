package archive_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

const lines = `{"id":"a","text":"About 440 Belgians have left for Syria, the ministry said."}
{"id":"b"}
{"id":"c","text":"Some 120 fighters came back last year."}
`

func TestAddParts(t *testing.T) {
	a, _ := open(t, nil)
	ctx := context.Background()
	got := add(t, a, item("docs.jsonl", lines, cited.Meta{Publisher: "Example Times", Title: "All", Address: "https://example.org/docs"}), item("a.txt", report, cited.Meta{}))
	want := []string{"added a.txt", "added docs.jsonl", "added docs.jsonl#a", "unreadable docs.jsonl#b", "added docs.jsonl#c"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	var names []string
	for d, err := range a.Documents(ctx, owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, d.Name+" "+string(d.Outcome)+" "+d.Publisher+" "+d.Title)
		if d.Part > 0 && d.ID != cited.DocumentKey(d.Original, d.Address, d.Part) || strings.HasPrefix(d.Name, "docs") && d.Address != "https://example.org/docs" {
			t.Errorf("document %+v", d)
		}
	}
	if want := []string{"docs.jsonl#c read Example Times ", "docs.jsonl#b unreadable Example Times ", "docs.jsonl#a read Example Times ",
		"a.txt read  ", "docs.jsonl container Example Times All"}; !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
	if got := add(t, a, item("docs.jsonl", lines, cited.Meta{Address: "https://example.org/docs"})); !slices.Equal(got, []string{"unchanged docs.jsonl"}) {
		t.Errorf("the second time: %q", got)
	}
}

// What is said of a container later is said of what it holds, and what it holds is
// listed again, and read again.
func TestAddPartsHearsOfMetadataLater(t *testing.T) {
	a, dir := open(t, nil)
	add(t, a, item("docs.jsonl", lines, cited.Meta{}))
	got := add(t, a, item("docs.jsonl", lines, cited.Meta{Published: "2015-12-07"}))
	if want := []string{"reread docs.jsonl", "reread docs.jsonl#a", "unreadable docs.jsonl#b", "reread docs.jsonl#c"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	var times []cited.EDTF
	for _, r := range figures(t, a) {
		times = append(times, r.Figure.Time)
	}
	if !slices.Contains(times, "2014") {
		t.Errorf("times %q, want one of the year before", times)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if found, _ := verify(t, dir, archive.VerifyOptions{}); len(found) > 0 {
		t.Errorf("the log does not account for what is there: %q", found)
	}
}

// A figure of a part is explained from the bytes of that part.
func TestExplainPart(t *testing.T) {
	a, _ := open(t, nil)
	add(t, a, item("docs.jsonl", lines, cited.Meta{}))
	for _, r := range figures(t, a) {
		e, err := a.Explain(context.Background(), owner, r.Figure.ID)
		if err != nil || e.Problem != "" || e.Again == nil || e.Again.Exact != r.Figure.Exact {
			t.Errorf("%s: %+v, %v", r.Figure.Exact, e, err)
		}
	}
}

// The bytes of a part are found in a long original too, which is not held in memory.
func TestLongContainer(t *testing.T) {
	a, _ := open(t, nil)
	long := lines + strings.Repeat(`{"id":"x","text":"Nothing is counted here."}`+"\n\n\n\n\n\n\n\n\n\n\n\n\n", 3) + strings.Repeat("\n", 5<<20) + `{"id":"z","text":"Some 12 Danes left for Syria."}`
	got := add(t, a, item("docs.jsonl", long, cited.Meta{}))
	if len(got) != 8 || got[7] != "added docs.jsonl#z" || len(figures(t, a)) != 3 {
		t.Errorf("got %q", got)
	}
}
