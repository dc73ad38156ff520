package web

import (
	"html/template"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"cited"
	"cited/internal/archive"
)

// Config is what the pages need from outside.
type Config struct {
	Archive *archive.Archive
	Viewer  func() cited.Viewer // on whose behalf, and on which day
	Now     func() time.Time
	Program string       // name and version, for the foot of pages
	Logger  *slog.Logger // what went wrong inside; nil for silence
	// Inhabitants is how many people live where, for rates; nil for none.
	Inhabitants []archive.Inhabitants
}

// server answers requests.
type server struct {
	Config
	pages  pages
	static map[string]file
	lands  []land // of the map
	landAt map[string]land
	shapes template.HTML
	queues queues
	books  books
	intake *intake
	making chan struct{} // holds one for each export that is being made
}

// mostExports is how many exports are made at once: each takes room for its file.
const mostExports = 2

// Workbench is the pages and the API of an archive, and what is added in the background.
type Workbench struct {
	http.Handler
	intake *intake
}

// Close stops what is being added, and waits until that has ended. What was accepted waits in the
// archive for the next workbench.
func (w *Workbench) Close() { w.intake.close() }

// Follow has it worked out, in the background, what follows from what was added and decided before: lineage,
// what counts the same, and findings.
func (w *Workbench) Follow() { w.intake.follow() }

// New returns the pages and the API of an archive. Whoever can reach it sees and decides all that
// the viewer of the configuration may: it has no accounts yet, and refuses to answer what does
// not come from the same machine.
//
// What waits to be added is added in the background from then on, until Close.
func New(cfg Config) (*Workbench, error) {
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	s := &server{Config: cfg, intake: newIntake(cfg), making: make(chan struct{}, mostExports)}
	var err error
	if s.pages, err = parsePages(); err != nil {
		return nil, err
	}
	if s.static, err = readStatic(); err != nil {
		return nil, err
	}
	s.lands, s.landAt = readWorld()
	s.shapes = shapes(s.lands)
	mux := http.NewServeMux()
	for _, r := range routes() {
		mux.Handle(r.pattern, s.handler(r))
	}
	mux.HandleFunc("GET /static/{name}", s.serveStatic)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fail(&request{ResponseWriter: w, Request: r, viewer: s.Viewer()}, cited.Errorf(cited.NotFound, "there is no page %s; the links above lead to all there are", short(r.URL.Path)))
	})
	if n, err := s.Archive.Waiting(); err != nil || n > 0 {
		s.intake.wake()
	}
	return &Workbench{guarded(mux), s.intake}, nil
}

// route is a page or a part of the API.
type route struct {
	pattern string // as net/http has it, with the method
	serve   func(*server, *request) error
	body    int64 // bytes that a request may have; 0 for mostForm
	// download says that what is answered is a file, which no browser shows.
	download bool
}

// request is one request, on behalf of a viewer.
type request struct {
	http.ResponseWriter
	*http.Request
	viewer cited.Viewer
	seen   cited.ID // the last decision that there was when its page was begun; empty where none is shown
}

// handler answers a route: an error becomes a page that says what happened.
func (s *server) handler(to route) http.Handler {
	if to.body == 0 {
		to.body = mostForm
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, to.body)
		req := &request{ResponseWriter: w, Request: r, viewer: s.Viewer()}
		var err error
		if !to.download && !strings.HasPrefix(r.URL.Path, "/api") {
			err = s.look(req)
		}
		if err == nil && r.Method != http.MethodPost { // whose form says what is meant
			err = understood(r.URL, to.pattern)
		}
		if err == nil {
			err = to.serve(s, req)
		}
		if err != nil {
			s.fail(req, err)
			return
		}
		if r.Method == http.MethodPost {
			s.intake.follow()
		}
	})
}
