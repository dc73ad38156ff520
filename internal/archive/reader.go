package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"cited"
	"cited/internal/choice"
	"cited/internal/extract"
	"cited/internal/imprint"
	"cited/internal/language"
	"cited/internal/limit"
	"cited/internal/sheet"
	"cited/internal/text"
)

// textVersion is the version of what turns bytes into text. It is raised when a
// change of a format or of package text changes the text or its blocks, or what is known
// about documents.
const textVersion = "text-4"

// Reader turns the bytes of a document into a reading: no store, no clock, no
// network. It is safe for concurrent use, by as many as there are workers.
type Reader struct {
	extract   *extract.Reader
	languages *language.Detector
	version   string
	limits    limit.Limits
	workers   chan decoder // idle ones
	bare      bool         // texts come without passages
	all       bool         // texts come with all that they name
	said      bool         // statements and the like are read besides figures
	named     bool         // it is noted whom documents name
}

// decoder turns bytes into windows of text.
type decoder interface {
	Read(ctx context.Context, r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error)
	Picture(ctx context.Context, r io.Reader, in text.Input) ([]byte, error)
	Close() error
}

// NewReader makes a reader from rules, the names of codebooks, the command line
// of the worker that reads formats, and the limits of documents. Workers are started
// when they are needed.
func NewReader(rules fs.FS, codebooks []string, argv []string, limits limit.Limits) (*Reader, error) {
	x, err := extract.New(rules, codebooks)
	if err != nil {
		return nil, mistakesIn(rules, codebooks, err)
	}
	r := &Reader{extract: x, languages: language.New(), version: textVersion + " " + x.Version(), limits: limits, workers: make(chan decoder, runtime.NumCPU())}
	for range cap(r.workers) {
		r.workers <- newWorker(argv, limits)
	}
	return r, nil
}

// WithoutPassages makes the reader leave out the passages of texts, which nobody
// needs who stores nothing. It returns r.
func (r *Reader) WithoutPassages() *Reader {
	r.bare = true
	return r
}

// WithMentions makes texts come with all quantities, periods and places that they
// name. It returns r.
func (r *Reader) WithMentions() *Reader {
	r.all = true
	return r
}

// WithSayings makes the reader read statements, responses, what is said without a
// number, comparisons and themes besides figures. It returns r.
func (r *Reader) WithSayings() *Reader {
	r.said = true
	return r
}

// WithNaming makes readings come with what is kept of whom the document names. It returns r.
func (r *Reader) WithNaming() *Reader {
	r.named = true
	return r
}

// begin starts the extraction of a document.
func (r *Reader) begin(d cited.Document) (*extract.Session, error) {
	s, err := r.extract.Begin(d)
	if err != nil {
		return nil, err
	}
	if r.bare {
		s.WithoutPassages()
	}
	if r.said {
		s.WithSayings()
	}
	if r.named {
		s.WithNaming()
	}
	if r.all {
		return s.WithMentions()
	}
	return s, nil
}

// Close ends the workers. Nothing may be being read.
func (r *Reader) Close() error {
	var errs []error
	for range cap(r.workers) {
		w := <-r.workers
		errs = append(errs, w.Close())
		r.workers <- w
	}
	return errors.Join(errs...)
}

// ThemeRule tells of a rule by which a theme was suggested: the theme, the feature that speaks
// for it, and how much. It is false for rules of another kind.
func (r *Reader) ThemeRule(id string) (code string, f choice.Feature, weight float64, ok bool) {
	return r.extract.ThemeRule(id)
}

// Version names everything that may change what is read, but for limits.
func (r *Reader) Version() string { return r.version }

// versions lists what this reader's readings are marked with: its version, and for
// documents that go over a limit that and the limit. So one that went over a limit of
// another value is one that another version read, and is read again.
func (r *Reader) versions() []string {
	all := []string{r.version, r.sheetVersion("")}
	for _, l := range limit.Rules() {
		all = append(all, r.versionOver(l.Key))
	}
	return all
}

// versionOver is the version of a reading that ended at a limit; the empty key is none.
func (r *Reader) versionOver(k limit.Key) string {
	if k == "" {
		return r.version
	}
	return r.version + " " + string(k) + "=" + r.limits.Value(k)
}

// sheetVersion is the version of what was made of a spreadsheet that was imported.
func (r *Reader) sheetVersion(over limit.Key) string {
	if over != "" {
		return r.versionOver(over)
	}
	return r.version + " sheet-" + sheet.Version
}

