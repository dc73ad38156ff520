package cited

// Text is the clean text of a document, or of one window of a long one.
type Text struct {
	Start    int       // where the window starts in the document's text
	Content  string    // UTF-8
	Passages []Passage // its blocks in order, positions in the document's text
	Map      []byte    // from text back to the original, as package text encodes it
	Mentions *Mentions // what it names; nil unless that was asked for, and never stored
}

// Passage is a block of a text: the unit of full-text search and of display.
type Passage struct {
	Start int
	End   int
	Kind  string // heading, paragraph, item, cell, note, quotation, turn, boilerplate
	Words string // its words, folded, parted by single spaces: what full-text search sees
}

// Found is what a text was read to say, each in the order of the text.
type Found struct {
	Figures      []Figure
	Statements   []Statement
	Responses    []Response
	Unquantified []Unquantified
	Comparisons  []Comparison
	Themes       []Theme // suggested
	Proposals    []Proposal
}

// Add adds what the next window was read to say.
func (f *Found) Add(next Found) {
	f.Figures = append(f.Figures, next.Figures...)
	f.Statements = append(f.Statements, next.Statements...)
	f.Responses = append(f.Responses, next.Responses...)
	f.Unquantified = append(f.Unquantified, next.Unquantified...)
	f.Comparisons = append(f.Comparisons, next.Comparisons...)
	f.Themes = append(f.Themes, next.Themes...)
	f.Proposals = append(f.Proposals, next.Proposals...)
}

// Reading is all that one version of the reader found in one document.
type Reading struct {
	Document Document // Outcome and Reason say how it ended
	Version  string   // of the reader: engine and a digest of the lists it used
	Texts    []Text   // windows in order; one for all but long documents
	Found

	// Naming is what is kept of whom the document names, for the gate before exports, packed by
	// package extract: no words. nil where nobody looked, which is not that it names nobody.
	Naming []byte
}
