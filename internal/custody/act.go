package custody

import (
	"bytes"
	"encoding/json"
	"errors"
	"time"

	"cited"
)

// What acts do.
const (
	Begin      = "begin"      // the log begins
	Found      = "found"      // documents and decisions that were there before the log
	Add        = "add"        // documents are added
	Import     = "import"     // a spreadsheet of somebody's own is added, from which proposals are read
	Keep       = "keep"       // the originals of documents that were too large come in
	Give       = "give"       // more is said about a document when it is added again
	Read       = "read"       // documents are read
	Edit       = "edit"       // what is known about a document is corrected
	Decide     = "decide"     // anything else is decided
	Withdraw   = "withdraw"   // documents are withdrawn
	Checkpoint = "checkpoint" // a checkpoint is signed
	Backup     = "backup"     // a back-up is made
	Merge      = "merge"      // documents and decisions of another archive are taken over
)

// Acts lists what acts do.
func Acts() []string {
	return []string{Begin, Found, Add, Import, Keep, Give, Read, Edit, Decide, Withdraw, Checkpoint, Backup, Merge}
}

// Act is one entry of the log. Fields that are empty are left out.
type Act struct {
	Act     string `json:"act"`
	Archive string `json:"archive"` // Begin: a random number in hex, which names the archive
	At      string `json:"at"`      // Time of it
	By      string `json:"by"`      // the name of who did it

	Decisions []Decision `json:"decisions"`
	Documents []Document `json:"documents"`

	File    Sum      `json:"file"`    // Backup: the SHA-256 of the file
	Foreign *Foreign `json:"foreign"` // Merge: the log of the other archive
	From    string   `json:"from"`    // Merge: the folder or file of the other archive, as it was named

	Held *Held  `json:"held"` // Begin: what was there before; nil for a new archive
	Key  string `json:"key"`  // Checkpoint: the public key that it can be checked with
	Note Sum    `json:"note"` // Checkpoint: of the signed note

	Reason string `json:"reason"` // Withdraw: why

	Size int64  `json:"size"` // Checkpoint: how many entries it vouches for; Backup: how many the log in it has
	To   string `json:"to"`   // Backup: the file, as whoever made it named it

	Version string `json:"version"` // Read: of the reader
}

// Held is what an archive held when its log began.
type Held struct {
	Decisions int64 `json:"decisions"`
	Digest    Sum   `json:"digest"` // of the sums of all of them, as HeldDigest makes it
	Documents int64 `json:"documents"`
}

// Foreign is the log of another archive, as far as it had come.
type Foreign struct {
	Archive string `json:"archive"` // its number
	Root    Sum    `json:"root"`    // of the tree of its entries
	Size    int64  `json:"size"`    // how many there are
}

// Document is what an act has to do with a document. The sums are those of its rows.
type Document struct {
	Address  string   `json:"address"`  // Add, Import, Merge: where it was found, a URL
	ID       cited.ID `json:"document"` // of its original, address and part
	From     string   `json:"from"`     // Add, Import: the file or stream that it was taken from; Give: the archive that says it, if another does
	Given    Sum      `json:"given"`    // Add, Import, Give, Merge, Withdraw: of what was said about it
	Original Sum      `json:"original"` // Add, Import, Keep, Merge, Withdraw: the SHA-256 of its bytes
	Outcome  string   `json:"outcome"`  // Read: how that ended
	Reading  Sum      `json:"reading"`  // Read, Withdraw: of all that was read
	Receipt  bool     `json:"receipt"`  // Add: only receipts of it are kept
	Row      Sum      `json:"row"`      // Add, Import, Merge: of what was noted about it; Withdraw: of what stays noted
	Size     int64    `json:"size"`     // Add, Import, Keep, Merge, Withdraw: of the original in bytes
	Unkept   bool     `json:"unkept"`   // Add, Import, Merge: its bytes are not in the archive
	Unread   bool     `json:"unread"`   // Found: it was marked to be read again
	Version  string   `json:"version"`  // Found: of the reader that read it
}

// Decision is a decision that somebody made, or one whose words are withdrawn.
type Decision struct {
	ID      cited.ID `json:"decision"`
	Field   string   `json:"field"`
	Row     Sum      `json:"row"` // of all of it
	Subject cited.ID `json:"subject"`
}

// Time is how acts write a time: UTC, to the nanosecond; empty for none.
func Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.000000000Z")
}

// Encode returns the act as a line of canonical JSON, without its end: keys in
// alphabetical order, no spaces, no escapes but those that must be.
func (a *Act) Encode() []byte {
	o := object{b: []byte{'{'}}
	o.text("act", a.Act)
	o.text("archive", a.Archive)
	o.text("at", a.At)
	o.text("by", a.By)
	list(&o, "decisions", a.Decisions, (*Decision).encode)
	list(&o, "documents", a.Documents, (*Document).encode)
	o.sum("file", a.File)
	inner(&o, "foreign", a.Foreign, (*Foreign).encode)
	o.text("from", a.From)
	inner(&o, "held", a.Held, (*Held).encode)
	o.text("key", a.Key)
	o.sum("note", a.Note)
	o.text("reason", a.Reason)
	o.number("size", a.Size)
	o.text("to", a.To)
	o.text("version", a.Version)
	return append(o.b, '}')
}

func (f *Foreign) encode(o *object) {
	o.text("archive", f.Archive)
	o.sum("root", f.Root)
	o.number("size", f.Size)
}

func (h *Held) encode(o *object) {
	o.number("decisions", h.Decisions)
	o.sum("digest", h.Digest)
	o.number("documents", h.Documents)
}

func (d *Document) encode(o *object) {
	o.text("address", d.Address)
	o.text("document", string(d.ID))
	o.text("from", d.From)
	o.sum("given", d.Given)
	o.sum("original", d.Original)
	o.text("outcome", d.Outcome)
	o.sum("reading", d.Reading)
	o.flag("receipt", d.Receipt)
	o.sum("row", d.Row)
	o.number("size", d.Size)
	o.flag("unkept", d.Unkept)
	o.flag("unread", d.Unread)
	o.text("version", d.Version)
}

func (d *Decision) encode(o *object) {
	o.text("decision", string(d.ID))
	o.text("field", d.Field)
	o.sum("row", d.Row)
	o.text("subject", string(d.Subject))
}

var errNotCanonical = errors.New("it is not written as acts are")

// Parse reads an act. What Encode would write in another way is an error: there is
// one way only to write an act, so that nothing can be hidden in it.
func Parse(line []byte) (*Act, error) {
	var a Act
	if err := json.Unmarshal(line, &a); err != nil {
		return nil, err
	}
	if !bytes.Equal(a.Encode(), line) {
		return nil, errNotCanonical
	}
	return &a, nil
}
