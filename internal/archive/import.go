package archive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"

	"cited"
	"cited/internal/sheet"
	"cited/internal/store"
	"cited/internal/text"
)

// Columns says how columns of a spreadsheet are to be read whose heads the lists do not know:
// from the words of a head to a field, or to a measure.
type Columns = sheet.Columns

// Sheets is what was made of a spreadsheet: its tables with how their columns were read, the
// proposals, and what is none.
type Sheets = sheet.Result

// ParseColumns reads what somebody wrote on a command line: "Land=origin,Anzahl=value".
func ParseColumns(s string) (Columns, error) { return sheet.ParseColumns(s) }

// imported is what the place of a document says that is a spreadsheet of somebody's own.
type imported struct {
	Import Columns `json:"import"`
}

// importMark begins the place of such a document, as no part of an original does.
const importMark = `{"import":`

// importPlace is how the store keeps how the columns of a spreadsheet are read.
func importPlace(c Columns) (string, error) {
	if c == nil {
		c = Columns{}
	}
	b, err := json.Marshal(imported{c})
	return string(b), err
}

// columnsAt reads such a place; nil stands for a document that is none.
func columnsAt(place string) (Columns, error) {
	if !strings.HasPrefix(place, importMark) {
		return nil, nil
	}
	var i imported
	if err := json.Unmarshal([]byte(place), &i); err != nil || i.Import == nil {
		return nil, cited.Errorf(cited.Internal, "how the columns of a spreadsheet are read is damaged (%.80q); cited verify says what else is wrong, a back-up has it whole", place)
	}
	return i.Import, nil
}

// opener opens the bytes of a spreadsheet, which may be read twice.
type opener func() (io.ReadCloser, error)

// Sheets reads a spreadsheet: what proposals it would make, and how each column is read. A
// file that is none, or of which nothing can be made, is Unsupported.
func (r *Reader) Sheets(ctx context.Context, open func() (io.ReadCloser, error), d cited.Document, c Columns) (*Sheets, error) {
	var made *Sheets
	d, _, err := r.sheets(ctx, open, &session{document: d}, c, func(s *Sheets) { made = s })
	if err == nil && d.Outcome != cited.OutcomeProposals {
		err = cited.Errorf(cited.Unsupported, "%s", d.Reason)
	}
	return made, err
}

// sheets has a worker make a text of a spreadsheet, and proposals of its cells. That it
// cannot be read is an outcome.
func (r *Reader) sheets(ctx context.Context, open opener, s *session, c Columns, use func(*Sheets)) (cited.Document, cited.Imprint, error) {
	rows := sheet.New(r.extract.Language(), r.extract.Codebooks())
	if err := rows.Check(c); err != nil {
		return s.document, cited.Imprint{}, err
	}
	first := *s
	g, d, found, err := r.grid(ctx, open, s)
	if err == nil && d.Outcome == cited.OutcomeRead && d.Format == plainFormat { // somebody says that it is a table, so it may be one with lines of words
		*s = first
		s.part = &Part{Format: csvFormat}
		g, d, found, err = r.grid(ctx, open, s)
	}
	switch {
	case err != nil || d.Outcome == cited.OutcomeEmpty || d.Outcome == cited.OutcomeUnreadable:
		return d, found, err
	case d.Outcome != cited.OutcomeRead || d.Format != csvFormat && d.Format != "xlsx":
		d.Outcome, d.Reason = cited.OutcomeUnreadable, fmt.Sprintf("it is no spreadsheet by its content (%s): save it as xlsx or csv and import that", d.Format)
		return d, found, nil
	}
	made, err := rows.Read(g, d.Original, c)
	use(made)
	if wrong := (*cited.Error)(nil); errors.As(err, &wrong) && wrong.Code == cited.Unsupported {
		d.Outcome, d.Reason = cited.OutcomeUnreadable, wrong.Message
		return d, found, nil
	}
	if err != nil {
		return d, found, err
	}
	d.Outcome, d.Reason = cited.OutcomeProposals, ""
	d.Counts = cited.Counts{Proposals: len(made.Proposals)}
	return d, found, nil
}

// Formats of files that may be tables.
const (
	csvFormat   = "csv"
	plainFormat = "text"
)

