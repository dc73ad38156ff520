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

	doc    cited.Document
	text   func() []string // of the document, by window
	read   []string        // the same, once it was asked for
	book   *person.Book    // whom it names
	at     string          // the words that are looked at
	seen   map[[2]int]bool // sentences of it that were read, by window and byte
	looked map[string]bool // the last words of names that were looked up in it
	said   map[string][]cited.Span
	slugs  map[string]bool // addresses of the document, and whether they name a private person
	silent map[string]bool // words of any document, but for their digits, that name nobody
}

// How much is kept of what was found out: words of a document with whom they name, and words
// that name nobody.
const (
	mostSaid   = 1_000
	mostSilent = 20_000
)

// beamOfNames is how many states of the parser are looked at: who is a person comes out by one
// as well.
const beamOfNames = 1

// NewDiscretion makes one. The first call loads the model of the language's syntax and the
// gazetteer; an error is one of these.
func (r *Reader) NewDiscretion() (*Discretion, error) {
	m, err := syntax.English()
	if err != nil {
		return nil, err
	}
	g, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	return &Discretion{reader: r, names: g, parser: m.Narrower(beamOfNames).NewParser(), silent: map[string]bool{}}, nil
}

// Begin begins a document, unless it is the one that was read last. The text is asked for once
// at most, and only if words of it may name a private person.
func (d *Discretion) Begin(doc cited.Document, text func() []string) {
	if d.book != nil && d.doc.ID == doc.ID {
		return
	}
	d.doc, d.text, d.read = doc, text, nil
	d.book = bookOf(d.reader, doc)
	d.seen = map[[2]int]bool{}
	d.looked, d.said, d.slugs = map[string]bool{}, map[string][]cited.Span{}, map[string]bool{}
}

// Names returns where words of the document name private persons, in code points and in
// order.
func (d *Discretion) Names(words string) []cited.Span {
	if !strings.ContainsFunc(words, unicode.IsUpper) {
		return nil
	}
	if found, ok := d.said[words]; ok {
		return found
	}
	shape := strings.Map(noDigits, words)
	if d.silent[shape] {
		return nil
	}
	d.at = uncapped(words)
	called := d.called(d.at)
	if len(called) == 0 {
		if len(d.silent) < mostSilent {
			d.silent[shape] = true
		}
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

// sentences reads those sentences of words that are wanted, by their first byte and the one
// behind their last: d.s is each, and d.tree its syntax.
func (d *Discretion) sentences(words string, wanted func(start, end int) bool, read func()) {
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
			if d.mayName() {
				d.tree.Plant(d.parser, d.reader.lang.Spelling, words, tokens, &d.room)
				read()
			}
		}
	}
}

// everySentence wants every sentence.
func everySentence(_, _ int) bool { return true }

// mayName reports whether the sentence has a word with a capital that no list knows.
func (d *Discretion) mayName() bool {
	for i := range d.s.Tokens {
		if d.capital(i) && !d.listed(i) {
			return true
		}
	}
	return false
}

