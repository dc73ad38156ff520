package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"time"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"
)

// What may be sent at once.
const (
	mostSent  = 4 << 30 // bytes of all files
	mostField = 16 << 10
)

// addPage is the form by which documents are added.
type addPage struct {
	Progress progressPage
	Most     int // files at once
}

// progressPage is how far adding is.
type progressPage struct {
	progress
	Rows     []outcomeRow
	Counts   []link // what became of how many; the address lists them, if a list does
	Busy     bool   // another program adds
	Problem  string
	Refresh  bool   // the page loads itself again
	Took     string // how long the run took
	Untested bool   // nothing was added since the program began
}

// outcomeRow is what became of one file.
type outcomeRow struct {
	Name     string
	Document cited.Document
	Known    bool // there is a page of it
	Says     string
	Why      string
	Bad      bool
}

func (s *server) addForm(r *request) error {
	p, err := s.progressOf(r)
	if err != nil {
		return err
	}
	return s.page(r, "add", "Add documents", addPage{p, archive.MostDelivered})
}

func (s *server) addProgress(r *request) error {
	p, err := s.progressOf(r)
	if err != nil {
		return err
	}
	if p.Refresh = p.Running && r.URL.Query().Has("refresh"); p.Refresh {
		r.Header().Set("Refresh", "2")
	}
	return s.page(r, "progress", "What is being added", p)
}

func (s *server) progressOf(r *request) (progressPage, error) {
	p := progressPage{progress: s.intake.progress()}
	if err := s.seen(r, &p.progress); err != nil {
		return p, err
	}
	p.Untested = p.Begun.IsZero()
	for _, res := range p.Outcomes {
		p.Rows = append(p.Rows, rowOfResult(&res))
	}
	for _, state := range []archive.State{archive.Added, archive.Updated, archive.Reread, archive.Unchanged, archive.Empty, archive.Unreadable, archive.Refused, archive.Failed} {
		if n := p.States[state]; n > 0 {
			p.Counts = append(p.Counts, link{tell.Counted(n, "document") + " " + tell.State(state), addressOf(state)})
		}
	}
	if p.Err != nil {
		p.Busy, p.Problem = cited.CodeOf(p.Err) == cited.Conflict, p.Err.Error()
	}
	if !p.Ended.IsZero() && !p.Running {
		p.Took = p.Ended.Sub(p.Begun).Round(100 * time.Millisecond).String()
	}
	return p, nil
}

// seen leaves of a run what the viewer may see: of others than the owner, what became of documents that they may see. The
// names of files say what is in them, and errors name files.
func (s *server) seen(r *request, p *progress) error {
	if r.viewer.Role == cited.Owner {
		return nil
	}
	var ids []cited.ID
	for i := range p.Outcomes {
		ids = append(ids, p.Outcomes[i].Document.ID)
	}
	may, err := s.documentsByID(r, ids)
	if err != nil {
		return err
	}
	p.Outcomes = slices.DeleteFunc(p.Outcomes, func(o archive.Result) bool { return may[o.Document.ID].ID == "" })
	p.States, p.Figures, p.Earlier = map[archive.State]int{}, 0, 0
	for i := range p.Outcomes {
		p.note(&p.Outcomes[i])
	}
	if p.Err != nil {
		p.Err = cited.Errorf(cited.CodeOf(p.Err), "adding was stopped; the owner of the archive sees why")
	}
	return nil
}

// addressOf is the list of what became so; empty if there is none.
func addressOf(state archive.State) string {
	switch state {
	case archive.Empty:
		return "/documents?q=outcome%3Aempty"
	case archive.Unreadable:
		return "/documents?q=outcome%3Aunreadable"
	}
	return ""
}

func rowOfResult(r *archive.Result) outcomeRow {
	row := outcomeRow{Name: r.Item.Name, Document: r.Document, Says: tell.State(r.State), Why: tell.SameBytes(r)}
	row.Known = r.Document.ID != "" && r.State != archive.Failed && r.State != archive.Refused
	if r.Document.Outcome == cited.OutcomeContainer {
		row.Says = "kept; it holds " + tell.Counted(r.Parts, "new document")
	}
	if r.Err != nil {
		row.Why, row.Bad = strings.TrimPrefix(r.Err.Error(), r.Item.Path+": "), true
	} else if row.Why == "" {
		row.Why = r.Document.Reason
	}
	return row
}

// add takes over what a form sends, and has it added.
func (s *server) add(r *request) error {
	d, err := s.Archive.Receive(r.viewer)
	if err != nil {
		return err
	}
	form, err := received(r, d)
	if err == nil {
		err = d.Accept(form.meta, form.receipt)
	}
	if err != nil {
		d.Discard()
		return err
	}
	s.intake.wake()
	if form.refresh {
		return r.to("/add/progress?refresh")
	}
	return r.to("/add/progress")
}

// addAgain has what waits added now: after another program was in the way.
func (s *server) addAgain(r *request) error {
	if r.viewer.Role != cited.Owner {
		return cited.Errorf(cited.Denied, "you may not add to this archive; ask its owner")
	}
	s.intake.wake()
	return r.to("/add/progress")
}

// sentForm is what a form says beside the files.
type sentForm struct {
	meta             cited.Meta
	text             string
	receipt, refresh bool
}

// received reads a form, part after part, and puts its files into a delivery.
func received(r *request, d *archive.Delivery) (form sentForm, err error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return form, unreadable(err)
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return form, cutOff(err)
		}
		if err := form.take(part, d); err != nil {
			return form, cutOff(err)
		}
	}
	if strings.TrimSpace(form.text) == "" {
		return form, nil
	}
	name := form.meta.Title
	if name == "" {
		name = "pasted text"
	}
	return form, d.Put(strings.NewReplacer("/", " ", `\`, " ").Replace(name)+".txt", strings.NewReader(form.text))
}

// take takes one part of a form.
func (f *sentForm) take(part *multipart.Part, d *archive.Delivery) error {
	if part.FormName() == "files" {
		if part.FileName() == "" { // the field was left empty
			return nil
		}
		return d.Put(part.FileName(), part)
	}
	most := int64(mostField)
	if part.FormName() == "text" {
		most = mostPasted
	}
	value, err := io.ReadAll(io.LimitReader(part, most+1))
	if err != nil {
		return err
	}
	if int64(len(value)) > most {
		return cited.Errorf(cited.Invalid, "the field %q holds more than %d characters; save a long text as a file and send that", short(part.FormName()), most)
	}
	if strings.ContainsRune(string(value), 0) {
		return cited.Errorf(cited.Invalid, "the field %q holds characters that are none; leave them out", short(part.FormName()))
	}
	f.set(part.FormName(), strings.ToValidUTF8(string(value), "\uFFFD"))
	return nil
}

// mostPasted is how much text may be pasted, in bytes.
const mostPasted = 4 << 20

func (f *sentForm) set(name, value string) {
	switch name {
	case "text":
		f.text = value
	case "receipt":
		f.receipt = value != ""
	case "refresh":
		f.refresh = value != ""
	}
	for _, field := range f.meta.Fields() {
		if field.Name == name {
			*field.Value = strings.TrimSpace(value)
		}
	}
}

// cutOff says what is wrong with a form that did not come whole.
func cutOff(err error) error {
	var ours *cited.Error
	if errors.As(err, &ours) || errors.As(err, new(*http.MaxBytesError)) {
		return err
	}
	return cited.Errorf(cited.Invalid, "what was sent did not come whole, so nothing of it was kept: %w; send it again", err)
}
