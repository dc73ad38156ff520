package store

import (
	"bytes"
	"encoding/json"

	"cited"
)

// proof is the proof of an edge in positions.
type proof struct {
	Passages [][5]int  `json:"p,omitempty"` // start and end in the later document and in the earlier one, words
	Figures  []twoEnds `json:"f,omitempty"`
	Changed  []twoEnds `json:"c,omitempty"`
	Credits  [][2]int  `json:"n,omitempty"`
}

// twoEnds is a number of two documents.
type twoEnds struct {
	At      [4]int   `json:"a"`
	Later   cited.ID `json:"l,omitempty"`
	Earlier cited.ID `json:"e,omitempty"`
}

func encodeProof(p *cited.LineageProof) []byte {
	var out proof
	for _, s := range p.Passages {
		out.Passages = append(out.Passages, [5]int{s.Later.Start, s.Later.End, s.Earlier.Start, s.Earlier.End, s.Words})
	}
	ends := func(list []cited.SharedFigure) (all []twoEnds) {
		for _, f := range list {
			all = append(all, twoEnds{[4]int{f.Later.Start, f.Later.End, f.Earlier.Start, f.Earlier.End}, f.LaterID, f.EarlierID})
		}
		return all
	}
	out.Figures, out.Changed = ends(p.Figures), ends(p.Changed)
	for _, c := range p.Credits {
		out.Credits = append(out.Credits, [2]int{c.Start, c.End})
	}
	return []byte(encode(out))
}

// noProof is the proof of an edge that rests on a person's word alone.
func noProof() cited.LineageProof {
	return cited.LineageProof{Passages: []cited.SharedPassage{}, Figures: []cited.SharedFigure{}, Changed: []cited.SharedFigure{}, Credits: []cited.Span{}}
}

// partOfProof is how much of a proof is wanted.
type partOfProof uint8

const (
	nothingOfProof  partOfProof = iota
	passagesOfProof             // which stand first
	wholeProof
)

// decodeProof gives a proof, or the passages of it, without the words of its spans. A family has thousands of
// edges, so that what encodeProof wrote is read by a reader of its own; anything else as JSON.
func decodeProof(b []byte, part partOfProof) (cited.LineageProof, error) {
	r := proofReader{b: b, passages: part != wholeProof}
	if p := r.proof(); !r.other && len(r.b) == 0 {
		return p, nil
	}
	var in proof
	if err := json.Unmarshal(b, &in); err != nil {
		return cited.LineageProof{}, err
	}
	p := noProof()
	for _, s := range in.Passages {
		p.Passages = append(p.Passages, passageAt(s))
	}
	if part != wholeProof {
		return p, nil
	}
	for _, e := range in.Figures {
		p.Figures = append(p.Figures, e.figure())
	}
	for _, e := range in.Changed {
		p.Changed = append(p.Changed, e.figure())
	}
	for _, c := range in.Credits {
		p.Credits = append(p.Credits, cited.Span{Start: c[0], End: c[1]})
	}
	return p, nil
}

func passageAt(s [5]int) cited.SharedPassage {
	return cited.SharedPassage{Later: cited.Span{Start: s[0], End: s[1]}, Earlier: cited.Span{Start: s[2], End: s[3]}, Words: s[4]}
}

func (e twoEnds) figure() cited.SharedFigure {
	return cited.SharedFigure{Later: cited.Span{Start: e.At[0], End: e.At[1]}, Earlier: cited.Span{Start: e.At[2], End: e.At[3]}, LaterID: e.Later, EarlierID: e.Earlier}
}

// proofReader reads what encodeProof writes. After anything else, other is set.
type proofReader struct {
	b        []byte
	passages bool // nothing else is wanted
	other    bool
}

// has takes a word if it comes next.
func (r *proofReader) has(word string) bool {
	rest, ok := bytes.CutPrefix(r.b, []byte(word))
	if ok {
		r.b = rest
	}
	return ok
}

// want takes a word that has to come next.
func (r *proofReader) want(word string) {
	if !r.has(word) {
		r.other, r.b = true, nil
	}
}

func (r *proofReader) proof() cited.LineageProof {
	p := noProof()
	r.want("{")
	for first := true; !r.other && !r.has("}"); first = false {
		if !first {
			r.want(",")
		}
		switch {
		case r.has(`"p":[`):
			r.each(func() {
				var s [5]int
				r.numbers(s[:])
				p.Passages = append(p.Passages, passageAt(s))
			})
		case r.passages: // they are behind it
			r.b = nil
			return p
		case r.has(`"f":[`):
			r.each(func() { p.Figures = append(p.Figures, r.ends().figure()) })
		case r.has(`"c":[`):
			r.each(func() { p.Changed = append(p.Changed, r.ends().figure()) })
		case r.has(`"n":[`):
			r.each(func() {
				var s [2]int
				r.numbers(s[:])
				p.Credits = append(p.Credits, cited.Span{Start: s[0], End: s[1]})
			})
		default:
			r.other = true
		}
	}
	return p
}

// each calls use for the elements of a list, one at least, up to its end.
func (r *proofReader) each(use func()) {
	for use(); !r.other && r.has(","); {
		use()
	}
	r.want("]")
}

// ends reads a number of two documents.
func (r *proofReader) ends() (e twoEnds) {
	r.want(`{"a":`)
	r.numbers(e.At[:])
	if r.has(`,"l":"`) {
		e.Later = r.id()
	}
	if r.has(`,"e":"`) {
		e.Earlier = r.id()
	}
	r.want("}")
	return e
}

// id reads an id up to the quotation mark behind it.
func (r *proofReader) id() cited.ID {
	n := 0
	for n < len(r.b) && (r.b[n] >= 'a' && r.b[n] <= 'z' || r.b[n] >= '0' && r.b[n] <= '9' || r.b[n] == '-') {
		n++
	}
	id := cited.ID(r.b[:n])
	r.b = r.b[n:]
	r.want(`"`)
	return id
}

// numbers reads a list of so many numbers.
func (r *proofReader) numbers(to []int) {
	r.want("[")
	for i := range to {
		if i > 0 {
			r.want(",")
		}
		to[i] = r.number()
	}
	r.want("]")
}

// number reads a number from 0 that no text is longer than, as JSON has it.
func (r *proofReader) number() (n int) {
	digits := 0
	for ; digits < len(r.b) && r.b[digits] >= '0' && r.b[digits] <= '9'; digits++ {
		n = 10*n + int(r.b[digits]-'0')
	}
	if digits == 0 || digits > 18 || digits > 1 && r.b[0] == '0' {
		r.other, r.b = true, nil
		return 0
	}
	r.b = r.b[digits:]
	return n
}
