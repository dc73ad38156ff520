package custody

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"slices"

	"cited"
)

// Record is what the log says of a document: the sums that its rows must have.
type Record struct {
	Original, Row, Given, Reading Sum
	Size                          int64
	Version                       string // of the reader that read it last; empty if none did
	Unkept                        bool   // its bytes are not in the archive
	Receipt                       bool   // nor are they to be, nor its text
	Unread                        bool   // something was said about it after it was read
	Sayings                       []Sum  // all that was said about it, one after the other
	Added, Said, Read             int64  // the numbers of the entries that say so; 0 if none does
	Withdrawn                     int64  // likewise
	Tombstone                     Sum    // of what stays of it since it was withdrawn
	Before                        []Sum  // Row, each time that it was added before
}

// says notes what was said about the document.
func (r *Record) says(given Sum) {
	if !given.IsZero() {
		r.Sayings = append(r.Sayings, given)
	}
}

// follows notes what the log said of the document before it was withdrawn, if it was.
func (r *Record) follows(was *Record) {
	if was != nil {
		r.Before, r.Sayings = append(was.Before, was.Row), was.Sayings
	}
}

// Noted reports whether this is, or was, the sum of what is noted about the document.
func (r *Record) Noted(row Sum) bool { return r.Row == row || slices.Contains(r.Before, row) }

// Vouched is the sum of a decision, what it is about, and the number of the entry that holds it.
type Vouched struct {
	Row     Sum
	Subject cited.ID
	Entry   int64
	Was     Sum // before its words were withdrawn; none if they were not
}

// Noted is a checkpoint that the log says was signed.
type Noted struct {
	Entry, Size int64
	Key         string
	Note        Sum
}

// Taken is what an act took over from another archive.
type Taken struct {
	Entry int64
	Act   *Act
}

// Ledger is what an archive must hold by its log.
type Ledger struct {
	Archive     string // its number
	Documents   map[cited.ID]*Record
	Decisions   map[cited.ID]Vouched
	Checkpoints []Noted
	Merges      []Taken
	Acts        []string // what each entry does, in order

	held   *Held
	digest *HeldDigest
}

// NewLedger returns a ledger before the first entry.
func NewLedger() *Ledger {
	return &Ledger{Documents: map[cited.ID]*Record{}, Decisions: map[cited.ID]Vouched{}, digest: NewHeldDigest()}
}

// Replay notes entry n (from 0) and returns what cannot be about it.
func (l *Ledger) Replay(n int64, a *Act) (wrong []string) {
	l.Acts = append(l.Acts, a.Act)
	if !slices.Contains(Acts(), a.Act) {
		wrong = append(wrong, fmt.Sprintf("%.40q is no act", a.Act))
	}
	if (n == 0) != (a.Act == Begin) {
		wrong = append(wrong, "a log begins with its beginning, and has one only")
	}
	if a.Act == Begin {
		l.Archive, l.held = a.Archive, a.Held
	}
	if a.Act == Checkpoint {
		l.Checkpoints = append(l.Checkpoints, Noted{n, a.Size, a.Key, a.Note})
	}
	if (a.Act == Merge) != (a.Foreign != nil) {
		wrong = append(wrong, "what is merged is of another archive, and nothing else is")
	} else if a.Act == Merge {
		l.Merges = append(l.Merges, Taken{n, a})
	}
	for i := range a.Documents {
		if what := l.document(n, a, &a.Documents[i]); what != "" {
			wrong = append(wrong, what)
		}
	}
	for i := range a.Decisions {
		if what := l.decision(n, a, &a.Decisions[i]); what != "" {
			wrong = append(wrong, what)
		}
	}
	return wrong
}

