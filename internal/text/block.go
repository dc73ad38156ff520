package text

// Kind says what a block is to its document.
type Kind uint8

// Kinds of block.
const (
	Paragraph Kind = iota
	Heading
	Item        // of a list
	Cell        // of a table
	Note        // footnote or endnote
	Quotation   // a quoted block
	Turn        // what a speaker says in a transcript, question time, interview
	Entry       // the time stamp of an entry of a live page
	Boilerplate // menus, advertisements, cookie notices, links to other stories: kept, never read for figures
)

// String returns the kind's name as it is stored.
func (k Kind) String() string {
	return [...]string{"paragraph", "heading", "item", "cell", "note", "quotation", "turn", "entry", "boilerplate"}[k]
}

// Range is a stretch of a window's content in bytes, end exclusive.
type Range struct{ Start, End int }

// Block is a stretch of a window's content that belongs together. Blocks are in
// the order of the text and do not overlap; what lies between them is white
// space and markup.
type Block struct {
	Kind  Kind
	Start int // bytes of the window's content
	End   int
	Level int // of a heading: 1 is the title; of an item: its depth from 1
	// Of a cell: the number of its row in the window, from 1, the same for all
	// cells of a row; its column from 0; the head of the column and the label of
	// the row (its first cell), empty ranges where there is none.
	Row, Col    int
	Head, Label Range
}

// Window is the clean text of a document, or a stretch of a long one that ends
// at a block border: what a format yields.
type Window struct {
	Content string // UTF-8
	Blocks  []Block
	Map     Map   // to the bytes of the original; empty where they would tell nothing
	Boxes   Boxes // to its pages, if it has pages
}

// Map leads from the content back to the original. Segments are in order.
type Map []Segment

// Segment says that Content[Start:End] was decoded from bytes From to To of the
// original. Exact: byte n of the one is byte n of the other. Where it is not
// exact (entities, other encodings), only the whole is known to stand for the
// whole. Content that no segment covers is unmapped: white space that parts blocks.
//
// Place names the spot in the words of the format, where it has such: "paragraph 12",
// "Returns!C5", "article > p[7]"; empty where bytes alone lead people there. Of a member
// of a packed file From and To are its bytes as packed, and Place says where in it.
type Segment struct {
	Start, End int
	From, To   int
	Exact      bool
	Place      string
}
