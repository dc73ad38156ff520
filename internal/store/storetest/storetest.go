// Package storetest holds the tests that every engine of the store must pass, and
// what tests need to make archives and to compare them.
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/custody"
	"cited/internal/store"
)

// Owner and Reader are viewers for tests.
var (
	Owner  = cited.Viewer{Name: "owner", Role: cited.Owner}
	Reader = cited.Viewer{Name: "reader", Role: cited.Reader}
)

// At is when things happen in tests: to the nanosecond, for a reason.
var At = time.Date(2024, 2, 29, 23, 59, 59, 123456789, time.UTC)

// Run runs the suite. Open returns a new, empty store and closes it by t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) *store.Store) {
	tests := []struct {
		name string
		run  func(*testing.T, *store.Store)
	}{
		{"order", testOrder},
		{"times keep their nanoseconds", testTimes},
		{"viewers", testViewers},
		{"embargo", testEmbargo},
		{"individuals", testIndividuals},
		{"queries", testQueries},
		{"queries about documents", testDocumentQueries},
		{"the order of pages", testPages},
		{"what is new on pages", testPagesAnew},
		{"tables", testCross},
		{"what is counted in memory", testCountsAlike},
		{"replacing a reading", testReplace},
		{"the same document twice in one go", testTwice},
		{"unchanged readings are not written", testUnchanged},
		{"streaming", testStream},
		{"what is known of a document", testEdit},
		{"receipts", testReceipt},
		{"what stands near in a long document", testNear},
		{"stretches of a text", testWords},
		{"the ends of a text", testEnds},
		{"unread documents", testUnread},
		{"status", testStatus},
		{"all or none", testAtomic},
		{"statements", testSayings},
		{"responses, comparisons, and what has no number", testOtherSayings},
		{"receipts of what is said", testSayingReceipts},
		{"what is said and hidden", testHiddenSayings},
		{"replacing what is said", testReplaceSayings},
		{"what has most in common", testFinder},
		{"sources", testSources},
		{"sources of one document", testOwnSources},
		{"decisions in a text that changed", testAnchors},
		{"decisions that are applied", testDecided},
		{"what people add", testAdded},
		{"decisions in conflict", testConflict},
		{"decisions by two at once", testSeen},
		{"decisions whose words are read otherwise", testOtherWords},
		{"decisions that are settled", testSettle},
		{"decisions about all that is read", testAnchoredSayings},
		{"corrections of a text", testCorrections},
		{"ratings, tags, and what is included", testMarks},
		{"notes", testNotes},
		{"questions", testQuestions},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := open(t)
			test.run(t, s)
			for _, found := range Verify(t, s) {
				if !strings.HasPrefix(found, "span: ") { // some readings have wrong spans on purpose
					t.Errorf("whatever is done, the log accounts for it, but: %s", found)
				}
			}
		})
	}
}

