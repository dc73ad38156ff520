package web

import (
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/examples"
	"cited/internal/archive"
	"cited/internal/workertest"
	"cited/rules"

	"github.com/PuerkitoBio/goquery"
)

// The test binary stands for the worker, as the program does for itself.
func TestMain(m *testing.M) {
	workertest.Serve(os.Args)
	os.Exit(workertest.Run(m))
}

// site is the workbench of an archive, as a test asks it.
type site struct {
	t       *testing.T
	dir     string
	bench   *Workbench
	archive *archive.Archive
	viewer  cited.Viewer
	server  *httptest.Server
}

// clock is when all tests run.
func clock() time.Time { return time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC) }

// newSite serves an archive of some documents by their names, and of all examples if there are none.
func newSite(t *testing.T, documents map[string]string) *site {
	t.Helper()
	return newSiteWith(t, documents, func(*Config) {})
}

// newSiteWith does so with more to its configuration.
func newSiteWith(t *testing.T, documents map[string]string, more func(*Config)) *site {
	t.Helper()
	dir, files := t.TempDir(), t.TempDir()
	if documents == nil {
		documents = exampleFiles(t)
	}
	for name, words := range documents {
		if err := os.WriteFile(filepath.Join(files, name), []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Init(dir, []string{"foreign-fighters"}, "tester", clock()); err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, dir: dir, viewer: cited.Viewer{Name: "Ada Berg", Role: cited.Owner, Today: cited.DayOf(clock().Date())}}
	var err error
	if s.archive, err = archive.Open(t.Context(), dir, archive.Config{Rules: rules.FS, By: "tester", Now: clock, Worker: workertest.Worker(os.Args[0], os.Getenv(workertest.Made))}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.archive.Close() })
	if len(documents) > 0 {
		addAll(t, s, files)
	}
	cfg := Config{Archive: s.archive, Viewer: func() cited.Viewer { return s.viewer }, Now: clock, Program: "cited test"}
	more(&cfg)
	h, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	s.bench = h
	t.Cleanup(h.Close)
	s.server = httptest.NewServer(h)
	t.Cleanup(s.server.Close)
	return s
}

func exampleFiles(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(examples.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "meta.csv" {
			return err
		}
		words, err := fs.ReadFile(examples.FS, name)
		all[name] = string(words)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// get asks for a page, which has to be there.
func (s *site) get(path string) *goquery.Document {
	s.t.Helper()
	status, page := s.ask(http.MethodGet, path, nil)
	if status != http.StatusOK {
		s.t.Fatalf("GET %s: status %d: %s", path, status, strings.TrimSpace(page.Find("[role=alert]").Text()))
	}
	return page
}

// post sends a form and follows where it leads.
func (s *site) post(path string, form url.Values) (int, *goquery.Document) {
	s.t.Helper()
	return s.ask(http.MethodPost, path, form)
}

func (s *site) ask(method, path string, form url.Values) (int, *goquery.Document) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.server.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		s.t.Fatal(err)
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return s.answered(s.server.Client().Do(r))
}

// answered reads the page of an answer.
func (s *site) answered(answer *http.Response, err error) (int, *goquery.Document) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := goquery.NewDocumentFromReader(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer.StatusCode, page
}

// addAll adds the files of a folder in the order of their names.
func addAll(t *testing.T, s *site, folder string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	items := func(yield func(archive.Item) bool) {
		for _, name := range names {
			if !yield(archive.Item{Name: filepath.Base(name), Path: name, Open: func() (io.ReadCloser, error) { return os.Open(name) }}) {
				return
			}
		}
	}
	if _, err := s.archive.Add(t.Context(), s.viewer, items, func(archive.Result) {}); err != nil {
		t.Fatal(err)
	}
	if err := s.archive.Update(t.Context(), s.viewer, func(archive.Updating) {}); err != nil {
		t.Fatal(err)
	}
}
