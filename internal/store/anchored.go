package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"cited"
	"cited/internal/layer"
)

// anchoredBy returns the decisions about words of documents that meet a condition on tables
// anchored n and decision d, oldest first, without the words of where they stand.
func anchoredBy(ctx context.Context, tx *sql.Tx, where string, arguments ...any) ([]cited.Anchored, error) {
	all := []cited.Anchored{}
	at := map[cited.ID]int{}
	err := eachRow(ctx, tx, `SELECT n.decision, n.outcome, n.subject, n.start, n.length, n.candidates,
		coalesce((SELECT id FROM decision WHERE subject = d.id AND field = '`+cited.FieldAnchor+`' ORDER BY seq DESC LIMIT 1), '')
		FROM anchored n JOIN decision d ON d.id = n.decision WHERE `+where+" ORDER BY d.seq", func(rows *sql.Rows) error {
		var r cited.Anchored
		var length int
		var candidates string
		if err := rows.Scan(&r.ID, &r.Outcome, &r.Now, &r.Place.Start, &length, &candidates, &r.Settled); err != nil {
			return err
		}
		r.Place.End = r.Place.Start + length
		at[r.ID] = len(all)
		err := decodeCandidates(candidates, &r)
		all = append(all, r)
		return err
	}, arguments...)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	decisions, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE d.id IN (SELECT n.decision FROM anchored n JOIN decision d ON d.id = n.decision WHERE "+where+")", arguments...))
	for _, d := range decisions {
		all[at[d.ID]].Decision = d
	}
	return all, err
}

// Anchored returns the decisions about words of documents that a viewer may see, oldest
// first: those with one of some outcomes (all if none is given), those of one document and
// those with one id, unless these are empty. Each comes with the words where it stands, or
// where it may.
func (s *Store) Anchored(ctx context.Context, v cited.Viewer, document, decision cited.ID, outcomes ...cited.Anchoring) ([]cited.Anchored, error) {
	return s.anchored(ctx, v, quoteAll, document, decision, outcomes...)
}

// Decided returns all decisions that Anchored does, about one document or all ("" for all), with what each is
// about now but without the words where it stands, which take longest to get.
func (s *Store) Decided(ctx context.Context, v cited.Viewer, document cited.ID) ([]cited.Anchored, error) {
	return s.anchored(ctx, v, func(context.Context, *sql.Tx, cited.Viewer, []cited.Anchored) error { return nil }, document, "")
}

func (s *Store) anchored(ctx context.Context, v cited.Viewer, quote func(context.Context, *sql.Tx, cited.Viewer, []cited.Anchored) error,
	document, decision cited.ID, outcomes ...cited.Anchoring) ([]cited.Anchored, error) {
	var all []cited.Anchored
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		a := args{}
		where := "n.document IN (SELECT d.seq FROM document d WHERE " + mayNot(v) + ")" + butNotes(v)
		if len(outcomes) > 0 {
			where += " AND n.outcome IN (" + placeholders(&a, texts(outcomes)) + ")"
		}
		if document != "" {
			d, err := findStored(ctx, tx, v, document)
			if err != nil {
				return err
			}
			where += " AND n.document = " + a.add(d.seq)
		}
		if decision != "" {
			where += " AND n.decision = " + a.add(string(decision))
		}
		var err error
		if all, err = anchoredBy(ctx, tx, where, a.values...); err != nil {
			return err
		}
		all = maskCodings(all)
		setAside(all)
		return quote(ctx, tx, v, all)
	})
	return all, err
}

// setAside marks the corrections of texts over whose words a later one holds.
func setAside(all []cited.Anchored) {
	of := map[cited.ID][]int{}
	for i := range all {
		if r := &all[i]; r.Field == cited.FieldText && !r.Place.IsZero() {
			of[r.Subject] = append(of[r.Subject], i)
		}
	}
	for _, list := range of {
		var edits []layer.Edit
		for _, i := range list {
			edits = append(edits, layer.Edit{Start: all[i].Place.Start, End: all[i].Place.End})
		}
		for n, holds := range layer.InForce(edits) {
			all[list[n]].Aside = !holds
		}
	}
}

// quoteAll fills in the words of where decisions stand, or may stand.
func quoteAll(ctx context.Context, tx *sql.Tx, v cited.Viewer, all []cited.Anchored) error {
	seqs := map[cited.ID]int64{}
	for i := range all {
		r := &all[i]
		seq, ok := seqs[r.Anchor.Document]
		if !ok {
			d, err := findStored(ctx, tx, v, r.Anchor.Document)
			if err != nil {
				return err
			}
			seq, seqs[r.Anchor.Document] = d.seq, d.seq
		}
		var err error
		if !r.Place.IsZero() {
			if r.Place.Exact, err = textBetween(ctx, tx, seq, r.Place.Start, r.Place.End); err != nil {
				return err
			}
		}
		for n := range r.Candidates {
			c := &r.Candidates[n]
			if c.Exact, err = textBetween(ctx, tx, seq, c.Start, c.End); err != nil {
				return err
			}
			if c.Before, c.After, err = beside(ctx, tx, seq, c.Span); err != nil {
				return err
			}
		}
	}
	return nil
}

