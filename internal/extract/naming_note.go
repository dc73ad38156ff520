package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/text"
)

// Bounds of what is noted of one document: of one that names more, nothing is kept.
const (
	mostNoted   = 20_000
	mostBearers = 4 // names in full that a word is part of
)

// smallCount is a number of people of whom places are looked for: fewer than this.
const smallCount = 10

// noting collects whom a document names while it is read. Who of them is a private person is
// decided at its end, when all is known that it says of them.
type noting struct {
	Naming
	found   []noted
	read    []text.Range // sentences of the window whose names were found, by syntax
	full    bearers      // names in full
	runs    bearers      // words with capitals of sentences of which nobody needed the syntax
	lone    map[string]*lone
	s       mention.Sentence
	tokens  []text.Token
	located Session // reads places by the words around them
	many    bool    // more than is kept
}

// noted is a name that may be that of a private person.
type noted struct {
	at     cited.Span // without words
	name   string
	aged   bool // an age stands beside it
	mayBe  bool // of a place
	person bool // the syntax takes it for that of a person
	other  bool // the lists know its words as something else
}

// bearers are names in full by their first and their last word, in small letters.
type bearers map[string][]string

// add adds a name, and reports whether there was room.
func (b bearers) add(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	last := name[strings.LastIndexByte(name, ' ')+1:]
	for _, w := range []string{strings.ToLower(first), strings.ToLower(last)} {
		if list := b[w]; len(list) < mostBearers && !slices.Contains(list, name) {
			b[w] = append(list, name)
		}
	}
	return len(b) < mostNoted
}

// lone is one word that may be a name.
type lone struct {
	common bool // the document writes it in small letters elsewhere
	fresh  bool // that has to be looked for in the window
}

// WithNaming makes the session note whom the document names; Naming returns it. It returns s.
func (s *Session) WithNaming() *Session {
	s.noting = &noting{full: bearers{}, runs: bearers{}, lone: map[string]*lone{}}
	return s
}

// note notes whom the sentence names that was read last. Planted says that the session's tree
// is its syntax.
func (s *Session) note(w text.Window, tokens []text.Token, planted bool, drafts []*draft) {
	n := s.noting
	if n == nil || n.many {
		return
	}
	names := namer{&s.s, &s.tree}
	if !planted {
		n.run(names)
		return
	}
	extent := text.Range{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}
	n.read = append(n.read, extent)
	if shouted(tokens) && names.mayName() {
		n.Unsure = append(n.Unsure, s.stretchOf(extent))
	}
	names.each(func(string) bool { return false }, func(from, to int) { s.noteName(w, names, from, to) })
	if slices.ContainsFunc(drafts, countsFew) {
		s.notePlaces(w, extent)
	}
}

// stretchOf is a stretch of the window as the outside counts it, without its words.
func (s *Session) stretchOf(r text.Range) cited.Span {
	return cited.Span{Start: s.chars + s.index.at(r.Start), End: s.chars + s.index.at(r.End)}
}

// shouted reports whether several words in capitals stand side by side, which are read
// another way before names are looked for in them.
func shouted(tokens []text.Token) bool {
	caps := false
	for _, t := range tokens {
		switch {
		case t.Class == text.Letters && t.Shape == text.Caps:
			if caps {
				return true
			}
			caps = true
		case t.Class == text.Letters || t.Class == text.Number:
			caps = false
		}
	}
	return false
}

// countsFew reports whether a figure may be of few people.
func countsFew(d *draft) bool {
	return !d.q.Share && (d.q.HasLow && d.q.Low < smallCount || !d.q.HasLow && d.q.HasHigh && d.q.High < smallCount)
}

// noteName notes a name.
func (s *Session) noteName(w text.Window, names namer, from, to int) {
	n := s.noting
	at := text.Range{Start: s.s.Tokens[from].Start, End: s.s.Tokens[to-1].End}
	is := names.noted(w.Content, from, to)
	is.at, is.name = s.stretchOf(at), strings.Clone(is.name)
	n.found = append(n.found, is)
	n.many = n.many || len(n.found) > mostNoted
	if strings.Contains(is.name, " ") {
		n.many = !n.full.add(is.name) || n.many
	} else if key := strings.ToLower(is.name); n.lone[key] == nil {
		n.lone[key] = &lone{fresh: true}
	}
}

// noted is a name as it stands in some words.
func (n namer) noted(words string, from, to int) noted {
	at := text.Range{Start: n.s.Tokens[from].Start, End: n.s.Tokens[to-1].End}
	_, mayBe := n.nameAt(from)
	kind := ""
	if w := n.tree.At(from); w >= 0 {
		kind = entityOf(n.tree.Words[w].Entity)
	}
	other := true
	for i := from; i < to; i++ {
		other = other && (!n.capital(i) || n.listed(i))
	}
	return noted{name: text.Plain(words[at.Start:at.End]), aged: aged(words, at), mayBe: mayBe, person: kind == "person", other: other}
}

