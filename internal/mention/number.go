package mention

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/text"
)

// Classes of number words, as the slot "class" of the list names them.
const (
	noNumber uint8 = iota
	unitWord       // one to nineteen
	tenWord        // twenty to ninety
	scaleWord
	dozenWord
	partWord
	vagueWord
	percentWord
)

func classOf(name string) uint8 {
	switch name {
	case "unit":
		return unitWord
	case "ten":
		return tenWord
	case "scale":
		return scaleWord
	case "dozen":
		return dozenWord
	case "part":
		return partWord
	case "vague":
		return vagueWord
	case "percent":
		return percentWord
	}
	return noNumber
}

// classify notes for each token whether it is a word of the list of numbers.
func (s *Sentence) classify() {
	n := len(s.Tokens)
	s.class = resize(s.class, n)
	s.number = resize(s.number, n)
	s.taken = resize(s.taken, n)
	for _, m := range s.byList[Numbers] {
		for i := m.From; i < m.To; i++ {
			s.class[i] = m.Entry.class
			s.number[i] = m.Entry
		}
	}
}

// resize returns a slice of n zero values, reusing the old one.
func resize[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n, n+n/2)
	}
	old = old[:n]
	clear(old)
	return old
}

// core is a bare number: 27,000; 3.2 million; forty; two thirds; dozens.
type core struct {
	from, to  int // tokens
	low, high float64
	share     bool // a fraction: in percent
	percent   bool // the sign or word for percent stands behind it
	vague     bool
	digits    bool    // written in digits
	scale     float64 // what a word behind it multiplied by; 1
	part      *Entry  // the entry that says a fraction or a vague number
}

// maxValue bounds what is taken as a number: more digits count nothing real.
const maxValue = 1e15

// coreAt reads the bare number that begins at token i.
func (s *Sentence) coreAt(i int) (core, bool) {
	if i < 0 || i >= len(s.Tokens) || s.taken[i] {
		return core{}, false
	}
	var c core
	var ok bool
	switch {
	case s.Tokens[i].Class == text.Number:
		c, ok = s.digitsAt(i)
	case s.class[i] == vagueWord:
		return s.vagueAt(i)
	case s.class[i] == unitWord || s.class[i] == tenWord || s.class[i] == scaleWord || s.class[i] == dozenWord:
		c, ok = s.wordsAt(i)
	case s.class[i] == partWord:
		return s.partAt(i, core{from: i, to: i, low: 1})
	case s.Plays(i, RoleA) && i+1 < len(s.Tokens):
		c, ok = s.articleAt(i)
	}
	if !ok {
		return core{}, false
	}
	return s.behind(s.andAHalf(c)), true
}

// andAHalf adds the half of a scale: "two and a half million", "a million and a half".
func (s *Sentence) andAHalf(c core) core {
	at := c.to
	if c.digits || !s.Plays(at, RoleAnd) || !s.Plays(at+1, RoleA) || at+2 >= len(s.Tokens) || s.class[at+2] != partWord || s.number[at+2].value != 2 {
		return c
	}
	if scale := at + 3; c.scale == 1 && scale < len(s.Tokens) && s.class[scale] == scaleWord {
		c.scale = s.value(scale)
		c.low = (c.low + 0.5) * c.scale
		c.to = scale + 1
	} else if c.scale >= 1000 {
		c.low += c.scale / 2
		c.to = at + 3
	}
	c.high = c.low
	return c
}

// behind adds what may follow a bare number: a fraction's lower part, percent.
func (s *Sentence) behind(c core) core {
	at := c.to
	if s.Plays(at, RoleOther) || IsHyphen(s.at(at)) {
		at++
	}
	if at < len(s.Tokens) && s.class[at] == partWord && s.number[at].value > 2 && !c.share && c.low < s.number[at].value && c.low >= 1 && c.low <= 20 {
		if f, ok := s.partAt(at, c); ok {
			return f
		}
	}
	if c.to < len(s.Tokens) && s.class[c.to] == percentWord {
		c.share, c.percent = true, true
		c.to++
		for c.to < len(s.Tokens) && s.class[c.to] == percentWord && s.number[c.to] == s.number[c.to-1] {
			c.to++
		}
	}
	return c
}

