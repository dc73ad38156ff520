package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/syntax"
	"cited/internal/text"
)

// Discretion finds in the words of documents what is not to be published: names of private
// persons, and places below the province. It reads one document after the other, and of each
// only what names those whom the words name. It is not safe for concurrent use.
type Discretion struct {
	reader *Reader
	names  *gazetteer.Gazetteer
	parser *syntax.Parser
	tree   clauses
	room   []syntax.Token
	tokens []text.Token
	ends   []text.Sentence
	s      mention.Sentence
	key    []byte
	finder Session // of places, by the words around them

	doc    cited.Document
	naming *Naming         // what is kept of whom it names; nil if nothing is
	text   func() []string // of the document, by window
	read   []string        // the same, once it was asked for
	book   *person.Book    // whom it names
	at     string          // the words that are looked at
	seen   map[[2]int]bool // sentences of it that were read, by window and byte
	looked map[string]bool // the last words of names that were looked up in it
	said   map[string][]cited.Span
	slugs  map[string]bool // addresses of the document, and whether they name a private person
	silent map[string]bool // words of any document, but for their digits, that name nobody
	known                  // what was found out of words of any document
}

// known is what was found out of words whatever document they stand in.
type known struct {
	below  map[string]bool     // names of places, and whether those lie below the province
	places map[string][]string // such names in words
	young  map[[2]string]bool  // words by codebook, and whether they are of nobody but children and young people
}

// How much is kept of what was found out: words of a document with whom they name, and words
// of any document.
const (
	mostSaid  = 1_000
	mostKnown = 20_000
)

// keep keeps what was found out, if there is room.
func keep[K comparable, V any](of map[K]V, k K, v V) V {
	if len(of) < mostKnown {
		of[k] = v
	}
	return v
}

// beamOfNames is how many states of the parser are looked at: who is a person comes out by one
// as well.
const beamOfNames = 1

// NewDiscretion makes one. The first call loads the gazetteer; an error is one of that.
func (r *Reader) NewDiscretion() (*Discretion, error) {
	g, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	return &Discretion{reader: r, names: g, silent: map[string]bool{},
		known: known{below: map[string]bool{}, places: map[string][]string{}, young: map[[2]string]bool{}}}, nil
}

// Begin begins a document: with what is kept of whom it names, nil if nothing is. The text is
// asked for once at most, and only if words of it have to be read that may name a private
// person.
func (d *Discretion) Begin(doc cited.Document, naming *Naming, text func() []string) {
	d.doc, d.naming, d.text, d.read = doc, naming, text, nil
	d.book, d.seen, d.looked, d.said, d.slugs = nil, nil, nil, nil, nil
}

// open makes room for what is read of the document.
func (d *Discretion) open() {
	if d.book == nil {
		d.book, d.seen = bookOf(d.reader, d.doc), map[[2]int]bool{}
		d.looked, d.said, d.slugs = map[string]bool{}, map[string][]cited.Span{}, map[string]bool{}
	}
}

// Names returns where words of the document name private persons, in code points and in
// order.
func (d *Discretion) Names(words string) []cited.Span {
	if !strings.ContainsFunc(words, unicode.IsUpper) {
		return nil
	}
	d.open()
	if found, ok := d.said[words]; ok {
		return found
	}
	shape := strings.Map(noDigits, words)
	if d.silent[shape] {
		return nil
	}
	if !d.parses() {
		return []cited.Span{{End: utf8.RuneCountInString(words), Exact: words}} // nobody can tell
	}
	d.at = uncapped(words)
	called := d.called(d.at)
	if len(called) == 0 {
		keep(d.silent, shape, true)
		return nil
	}
	for _, at := range called {
		d.look(d.at[at.Start:at.End])
	}
	var out []cited.Span
	for _, at := range called {
		name := words[at.Start:at.End]
		if known := d.at[at.Start:at.End]; (d.book.Withheld(text.Plain(known)) || aged(d.at, at)) && !d.common(known) {
			start := utf8.RuneCountInString(words[:at.Start])
			out = append(out, cited.Span{Start: start, End: start + utf8.RuneCountInString(name), Exact: name})
		}
	}
	if len(d.said) >= mostSaid {
		clear(d.said)
	}
	d.said[words] = out
	return out
}

// Ways in which the age of somebody stands beside a name. Who is told by age is no public person.
var (
	ageBefore = regexp.MustCompile(`\b[0-9a-z]+[- ]years?[- ]old(?: [a-z]+)? $`)
	ageBehind = regexp.MustCompile(`^(?:, (?:aged )?[1-9][0-9]?(?:,|\.|$| and )| \((?:aged )?[1-9][0-9]?\))`)
)

// aged reports whether an age stands beside a name.
func aged(words string, at text.Range) bool {
	const near = 40 // bytes, which an age does not need
	return ageBefore.MatchString(words[max(0, at.Start-near):at.Start]) || ageBehind.MatchString(words[at.End:min(len(words), at.End+near)])
}

func noDigits(r rune) rune {
	if r >= '0' && r <= '9' {
		return '0'
	}
	return r
}

// parses loads the model of the language's syntax, which takes much memory, when words are read
// for the first time. It is false if the model cannot be had.
func (d *Discretion) parses() bool {
	if d.parser == nil {
		m, err := syntax.English()
		if err != nil {
			return false
		}
		d.parser = m.Narrower(beamOfNames).NewParser()
	}
	return true
}

