package web

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
)

// mostTallied is how many figures are led through the gate for a page; of more it is counted when
// somebody asks for that.
const mostTallied = 1_000

// exportPage says what an export of the figures of a list would hold, and leads to it.
type exportPage struct {
	Asked    asked
	Query    string
	Hits     int
	Capped   bool
	Tallied  bool // the gate was asked
	Made     archive.Exported
	Lines    []export.Line
	Kinds    []exportKind
	Back     string // the list
	CountAll string // the address that counts, where that takes a while
}

type exportKind struct{ Name, Doc, Address, Extension string }

// askedFigures reads what an address asks of figures, as /figures does.
func (s *server) askedFigures(r *request) (asked, cited.Query, error) {
	a := readAsked(r.URL, query.Figures)
	a.Sort, a.After = "", ""
	q, err := s.query(query.Figures, a.String())
	return a, q, err
}

// exportable shows what would go out, what the gate would hold back and why, and the kinds of exports.
func (s *server) exportable(r *request) error {
	a, q, err := s.askedFigures(r)
	if err != nil {
		return err
	}
	few := q
	few.Limit = 1
	got, err := s.Archive.BrowseFigures(r.Context(), r.viewer, archive.Browsing{Query: few})
	if err != nil {
		return err
	}
	p := exportPage{Asked: a, Query: a.String(), Hits: got.Hits, Capped: got.Capped, Back: a.at("/figures", ""), CountAll: withKey(a.at("/export", ""), "count")}
	for _, k := range export.Kinds() {
		p.Kinds = append(p.Kinds, exportKind{k.Name, k.Doc, a.at("/export/"+k.Name, ""), k.Extension})
	}
	if p.Tallied = got.Hits <= mostTallied && !got.Capped || r.URL.Query().Has("count"); p.Tallied {
		for _, err := range s.Archive.Exportable(r.Context(), r.viewer, q, false, &p.Made) {
			if err != nil {
				return err
			}
		}
		p.Lines = p.Made.Held.Lines()
	}
	return s.page(r, "export", "Export figures", p)
}

// export sends the figures of a list as a file. It is made whole before the first byte is sent, so that what
// arrives is whole, or a page that says why there is none.
func (s *server) export(r *request) error {
	kind, err := kindNamed(r.PathValue("kind"))
	if err != nil {
		return err
	}
	a, q, err := s.askedFigures(r)
	if err != nil {
		return err
	}
	select {
	case s.making <- struct{}{}:
		defer func() { <-s.making }()
	case <-r.Context().Done():
		return r.Context().Err()
	}
	dir, err := os.MkdirTemp("", "cited-export-")
	if err != nil {
		return cited.Errorf(cited.Full, "there is no folder for temporary files: %w; make room, or name another with TMPDIR", err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "export")
	made, err := s.exportTo(r, file, kind, a, q)
	if err != nil {
		return err
	}
	head := r.Header()
	head.Set("X-Cited-Figures", strconv.Itoa(made.Figures))
	head.Set("X-Cited-Held-Back", strconv.Itoa(made.Held.Back))
	return sendFile(r, file, "figures-"+s.Now().UTC().Format("2006-01-02")+kind.Extension)
}

// exportTo writes an export into a file.
func (s *server) exportTo(r *request, file string, kind export.Kind, a asked, q cited.Query) (made archive.Exported, err error) {
	about := export.About{Query: a.String(), Made: s.Now().UTC(), Program: s.Program, Held: &made.Held}
	if kind.Tells {
		m, err := s.Archive.Method(r.Context(), r.viewer)
		if err != nil {
			return made, err
		}
		about.Method = &m
	}
	figures := s.Archive.Exportable(r.Context(), r.viewer, q, kind.Whole, &made)
	err = s.Archive.WriteOut(r.Context(), file, false, func(out io.Writer, temp string) error {
		about.Temp = temp
		return kind.Write(out, figures, about)
	})
	return made, err
}

// kindNamed returns a kind of export.
func kindNamed(name string) (export.Kind, error) {
	for _, k := range export.Kinds() {
		if k.Name == name {
			return k, nil
		}
	}
	return export.Kind{}, cited.Errorf(cited.NotFound, "there is no kind of export %q; /export lists those there are", short(name))
}

// sandbox is the policy of files: a browser that shows one all the same runs and loads nothing.
const sandbox = "default-src 'none'; sandbox; style-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

// asFile marks an answer as a file to be saved, whatever its bytes look like.
func asFile(r *request, name string) {
	head := r.Header()
	head.Set("Content-Type", "application/octet-stream")
	head.Set("Content-Security-Policy", sandbox)
	head.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s"`, name))
}

// sendFile sends a file to be saved under a name, which is plain.
func sendFile(r *request, file, name string) error {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	asFile(r, name)
	r.Header().Set("Content-Length", strconv.FormatInt(info.Size(), 10))
	return sendBytes(r, in)
}

// sendBytes sends what follows the head of an answer. Once that has begun, all that can be said of an error is
// to cut it off.
func sendBytes(r *request, in io.Reader) error {
	if _, err := io.Copy(patient{r.ResponseWriter}, in); err != nil {
		panic(http.ErrAbortHandler)
	}
	return nil
}
