package statement

import (
	"cited/internal/mention"
)

// quote is a stretch of a sentence in quotation marks, marks included.
type quote struct {
	from, to int  // tokens
	opened   bool // its opening mark stands in this sentence
	closed   bool // so does its closing mark
}

// whole reports whether a quote is more than a few words: speech, not a word that
// somebody does not want to answer for.
func (q quote) whole() bool { return q.to-q.from > shortQuote || !q.closed }

// shortQuote is how many tokens, marks included, a quotation holds at most that is
// only a word or two.
const shortQuote = 5

// marks tells quotation marks from apostrophes, sentence by sentence: a quotation may
// go on from one to the next.
type marks struct {
	open   bool
	single bool // by a single mark
}

// quotes returns the quotes of a sentence in order and goes on to the next.
func (k *marks) quotes(s *mention.Sentence) []quote {
	var out []quote
	start := 0
	opened := false
	for i := 0; i < len(s.Tokens); i++ {
		n := k.mark(s, i)
		if n == 0 {
			continue
		}
		if k.open {
			out = append(out, quote{start, i + n, opened, true})
			k.open = false
		} else {
			k.open, opened, start = true, true, i
		}
		i += n - 1
	}
	if k.open {
		out = append(out, quote{start, len(s.Tokens), opened, false})
	}
	return out
}

// mark returns how many tokens the quotation mark at token i is made of, 0 if there
// stands none that opens or closes here.
func (k *marks) mark(s *mention.Sentence, i int) int {
	w := s.Word(i, i+1)
	switch w {
	case "“", "„", "«", "”", "»", "\"":
		return k.double(s, i, w)
	case "‘":
		return k.singleMark(true)
	case "'", "’", "`":
		if i+1 < len(s.Tokens) && s.Tokens[i+1].Start == s.Tokens[i].End && s.Word(i+1, i+2) == w {
			return 2 * k.double(s, i, "\"")
		}
		return k.singleMark(!k.open && s.Tokens[i].Space && i+1 < len(s.Tokens) && !s.Tokens[i+1].Space && w == "'")
	}
	return 0
}

// double returns 1 if a double mark turns the state: one that can only open does not
// close.
func (k *marks) double(s *mention.Sentence, i int, w string) int {
	switch {
	case k.open && k.single:
		return 0
	case w == "“" || w == "„" || w == "«":
		if k.open {
			return 0
		}
	case w == "”" || w == "»":
		if !k.open {
			return 0
		}
	case !k.open && !s.Tokens[i].Space && i > 0 && s.Tokens[i-1].End == s.Tokens[i].Start && (i+1 >= len(s.Tokens) || s.Tokens[i+1].Space):
		return 0 // a closing mark that nothing opened
	}
	k.single = false
	return 1
}

// singleMark returns 1 if a single mark turns the state.
func (k *marks) singleMark(opens bool) int {
	switch {
	case opens && !k.open:
		k.single = true
		return 1
	case !opens && k.open && k.single:
		return 1
	}
	return 0
}

// quoteOver returns the quote that covers token i.
func quoteOver(quotes []quote, i int) (quote, bool) {
	for _, q := range quotes {
		if q.from <= i && i < q.to {
			return q, true
		}
	}
	return quote{}, false
}
