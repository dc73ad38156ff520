package archive_test

import (
	"context"
	"testing"

	"cited"
	"cited/internal/archive"
)

const bothLeft = "By March 2015, 120 men and women had left Norway for Syria, the ministry said.\n"

func splitBoth(t *testing.T, a *archive.Archive) (of cited.ID, pieces []cited.ID) {
	t.Helper()
	of = figures(t, a)[0].Figure.ID
	d, err := a.Split(context.Background(), owner, of, []archive.Piece{
		{Words: "120 men", Fields: [][2]string{{"value", "100"}}}, {Words: "women", Fields: [][2]string{{"value", "20"}, {"measure", "returned"}}}}, "the annex says so")
	if err != nil {
		t.Fatal(err)
	}
	return of, cited.Pieces([]cited.Decision{d})
}

// TestSplit splits a figure. That holds in lists, in a newer reading and in another archive, and is taken back as
// one.
func TestSplit(t *testing.T) {
	ctx := context.Background()
	from, dir := archiveOf(t, "P", bothLeft), archiveOf(t, "P", bothLeft)
	b := reopen(t, from, nil)
	of, pieces := splitBoth(t, b)
	if got := reviewed(t, b, "split"); got != "travelled 120" {
		t.Errorf("split: %s", got)
	}
	for i, want := range []string{"travelled 100", "returned 20"} {
		r, err := b.Receipt(ctx, owner, pieces[i])
		if f := r.Figure; err != nil || f.Measure+" "+cited.Bounds(f.Low, f.High) != want || f.Origin[0] != "NOR" || !r.Decisions[0].IsPiece() {
			t.Errorf("%+v, %v", r, err)
		}
	}
	if m, found := merge(t, dir, from, false); m.Decisions != 3 || len(found) > 0 {
		t.Errorf("merged %+v, %q", m, found)
	}
	a := reopen(t, dir, nil)
	reread(t, a, newest(t, a), "newer", "One line more, as a newer reader found it.\n\n"+bothLeft)
	if got := reviewed(t, a, "added"); got != "travelled 100, returned 20" && got != "returned 20, travelled 100" || len(figures(t, a)) != 2 {
		t.Errorf("in another text: %s of %d", got, len(figures(t, a)))
	}
	sound(t, dir)
	decide(t, a, cited.Decision{Subject: pieces[1], Field: "measure", Verdict: cited.Corrected, Value: "killed"})
	for _, verdict := range []cited.Verdict{cited.Accepted, cited.Rejected, cited.Unclear, cited.Split} {
		if _, err := a.Decide(ctx, owner, cited.Decision{Subject: of, Verdict: verdict}); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%s of what was split: %v", verdict, err)
		}
	}
	decide(t, a, cited.Decision{Subject: of, Verdict: cited.Undone})
	if all := figures(t, a); len(all) != 1 || all[0].Figure.ID != of || all[0].Review != cited.ReviewMachine {
		t.Errorf("taken back: %+v", all)
	}
	sound(t, dir)
	again := []archive.Piece{{Words: "120 men and", Fields: [][2]string{{"value", "90"}}}, {Words: "and women", Fields: [][2]string{{"value", "30"}}}}
	if _, err := a.Split(ctx, owner, of, again, ""); err != nil || len(figures(t, a)) != 2 {
		t.Errorf("split once more: %v", err)
	}
	sound(t, dir)
}

// TestSplitAsItCannotBe keeps nothing of what cannot be decided.
func TestSplitAsItCannotBe(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	add(t, a, item("a.txt", bothLeft, cited.Meta{}))
	of := figures(t, a)[0].Figure.ID
	piece := func(words string, fields ...[2]string) archive.Piece {
		return archive.Piece{Words: words, Fields: fields}
	}
	value := [2]string{"value", "20"}
	for name, pieces := range map[string][]archive.Piece{
		"one":                 {piece("120 men")},
		"the words of itself": {piece("120"), piece("women", value)},
		"the same words":      {piece("women", value), piece("women", value, [2]string{"measure", "killed"})},
		"the same":            {piece("women", value), piece("women", value)},
		"no digits":           {piece("120 men", value), piece("women")},
		"no such words":       {piece("120 men", value), piece("children", value)},
		"no words":            {piece("120 men", value), piece(" ", value)},
		"no such measure":     {piece("120 men", value), piece("women", value, [2]string{"measure", "vanished"})},
	} {
		if _, err := a.Split(ctx, owner, of, pieces, ""); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := a.Split(ctx, cited.Viewer{Name: "r", Role: cited.Reader}, of, []archive.Piece{piece("120 men", value), piece("women", value)}, ""); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
	if all := figures(t, a); len(all) != 1 || len(all[0].Decisions) != 0 {
		t.Errorf("%+v", all)
	}
	sound(t, dir)
}
