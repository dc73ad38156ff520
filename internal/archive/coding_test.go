package archive_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/review"
)

const (
	leaving = "Of the 120 men who left Norway for Syria, 45 had returned by March 2015, the ministry said.\n\nA handful of them died there.\n"
	moving  = "The police said that 300 Belgians had travelled to Syria by May 2015.\n\nSome 80 of them came back, and a dozen were killed.\n"
)

// assign hands all documents of an archive out to coders.
func assign(t *testing.T, a *archive.Archive, o archive.Assigning) []archive.Handed {
	t.Helper()
	handed, err := a.Assign(context.Background(), owner, o)
	if err != nil {
		t.Fatal(err)
	}
	return handed
}

// begin returns what a coder is shown of their first document that is not done.
func begin(t *testing.T, a *archive.Archive, coder string) (*archive.Coding, cited.CodingTask) {
	t.Helper()
	ctx := context.Background()
	tasks, err := a.CodingTasks(ctx, owner, coder)
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range tasks {
		if !task.Done {
			c, err := a.Coding(ctx, owner, coder, task)
			if err != nil {
				t.Fatal(err)
			}
			return c, task
		}
	}
	t.Fatalf("%s is done", coder)
	return nil, cited.CodingTask{}
}

// acceptAll accepts all that a coder is shown of a document, but for what other says, and is done.
func acceptAll(t *testing.T, a *archive.Archive, coder string, other func(*archive.Coding, *cited.Figure) (cited.Verdict, [][2]string)) {
	t.Helper()
	ctx := context.Background()
	c, task := begin(t, a, coder)
	for i := range c.Shown {
		verdict, fields := cited.Accepted, [][2]string(nil)
		if other != nil {
			verdict, fields = other(c, &c.Shown[i])
		}
		if err := a.Say(ctx, owner, coder, c, c.Shown[i].ID, verdict, fields...); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.DoneWith(ctx, owner, coder, task.Document); err != nil {
		t.Fatal(err)
	}
}

func exactly(words string, verdict cited.Verdict, fields ...[2]string) func(*archive.Coding, *cited.Figure) (cited.Verdict, [][2]string) {
	return func(_ *archive.Coding, f *cited.Figure) (cited.Verdict, [][2]string) {
		if f.Exact == words {
			return verdict, fields
		}
		return cited.Accepted, nil
	}
}

func agreement(t *testing.T, a *archive.Archive, o archive.Agreeing) *archive.Agreement {
	t.Helper()
	g, err := a.Agreement(context.Background(), owner, o)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// agreed returns the share of units in which coders agree about a field.
func agreed(t *testing.T, g *archive.Agreement, field string) float64 {
	t.Helper()
	at := slices.IndexFunc(g.Fields, func(f review.FieldAgreement) bool { return f.Field == field })
	if at < 0 || g.Fields[at].Agree.Value == nil {
		t.Fatalf("no agreement about %s in %+v", field, g.Fields)
	}
	return *g.Fields[at].Agree.Value
}

// TestCodersDoNotSeeEachOther codes a document twice; what one says is nowhere that the other
// looks, and changes nothing that holds.
func TestCodersDoNotSeeEachOther(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	add(t, a, item("a.txt", leaving, cited.Meta{}))
	before := figures(t, a)
	assign(t, a, archive.Assigning{Coders: []string{"ann", "bob"}, Share: 1})
	acceptAll(t, a, "ann", exactly("45", cited.Corrected, [2]string{"measure", "detained"}))
	c, task := begin(t, a, "bob")
	if len(c.Said) != 0 || len(c.Shown) != 2 || c.Shown[1].Measure != "returned" {
		t.Errorf("bob is shown %+v, and said %+v", c.Shown, c.Said)
	}
	if err := a.CodeMissed(ctx, owner, "bob", archive.Missed{Document: task.Document, Words: "A  handful", Fields: [][2]string{{"measure", "killed"}, {"value", "..9"}}}); err != nil {
		t.Fatal(err)
	}
	acceptAll(t, a, "bob", nil)
	if after := figures(t, a); len(after) != len(before) || after[1].Figure.Measure != before[1].Figure.Measure {
		t.Errorf("codings changed what holds: %+v", after)
	}
	r, err := a.Receipt(ctx, owner, before[1].Figure.ID)
	if err != nil || len(r.Decisions) != 0 || r.Review != cited.ReviewMachine {
		t.Errorf("the receipt tells of %+v, %v", r.Decisions, err)
	}
	if d, err := a.Decisions(ctx, owner, task.Document); err != nil || len(d) != 0 {
		t.Errorf("the document tells of %+v, %v", d, err)
	}
	if list, err := a.Anchored(ctx, owner, "", ""); err != nil || len(list) != 0 {
		t.Errorf("anchors tell of %+v, %v", list, err)
	}
	g := agreement(t, a, archive.Agreeing{})
	if g.Documents != 1 || g.Figures != 5 || g.Detection.Shared != 2 || agreed(t, g, "measure") != 0.5 {
		t.Errorf("agreement %+v", g)
	}
	m, err := a.Method(ctx, owner)
	if err != nil || !strings.HasPrefix(m.Agreement, "2 people coded the same documents (1) apart from each other: found the same figures, F1 0.800; ") {
		t.Errorf("the methodology says %q, %v", m.Agreement, err)
	}
	if g := agreement(t, a, archive.Agreeing{Coders: []string{"bob"}, Machine: true}); agreed(t, g, "measure") != 1 || g.Detection.Shared != 2 || g.Figures != 5 {
		t.Errorf("with the machine: %+v", g)
	}
	sound(t, dir)
}

// TestCodingsOutliveReaders has a newer reader make another text, and one that lacks the words.
func TestCodingsOutliveReaders(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	add(t, a, item("a.txt", leaving, cited.Meta{}))
	assign(t, a, archive.Assigning{Coders: []string{"ann"}})
	assign(t, a, archive.Assigning{Coders: []string{"bob"}, Blind: true})
	id := newest(t, a)
	c, task := begin(t, a, "bob")
	if len(c.Shown) != 0 || len(c.Texts) == 0 {
		t.Fatalf("who is blind is shown %+v", c.Shown)
	}
	for _, m := range []archive.Missed{{Words: "120", Fields: [][2]string{{"measure", "travelled"}}}, {Words: "45", Fields: [][2]string{{"measure", "returned"}}},
		{Words: "A handful", Fields: [][2]string{{"measure", "killed"}, {"value", "..9"}}}} {
		m.Document = task.Document
		if err := a.CodeMissed(ctx, owner, "bob", m); err != nil {
			t.Fatal(err)
		}
	}
	c, _ = begin(t, a, "bob")
	if err := a.TakeBack(ctx, owner, &c.Said[2]); err != nil {
		t.Fatal(err)
	}
	if err := a.DoneWith(ctx, owner, "bob", id); err != nil {
		t.Fatal(err)
	}
	acceptAll(t, a, "ann", exactly("45", cited.Corrected, [2]string{"value", "46"}))
	before := agreement(t, a, archive.Agreeing{})
	if before.Figures != 4 || before.Detection.Shared != 2 || agreed(t, before, "value") != 0.5 {
		t.Fatalf("agreement %+v", before)
	}
	sound(t, dir)
	reread(t, a, id, "newer", "A new head stands over it.\n\n"+leaving)
	if g := agreement(t, a, archive.Agreeing{}); g.Figures != 4 || g.Detection.Shared != 2 || agreed(t, g, "value") != 0.5 || len(g.Lost) != 0 {
		t.Errorf("after a newer reader: %+v", g)
	}
	sound(t, dir)
	reread(t, a, id, "newest", "Nothing of it is left in this text but that 99 Norwegians travelled to Syria.\n")
	g := agreement(t, a, archive.Agreeing{})
	if g.Figures != 0 || len(g.Lost) != 4 {
		t.Fatalf("where the words are gone: %+v", g)
	}
	if list, err := a.Anchored(ctx, owner, "", "", cited.Lost); err != nil || len(list) == 0 || slices.ContainsFunc(list, func(r cited.Anchored) bool { return r.Value != "" || r.Verdict != "" }) {
		t.Errorf("lost: %+v, %v", list, err)
	}
	sound(t, dir)
	for _, d := range []cited.ID{g.Lost[0], g.Lost[3]} { // one by words, one of a figure that was read
		if changed, err := a.Settle(ctx, owner, d, figures(t, a)[0].Figure.ID, 0, ""); err != nil || !changed {
			t.Fatalf("settled %v, %v", changed, err)
		}
	}
	if g := agreement(t, a, archive.Agreeing{}); g.Figures != 2 || len(g.Lost) != 2 {
		t.Errorf("where somebody said where they stand: %+v", g)
	}
	sound(t, dir)
	if changed, err := a.Edit(ctx, owner, id, cited.Meta{Title: "T"}, ""); err != nil || !changed { // reads it again
		t.Fatal(err)
	}
	if g := agreement(t, a, archive.Agreeing{}); len(g.Lost) != 2 { // those that were settled stay where somebody said
		t.Errorf("read again: %+v", g)
	}
	sound(t, dir)
}

// TestMergeCodings merges two archives of the same documents that were coded apart.
func TestMergeCodings(t *testing.T) {
	from, dir := archiveOf(t, "P", leaving, moving), archiveOf(t, "P", leaving, moving)
	for i, of := range []string{from, dir} {
		a := reopen(t, of, nil)
		coder := []string{"ann", "bob"}[i]
		assign(t, a, archive.Assigning{Coders: []string{coder}})
		other := exactly("45", cited.Rejected)
		if i == 1 {
			other = nil
		}
		acceptAll(t, a, coder, other)
		acceptAll(t, a, coder, other)
	}
	if m, found := merge(t, dir, from, false); len(found) > 0 || m.Decisions == 0 || len(m.Conflicts) > 0 {
		t.Errorf("merged %+v, %q", m, found)
	}
	a := reopen(t, dir, nil)
	g := agreement(t, a, archive.Agreeing{})
	if g.Documents != 2 || g.Figures != 9 || g.Detection.Shared != 4 || agreed(t, g, "value") != 1 {
		t.Errorf("agreement %+v", g)
	}
	sound(t, dir)
}

// TestSeededErrors shows a coder two figures with errors, one of which they notice.
func TestSeededErrors(t *testing.T) {
	a, dir := open(t, nil)
	add(t, a, item("a.txt", leaving, cited.Meta{}))
	was := figures(t, a)
	if h := assign(t, a, archive.Assigning{Coders: []string{"ann", "bob"}, Share: 1, Errors: 9, Seed: 4}); h[0].Errors != 2 || h[0].Shared != 1 {
		t.Fatalf("handed out %+v", h)
	}
	for _, coder := range []string{"ann", "bob"} {
		c, _ := begin(t, a, coder)
		for i, f := range c.Shown {
			m := review.Matches([]cited.Figure{f}, []cited.Figure{was[i].Figure})
			if len(m) != 1 || len(m[0].Differ()) != 1 {
				t.Errorf("%s is shown %+v for %+v", coder, f, was[i].Figure)
			}
		}
		if coder == "ann" {
			acceptAll(t, a, coder, exactly("45", cited.Rejected))
		} else {
			acceptAll(t, a, coder, nil)
		}
	}
	g := agreement(t, a, archive.Agreeing{})
	if g.Seeded != 4 || g.Figures != 0 || len(g.Catches) != 2 || g.Catches[0].Caught != 1 || g.Catches[0].Missed != 1 || g.Catches[1].Caught != 0 || g.Catches[1].Missed != 2 {
		t.Errorf("agreement %+v", g)
	}
	sound(t, dir)
}

// TestAdjudicate settles what two coders differ about in each way, and once more.
func TestAdjudicate(t *testing.T) {
	ctx := context.Background()
	a, dir := open(t, nil)
	add(t, a, item("a.txt", leaving, cited.Meta{}))
	assign(t, a, archive.Assigning{Coders: []string{"ann", "bob"}, Share: 1})
	_, task := begin(t, a, "ann")
	if err := a.CodeMissed(ctx, owner, "ann", archive.Missed{Document: task.Document, Words: "A handful", Fields: [][2]string{{"measure", "killed"}, {"value", "..9"}}}); err != nil {
		t.Fatal(err)
	}
	acceptAll(t, a, "ann", exactly("45", cited.Corrected, [2]string{"measure", "detained"}))
	if list, both, err := a.Disputes(ctx, owner, "ann", "bob"); err != nil || len(list) != 0 || both != 0 {
		t.Fatalf("before both are done: %+v, %v", list, err)
	}
	acceptAll(t, a, "bob", exactly("120", cited.Rejected))
	list, both, err := a.Disputes(ctx, owner, "bob", "ann")
	if err != nil || both != 1 || len(list) != 3 {
		t.Fatalf("disputes %+v, %v", list, err)
	}
	if err := a.SettleDispute(ctx, owner, &list[1], 1, [2]string{"colour", "red"}); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("a field that is none: %v", err)
	}
	// As if it had been killed before it kept that the third is settled.
	if _, err := a.AddMissed(ctx, owner, archive.Missed{Document: task.Document, Words: "A handful", Fields: [][2]string{{"measure", "killed"}, {"value", "..9"}}}, ""); err != nil {
		t.Fatal(err)
	}
	for left := 3; left > 0; left-- {
		list, _, err := a.Disputes(ctx, owner, "bob", "ann")
		if err != nil || len(list) != left {
			t.Fatalf("%d disputes, want %d; %v", len(list), left, err)
		}
		whose, fields := 1, [][2]string(nil)
		switch list[0].Figures[1].Exact {
		case "120":
			whose = 0
		case "45":
			fields = [][2]string{{"origin", "Sweden"}}
		}
		if err := a.SettleDispute(ctx, owner, &list[0], whose, fields...); err != nil {
			t.Fatal(err)
		}
	}
	got := figures(t, a)
	if len(got) != 2 || got[0].Figure.Exact != "45" || got[0].Figure.Measure != "detained" || got[0].Figure.Origin[0] != "SWE" || got[1].Figure.Exact != "A handful" || got[1].Review != cited.ReviewAdded {
		t.Errorf("what holds is %+v", got)
	}
	r, err := a.Receipt(ctx, owner, got[0].Figure.ID)
	if err != nil || len(r.Decisions) == 0 || r.Decisions[0].Reason != "adjudicated: ann, corrected" {
		t.Errorf("decisions %+v, %v", r.Decisions, err)
	}
	sound(t, dir)
}

func TestCodingRefuses(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	if _, err := a.Assign(ctx, owner, archive.Assigning{Coders: []string{"ann", "bob"}}); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("an empty archive: %v", err)
	}
	add(t, a, item("a.txt", leaving, cited.Meta{}))
	for _, name := range []string{"", " ann", "a\nb", "a,b", cited.MachineCoder, string(make([]byte, 100))} {
		if _, err := a.Assign(ctx, owner, archive.Assigning{Coders: []string{name}}); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := a.Assign(ctx, cited.Viewer{Name: "r", Role: cited.Reader}, archive.Assigning{Coders: []string{"ann"}}); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
	if _, err := a.CodingTasks(ctx, owner, "ann"); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("an unknown coder: %v", err)
	}
	if _, err := a.Agreement(ctx, owner, archive.Agreeing{}); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("nobody: %v", err)
	}
	assign(t, a, archive.Assigning{Coders: []string{"ann", "bob"}, Share: 1})
	if _, err := a.Assign(ctx, owner, archive.Assigning{Coders: []string{"ann", "bob"}, Share: 1}); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("twice: %v", err)
	}
	if _, err := a.Agreement(ctx, owner, archive.Agreeing{Coders: []string{"ann", "zed"}}); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("an unknown coder: %v", err)
	}
	if g := agreement(t, a, archive.Agreeing{}); g.Documents != 0 || g.Detection.F1.Value != nil {
		t.Errorf("nobody is done: %+v", g)
	}
	if n, err := a.Unassign(ctx, owner, "ann"); n != 1 || err != nil {
		t.Errorf("%d taken back, %v", n, err)
	}
	if _, err := a.CodingTasks(ctx, owner, "ann"); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("after it was taken back: %v", err)
	}
}
