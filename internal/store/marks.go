package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"cited"
)

// butNotes leaves notes out of decisions d for who may not see what is protected: they may
// name witnesses.
func butNotes(v cited.Viewer) string {
	if v.May(cited.Protected) {
		return ""
	}
	return " AND d.field <> '" + cited.FieldNote + "'"
}

// mayRead leaves out what of some decisions a viewer may not read: notes.
func mayRead(v cited.Viewer, decisions []cited.Decision) []cited.Decision {
	if v.May(cited.Protected) {
		return decisions
	}
	return slices.DeleteFunc(decisions, func(d cited.Decision) bool { return d.Field == cited.FieldNote })
}

// Rate decides how credible a figure is, by a grade of cited.Credibilities; empty takes back what
// was decided. Whether enough sources confirm it is asked by whoever knows lineage. It reports
// whether that changes anything. Only the owner may.
func (s *Store) Rate(ctx context.Context, v cited.Viewer, figure cited.ID, grade, reason string, at time.Time) (changed bool, err error) {
	if figure.Kind() != cited.FigureID {
		return false, cited.Errorf(cited.Invalid, "%q is no id of a figure; cited figures lists them", figure)
	}
	if grade != "" {
		if err := cited.CheckGrade(grade, cited.Credibilities()); err != nil {
			return false, err
		}
	}
	return s.mark(ctx, v, "rate figures", figure, cited.FieldCredibility, graded(grade), reason, at)
}

// RateSource decides how reliable a source is, by a grade of cited.Reliabilities, likewise.
func (s *Store) RateSource(ctx context.Context, v cited.Viewer, id cited.ID, grade, reason string, at time.Time) (changed bool, err error) {
	if grade != "" {
		if err := cited.CheckGrade(grade, cited.Reliabilities()); err != nil {
			return false, err
		}
	}
	if err := mayDecide(v, "rate sources"); err != nil {
		return false, err
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		known, err := s.knownSources(ctx, tx, v)
		if err != nil {
			return err
		}
		if err := cmp.Or(known.overtaken(ctx, tx, v, id, cited.FieldReliability), known.has(id)); err != nil {
			return err
		}
		d := graded(grade)
		if changed = differs(known.decided.decisions[id], cited.FieldReliability, d); !changed {
			return nil
		}
		return (&batch{s: s, tx: tx}).decide(ctx, id, cited.FieldReliability, d.Verdict, d.Value, reason, v.Name, at)
	})
	return changed, err
}

// graded is the decision that gives a grade, or takes it back.
func graded(grade string) cited.Decision {
	if grade == "" {
		return cited.Decision{Verdict: cited.Rejected}
	}
	return cited.Decision{Verdict: cited.Corrected, Value: grade}
}

// Tag puts a tag on a document or figure, or takes it off. It reports whether that changes
// anything. Only the owner may.
func (s *Store) Tag(ctx context.Context, v cited.Viewer, id cited.ID, name string, on bool, reason string, at time.Time) (changed bool, err error) {
	name, err = cited.NormalTag(name)
	if err != nil {
		return false, err
	}
	verdict := cited.Rejected
	if on {
		verdict = cited.Added
	}
	return s.mark(ctx, v, "tag anything", id, cited.TagField(name), cited.Decision{Verdict: verdict}, reason, at)
}

// Include decides, for a reason, whether a document or figure is in. It reports whether that
// changes anything. Only the owner may.
func (s *Store) Include(ctx context.Context, v cited.Viewer, id cited.ID, in bool, reason string, at time.Time) (changed bool, err error) {
	if strings.TrimSpace(reason) == "" {
		return false, cited.Errorf(cited.Invalid, "what is left out or taken in is kept with its reason; give one")
	}
	verdict := cited.Rejected
	if in {
		verdict = cited.Accepted
	}
	return s.mark(ctx, v, "say what is included", id, cited.FieldIncluded, cited.Decision{Verdict: verdict}, reason, at)
}

