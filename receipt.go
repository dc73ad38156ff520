package cited

// Receipt is everything behind one number. Pages, commands and exports get hold
// of figures through receipts only: no reported number without its quotation.
type Receipt struct {
	Figure    Figure     `json:"figure"`
	Document  Document   `json:"document"`
	Before    string     `json:"before,omitempty"` // text before the quotation, for context
	After     string     `json:"after,omitempty"`  // text after it
	Version   string     `json:"version"`          // of the reader that read it
	Decisions []Decision `json:"decisions,omitempty"`
}
