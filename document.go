package cited

import (
	"strconv"
	"time"
)

// Document is one item as captured: what is known about it, without its text.
// An original may hold several documents; the same original from two addresses
// is two documents.
type Document struct {
	ID       ID     `json:"id"`                // of Key
	Original string `json:"original"`          // SHA-256 of the bytes as captured, in hex
	Part     int    `json:"part,omitempty"`    // which document of the original, from 1; 0: all of it
	Address  string `json:"address,omitempty"` // where it was found, a URL; empty if unknown
	Name     string `json:"name"`              // the file's name as it was added, for people
	Size     int64  `json:"size"`              // of the original, in bytes
	Format   string `json:"format,omitempty"`  // "text", "html", "docx", ...: what the original was read as
	Encoding string `json:"encoding,omitempty"`

	Title     string `json:"title,omitempty"`
	Author    string `json:"author,omitempty"`
	Publisher string `json:"publisher,omitempty"` // who printed it
	Published EDTF   `json:"published,omitempty"` // when; empty if unknown
	Modified  EDTF   `json:"modified,omitempty"`  // when it was last changed, by what it says; empty if unknown
	Created   EDTF   `json:"created,omitempty"`   // when the file was made, which is not when it was published; empty if unknown
	Language  string `json:"language,omitempty"`  // BCP 47
	Rights    string `json:"rights,omitempty"`    // under which it may be used, as NormalRights writes them; empty if unknown
	Access    Access `json:"access,omitempty"`
	Embargo   EDTF   `json:"embargo,omitempty"` // the day until which only the owner sees it; empty if there is none
	Receipt   bool   `json:"receipt,omitempty"` // only receipts of it are kept: neither its original nor its text
	// From says where each of these is known from, and the address, by the name of the
	// field: "og:title", "corrected by anna". What is not known is missing.
	From map[string]string `json:"from,omitempty"`

	Added   time.Time `json:"added,omitzero"` // UTC
	Outcome Outcome   `json:"outcome,omitempty"`
	Reason  string    `json:"reason,omitempty"` // why it could not be read, or only in part; empty if all is well
	Counts
}

// Counts is how much the reading of a document holds of each kind.
type Counts struct {
	Figures      int `json:"figures,omitempty"`
	Statements   int `json:"statements,omitempty"`
	Responses    int `json:"responses,omitempty"`
	Unquantified int `json:"unquantified,omitempty"`
	Comparisons  int `json:"comparisons,omitempty"`
	Themes       int `json:"themes,omitempty"`
	Proposals    int `json:"proposals,omitempty"`
}

// Add counts what was found.
func (c *Counts) Add(f *Found) {
	c.Figures += len(f.Figures)
	c.Statements += len(f.Statements)
	c.Responses += len(f.Responses)
	c.Unquantified += len(f.Unquantified)
	c.Comparisons += len(f.Comparisons)
	c.Themes += len(f.Themes)
	c.Proposals += len(f.Proposals)
}

// DocumentKey returns what the id of a document is made of: the original's
// SHA-256 in hex, its address if any, and the part.
func DocumentKey(original, address string, part int) ID {
	return NewID(DocumentID, original, address, strconv.Itoa(part))
}

// Outcome is how reading a document ended.
type Outcome string

// Outcomes. Only OutcomeRead comes with a text.
const (
	OutcomePending    Outcome = "pending"    // kept, not read yet
	OutcomeRead       Outcome = "read"       // read
	OutcomeEmpty      Outcome = "empty"      // there is no text in it
	OutcomeContainer  Outcome = "container"  // it holds several documents, which are documents of their own: see Reason
	OutcomeProposals  Outcome = "proposals"  // a spreadsheet of somebody's own: proposals were read from it, and no figures
	OutcomeUnreadable Outcome = "unreadable" // damaged, binary, of an unknown format, or over a limit: see Reason
)