// beside returns a little of the text before and after a span.
func beside(ctx context.Context, tx *sql.Tx, document int64, span cited.Span) (before, after string, err error) {
	const most = 60
	near, err := textNear(ctx, tx, document, span)
	if err != nil {
		return "", "", err
	}
	runes := []rune(near.Content)
	from, to := span.Start-near.Start, span.End-near.Start
	if from < 0 || to > len(runes) {
		return "", "", nil
	}
	return string(runes[max(0, from-most):from]), string(runes[to:min(len(runes), to+most)]), nil
}

// Decide adds a decision about something that was read, which is anchored in its words, and
// applies it: subject, field, verdict, value and reason are those of d, and its base, or the last
// decision about that field. What the reader missed is added with a value that is all of it as
// JSON; the subject is then its kind, "fi-", and the anchor says where in which document its
// words stand. Only the owner may.
func (s *Store) Decide(ctx context.Context, v cited.Viewer, d cited.Decision, at time.Time) (cited.Decision, error) {
	all := []cited.Decision{d}
	err := s.DecideAll(ctx, v, all, at)
	return all[0], err
}

// DecideAll adds several decisions as Decide does, all of them or none, and fills in what they
// became.
func (s *Store) DecideAll(ctx context.Context, v cited.Viewer, all []cited.Decision, at time.Time) error {
	if err := mayDecide(v, "decide what was read"); err != nil {
		return err
	}
	for i := range all {
		if shelfOf(all[i].Subject.Kind()) == nil {
			return cited.Errorf(cited.Invalid, "%q is no id of a figure, statement or the like", all[i].Subject)
		}
		all[i].Reviewer, all[i].At = v.Name, at
	}
	return s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		for i := range all { // before the first is kept, which would overtake the others
			if err := overtakenReading(ctx, tx, v, &all[i]); err != nil {
				return err
			}
		}
		for i := range all {
			heads, row, err := b.anchorDecision(ctx, v, &all[i])
			if err != nil {
				return err
			}
			if all[i], err = b.decideOn(ctx, all[i], heads, placedAt(row, &all[i])); err != nil {
				return err
			}
			if err := b.redecideAll(ctx, row, []cited.ID{all[i].Subject}); err != nil {
				return err
			}
		}
		return b.flush(ctx)
	})
}

// placedAt is where the words stand that a decision is about that is being made.
func placedAt(row *documentRow, d *cited.Decision) *placed {
	return &placed{row.seq, cited.Anchored{Decision: cited.Decision{Anchor: d.Anchor}, Outcome: cited.Same, Now: d.Subject, Place: d.Anchor.Span}}
}

// anchorDecision notes the words that a decision is about, and returns those that it is based on:
// its base, or all that hold of the field, so that it ends a conflict.
func (b *batch) anchorDecision(ctx context.Context, v cited.Viewer, d *cited.Decision) (heads []cited.Decision, row *documentRow, err error) {
	if d.Field == "" && d.Verdict == cited.Added {
		if row, err = b.anchorAdded(ctx, v, d); err == nil {
			err = b.apart(ctx, row, d)
		}
		return nil, row, err
	}
	document, err := documentOf(ctx, b.tx, v, d.Subject)
	if err != nil {
		return nil, nil, err
	}
	if row, err = b.find(ctx, document.ID); err != nil {
		return nil, nil, err
	}
	if d.Anchor, err = b.s.here(ctx, b.tx, document, d.Subject); err != nil {
		return nil, nil, err
	}
	if d.Base == cited.NoBase {
		return nil, row, nil
	}
	all, err := decisionsOf(ctx, b.tx, d.Subject)
	if err != nil || d.Base == "" {
		return headsOf(all, d.Field), row, err
	}
	return []cited.Decision{{ID: d.Base}}, row, isAbout(all, d.Base, d.Subject)
}

// anchorAdded gives what people add an id, which none of the taken is, and the anchor of its words.
func (b *batch) anchorAdded(ctx context.Context, v cited.Viewer, d *cited.Decision, taken ...cited.ID) (*documentRow, error) {
	if d.Anchor == nil {
		return nil, cited.Errorf(cited.Invalid, "what is added stands on words of a document; say which")
	}
	if _, err := findStored(ctx, b.tx, v, d.Anchor.Document); err != nil {
		return nil, err
	}
	row, err := b.find(ctx, d.Anchor.Document)
	if err != nil {
		return nil, err
	}
	if d.Anchor, err = (&Misread{Start: d.Anchor.Start, End: d.Anchor.End}).find(ctx, b.tx, row); err != nil {
		return nil, err
	}
	for n := -1; ; n-- { // the reader counts from 0
		d.Subject = cited.Key(d.Subject.Kind(), row.document.ID, d.Anchor.Exact, n)
		before, err := decisionsOf(ctx, b.tx, d.Subject)
		if err != nil {
			return nil, err
		}
		if len(before) == 0 && !slices.Contains(taken, d.Subject) {
			return row, nil
		}
	}
}

