package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"cited"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// packedStore is a store with figures of one cell and one source, a document each, and those
// documents.
func packedStore(t *testing.T, n int) (*Store, Lineage) {
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
	entries := planEntries(n)
	for i := range entries {
		f := &entries[i].Reading.Found.Figures[0]
		f.Attribution, f.Quote = []string{"Ministry", fmt.Sprint("Press ", i%3)}, cited.Span{Start: 0, End: 4, Exact: "x ü " + string(rune('a' + i%26))[:1]}
		f.Evidence = []cited.Evidence{{Field: "value", Rule: "number.digits", Spans: []cited.Span{f.Span}}, {Field: "origin", Rule: "origin.demonym", Spans: []cited.Span{f.Span}}}
		if i%4 == 0 {
			f.High = nil
		}
	}
	if _, err := s.Put(ctx, entries...); err != nil {
		t.Fatal(err)
	}
	cell := cited.Cell{Measure: "returned"}
	l := Lineage{Counts: map[cited.ID][]Counting{}, Cells: map[cited.ID]cited.Cell{cell.ID(): cell}}
	for i := range entries {
		r := &entries[i].Reading
		l.Documents = append(l.Documents, r.Document.ID)
		l.Counts[r.Document.ID] = []Counting{{r.Found.Figures[0].ID, cell.ID(), cited.IDOf(cited.SourceID, 9)}}
	}
	if err := s.KeepLineage(ctx, &l); err != nil {
		t.Fatal(err)
	}
	return s, l
}

var packOwner = cited.Viewer{Name: "owner", Role: cited.Owner}

// loadPacked loads the figures of the cell and of the source, and how many came from packs.
func loadPacked(t *testing.T, s *Store, l *Lineage, most int) (ofCell, ofSource []*Counted, edges map[cited.ID][]cited.Edge, packed int) {
	t.Helper()
	var cells []cited.ID
	for id := range l.Cells {
		cells = append(cells, id)
	}
	ofCell, edges, err := s.CountedIn(context.Background(), packOwner, cells)
	if err != nil {
		t.Fatal(err)
	}
	if ofSource, err = s.CountedBy(context.Background(), packOwner, []cited.ID{cited.IDOf(cited.SourceID, 9)}, most); err != nil {
		t.Fatal(err)
	}
	for _, c := range append(ofCell, ofSource...) {
		if c.Packed() {
			packed++
		}
	}
	return ofCell, ofSource, edges, packed
}

// What comes from packs is what is there, whatever part of them was dropped.
func TestPacks(t *testing.T) {
	ctx := context.Background()
	const n, most = 2*packSize + 50, packSize + 7
	s, l := packedStore(t, n)
	same := cmp.Options{cmp.AllowUnexported(Counted{}), cmpopts.IgnoreFields(Counted{}, "packed"), cmpopts.EquateEmpty()}
	cells, sources, _, packed := loadPacked(t, s, &l, most)
	if len(cells) != n || len(sources) != most || packed != 0 {
		t.Fatalf("%d of the cell, %d of the source, %d packed", len(cells), len(sources), packed)
	}
	quoted := cited.NewEdge(cells[3].Document.ID, cells[1].Document.ID, cited.Quotes)
	quoted.Proof.Passages = []cited.SharedPassage{{Later: cited.Span{Start: 3, End: 9}}}
	given := map[cited.ID][]cited.Edge{quoted.Later: {quoted}}
	keep := func() {
		t.Helper()
		c, o, _, _ := loadPacked(t, s, &l, most)
		if err := s.KeepReconciled(ctx, &Reconciled{Packs: append(s.PacksOfCells(c, given), s.PacksOfSources(o)...)}); err != nil {
			t.Fatal(err)
		}
	}
	hold := func(when string, want int) {
		t.Helper()
		c, o, edges, packed := loadPacked(t, s, &l, most)
		if d := cmp.Diff(cells, c, same) + cmp.Diff(sources, o, same); d != "" {
			t.Errorf("%s: %s", when, d)
		}
		if packed != want {
			t.Errorf("%s: %d packed, want %d", when, packed, want)
		}
		if e := edges[quoted.Later]; packed > 0 && (len(e) != 1 || e[0].Earlier != quoted.Earlier || e[0].Kind != cited.Quotes || e[0].Proof.Passages[0].Later.End != 9) {
			t.Errorf("%s: edges %+v", when, e)
		}
	}
	if err := s.update(ctx, "marking", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO stale SELECT min(seq) FROM document")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	keep()
	hold("while a document waits", 0)
	if err := s.update(ctx, "done", func(tx *sql.Tx) error { _, err := tx.ExecContext(ctx, "DELETE FROM stale"); return err }); err != nil {
		t.Fatal(err)
	}
	keep()
	hold("packed", 3*packSize)
	again := l
	again.Documents = l.Documents[packSize+20 : packSize+21] // of the second pack of the cell
	again.Counts = map[cited.ID][]Counting{again.Documents[0]: l.Counts[again.Documents[0]]}
	if err := s.KeepLineage(ctx, &again); err != nil {
		t.Fatal(err)
	}
	hold("one looked at again", 2*packSize)
	keep()
	hold("packed again", 3*packSize)
}

// Bytes that are damaged are an error, and nothing else.
func TestDamagedPacks(t *testing.T) {
	s, l := packedStore(t, packSize)
	cells, _, _, _ := loadPacked(t, s, &l, packSize)
	items := s.PacksOfCells(cells, nil)[0].items
	decode := func(b []byte) error {
		return s.newUnpacker(context.Background(), scopeCell).decodePack("ce-000000000001", b)
	}
	if err := decode(items); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(items); i += 13 {
		if err := decode(items[:i]); err == nil {
			t.Fatalf("the first %d of %d bytes are taken for all", i, len(items))
		}
		damaged := append([]byte(nil), items...)
		damaged[i] ^= 0xff
		_ = decode(damaged) // some changes are of what is said; none may panic
	}
}

func TestEncodeExhibits(t *testing.T) {
	x := cited.Exhibit{Document: "do-000000000001", Figure: "fi-000000000002", Span: cited.Span{Start: 7, End: 9, Exact: "12"}, Quote: cited.Span{Start: 0, End: 40}}
	bare := x
	bare.Figure = ""
	for _, all := range [][]cited.Exhibit{nil, {x}, {x, bare}} {
		var want []exhibit
		for _, x := range all {
			want = append(want, exhibit{x.Document, x.Figure, [2]int{x.Start, x.End}, [2]int{x.Quote.Start, x.Quote.End}})
		}
		if got := encodeExhibits(all); got != encode(want) {
			t.Errorf("%s, want %s", got, encode(want))
		}
	}
}
