package web

import (
	"net/http"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"
)

// questionsPage lists the questions.
type questionsPage struct {
	Open, Closed []questionRow
	Problem      string
	Typed        string
}

// questionRow is a question, with how much is on each of its sides.
type questionRow struct {
	cited.Question
	Counts []int // in the order of the sides
}

func (s *server) questions(r *request) error { return s.listQuestions(r, "", nil) }

func (s *server) listQuestions(r *request, typed string, problem error) error {
	all, err := s.Archive.QuestionsAsked(r.Context(), r.viewer)
	if err != nil {
		return err
	}
	p := questionsPage{Typed: typed}
	for _, q := range all {
		row := questionRow{Question: q, Counts: make([]int, len(cited.Sides()))}
		for _, a := range q.Attached {
			for i, side := range cited.Sides() {
				if a.Holds && !a.Off && a.Side == side {
					row.Counts[i]++
				}
			}
		}
		if q.Closed {
			p.Closed = append(p.Closed, row)
		} else {
			p.Open = append(p.Open, row)
		}
	}
	status := http.StatusOK
	if problem != nil {
		p.Problem = problem.Error()
		status, _ = statusOf(problem)
	}
	return s.pageWith(r, status, "questions", "Questions", p)
}

// ask adds a question and shows it.
func (s *server) ask(r *request) error {
	if err := r.form(); err != nil {
		return err
	}
	wording := lines(said(r, "wording"))
	id, err := s.Archive.Ask(r.Context(), r.viewer, wording)
	if cited.CodeOf(err) == cited.Invalid {
		return s.listQuestions(r, wording, err)
	}
	if err != nil {
		return err
	}
	return r.to("/questions/" + string(id))
}

// questionPage is a question, and what is attached to each of its sides.
type questionPage struct {
	archive.Question
	Decisions []decisionRow
	Sides     []questionSide
	All       []cited.Side
	Off       []attachedRow // of what people contest, taken off
	Problem   string
	Typed     map[string][]string
	Saved     bool
}

// questionSide is what is attached on one side of a question.
type questionSide struct {
	Side                  cited.Side
	Attached, Independent int
	Rows                  []attachedRow
}

// attachedRow is something that is attached to a question.
type attachedRow struct {
	archive.Attached
	Address string // of its receipt; empty where there is none
	Missing string
	Around  []piece
}

func (s *server) question(r *request) error { return s.showQuestion(r, nil) }

func (s *server) showQuestion(r *request, problem error) error {
	q, err := s.Archive.Question(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	p := questionPage{Question: q, Decisions: decisionsOf(q.Decisions), All: cited.Sides(), Saved: r.URL.Query().Has("saved") && problem == nil}
	for _, side := range p.All {
		one := questionSide{Side: side, Attached: q.Counts[side].Attached, Independent: q.Counts[side].Independent}
		for i := range q.Attached {
			if q.Attached[i].Side == side && !q.Attached[i].Off {
				one.Rows = append(one.Rows, attachedOf(&q.Attached[i]))
			}
		}
		p.Sides = append(p.Sides, one)
	}
	for i := range q.Attached {
		if q.Attached[i].Off || q.Attached[i].Side == "" {
			p.Off = append(p.Off, attachedOf(&q.Attached[i]))
		}
	}
	status := http.StatusOK
	if problem != nil {
		p.Problem, p.Typed = problem.Error(), r.PostForm
		status, _ = statusOf(problem)
	}
	return s.pageWith(r, status, "question", short(q.Wording), p)
}

func attachedOf(a *archive.Attached) attachedRow {
	row := attachedRow{Attached: *a, Missing: tell.Missing(a, tell.Kind(a.As.Kind()))}
	if !a.Quote.IsZero() {
		row.Around = piecesOf(a.Quote, a.Said)
	}
	if path := pathOf(a.Now.Kind()); a.Document != nil && path != "" {
		row.Address = path + string(a.Now)
	}
	return row
}

// decideQuestion keeps what a form says of a question, and goes back to it.
func (s *server) decideQuestion(r *request) error {
	if err := r.form(); err != nil {
		return err
	}
	err := s.onQuestion(r, cited.ID(r.PathValue("id")))
	switch cited.CodeOf(err) {
	case "":
		return r.to(back(r, r.URL.Path+"?saved"))
	case cited.Invalid, cited.Conflict, cited.NotFound:
		return s.showQuestion(r, err) // which says so if it is not the question that is not found
	}
	return err
}

func (s *server) onQuestion(r *request, id cited.ID) error {
	ctx, v, reason, what := r.Context(), r.viewer, said(r, "reason"), cited.ID(said(r, "what"))
	var err error
	switch do := r.PostForm.Get("do"); do {
	case "close":
		_, err = s.Archive.CloseQuestion(ctx, v, id, reason)
	case "reword":
		_, err = s.Archive.Reword(ctx, v, id, lines(said(r, "wording")), reason)
	case "attach":
		_, err = s.Archive.Attach(ctx, v, id, what, cited.Side(r.PostForm.Get("side")), reason)
	case "detach":
		_, err = s.Archive.Detach(ctx, v, id, what, reason)
	default:
		return s.mark(r, id, do)
	}
	return err
}
