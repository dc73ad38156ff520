package store_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/custody"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

// custodyStore makes a store with two documents, one corrected and one never read, and
// one decision about a source.
func custodyStore(t *testing.T) (s *store.Store, path string, r cited.Reading) {
	t.Helper()
	ctx := context.Background()
	path = filepath.Join(t.TempDir(), "cited.db")
	if err := store.Create(ctx, path, "owner", storetest.At); err != nil {
		t.Fatal(err)
	}
	s = reopen(t, path)
	r = storetest.Say(storetest.Reading("été", []string{"10 left 🙂 été", "20 stayed", "Norway said nothing"}, func(_ int, f *cited.Figure) { f.Attribution = []string{"A Ministry"} }), nil)
	r.Document.Published = "2015"
	waiting := storetest.Reading("waiting", nil, nil).Document
	waiting.Outcome, waiting.Added = "", storetest.At
	given := cited.Meta{Publisher: "Northern Wire", Title: "A Title"}
	if _, err := s.Accept(ctx, []store.Arrival{{Document: r.Document, Given: given, By: "owner", From: "a.txt"}, {Document: waiting, By: "owner"}}); err != nil {
		t.Fatal(err)
	}
	storetest.Put(t, s, r)
	if _, err := s.Edit(ctx, storetest.Owner, r.Document.ID, cited.Meta{Title: "B"}, "printed so", storetest.At); err != nil {
		t.Fatal(err)
	}
	storetest.Put(t, s, r)
	if _, err := s.SetStanding(ctx, storetest.Owner, cited.NewID(cited.SourceID, "a ministry"), cited.Party, "", storetest.At); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Decide(ctx, storetest.Owner, cited.Decision{Subject: r.Figures[1].ID, Verdict: cited.Accepted}, storetest.At); err != nil {
		t.Fatal(err)
	}
	return s, path, r
}