// sentences reads those sentences of words that are wanted, by their first byte and the one
// behind their last: d.s is each, and d.tree its syntax.
func (d *Discretion) sentences(words string, wanted func(start, end int) bool, read func()) {
	if !d.parses() {
		return
	}
	d.tokens = text.AppendTokens(d.tokens[:0], words, 0, len(words))
	d.ends = d.reader.lang.Spelling.AppendSentences(d.ends[:0], words, d.tokens)
	for _, e := range d.ends {
		for _, part := range bounded(e) {
			if part.To == part.From {
				continue
			}
			tokens := d.tokens[part.From:part.To]
			if !wanted(tokens[0].Start, tokens[len(tokens)-1].End) {
				continue
			}
			d.reader.lang.Analyze(&d.s, words, tokens)
			if d.namer().mayName() {
				d.tree.Plant(d.parser, d.reader.lang.Spelling, words, tokens, &d.room)
				read()
			}
		}
	}
}

// everySentence wants every sentence.
func everySentence(_, _ int) bool { return true }

// called returns the names in words that may be those of persons, in bytes and in order.
func (d *Discretion) called(words string) (out []text.Range) {
	d.sentences(words, everySentence, func() {
		d.book.Read(&d.s, &d.tree.Tree)
		d.namer().each(d.isPlace, func(from, to int) {
			out = append(out, text.Range{Start: d.s.Tokens[from].Start, End: d.s.Tokens[to-1].End})
		})
	})
	return slices.DeleteFunc(out, func(at text.Range) bool { return d.printed(words, at) })
}

// printed reports whether a stretch of words is part of the name of the document's
// publisher.
func (d *Discretion) printed(words string, at text.Range) bool {
	p := d.doc.Publisher
	if p == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(words[from:], p)
		if i < 0 {
			return false
		}
		if from += i; from <= at.Start && at.End <= from+len(p) {
			return true
		}
		from += len(p)
	}
}

func (d *Discretion) namer() namer { return namer{&d.s, &d.tree} }

// isPlace reports whether a name is in the gazetteer.
func (d *Discretion) isPlace(name string) bool { return d.find(name) != "" }

// find looks a name up in the gazetteer.
func (d *Discretion) find(name string) string {
	d.key = placeKey(d.key[:0], name)
	found, _ := d.names.Find(d.key)
	return found
}

// placeKey appends what a name is looked up by in the gazetteer.
func placeKey(key []byte, name string) []byte {
	for _, t := range text.AppendTokens(nil, name, 0, len(name)) {
		if t.Class != text.Punct {
			key = gazetteer.AppendKey(key, text.Fold(name[t.Start:t.End]))
		}
	}
	return key
}

// How much of a document is read to know who somebody is.
const (
	mostPlaces = 40    // where the last word of a name stands
	mostAround = 1_000 // bytes before and behind it
)

// look reads what the document says of those whose names end with the last word of one.
func (d *Discretion) look(name string) {
	last := name[strings.LastIndexAny(name, " -")+1:]
	if d.looked[strings.ToLower(last)] || last == "" {
		return
	}
	d.looked[strings.ToLower(last)] = true
	places := 0
	for n, content := range d.contents() {
		for at := 0; places < mostPlaces; places++ {
			i := strings.Index(content[at:], last)
			if i < 0 {
				break
			}
			start, end := paragraphAround(content, at+i)
			fresh := func(from, to int) bool {
				place := [2]int{n, start + from}
				sentence := content[start+from : start+to]
				if d.seen[place] || !strings.Contains(sentence, last) {
					return false
				}
				d.seen[place] = true
				return !strings.Contains(d.at, sentence) // which is read already
			}
			d.sentences(content[start:end], fresh, func() { d.book.Read(&d.s, &d.tree.Tree) })
			at = max(end, at+i+len(last))
		}
	}
}

// contents returns the text of the document, without its words in capitals.
func (d *Discretion) contents() []string {
	if d.read == nil {
		d.read = []string{}
		for _, content := range d.text() {
			d.read = append(d.read, uncapped(content))
		}
	}
	return d.read
}

// shortestName is how many letters a word of an address has at least to be looked up.
const shortestName = 3

// InAddress reports whether an address or the name of a file holds a word of the name of a
// private person whom the document names: "/news/ada-lund-came-back".
func (d *Discretion) InAddress(address string) bool {
	if d.naming != nil && !d.naming.holds(address) {
		return false
	}
	d.open()
	if found, ok := d.slugs[address]; ok {
		return found
	}
	found := slices.ContainsFunc(strings.FieldsFunc(address, func(r rune) bool { return !unicode.IsLetter(r) }), func(word string) bool {
		first, size := utf8.DecodeRuneInString(word)
		name := string(unicode.ToUpper(first)) + strings.ToLower(word[size:])
		if len(word) < shortestName || strings.Contains(strings.ToLower(d.doc.Publisher), strings.ToLower(word)) || d.common(name) {
			return false
		}
		d.look(name)
		return !d.parses() || d.book.Withheld(name)
	})
	d.slugs[address] = found
	return found
}

// common reports whether the document writes a word without its capital elsewhere: it stands
// at the beginning of a sentence or in a heading, and is no name.
func (d *Discretion) common(name string) bool {
	lower := strings.ToLower(name)
	return !strings.Contains(name, " ") && slices.ContainsFunc(d.contents(), func(content string) bool { return isCommon(content, lower) })
}

// paragraphAround returns the line that a byte stands in, as far as it is near.
func paragraphAround(content string, at int) (start, end int) {
	start, end = max(0, at-mostAround), min(len(content), at+mostAround)
	if i := strings.LastIndexByte(content[start:at], '\n'); i >= 0 {
		start += i + 1
	}
	if i := strings.IndexByte(content[at:end], '\n'); i >= 0 {
		end = at + i
	}
	for start < at && !utf8.RuneStart(content[start]) {
		start++
	}
	for end > at && end < len(content) && !utf8.RuneStart(content[end]) {
		end--
	}
	return start, end
}
