package archive_test

import (
	"context"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

const someLeft = "By March 2015, 120 men had left Norway for Syria, the ministry said.\n\nA handful of them died there.\n"

// reviewed lists the figures of a review by their values.
func reviewed(t *testing.T, a *archive.Archive, review string) string {
	t.Helper()
	var all []string
	for _, r := range figures(t, a, cited.Term{Key: "review", Values: []string{review}}) {
		all = append(all, r.Figure.Measure+" "+cited.Bounds(r.Figure.Low, r.Figure.High))
	}
	return strings.Join(all, ", ")
}

func decide(t *testing.T, a *archive.Archive, d cited.Decision) cited.Decision {
	t.Helper()
	d, err := a.Decide(context.Background(), owner, d)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDecideKnowsTheCodebook corrects fields: names become those of the codebook, and what it
// does not know is refused.
func TestDecideKnowsTheCodebook(t *testing.T) {
	a, dir := open(t, nil)
	add(t, a, item("a.txt", someLeft, cited.Meta{}))
	id := figures(t, a)[0].Figure.ID
	for field, value := range map[string]string{"origin": "sweden; Norway", "group": "isis", "measure": "returned", "time": "2014", "counted": "man"} {
		decide(t, a, cited.Decision{Subject: id, Field: field, Verdict: cited.Corrected, Value: value})
	}
	r, err := a.Receipt(context.Background(), owner, id)
	if f := r.Figure; err != nil || strings.Join(f.Origin, " ") != "SWE NOR" || f.Group[0] != "Islamic State" || f.Measure != "returned" || f.Time != "2014" {
		t.Errorf("%+v, %v", f, err)
	}
	for field, value := range map[string]string{"origin": "Atlantis", "measure": "vanished", "population": "ghosts", "time": "soon", "colour": "red", "stance": "sure", "value": "-1"} {
		if _, err := a.Decide(context.Background(), owner, cited.Decision{Subject: id, Field: field, Verdict: cited.Corrected, Value: value}); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%s=%s: %v", field, value, err)
		}
	}
	if _, err := a.Decide(context.Background(), owner, cited.Decision{Subject: id, Verdict: cited.Merged, Value: string(id)}); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("the same as itself: %v", err)
	}
	for _, field := range []string{"text", "anchor", "note", "coded:ann", "tag:x", "two\nlines"} {
		if _, err := a.Decide(context.Background(), owner, cited.Decision{Subject: id, Field: field, Verdict: cited.Rejected}); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%q is taken back as if it were a field: %v", field, err)
		}
	}
	if _, err := a.Decide(context.Background(), cited.Viewer{Name: "r", Role: cited.Reader}, cited.Decision{Subject: id, Verdict: cited.Accepted}); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
	sound(t, dir)
}

// TestDecisionsReachEstimates estimates before and after a figure is corrected, and after it is
// rejected.
func TestDecisionsReachEstimates(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	add(t, a, item("a.txt", someLeft, cited.Meta{}))
	f := figures(t, a)[0].Figure
	set, err := a.CodebookSet()
	if err != nil {
		t.Fatal(err)
	}
	claims := func() int {
		t.Helper()
		if err := a.Update(ctx, owner, nil); err != nil {
			t.Fatal(err)
		}
		e, err := a.Estimator(ctx, owner, set.CellOf(&f))
		if err != nil {
			t.Fatal(err)
		}
		rules, err := a.EstimateRules()
		if err != nil {
			t.Fatal(err)
		}
		return len(e.Estimate(rules[0], "").Figures)
	}
	if n := claims(); n != 1 {
		t.Fatalf("%d figures in the cell", n)
	}
	decide(t, a, cited.Decision{Subject: f.ID, Field: "origin", Verdict: cited.Corrected, Value: "SWE"})
	if n := claims(); n != 0 {
		t.Errorf("%d figures in the cell of what was read, after it was corrected", n)
	}
	decide(t, a, cited.Decision{Subject: f.ID, Field: "origin", Verdict: cited.Rejected})
	if n := claims(); n != 1 {
		t.Errorf("%d figures in the cell after that was taken back", n)
	}
	decide(t, a, cited.Decision{Subject: f.ID, Verdict: cited.Rejected})
	if n := claims(); n != 0 {
		t.Errorf("%d figures in the cell after it was rejected", n)
	}
	sound(t, dir)
}

