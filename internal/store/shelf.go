package store

import (
	"slices"

	"cited"
)

// shelf is where one kind of what is read from documents is kept: a narrow table by
// which lists are filtered, row by row; the codes under which its rows are listed, in
// the table with _code behind its name; and the whole of each row, in that with
// _detail. All shelves are numbered alike.
type shelf struct {
	at         int    // its place among the shelves
	table      string // and what stands before the roles of its codes
	kind       string // of its ids
	count      string // the column of table document that counts its rows
	lister     string // the command that lists them
	columns    []column
	lists      []string // keys of which a row may hold any number of values
	others     []string // columns that are no codes
	every      string   // a key of which every row is listed under a value
	individual bool     // rows may be of one person
	words      string   // its own table of full text; "" where that of passages serves
}

// column is a column of codes, and its commonest value, which is not listed in the
// table of codes: nobody looks for it to narrow a search.
type column struct {
	key    string
	common string
	listed bool
}

// The places of the shelves.
const (
	atFigures = iota
	atStatements
	atResponses
	atUnquantified
	atComparisons
	atThemes
	atProposals
	manyShelves
)

// shelves lists them all.
func shelves() [manyShelves]*shelf {
	return [...]*shelf{&figureKind.shelf, &statementKind.shelf, &responseKind.shelf, &unquantifiedKind.shelf, &comparisonKind.shelf, &themeKind.shelf, &proposalKind.shelf}
}

// shelfOf returns the shelf of a kind of id, nil if there is none.
func shelfOf(kind string) *shelf {
	for _, sh := range shelves() {
		if sh.kind == kind {
			return sh
		}
	}
	return nil
}

// role returns the role of the codes of a key. Those of figures have no mark, as
// archives hold them since before there were others.
func (sh *shelf) role(key string) string {
	if sh.at == atFigures {
		return key
	}
	return sh.table + "." + key
}

func (sh *shelf) has(column string) bool { return slices.Contains(sh.others, column) }

// field is a column of codes and how its value is read off what is kept.
type field[T any] struct {
	column
	of func(*T) string
}

// listField is a key of which there may be any number of values.
type listField[T any] struct {
	key string
	of  func(*T) []string
}

// kind is a shelf and how what it keeps is written there.
type kind[T any] struct {
	shelf
	fields     []field[T]
	listFields []listField[T]
	id         func(*T) cited.ID
	start      func(*T) int
	isOfOne    func(*T) bool                            // nil where none can be of one person
	values     func(t *T, published cited.EDTF) []any   // of the other columns
	quote      func(*T) cited.Span                      // the words that a receipt shows in their context
	stands     func(*T) (words cited.Span, with string) // what its id is made of: words, and what else
	content    func(*T) []cited.Span                    // what its own full text holds
	identify   func(*T, cited.ID)                       // give it an id
	spans      func(*T) []*cited.Span                   // what people point at when they add one
	set        func(t *T, field, value string) error    // correct a field; nil where none can be
	write      func(w *detailWriter, t *T)              // the whole of it
	read       func(r *detailReader, t *T)
}

// ready fills in what of a shelf its fields say.
func (k kind[T]) ready() *kind[T] {
	for _, f := range k.fields {
		k.columns = append(k.columns, f.column)
	}
	for _, l := range k.listFields {
		k.lists = append(k.lists, l.key)
	}
	return &k
}

// encode returns the bytes of what is kept.
func (k *kind[T]) encode(c *detailCodec, t *T) []byte {
	w := detailWriter{codec: c, b: append(make([]byte, 0, 512), detailFormat)}
	k.write(&w, t)
	return w.b
}
