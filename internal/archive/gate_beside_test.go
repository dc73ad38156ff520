package archive_test

import (
	"context"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// quotedOut returns the quotations that go out, and what the gate did.
func quotedOut(t *testing.T, a *archive.Archive) (quotes []string, made archive.Exported) {
	t.Helper()
	for r, err := range a.Exportable(context.Background(), owner, cited.Query{}, false, &made) {
		if err != nil {
			t.Fatal(err)
		}
		quotes = append(quotes, r.Figure.Exact+": "+r.Figure.Quote.Exact)
	}
	return quotes, made
}

// TestGateSeesWhatPeopleAdded holds that a figure that somebody added, and that is held back, is cut out of
// the quotation of its neighbour although the document goes on with others.
func TestGateSeesWhatPeopleAdded(t *testing.T) {
	ctx := context.Background()
	a := reopen(t, archiveOf(t, "P", "Some 500 fighters left Norway for Syria by 2015, among them a pair of brothers aged 15.\n\n"+
		strings.Repeat("The hall was cold, and the talk went on for hours about nothing at all.\n\n", 8)+"In 2016, 20 fighters returned to Norway from Syria.\n"), nil)
	if _, err := a.AddMissed(ctx, owner, archive.Missed{Document: newest(t, a), Words: "a pair", Fields: [][2]string{{"value", "2"}, {"measure", "travelled"}, {"population", "minors"}}}, "it was missed"); err != nil {
		t.Fatal(err)
	}
	quotes, made := quotedOut(t, a)
	if all := strings.Join(quotes, " | "); strings.Contains(all, "brothers") || strings.Contains(all, "a pair") || !strings.Contains(all, "500") || !strings.Contains(all, "20") {
		t.Errorf("goes out: %s; %+v", all, made.Held)
	}
}

// TestQuotationsStretchByStretch holds that names in a later stretch of what somebody said, and in sentences
// that nobody counts in, are left out.
func TestQuotationsStretchByStretch(t *testing.T) {
	a := reopen(t, archiveOf(t, "P", "\"We lost them all that winter,\" said the mayor of the town, \"and Ada Lund wept for a week.\"\n\n"+
		"\"They left for Syria,\" the mayor said. \"Then Ida Storm came home.\"\n"), nil)
	var held export.Tally
	n := 0
	for one, err := range a.Quotations(context.Background(), owner, cited.Query{}, &held) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if strings.Contains(one.Words, "Lund") || strings.Contains(one.Words, "Storm") {
			t.Errorf("goes out: %q", one.Words)
		}
	}
	if n == 0 {
		t.Error("nothing is quoted at all")
	}
}

// TestARefusalIsNotSplit holds that what may not be published does not go out in pieces.
func TestARefusalIsNotSplit(t *testing.T) {
	a := reopen(t, archiveOf(t, "P", bothLeft), nil)
	of := figures(t, a)[0].Figure.ID
	decide(t, a, cited.Decision{Subject: of, Field: export.FieldCleared, Verdict: cited.Rejected, Reason: "one family"})
	_, err := a.Split(context.Background(), owner, of, []archive.Piece{{Words: "120 men", Fields: [][2]string{{"value", "100"}}}, {Words: "women", Fields: [][2]string{{"value", "20"}}}}, "")
	if cited.CodeOf(err) != cited.Invalid || !strings.Contains(err.Error(), "may not be published") {
		t.Errorf("it was split: %v", err)
	}
}
