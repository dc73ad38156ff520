package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"cited"
)

// Ask adds a question. Only the owner may.
func (s *Store) Ask(ctx context.Context, v cited.Viewer, wording string, at time.Time) (id cited.ID, err error) {
	if err := mayDecide(v, "ask questions"); err != nil {
		return "", err
	}
	wording = strings.TrimSpace(wording)
	if err := cited.CheckWords("a question", wording); err != nil {
		return "", err
	}
	id = randomOf(cited.QuestionID)
	err = s.update(ctx, "keeping a question", func(tx *sql.Tx) error {
		d := cited.Decision{Subject: id, Field: cited.FieldQuestion, Verdict: cited.Added, Value: wording, Reviewer: v.Name, At: at}
		return (&batch{s: s, tx: tx}).record(ctx, &d)
	})
	return id, err
}

// Reword gives a question another wording, and opens one that was closed. It reports whether
// that changes anything. Only the owner may.
func (s *Store) Reword(ctx context.Context, v cited.Viewer, id cited.ID, wording, reason string, at time.Time) (changed bool, err error) {
	wording = strings.TrimSpace(wording)
	if err := cited.CheckWords("a question", wording); err != nil {
		return false, err
	}
	return s.decideQuestion(ctx, v, id, cited.Decision{Verdict: cited.Corrected, Value: wording}, reason, at)
}

// CloseQuestion closes a question: it stays with all that is attached, and takes no more. It
// reports whether that changes anything. Only the owner may.
func (s *Store) CloseQuestion(ctx context.Context, v cited.Viewer, id cited.ID, reason string, at time.Time) (changed bool, err error) {
	return s.decideQuestion(ctx, v, id, cited.Decision{Verdict: cited.Rejected}, reason, at)
}

func (s *Store) decideQuestion(ctx context.Context, v cited.Viewer, id cited.ID, d cited.Decision, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "decide about questions"); err != nil {
		return false, err
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		q, err := questionOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := overtaken(ctx, tx, v, onFields(q.Decisions, cited.FieldQuestion)); err != nil {
			return err
		}
		if changed = q.Closed != (d.Verdict == cited.Rejected) || !q.Closed && q.Wording != d.Value || isContested(q.Decisions, cited.FieldQuestion); !changed {
			return nil
		}
		return (&batch{s: s, tx: tx}).decide(ctx, id, cited.FieldQuestion, d.Verdict, d.Value, reason, v.Name, at)
	})
	return changed, err
}

// Attach attaches something that was read to a question, on a side. It reports whether that
// changes anything. Only the owner may.
func (s *Store) Attach(ctx context.Context, v cited.Viewer, id, what cited.ID, side cited.Side, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "attach anything to questions"); err != nil {
		return false, err
	}
	if !slices.Contains(cited.Sides(), side) {
		return false, cited.Errorf(cited.Invalid, "there is no side %q; use one of %s", side, strings.Join(texts(cited.Sides()), ", "))
	}
	if sh := shelfOf(what.Kind()); sh == nil || sh.at == atProposals {
		return false, cited.Errorf(cited.Invalid, "%q is no id of a figure, statement or the like", what)
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		q, err := questionOf(ctx, tx, id)
		if err != nil {
			return err
		}
		heads := q.headsOf(attachedTo{what, true})
		if err := overtaken(ctx, tx, v, append(onFields(q.Decisions, cited.FieldQuestion), heads...)); err != nil {
			return err
		}
		if q.Closed {
			return cited.Errorf(cited.Conflict, "%s is closed; open it again with cited questions reword %s \"WORDING\"", id, id)
		}
		if len(heads) > 0 && !isContestedSide(heads) && heads[0].Verdict == cited.Added && heads[0].Value == string(side) {
			return nil
		}
		p, err := s.placeOf(ctx, tx, v, what)
		if err != nil {
			return err
		}
		changed = true
		d := cited.Decision{Subject: id, Field: string(what), Verdict: cited.Added, Value: string(side), Reason: reason, Reviewer: v.Name, At: at}
		_, err = (&batch{s: s, tx: tx}).decideOn(ctx, d, heads, p)
		return err
	})
	return changed, err
}

