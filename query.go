package cited

// Query selects figures or documents. All terms must hold.
type Query struct {
	Terms []Term
	Limit int // how many at most; 0 for all
}

// Term is one condition of a query.
type Term struct {
	Not    bool     // must not hold
	Key    string   // a field of the figure or the document; "" for full text; "after" and "before" for time
	Values []string // any of them; for full text one phrase a value, folded words parted by single spaces
	// Low and High bound a number or a date ("low:100..500"); nil and empty leave the side open.
	// With a range, Values is empty.
	Low, High *float64
	From, To  EDTF
}
