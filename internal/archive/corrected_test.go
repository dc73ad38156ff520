package archive_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"

	"github.com/google/go-cmp/cmp"
)

// correct corrects words of a document's text.
func correct(t *testing.T, a *archive.Archive, id cited.ID, m archive.Misread) {
	t.Helper()
	if changed, err := a.CorrectText(context.Background(), owner, id, m, "misread"); err != nil || !changed {
		t.Fatalf("%+v: changed %v, %v", m, changed, err)
	}
}

// textOf returns the stored text of a document.
func textOf(t *testing.T, a *archive.Archive, id cited.ID) string {
	t.Helper()
	texts, err := a.Texts(context.Background(), owner, id)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, x := range texts {
		b.WriteString(x.Content)
	}
	return b.String()
}

// sound reports whatever verify finds: every span's words stand where it says, among others.
func sound(t *testing.T, dir string) {
	t.Helper()
	if found, _ := verify(t, dir, archive.VerifyOptions{}); len(found) > 0 {
		t.Errorf("verify found %q", found)
	}
}

const misread = "The ministry said on 3 May 2015 that 3OO Belgians 🙂 had left for Syria and l20 had come back.\n\nLater 300 French fighters travelled to Syria.\n\nNothing else was in that report, which was four pages long.\n"

func TestCorrectText(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	add(t, a, item("a.txt", misread, cited.Meta{}))
	before := figures(t, a)
	if len(before) != 1 {
		t.Fatalf("%d figures, want one", len(before))
	}
	id := before[0].Document.ID
	correct(t, a, id, archive.Misread{Words: "3OO", Reads: "300"})
	correct(t, a, id, archive.Misread{Start: strings.Index(misread, "l20") - 3, End: strings.Index(misread, "l20"), Reads: "120"}) // the smile is four bytes
	got := figures(t, a)
	if len(got) != 3 || got[0].Figure.Exact != "3OO" || *got[0].Figure.Low != 300 || got[1].Figure.Exact != "l20" || *got[1].Figure.Low != 120 {
		t.Fatalf("read %+v", got)
	}
	if got[2].Figure.ID != before[0].Figure.ID || slices.Contains([]cited.ID{got[0].Figure.ID, got[1].Figure.ID}, before[0].Figure.ID) {
		t.Error("a correction changes the id of another figure with the words that it brings")
	}
	if textOf(t, a, id) != misread {
		t.Error("the text was edited")
	}
	r, err := a.Receipt(ctx, owner, got[0].Figure.ID)
	if err != nil || len(r.Corrections) != 2 || r.Corrections[0].Exact != "3OO" || r.Corrections[0].Reads != "300" || r.Corrections[0].Reviewer != "owner" || len(r.Decisions) != 0 {
		t.Errorf("receipt %+v, %v", r, err)
	}
	if other, err := a.Receipt(ctx, owner, got[2].Figure.ID); err != nil || len(other.Corrections) != 0 {
		t.Errorf("a receipt without corrected words: %+v, %v", other.Corrections, err)
	}
	if e := explained(t, a, got[1].Figure.ID); e.Again == nil || e.Again.Start != got[1].Figure.Start || len(e.Choices) == 0 {
		t.Errorf("explained: %+v", e)
	}
	sound(t, dir)
	undo(t, a, dir, id)
}

// undo takes the first correction back, twice.
func undo(t *testing.T, a *archive.Archive, dir string, id cited.ID) {
	t.Helper()
	ctx := context.Background()
	list, err := a.Corrections(ctx, owner, id)
	if err != nil || len(list) != 2 || list[0].Outcome != cited.Same {
		t.Fatalf("corrections %+v, %v", list, err)
	}
	for _, want := range []bool{true, false} {
		if changed, err := a.UndoText(ctx, owner, id, list[0].ID, ""); err != nil || changed != want {
			t.Fatalf("taken back %v, %v", changed, err)
		}
	}
	if got := figures(t, a); len(got) != 2 || got[0].Figure.Exact != "l20" {
		t.Errorf("after it was taken back: %+v", got)
	}
	sound(t, dir)
}

