package lineage

import (
	"slices"
	"strings"

	"cited/internal/credit"
	"cited/internal/text"
)

// Limits of the head of a document: the title, then lines with outlet, author and date.
const (
	headBlocks = 4
	headLines  = 5
	headWords  = 24 // of a line that is no text yet
	slugWords  = 16 // before the dash or bracket with which an agency signs
)

// Limits of a name.
const (
	longestName = 8
	manyNames   = 8 // under which one document appears
)

// A text says whom it is from within so many blocks from either end, in a block of its
// own.
const (
	creditBlocks = 4
	creditWords  = 60
)

// titleWords is how many words a title has that is not said by chance.
const titleWords = 4

// readHead notes the names under which the document appears, and whom it says it is from.
func (m *maker) readHead(d Document) {
	m.title = naming{words: wordsOf(d.Title)}
	last := 0
	for i, line := range m.headLines() {
		if i == 0 && len(m.title.words) == 0 {
			m.title = naming{words: m.hashes(line[0], line[1]), from: line[0], to: line[1]}
		} else if i > 0 && !m.isChapter(line[0], line[1]) {
			m.own = append(m.own, m.namesIn(line[0], line[1])...)
		}
		if i == 0 || i == 1 && m.saysDay(m.heading) && !m.saysDay(line) {
			m.heading = line // above it stand outlet and date
		}
		m.head = line[1]
	}
	m.minute = minuteOf(m.content[:m.headEnd()])
	for last < len(m.blocks) && m.blocks[last].to <= m.head {
		last++
	}
	if own := wordsOf(d.Publisher); len(own) > 0 {
		m.own = append([]naming{{words: own}}, m.own...)
	}
	if last < len(m.blocks) {
		m.slug(m.blocks[last])
	}
	m.credits()
	m.own = withShort(m.own[:min(len(m.own), manyNames)])
}

// saysDay reports whether a line names a day.
func (s *Sketch) saysDay(line [2]int) bool {
	return slices.ContainsFunc(s.dates, func(d dateTerm) bool {
		days, ok := daysOf(d.date)
		return ok && line[0] <= d.word && d.word < line[1] && days[0] == days[1]
	})
}

// isChapter reports whether a line is the heading of a part of the text: one that says no
// date or issue.
func (s *Sketch) isChapter(from, to int) bool {
	return s.blocks[s.words[from].block].kind == text.Heading && !strings.ContainsAny(s.content[s.words[from].from:s.words[to-1].to], "0123456789")
}

// headEnd is where the head ends, in bytes.
func (s *Sketch) headEnd() int {
	if s.head == 0 {
		return 0
	}
	return s.words[s.head-1].to + len(s.before(s.head))
}

// withShort adds to long names what stands before their little words: the Halden Centre is
// the Halden Centre for Conflict Studies.
func withShort(names []naming) []naming {
	for _, n := range names {
		if at := n.little; at >= 2 {
			names = append(names, naming{words: n.words[:at]})
		}
	}
	return names
}

// headLines lists the lines of the head by their words: the title, and short lines below
// it that are no running text.
func (s *Sketch) headLines() [][2]int {
	var lines [][2]int
	for _, b := range s.blocks[:min(len(s.blocks), headBlocks)] {
		if b.to-b.from > 2*headWords {
			break
		}
		for from := b.from; from < b.to; {
			to := from + 1
			for to < b.to && !strings.Contains(s.before(to), "\n") {
				to++
			}
			if len(lines) == headLines || to-from > headWords || s.endsSentence(b, to) {
				return lines
			}
			lines = append(lines, [2]int{from, to})
			from = to
		}
	}
	return lines
}

// longestTitle is how many words of a title or publisher are looked at.
const longestTitle = 40

// wordsOf returns the words of what is known about a document.
func wordsOf(s string) []uint64 {
	var all []uint64
	var fold []byte
	for _, t := range text.AppendTokens(nil, s, 0, len(s)) {
		if t.Class == text.Letters && len(all) < longestTitle {
			fold = text.AppendFold(fold[:0], s[t.Start:t.End])
			hash, _ := hashWord(fold)
			all = append(all, hash)
		}
	}
	return all
}

func (s *Sketch) hashes(from, to int) []uint64 {
	all := make([]uint64, 0, to-from)
	for _, w := range s.words[from:to] {
		all = append(all, w.hash)
	}
	return all
}

// endsSentence reports whether a line that ends before a word ends like running text.
func (s *Sketch) endsSentence(b block, to int) bool {
	rest, _, _ := strings.Cut(s.before(to), "\n")
	rest = strings.TrimLeft(rest, `"”’)'»`)
	return b.kind != text.Heading && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ":"))
}

