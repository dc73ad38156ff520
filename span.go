package cited

// Span is a stretch of a document's text: text[Start:End] == Exact, counted in
// Unicode code points from the start of the document's text, End exclusive.
// Exact is kept so that a span can be found again when the text shifts, and so
// that a wrong position is noticed instead of shown.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// IsZero reports whether the span selects nothing and was never set.
func (s Span) IsZero() bool { return s == Span{} }
