package cited

// Source is whom texts credit with figures and statements, under all the names that
// they have for it.
type Source struct {
	ID      ID       `json:"id"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"` // other names: spellings that differ in case and punctuation

	Figures      int `json:"figures"` // how many of each credit it
	Statements   int `json:"statements"`
	Unquantified int `json:"unquantified"`
	Comparisons  int `json:"comparisons"`

	Standing Standing `json:"standing"` // what it is to the matter; empty if nobody said
	Proposed bool     `json:"proposed"` // by a rule: no person decided it
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
