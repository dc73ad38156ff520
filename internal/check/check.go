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
	OfSource   Scope = "source"   // all that is credited to one source, and its own documents
	OfCell     Scope = "cell"     // all that is said of one cell
)

// Scopes lists them.
func Scopes() []Scope { return []Scope{OfDocument, OfSource, OfCell} }

// Case is what a check looks at. Of a document, only Document is set, and Kin where lineage
// knows of other documents of the same story.
type Case struct {
	Books    *Books
	Document *Document
	Kin      []*Document // earlier documents that Document copies, rewrites or updates
	Source   string      // the usual name of the source
	Figures  []*Figure   // of a source or a cell, in the order of their documents
}

// Figure is a figure with the document that states it.
type Figure struct {
	*cited.Figure
	Doc *Document
	// Own says that it is the source's own: its document is published by the source and
	// credits nobody else. Otherwise somebody else credits the source with it.
	Own bool
}

// Found is what one run of a check found, before it is a finding.
type Found struct {
	Message  string
	Exhibits []cited.Exhibit
	Severity cited.Severity // where it is not that of the check
}

// Findings runs the checks of a scope over a case.
func Findings(scope Scope, c *Case) []cited.Finding {
	var out []cited.Finding
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
