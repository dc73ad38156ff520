package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"runtime"
	"sync"

	"cited"
	"cited/internal/store"
)

// Item is something to be added.
type Item struct {
	Name string // the file's name, kept with the document
	Path string // as the user named it, for messages
	From string // where its bytes come from, for the log; Path if it is empty
	Open func() (io.ReadCloser, error)
	Meta cited.Meta // what is said about it

	Again   bool // it comes back even if it was withdrawn
	Receipt bool // only receipts of it are to be kept

	Columns Columns // of a spreadsheet that is imported: how they are read; nil of everything else
}

// State says what became of an item.
type State string

// States.
const (
	Added      State = "added"      // kept and read
	Updated    State = "updated"    // known before; what was said about it is new, so it was read again
	Unchanged  State = "unchanged"  // known before
	Reread     State = "reread"     // read again, because another version of the reader had read it
	Empty      State = "empty"      // kept, but there is no text in it
	Unreadable State = "unreadable" // kept where possible, but it cannot be read
	Refused    State = "refused"    // not kept: its bytes were withdrawn
	Failed     State = "failed"     // not kept: it could not be got at
)

// Result is what became of one item, or of one document that was read again.
type Result struct {
	Item     Item
	Document cited.Document
	State    State
	// Contested: the same bytes came before in this run, and other things were said
	// about them, which hold.
	Contested bool
	// Parts is how many documents it holds that were not known before: each of them is
	// read next, and has a result of its own.
	Parts int
	Err   error // why it could not be read or got at: names the item and says what to do
}

// Summary counts what a run of Add did.
type Summary struct {
	Added, Updated, Unchanged, Reread, Empty, Unreadable, Refused, Failed int
	Containers                                                            int   // that were listed; what they hold is counted by itself
	Figures                                                               int   // of what was read
	Bytes                                                                 int64 // of what was kept or known
}

func (s *Summary) count(r *Result) {
	switch {
	case r.State == Unchanged:
		s.Unchanged++
	case r.Document.Outcome == cited.OutcomeContainer:
		s.Containers++
	case r.State == Added:
		s.Added++
	case r.State == Updated:
		s.Updated++
	case r.State == Reread:
		s.Reread++
	case r.State == Empty:
		s.Empty++
	case r.State == Unreadable:
		s.Unreadable++
	case r.State == Refused:
		s.Refused++
	case r.State == Failed:
		s.Failed++
	}
	if r.State == Added || r.State == Updated || r.State == Reread {
		s.Figures += r.Document.Figures
	}
	if r.Document.Part == 0 {
		s.Bytes += r.Document.Size
	}
}

// mostInMemory is how large an original may be to be held in memory; larger ones
// are spooled to disk.
const mostInMemory = 4 << 20

// loaded is an item whose bytes are known.
type loaded struct {
	item      Item
	document  cited.Document
	capture   store.Capture
	tooLarge  bool
	known     bool        // the document has a row
	was       store.Known // what that says
	contested bool        // it came before in this run, with other things said about it
	receipt   bool        // its bytes are not to be kept
	refused   bool        // its bytes were withdrawn; err says so
	err       error       // it could not be got at
}

// load reads and hashes an item.
func (a *Archive) load(ctx context.Context, item Item, buffer []byte) (l loaded) {
	l.item = item
	l.document = cited.Document{Name: item.Name, Address: item.Meta.Address, Added: a.cfg.Now().UTC(), Outcome: cited.OutcomePending, Receipt: item.Receipt}
	if l.err = cited.CheckEmbargo(item.Meta.Embargo); l.err != nil {
		return l
	}
	in, err := item.Open()
	if err != nil {
		l.err = fmt.Errorf("%s: %w", item.Path, err)
		var ours *cited.Error
		if errors.As(err, &ours) {
			l.err = err // says it all
		}
		return l
	}
	l.err = errors.Join(a.hash(ctx, in, &l, buffer), in.Close())
	if l.err != nil && cited.CodeOf(l.err) != cited.Full && ctx.Err() == nil {
		l.err = cited.Errorf(cited.NotFound, "%s: it cannot be read from where it is; check it and add it again (%w)", item.Path, l.err)
	}
	l.document.Original, l.document.Size = l.capture.SHA256, l.capture.Size
	l.document.ID = cited.DocumentKey(l.document.Original, l.document.Address, 0)
	return l
}

// hash reads a stream to its end and captures it: in memory, on disk, or, over
// the limit, not at all.
func (a *Archive) hash(ctx context.Context, in io.Reader, l *loaded, buffer []byte) error {
	n, err := io.ReadFull(in, buffer)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		sum := sha256.Sum256(buffer[:n])
		l.capture = store.Capture{SHA256: hex.EncodeToString(sum[:]), Size: int64(n), Bytes: append([]byte(nil), buffer[:n]...)}
		l.tooLarge = int64(n) > a.mostBytes()
		return nil
	}
	if err != nil {
		return err
	}
	l.capture, l.tooLarge, err = a.originals.Spool(ctx, buffer, in, a.mostBytes())
	return err
}

// mostBytes is how large an original may be.
func (a *Archive) mostBytes() int64 { return a.settings.limits.OrDefault().Size }

// loadAll loads items on all cores and keeps their order. The buffers are lent.
func (a *Archive) loadAll(ctx context.Context, items []Item, buffers chan []byte) []loaded {
	all := make([]loaded, len(items))
	var wait sync.WaitGroup
	for i, item := range items {
		buffer := <-buffers
		wait.Go(func() {
			all[i] = a.load(ctx, item, buffer)
			buffers <- buffer
		})
	}
	wait.Wait()
	return all
}

func newBuffers() chan []byte {
	buffers := make(chan []byte, runtime.NumCPU())
	for range cap(buffers) {
		buffers <- make([]byte, mostInMemory)
	}
	return buffers
}

// open opens the bytes of a document for reading: those of its original, or of that
// those that hold the part. The content is of the original, if it is in memory.
func (a *Archive) open(original string, content []byte, part *Part) (io.ReadCloser, error) {
	if content != nil && part == nil {
		return io.NopCloser(bytes.NewReader(content)), nil
	}
	in, err := a.originals.Open(original)
	if err != nil || part == nil {
		return in, err
	}
	bytes, err := part.of(in)
	if err != nil {
		return nil, errors.Join(err, in.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{bytes, in}, nil
}
