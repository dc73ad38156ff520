package check

import "cited"

// Check is one thing that can be wrong with figures.
type Check struct {
	Code     string
	Doc      string // one line: what it notices
	Severity cited.Severity
	Scope    Scope
	Run      func(*Case) []Found
}

// Scope says what a check looks at.
type Scope string

// Scopes.
const (
	OfDocument Scope = "document" // the figures and the text of one document
	OfSource   Scope = "source"   // all that one source says or is credited with, of whatever cell
	OfCell     Scope = "cell"     // all that is said of one cell
)

// Scopes lists them.
func Scopes() []Scope { return []Scope{OfDocument, OfSource, OfCell} }

// Case is what a check looks at. Of a document, only Document is set, and Kin where lineage
// knows of other documents of the same story. The documents of Figures need not be read: Unread
// makes them.
type Case struct {
	Books    *Books
	Document *Document
	Kin      []*Document // earlier documents that Document copies, rewrites or updates
	Source   string      // the usual name of the source, of a source
	Figures  []*Figure   // all of a source or of a cell, in the order of their documents

	// Read returns a document of Figures that was read, nil if it cannot be had. It is asked for
	// few of a source: for its own documents that others are said to quote, when nothing else
	// speaks against a finding. Without it the documents of Figures are looked at as they are.
	Read func(cited.ID) *Document

	looked  []*entry // Figures, and those of each source, once they were looked at
	sources [][]*entry
}

// Figure is a figure with the document that states it. Figures of one document share it.
type Figure struct {
	*cited.Figure
	Doc *Document
	// From is the id of who said it first, of all whom the text credits, under whatever name;
	// of its document's publisher where it credits nobody. Empty if nobody is known.
	From cited.ID
	// Source is the usual name of From.
	Source string
	// Printer is the id of the publisher of its document as a source, empty if it is not known.
	Printer cited.ID
	// Own says that it is From's own: its document is published by that source and credits
	// nobody else. Otherwise somebody else credits the source with it.
	Own bool
}

// Found is what one run of a check found, before it is a finding.
type Found struct {
	Message  string
	Exhibits []cited.Exhibit
	Severity cited.Severity // where it is not that of the check
}

// Findings runs the checks of a scope over a case. It keeps nothing in the case.
func Findings(scope Scope, c *Case) []cited.Finding {
	var out []cited.Finding
	own := *c
	c = &own
	for _, k := range List() {
		if k.Scope != scope {
			continue
		}
		for _, f := range k.Run(c) {
			severity := k.Severity
			if f.Severity != "" {
				severity = f.Severity
			}
			out = append(out, cited.NewFinding(k.Code, severity, f.Message, f.Exhibits...))
		}
	}
	return out
}

// exhibit shows a figure.
func (f *Figure) exhibit() cited.Exhibit { return f.Doc.shows(f.Figure) }
