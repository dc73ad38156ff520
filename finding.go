package cited

// FindingID is the kind of a finding's id: of its code and of what it is about.
const FindingID = "fn"

// Finding is what a check noticed: numbers that cannot all be right, or that do not say what
// they seem to say. It accuses nobody: a person looks at it and decides.
type Finding struct {
	ID       ID        `json:"id"`
	Code     string    `json:"code"` // of the check: "count-word", "parts-above-whole"
	Severity Severity  `json:"severity"`
	Message  string    `json:"message"`  // one line that says what is wrong, with the numbers
	Exhibits []Exhibit `json:"exhibits"` // what it is about; the message is at the first

	Review Review `json:"review,omitempty"` // what people decided about it; empty if nobody has
}

// Severity is how much a finding weighs.
type Severity string

// Severities.
const (
	SeverityError   Severity = "error"   // the numbers contradict each other, by arithmetic or by the calendar
	SeverityWarning Severity = "warning" // something is probably wrong
	SeverityNote    Severity = "note"    // nothing need be wrong, but who uses the figures should know
)

// Severities lists them, the gravest first.
func Severities() []Severity { return []Severity{SeverityError, SeverityWarning, SeverityNote} }

// Exhibit is a place in a document that a finding is about: a figure, or words that a figure
// is held against, with the sentence they stand in.
type Exhibit struct {
	Document ID `json:"document"`
	Figure   ID `json:"figure,omitempty"` // empty where the words are no figure: "five countries"
	Span
	Quote Span `json:"quote"`
}

// NewFinding makes a finding. Its id is that of its code and its exhibits, so that it is the
// same finding after documents were read again.
func NewFinding(code string, severity Severity, message string, exhibits ...Exhibit) Finding {
	parts := []string{code}
	for _, x := range exhibits {
		parts = append(parts, string(x.Document), string(x.Figure))
		if x.Figure == "" {
			parts = append(parts, x.Exact)
		}
	}
	return Finding{ID: NewID(FindingID, parts...), Code: code, Severity: severity, Message: message, Exhibits: exhibits}
}

// Judgement is what an archive says of a figure of a draft: a text of one's own that is not
// published yet, and that says whom its figures are from.
type Judgement struct {
	Figure      Exhibit      `json:"figure"`
	Verdict     DraftVerdict `json:"verdict"`
	Message     string       `json:"message"`            // one line that gives the reason
	Evidence    []Exhibit    `json:"evidence"`           // what it rests on, in the archive or in the draft itself
	Claims      int          `json:"claims"`             // how many claims say the same
	Independent int          `json:"independent"`        // of at most how many independent sources
	Findings    []ID         `json:"findings,omitempty"` // of the draft itself, where the arithmetic is wrong
}

// DraftVerdict is how a figure of a draft stands to an archive.
type DraftVerdict string

// Verdicts on figures of drafts.
const (
	DraftSupported  DraftVerdict = "supported"  // claims of the archive say so
	DraftMisreports DraftVerdict = "misreports" // the source that it names says otherwise
	DraftArithmetic DraftVerdict = "arithmetic" // it contradicts other numbers of the draft
	DraftSuperseded DraftVerdict = "superseded" // stated as current, and the same source has a newer one
	DraftDisputed   DraftVerdict = "disputed"   // stated flatly, and another source says otherwise
	DraftElsewhere  DraftVerdict = "elsewhere"  // the value is there, but of another source, or of something else
	DraftNotFound   DraftVerdict = "not found"  // nothing in the archive says so
)

// DraftVerdicts lists them.
func DraftVerdicts() []DraftVerdict {
	return []DraftVerdict{DraftSupported, DraftMisreports, DraftArithmetic, DraftSuperseded, DraftDisputed, DraftElsewhere, DraftNotFound}
}

// Wrong reports whether the draft has to be changed: it misreports its own source, or its
// numbers contradict each other.
func (v DraftVerdict) Wrong() bool { return v == DraftMisreports || v == DraftArithmetic }
