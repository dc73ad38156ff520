package sheet

import (
	"strings"

	"cited/internal/codebook"
	"cited/internal/mention"
)

// Version is that of this package. It is raised when what is read of a spreadsheet changes.
const Version = "1"

// Reader reads spreadsheets by the word lists of a language and the codebooks. It is used
// by one goroutine at a time.
type Reader struct {
	lang  *mention.Language
	set   *codebook.Set
	cell  *mention.Cell
	codes map[string]sense  // of measures, by their folded words
	lands map[string]string // countries and regions that were read, by their names
}

// sense is a measure of a codebook.
type sense struct {
	book *codebook.Codebook
	code string
}

// New returns a reader.
func New(lang *mention.Language, set *codebook.Set) *Reader {
	r := &Reader{lang: lang, set: set, cell: lang.NewCell(), codes: map[string]sense{}, lands: map[string]string{}}
	for _, b := range set.Books() {
		for _, m := range b.Measures {
			for _, written := range []string{m.Code, b.Name + ":" + m.Code} {
				key := headKey(written)
				if _, taken := r.codes[key]; taken {
					r.codes[key] = sense{} // of several codebooks: which one is not said
				} else {
					r.codes[key] = sense{b, m.Code}
				}
			}
		}
	}
	return r
}

// measureOf reads a measure by its code or by words that say it, of one codebook only.
func (r *Reader) measureOf(words string) (sense, bool) {
	if m, ok := r.codes[headKey(words)]; ok && m.code != "" {
		return m, true
	}
	for _, list := range []mention.List{mention.Measures, mention.People} {
		e, ok := r.cell.Whole(list, words)
		if !ok {
			continue
		}
		means := e.Means
		if list == mention.People {
			means = e.Slots["measure"]
		}
		if senses := r.set.Senses(means); len(senses) == 1 {
			return sense{senses[0].Book, senses[0].Measure}, true
		}
	}
	return sense{}, false
}

// saysNothing reports whether a cell says that there is nothing to say.
func (r *Reader) saysNothing(words string) bool {
	if strings.Trim(words, " -–—.?*/…_") == "" {
		return true
	}
	return r.means(words, "nothing")
}

// mostRead is how long a cell may be that says a number, a date, a country or a code, in
// bytes. mostLands bounds the countries that are remembered.
const (
	mostRead  = 300
	mostLands = 10_000
)

// means reports whether a cell consists of a word of the list of sheets that means this.
func (r *Reader) means(words, meaning string) bool {
	if len(words) > mostRead {
		return false
	}
	list := mention.SheetWords(words)
	e, n := r.lang.SheetWord(list)
	return e != nil && n == len(list) && e.Meaning() == meaning
}

// isTotal reports whether a cell says that its row sums up others.
func (r *Reader) isTotal(words string) bool {
	if len(words) > mostRead || r.means(words, "total") {
		return len(words) <= mostRead
	}
	e, ok := r.cell.Whole(mention.Tables, strings.Trim(words, ": "))
	return ok && e.Meaning() == "total"
}
