package cited

import "time"

// Claim is what one source asserts: figures that repeat the same source, value and
// cell are one claim, however often it is printed.
type Claim struct {
	Cell     ID       `json:"cell"`
	Source   ID       `json:"source"` // its earliest source; the publisher or the document where the text asserts it itself
	Name     string   `json:"name"`   // of the source, as the first figure has it
	Own      bool     `json:"own"`    // no text credits it to anybody: the document, or its publisher, says so itself
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"`
	Modifier Modifier `json:"modifier"`
	AsOf     AsOf     `json:"as_of"` // the closest that any of its figures has; of several the earliest
	Told     Day      `json:"-"`     // the first day on which it was known: of report or document; MaxDay if no date says

	Figures   []ID `json:"figures"`   // the first report of it comes first
	Documents []ID `json:"documents"` // without repeats, likewise
	// Voice is the number, from 1, of the independent source that it counts with: claims
	// with one voice may all come from one source. 0 is none: an unsourced figure of
	// a tertiary page.
	Voice int `json:"voice"`
}

// PairVerdict is how two figures that count the same stand to each other.
type PairVerdict string

// Verdicts of pairs. Within a year is 366 days.
const (
	Agrees     PairVerdict = "agrees"     // the same bounds
	Compatible PairVerdict = "compatible" // the ranges meet: both may be true
	Revised    PairVerdict = "revised"    // the same source, later; what one document says of two dates without a source is none
	Disputed   PairVerdict = "disputed"   // bounds apart, as-of within a year; periods that meet
	Different  PairVerdict = "different"  // bounds apart, as-of further apart
	Undecided  PairVerdict = "undecided"  // bounds apart, and one of the two has no date
)

// PairVerdicts lists them all.
func PairVerdicts() []PairVerdict {
	return []PairVerdict{Agrees, Compatible, Revised, Disputed, Different, Undecided}
}

// Estimate is low, best and high for one cell and date, under a declared rule. Low and
// High are a reported range: between them lies what was reported, which says nothing
// about how probable it is. All three are nil where nothing can be said; Missing then
// tells why, and also why there is no best.
type Estimate struct {
	Cell    Cell     `json:"cell"`
	At      EDTF     `json:"at"` // what was asked for; empty: all dates
	Rule    string   `json:"rule"`
	Version string   `json:"version"` // of the rule
	Low     *float64 `json:"low"`
	Best    *float64 `json:"best"`
	High    *float64 `json:"high"`
	Missing string   `json:"missing,omitempty"`

	Documents   int         `json:"documents"`   // of the claims that were used
	Claims      int         `json:"claims"`      // that were used
	Independent int         `json:"independent"` // at most so many independent sources are behind them
	Figures     []Input     `json:"figures"`     // every figure that was looked at
	Others      []Elsewhere `json:"others"`      // figures that count something else
	Steps       []Step      `json:"steps"`       // the derivation
	Override    *Override   `json:"override,omitempty"`
}

// Input is a figure of an estimate.
type Input struct {
	Figure ID     `json:"figure"`
	Claim  int    `json:"claim"` // which claim it is part of, from 1; 0 for none
	Used   bool   `json:"used"`
	Why    string `json:"why,omitempty"` // why it was not used
}

// Elsewhere is a figure that counts something else than was asked for.
type Elsewhere struct {
	Figure ID     `json:"figure"`
	Field  string `json:"field"` // the field of the cell in which it differs
	Why    string `json:"why"`   // "counts returned, not travelled"
}

// Step is one step of a derivation.
type Step struct {
	Does    string `json:"does"`    // "the newest claim: 470, by ..., 2015-12-07"
	Figures []ID   `json:"figures"` // the figures that decide it; of many, the first of each claim
}

// Override is what a person put in the place of what the rule gives. Reason and
// Reviewer are never empty.
type Override struct {
	Low      *float64  `json:"low"`
	Best     *float64  `json:"best"`
	High     *float64  `json:"high"`
	Reason   string    `json:"reason"`
	Reviewer string    `json:"reviewer"`
	At       time.Time `json:"at"` // UTC
}
