package web

import (
	"net/http"
	"net/url"
	"strings"

	"cited"
)

// mostMended is how many documents are corrected at once: each is read again at once.
const mostMended = 500

// mendPage says what became of each document that was to be corrected.
type mendPage struct {
	Rows    []mendRow
	Changed int
	Same    int
	Failed  int
	Says    []string // what they say now
	Reason  string
	Back    string
	Again   []keyValue // the form once more, for documents that somebody else corrected meanwhile
}

type mendRow struct {
	Document cited.Document
	ID       cited.ID
	Says     string
	Bad      bool
	By       []happening // what somebody else corrected meanwhile
}

// mend corrects what is known about several documents at once: a decision for each, with one reason. What cannot
// be done with one is told, and the others are done.
func (s *server) mend(r *request) error {
	if err := r.form(); err != nil {
		return err
	}
	ids, m, reason := r.PostForm["document"], cited.Meta{}, strings.TrimSpace(r.PostForm.Get("reason"))
	for _, f := range m.Fields() {
		if f.Name != "address" && f.Name != "title" { // those are of one document
			*f.Value = strings.TrimSpace(r.PostForm.Get(f.Name))
		}
	}
	if field, err := m.Tidy(); err != nil {
		return cited.Errorf(cited.Invalid, "%s: %w", field, err)
	}
	switch {
	case len(ids) == 0:
		return cited.Errorf(cited.Invalid, "no document is chosen; mark those that are to be corrected")
	case len(ids) > mostMended:
		return cited.Errorf(cited.Invalid, "%d documents at once are more than %d; correct them in several goes", len(ids), mostMended)
	case m == cited.Meta{}:
		return cited.Errorf(cited.Invalid, "nothing is to be corrected; write what they should say")
	case reason == "":
		return cited.Errorf(cited.Invalid, "a correction needs a reason; write one, it is kept with each")
	}
	p := mendPage{Reason: reason, Back: back(r, "/documents")}
	for _, f := range m.Fields() {
		if *f.Value != "" {
			p.Says = append(p.Says, f.Name+" "+*f.Value)
		}
	}
	for _, id := range ids {
		p.Rows = append(p.Rows, s.mendOne(r, cited.ID(id), m, reason, &p))
	}
	status := http.StatusOK
	if p.again(r.PostForm); len(p.Again) > 0 {
		status = http.StatusConflict
	}
	return s.pageWith(r, status, "mend", "Documents corrected", p)
}

// again has the page offer what was sent once more, for those documents of which somebody else had corrected the same.
func (p *mendPage) again(form url.Values) {
	for _, row := range p.Rows {
		if len(row.By) > 0 {
			p.Again = append(p.Again, keyValue{"document", string(row.ID)})
		}
	}
	for key := range form {
		if len(p.Again) > 0 && key != "document" && key != keySeen {
			p.Again = append(p.Again, keyValue{key, form.Get(key)})
		}
	}
}

// mendOne corrects one document.
func (s *server) mendOne(r *request, id cited.ID, m cited.Meta, reason string, p *mendPage) mendRow {
	row := mendRow{ID: id}
	changed, err := s.Archive.Edit(r.Context(), r.viewer, id, m, reason)
	switch {
	case cited.CodeOf(err) == cited.Overtaken:
		p.Failed++
		row.Says, row.Bad, row.By = "not corrected: meanwhile", true, s.happened(r, err)
	case err != nil:
		p.Failed++
		row.Says, row.Bad = err.Error(), true
	case changed:
		p.Changed++
		row.Says = "corrected"
	default:
		p.Same++
		row.Says = "unchanged: it says so already"
	}
	if d, err := s.Archive.Document(r.Context(), r.viewer, id); err == nil {
		row.Document = d
		if changed && d.Receipt {
			row.Says = "corrected; what hangs on that is read again when its file is added again, because only receipts of it are kept"
		}
	}
	return row
}