// grid has a worker read the cells of a file.
func (r *Reader) grid(ctx context.Context, open opener, s *session) (*sheet.Grid, cited.Document, cited.Imprint, error) {
	in, err := open()
	if err != nil {
		return nil, s.document, cited.Imprint{}, err
	}
	g := &sheet.Grid{}
	d, found, err := r.decode(ctx, in, s, func(w text.Window) error { return errors.Join(g.Add(w), ctx.Err()) })
	return g, d, found, errors.Join(err, in.Close())
}

// readSheets makes the reading of a spreadsheet: proposals, and no text.
func (a *adder) readSheets(ctx context.Context, t *task) error {
	var r cited.Reading
	s := session{document: t.document}
	open := func() (io.ReadCloser, error) { return a.open(t.document.Original, t.content, nil) }
	d, found, err := a.reader.sheets(ctx, open, &s, t.columns, func(made *Sheets) { r.Proposals = made.Proposals })
	if cited.CodeOf(err) == cited.NotFound {
		t.err = named(&t.document, err)
		return nil
	}
	if err != nil {
		return named(&t.document, err)
	}
	if d.Outcome != cited.OutcomeProposals {
		r.Proposals, d.Counts = nil, cited.Counts{}
	}
	r.Document, r.Version, t.document = d, a.reader.sheetVersion(s.over), d
	t.entry = store.Entry{Reading: r, Found: found, At: a.cfg.Now(), By: a.viewer.Name}
	return nil
}

// Imported is what became of one spreadsheet.
type Imported struct {
	Result
	Made *Sheets // nil if it could not be read
}

// Import keeps spreadsheets that somebody coded by hand, each under its SHA-256, and the
// proposals in them. What makes no proposals is not kept; what is there already stays as it
// is. It calls report for each, in order. Only the owner may, and only one program at a time.
func (a *Archive) Import(ctx context.Context, v cited.Viewer, items []Item, dry bool, report func(Imported)) error {
	if v.Role != cited.Owner {
		return cited.Errorf(cited.Denied, "you may not import into this archive; ask its owner")
	}
	r, err := a.Reader()
	if err != nil {
		return err
	}
	for _, item := range items {
		made, err := tryOut(ctx, r, &item)
		if code := cited.CodeOf(err); ctx.Err() != nil || code == cited.Invalid {
			return errors.Join(err, ctx.Err())
		}
		if err != nil || dry {
			report(Imported{Result{Item: item, State: Failed, Err: err}, made})
			continue
		}
		one := func(yield func(Item) bool) { yield(item) }
		said := func(res Result) { report(Imported{res, made}) }
		if err := a.locked(ctx, v, said, func(run *adder) error { return run.add(ctx, one) }); err != nil {
			return err
		}
	}
	return nil
}

// tryOut reads a spreadsheet before anything of it is kept.
func tryOut(ctx context.Context, r *Reader, item *Item) (*Sheets, error) {
	made, err := r.Sheets(ctx, item.Open, cited.Document{Name: item.Name}, item.Columns)
	if cited.CodeOf(err) == cited.Unsupported {
		err = cited.Errorf(cited.Unsupported, "%s: %w", item.Path, err)
	}
	return made, err
}

// clashes says why a file cannot be what an item says: the same bytes are a document already,
// or a spreadsheet whose columns are read in another way. nil if it can.
func (l *loaded) clashes() error {
	if !l.known || l.item.Columns == nil {
		return nil
	}
	was, err := columnsAt(l.was.Place)
	switch {
	case err != nil:
		return err
	case was == nil:
		return cited.Errorf(cited.Conflict, "%s: it is a document of the archive already (%s), so that figures are read from it; take it out with cited withdraw, and import it with --again", l.item.Path, l.document.ID)
	case !maps.Equal(was, l.item.Columns):
		return cited.Errorf(cited.Conflict, "%s: it was imported before (%s) with its columns read in another way; take that back with cited import --undo, and import it with --again", l.item.Path, l.document.ID)
	}
	return nil
}

// ImportOf returns the document of a spreadsheet that was imported, by the SHA-256 of its
// bytes, in hex.
func (a *Archive) ImportOf(ctx context.Context, v cited.Viewer, sha256 string) (cited.ID, error) {
	id := cited.DocumentKey(sha256, "", 0)
	known, err := a.store.Know(ctx, v, []cited.ID{id})
	if err != nil {
		return "", err
	}
	k, ok := known[id]
	if !ok || !strings.HasPrefix(k.Place, importMark) {
		return "", cited.Errorf(cited.NotFound, "no spreadsheet with SHA-256 %.64s was imported here; cited documents --query outcome:proposals lists those that were", sha256)
	}
	return id, nil
}