// namesIn lists the names in a line of facts: stretches of two words or more with
// capitals, parted by marks and numbers, and short forms in brackets.
func (s *Sketch) namesIn(from, to int) []naming {
	var all []naming
	for i := from; i < to; {
		n := i
		for n < to && n < i+longestName && s.goesOn(i, n, to) {
			n++
		}
		if n-i >= 2 || n > i && s.isShortForm(i) {
			all = append(all, naming{s.hashes(i, n), i, n, s.littleIn(i, n)})
		}
		i = max(n, i+1)
	}
	return all
}

// littleIn returns how many words stand before the first little one.
func (s *Sketch) littleIn(from, to int) int {
	for i := from; i < to; i++ {
		if !s.isTitle(i) {
			return i - from
		}
	}
	return 0
}

// goesOn reports whether a name that begins at i goes on with word n: it has a capital,
// or is a little word before one that has.
func (s *Sketch) goesOn(i, n, to int) bool {
	if n > i && !s.joined(n) {
		return false
	}
	return s.isTitle(n) || n > i && s.words[n].class == little && s.words[n].number < 0 && n+1 < to && s.isTitle(n+1) && s.joined(n+1)
}

// isTitle reports whether a word has a capital.
func (s *Sketch) isTitle(i int) bool {
	w := s.words[i]
	if w.number >= 0 {
		return false
	}
	first := s.content[w.from:w.to]
	return strings.ToLower(first) != first
}

// shortForm is how many letters a short form in brackets has at least.
const shortForm = 3

// isShortForm reports whether a word stands in brackets, in capitals: "(OMP)".
func (s *Sketch) isShortForm(i int) bool {
	w := s.words[i]
	form := s.content[w.from:w.to]
	return i > 0 && len(form) >= shortForm && strings.ToUpper(form) == form && strings.HasSuffix(s.before(i), "(") && strings.HasPrefix(s.before(i+1), ")")
}

// joined reports whether nothing but white space and a hyphen or "&" parts a word from
// the one before.
func (s *Sketch) joined(i int) bool {
	return i > 0 && strings.Trim(s.before(i), " \t\n\u00a0-&'’") == ""
}

// before is what stands between a word and the one before it. The two numbers of a range
// stand in the same place.
func (s *Sketch) before(i int) string {
	from, to := s.words[i-1].to, len(s.content)
	if i < len(s.words) {
		to = max(from, s.words[i].from)
	}
	return s.content[from:to]
}

// slug notes the agency in whose name a report begins: "ORN, 3 May (Northern Wire) -".
func (m *maker) slug(b block) {
	to := min(b.to, b.from+slugWords)
	for i := b.from; i < to; i++ {
		after := m.before(i + 1)
		if strings.ContainsAny(after, "–—") || strings.Contains(after, " -") || strings.Contains(after, "--") {
			m.lines = append(m.lines, m.namesIn(b.from, i+1)...)
			return
		}
		if strings.ContainsAny(after, ".!?;") {
			return
		}
	}
}

// credits notes the names in the lines that say whom the text is from, near both ends.
func (m *maker) credits() {
	for i, b := range m.blocks {
		if i >= creditBlocks && i < len(m.blocks)-creditBlocks || b.to-b.from > creditWords {
			continue
		}
		from := m.words[b.from].from
		for _, c := range credit.Find(m.content[from:m.words[b.to-1].to]) {
			m.lines = append(m.lines, m.namesBetween(b, from+c.Start, from+c.End)...)
		}
	}
}

// namesBetween lists the names of a block between two bytes.
func (s *Sketch) namesBetween(b block, start, end int) []naming {
	from, to := b.from, b.from
	for i := b.from; i < b.to; i++ {
		if s.words[i].from < start {
			from = i + 1
		}
		if s.words[i].to <= end {
			to = i + 1
		}
	}
	if from >= to {
		return nil
	}
	return s.namesIn(from, to)
}

// settleNames settles which words are names: those that have a capital inside a sentence
// somewhere. Headings tell nothing, since some have capitals everywhere.
func (s *Sketch) settleNames() {
	known := map[uint64]bool{}
	for _, b := range s.blocks {
		for _, w := range s.words[b.from:b.to] {
			if b.kind != text.Heading && w.class == name {
				known[w.hash] = true
			}
		}
	}
	for _, b := range s.blocks {
		for i := b.from; i < b.to; i++ {
			switch w := &s.words[i]; {
			case w.number >= 0:
			case known[w.hash] && s.isTitle(i):
				w.class = name
			case w.class == name && b.kind == text.Heading:
				w.class = plain
			}
		}
	}
}
