package cited

// ProposalID is the kind of a proposal's id: of the original, the cell and its words.
const ProposalID = "pr"

// Proposal is a number of somebody's own spreadsheet, with what its row says of it, in
// the fields of a figure. It is no figure: it is in no list of figures, no export and no
// estimate, and wants a receipt until a document of the archive says the same.
//
// Exact is the cell as it is written. There is no quotation and no span, because a
// spreadsheet is no text that speaks for itself. Attribution is the source that the row
// names; it makes no source of the archive.
type Proposal struct {
	Figure
	Word  string `json:"word"`  // "several": what stands in place of a number; Low and High are nil
	Sheet string `json:"sheet"` // its name; "table" where the file is one table
	Cell  string `json:"cell"`  // of the number: "Returns!C5"
	Total bool   `json:"total"` // the row says that it is the total of others

	// What the row says of the document that the number is from, as it is written.
	Address   string `json:"address"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Published EDTF   `json:"published"`

	Row []CellRead `json:"row"` // every cell of the row that says something of the number, in order
}

// CellRead is how one cell of a spreadsheet was read.
type CellRead struct {
	Cell  string `json:"cell"`  // "Returns!A5"; that of the head where the head itself says it
	Head  string `json:"head"`  // of its column, as it is written
	Words string `json:"words"` // as they are written
	Field string `json:"field"` // which it was read as; empty: its column is not understood, and kept as it is
	Reads string `json:"reads"` // what it was read as; empty if it could not be read
	Note  string `json:"note"`  // why it could not be read, or what is to be known of how it was; empty if all is plain
}

// Held says how a proposal stands to the figures of the archive.
type Held string

// How a proposal may stand.
const (
	WantsReceipt Held = "wants a receipt" // no figure says the same
	HasReceipt   Held = "receipt"         // a figure says the same number of the same
	OtherValue   Held = "other value"     // a figure of the same source or document, or of the same time, says another number
)

// Heldness is a proposal held against the figures of the archive.
type Heldness struct {
	State      Held      `json:"state"`
	Candidates []Backing `json:"candidates"` // the closest first; at most MostBackings
}

// MostBackings is how many figures are shown beside a proposal.
const MostBackings = 5

// Backing is a figure, or something that is said without a number, that may be the
// receipt of a proposal.
type Backing struct {
	ID       ID       `json:"id"`
	Document Document `json:"document"`
	Figure   Figure   `json:"figure"`
	Word     string   `json:"word"`  // in place of a number
	Named    bool     `json:"named"` // its document is the one that the row names
	Source   bool     `json:"source"`
	Same     bool     `json:"same"` // it says the same number of the same
	Why      string   `json:"why"`  // in what it differs, or which fields the row leaves open
}