// TestVerifyNamesWhatWasChangedByHand changes rows as somebody with an editor of
// databases would, and looks for their names among what is found.
func TestVerifyNamesWhatWasChangedByHand(t *testing.T) {
	const drop = "DROP TRIGGER decision_update; DROP TRIGGER decision_delete; DROP TRIGGER log_update; DROP TRIGGER log_delete; "
	tests := []struct {
		name, change string
		want         string // % stands for the id of the first figure, # for that of the document
	}{
		{"nothing", "", ""},
		{"a number by which lists are filtered", "UPDATE figure SET low = 99 WHERE low = 10", "row: figure %"},
		{"another figure in its place", "UPDATE figure_detail SET figure = (SELECT figure FROM figure_detail WHERE seq = (SELECT min(seq) FROM figure_detail))", "row: figure %"},
		{"a figure that is damaged", "UPDATE figure_detail SET figure = x'0102'", "row: figure %"},
		{"the id of a figure", "UPDATE figure_detail SET id = 5 WHERE seq = (SELECT max(seq) FROM figure_detail)", "row: figure fi-000000000005"},
		{"a figure removed", "DELETE FROM figure WHERE low = 10", "row: figures of document # (été): rows of it are gone: 1"},
		{"a figure without its whole", "DELETE FROM figure_detail WHERE seq = (SELECT max(seq) FROM figure_detail)", "row: figure without an id"},
		{"a figure added", "INSERT INTO figure SELECT seq - 9, passage, codebook, measure, kind, modifier, population, basis, stance, group_scope, counted, low, high, earliest, latest, asof, reported_from, reported_to, hidden FROM figure WHERE low = 10", "row: figure without an id of document #"},
		{"a figure of no document", "INSERT INTO figure SELECT seq + (1 << 30), passage, codebook, measure, kind, modifier, population, basis, stance, group_scope, counted, low, high, earliest, latest, asof, reported_from, reported_to, hidden FROM figure WHERE low = 10", "row: table figure: rows that belong to nothing: 1"},
		{"a figure in another list", "UPDATE figure_code SET code = (SELECT max(id) FROM code) WHERE code = (SELECT id FROM code WHERE value = 'returned')", "row: figure %"},
		{"a figure out of lists", "UPDATE figure SET hidden = 1 WHERE low = 10", "row: figure %"},
		{"what a code stands for", "UPDATE code SET value = 'killed', folded = 'killed' WHERE value = 'returned' AND role = 'measure'", "row: figure %"},
		{"how often a code is used", "UPDATE code SET uses = 7 WHERE value = 'returned' AND role = 'measure'", `row: measure "returned": it is said to be used 7 times`},
		{"a statement", "UPDATE statement SET act = 0", "row: statement st-"},
		{"the text", "UPDATE text SET content = replace(content, '10 left', '90 left')", "span: figure %"},
		{"the text, where no figure is", "UPDATE text SET content = replace(content, 'nothing', 'anythin')", "row: text of document # (été): it was changed"},
		{"the map of the text", "UPDATE text SET map = x'01'", "row: text of document #"},
		{"how long the text is", "UPDATE text SET length = length + 1", "row: text of document # (été): how long it is in the window that begins at 0"},
		{"the text removed", "DELETE FROM text", "row: text of document # (été): windows of it are gone: 1"},
		{"passages", "UPDATE passage SET kind = 'heading'", "row: passages of document #"},
		{"the name of a document", "UPDATE document SET name = 'x'", "row: document # (x): its original, part, address, name"},
		{"where in its original a document is", "UPDATE document SET place = '{}'", "row: document # (été): its original"},
		{"that only receipts of it are kept", "UPDATE document SET receipt = 1", "row: document # (été): whether only receipts of it are kept"},
		{"until when it is under embargo", "UPDATE document SET embargo = '2030-01-01'", `its embargo is "2030-01-01", but ""`},
		{"who may see a document", "UPDATE document SET access = 'protected'", "row: document # (été)"},
		{"when a document was added", "UPDATE document SET added = '2001-01-01T00:00:00.000000000Z'", "row: document # (été)"},
		{"when a document was added, to no time", "UPDATE document SET added = 'yesterday'", "row: document # (été)"},
		{"when a decision was made, to no time", drop + "UPDATE decision SET at = 'x'", "cited.db: decision de-"},
		{"a number to a word", "UPDATE figure SET passage = 'x'", "table figure"},
		{"what was said of a document", `UPDATE document SET given = '{"Publisher":"X"}'`, "row: document # (été): what was said about it was changed"},
		{"the title of a document", "UPDATE document SET title = 'X'", `its title is "X", but "B"`},
		{"the date of a document", "UPDATE document SET published_from = 1", `its first day is "1"`},
		{"the publisher of a document", "UPDATE document SET publisher = 0", `its publisher is "", but "Northern Wire"`},
		{"how reading ended", "UPDATE document SET reason = 'no reason' WHERE outcome = 'read'", "row: reading of document #"},
		{"how a document that waits was read", "UPDATE document SET outcome = 'empty' WHERE outcome = 'pending'", `its outcome is "empty"`},
		{"what a document says of itself", `UPDATE document SET found = '{"Author":"X"}'`, `its author is "", but "X"`},
		{"which version read it", "UPDATE stage SET version = (SELECT id FROM code WHERE value = 'returned' AND role = 'measure')", `it is said to be read by "returned"`},
		{"that it is to be read again", "UPDATE stage SET version = 0", "it was marked to be read again"},
		{"that it was read", "DELETE FROM stage", "says that it was read, and the row of that is gone"},
		{"a document removed", "DELETE FROM document WHERE outcome = 'pending'", "says that it was added, and its row is gone"},
		{"a document added", "INSERT INTO document SELECT 9, 9, original, part, address, 'forged', size, format, encoding, title, author, title_words, author_words, 0, '', NULL, NULL, 0, access, '{}', '{}', added, 'pending', '', 0, 0, 0, 0, 0, 0, '', 0, '', '', '', '', '', '', 0 FROM document WHERE outcome = 'pending'", "(forged): no entry of the log says that it was added"},
		{"sums", "UPDATE seal SET sums = x'00'", "the sums of its rows were changed; the rows were not"},
		{"a row and sums", "UPDATE figure SET low = 99 WHERE low = 10; UPDATE seal SET sums = x'00'", "row: reading of document #"},
		{"an original", "UPDATE original SET kept = 0", "row: original "},
		{"an original, to no answer", "UPDATE original SET kept = 2", "row: original "},
		{"the size of an original", "UPDATE original SET size = 1", "its size, or whether it is kept, was changed"},
		{"an original removed", "DELETE FROM original", "says that it was added, and its row is gone"},
		{"a decision", drop + "UPDATE decision SET value = 'X' WHERE field = 'title'", "row: decision de-"},
		{"who decided", drop + "UPDATE decision SET reviewer = 'X'", "row: decision de-"},
		{"a decision removed", drop + "DELETE FROM decision WHERE field = 'standing'", "says that it was made, and it is gone"},
		{"a decision added", "INSERT INTO decision SELECT 99, 'de-000000000000', subject, field, verdict, 'X', reason, reviewer, at, base, '' FROM decision LIMIT 1", "row: decision de-000000000000: no entry of the log says that it was made"},
		{"the words of a decision", "UPDATE anchor SET exact = 'X'", "row: decision de-"},
		{"the words of a decision removed", "DELETE FROM anchor", "row: decision de-"},
		{"where a decision stands", "UPDATE anchored SET start = start + 1", "where it stands in document # (été) was changed by hand"},
		{"what a decision is about", "UPDATE anchored SET subject = (SELECT subject FROM decision LIMIT 1)", "where it stands in document #"},
		{"where a decision stands removed", "DELETE FROM anchored", "where it stands in document #"},
		{"where a decision stands that is about no words", "INSERT INTO anchored SELECT (SELECT id FROM decision WHERE field = 'title'), document, outcome, subject, start, length, '' FROM anchored", "it is said to stand in a text by hand"},
		{"a name of a source", "UPDATE alias SET source = (SELECT max(id) FROM source) + 1", `row: source "A Ministry"`},
		{"the name of a source", "UPDATE source SET name = 'X'", "its name was changed by hand"},
		{"a source removed", "DELETE FROM source", "the row with its name is gone; one of its names is \"A Ministry\""},
		{"an entry of the log", drop + "UPDATE log SET entry = replace(entry, 'owner', 'nobody') WHERE seq = 1", "log: entry 1: it was changed"},
		{"a log entry removed", drop + "DELETE FROM log WHERE seq = 1", "log: entry 1: missing from the log"},
		{"log entries removed", drop + "DELETE FROM log WHERE seq IN (1, 2)", "log: entries 1 to 2: missing from the log"},
		{"the last entry removed", drop + "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)", "log: entry 6: missing from the log"},
		{"the beginning removed", drop + "DELETE FROM log WHERE seq = 0", "log: entry 0: missing from the log"},
		{"the last entry and its hashes removed", drop + "DELETE FROM log WHERE seq = 6; DELETE FROM log_hash WHERE place >= 10", "no entry of the log says that it was made"},
		{"a hash of the log", "UPDATE log_hash SET hash = zeroblob(32) WHERE place = 2", "log: entry 1: a hash of the entries up to it"},
		{"a hash removed", "DELETE FROM log_hash WHERE place = 2", "log: entry 1: a hash that was stored with it is missing"},
		{"an entry that is no act", drop + "UPDATE log SET entry = '{}' || entry WHERE seq = 2", "log: entry 2: it is no act"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, path, r := custodyStore(t)
			if test.change != "" {
				exec(t, raw(t, path), test.change)
			}
			found := storetest.Verify(t, s)
			want := strings.NewReplacer("%", string(r.Figures[0].ID), "#", string(r.Document.ID)).Replace(test.want)
			if test.want == "" && len(found) > 0 || test.want != "" && !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, want) }) {
				t.Errorf("found %q, want %q", found, want)
			}
		})
	}
}