// vagueAt reads "dozens", "several hundred", and "hundreds of thousands".
func (s *Sentence) vagueAt(i int) (core, bool) {
	e := s.number[i]
	to := i + 1
	for to < len(s.Tokens) && s.number[to] == e {
		to++
	}
	return core{from: i, to: to, low: e.bounds[0], high: e.bounds[1], vague: true, part: e, scale: 1}, true
}

// partAt reads the lower part of a fraction at token i, c being its upper part.
func (s *Sentence) partAt(i int, c core) (core, bool) {
	e := s.number[i]
	whole := e.value == 2
	if h, ok := s.halfA(i); ok && whole {
		return h, true
	}
	if c.from == i && !whole && !s.aGood(i) {
		return core{}, false // "third" alone is an ordinal
	}
	if whole && s.Plays(c.from-1, RoleOther|RoleHalf) {
		return core{}, false
	}
	if whole && (s.Plays(i+1, RoleA) || s.Plays(c.from-1, RoleA) || s.oneMoreHalf(i, c)) {
		return core{}, false // half an hour, two and a half
	}
	if whole && s.Is(i+1, "as") {
		return core{}, false // half as many as last year: of another number
	}
	c.low = round1(100 * c.low / e.value)
	c.high, c.share, c.part, c.scale = c.low, true, e, 1
	c.to = i + 1
	return c, true
}

// oneMoreHalf reports whether the half at token i, c being its upper part, is one more of what
// stands before it: "two and a half", "two and half", not "ten left and half came back".
func (s *Sentence) oneMoreHalf(i int, c core) bool {
	return s.Plays(c.from-1, RoleAnd) && (c.from < i || c.from > 1 && s.class[c.from-2] != noNumber)
}

// aGood reports whether an article and a modifier stand before token i: "a good third".
func (s *Sentence) aGood(i int) bool {
	m, ok := s.Ending(Modifiers, i)
	return ok && m.To-m.From > 1 && s.Plays(m.From, RoleA)
}

// halfA reads "half a million" and "half a dozen", half being token i.
func (s *Sentence) halfA(i int) (core, bool) {
	if i+2 >= len(s.Tokens) || !s.Plays(i+1, RoleA) || s.class[i+2] != scaleWord && s.class[i+2] != dozenWord {
		return core{}, false
	}
	v := s.value(i+2) / 2
	return core{from: i, to: i + 3, low: v, high: v, scale: 1}, true
}

// times multiplies a number by a scale word. 4.1 million is 4,100,000, though 4.1 has no exact
// binary form, so what lies below a thousandth is rounded away.
func times(v, scale float64) float64 {
	if scale < 1000 {
		return v * scale
	}
	return math.Round(v*scale*1000) / 1000
}

// round1 rounds to one decimal.
func round1(v float64) float64 { return math.Round(v*10) / 10 }

// articleAt reads "a hundred and sixty", "a dozen", "a third", "half a million".
func (s *Sentence) articleAt(i int) (core, bool) {
	switch s.class[i+1] {
	case scaleWord, dozenWord:
		if s.number[i+1].glued {
			return core{}, false
		}
		c, ok := s.wordsAt(i + 1)
		c.from = i
		return c, ok
	case partWord:
		return s.partAt(i+1, core{from: i, to: i + 1, low: 1})
	}
	return core{}, false
}

