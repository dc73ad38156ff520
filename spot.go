package cited

// Spot is where in its original a quotation stands, as far as that is known: the zero
// value says nothing.
type Spot struct {
	Places []string  `json:"places,omitempty"` // in the words of the format, in order: "paragraph 12", "Returns!C5", "page 3", "article > p[7]"
	Boxes  []SpotBox `json:"boxes,omitempty"`  // on its pages, a line at a time
	// The bytes that it was read from, From first and To behind the last; both 0 where
	// they would tell nothing. Exact: they are its very words; otherwise they
	// stand for them in another encoding, or with something in between. Of a packed file
	// they are those of a member as packed.
	From  int64 `json:"from,omitempty"`
	To    int64 `json:"to,omitempty"`
	Exact bool  `json:"exact,omitempty"`
}

// SpotBox is a rectangle on a page, in points from the upper left corner of the page as
// it is shown.
type SpotBox struct {
	Page   int     `json:"page"` // from 1
	Left   float64 `json:"left"`
	Top    float64 `json:"top"`
	Right  float64 `json:"right"`
	Bottom float64 `json:"bottom"`
}

// IsZero reports whether nothing is known.
func (s *Spot) IsZero() bool { return len(s.Places) == 0 && len(s.Boxes) == 0 && s.To == 0 }