// TestVerifyNamesOneRow sees to it that a changed row is not drowned in others.
func TestVerifyNamesOneRow(t *testing.T) {
	s, path, r := custodyStore(t)
	exec(t, raw(t, path), "UPDATE figure SET high = 99 WHERE low = 20")
	found := storetest.Verify(t, s)
	if len(found) != 1 || !strings.Contains(found[0], string(r.Figures[1].ID)) {
		t.Errorf("found %q, want %s only", found, r.Figures[1].ID)
	}
}

func TestVerifyIsForTheOwner(t *testing.T) {
	_, err := open(t).Verify(context.Background(), storetest.Reader, store.Watch{})
	if cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
}

// TestLogIsOnlyAddedTo tries what a slip of the hand might do.
func TestLogIsOnlyAddedTo(t *testing.T) {
	_, path, _ := custodyStore(t)
	for _, query := range []string{"UPDATE log SET entry = 'x'", "DELETE FROM log"} {
		if _, err := raw(t, path).Exec(query); err == nil || !strings.Contains(err.Error(), "only ever added") {
			t.Errorf("%s: %v", query, err)
		}
	}
}

// TestLogOfWhatDoesNotHappen looks at transactions that fail: they leave no entry.
func TestLogOfWhatDoesNotHappen(t *testing.T) {
	s, _, _ := custodyStore(t)
	before, err := s.Point(context.Background(), storetest.Owner)
	if err != nil {
		t.Fatal(err)
	}
	bad := storetest.Reading("bad", []string{"20 left"}, nil)
	bad.Figures[0].ID = "nonsense"
	if _, err := s.Put(context.Background(), store.Entry{Reading: bad}); err == nil {
		t.Fatal("a bad id was stored")
	}
	after, err := s.Point(context.Background(), storetest.Owner)
	if err != nil || after != before {
		t.Errorf("%+v and then %+v, %v", before, after, err)
	}
}

