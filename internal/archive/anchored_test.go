package archive_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// reread stores what a newer reader may make of the original of a document: another text.
func reread(t *testing.T, a *archive.Archive, id cited.ID, version, content string) {
	t.Helper()
	ctx := context.Background()
	d, err := a.Document(ctx, owner, id)
	if err != nil {
		t.Fatal(err)
	}
	r, err := a.Reader()
	if err != nil {
		t.Fatal(err)
	}
	reading := cited.Reading{Version: version}
	reading.Document, err = r.Text(content, d, func(x cited.Text, found cited.Found) error {
		reading.Texts = append(reading.Texts, x)
		reading.Found.Add(found)
		return nil
	})
	if err == nil {
		err = a.Put(ctx, reading)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestDecisionsOutliveReaders decides about a figure, and has a newer reader
// make another text, and another; at last this one reads the document again.
func TestDecisionsOutliveReaders(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	const first = "The ministry said in its yearly report on terrorism that 300 Belgians had left for Syria since the war began there.\n\n"
	const second = "According to the mayor of the largest town of the province, 300 Belgians had left for Syria from there alone by May.\n"
	add(t, a, item("a.txt", first+second, cited.Meta{}))
	was := figures(t, a)
	if len(was) != 2 || was[0].Figure.Exact != "300" || was[1].Figure.Exact != "300" {
		t.Fatalf("read %+v", was)
	}
	id := was[0].Document.ID
	d, err := a.Decide(ctx, owner, cited.Decision{Subject: was[1].Figure.ID, Verdict: cited.Accepted, Reason: "of one town"})
	if err != nil {
		t.Fatal(err)
	}
	standing := func(outcome cited.Anchoring, about string) {
		t.Helper()
		list, err := a.Anchored(ctx, owner, id, d.ID)
		if err != nil || len(list) != 1 || list[0].Outcome != outcome {
			t.Fatalf("it stands at %+v, %v; want %s", list, err, outcome)
		}
		for _, r := range figures(t, a) {
			full, err := a.Receipt(ctx, owner, r.Figure.ID)
			has := slices.ContainsFunc(full.Decisions, func(of cited.Decision) bool { return of.ID == d.ID })
			if err != nil || has != (about != "" && strings.Contains(full.Figure.Quote.Exact, about)) {
				t.Errorf("%s: %q has decisions %+v, %v", outcome, full.Figure.Quote.Exact, full.Decisions, err)
			}
		}
	}
	standing(cited.Same, "mayor")
	reread(t, a, id, "newer", second+"\n"+first)
	standing(cited.Moved, "mayor")
	if now := figures(t, a); now[0].Figure.ID == was[1].Figure.ID {
		t.Fatal("the ids did not change hands: nothing is tested")
	}
	sound(t, dir)
	reread(t, a, id, "newest", first)
	standing(cited.Ambiguous, "")
	sound(t, dir)
	if changed, err := a.Edit(ctx, owner, id, cited.Meta{Title: "T"}, ""); err != nil || !changed { // reads it again
		t.Fatal(err)
	}
	standing(cited.Same, "mayor")
	sound(t, dir)
}

// TestMergeTakesCorrections merges an archive whose text somebody corrected, and in which
// something was decided, into one that has the document as it came.
func TestMergeTakesCorrections(t *testing.T) {
	ctx := context.Background()
	from, dir := archiveOf(t, "P", misread), archiveOf(t, "P", misread)
	b := reopen(t, from, nil)
	id := newest(t, b)
	correct(t, b, id, archive.Misread{Words: "3OO", Reads: "300"})
	d, err := b.Decide(ctx, owner, cited.Decision{Subject: figures(t, b)[0].Figure.ID, Verdict: cited.Accepted})
	if err != nil {
		t.Fatal(err)
	}
	if m, found := merge(t, dir, from, false); m.Decisions != 2 || len(found) > 0 {
		t.Errorf("merged %+v, %q", m, found)
	}
	a := reopen(t, dir, nil)
	got := figures(t, a)
	if len(got) != 2 || got[0].Figure.Exact != "3OO" || *got[0].Figure.Low != 300 {
		t.Errorf("read %+v", got)
	}
	r, err := a.Receipt(ctx, owner, d.Subject)
	if err != nil || len(r.Corrections) != 1 || len(r.Decisions) != 1 || r.Decisions[0].ID != d.ID {
		t.Errorf("receipt %+v, %v", r, err)
	}
	sound(t, dir)
}
