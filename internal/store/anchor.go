package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"cited"
	"cited/internal/anchor"
)

// mostCandidates is how many candidates are kept of one decision.
const mostCandidates = 20

// standing is a decision about words of a document, and the anchor by which they are
// looked for: its own, or that of the last decision that said where it stands.
type standing struct {
	cited.Decision
	by      *cited.Anchor
	settled cited.ID
}

// standings returns what of the decisions about words of a document is in force, oldest
// first.
func standings(ctx context.Context, tx *sql.Tx, document cited.ID) ([]standing, error) {
	all, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE d.id IN (SELECT decision FROM anchor WHERE document = $1"+
		" UNION SELECT id FROM decision WHERE subject = $1 AND field = $2) ORDER BY d.seq", string(document), cited.FieldText))
	return inForce(all), err
}

// inForce leaves out corrections of the text that were taken back, and notes where
// somebody said that a decision stands.
func inForce(all []cited.Decision) []standing {
	undone := map[cited.ID]bool{}
	settled := map[cited.ID]cited.Decision{}
	for _, d := range all {
		switch {
		case d.Field == cited.FieldText && d.Verdict == cited.Rejected:
			undone[d.Base] = true
		case d.Field == cited.FieldAnchor:
			settled[d.Subject] = d
		}
	}
	var list []standing
	for _, d := range all {
		if d.Anchor == nil || d.Field == cited.FieldAnchor || undone[d.ID] {
			continue
		}
		s := standing{Decision: d, by: d.Anchor}
		if by, ok := settled[d.ID]; ok {
			s.by, s.settled = by.Anchor, by.ID
		}
		list = append(list, s)
	}
	return list
}

// finder finds where decisions stand in a document as it is read now.
type finder struct {
	list   []standing
	wanted map[string]bool                // kinds and words of what was decided about
	text   *anchor.Search                 // for the words of corrections
	things [manyShelves][]*cited.Anchor   // what was read with the words of a decision
	ids    map[*cited.Anchor]cited.ID     // of them
	queue  []*cited.Anchor                // of all shelves, by their end: those whose surroundings are not noted yet
	found  [manyShelves + 1]*anchor.Index // of each shelf, and of the text
	now    [manyShelves][]cited.ID        // by the places of the index
	beside *besides                       // nil unless what stands over words is asked for
}

func newFinder(list []standing) *finder {
	f := &finder{list: list, wanted: map[string]bool{}, ids: map[*cited.Anchor]cited.ID{}}
	var words []string
	for _, s := range list {
		if s.Field == cited.FieldText && s.About().Kind() == cited.DocumentID {
			words = append(words, s.by.Exact)
		} else {
			f.wanted[wantedKey(s.About().Kind(), s.by)] = true
		}
	}
	f.text = anchor.NewSearch(words)
	return f
}

func wantedKey(kind string, a *cited.Anchor) string {
	return kind + anchor.Words(a.Exact) + "\x00" + a.With
}

// thing tells of something that was read. All of it comes before the text.
func (f *finder) thing(sh *shelf, r *readRow) {
	if f.beside != nil {
		f.beside.add(sh, r)
		return
	}
	a := &cited.Anchor{Span: r.stands, With: r.with}
	if f.wanted[wantedKey(sh.kind, a)] {
		f.things[sh.at], f.queue = append(f.things[sh.at], a), append(f.queue, a)
		f.ids[a] = r.id
	}
}

// window tells of the next window of the text.
func (f *finder) window(content string) {
	if len(f.queue) > 0 && f.text.End() == 0 {
		slices.SortStableFunc(f.queue, func(a, b *cited.Anchor) int { return a.End - b.End })
	}
	f.text.Window(content)
	for len(f.queue) > 0 && f.queue[0].End <= f.text.End() {
		f.text.Note(f.queue[0])
		f.queue = f.queue[1:]
	}
}

// end makes the indexes, once all is told.
func (f *finder) end() {
	for at, things := range f.things {
		slices.SortStableFunc(things, func(a, b *cited.Anchor) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
		places := make([]cited.Anchor, len(things))
		for i, a := range things {
			places[i] = *a
			f.now[at] = append(f.now[at], f.ids[a])
		}
		f.found[at] = anchor.NewIndex(places)
	}
	f.found[manyShelves] = f.text.Index()
}

// index returns where a decision about a subject is looked for.
func (f *finder) index(subject cited.ID) (*anchor.Index, []cited.ID) {
	if sh := shelfOf(subject.Kind()); sh != nil {
		return f.found[sh.at], f.now[sh.at]
	}
	return f.found[manyShelves], nil
}

// results says where each decision stands.
func (f *finder) results() []cited.Anchored {
	f.end()
	all := make([]cited.Anchored, 0, len(f.list))
	for _, s := range f.list {
		index, ids := f.index(s.About())
		r := cited.Anchored{Decision: s.Decision, Settled: s.settled}
		var places []int
		r.Outcome, places = index.Find(s.by)
		candidate := func(i int) cited.Candidate {
			c := cited.Candidate{Span: index.All[i].Span}
			if ids != nil {
				c.ID = ids[i]
			}
			return c
		}
		if s.About().Kind() == cited.DocumentID {
			r.Now = s.Subject
		}
		if r.Outcome == cited.Same || r.Outcome == cited.Moved {
			c := candidate(places[0])
			r.Place, r.Now = c.Span, cmp.Or(c.ID, r.Now)
		} else {
			for _, i := range places[:min(len(places), mostCandidates)] {
				r.Candidates = append(r.Candidates, candidate(i))
			}
			r.More = len(places) - len(r.Candidates)
		}
		all = append(all, r)
	}
	return all
}

// anchorAgain finds anew where the decisions about words of a document stand.
func (b *batch) anchorAgain(ctx context.Context, row *documentRow) error {
	if b.anchors == nil {
		var any bool
		if err := b.tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM anchor)").Scan(&any); err != nil {
			return err
		}
		b.anchors = &any
	}
	if !*b.anchors {
		return nil
	}
	list, err := standings(ctx, b.tx, row.document.ID)
	if err != nil {
		return err
	}
	if _, err := b.tx.ExecContext(ctx, "DELETE FROM anchored WHERE document = $1", row.seq); err != nil || len(list) == 0 {
		return err
	}
	if err := b.settle(ctx); err != nil {
		return err
	}
	added, list := partAdded(list)
	tell := func(f *finder) error { return b.s.tell(ctx, b.tx, row.seq, f) }
	if err := b.standAgain(ctx, row, func() ([]cited.Anchored, error) { return findAdded(added, tell) }); err != nil {
		return err
	}
	return b.standAgain(ctx, row, func() ([]cited.Anchored, error) { return findAll(list, tell) })
}

