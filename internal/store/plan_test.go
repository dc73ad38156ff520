package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"cited"
)

// planStore is a store with enough in it for lists to differ in length.
func planStore(t *testing.T) *Store {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "cited.db")
	if err := Create(ctx, path, "", time.Time{}); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if _, err := s.Put(ctx, planEntries(200)...); err != nil {
		t.Fatal(err)
	}
	return s
}

// planEntries makes readings of one figure each.
func planEntries(n int) []Entry {
	var entries []Entry
	for i := range n {
		d := cited.Document{Original: fmt.Sprintf("%064x", i), Name: fmt.Sprintf("%d.txt", i), Outcome: cited.OutcomeRead}
		d.ID = cited.DocumentKey(d.Original, "", 0)
		value := float64(i)
		f := cited.Figure{ID: cited.FigureKey(d.ID, "x", 0), Span: cited.Span{Start: 0, End: 1, Exact: "x"}, Low: &value, High: &value,
			Measure: "returned", Origin: []string{[]string{"BEL", "FRA", "DEU"}[i%3]}, Time: cited.EDTF(fmt.Sprint(1900 + i)), Kind: cited.Count}
		text := cited.Text{Content: "x", Passages: []cited.Passage{{End: 1, Kind: "paragraph", Words: "x words"}}}
		entries = append(entries, Entry{Reading: cited.Reading{Document: d, Version: "1", Texts: []cited.Text{text}, Found: planFound(d.ID, i, f)},
			Found: cited.Imprint{Meta: cited.Meta{Publisher: fmt.Sprintf("Publisher %d", i%7)}}})
	}
	return entries
}

// planFound is one of everything, for document i.
func planFound(d cited.ID, i int, f cited.Figure) cited.Found {
	like := func(kind string) cited.Figure {
		f := f
		f.ID = cited.Key(kind, d, "x", 0)
		return f
	}
	x := f.Span
	return cited.Found{Figures: []cited.Figure{f},
		Statements: []cited.Statement{{ID: cited.Key(cited.StatementID, d, "x", 0), Source: x, Cue: x, Content: x, Quote: x, Act: "said",
			Attribution: []string{[]string{"Norway", "norway", "A Ministry"}[i%3]}}},
		Responses:    []cited.Response{{ID: cited.Key(cited.ResponseID, d, "x", 0), Span: x, Kind: "passport", Actor: "Norway", Quote: x}},
		Unquantified: []cited.Unquantified{{Figure: like(cited.UnquantifiedID), Word: "x"}},
		Comparisons:  []cited.Comparison{{Figure: like(cited.ComparisonID), Relation: cited.Mean}}}
}

// TestPlansOfShelves holds that no list of any shelf goes through all of its rows
// where a code or the text drives, or sorts them.
func TestPlansOfShelves(t *testing.T) {
	s := planStore(t)
	for _, sh := range shelves() {
		for name, terms := range map[string][]cited.Term{
			"all": nil, "a code": {{Key: sh.every, Values: []string{"said", "passport", "returned", "mean"}}}, "text": {{Values: []string{"x"}}},
			"a publisher": {{Key: "publisher", Values: []string{"publisher 3"}}},
		} {
			err := s.view(context.Background(), cited.Viewer{Role: cited.Owner}, func(tx *sql.Tx) error {
				p, err := s.newPlan(context.Background(), tx, cited.Viewer{Role: cited.Owner}, sh, cited.Query{Terms: terms, Limit: 10})
				if err != nil {
					return err
				}
				return checkPlan(t, tx, sh.table+", "+name, p)
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestPlans looks at how SQLite runs what the planner makes: nothing goes through
// all figures where a list drives, and nothing but short lists is sorted.
func TestPlans(t *testing.T) {
	s := planStore(t)
	n := 5.0
	tests := []struct {
		name   string
		terms  []cited.Term
		driver driver
	}{
		{"all", nil, byFigure},
		{"a code", []cited.Term{{Key: "origin", Values: []string{"BEL"}}}, byCode},
		{"the shorter list", []cited.Term{{Key: "measure", Values: []string{"returned"}}, {Key: "origin", Values: []string{"BEL"}}}, byCode},
		{"codes", []cited.Term{{Key: "origin", Values: []string{"BEL", "FRA"}}}, byRows},
		{"the commonest value does not drive", []cited.Term{{Key: "kind", Values: []string{"count"}}}, byFigure},
		{"a period", []cited.Term{{Key: "before", To: "1910"}}, byRows},
		{"a value", []cited.Term{{Key: "value", Low: &n, High: &n}}, byRows},
		{"a publisher", []cited.Term{{Key: "publisher", Values: []string{"publisher 3"}}}, byDocument},
		{"text", []cited.Term{{Values: []string{"words"}}}, byText},
		{"nothing", []cited.Term{{Key: "origin", Values: []string{"nowhere"}}}, byNothing},
	}
	for _, test := range tests {
		q := cited.Query{Terms: test.terms, Limit: 10}
		err := s.view(context.Background(), cited.Viewer{Role: cited.Owner}, func(tx *sql.Tx) error {
			p, err := s.newPlan(context.Background(), tx, cited.Viewer{Role: cited.Owner}, &figureKind.shelf, q)
			if err != nil {
				return err
			}
			if p.driver != test.driver {
				t.Errorf("%s: driver %d, want %d", test.name, p.driver, test.driver)
			}
			return checkPlan(t, tx, test.name, p)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func checkPlan(t *testing.T, tx *sql.Tx, name string, p *plan) error {
	t.Helper()
	var a args
	query := p.statement(&a, 1<<62, 10)
	if p.driver == byText {
		a = args{}
		query = p.ofTexts(&a, []int64{1, 2, 3})
	}
	rows, err := tx.Query("EXPLAIN QUERY PLAN "+query, a.values...)
	if err != nil {
		return err
	}
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			return errorsOf(err, rows)
		}
		if strings.HasPrefix(step, "SCAN f") && !strings.Contains(step, "INDEX") {
			t.Errorf("%s goes through all figures: %s", name, step)
		}
		if strings.Contains(step, "ORDER BY") && p.driver != byRows && p.driver != byText {
			t.Errorf("%s sorts: %s", name, step)
		}
	}
	return errorsOf(nil, rows)
}

func TestErrorsOfTheDisk(t *testing.T) {
	for err, want := range map[error]cited.Code{
		&fs.PathError{Op: "write", Path: "p", Err: syscall.ENOSPC}: cited.Full,
		&fs.PathError{Op: "open", Path: "p", Err: syscall.EROFS}:   cited.Full,
		fs.ErrPermission: cited.Full,
		errors.New("x"):  cited.Internal,
	} {
		if got := wrap(err, "p"); cited.CodeOf(got) != want || !errors.Is(got, err) {
			t.Errorf("%v: %v", err, got)
		}
	}
	for code, want := range map[int]cited.Code{sqliteBusy: cited.Conflict, sqliteFull: cited.Full, sqliteIOErr: cited.Full,
		sqliteReadOnly: cited.Full, sqliteCantOpen: cited.Full, sqliteNotADB: cited.NotFound, sqliteCorrupt: cited.Internal, 1: cited.Internal} {
		if got := wrapSQLite(errors.New("x"), code, "p"); cited.CodeOf(got) != want {
			t.Errorf("SQLite %d: %v", code, got)
		}
	}
	if err := wrapSQLite(errors.New("interrupted"), sqliteStopped, "p"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