func (d *Discretion) capital(i int) bool {
	t := d.s.Tokens[i]
	return t.Class == text.Letters && isCapital(d.s.Word(i, i+1))
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// listed reports whether a list says that a word is none of a person's name.
func (d *Discretion) listed(i int) bool {
	for _, l := range []mention.List{mention.Groups, mention.Armed, mention.Countries, mention.Regions, mention.Historic, mention.Peoples, mention.Function, mention.Calendar, mention.Times, mention.Events, mention.Modifiers, mention.People, mention.Numbers} {
		if _, ok := d.s.Covering(l, i); ok {
			return true
		}
	}
	return false
}

// called returns the names in words that may be those of persons, in bytes and in order.
func (d *Discretion) called(words string) (out []text.Range) {
	d.sentences(words, everySentence, func() {
		d.book.Read(&d.s, &d.tree.Tree)
		taken := 0 // up to which token
		for i := 0; i < len(d.s.Tokens); i++ {
			from, to := d.nameAt(i)
			if from < taken || to <= from {
				continue
			}
			out = append(out, text.Range{Start: d.s.Tokens[from].Start, End: d.s.Tokens[to-1].End})
			taken = to
			i = to - 1
		}
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

// nameAt returns the tokens of a name that begins at a token: what the syntax takes for that
// of a person, or words with capitals that it takes for nothing and no list knows. One word
// that it takes for that of something else may still be the name of somebody whom the document
// names in full.
func (d *Discretion) nameAt(i int) (from, to int) {
	w := d.tree.At(i)
	if w < 0 || !d.capital(i) && !strings.HasPrefix(d.tree.Words[w].Entity, "B-") {
		return i, i
	}
	kind := entityOf(d.tree.Words[w].Entity)
	if kind != "person" && d.listed(i) {
		return i, i
	}
	to = i + 1
	if kind != "" && kind != "person" && (kind != "place" || d.leads(i-1)) {
		return d.alone(i, to)
	}
	for to < len(d.s.Tokens) && d.goesOn(to, kind) {
		to++
	}
	if kind == "" && d.tree.Words[w].UPOS != "PROPN" && to == i+1 || kind != "person" && d.find(d.s.Word(i, to)) != "" {
		return d.alone(i, to)
	}
	return i, to
}

// alone returns one word that is no part of a longer name.
func (d *Discretion) alone(i, to int) (int, int) {
	if to != i+1 || i > 0 && d.capital(i-1) || to < len(d.s.Tokens) && d.capital(to) {
		return i, i
	}
	return i, to
}

// goesOn reports whether a name goes on with a token: with one of a person's name, with a word
// that is of nothing else, or with what joins the words of names.
func (d *Discretion) goesOn(i int, as string) bool {
	word := d.s.Word(i, i+1)
	w := d.tree.At(i)
	switch {
	case w < 0:
		return false
	case strings.HasPrefix(d.tree.Words[w].Entity, "I-person"):
		return true
	case word == "." || word == "-" || word == "'" || word == "’":
		return !d.s.Tokens[i].Space && i+1 < len(d.s.Tokens) && d.capital(i+1) && d.goesOn(i+1, as)
	}
	kind := entityOf(d.tree.Words[w].Entity)
	return d.capital(i) && !d.listed(i) && (kind == "person" || (kind == "" || kind == as) && d.tree.Words[w].UPOS == "PROPN")
}

// leads reports whether a word says that what stands behind it is a place.
func (d *Discretion) leads(i int) bool {
	return i >= 0 && d.s.Plays(i, mention.RoleIn|mention.RoleTo|mention.RoleFrom)
}

func entityOf(label string) string {
	if len(label) < 2 {
		return ""
	}
	return label[2:]
}

// find looks a name up in the gazetteer.
func (d *Discretion) find(name string) string {
	d.key = d.key[:0]
	for _, t := range text.AppendTokens(nil, name, 0, len(name)) {
		if t.Class != text.Punct {
			d.key = gazetteer.AppendKey(d.key, text.Fold(name[t.Start:t.End]))
		}
	}
	found, _ := d.names.Find(d.key)
	return found
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
		return d.book.Withheld(name)
	})
	d.slugs[address] = found
	return found
}

// common reports whether the document writes a word without its capital elsewhere: it stands
// at the beginning of a sentence or in a heading, and is no name.
func (d *Discretion) common(name string) bool {
	lower := strings.ToLower(name)
	if strings.Contains(name, " ") {
		return false
	}
	for _, content := range d.contents() {
		for at := 0; ; {
			i := strings.Index(content[at:], lower)
			if i < 0 {
				break
			}
			at += i + len(lower)
			before, _ := utf8.DecodeLastRuneInString(content[:at-len(lower)])
			after, _ := utf8.DecodeRuneInString(content[at:])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				return true
			}
		}
	}
	return false
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