// differs reports whether a field does not say yet what is asked for. Nothing is to be done where
// that holds already and nobody contests it, nor to take back what nobody decided.
func differs(all []cited.Decision, field string, asked cited.Decision) bool {
	heads := headsOf(all, field)
	if len(heads) == 0 {
		return asked.Verdict != cited.Rejected || field == cited.FieldIncluded
	}
	last := heads[len(heads)-1]
	return last.Verdict != asked.Verdict || last.Value != asked.Value || isContested(all, field)
}

// mark decides a field of a document or figure that says something about it and changes
// nothing of it.
func (s *Store) mark(ctx context.Context, v cited.Viewer, what string, id cited.ID, field string, asked cited.Decision, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, what); err != nil {
		return false, err
	}
	if id.Kind() != cited.DocumentID && id.Kind() != cited.FigureID {
		return false, cited.Errorf(cited.Invalid, "%q is no id of a document or figure; cited documents and cited figures list them", id)
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		p, err := s.placeOf(ctx, tx, v, id)
		if err != nil {
			return err
		}
		all, err := decisionsOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := overtaken(ctx, tx, v, onFields(all, field)); err != nil {
			return err
		}
		if changed = differs(all, field, asked); !changed {
			return nil
		}
		asked.Subject, asked.Field, asked.Reason, asked.Reviewer, asked.At = id, field, reason, v.Name, at
		_, err = (&batch{s: s, tx: tx}).decideOn(ctx, asked, headsOf(all, field), p)
		return err
	})
	return changed, err
}

// Note keeps words about a document, something that was read from one, a source or a question. It
// returns the decision, by whose id the note is taken back. Notes stand side by side, so that nobody is
// Overtaken by another one. Only the owner may.
func (s *Store) Note(ctx context.Context, v cited.Viewer, id cited.ID, words string, at time.Time) (d cited.Decision, err error) {
	if err := mayDecide(v, "write notes"); err != nil {
		return d, err
	}
	words = strings.TrimSpace(words)
	if err := cited.CheckWords("a note", words); err != nil {
		return d, err
	}
	d = cited.Decision{Subject: id, Field: cited.FieldNote, Verdict: cited.Added, Value: words, Reviewer: v.Name, At: at}
	err = s.update(ctx, "keeping a note", func(tx *sql.Tx) error {
		p, err := s.placeOf(ctx, tx, v, id)
		if err != nil {
			return err
		}
		return (&batch{s: s, tx: tx}).keepAt(ctx, &d, p)
	})
	return d, err
}

// UndoNote takes a note back. It reports whether it was in force: who takes back what somebody else took
// back meanwhile has what they want. Only the owner may.
func (s *Store) UndoNote(ctx context.Context, v cited.Viewer, note cited.ID, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "take notes back"); err != nil {
		return false, err
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		all, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE d.id = $1 OR d.field = $2 AND d.base = $1 ORDER BY d.seq", string(note), cited.FieldNote))
		if err != nil {
			return err
		}
		if len(all) == 0 || all[0].ID != note || all[0].Field != cited.FieldNote || all[0].Verdict != cited.Added {
			return cited.Errorf(cited.NotFound, "there is no note %q in this archive; cited show ID lists those about something", note)
		}
		if changed = len(all) == 1; !changed {
			return nil
		}
		p, err := placedAs(ctx, tx, v, &all[0])
		if err != nil {
			return err
		}
		d := cited.Decision{Subject: all[0].Subject, Field: cited.FieldNote, Verdict: cited.Rejected, Reason: reason, Reviewer: v.Name, At: at}
		_, err = (&batch{s: s, tx: tx}).decideOn(ctx, d, all[:1], p)
		return err
	})
	return changed, err
}

// placed is where the words stand that something is decided about; nil where it is about none.
type placed struct {
	document int64
	at       cited.Anchored // its anchor, and where that is found now
}

