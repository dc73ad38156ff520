package archive

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"cited"
	"cited/internal/codebook"
	"cited/internal/limit"
	"cited/internal/overlay"
	"cited/internal/store"
	"cited/internal/text"
)

// Config is what an archive needs from outside.
type Config struct {
	Logger  *slog.Logger     // nil for silence
	Now     func() time.Time // nil for the clock
	By      string           // the name of who opens the archive, for its log
	Rules   fs.FS            // codebooks and word lists
	Overlay string           // folder that is laid over Rules; empty for the folder "rules" of the archive, if there is one
	Worker  []string         // the command line of the worker that reads formats
}

// Archive is an open archive. It is safe for concurrent use.
type Archive struct {
	dir       string
	cfg       Config
	settings  settings
	store     *store.Store
	originals *store.Originals
	rules     func() (*overlay.FS, error) // read when they are first needed
	names     func() *names               // likewise
	set       func() (*codebook.Set, error)
	compared  comparisons
	tallied   keptTally // findings, counted

	mu     sync.Mutex
	reader *Reader // made when something is to be read
}

// Open opens the archive in a folder. A folder that is none is NotFound, one of
// a newer version Unsupported. What a withdrawal left undone when it was killed is done now.
func Open(ctx context.Context, dir string, cfg Config) (*Archive, error) {
	s, err := readSettings(dir)
	if err != nil {
		return nil, err
	}
	path, err := s.databasePath(dir)
	if err != nil {
		return nil, err
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	a := &Archive{dir: dir, cfg: cfg, settings: s, originals: store.OpenOriginals(filepath.Join(dir, originalsName)),
		rules: sync.OnceValues(func() (*overlay.FS, error) { return RulesOf(dir, cfg.Rules, cfg.Overlay) })}
	a.names = sync.OnceValue(a.newNames)
	a.set = sync.OnceValues(a.loadBooks)
	if a.store, err = store.Open(ctx, path, store.Options{Fold: foldName, Role: a.isRole, Spot: spotOf, By: cfg.By, At: cfg.Now()}); err != nil {
		return nil, err
	}
	if err := a.resume(ctx); err != nil {
		cfg.Logger.Warn("a withdrawal is not finished", "error", err) // cited verify says so too
	}
	return a, nil
}

// Close closes the archive and ends its workers.
func (a *Archive) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	var err error
	if a.reader != nil {
		err = a.reader.Close()
		a.reader = nil
	}
	return errors.Join(err, a.store.Close())
}

// Codebooks returns the names of the archive's codebooks.
func (a *Archive) Codebooks() []string { return a.settings.Codebooks }

// Reader returns the archive's reader.
func (a *Archive) Reader() (*Reader, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.reader == nil {
		rules, err := a.rules()
		if err != nil {
			return nil, err
		}
		r, err := NewReader(rules, a.settings.Codebooks, a.cfg.Worker, a.settings.limits)
		if cited.CodeOf(err) == cited.NotFound {
			return nil, cited.Errorf(cited.NotFound, "%w; if it is one of your own, name its folder with --rules, or copy that into the archive as %q", err, rulesName)
		}
		if err != nil {
			return nil, err
		}
		a.reader = r.WithSayings().WithNaming()
	}
	return a.reader, nil
}

// Put stores readings that were made elsewhere, all or none. What they say about
// their documents counts as found in them.
func (a *Archive) Put(ctx context.Context, readings ...cited.Reading) error {
	entries := make([]store.Entry, len(readings))
	now := a.cfg.Now()
	for i, r := range readings {
		entries[i] = store.Entry{Reading: r, Found: r.Document.Imprint(), At: now, By: a.cfg.By}
	}
	_, err := a.store.Put(ctx, entries...)
	return err
}

// Documents yields the documents that a query selects, newest first.
func (a *Archive) Documents(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.Document, error] {
	return a.store.Documents(ctx, v, q)
}

// Document returns one document.
func (a *Archive) Document(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Document, error) {
	return a.store.Document(ctx, v, id)
}

// Texts returns the windows of a document's text, in order.
func (a *Archive) Texts(ctx context.Context, v cited.Viewer, id cited.ID) ([]cited.Text, error) {
	return a.store.Texts(ctx, v, id)
}

// Figures yields the figures that a query selects, newest document first, then in
// the order of the text, without context and decisions: Receipt returns those.
func (a *Archive) Figures(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.Receipt, error] {
	return a.store.Figures(ctx, v, q)
}

// Receipt returns everything behind one figure.
func (a *Archive) Receipt(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Receipt, error) {
	return a.store.Receipt(ctx, v, id)
}

// Decisions returns what was decided about a document or what was read from one,
// oldest first.
func (a *Archive) Decisions(ctx context.Context, v cited.Viewer, subject cited.ID) ([]cited.Decision, error) {
	return a.store.Decisions(ctx, v, subject)
}

// Status is what an archive holds.
type Status struct {
	store.Status
	Dir       string
	Codebooks []string
	Format    int // version of the archive's folder
	Limits    limit.Limits
	Version   string // of the reader that would read now
	Findings  map[cited.Severity]int
	Stale     store.Stale // what Update has to do
}

// Status counts what the archive holds, as far as the viewer may see it.
func (a *Archive) Status(ctx context.Context, v cited.Viewer) (Status, error) {
	r, err := a.Reader()
	if err != nil {
		return Status{}, err
	}
	st := Status{Dir: a.dir, Codebooks: a.settings.Codebooks, Format: a.settings.Format, Limits: a.settings.limits, Version: r.Version()}
	if st.Status, err = a.store.Status(ctx, v, r.versions()...); err != nil {
		return st, err
	}
	if st.Findings, err = a.store.CountFindings(ctx, v); err != nil {
		return st, err
	}
	st.Stale, err = a.Stale(ctx, v)
	return st, err
}

// runes counts the code points of a text.
func runes(s string) int { return utf8.RuneCountInString(s) }

// foldName returns the words of a name as full text has them: folded, parted by
// single spaces, without punctuation.
func foldName(name string) string {
	var words []string
	for _, t := range text.AppendTokens(nil, name, 0, len(name)) {
		if t.Class == text.Punct {
			continue
		}
		if w := text.Fold(name[t.Start:t.End]); strings.Trim(w, "'") != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}