// standAgain keeps where decisions stand, and applies them there.
func (b *batch) standAgain(ctx context.Context, row *documentRow, find func() ([]cited.Anchored, error)) error {
	found, err := find()
	if err != nil {
		return err
	}
	var now []cited.ID
	for _, r := range found {
		if err := b.writeAnchored(ctx, row.seq, &r); err != nil {
			return err
		}
		now = append(now, r.Now)
	}
	return b.redecideAll(ctx, row, now)
}

// tell tells a finder all that was read from a document.
func (s *Store) tell(ctx context.Context, tx *sql.Tx, document int64, f *finder) error {
	low, high := seqRange(document)
	readers := s.rowReaders()
	for _, sh := range shelves() {
		if f.beside == nil && !slices.ContainsFunc(f.list, func(s standing) bool { return s.About().Kind() == sh.kind }) {
			continue
		}
		query := "SELECT " + sh.table + " FROM " + sh.table + "_detail WHERE seq BETWEEN $1 AND $2 ORDER BY seq DESC"
		err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
			var b []byte
			if err := rows.Scan(&b); err != nil {
				return err
			}
			r, err := readers[sh.at](b)
			f.thing(sh, &r)
			return err
		}, low, high)
		if err != nil {
			return err
		}
	}
	return eachWindow(ctx, tx, document, f.window)
}

// writeAnchor writes the words that a decision is about, and that they stand where they
// stand.
func (b *batch) writeAnchor(ctx context.Context, d *cited.Decision) error {
	a := d.Anchor
	_, err := b.tx.ExecContext(ctx, `INSERT INTO anchor (decision, document, start, length, exact, beside, nth, places, twins, alike, before, after)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		string(d.ID), string(a.Document), a.Start, a.End-a.Start, a.Exact, a.With, a.Nth, a.Of, a.Twins, a.Alike, a.Before, a.After)
	b.anchors = nil
	return err
}

func (b *batch) writeAnchored(ctx context.Context, document int64, r *cited.Anchored) error {
	candidates, err := encodeCandidates(r)
	if err != nil {
		return err
	}
	_, err = b.tx.ExecContext(ctx, `INSERT INTO anchored (decision, document, outcome, subject, start, length, candidates) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		string(r.ID), document, string(r.Outcome), string(r.Now), r.Place.Start, r.Place.End-r.Place.Start, candidates)
	return err
}

// keptCandidates is how candidates are kept: without words of the document.
type keptCandidates struct {
	List []keptCandidate
	More int
}

type keptCandidate struct {
	ID         cited.ID
	Start, End int
}

func encodeCandidates(r *cited.Anchored) (string, error) {
	if len(r.Candidates) == 0 {
		return "", nil
	}
	k := keptCandidates{More: r.More}
	for _, c := range r.Candidates {
		k.List = append(k.List, keptCandidate{c.ID, c.Start, c.End})
	}
	b, err := json.Marshal(k)
	return string(b), err
}

func decodeCandidates(s string, r *cited.Anchored) error {
	var k keptCandidates
	if s == "" {
		return nil
	}
	err := json.Unmarshal([]byte(s), &k)
	for _, c := range k.List {
		r.Candidates = append(r.Candidates, cited.Candidate{ID: c.ID, Span: cited.Span{Start: c.Start, End: c.End}})
	}
	r.More = k.More
	return err
}

// here makes the anchor of something that was read from a document, as it stands now.
func (s *Store) here(ctx context.Context, tx *sql.Tx, document stored, subject cited.ID) (*cited.Anchor, error) {
	sh := shelfOf(subject.Kind())
	bits, _ := subject.Bits()
	var detail []byte
	err := tx.QueryRowContext(ctx, "SELECT "+sh.table+" FROM "+sh.table+"_detail WHERE id = $1", bits).Scan(&detail)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, sh.missing(subject)
	}
	if err != nil {
		return nil, err
	}
	r, err := s.rowReaders()[sh.at](detail)
	if err != nil {
		return nil, err
	}
	f := newFinder([]standing{{Decision: cited.Decision{Subject: subject}, by: &cited.Anchor{Span: r.stands, With: r.with}}})
	if err := s.tell(ctx, tx, document.seq, f); err != nil {
		return nil, err
	}
	f.end()
	for i, id := range f.now[sh.at] {
		if id == subject {
			a := f.found[sh.at].All[i]
			a.Document = document.ID
			return &a, nil
		}
	}
	return nil, sh.missing(subject)
}