// Read reads a document that fits in memory. What is known about it goes over
// what it says of itself. That it cannot be read is an outcome, not an error.
func (r *Reader) Read(ctx context.Context, in io.Reader, d cited.Document) (cited.Reading, error) {
	reading, _, err := r.read(ctx, in, &session{document: d})
	return reading, err
}

// read is Read of what a session is about; it also returns what the document says of
// itself.
func (r *Reader) read(ctx context.Context, in io.Reader, s *session) (cited.Reading, cited.Imprint, error) {
	var reading cited.Reading
	d, found, err := r.stream(ctx, in, s, func(t cited.Text, said cited.Found) error {
		reading.Texts = append(reading.Texts, t)
		reading.Found.Add(said)
		return nil
	})
	if err != nil {
		return cited.Reading{}, cited.Imprint{}, err
	}
	reading.Document, reading.Version = d, r.versionOver(s.over)
	if d.Outcome != cited.OutcomeRead {
		reading.Texts, reading.Found = nil, cited.Found{}
	} else {
		reading.Naming = s.naming()
	}
	return reading, found, nil
}

// Stream reads a document of any length: emit gets its text window by window, in
// order, with what was found in each. It returns the document with its outcome and
// what it says of itself. When that is not OutcomeRead, what was emitted is not
// to be used. Of OutcomeContainer, Parts tells what it holds.
func (r *Reader) Stream(ctx context.Context, in io.Reader, d cited.Document, emit func(cited.Text, cited.Found) error) (cited.Document, error) {
	return r.StreamPart(ctx, in, d, nil, emit)
}

// StreamPart is Stream of a document that is a part of an original, which in reads;
// nil stands for all of it.
func (r *Reader) StreamPart(ctx context.Context, in io.Reader, d cited.Document, part *Part, emit func(cited.Text, cited.Found) error) (cited.Document, error) {
	in, err := part.of(in)
	if err != nil {
		return d, err
	}
	d, _, err = r.stream(ctx, in, &session{document: d, part: part}, emit)
	return d, err
}

func (r *Reader) stream(ctx context.Context, in io.Reader, s *session, emit func(cited.Text, cited.Found) error) (cited.Document, cited.Imprint, error) {
	s.emit = emit
	return r.decode(ctx, in, s, s.window)
}

// decode has a worker turn the bytes of a document into windows.
func (r *Reader) decode(ctx context.Context, in io.Reader, s *session, window func(text.Window) error) (cited.Document, cited.Imprint, error) {
	s.start(r)
	d := s.document
	var w decoder
	select {
	case w = <-r.workers:
	case <-ctx.Done():
		return d, cited.Imprint{}, ctx.Err()
	}
	defer func() { r.workers <- w }()
	known := text.Input{Name: d.Name, Language: d.Language, Known: s.known, Part: (*text.Part)(s.part), Parts: s.tell}
	head, err := w.Read(ctx, in, known, func(w text.Window) error {
		if s.windows++; s.windows == 1 {
			s.shows(w)
		}
		s.look(w)
		return window(w)
	})
	var unreadable *cited.Error
	if errors.As(err, &unreadable) && unreadable.Code == cited.Unsupported {
		s.over = limit.KeyOf(err)
		d.Outcome, d.Reason, d.Counts = cited.OutcomeUnreadable, firstLine(unreadable), cited.Counts{}
		return d, cited.Imprint{}, nil
	}
	if err != nil {
		return d, cited.Imprint{}, err
	}
	s.end(head)
	return s.document, s.found, nil
}

