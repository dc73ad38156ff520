package statement

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
	"cited/internal/tree"
)

// scene is one sentence with all that reading its statements may look at.
type scene struct {
	s      *mention.Sentence
	y      *mention.Saying
	t      *tree.Tree
	quotes []quote
}

// stretch is tokens from to to, to exclusive.
type stretch struct{ from, to int }

func (x stretch) empty() bool { return x.to <= x.from }

// draft is a statement in the making, in tokens of its sentence.
type draft struct {
	rule     string
	act      string // what the cue means
	source   stretch
	cue      stretch
	relayed  stretch // whom the source relays, where that stands behind what is said
	content  []stretch
	direct   bool // a quotation
	speaker  bool // a title, or what stands in brackets, goes with the name
	speaks   bool // the cue is one of speech
	head     int  // the word of the cue
	who      int  // the word that heads the source; None if nobody is named
	passive  bool
	inverted bool // who says it stands behind the cue: "..., says Mara Okel"
	quoted   bool // another passes it on: "the paper quoted her as saying"
	teller   int  // the word that heads who does, if it is quoted; None for nobody
}

// says notes a stretch of what is said, and whether there is any.
func (d *draft) says(x stretch) bool {
	d.content = append(d.content, x)
	return !x.empty()
}

func (sc *scene) word(i int) string {
	if i < 0 || i >= len(sc.s.Tokens) {
		return ""
	}
	return sc.s.Word(i, i+1)
}

// is reports whether token i is one of these words, in any case.
func (sc *scene) is(i int, words ...string) bool {
	w := sc.word(i)
	return slices.ContainsFunc(words, func(x string) bool { return strings.EqualFold(w, x) })
}

// mark reports whether token i is a punctuation mark.
func (sc *scene) mark(i int) bool {
	return i >= 0 && i < len(sc.s.Tokens) && sc.s.Tokens[i].Class == text.Punct
}

// pause reports whether a comma, a dash or the like stands at token i.
func (sc *scene) pause(i int) bool { return sc.is(i, ",", ";", ":", "–", "—", "-", "(", ")") }

// quoteMark reports whether a quotation mark stands at token i.
func (sc *scene) quoteMark(i int) bool {
	return sc.is(i, "\"", "“", "”", "„", "«", "»") || sc.is(i, "'", "’", "‘", "`") && sc.mark(i)
}

// trim cuts marks from both ends of a stretch, but for quotation marks and brackets
// that belong to it.
func (sc *scene) trim(x stretch) stretch {
	for !x.empty() && sc.mark(x.from) && !sc.quoteMark(x.from) && !sc.is(x.from, "(", "[", "$", "£", "€", "#", "@") {
		x.from++
	}
	for !x.empty() && sc.mark(x.to-1) && !sc.quoteMark(x.to-1) && !sc.is(x.to-1, ")", "]", "%", "?", "!", "$") {
		x.to--
	}
	return sc.balance(x)
}

// balance cuts a quotation mark at one end of which the partner lies outside.
func (sc *scene) balance(x stretch) stretch {
	if x.empty() {
		return x
	}
	if q, ok := quoteOver(sc.quotes, x.to-1); ok && q.from == x.to-1 && q.to > x.to {
		x.to--
		return sc.trim(x)
	}
	if q, ok := quoteOver(sc.quotes, x.from); ok && q.to == x.from+1 && q.from < x.from {
		x.from++
		return sc.trim(x)
	}
	return x
}

// end is the token behind the last of the sentence, its full stop left out.
func (sc *scene) end() int {
	n := len(sc.s.Tokens)
	for n > 0 && sc.is(n-1, ".", "…") {
		n--
	}
	return n
}