// decision notes what an act says of a decision.
func (l *Ledger) decision(n int64, a *Act, d *Decision) (wrong string) {
	if _, ok := l.Decisions[d.ID]; ok != (a.Act == Withdraw) {
		wrong = fmt.Sprintf("decision %s was made before", d.ID)
		if !ok {
			wrong = fmt.Sprintf("decision %s was not made before", d.ID)
		}
	}
	if a.Act == Found {
		l.digest.Decision(d)
	}
	v := Vouched{Row: d.Row, Subject: d.Subject, Entry: n}
	if a.Act == Withdraw {
		v.Was = l.Decisions[d.ID].Row
	}
	l.Decisions[d.ID] = v
	subject := d.Subject
	if about, ok := l.Decisions[subject]; ok { // where a decision stands, which may be in the text of a document
		subject = about.Subject
	}
	if r := l.Documents[subject]; r != nil && a.Act != Found {
		r.Unread = true
	}
	return wrong
}

// document notes what an act says of a document.
func (l *Ledger) document(n int64, a *Act, d *Document) string {
	r := l.Documents[d.ID]
	var was *Record
	if r != nil && r.Withdrawn > 0 && (a.Act == Add || a.Act == Import || a.Act == Merge) {
		was, r = r, nil // it comes again
	}
	if comes := a.Act == Add || a.Act == Import || a.Act == Found || a.Act == Merge; comes == (r != nil) {
		if comes {
			return fmt.Sprintf("document %s was added before", d.ID)
		}
		return fmt.Sprintf("document %s was not added before", d.ID)
	}
	if r != nil && r.Withdrawn > 0 {
		return fmt.Sprintf("document %s was withdrawn before", d.ID)
	}
	switch a.Act {
	case Add, Import, Merge:
		l.Documents[d.ID] = &Record{Original: d.Original, Row: d.Row, Given: d.Given, Reading: d.Reading, Size: d.Size, Unkept: d.Unkept,
			Receipt: d.Receipt, Added: n, Said: n}
		l.Documents[d.ID].follows(was)
		l.Documents[d.ID].says(d.Given)
	case Found:
		l.digest.Document(d)
		l.Documents[d.ID] = &Record{Original: d.Original, Row: d.Row, Given: d.Given, Reading: d.Reading, Size: d.Size,
			Version: d.Version, Unkept: d.Unkept, Unread: d.Unread, Added: n, Said: n}
		l.Documents[d.ID].says(d.Given)
		if d.Version != "" {
			l.Documents[d.ID].Read = n
		}
	case Keep:
		r.Unkept, r.Reading = false, Sum{}
	case Give:
		r.Given, r.Unread, r.Said = d.Given, true, n
		r.says(d.Given)
	case Read:
		r.Reading, r.Version, r.Unread, r.Read = d.Reading, a.Version, false, n
	case Withdraw:
		r.Tombstone, r.Withdrawn = d.Row, n
	default:
		return fmt.Sprintf("%.40q does nothing to documents", a.Act)
	}
	return ""
}

// End returns what is wrong once all entries were replayed.
func (l *Ledger) End() (wrong []string) {
	documents, decisions, sum := l.digest.Sum()
	switch held := l.held; {
	case held == nil && documents+decisions > 0:
		wrong = append(wrong, "the log says of documents that they were there before it, but not in its beginning")
	case held != nil && (held.Documents != documents || held.Decisions != decisions || held.Digest != sum):
		wrong = append(wrong, "what the log lists as there before it is not what its beginning says")
	}
	return wrong
}

// HeldDigest sums up what was there when a log began: documents, then decisions, in
// the order of their rows.
type HeldDigest struct {
	h                    hash.Hash
	documents, decisions int64
}

// NewHeldDigest returns the digest of nothing.
func NewHeldDigest() *HeldDigest { return &HeldDigest{h: sha256.New()} }

// Document adds a document as an act of Found writes it.
func (g *HeldDigest) Document(d *Document) {
	g.documents++
	g.line(func(o *object) { d.encode(o) })
}

// Decision adds a decision.
func (g *HeldDigest) Decision(d *Decision) {
	g.decisions++
	g.line(func(o *object) { d.encode(o) })
}

func (g *HeldDigest) line(encode func(*object)) {
	o := object{b: []byte{'{'}}
	encode(&o)
	g.h.Write(append(o.b, '}', '\n'))
}

// Sum returns how many there were and the digest of them.
func (g *HeldDigest) Sum() (documents, decisions int64, sum Sum) {
	return g.documents, g.decisions, Sum(g.h.Sum(nil))
}