// picture has a worker draw a page of a document that is all of its original.
func (r *Reader) picture(ctx context.Context, in io.Reader, d *cited.Document, sheet text.Sheet) ([]byte, error) {
	var w decoder
	select {
	case w = <-r.workers:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { r.workers <- w }()
	return w.Picture(ctx, in, text.Input{Name: d.Name, Sheet: &sheet})
}

// session leads the windows of one document to the extraction.
type session struct {
	reader   *Reader
	extract  *extract.Session // nil before the first window
	document cited.Document
	part     *Part            // which document of the original it is; nil: all of it
	parts    int              // documents that were found in it
	each     func(Part) error // is told of them; nil if they are only counted
	emit     func(cited.Text, cited.Found) error
	counts   cited.Counts
	windows  int
	over     limit.Key // that the document went over; empty if it did not
	words    bool      // there was something other than white space

	corrected *corrections
	tally     *language.Tally // of its words

	given cited.Imprint // what was known before it was read
	shown cited.Imprint // what its text shows of it
	found cited.Imprint // all that the document says of itself
}

// start notes who reads the document, and what is known before.
func (s *session) start(r *Reader) {
	s.reader, s.given, s.tally = r, s.document.Imprint(), r.languages.Tally()
	if s.given.From == nil {
		s.given = s.given.Known(cited.GivenWhenAdded)
	}
}

// known notes what the document says of itself: its date above all, on which
// relative dates hang. Formats that read such things tell before the first window.
func (s *session) known(head text.Head) {
	s.found = head.Over(s.shown)
	s.document.SetImprint(s.given.Over(s.found))
}

// shows notes what the first window shows of the document, below what it says. The
// furniture of a page that was copied as text does not name it.
func (s *session) shows(w text.Window) {
	head := imprint.Head(w)
	s.reader.extract.Language().MarkFurniture(head.Content, head.Blocks)
	s.shown = imprint.Of(head)
	s.known(text.Head{Imprint: s.found})
}

func (s *session) window(w text.Window) error {
	if err := s.begin(); err != nil {
		return err
	}
	var t cited.Text
	var found cited.Found
	if s.corrected != nil {
		t, found = s.corrected.read(s.extract, s.document.ID, w)
	} else {
		t, found = s.extract.Window(w)
	}
	s.counts.Add(&found)
	return s.emit(t, found)
}

// begin starts the extraction, if it has not been.
func (s *session) begin() (err error) {
	if s.extract != nil {
		return nil
	}
	if s.corrected != nil {
		if s.corrected.plain, err = s.reader.begin(s.document); err != nil {
			return err
		}
	}
	s.extract, err = s.reader.begin(s.document)
	return err
}

// naming is what is kept of whom the document names. Of one whose text people corrected it is
// nothing: what is found in the corrected text stands elsewhere in the text as it is.
func (s *session) naming() []byte {
	if s.extract == nil || s.corrected != nil {
		return nil
	}
	n := s.extract.Naming(s.document.Title)
	if n == nil {
		return nil
	}
	return n.Encode()
}

// look notes whether there is something in a window, and counts the words of running
// text in it.
func (s *session) look(w text.Window) {
	s.words = s.words || strings.ContainsFunc(w.Content, func(r rune) bool { return !unicode.IsSpace(r) })
	for _, b := range w.Blocks {
		if b.Kind != text.Boilerplate && b.Kind != text.Cell {
			s.tally.Add(w.Content[b.Start:b.End])
		}
	}
}

// end notes what the document says of itself and how reading it ended.
func (s *session) end(head text.Head) {
	s.document.Format, s.document.Encoding = head.Format, head.Encoding
	other := s.language(&head.Imprint)
	s.known(head)
	s.document.Outcome, s.document.Counts = cited.OutcomeRead, s.counts
	switch {
	case s.parts > 0:
		s.document.Outcome, s.document.Reason = cited.OutcomeContainer, holds(s.parts, head.Note)
	case !s.words:
		s.document.Outcome, s.document.Reason = cited.OutcomeEmpty, cmp.Or(head.Note, "there is no text in it; check that it is the right file")
	default:
		s.document.Reason = noted(head.Note, other, s.reader.foreign(s.document.Language))
	}
}

// language takes the language from the words of the text, where the document says none
// or one that its words plainly deny. What people said holds whatever the words are: then
// it returns what they should know.
func (s *session) language(says *cited.Imprint) (note string) {
	seen, where := s.tally.Language(), "its words"
	switch said := says.Language; {
	case seen == "":
		return ""
	case s.given.Language != "":
		if s.tally.Denies(s.given.Language) {
			return fmt.Sprintf("it is said to be in language %s, but its words are those of %s", s.given.Language, seen)
		}
		return ""
	case said != "" && !s.tally.Denies(said):
		return ""
	case said != "":
		where = fmt.Sprintf("its words; %s says %s", cmp.Or(says.From["language"], cited.OfTheDocument), said)
	}
	*says = cited.Meta{Language: seen}.Known(where).Over(*says)
	return ""
}

// noted joins what people should know about how a document was read.
func noted(notes ...string) string {
	return strings.Join(slices.DeleteFunc(notes, func(n string) bool { return n == "" }), "; ")
}

// foreign says that a text is in a language other than that of the lists it is
// read by; nothing if it is not, or if the language is not known.
func (r *Reader) foreign(language string) string {
	ours := r.extract.Language().Name
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(language), "_", "-"), "-")
	switch base {
	case "", ours, "und", "mul", "eng":
		return ""
	}
	return fmt.Sprintf("language %s has no lists yet, so it was read by those of %s", language, ours)
}