// placeOf returns where something stands that people may mark. What the viewer may not see is
// not found.
func (s *Store) placeOf(ctx context.Context, tx *sql.Tx, v cited.Viewer, id cited.ID) (*placed, error) {
	switch sh := shelfOf(id.Kind()); {
	case id.Kind() == cited.QuestionID:
		return nil, hasQuestion(ctx, tx, id)
	case id.Kind() == cited.DocumentID || id.Kind() == cited.SourceID:
		return nil, s.visible(ctx, tx, v, id)
	case sh == nil || sh.at == atProposals:
		return nil, cited.Errorf(cited.Invalid, "%q is no id of a document, source, question, or of a figure, statement or the like", id)
	}
	document, err := documentOf(ctx, tx, v, id)
	if err != nil {
		return nil, err
	}
	a, err := s.here(ctx, tx, document, id)
	if err != nil {
		return nil, err
	}
	return &placed{document.seq, cited.Anchored{Decision: cited.Decision{Anchor: a}, Outcome: cited.Same, Now: id, Place: a.Span}}, nil
}

// placedAs returns where an earlier decision stands, as it is found now, whether or not anything
// is read there any more.
func placedAs(ctx context.Context, tx *sql.Tx, v cited.Viewer, d *cited.Decision) (*placed, error) {
	list, err := anchoredBy(ctx, tx, "n.decision = $1", string(d.ID))
	if err != nil || len(list) == 0 {
		return nil, err
	}
	p := &placed{at: list[0]}
	if p.at.Settled != "" {
		by, err := scanDecision(tx.QueryRowContext(ctx, decisionQuery+"WHERE d.id = $1", string(p.at.Settled)))
		if err != nil {
			return nil, err
		}
		p.at.Anchor = by.Anchor
	}
	document, err := findStored(ctx, tx, v, p.at.Anchor.Document)
	p.document = document.seq
	return p, err
}

// keepAt keeps a decision, which gets its id, with the words that it is about.
func (b *batch) keepAt(ctx context.Context, d *cited.Decision, p *placed) error {
	if p != nil {
		d.Anchor = p.at.Anchor
	}
	if err := b.record(ctx, d); err != nil || p == nil {
		return err
	}
	at := p.at
	at.Decision = *d
	return b.writeAnchored(ctx, p.document, &at)
}

// marks returns what holds of the marks on all figures and documents that have some, also on those
// that the viewer may not see: it is for those who look up what they have.
func (s *Store) marks(ctx context.Context, v cited.Viewer) (marks map[cited.ID]cited.Marks, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		marks, err = marksIn(ctx, tx, "d.field IN ($1, $2) OR d.field LIKE $3", cited.FieldCredibility, cited.FieldIncluded, cited.TagField("%"))
		return err
	})
	return marks, err
}

// marksIn returns what holds of the marks that meet a condition on decisions d, by what they are
// about now.
func marksIn(ctx context.Context, tx *sql.Tx, where string, arguments ...any) (map[cited.ID]cited.Marks, error) {
	found, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE "+where+" ORDER BY d.seq", arguments...))
	if err != nil || len(found) == 0 {
		return nil, err
	}
	now, err := aboutNow(ctx, tx, where, arguments...)
	if err != nil {
		return nil, err
	}
	of := map[cited.ID][]cited.Decision{}
	for _, d := range found {
		id, anchored := now[d.ID]
		if !anchored {
			id = d.Subject
		}
		if id != "" {
			of[id] = append(of[id], d)
		}
	}
	marks := map[cited.ID]cited.Marks{}
	for id, list := range of {
		if m := cited.MarksOf(list); !m.IsZero() {
			marks[id] = m
		}
	}
	return marks, nil
}

// aboutNow returns what decisions about words are about now; empty if that is not known.
func aboutNow(ctx context.Context, tx *sql.Tx, where string, arguments ...any) (map[cited.ID]cited.ID, error) {
	now := map[cited.ID]cited.ID{}
	return now, eachRow(ctx, tx, "SELECT n.decision, n.subject FROM anchored n JOIN decision d ON d.id = n.decision WHERE "+where, func(rows *sql.Rows) error {
		var decision, subject cited.ID
		err := rows.Scan(&decision, &subject)
		now[decision] = subject
		return err
	}, arguments...)
}