// TestLogOfABatch counts entries: a batch of documents is one, whatever its size, up to
// what one entry may hold.
func TestLogOfABatch(t *testing.T) {
	s := open(t)
	var entries []store.Entry
	for i := range 300 {
		entries = append(entries, store.Entry{Reading: storetest.Reading(string(rune('a'+i)), []string{"10 left"}, nil), At: storetest.At})
	}
	if _, err := s.Put(context.Background(), entries...); err != nil {
		t.Fatal(err)
	}
	if p, err := s.Point(context.Background(), storetest.Owner); err != nil || p.Size != 3 { // its beginning, added, read
		t.Errorf("%d entries, %v", p.Size, err)
	}
}

// TestArchiveFromBeforeImprints takes away where fields are known from, as if the archive
// were of an older version: all is well, and what is read from then on has it.
func TestArchiveFromBeforeImprints(t *testing.T) {
	s, path, r := custodyStore(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	exec(t, raw(t, path), storetest.Back(10))
	s, err := store.Open(context.Background(), path, store.Options{By: "owner", At: storetest.At})
	if err != nil {
		t.Fatal(err)
	}
	if found := storetest.Verify(t, s); len(found) > 0 {
		t.Errorf("what was there: %q", found)
	}
	d, err := s.Document(context.Background(), storetest.Owner, r.Document.ID)
	if err != nil || d.From != nil || d.Title == "" {
		t.Errorf("%+v, %v", d, err)
	}
	r.Document.Rights, r.Document.Modified = "CC-BY-4.0", "2016"
	storetest.Put(t, s, r)
	if d, err = s.Document(context.Background(), storetest.Owner, r.Document.ID); err != nil || d.Rights != "CC-BY-4.0" || d.Modified != "2016" || d.From["rights"] != cited.OfTheDocument || d.From["title"] != "corrected by owner" {
		t.Errorf("%+v, %v", d, err)
	}
	if found := storetest.Verify(t, s); len(found) > 0 {
		t.Errorf("what was read since: %q", found)
	}
	exec(t, raw(t, path), `UPDATE document SET rights = 'public domain', known_from = replace(known_from, 'owner', 'nobody')`)
	found := storetest.Verify(t, s)
	for _, want := range []string{"its rights is", "list of where it is known from"} {
		if !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, want) }) {
			t.Errorf("found %q, want %q", found, want)
		}
	}
}

