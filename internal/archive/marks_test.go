package archive_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/store/storetest"
)

// does fails unless a decision changed something.
func does(t *testing.T, changed bool, err error) {
	t.Helper()
	if err != nil || !changed {
		t.Fatalf("changed %v, %v", changed, err)
	}
}

// figureOf returns the figure with a value of the document of a publisher.
func figureOf(t *testing.T, a *archive.Archive, publisher string, value float64) cited.Figure {
	t.Helper()
	for _, r := range figures(t, a) {
		if r.Document.Publisher == publisher && r.Figure.Low != nil && *r.Figure.Low == value {
			return r.Figure
		}
	}
	t.Fatalf("no figure %g of %s", value, publisher)
	return cited.Figure{}
}

// TestConfirmed rates figures as confirmed by independent sources, of which there are as many as
// lineage leaves: a copy, a relayed figure, a denial and another number confirm nothing.
func TestConfirmed(t *testing.T) {
	ctx := context.Background()
	const report = "The Interior Ministry said in Brussels on Monday that 500 Belgians had travelled to Syria, and that it had seen the passports of most of them at the office of the border police. " +
		"Its spokesman added that the register of the ministry is kept by three clerks, who compare it every week with the lists of the schools and of the town halls of the country."
	a, _ := open(t, nil)
	add(t, a, item("a.txt", report, cited.Meta{Publisher: "Wire", Published: "2015-12-07"}))
	add(t, a, item("copy.txt", report+" More soon.", cited.Meta{Publisher: "Post", Published: "2015-12-08"}))
	add(t, a, item("other.txt", "Some 70 Danes travelled to Syria, the Foreign Office of Denmark said. The council denied that 500 Belgians had travelled to Syria.", cited.Meta{Publisher: "Mail", Published: "2015-12-09"}))
	update := func() {
		t.Helper()
		if err := a.Update(ctx, owner, nil); err != nil {
			t.Fatal(err)
		}
	}
	update()
	fi := figureOf(t, a, "Wire", 500)
	_, err := a.Rate(ctx, owner, fi.ID, cited.Confirmed, "")
	if cited.CodeOf(err) != cited.Invalid || !strings.Contains(err.Error(), "lineage leaves one behind this value in its cell, Interior Ministry") {
		t.Errorf("a copy confirms it: %v", err)
	}
	if _, err := a.Rate(ctx, owner, figureOf(t, a, "Mail", 500).ID, cited.Confirmed, ""); cited.CodeOf(err) != cited.Invalid || !strings.Contains(err.Error(), "no source that counts") {
		t.Errorf("what is denied is confirmed: %v", err)
	}
	if _, err := a.Rate(ctx, cited.Viewer{Name: "x", Role: cited.Reader}, fi.ID, cited.Confirmed, ""); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader rates: %v", err)
	}
	if _, err := a.Rate(ctx, owner, "fi-000000000000", cited.Confirmed, ""); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("no figure: %v", err)
	}
	add(t, a, item("b.txt", "According to the Shore Institute, 500 Belgians had travelled to Syria. Its list is of another kind.", cited.Meta{Publisher: "Journal", Published: "2015-12-20"}))
	update()
	changed, err := a.Rate(ctx, owner, fi.ID, cited.Confirmed, "two lists")
	does(t, changed, err)
	if behind, err := a.Behind(ctx, owner, fi.ID); err != nil || !slices.Equal(behind, []string{"Interior Ministry", "Shore Institute"}) {
		t.Errorf("behind it are %q, %v", behind, err)
	}
	question, err := a.Ask(ctx, owner, "Did 500 Belgians travel?")
	if err != nil {
		t.Fatal(err)
	}
	for _, publisher := range []string{"Wire", "Post", "Journal", "Mail"} {
		side := cited.SideFor
		if publisher == "Mail" {
			side = cited.SideDenied
		}
		changed, err := a.Attach(ctx, owner, question, figureOf(t, a, publisher, 500).ID, side, "")
		does(t, changed, err)
	}
	changed, err = a.SetStanding(ctx, owner, archive.SourceID("Shore Institute"), cited.Secondary, "")
	does(t, changed, err)
	q, err := a.Question(ctx, owner, question)
	if err != nil || q.Counts[cited.SideFor] != (archive.SideCount{Attached: 3, Independent: 2}) || q.Counts[cited.SideDenied] != (archive.SideCount{Attached: 1, Independent: 1}) {
		t.Errorf("counts %+v, %v", q.Counts, err)
	}
	if one := q.Attached[2]; one.From != "Shore Institute" || one.Standing != cited.Secondary || !strings.HasPrefix(one.Quote.Exact, "According to") || one.Document == nil || one.Document.Publisher != "Journal" {
		t.Errorf("attached is %+v", one)
	}
	if _, err := a.Decide(ctx, owner, cited.Decision{Subject: figureOf(t, a, "Journal", 500).ID, Verdict: cited.Rejected, Reason: "of another year"}); err != nil {
		t.Fatal(err)
	}
	if q, err = a.Question(ctx, owner, question); err != nil || q.Counts[cited.SideFor] != (archive.SideCount{Attached: 2, Independent: 1}) || q.Attached[2].Review != cited.ReviewRejected {
		t.Errorf("with a figure that is rejected: counts %+v, %v", q.Counts, err)
	}
	update()
	if behind, err := a.Behind(ctx, owner, fi.ID); err != nil || len(behind) != 1 {
		t.Errorf("with a figure that is rejected: behind it are %q, %v", behind, err)
	}
}

