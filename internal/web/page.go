package web

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"cited"
)

//go:embed all:templates
var templates embed.FS

// pages are the templates of pages, by name.
type pages map[string]*template.Template

// parsePages parses every template with the layout and the parts that pages share, which have
// names that begin with "_".
func parsePages() (pages, error) {
	shared, err := template.New("").Funcs(funcs()).ParseFS(templates, "templates/_*.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(templates, "templates/[a-z]*.html")
	if err != nil {
		return nil, err
	}
	all := pages{}
	for _, name := range names {
		t, err := shared.Clone()
		if err == nil {
			t, err = t.ParseFS(templates, name)
		}
		if err != nil {
			return nil, err
		}
		all[strings.TrimSuffix(path.Base(name), ".html")] = t
	}
	return all, nil
}

// frame is what every page has around what it shows.
type frame struct {
	Title    string
	Section  string // of the navigation
	Sections []section
	Reviewer string
	Program  string
	Query    string // of full text, for the field at the top
	Behind   string // what the page shows may be behind what was decided, and why; empty if it is not
	Body     any
}

// section is a link of the navigation.
type section struct{ Path, Name string }

// sections are the pages that people begin with.
func sections() []section {
	return []section{
		{"/figures", "Figures"}, {"/documents", "Documents"}, {"/statements", "Statements"}, {"/responses", "Responses"},
		{"/compare", "Compare"}, {"/map", "Map"}, {"/sources", "Sources"}, {"/lineage", "Lineage"}, {"/findings", "Findings"},
		{"/questions", "Questions"}, {"/review", "Review"}, {"/add", "Add"}, {"/check", "Check"},
	}
}

// page answers with a page: a template, its title, and what it shows.
func (s *server) page(r *request, name, title string, body any) error {
	return s.pageWith(r, http.StatusOK, name, title, body)
}

func (s *server) pageWith(r *request, status int, name, title string, body any) error {
	first, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	f := frame{Title: title, Section: "/" + first, Sections: sections(), Reviewer: r.viewer.Name, Program: s.Program, Query: r.URL.Query().Get("q"), Behind: s.behind(r, name), Body: body}
	var out bytes.Buffer // an error in the middle is a page of its own
	if err := s.pages[name].ExecuteTemplate(&out, "_layout.html", f); err != nil {
		return err
	}
	r.Header().Set("Content-Type", "text/html; charset=utf-8")
	r.WriteHeader(status)
	_, err := patient{r.ResponseWriter}.Write(withSeen(out.Bytes(), r.seen))
	if err != nil {
		s.Logger.Debug("a client went away", "path", r.URL.Path, "error", err)
	}
	return nil
}

// following are the pages that show what follows from readings and decisions: lineage, what counts the same, findings.
func following() []string {
	return []string{"home", "figure", "document", "compare", "estimates", "map", "findings", "finding", "lineage", "edge", "questions", "question"}
}

// behind says that what a page shows follows from what held before, where that is so.
func (s *server) behind(r *request, name string) string {
	if !slices.Contains(following(), name) {
		return ""
	}
	works := s.intake.works() // asked first: it ends when nothing is stale any more
	stale, err := s.Archive.Stale(r.Context(), r.viewer)
	switch {
	case err != nil || !stale.Any():
		return ""
	case works:
		return "What follows from the last decisions is being worked out; this page shows what held before."
	}
	return "What follows from what was added or decided last is not worked out yet: the next decision here does it, and so does cited findings. This page shows what held before."
}

// Header is that of the answer.
func (r *request) Header() http.Header { return r.ResponseWriter.Header() }

// to sends the browser elsewhere after something was decided, so that loading the page again
// decides nothing twice.
func (r *request) to(address string) error {
	http.Redirect(r.ResponseWriter, r.Request, address, http.StatusSeeOther)
	return nil
}

// trouble is what a page of an error shows.
type trouble struct {
	Message, Next string
	Start         string // address of the first page of a list of which another page began behind a row that is gone; else empty
}

// fail answers with what went wrong and what to do about it. It is the one place where errors
// become answers.
func (s *server) fail(r *request, err error) {
	status, next := statusOf(err)
	message := err.Error()
	if status == http.StatusInternalServerError {
		s.Logger.Error("a request failed", "path", r.URL.Path, "error", err)
	}
	if status == http.StatusNotFound && !strings.HasPrefix(r.URL.Path, "/api/") && s.withdrawn(r) {
		return
	}
	if strings.HasPrefix(r.URL.Path, "/api/") {
		line, _ := json.Marshal(map[string]map[string]string{"error": {"code": string(cited.CodeOf(err)), "message": message}})
		r.Header().Set("Content-Type", "application/json")
		r.WriteHeader(status)
		r.ResponseWriter.Write(append(line, '\n'))
		return
	}
	if cited.CodeOf(err) == cited.Overtaken {
		if err = s.overtaken(r, overtakenPage{By: s.happened(r, err), Look: lookOf(r)}.again(r)); err == nil {
			return
		}
	}
	if err := s.pageWith(r, status, "error", "That did not work", trouble{message, next, startOf(r.URL, status)}); err != nil {
		s.Logger.Error("a page of an error failed", "path", r.URL.Path, "error", err)
		http.Error(r.ResponseWriter, message, status)
	}
}

// withdrawn answers every address beneath a document that was withdrawn, with what is left of it. It reports whether that
// is why nothing was found.
func (s *server) withdrawn(r *request) bool {
	id := cited.ID(cmp.Or(r.PathValue("id"), r.URL.Query().Get("document")))
	if id.Kind() != cited.DocumentID {
		return false
	}
	t, err := s.Archive.Tombstone(r.Context(), r.viewer, id)
	return err == nil && s.pageWith(r, http.StatusGone, "withdrawn", "A withdrawn document", t) == nil
}

// startOf is the address of the first page of a list, where an address asks for one behind a row that is not there.
func startOf(u *url.URL, status int) string {
	values := u.Query()
	if status != http.StatusNotFound || !values.Has(keyAfter) {
		return ""
	}
	values.Del(keyAfter)
	return (&url.URL{Path: u.Path, RawQuery: values.Encode()}).String()
}

// statusOf returns the status of an error, and what to do next.
func statusOf(err error) (status int, next string) {
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return http.StatusRequestEntityTooLarge, "Send less at once; nothing of it was kept."
	}
	switch cited.CodeOf(err) {
	case cited.Invalid:
		return http.StatusBadRequest, "Go back and change it; nothing was decided."
	case cited.Unsupported:
		return http.StatusNotImplemented, "Nothing was changed."
	case cited.NotFound:
		return http.StatusNotFound, "It may have been withdrawn, or the address may have been cut off. The search above finds what there is."
	case cited.Conflict:
		return http.StatusConflict, "Go back, load the page again and look at what somebody else did; what you wrote is still in the form."
	case cited.Overtaken:
		return http.StatusConflict, "Load the page again, look at what was decided since, and decide once more."
	case cited.Denied:
		return http.StatusForbidden, "Ask the owner of the archive."
	case cited.Full:
		return http.StatusInsufficientStorage, "Make room and do it again; what was kept before is safe."
	}
	return http.StatusInternalServerError, "Nothing that was kept is lost. Load the page again; if that does not help, run cited verify."
}

// short cuts what somebody wrote to a length that a message can have.
func short(s string) string {
	const most = 80
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