// Detach takes something off a question, by the id that it has now, or had when it was attached if the
// present reading does not have it. It reports whether it was attached. Only the owner may.
func (s *Store) Detach(ctx context.Context, v cited.Viewer, id, what cited.ID, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "take anything off questions"); err != nil {
		return false, err
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		q, err := questionOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := overtaken(ctx, tx, v, append(q.headsOf(attachedTo{what, true}), q.headsOf(attachedTo{what, false})...)); err != nil {
			return err
		}
		isOn := func(d cited.Decision) bool { return d.Verdict == cited.Added }
		heads := q.headsOf(attachedTo{what, true})
		if !slices.ContainsFunc(heads, isOn) {
			heads = q.headsOf(attachedTo{what, false})
		}
		if changed = slices.ContainsFunc(heads, isOn); !changed {
			return nil
		}
		for i := range heads {
			p, err := placedAs(ctx, tx, v, &heads[i])
			if err != nil {
				return err
			}
			d := cited.Decision{Subject: id, Field: heads[i].Field, Verdict: cited.Rejected, Reason: reason, Reviewer: v.Name, At: at}
			if _, err := (&batch{s: s, tx: tx}).decideOn(ctx, d, heads[i:i+1], p); err != nil {
				return err
			}
		}
		return nil
	})
	return changed, err
}

// Questions returns the questions with what of that is attached the viewer may see, the newest
// first.
func (s *Store) Questions(ctx context.Context, v cited.Viewer) (all []cited.Question, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		found, err := questionsWhere(ctx, tx, aboutKind(cited.QuestionID))
		if err != nil {
			return err
		}
		for _, q := range slices.Backward(found) {
			if err := q.attach(ctx, tx, v); err != nil {
				return err
			}
			all = append(all, q.Question)
		}
		return nil
	})
	return all, err
}

// Question returns one question, likewise.
func (s *Store) Question(ctx context.Context, v cited.Viewer, id cited.ID) (q cited.Question, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		found, err := questionOf(ctx, tx, id)
		if err != nil {
			return err
		}
		err = found.attach(ctx, tx, v)
		q = found.Question
		q.Decisions = mayRead(v, q.Decisions)
		return err
	})
	return q, err
}

// question is a question with all that was decided about it.
type question struct {
	cited.Question
	attached []cited.Decision             // what was attached or taken off
	stands   map[cited.ID]*cited.Anchored // where those stand that are about words
}

func questionOf(ctx context.Context, tx *sql.Tx, id cited.ID) (*question, error) {
	missing := cited.Errorf(cited.NotFound, "there is no question %q in this archive; cited questions lists them", id)
	if _, ok := id.Bits(); !ok || id.Kind() != cited.QuestionID {
		return nil, missing
	}
	found, err := questionsWhere(ctx, tx, "d.subject = $1", string(id))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, missing
	}
	return found[0], nil
}

// hasQuestion reports as an error that there is no question of an id.
func hasQuestion(ctx context.Context, tx *sql.Tx, id cited.ID) error {
	_, err := questionOf(ctx, tx, id)
	return err
}

// questionsWhere puts questions together of the decisions d that meet a condition, in the order
// in which they were asked.
func questionsWhere(ctx context.Context, tx *sql.Tx, where string, arguments ...any) (all []*question, err error) {
	decisions, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE "+where+" ORDER BY d.seq", arguments...))
	if err != nil {
		return nil, err
	}
	stands, err := anchoredBy(ctx, tx, where, arguments...)
	if err != nil {
		return nil, err
	}
	of := map[cited.ID]*question{}
	for _, d := range decisions {
		q := of[d.Subject]
		if q == nil && d.Field == cited.FieldQuestion {
			q = &question{Question: cited.Question{ID: d.Subject, Wording: d.Value, Reviewer: d.Reviewer, At: d.At, Attached: []cited.Attached{}}, stands: map[cited.ID]*cited.Anchored{}}
			of[d.Subject], all = q, append(all, q)
		}
		switch {
		case q == nil: // what was merged of a question that is not here
		case d.About() == d.Subject:
			q.Decisions = append(q.Decisions, d)
		default:
			q.attached = append(q.attached, d)
		}
	}
	for i := range stands {
		if q := of[stands[i].Subject]; q != nil {
			q.stands[stands[i].ID] = &stands[i]
		}
	}
	for _, q := range all {
		q.holds()
	}
	return all, nil
}