// Verify lists what is wrong with a store.
func Verify(t *testing.T, s *store.Store) []string {
	t.Helper()
	var found []string
	_, err := s.Verify(context.Background(), Owner, store.Watch{
		Report: func(f custody.Finding) { found = append(found, f.Check+": "+f.Subject+": "+f.Says) },
		Total:  func(int) {}, Step: func() {},
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Reading makes a reading of a document of this name whose text is the lines,
// each a passage, and every number in them a figure that edit fills in.
func Reading(name string, lines []string, edit func(n int, f *cited.Figure)) cited.Reading {
	text := strings.Join(lines, "\n")
	sum := sha256.Sum256([]byte(name + "\n" + text))
	d := cited.Document{Original: hex.EncodeToString(sum[:]), Name: name, Size: int64(len(text)), Format: "text", Outcome: cited.OutcomeRead}
	d.ID = cited.DocumentKey(d.Original, "", 0)
	r := cited.Reading{Document: d, Version: "test 1"}
	t := cited.Text{Content: text}
	at, seen := 0, map[string]int{}
	for _, line := range lines {
		n := len([]rune(line))
		t.Passages = append(t.Passages, cited.Passage{Start: at, End: at + n, Kind: "paragraph", Words: strings.ToLower(line)})
		r.Figures = append(r.Figures, figuresIn(d.ID, line, at, seen)...)
		at += n + 1
	}
	r.Texts = []cited.Text{t}
	for i := range r.Figures {
		if edit != nil {
			edit(i, &r.Figures[i])
		}
	}
	return r
}

// figuresIn makes a figure of every word of a line that is a number.
func figuresIn(document cited.ID, line string, at int, seen map[string]int) []cited.Figure {
	var figures []cited.Figure
	quote := cited.Span{Start: at, End: at + len([]rune(line)), Exact: line}
	for _, word := range strings.Fields(line) {
		var value float64
		if _, err := fmt.Sscanf(word, "%g", &value); err == nil {
			figures = append(figures, cited.Figure{
				ID:   cited.FigureKey(document, word, seen[word]),
				Span: cited.Span{Start: at, End: at + len([]rune(word)), Exact: word},
				Low:  &value, High: &value, Codebook: "test", Modifier: cited.Exactly, Kind: cited.Count, Counted: "fighter",
				Measure: "returned", Population: "fighters", Basis: cited.Unstated, Stance: cited.Asserted, Quote: quote,
			})
			seen[word]++
		}
		at += len([]rune(word)) + 1
	}
	return figures
}

// Back returns the SQL that makes of an archive of this version one of an earlier: 10, 6, 4,
// or 3, which is from before the log.
func Back(version int) string {
	sql := "DROP TABLE pack; DROP TABLE naming; DROP TABLE edition; DROP TABLE decided; DROP TABLE proposal; DROP TABLE proposal_code; DROP TABLE proposal_detail; ALTER TABLE document DROP COLUMN proposals; " +
		"ALTER TABLE document DROP COLUMN address_known; ALTER TABLE document DROP COLUMN modified; ALTER TABLE document DROP COLUMN created; " +
		"ALTER TABLE document DROP COLUMN rights; ALTER TABLE document DROP COLUMN known_from; " +
		"DROP TABLE stale; DROP TABLE derived; DROP TABLE sketch; DROP TABLE shingle; DROP TABLE term; DROP TABLE edge; DROP TABLE figure_cell; " +
		"DROP TABLE cell; DROP TABLE stale_source; DROP TABLE finding_document; DROP TABLE finding; PRAGMA user_version = 10;"
	if version < 10 {
		sql += "DROP INDEX document_embargo; ALTER TABLE document DROP COLUMN embargo; ALTER TABLE document DROP COLUMN receipt; " +
			"DROP TABLE withdrawn; DROP TRIGGER decision_update; ALTER TABLE decision DROP COLUMN digest; " +
			"CREATE TRIGGER decision_update BEFORE UPDATE ON decision\nBEGIN SELECT RAISE (ABORT, 'decisions are only ever added'); END; " +
			"DROP TABLE anchored; DROP TABLE anchor; PRAGMA user_version = 6;"
	}
	if version < 6 {
		sql += "DROP TABLE foreign_entry; DROP TABLE foreign_log; ALTER TABLE document DROP COLUMN place; PRAGMA user_version = 4;"
	}
	if version < 4 {
		sql += "DROP TABLE log; DROP TABLE log_hash; DROP TABLE seal; PRAGMA user_version = 3;"
	}
	return sql
}

// Put stores readings, each found to say of itself what its document says.
func Put(t *testing.T, s *store.Store, readings ...cited.Reading) []store.Change {
	t.Helper()
	var entries []store.Entry
	for _, r := range readings {
		d := r.Document
		found := d.Imprint()
		found.Address = ""
		entries = append(entries, store.Entry{Reading: r, Found: found, At: At})
	}
	changes, err := s.Put(context.Background(), entries...)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

// Figures lists what a query selects as "document name: exact words", and demands the same of
// its pages. Nobody may write meanwhile.
func Figures(t *testing.T, s *store.Store, v cited.Viewer, limit int, terms ...cited.Term) []string {
	t.Helper()
	all := List(t, s, v, limit, terms...)
	if limit == 0 {
		browse(t, s.BrowseFigures, v, all, func(r *cited.ReceiptOf[cited.Figure]) string { return r.Document.Name + ": " + r.Read.Exact }, terms)
	}
	return all
}

// List lists figures as Figures does, without their pages.
func List(t *testing.T, s *store.Store, v cited.Viewer, limit int, terms ...cited.Term) []string {
	t.Helper()
	var all []string
	for r, err := range s.Figures(context.Background(), v, cited.Query{Terms: terms, Limit: limit}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r.Document.Name+": "+r.Figure.Exact)
	}
	return all
}

// Documents lists the names of the documents that a query selects, and demands the same of its
// pages.
func Documents(t *testing.T, s *store.Store, v cited.Viewer, terms ...cited.Term) []string {
	t.Helper()
	var all []string
	for d, err := range s.Documents(context.Background(), v, cited.Query{Terms: terms}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d.Name)
	}
	browseDocuments(t, s, v, all, terms)
	return all
}

// same fails the test if two lists differ.
func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}
