package cited

// Receipt is everything behind one number. Pages, commands and exports get hold
// of figures through receipts only: no reported number without its quotation.
type Receipt struct {
	Figure    Figure     `json:"figure"`
	Document  Document   `json:"document"`
	Before    string     `json:"before,omitempty"` // text before the quotation, for context
	After     string     `json:"after,omitempty"`  // text after it
	Spot      Spot       `json:"spot,omitzero"`    // of the quotation in the original
	Version   string     `json:"version"`          // of the reader that read it
	Review    Review     `json:"review"`           // how far people have decided about it
	Decisions []Decision `json:"decisions,omitempty"`

	Corrections []Correction `json:"corrections,omitempty"` // of words that it quotes

	Marks Marks `json:"marks,omitzero"` // of people, on the figure
}

// ReceiptOf is everything behind something else that was read: a statement, a
// response, a comparison.
type ReceiptOf[T any] struct {
	Read      T
	Document  Document
	Before    string // text before the quotation, for context
	After     string // text after it
	Spot      Spot   // of the quotation in the original
	Version   string // of the reader that read it
	Review    Review // how far people have decided about it
	Decisions []Decision

	Corrections []Correction // of words that it quotes
}
