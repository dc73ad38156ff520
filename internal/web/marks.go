package web

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// markForms is what the forms about a figure or document need, beside what was read.
type markForms struct {
	ID        cited.ID
	Marks     cited.Marks
	Notes     []cited.Decision
	Grades    []cited.Grade
	Cleared   *cited.Decision // what holds of whether it may be published; nil if nobody decided
	Questions []attachable
	Sides     []cited.Side
}

// attachable is an open question, and what the thing at hand is to it already.
type attachable struct {
	cited.Question
	Side cited.Side
}

// markingOf puts the forms together by what was decided.
func (s *server) markingOf(r *request, id cited.ID, decisions []cited.Decision) (markForms, error) {
	m := markForms{ID: id, Marks: cited.MarksOf(decisions), Notes: cited.Notes(decisions), Grades: cited.Credibilities(), Sides: cited.Sides()}
	cleared := cited.Heads(slices.DeleteFunc(slices.Clone(decisions), func(d cited.Decision) bool { return d.Field != export.FieldCleared }))
	if len(cleared) > 0 {
		m.Cleared = &cleared[len(cleared)-1]
	}
	if id.Kind() == cited.DocumentID {
		return m, nil
	}
	questions, err := s.Archive.QuestionsAsked(r.Context(), r.viewer)
	for _, q := range questions {
		if q.Closed {
			continue
		}
		one := attachable{Question: q}
		for _, a := range q.Attached {
			if a.Now == id && a.Holds && !a.Off {
				one.Side = a.Side
			}
		}
		m.Questions = append(m.Questions, one)
	}
	return m, err
}

// mark does what a small form says: it rates, clears, notes, tags, takes in or out, or attaches to a question.
func (s *server) mark(r *request, id cited.ID, do string) error {
	ctx, v, reason := r.Context(), r.viewer, said(r, "reason")
	var err error
	switch do {
	case "rate":
		err = s.rate(r, id)
	case "clear", "refuse":
		err = s.clear(r, id, do == "clear")
	case "note":
		_, err = s.Archive.Note(ctx, v, id, lines(said(r, "value")))
	case "unnote":
		_, err = s.Archive.UndoNote(ctx, v, cited.ID(r.PostForm.Get("note")), reason)
	case "tag", "untag":
		_, err = s.Archive.Tag(ctx, v, id, said(r, "value"), do == "tag", reason)
	case "include", "exclude":
		_, err = s.Archive.Include(ctx, v, id, do == "include", reason)
	case "attach":
		_, err = s.Archive.Attach(ctx, v, cited.ID(r.PostForm.Get("question")), id, cited.Side(r.PostForm.Get("side")), reason)
	default:
		err = cited.Errorf(cited.Invalid, "there is nothing to do that is called %q", short(do))
	}
	return err
}

// lines writes the line breaks of a form, which are those of networks, as ours.
func lines(words string) string { return strings.ReplaceAll(words, "\r\n", "\n") }

// rate keeps how credible a figure is. That it is confirmed is asked of lineage as it is now.
func (s *server) rate(r *request, id cited.ID) error {
	grade := r.PostForm.Get("value")
	if grade == cited.Confirmed {
		if err := s.Archive.Update(r.Context(), r.viewer, func(archive.Updating) {}); err != nil {
			return err
		}
	}
	_, err := s.Archive.Rate(r.Context(), r.viewer, id, grade, said(r, "reason"))
	return err
}

// clear keeps whether something may be published, for a reason.
func (s *server) clear(r *request, id cited.ID, may bool) error {
	if said(r, "reason") == "" {
		return cited.Errorf(cited.Invalid, "what is cleared, or held back, is kept with its reason; give one")
	}
	r.PostForm.Set("field", export.FieldCleared)
	r.PostForm.Set("verdict", string(map[bool]cited.Verdict{true: cited.Accepted, false: cited.Rejected}[may]))
	_, err := s.Archive.Decide(r.Context(), r.viewer, decisionOf(r, id))
	return err
}
