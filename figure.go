package cited

// Figure is a number that a text states about a population: people who
// travelled, returned, died, were held, ... as a count or as a share.
//
// Start, End and Exact are the number expression with its modifiers ("more than
// 900"), without the counted noun. Low and High are nil where the text gives no
// bound: "more than 900" is 900 and nil, "up to 7,000" is nil and 7000. Shares
// are in percent. A list that is empty says that the text names none; nothing
// is ever filled in that the text does not say.
type Figure struct {
	ID ID `json:"id"`
	Span
	Codebook string   `json:"codebook"`
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"`

	Modifier Modifier `json:"modifier"`
	Kind     Kind     `json:"kind"`
	Counted  string   `json:"counted"` // the counted people: lower case, singular head noun
	Measure  string   `json:"measure"` // a code of the codebook

	Origin     []string `json:"origin"`     // ISO 3166-1 alpha-3, or "region:Western Europe"
	Population string   `json:"population"` // a class of the codebook
	Theatre    []string `json:"theatre"`    // ISO 3166-1 alpha-3: where they went or fought
	Place      []string `json:"place"`      // as named in the text: where the counted thing is or happened
	Group      []string `json:"group"`      // armed groups, by their usual English name
	GroupScope Scope    `json:"group_scope"`
	Segment    []string `json:"segment"` // what narrows the population
	Of         string   `json:"of"`      // exact text of the whole it is part of, else a short phrase

	Time        EDTF     `json:"time"`        // when the figure holds
	Basis       Basis    `json:"basis"`       // the kind of time
	Attribution []string `json:"attribution"` // the chain of sources, nearest to the figure first
	Reported    EDTF     `json:"reported"`    // date of the attributed report
	Stance      Stance   `json:"stance"`
	Individual  bool     `json:"individual,omitempty"` // a figure of one person: out of lists until cleared
	Revises     ID       `json:"revises,omitempty"`    // the figure that it corrects

	Quote    Span       `json:"quote"`    // the sentence or table row that states it
	Evidence []Evidence `json:"evidence"` // from which span and by which rule each field was read
}

// Evidence says how one field of a figure was read: by which rule, and from
// which words. A field read from nothing (silence) has no evidence.
type Evidence struct {
	Field string `json:"field"`           // the field's name: "low" and "high" go under "value"
	Rule  string `json:"rule"`            // the id of a rule: "en.measure.returned", "context.heading", ...
	Spans []Span `json:"spans,omitempty"` // the words; empty where the rule reads document metadata
}

// Modifier says how the text qualifies the number.
type Modifier string

// Modifiers. Where a bound or range is also approximate, the bound or range wins.
const (
	Exactly Modifier = "exact"
	Approx  Modifier = "approx"
	AtLeast Modifier = "at-least"
	AtMost  Modifier = "at-most"
	Range   Modifier = "range"
	Vague   Modifier = "vague" // "dozens", "several hundred"
)

// Kind is count or share.
type Kind string

// Kinds of figure.
const (
	Count Kind = "count"
	Share Kind = "share" // in percent
)

// Scope says whether the figure is about the named groups only.
type Scope string

// Scopes; empty where no group is named.
const (
	Only      Scope = "only"
	AndOthers Scope = "and-others"
	Mostly    Scope = "mostly"
)

// Basis is the kind of time of a figure.
type Basis string

// Bases.
const (
	Cumulative Basis = "cumulative" // ever, up to a date or since a start
	Point      Basis = "point"      // a state at a date
	Period     Basis = "period"     // happened within a bounded period or event
	Unstated   Basis = "unstated"
)

// Stance is how the text stands to the figure.
type Stance string

// Stances.
const (
	Asserted Stance = "asserted"
	Hedged   Stance = "hedged"
	Denial   Stance = "denied"
)

// Fields lists the names of a figure's fields in the order in which they are
// shown and explained. "value" stands for low and high.
func Fields() []string {
	return []string{"value", "modifier", "kind", "counted", "measure", "origin", "population", "theatre", "place",
		"group", "group_scope", "segment", "of", "time", "basis", "attribution", "reported", "stance"}
}
