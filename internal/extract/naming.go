package extract

import (
	"cmp"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"cited"
)

// Naming is what is kept with a reading so that the gate before exports need not read the
// document again: where private persons are named in it. It holds positions and hashes, and no
// words, so that nobody finds a list of persons in an archive. Spans are in code points of the
// document's text, in order, and have no words either.
type Naming struct {
	Private []cited.Span // names of private persons
	Unsure  []cited.Span // words that have to be read again to know
	Small   []cited.Span // sentences that count few people, whose places were looked for
	Places  []cited.Span // names of places in those

	names map[uint32]bool // hashes of the names of private persons
	maybe map[uint32]bool // of words that may be, or be part of, such a name

	title   uint64 // hash of the title that was looked at; 0 if none was
	inTitle []cited.Span
}

// Name notes the name of a private person, and where it stands.
func (n *Naming) Name(at cited.Span) {
	n.Private = append(n.Private, cited.Span{Start: at.Start, End: at.End})
	n.called(at.Exact)
}

// called notes what a private person is called.
func (n *Naming) called(name string) {
	words := wordsOf(name)
	if len(words) == 0 {
		return
	}
	n.names = put(n.names, hashOf(words))
	if len(words) > 1 {
		n.maybeCalled(name)
	}
}

// maybeCalled notes what may be the name of a private person, with its first and last word.
func (n *Naming) maybeCalled(name string) {
	words := wordsOf(name)
	if len(words) == 0 {
		return
	}
	n.maybe = put(put(put(n.maybe, hashOf(words)), hashOf(words[:1])), hashOf(words[len(words)-1:]))
}

// Titled notes the title of the document, and where it names private persons.
func (n *Naming) Titled(title string, private []cited.Span) {
	n.title, n.inTitle = titleSum(title), private
}

func put(set map[uint32]bool, hash uint32) map[uint32]bool {
	if set == nil {
		set = map[uint32]bool{}
	}
	set[hash] = true
	return set
}

// word is one of some words, in small letters, and where it stands in code points.
type word struct {
	start, end int
	lower      string
}

// wordsOf returns the words of something: letters and digits.
func wordsOf(s string) (out []word) {
	at, begin := 0, -1
	from := 0
	for i, r := range s {
		is := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case is && begin < 0:
			begin, from = i, at
		case !is && begin >= 0:
			out = append(out, word{from, at, strings.ToLower(s[begin:i])})
			begin = -1
		}
		at++
	}
	if begin >= 0 {
		out = append(out, word{from, at, strings.ToLower(s[begin:])})
	}
	return out
}

// hashOf returns the hash of words as they follow one another.
func hashOf(words []word) uint32 {
	h := fnv.New32a()
	for _, w := range words {
		_, _ = h.Write([]byte(w.lower)) // which never fails
		_, _ = h.Write([]byte{' '})
	}
	return h.Sum32()
}

// titleSum is the hash of a title, never 0.
func titleSum(title string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(title)) // which never fails
	return h.Sum64() | 1
}

// longestCalled is of how many words a name is at most, those of "Abu Yusuf al-Almani" being
// four.
const longestCalled = 10

// in returns where words name private persons by what they are called in the document, in
// code points, and whether there are words of which that is not known.
func (n *Naming) in(words string) (private []cited.Span, unsure bool) {
	if len(n.names) == 0 && len(n.maybe) == 0 {
		return nil, false
	}
	all := wordsOf(words)
	for i := 0; i < len(all); i++ {
		end := 0
		for to := min(len(all), i+longestCalled); to > i && end == 0; to-- {
			switch hash := hashOf(all[i:to]); {
			case n.names[hash]:
				end = to
			case n.maybe[hash]:
				unsure = true
			}
		}
		if end > 0 {
			private = append(private, cited.Span{Start: all[i].start, End: all[end-1].end})
			i = end - 1
		}
	}
	return private, unsure
}

// holds reports whether a word may be part of the name of a private person. Digits may touch it, as in
// the names of files.
func (n *Naming) holds(words string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool {
		hash := hashOf([]word{{lower: strings.ToLower(w)}})
		return n.names[hash] || n.maybe[hash]
	})
}

// mostOver is how many spans back one may begin that reaches over those behind it.
const mostOver = 8

// within returns the spans that lie in a stretch, and whether one reaches over its ends.
func within(spans []cited.Span, start, end int) (inside []cited.Span, cut bool) {
	first, _ := slices.BinarySearchFunc(spans, start, func(s cited.Span, at int) int { return cmp.Compare(s.Start, at) })
	for i := first - 1; i >= max(0, first-mostOver); i-- {
		cut = cut || spans[i].End > start
	}
	last := first
	for ; last < len(spans) && spans[last].Start < end; last++ {
		cut = cut || spans[last].End > end
	}
	return spans[first:last], cut
}

const namingFormat = 1

// Encode packs what is kept.
func (n *Naming) Encode() []byte {
	b := binary.BigEndian.AppendUint64([]byte{namingFormat}, n.title)
	for _, spans := range [][]cited.Span{n.Private, n.Unsure, n.Small, n.Places, n.inTitle} {
		b = binary.AppendUvarint(b, uint64(len(spans)))
		at := 0
		for _, s := range spans {
			b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(max(0, s.Start-at))), uint64(max(0, s.End-s.Start)))
			at = s.Start
		}
	}
	for _, set := range []map[uint32]bool{n.names, n.maybe} {
		b = binary.AppendUvarint(b, uint64(len(set)))
		hashes := make([]uint32, 0, len(set))
		for h := range set {
			hashes = append(hashes, h)
		}
		slices.Sort(hashes)
		for _, h := range hashes {
			b = binary.BigEndian.AppendUint32(b, h)
		}
	}
	return b
}

var errNaming = errors.New("what is kept of the names in a document is damaged")

// DecodeNaming reads what was packed.
func DecodeNaming(b []byte) (*Naming, error) {
	const head = 9
	if len(b) < head || b[0] != namingFormat {
		return nil, errNaming
	}
	n := &Naming{title: binary.BigEndian.Uint64(b[1:])}
	r := unpacker{b: b[head:]}
	for _, spans := range []*[]cited.Span{&n.Private, &n.Unsure, &n.Small, &n.Places, &n.inTitle} {
		*spans = r.spans()
	}
	n.names, n.maybe = r.hashes(), r.hashes()
	if r.damaged || len(r.b) > 0 {
		return nil, errNaming
	}
	return n, nil
}

// unpacker reads what Encode wrote, which may be damaged.
type unpacker struct {
	b       []byte
	damaged bool
}

func (r *unpacker) number() int {
	v, size := binary.Uvarint(r.b)
	if size <= 0 || v > 1<<40 {
		r.damaged, r.b = true, nil
		return 0
	}
	r.b = r.b[size:]
	return int(v)
}

// count reads how many follow, which take so many bytes each at least.
func (r *unpacker) count(least int) int {
	n := r.number()
	if n > len(r.b)/least {
		r.damaged, r.b = true, nil
		return 0
	}
	return n
}

func (r *unpacker) spans() []cited.Span {
	n := r.count(2)
	if n == 0 {
		return nil
	}
	spans, at := make([]cited.Span, n), 0
	for i := range spans {
		at += r.number()
		spans[i] = cited.Span{Start: at, End: at + r.number()}
	}
	return spans
}

func (r *unpacker) hashes() map[uint32]bool {
	n := r.count(4)
	if n == 0 {
		return nil
	}
	set := make(map[uint32]bool, n)
	for range n {
		set[binary.BigEndian.Uint32(r.b)] = true
		r.b = r.b[4:]
	}
	return set
}
