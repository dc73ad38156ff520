package cited

// Statement is what somebody is reported to have said, written, found, denied or
// thought: who, by which words, and what. docs/statement.md is its guide.
//
// The content may be interrupted by source and cue: Content is its first stretch,
// More holds the others. The three never overlap.
type Statement struct {
	ID          ID         `json:"id"`
	Source      Span       `json:"source"` // zero where the text names nobody
	Cue         Span       `json:"cue"`
	Content     Span       `json:"content"`
	More        []Span     `json:"more"`
	Attribution []string   `json:"attribution"` // the chain of sources by name, nearest first; empty if nobody is named
	Act         string     `json:"act"`         // what the cue means: said, denied, promised, ...
	Stance      Stance     `json:"stance"`
	Hedge       Hedge      `json:"hedge"` // why it is hedged; empty if it is not
	Themes      []string   `json:"themes"`
	Ties        []TieClaim `json:"ties"` // proposed: what it asserts or denies of how groups of the codebook stand to each other

	Quote    Span       `json:"quote"`    // the sentence that holds the cue
	Evidence []Evidence `json:"evidence"` // from which span and by which rule each field was read
}

// TieClaim is a tie between two armed groups that a statement asserts or denies. It is
// proposed: the ties of the codebook are what people put there, with a receipt.
type TieClaim struct {
	Relation string `json:"relation"` // a relation of groups.yaml; it reads from Group to With
	Group    string `json:"group"`    // both by their usual English names
	With     string `json:"with"`
	Denied   bool   `json:"denied"` // that the tie is not, or no longer
	Rule     string `json:"rule"`
}

// Hedge is why a statement is hedged.
type Hedge string

// Hedges.
const (
	HedgeAnonymous Hedge = "anonymous" // the source wants no name
	HedgeReported  Hedge = "reported"  // reportedly, allegedly, it is said
	HedgeInference Hedge = "inference" // suggests, appears, probably
	HedgeForecast  Hedge = "forecast"  // will, expects
	HedgeThreat    Hedge = "threat"    // harm is announced
)

// Theme is what a sentence is about, suggested from the words that suggest it. It is
// never applied by the program: a coding is a person's decision.
type Theme struct {
	ID   ID     `json:"id"`
	Span        // the sentence
	Code string `json:"theme"`
	Rule string `json:"rule"`
	Cue  Span   `json:"cue"` // the words that suggest it
}

// Response is what a state or public body did, does or proposes about people who
// went to a conflict or came back from it.
type Response struct {
	ID ID `json:"id"`
	Span
	Actor  string   `json:"actor"` // as named in the text; empty if nobody is
	Kind   string   `json:"kind"`  // a code of the codebook: citizenship, prosecution, ...
	Scope  []string `json:"scope"` // whom it is for, as named in the text
	Status Status   `json:"status"`
	Date   EDTF     `json:"date"`
	Low    *float64 `json:"low"` // how many it was applied to, as of a figure
	High   *float64 `json:"high"`

	Quote    Span       `json:"quote"`
	Evidence []Evidence `json:"evidence"`
}

// Status is how far a response has come. A bill is not a law.
type Status string

// Statuses.
const (
	Proposed   Status = "proposed"
	Adopted    Status = "adopted"
	Applied    Status = "applied"
	StruckDown Status = "struck-down"
)

// Unquantified is a figure without a number: "several returned", "not known". Not
// zero, and not nothing. Low and High are nil; Start, End and Exact are the words
// that stand where a number could.
type Unquantified struct {
	Figure
	Word string `json:"word"` // those words in lower case
}

// Comparison is a reported relation between figures that the text may not give: a
// trend, a rank, a rate, a mean or range of ages, a ratio. Start, End and Exact are
// the words that say it; Low and High are its number, where it has one.
type Comparison struct {
	Figure
	Relation Relation `json:"relation"`
	Change   Change   `json:"change"` // of a trend
	Rank     int      `json:"rank"`   // 1 is the highest, -1 the lowest; 0 if it is no rank
}

// Relation is the kind of a comparison.
type Relation string

// Relations.
const (
	Trend Relation = "trend"
	Rank  Relation = "rank"
	Rate  Relation = "rate"
	Mean  Relation = "mean"
	Ages  Relation = "range"
	Ratio Relation = "ratio"
)

// Change is the direction of a trend; empty for other comparisons.
type Change string

// Changes.
const (
	Up   Change = "up"
	Down Change = "down"
	Flat Change = "flat"
)