// wordsAt reads a number in words from left to right: ones and tens add, a
// hundred multiplies what stands before it, greater scales multiply and close.
func (s *Sentence) wordsAt(i int) (core, bool) {
	c := core{from: i, scale: 1}
	total, part := 0.0, 0.0
	var last uint8
	for j := i; j < len(s.Tokens) && !s.taken[j]; j++ {
		class := s.class[j]
		if last != noNumber && (IsHyphen(s.at(j)) || s.Plays(j, RoleAnd) && last == scaleWord && s.smallWord(j+1)) {
			continue
		}
		if s.at(j) == "," && last == scaleWord && s.value(j-1) >= 1000 && s.smallWord(j+1) && s.value(j+2) == 100 { // "two thousand, four hundred and six"
			continue
		}
		if s.number[j] != nil && s.number[j].glued || !follows(last, class, s.value(j), part) {
			break
		}
		switch class {
		case unitWord, tenWord:
			part += s.value(j)
		case scaleWord, dozenWord:
			part = max(part, 1) * s.value(j)
			if s.value(j) >= 1000 {
				total, part = total+part, 0
			}
			if last == noNumber || s.value(j) > c.scale {
				c.scale = s.value(j)
			}
		}
		c.to, last = j+1, class
	}
	c.low = total + part
	c.high = c.low
	return c, c.to > i && c.low <= maxValue
}

func (s *Sentence) value(i int) float64 {
	if i >= len(s.number) || s.number[i] == nil {
		return 0
	}
	return s.number[i].value
}

// smallWord reports whether token i is a number word below a hundred.
func (s *Sentence) smallWord(i int) bool {
	return i < len(s.Tokens) && (s.class[i] == unitWord || s.class[i] == tenWord)
}

// follows reports whether a number word may follow another inside one number:
// forty two, two hundred, hundred six, but not six forty.
func follows(last, class uint8, value, part float64) bool {
	switch class {
	case unitWord:
		return last == noNumber || last == tenWord && value < 10 || last == scaleWord
	case tenWord:
		return last == noNumber || last == scaleWord
	case scaleWord:
		return last != dozenWord && (last != scaleWord || value > part || part == 0)
	case dozenWord:
		return last == noNumber || last == unitWord
	}
	return false
}

// digitsAt reads a number in digits, with groups parted by blanks and a scale
// word behind it.
func (s *Sentence) digitsAt(i int) (core, bool) {
	t := s.Tokens[i]
	if s.gluedBefore(i) {
		return core{}, false
	}
	v, ok := parseDigits(s.at(i))
	to := i + 1
	for ok && v < 1000 || to > i+1 {
		n, found := s.groupOfThree(to)
		if !found || s.Tokens[i].End-t.Start > 3 {
			break
		}
		v = v*1000 + n
		to++
	}
	c := core{from: i, to: to, low: v, digits: true, scale: 1}
	if to < len(s.Tokens) && s.class[to] == scaleWord && (!s.number[to].glued || !s.Tokens[to].Space) {
		c.scale = s.number[to].value
		c.low = times(c.low, c.scale)
		c.to++
	} else if to+1 < len(s.Tokens) && IsHyphen(s.at(to)) && s.class[to+1] == scaleWord && !s.number[to+1].glued {
		c.scale = s.number[to+1].value
		c.low = times(c.low, c.scale)
		c.to += 2
	} else if to < len(s.Tokens) && s.class[to] == dozenWord {
		c.low *= s.number[to].value
		c.to++
	} else if s.gluedBehind(to) {
		return core{}, false
	}
	c.high = c.low
	return c, ok && c.low <= maxValue
}

// gluedBefore reports whether the digits at i hang on a word or a sign that
// makes them no count: S/2015, IS1, a note number behind a full stop or bracket.
func (s *Sentence) gluedBefore(i int) bool {
	if i == 0 || s.Tokens[i].Space {
		return false
	}
	before := s.Tokens[i-1]
	if before.Class != text.Punct {
		return true
	}
	switch s.at(i - 1) {
	case "/", "#", "№", "_", "@", "\\", "^", "§", "=":
		return true
	case ".", "”", "\"", "’", ";", ":", "!", "?", ",":
		return !before.Space && i > 1
	case "[": // a note, or a control sequence
		counted := strings.ContainsAny(s.at(i), ",.") || i > 1 && before.Space && len(s.at(i)) > 2
		return s.at(i+1) == "]" && !counted || before.Start > 0 && s.Content[before.Start-1] < ' ' && s.Content[before.Start-1] != '\n'
	case "-", "–":
		return !before.Space && i > 1 && s.Tokens[i-2].Class == text.Letters && s.class[i-2] == noNumber
	}
	return false
}

