package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/review"
)

// coderPage is what one coder has to do.
type coderPage struct {
	Coder string
	Tasks []codingRow
	Left  int // that are not done
	Done  int
	Next  string // address of the first that is not done
}

// codingRow is a document that a coder is to code.
type codingRow struct {
	cited.CodingTask
	Document cited.Document
	Address  string
}

// mostTasks is how many of the documents that are not done a page lists.
const mostTasks = 100

// coding lists coders, the documents of one, or shows a document to one.
func (s *server) coding(r *request) error {
	coder := r.URL.Query().Get("coder")
	if coder == "" && r.URL.Query().Get("document") != "" {
		return cited.Errorf(cited.Invalid, "write as whom you code: choose your name at /review/coding")
	}
	if coder == "" {
		return s.coders(r, codersPage{}, http.StatusOK)
	}
	tasks, err := s.Archive.CodingTasks(r.Context(), r.viewer, coder)
	if err != nil {
		return err
	}
	if r.URL.Query().Get("document") != "" {
		return s.showCoding(r, nil)
	}
	p := coderPage{Coder: coder}
	documents := cited.Term{Key: "document"}
	for _, t := range tasks {
		switch {
		case t.Done:
			p.Done++
		case t.How == "":
		default:
			if p.Left++; p.Left <= mostTasks {
				p.Tasks = append(p.Tasks, codingRow{CodingTask: t, Address: codingAddress(coder, t.Document, "")})
				documents.Values = append(documents.Values, string(t.Document))
			}
		}
	}
	if p.Left > 0 {
		p.Next = p.Tasks[0].Address
		if err := s.named(r, &p, documents); err != nil {
			return err
		}
	}
	return s.page(r, "coder", "Coding by "+coder, p)
}

// named fills in the documents of the rows, all at once.
func (s *server) named(r *request, p *coderPage, documents cited.Term) error {
	return gather(s.Archive.Documents(r.Context(), r.viewer, cited.Query{Terms: []cited.Term{documents}}), func(d cited.Document) {
		for i := range p.Tasks {
			if p.Tasks[i].CodingTask.Document == d.ID {
				p.Tasks[i].Document = d
			}
		}
	})
}

func coderAddress(coder string) string {
	return "/review/coding?" + url.Values{"coder": {coder}}.Encode()
}

func codingAddress(coder string, document, figure cited.ID) string {
	values := url.Values{"coder": {coder}, "document": {string(document)}}
	if figure != "" {
		values.Set("figure", string(figure))
	}
	return "/review/coding?" + values.Encode()
}

// codingPage is a document that one coder codes. From the bare text, nothing is on it that anybody else found
// there, nor the program.
type codingPage struct {
	Coder         string
	Document      cited.Document
	Blind         bool
	Here, All     string
	Blocks        []block
	Before, After string
	Added         []cited.Coded // that the coder marked
	Figure        *cited.Figure // that is asked about; nil where all have been
	Said          *cited.Coded  // what the coder says of it
	N, Of         int
	Context       [2]string
	Next          string
	Forms         []fieldForm
	Lists         []datalist
	Places        []wordsPlace
	Words         string
	Typed         url.Values
	Problem       string
}

// codingOf returns what a coder is shown of the document that an address names.
func (s *server) codingOf(r *request) (*archive.Coding, cited.CodingTask, error) {
	coder, document := r.URL.Query().Get("coder"), cited.ID(r.URL.Query().Get("document"))
	tasks, err := s.Archive.CodingTasks(r.Context(), r.viewer, coder)
	if err != nil {
		return nil, cited.CodingTask{}, err
	}
	at := slices.IndexFunc(tasks, func(t cited.CodingTask) bool { return t.Document == document })
	if at < 0 {
		return nil, cited.CodingTask{}, cited.Errorf(cited.NotFound, "%s is not to be coded by %q", document, coder)
	}
	c, err := s.Archive.Coding(r.Context(), r.viewer, coder, tasks[at])
	return c, tasks[at], err
}

func (s *server) showCoding(r *request, problem error) error {
	c, task, err := s.codingOf(r)
	if err != nil {
		return err
	}
	set, err := s.codebooks()
	if err != nil {
		return err
	}
	p := codingPage{Coder: task.Coder, Document: c.Document, Blind: task.How == cited.Blind, Of: len(c.Shown), All: coderAddress(task.Coder), Lists: datalists(set), Typed: r.PostForm}
	p.asked(r, c)
	if p.Figure != nil {
		book, _ := set.Book(p.Figure.Codebook)
		p.Context[0], p.Context[1] = c.Around(p.Figure)
		p.Forms = fieldForms(p.Figure, nil, book)
	} else {
		p.Forms = fieldForms(&cited.Figure{}, nil, nil)
	}
	for i := range p.Forms {
		p.Forms[i].Evidence = nil // it would tell where an error was put
	}
	status := http.StatusOK
	if problem != nil {
		p.Problem = problem.Error()
		status, _ = statusOf(problem)
	}
	if err := s.bareText(r, &p); err != nil {
		return err
	}
	return s.pageWith(r, status, "coding", "Coding "+called(c.Document), p)
}