func TestCorrectTextRefuses(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	add(t, a, item("a.txt", misread, cited.Meta{}))
	id := figures(t, a)[0].Document.ID
	for _, m := range []archive.Misread{
		{Words: "nowhere", Reads: "x"}, {Words: "Syria", Reads: "x"}, {Words: "Syria", Nth: 3, Reads: "x"}, {Words: " 3OO", Reads: "300"},
		{Words: "3OO", Reads: "3\n00"}, {Words: "3OO", Reads: "\xff"}, {Words: strings.Repeat("x", 200), Reads: "x"}, {Words: "3OO", Reads: strings.Repeat("x", 2000)},
		{Start: 5, End: 5, Reads: "x"}, {Start: -1, End: 5, Reads: "x"}, {Start: 50, End: 5000, Reads: "x"}, {Start: 3, End: 5, Reads: "x"}, {Start: 0, End: 170, Reads: "x"},
	} {
		if changed, err := a.CorrectText(ctx, owner, id, m, ""); err == nil || changed || cited.CodeOf(err) == cited.Internal {
			t.Errorf("%+v: changed %v, %v", m, changed, err)
		}
	}
	if changed, err := a.CorrectText(ctx, owner, id, archive.Misread{Words: "3OO", Reads: "3OO"}, ""); changed || err != nil {
		t.Errorf("to what it says: changed %v, %v", changed, err)
	}
	if _, err := a.CorrectText(ctx, cited.Viewer{Name: "r", Role: cited.Reader}, id, archive.Misread{Words: "3OO", Reads: "300"}, ""); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
	if _, err := a.UndoText(ctx, owner, id, "de-000000000000", ""); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("taking back nothing: %v", err)
	}
	sound(t, dir)
}

// TestCorrectedReadsAsWritten corrects texts at random and reads them beside documents that
// are written so: what comes out is the same, and stands in the text that was there.
func TestCorrectedReadsAsWritten(t *testing.T) {
	a, dir := open(t, nil)
	random := rand.New(rand.NewPCG(5, 6))
	for n := range 4 {
		was := fmt.Sprintf("%d. ", n) + returners + misread
		add(t, a, item(fmt.Sprintf("was-%d.txt", n), was, cited.Meta{Published: "2016"}))
		id := newest(t, a)
		runes := []rune(textOf(t, a, id))
		for range 4 {
			start := 1 + random.IntN(len(runes)-9)
			end := start + 1 + random.IntN(8)
			if words := string(runes[start:end]); strings.TrimSpace(words) != words || strings.Contains(words, "\n") {
				continue
			}
			reads := []string{"", "700", "more than 900 Swedes", "é🙂"}[random.IntN(4)]
			correct(t, a, id, archive.Misread{Start: start, End: end, Reads: reads})
		}
		list, err := a.Corrections(context.Background(), owner, id)
		if err != nil {
			t.Fatal(err)
		}
		written := slices.Clone(runes)
		slices.SortFunc(list, func(x, y cited.Anchored) int { return y.Place.Start - x.Place.Start })
		for _, c := range list {
			if !c.Aside {
				written = slices.Replace(written, c.Place.Start, c.Place.End, []rune(c.Value)...)
			}
		}
		got := said(figures(t, a, cited.Term{Key: "document", Values: []string{string(id)}}))
		add(t, a, item(fmt.Sprintf("written-%d.txt", n), string(written), cited.Meta{Published: "2016"}))
		want := said(figures(t, a, cited.Term{Key: "document", Values: []string{string(newest(t, a))}}))
		if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
			t.Errorf("%q with %+v (-as written +as corrected):\n%s", was, list, diff)
		}
	}
	sound(t, dir)
}

func newest(t *testing.T, a *archive.Archive) cited.ID {
	t.Helper()
	for d, err := range a.Documents(context.Background(), owner, cited.Query{Limit: 1}) {
		if err != nil {
			t.Fatal(err)
		}
		return d.ID
	}
	t.Fatal("no documents")
	return ""
}

// said is what figures say, apart from where.
func said(all []cited.Receipt) []string {
	var list []string
	for _, r := range all {
		f := r.Figure
		var low, high float64
		if f.Low != nil {
			low = *f.Low
		}
		if f.High != nil {
			high = *f.High
		}
		list = append(list, fmt.Sprint(low, high, f.Modifier, f.Measure, f.Origin, f.Population, f.Theatre, f.Time, f.Basis, f.Attribution, f.Stance))
	}
	return list
}

// TestCorrectedWindows corrects words in each window of a document that is read and stored
// window by window.
func TestCorrectedWindows(t *testing.T) {
	a, dir := open(t, nil)
	var b strings.Builder
	for n := range 5 {
		fmt.Fprintf(&b, "In village %c 🙂 the ministry said that 4O%d Belgians had left for Syria.\n\n", 'A'+n, n)
		b.WriteString(strings.Repeat(strings.Repeat("x", 8000)+"\n\n", 105))
	}
	add(t, a, item("long.txt", b.String(), cited.Meta{}))
	id := newest(t, a)
	texts, err := a.Texts(context.Background(), owner, id)
	if err != nil || len(texts) < 4 {
		t.Fatalf("%d windows, %v", len(texts), err)
	}
	for _, n := range []int{4, 0, 2} {
		correct(t, a, id, archive.Misread{Words: fmt.Sprintf("4O%d", n), Reads: fmt.Sprintf("4,00%d", n)})
	}
	var got []string
	for _, r := range figures(t, a) {
		got = append(got, fmt.Sprint(r.Figure.Exact, " ", *r.Figure.Low))
	}
	if want := []string{"4O0 4000", "4O2 4002", "4O4 4004"}; !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
	sound(t, dir)
}
