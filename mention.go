package cited

// Mentions is what a text names, whether or not a codebook counts it: all its
// quantities, periods and places, each in the order of the text.
type Mentions struct {
	Quantities []Mention
	Periods    []PeriodMention
	Places     []PlaceMention
}

// MentionKind says what a quantity is of.
type MentionKind string

// Kinds of quantity.
const (
	MentionCount       MentionKind = "count"
	MentionShare       MentionKind = "share" // in percent
	MentionMoney       MentionKind = "money"
	MentionDuration    MentionKind = "duration"
	MentionAge         MentionKind = "age"
	MentionDistance    MentionKind = "distance" // areas too
	MentionWeight      MentionKind = "weight"   // volumes too
	MentionTemperature MentionKind = "temperature"
	MentionRate        MentionKind = "rate"
	MentionOrdinal     MentionKind = "ordinal"
	MentionOther       MentionKind = "other" // numbers that name: of a section, a room, a telephone; scores
)

// Mention is a quantity of any kind.
type Mention struct {
	Span               // the number with its modifiers; of money with its sign or word
	Low, High *float64 // as of a figure; nil where a side is open, or the number is a name
	Modifier  Modifier
	Kind      MentionKind
	Unit      string // the counted noun or the unit: one, lower case; "" if there is none
	Change    string // up or down, where the text says that it changed so; ""
}

// PeriodMention is an expression of time.
type PeriodMention struct {
	Span       // with its article, without the preposition before it
	Value EDTF // "" where it has none: a mere length, a date that hangs on an unknown one
}

// PlaceMention is a name of a place.
type PlaceMention struct {
	Span
	Country  string // ISO 3166-1 alpha-3 and XKX; "" if not known, or more than one
	Province string // of the country, as GeoNames names it; "" if not known
}