// asked chooses the figure that is asked about: the one that the address names, else the first of which the coder has said
// nothing, and notes what they marked themselves.
func (p *codingPage) asked(r *request, c *archive.Coding) {
	at := slices.IndexFunc(c.Shown, func(f cited.Figure) bool { return string(f.ID) == r.URL.Query().Get("figure") })
	if r.URL.Query().Get("figure") == "" {
		at = slices.IndexFunc(c.Shown, func(f cited.Figure) bool { return c.Of(f.ID) == nil })
	}
	p.Added = slices.DeleteFunc(slices.Clone(c.Said), func(said cited.Coded) bool {
		return said.Figure == nil || slices.ContainsFunc(c.Shown, func(f cited.Figure) bool { return f.ID == said.Decision.Now })
	})
	p.Here = codingAddress(p.Coder, p.Document.ID, "end")
	p.Words = strings.Join(strings.Fields(r.FormValue("words")), " ")
	places, nearest := nearPlaces(c.PlacesOf(p.Words), cmp.Or(r.FormValue("start"), strings.Split(r.FormValue("place"), "-")[0]))
	for i, at := range places {
		before, after := c.Around(&cited.Figure{Quote: at})
		p.Places = append(p.Places, wordsPlace{at.Start, at.End, []piece{{before, false}, {at.Exact, true}, {after, false}}, i == nearest})
	}
	if at < 0 {
		return
	}
	p.N, p.Figure = at+1, &c.Shown[at]
	p.Here = codingAddress(p.Coder, p.Document.ID, p.Figure.ID)
	p.Next = codingAddress(p.Coder, p.Document.ID, "end")
	if at+1 < len(c.Shown) {
		p.Next = codingAddress(p.Coder, p.Document.ID, c.Shown[at+1].ID)
	}
	if p.Said = c.Of(p.Figure.ID); p.Said != nil && p.Said.Figure != nil {
		p.Figure = p.Said.Figure
	}
}

// bareText fills in the text, with what the coder marked in it and nothing else.
func (s *server) bareText(r *request, p *codingPage) error {
	at, err := character(r)
	if err != nil {
		return err
	}
	passages, err := s.Archive.Passages(r.Context(), r.viewer, p.Document.ID)
	if err != nil || len(passages) == 0 {
		return err
	}
	var own []spot
	for _, said := range p.Added {
		own = append(own, spot{said.Figure.Start, said.Figure.End, said.Figure.ID})
	}
	slices.SortFunc(own, func(a, b spot) int { return a.from - b.from })
	shown, before, after := part(passages, min(at, passages[len(passages)-1].End-1))
	words, err := s.Archive.Words(r.Context(), r.viewer, p.Document.ID, shown[0].Start, shown[len(shown)-1].End)
	if err != nil {
		return err
	}
	for _, b := range shown {
		p.Blocks = append(p.Blocks, block{Kind: b.Kind, Start: b.Start, Runs: runsOf(b.Start, words(b.Start, b.End), [3][]spot{own})})
	}
	p.Before, p.After = atOf(p.Here, before), atOf(p.Here, after)
	return nil
}

// atOf is an address with the character of the text that it shows; empty if there is none.
func atOf(address string, at int) string {
	if at < 0 {
		return ""
	}
	return address + "&at=" + strconv.Itoa(at)
}

// say keeps what a coder says, takes it back, or that they are done.
func (s *server) say(r *request) error {
	if err := r.form(); err != nil {
		return err
	}
	c, task, err := s.codingOf(r)
	if err != nil {
		return err
	}
	to, err := s.sayOf(r, c, &task)
	if code := cited.CodeOf(err); code == cited.Invalid {
		return s.showCoding(r, err)
	}
	if err != nil {
		return err
	}
	return r.to(to)
}

// sayOf does what a form says, and returns where to go.
func (s *server) sayOf(r *request, c *archive.Coding, task *cited.CodingTask) (string, error) {
	ctx, v, figure := r.Context(), r.viewer, cited.ID(r.PostForm.Get("figure"))
	here := codingAddress(task.Coder, task.Document, figure)
	switch do := r.PostForm.Get("do"); do {
	case "accepted", "rejected":
		if before := c.Of(figure); do == "accepted" && before != nil && before.Figure != nil { // as it was corrected
			return codingAddress(task.Coder, task.Document, ""), nil
		}
		return codingAddress(task.Coder, task.Document, ""), s.Archive.Say(ctx, v, task.Coder, c, figure, cited.Verdict(do))
	case "corrected":
		return here, s.Archive.Say(ctx, v, task.Coder, c, figure, cited.Corrected, [2]string{r.PostForm.Get("field"), said(r, "value")})
	case "back":
		before := c.Of(figure)
		if before == nil {
			return "", cited.Errorf(cited.Invalid, "nothing was said of %s that could be taken back", figure)
		}
		if !slices.ContainsFunc(c.Shown, func(f cited.Figure) bool { return f.ID == figure }) {
			here = codingAddress(task.Coder, task.Document, "")
		}
		return here, s.Archive.TakeBack(ctx, v, before)
	case "add":
		m, err := missedOf(task.Document, r.PostForm)
		if err == nil {
			err = s.Archive.CodeMissed(ctx, v, task.Coder, m)
		}
		return atOf(codingAddress(task.Coder, task.Document, "end"), m.Span.Start), err
	case "done":
		if at := slices.IndexFunc(c.Shown, func(f cited.Figure) bool { return c.Of(f.ID) == nil }); at >= 0 {
			return "", cited.Errorf(cited.Invalid, "you have said nothing of %s yet; say of each figure whether it is right, then you are done", review.Written(&c.Shown[at], "value"))
		}
		return coderAddress(task.Coder), s.Archive.DoneWith(ctx, v, task.Coder, task.Document)
	default:
		return "", cited.Errorf(cited.Invalid, "there is nothing to do that is called %q", short(do))
	}
}