// documentOf returns the document that something was read from.
func documentOf(ctx context.Context, tx *sql.Tx, v cited.Viewer, id cited.ID) (stored, error) {
	seq, err := find(ctx, tx, v, shelfOf(id.Kind()), id)
	if err != nil {
		return stored{}, err
	}
	found, err := documentsBySeq(ctx, tx, v, []int64{seq >> seqBits})
	return found[seq>>seqBits], err
}

// isAbout reports as an error that a decision is not among all those about something.
func isAbout(all []cited.Decision, decision, subject cited.ID) error {
	if slices.ContainsFunc(all, func(d cited.Decision) bool { return d.ID == decision }) {
		return nil
	}
	return cited.Errorf(cited.Invalid, "%s is no decision about %s; cited show %s lists them", decision, subject, subject)
}

// Settle decides where a decision about words stands: at something that was read from the
// same document, or, if it is a correction of the text, at a place with the same words.
// It reports whether that changes anything. Only the owner may.
func (s *Store) Settle(ctx context.Context, v cited.Viewer, decision, now cited.ID, start int, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "say where a decision stands"); err != nil {
		return false, err
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		list, err := anchoredBy(ctx, tx, "n.decision = $1", string(decision))
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return noAnchored(decision)
		}
		r := list[0]
		row, err := b.find(ctx, r.Anchor.Document)
		if err != nil {
			return err
		}
		place, err := s.placeFor(ctx, tx, v, &r, row, now, start)
		if err != nil {
			return err
		}
		if r.Now == place.subject && r.Place.Start == place.Start && r.Place.End == place.End {
			return nil
		}
		changed = true
		d := cited.Decision{Subject: decision, Field: cited.FieldAnchor, Verdict: cited.Corrected, Value: string(now), Reason: reason, Reviewer: v.Name, At: at, Base: r.Settled, Anchor: place.Anchor}
		if err := b.record(ctx, &d); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM anchored WHERE decision = $1", string(decision)); err != nil {
			return err
		}
		before := r.Now
		r.Outcome, r.Now, r.Place, r.Candidates = cited.Same, place.subject, place.Span, nil
		if err := b.writeAnchored(ctx, row.seq, &r); err != nil {
			return err
		}
		if r.Field == cited.FieldText {
			return b.readAgain(ctx, row)
		}
		if err := b.redecideAll(ctx, row, []cited.ID{before, r.Now}); err != nil {
			return err
		}
		return b.flush(ctx)
	})
	return changed, err
}

func noAnchored(decision cited.ID) error {
	return cited.Errorf(cited.NotFound, "there is no decision %q about words of a document, or it was taken back; cited anchors --all lists them", decision)
}

// settledPlace is where a decision stands, and what it is about there.
type settledPlace struct {
	*cited.Anchor
	subject cited.ID
}

// placeFor makes the anchor of where somebody says that a decision stands.
func (s *Store) placeFor(ctx context.Context, tx *sql.Tx, v cited.Viewer, r *cited.Anchored, row *documentRow, now cited.ID, start int) (settledPlace, error) {
	if r.Field == cited.FieldText {
		if now != "" {
			return settledPlace{}, cited.Errorf(cited.Invalid, "%s corrects words of a text; say where they stand with the place of their first character, as cited anchors %s shows it", r.ID, r.ID)
		}
		m := Misread{Start: start, End: start + r.Anchor.End - r.Anchor.Start}
		for _, c := range r.Candidates {
			if c.Start == start {
				m.End = c.End
			}
		}
		a, err := m.find(ctx, tx, row)
		return settledPlace{a, row.document.ID}, err
	}
	if kind := r.About().Kind(); now.Kind() != kind {
		return settledPlace{}, cited.Errorf(cited.Invalid, "%s is about a %s; say which it is about now by an id like %s-0123456789ab", r.ID, shelfOf(kind).table, kind)
	}
	document, err := documentOf(ctx, tx, v, now)
	if err != nil {
		return settledPlace{}, err
	}
	if document.ID != r.Anchor.Document {
		return settledPlace{}, cited.Errorf(cited.Invalid, "%s is about something in %s, but %s stands in %s", r.ID, r.Anchor.Document, now, document.ID)
	}
	a, err := s.here(ctx, tx, document, now)
	if err != nil {
		return settledPlace{}, err
	}
	apart, err := addedByCoder(ctx, tx, r)
	if apart {
		now = r.Subject
	}
	return settledPlace{a, now}, err
}