// run notes words with capitals side by side, which may be a name in full.
func (n *noting) run(names namer) {
	for from := 0; from < len(names.s.Tokens); from++ {
		if !names.capital(from) || names.listed(from) {
			continue
		}
		to := person.Run(names.s, from)
		if name := text.Plain(names.s.Word(from, to)); strings.Contains(name, " ") && to-from <= longestCalled {
			n.many = !n.runs.add(strings.Clone(name)) || n.many
		}
		from = max(from, to-1)
	}
}

// notePlaces notes the places that a sentence names which counts few people.
func (s *Session) notePlaces(w text.Window, extent text.Range) {
	n := s.noting
	at := s.stretchOf(extent)
	if !mayPlace(namer{&s.s, &s.tree}) {
		n.Small = append(n.Small, at)
		return
	}
	located, ok := n.located.locate(s.reader, w.Content[extent.Start:extent.End])
	if !ok {
		return // nobody knows, and the words will be read again
	}
	n.Small = append(n.Small, at)
	for _, p := range located {
		n.Places = append(n.Places, cited.Span{Start: at.Start + p.Start, End: at.Start + p.End})
	}
	for i := range s.tree.Words {
		if s.tree.Words[i].Entity != "B-place" {
			continue
		}
		if from, to := placeAt(&s.tree, i); !ofCountry(&s.s, from, to) {
			n.Places = append(n.Places, s.stretchOf(text.Range{Start: s.s.Tokens[from].Start, End: s.s.Tokens[to-1].End}))
		}
	}
}

// mayPlace reports whether the sentence may name a place below the province: whether it has a
// word with a capital that no list knows, or the seat of a government.
func mayPlace(names namer) bool {
	for i := range names.s.Tokens {
		if !names.capital(i) {
			continue
		}
		if m, ok := names.s.Covering(mention.Countries, i); !names.listed(i) || ok && m.Slot == "capital" {
			return true
		}
	}
	return false
}

// ofCountry reports whether words are part of the name of a country or region: "Kingdom".
func ofCountry(s *mention.Sentence, from, to int) bool {
	for _, l := range []mention.List{mention.Countries, mention.Regions} {
		if m, ok := s.Covering(l, from); ok && m.Slot != "capital" && m.From <= from && to <= m.To && m.To-m.From > to-from {
			return true
		}
	}
	return false
}

// placeAt returns the tokens of the name of a place that begins at a word.
func placeAt(t *clauses, word int) (from, to int) {
	last := word
	for last+1 < len(t.Words) && t.Words[last+1].Entity == "I-place" {
		last++
	}
	return t.Places[word].From, t.Places[last].To
}

// locate returns the places that are read in words by the words around them; it is false if the
// gazetteer cannot be had.
func (s *Session) locate(r *Reader, words string) (places []cited.PlaceMention, ok bool) {
	s.reader = r
	if _, err := s.WithMentions(); err != nil {
		return nil, false
	}
	s.index.reset(words)
	return s.mentions(text.Window{Content: words, Blocks: []text.Block{{Kind: text.Paragraph, End: len(words)}}}).Places, true
}

// noteWindow ends a window: quotations that were read in another way than as sentences are to
// be read again if they may name somebody, and one word that is written in small letters too is
// no name.
func (s *Session) noteWindow(w text.Window) {
	n := s.noting
	if n == nil || n.many {
		return
	}
	last := cited.Span{}
	for i := range s.out {
		quote := s.out[i].Quote
		if at := (cited.Span{Start: quote.Start, End: quote.End}); at != last && !s.wasRead(at) && n.mayName(s.reader, quote.Exact) {
			n.Unsure = append(n.Unsure, at)
		}
		last = cited.Span{Start: quote.Start, End: quote.End}
	}
	n.read = n.read[:0]
	for word, l := range n.lone {
		if l.fresh {
			l.common, l.fresh = isCommon(w.Content, word), false
		}
	}
}

// wasRead reports whether the names of a quotation were found by its syntax.
func (s *Session) wasRead(quote cited.Span) bool {
	n := s.noting
	i, _ := slices.BinarySearchFunc(n.read, quote.Start, func(r text.Range, at int) int {
		return cmp.Compare(s.chars+s.index.at(r.End), at+1)
	})
	end := quote.Start
	for ; i < len(n.read); i++ {
		if r := s.stretchOf(n.read[i]); r.Start > end+1 {
			return false // but for a blank between parts of one sentence
		} else if end = r.End; end >= quote.End {
			return true
		}
	}
	return false
}

// mayName reports whether words may name somebody.
func (n *noting) mayName(r *Reader, words string) bool {
	n.tokens = text.AppendTokens(n.tokens[:0], words, 0, len(words))
	r.lang.Analyze(&n.s, words, n.tokens)
	return namer{s: &n.s}.mayName()
}

// isCommon reports whether words hold one in small letters, as a word of its own.
func isCommon(content, lower string) bool {
	for at := 0; ; {
		i := strings.Index(content[at:], lower)
		if i < 0 {
			return false
		}
		at += i + len(lower)
		before, _ := utf8.DecodeLastRuneInString(content[:at-len(lower)])
		after, _ := utf8.DecodeRuneInString(content[at:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
	}
}