// TestAddMissed adds a figure, which stays where its words are, in another reading and in another
// archive, until its document is withdrawn.
func TestAddMissed(t *testing.T) {
	ctx := context.Background()
	from, dir := archiveOf(t, "P", someLeft), archiveOf(t, "P", someLeft)
	b := reopen(t, from, nil)
	id := newest(t, b)
	d, err := b.AddMissed(ctx, owner, archive.Missed{Document: id, Words: "A handful", Fields: [][2]string{{"measure", "killed"}, {"value", "..9"}, {"origin", "Norway"}}}, "left out")
	if err != nil {
		t.Fatal(err)
	}
	if got := reviewed(t, b, "added"); got != "killed ..9" {
		t.Errorf("added: %s", got)
	}
	if m, found := merge(t, dir, from, false); m.Decisions != 1 || len(found) > 0 {
		t.Errorf("merged %+v, %q", m, found)
	}
	a := reopen(t, dir, nil)
	if got := reviewed(t, a, "added"); got != "killed ..9" {
		t.Errorf("added, merged: %s", got)
	}
	reread(t, a, id, "newer", "One line more, as a newer reader found it.\n\n"+someLeft)
	r, err := a.Receipt(ctx, owner, d.Subject)
	if err != nil || r.Figure.Quote.Exact != "A handful of them died there." || r.Review != cited.ReviewAdded {
		t.Errorf("in another text: %+v, %v", r, err)
	}
	sound(t, dir)
	for _, wrong := range []archive.Missed{
		{Document: id, Words: "A handful", Fields: [][2]string{{"value", "3"}}},
		{Document: id, Words: "A handful", Fields: [][2]string{{"measure", "killed"}}},
		{Document: id, Words: "nowhere", Fields: [][2]string{{"measure", "killed"}}},
		{Document: id, Words: "A handful", Nth: 2, Fields: [][2]string{{"measure", "killed"}, {"value", "3"}}},
		{Document: "do-000000000000", Words: "A handful"},
	} {
		if _, err := a.AddMissed(ctx, owner, wrong, ""); cited.CodeOf(err) != cited.Invalid && cited.CodeOf(err) != cited.NotFound {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	if _, err := a.Withdraw(ctx, owner, []cited.ID{id}, "asked to"); err != nil {
		t.Fatal(err)
	}
	if n := len(figures(t, a)); n != 0 {
		t.Errorf("%d figures of a withdrawn document", n)
	}
	sound(t, dir)
}

// TestQueue draws samples, and puts what is doubtful first.
func TestQueue(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	add(t, a, item("a.txt", someLeft+"\nDozens are missing.\n\nOf 40 women who went from Sweden to Iraq in 2014, 12 had died by 2016, the police said.\n", cited.Meta{}))
	all, err := a.Queue(ctx, owner, archive.Queue{Of: cited.FigureID})
	if err != nil || len(all) < 4 {
		t.Fatalf("%q, %v", all, err)
	}
	one, err := a.Queue(ctx, owner, archive.Queue{Of: cited.FigureID, Sample: 2, Seed: 3})
	again, errAgain := a.Queue(ctx, owner, archive.Queue{Of: cited.FigureID, Sample: 2, Seed: 3})
	if err != nil || errAgain != nil || len(one) != 2 || one[0] != again[0] || one[1] != again[1] {
		t.Errorf("%q and %q, %v", one, again, err)
	}
	doubted, err := a.Queue(ctx, owner, archive.Queue{Of: cited.FigureID, Doubt: true})
	if err != nil || len(doubted) != len(all) {
		t.Fatalf("%q, %v", doubted, err)
	}
	if r, err := a.Receipt(ctx, owner, doubted[0]); err != nil || r.Figure.Exact != "Dozens" {
		t.Errorf("the most doubtful is %q, %v", r.Figure.Exact, err)
	}
}

// A queue that is cut off holds the first that its query selects, says that there are more, and draws no
// sample of them.
func TestQueueUpTo(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	add(t, a, item("a.txt", someLeft+"\nOf 40 women who went from Sweden to Iraq in 2014, 12 had died by 2016, the police said.\n", cited.Meta{}))
	all, err := a.Queue(ctx, owner, archive.Queue{Of: cited.FigureID})
	if err != nil || len(all) < 3 {
		t.Fatalf("%d, %v", len(all), err)
	}
	first, more, err := a.QueueUpTo(ctx, owner, archive.Queue{Of: cited.FigureID}, 2)
	if err != nil || !more || len(first) != 2 || first[0].ID != all[0] || first[1].ID != all[1] || first[0].Review != cited.ReviewMachine {
		t.Errorf("the first two are %+v, more %v, %v", first, more, err)
	}
	if whole, more, err := a.QueueUpTo(ctx, owner, archive.Queue{Of: cited.FigureID, Sample: 1}, len(all)); err != nil || more || len(whole) != 1 {
		t.Errorf("a sample of all is %+v, more %v, %v", whole, more, err)
	}
	if _, _, err := a.QueueUpTo(ctx, owner, archive.Queue{Of: cited.FigureID, Sample: 1}, 2); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("a sample of some of them: %v", err)
	}
}