// gluedBehind reports whether letters, a slash or the stop of a list hang on the
// digits: 40th, 7x, 3/4, 2. Losses.
func (s *Sentence) gluedBehind(i int) bool {
	if i >= len(s.Tokens) || s.Tokens[i].Space {
		return false
	}
	if s.Tokens[i].Class == text.Letters {
		return s.class[i] != percentWord
	}
	switch s.at(i) {
	case "/", "°", "_", "\\":
		return true
	case ":", ".":
		if i+1 == len(s.Tokens) {
			return false
		}
		return !s.Tokens[i+1].Space && s.Tokens[i+1].Class == text.Number || i == 1 && s.at(i) == "." // of a list: "3. Returns"
	}
	return false
}

// groupOfThree reads token i as a group of three digits behind one blank.
func (s *Sentence) groupOfThree(i int) (float64, bool) {
	if i >= len(s.Tokens) || i == 0 || s.Tokens[i].Class != text.Number || len(s.at(i)) != 3 {
		return 0, false
	}
	gap := s.Content[s.Tokens[i-1].End:s.Tokens[i].Start]
	if r, n := utf8.DecodeRuneInString(gap); n == 0 || n != len(gap) || !unicode.IsSpace(r) || r == '\n' {
		return 0, false
	}
	v, err := strconv.ParseUint(s.at(i), 10, 32)
	return float64(v), err == nil
}

// parseDigits reads 27,000 as well as 3.5, 1'000 and 1.234.567, and the digits
// of other scripts. A comma that does not part thousands is a decimal comma.
func parseDigits(t string) (float64, bool) {
	if len(t) > 40 {
		return 0, false
	}
	var b strings.Builder
	groups, seps, last := 0, 0, rune(0)
	for i, r := range t {
		if d := digitValue(r); d >= 0 {
			b.WriteByte(byte('0' + d))
			continue
		}
		if seps > 0 && r != last {
			if r == '.' || r == ',' { // the last kind of two parts the decimals
				return parseMixed(t, r)
			}
			return 0, false
		}
		seps, last = seps+1, r
		if threeDigits(t[i+utf8.RuneLen(r):]) {
			groups++
		}
		b.WriteByte('.')
	}
	plain := b.String()
	switch {
	case seps == 0:
	case groups == seps && (last != '.' || seps > 1):
		plain = strings.ReplaceAll(plain, ".", "")
	case seps > 1:
		return 0, false
	}
	v, err := strconv.ParseFloat(plain, 64)
	return v, err == nil
}

// parseMixed reads 1,234.5 and 1.234,5, decimal being the last mark.
func parseMixed(t string, decimal rune) (float64, bool) {
	head, tail, _ := strings.Cut(t, string(decimal))
	var b strings.Builder
	for _, r := range head {
		if d := digitValue(r); d >= 0 {
			b.WriteByte(byte('0' + d))
		}
	}
	b.WriteByte('.')
	for _, r := range tail {
		d := digitValue(r)
		if d < 0 {
			return 0, false
		}
		b.WriteByte(byte('0' + d))
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	return v, err == nil
}

// threeDigits reports whether exactly three digits follow before the next
// separator or the end.
func threeDigits(t string) bool {
	n := 0
	for _, r := range t {
		if digitValue(r) < 0 {
			break
		}
		n++
	}
	return n == 3
}

// digitValue returns the value of a decimal digit of any script, -1 for others.
func digitValue(r rune) int {
	if r >= '0' && r <= '9' {
		return int(r - '0')
	}
	if r < utf8.RuneSelf || !unicode.IsDigit(r) {
		return -1
	}
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return int(r - zero)
}