// marked is an archive of a text about which people say all that can be said, and what they said.
func marked(t *testing.T) (dir string, question cited.ID, said []string) {
	t.Helper()
	ctx := context.Background()
	dir = archiveOf(t, "P", numbered(1), numbered(2))
	said = []string{"Quovadisnebulo is the witness of this figure", "Transmarginal is the witness of this document", "Hypotenusium stands for it on this side"}
	atHour(t, dir, 1, func(a *archive.Archive) error {
		fi := figures(t, a)[0]
		changed, err := a.Rate(ctx, owner, fi.Figure.ID, "3", said[2])
		does(t, changed, err)
		changed, err = a.Tag(ctx, owner, fi.Figure.ID, "to-check", true, said[2])
		does(t, changed, err)
		changed, err = a.Include(ctx, owner, fi.Document.ID, false, said[2])
		does(t, changed, err)
		n, err := a.Note(ctx, owner, fi.Figure.ID, said[0])
		if err != nil {
			return err
		}
		if _, err := a.Note(ctx, owner, fi.Document.ID, said[1]); err != nil {
			return err
		}
		changed, err = a.UndoNote(ctx, owner, n.ID, said[2])
		does(t, changed, err)
		if question, err = a.Ask(ctx, owner, "How many?"); err != nil {
			return err
		}
		changed, err = a.Attach(ctx, owner, question, fi.Figure.ID, cited.SideFor, said[2])
		does(t, changed, err)
		other := figures(t, a)[2]
		changed, err = a.Attach(ctx, owner, question, other.Figure.ID, cited.SideAgainst, "")
		does(t, changed, err)
		changed, err = a.Rate(ctx, owner, archive.SourceID("ministry"), "B", "")
		if cited.CodeOf(err) == cited.NotFound { // a role is a source of its document
			return nil
		}
		does(t, changed, err)
		return nil
	})
	return dir, question, said
}

// TestWithdrawMarks withdraws a document that people wrote notes on, and of which something is
// attached to a question: no words of theirs, and no quotation, are left.
func TestWithdrawMarks(t *testing.T) {
	ctx := context.Background()
	dir, question, said := marked(t)
	pieces := storetest.StretchesOf(said...)
	if found := left(t, dir, pieces); len(found) < 50 {
		t.Fatalf("only %d pieces are found before anything is withdrawn", len(found))
	}
	var exact string
	atHour(t, dir, 2, func(a *archive.Archive) error {
		fi := figures(t, a)[0]
		exact = fi.Figure.Quote.Exact
		_, err := a.Withdraw(ctx, owner, []cited.ID{fi.Document.ID}, "asked for")
		return err
	})
	checkGone(t, dir, pieces)
	atHour(t, dir, 3, func(a *archive.Archive) error {
		q, err := a.Question(ctx, owner, question)
		if err != nil || len(q.Attached) != 2 || q.Attached[0].Words+string(q.Attached[0].Side)+q.Attached[0].Reason != "" || q.Attached[0].Outcome != "" {
			t.Errorf("the question: %+v, %v", q.Attached, err)
		}
		if len(q.Counts) != 1 || q.Counts[cited.SideAgainst].Attached != 1 {
			t.Errorf("counts %+v", q.Counts)
		}
		seen, err := a.Question(ctx, cited.Viewer{Name: "x", Role: cited.Reader}, question)
		if err != nil || len(seen.Attached) != 1 {
			t.Errorf("a reader sees %+v, %v", seen.Attached, err)
		}
		return nil
	})
	database, err := os.ReadFile(dir + "/cited.db")
	if err != nil || strings.Contains(string(database), exact) {
		t.Errorf("the quotation %q is left, %v", exact, err)
	}
}