// TestArchiveFromBeforeTheLog takes the log away, as if the archive were of an older
// version, and opens it: its log begins with what is there, and holds it to that.
func TestArchiveFromBeforeTheLog(t *testing.T) {
	s, path, r := custodyStore(t)
	storetest.Put(t, s, storetest.Reading("second", []string{"30 came"}, nil))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	exec(t, raw(t, path), storetest.Back(3))
	s, err := store.Open(context.Background(), path, store.Options{By: "owner", At: storetest.At})
	if err != nil {
		t.Fatal(err)
	}
	if found := storetest.Verify(t, s); len(found) > 0 {
		t.Errorf("what was there: %q", found)
	}
	var first custody.Act
	verified, err := s.Verify(context.Background(), storetest.Owner, store.Watch{Report: func(custody.Finding) {}, Total: func(int) {}, Step: func() {}})
	if err != nil || !slices.Equal(verified.Ledger.Acts, []string{"begin", "found", "found"}) {
		t.Errorf("acts %q, %v", verified.Ledger.Acts, err)
	}
	if err := raw(t, path).QueryRow("SELECT entry FROM log WHERE seq = 0").Scan(scanAct{&first}); err != nil || first.Held == nil || first.Held.Documents != 3 || first.Held.Decisions != 3 {
		t.Errorf("the beginning %+v, %v", first, err)
	}
	storetest.Put(t, s, r)
	exec(t, raw(t, path), "UPDATE figure SET low = 99 WHERE low = 30; DROP TRIGGER log_update; UPDATE log SET entry = replace(entry, '\"held\":{\"decisions\":3', '\"held\":{\"decisions\":1')")
	found := storetest.Verify(t, s)
	for _, want := range []string{"(second): it was changed", "entry 0: what the log lists as there before it"} {
		if !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, want) }) {
			t.Errorf("found %q, want %q", found, want)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestArchiveFromBeforeAnchors opens an archive whose decisions had no anchors: they hold as
// before, and words of its texts can be corrected from then on.
func TestArchiveFromBeforeAnchors(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "cited.db")
	if err := store.Create(ctx, path, "owner", storetest.At); err != nil {
		t.Fatal(err)
	}
	s := reopen(t, path)
	r := storetest.Reading("a", []string{"10 left"}, nil)
	storetest.Put(t, s, r)
	if _, err := s.Edit(ctx, storetest.Owner, r.Document.ID, cited.Meta{Title: "B"}, "printed so", storetest.At); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	exec(t, raw(t, path), storetest.Back(6))
	s = reopen(t, path)
	if found := storetest.Verify(t, s); len(found) > 0 {
		t.Errorf("what was there: %q", found)
	}
	if changed, err := s.CorrectText(ctx, storetest.Owner, r.Document.ID, store.Misread{Words: "10", Reads: "100"}, "", storetest.At); err != nil || !changed {
		t.Errorf("corrected %v, %v", changed, err)
	}
	if all, err := s.Decisions(ctx, storetest.Owner, r.Document.ID); err != nil || len(all) != 2 || all[0].Anchor != nil || all[1].Anchor == nil {
		t.Errorf("decisions %+v, %v", all, err)
	}
	if found := storetest.Verify(t, s); len(found) > 0 {
		t.Errorf("after a correction: %q", found)
	}
}

type scanAct struct{ to *custody.Act }

func (s scanAct) Scan(value any) error {
	act, err := custody.Parse([]byte(value.(string)))
	if err == nil {
		*s.to = *act
	}
	return err
}

var _ sql.Scanner = scanAct{}
