package cited

// Source is whom texts credit with figures and statements, under all the names that
// they have for it. Who is not named, "police" or "neighbour", is a source of its
// document alone.
type Source struct {
	ID       ID       `json:"id"`
	Name     string   `json:"name"`
	Aliases  []Alias  `json:"aliases"`            // other names: spellings that differ in case and punctuation, and what was merged into it
	Document ID       `json:"document,omitempty"` // where it is a source of one document alone
	First    EDTF     `json:"first"`              // the first and the last day of the documents that credit it; empty if none is dated
	Last     EDTF     `json:"last"`
	Merged   []Source `json:"merged,omitempty"` // what people merged into it, as it was: id, name, first and last

	Figures      int `json:"figures"` // how many of each credit it
	Statements   int `json:"statements"`
	Unquantified int `json:"unquantified"`
	Comparisons  int `json:"comparisons"`

	Standing Standing `json:"standing"` // what it is to the matter; empty if nobody said
	Proposed bool     `json:"proposed"` // by a rule: no person decided it

	Reliability string `json:"reliability"` // a grade of Reliabilities; empty if nobody rated it
}

// Alias is a name of a source, with the first and the last day of the documents that use it;
// they are empty if none is dated.
type Alias struct {
	Name  string `json:"name"`
	First EDTF   `json:"first"`
	Last  EDTF   `json:"last"`
}

// Standing is what a source is to the matter.
type Standing string

// Standings. People set them, rules propose them.
const (
	FirstHand Standing = "first-hand" // saw or did it
	Secondary Standing = "secondary"  // has it from those who did
	Tertiary  Standing = "tertiary"   // has it from those who have it from others
	Party     Standing = "party"      // is a party to the conflict
	UserMade  Standing = "user-made"  // is what anybody could have posted
)

// Standings lists them all.
func Standings() []Standing { return []Standing{FirstHand, Secondary, Tertiary, Party, UserMade} }