// TestMergeMarks takes over what people marked elsewhere, and shows where two of them rated and
// attached differently, apart from each other. A back-up has all of it.
func TestMergeMarks(t *testing.T) {
	ctx := context.Background()
	b, question, _ := marked(t)
	a := archiveOf(t, "P", numbered(1))
	m, wrong := merge(t, a, b, false)
	if len(wrong) > 0 || m.Decisions < 9 || len(m.Conflicts) > 0 {
		t.Fatalf("merged %+v, reported %q", m, wrong)
	}
	on := func(dir string, hours int, grade string, side cited.Side) {
		atHour(t, dir, hours, func(a *archive.Archive) error {
			fi := figures(t, a, cited.Term{Key: "tag", Values: []string{"to-check"}})
			if len(fi) != 1 || fi[0].Marks.Credibility != "3" {
				t.Fatalf("tagged: %+v", fi)
			}
			changed, err := a.Rate(ctx, owner, fi[0].Figure.ID, grade, "")
			does(t, changed, err)
			changed, err = a.Attach(ctx, owner, question, fi[0].Figure.ID, side, "")
			does(t, changed, err)
			return nil
		})
	}
	on(b, 5, "4", cited.SideAgainst)
	on(a, 6, "2", cited.SideUnprovable)
	if m, wrong := merge(t, a, b, false); len(wrong) > 0 || m.Decisions != 2 || len(m.Conflicts) != 4 || m.Read.Reread > 0 {
		t.Errorf("merged again %+v, reported %q", m, wrong)
	}
	file := a + ".tar"
	if err := backupTo(a, file); err != nil {
		t.Fatal(err)
	}
	restored, _, _ := restore(t, file, false)
	for _, dir := range []string{a, restored} {
		if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
			t.Errorf("%s: %q", dir, wrong)
		}
		testMergedMarks(t, dir, question)
	}
}

// testMergedMarks looks at a conflict and ends it.
func testMergedMarks(t *testing.T, dir string, question cited.ID) {
	t.Helper()
	ctx := context.Background()
	atHour(t, dir, 7, func(a *archive.Archive) error {
		fi := figures(t, a, cited.Term{Key: "tag", Values: []string{"to-check"}})[0]
		if fi.Marks.Credibility != "2" {
			t.Errorf("the later rating holds, but %+v", fi.Marks)
		}
		q, err := a.Question(ctx, owner, question)
		if err != nil || len(q.Attached) != 3 || !q.Attached[1].Contested || q.Attached[1].Holds || !q.Attached[2].Contested || !q.Attached[2].Holds || q.Counts[cited.SideAgainst].Attached != 1 {
			t.Errorf("attached %+v, counts %+v, %v", q.Attached, q.Counts, err)
		}
		changed, err := a.Rate(ctx, owner, fi.Figure.ID, "2", "looked again")
		does(t, changed, err)
		changed, err = a.Attach(ctx, owner, question, fi.Figure.ID, cited.SideFor, "")
		does(t, changed, err)
		if q, err = a.Question(ctx, owner, question); err != nil || len(q.Attached) != 2 || q.Attached[1].Side != cited.SideFor {
			t.Errorf("decided: %+v, %v", q.Attached, err)
		}
		st, err := a.Status(ctx, owner)
		if err == nil && len(st.Conflicts) > 0 {
			t.Errorf("conflicts about %q", st.Conflicts)
		}
		return err
	})
}