// holds says what holds of the decisions about the wording.
func (q *question) holds() {
	heads := headsOf(q.Decisions, cited.FieldQuestion)
	q.Closed = len(heads) > 0 && heads[len(heads)-1].Verdict == cited.Rejected
	for _, d := range q.Decisions {
		if d.Field == cited.FieldQuestion && d.Verdict == cited.Corrected {
			q.Wording = d.Value
		}
	}
	if len(heads) > 0 && heads[len(heads)-1].Verdict != cited.Rejected {
		q.Wording = heads[len(heads)-1].Value
	}
}

// attachedTo is what is attached: by its id in the present reading where that has it, else by the
// one that it had.
type attachedTo struct {
	id   cited.ID
	read bool // the present reading has it
}

// is returns what a decision attached or took off.
func (q *question) is(d *cited.Decision) attachedTo {
	if at := q.stands[d.ID]; at != nil && at.Now != "" {
		return attachedTo{at.Now, true}
	}
	return attachedTo{d.About(), false}
}

// headsOf returns the decisions about something that is attached that no other is based on, the
// last of which holds.
func (q *question) headsOf(what attachedTo) []cited.Decision {
	return slices.DeleteFunc(cited.Heads(q.attached), func(d cited.Decision) bool { return q.is(&d) != what })
}

// isContestedSide reports whether people attached something apart from each other as different
// things.
func isContestedSide(heads []cited.Decision) bool {
	return slices.ContainsFunc(heads, func(d cited.Decision) bool { return d.Verdict != heads[0].Verdict || d.Value != heads[0].Value })
}

// attach lists what is attached, as far as the viewer may see it: what is not in the present
// reading is shown to those who may see everything only, because nobody can tell of whom it was.
func (q *question) attach(ctx context.Context, tx *sql.Tx, v cited.Viewer) error {
	of := map[attachedTo][]cited.Decision{}
	for _, d := range cited.Heads(q.attached) {
		of[q.is(&d)] = append(of[q.is(&d)], d)
	}
	done := map[attachedTo]bool{}
	for i := range q.attached {
		what := q.is(&q.attached[i])
		if len(of[what]) == 0 || done[what] {
			continue
		}
		done[what] = true
		if may, err := q.may(ctx, tx, v, what); err != nil || !may {
			if err != nil {
				return err
			}
			continue
		}
		heads, last := of[what], len(of[what])-1
		contested := isContestedSide(heads)
		for n := range heads {
			if contested || n == last && heads[n].Verdict == cited.Added {
				one := q.shown(&heads[n])
				one.Contested, one.Holds = contested, n == last && !one.Off
				q.Attached = append(q.Attached, one)
			}
		}
	}
	slices.SortStableFunc(q.Attached, func(a, b cited.Attached) int { return a.At.Compare(b.At) })
	return nil
}

// may reports whether a viewer may see something that is attached.
func (q *question) may(ctx context.Context, tx *sql.Tx, v cited.Viewer, what attachedTo) (bool, error) {
	if v.May(cited.Protected) || !what.read {
		return v.May(cited.Protected), nil
	}
	_, err := find(ctx, tx, v, shelfOf(what.id.Kind()), what.id)
	if cited.CodeOf(err) == cited.NotFound {
		return false, nil
	}
	return err == nil, err
}

func (q *question) shown(d *cited.Decision) cited.Attached {
	a := cited.Attached{Decision: d.ID, As: d.About(), Side: cited.Side(d.Value), Reason: d.Reason, Reviewer: d.Reviewer, At: d.At, Off: d.Verdict == cited.Rejected}
	if d.Anchor != nil {
		a.Document, a.Words, a.Outcome = d.Anchor.Document, d.Anchor.Exact, cited.Lost
	}
	if at := q.stands[d.ID]; at != nil {
		a.Outcome, a.Now = at.Outcome, at.Now
	}
	return a
}
