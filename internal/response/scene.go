package response

import (
	"slices"
	"strings"

	"cited/internal/concern"
	"cited/internal/mention"
	"cited/internal/text"
	"cited/internal/tree"
)

// stretch is tokens from to to, to exclusive.
type stretch struct{ from, to int }

func (x stretch) empty() bool { return x.to <= x.from }

func (x stretch) meets(o stretch) bool { return x.from < o.to && o.from < x.to }

// join returns the stretch from the first to the last of two.
func (x stretch) join(o stretch) stretch {
	if o.empty() {
		return x
	}
	return stretch{min(x.from, o.from), max(x.to, o.to)}
}

// hit is words of the list in the sentence.
type hit struct {
	mention.Match
	w  int    // the word that heads them
	as string // what they mean here, where it is not what their entry says
}

func (h hit) plays(part string) bool { return concern.Plays(h.Match, part) }

func (h hit) means() string {
	if h.as != "" {
		return h.as
	}
	return h.Entry.Meaning()
}

// kind is the kind of response that a thing stands for.
func (h hit) kind() string {
	if is := h.Entry.Slot("is"); is != "" {
		return is
	}
	return h.means()
}

func (h hit) takes(kind string) bool { return slices.Contains(h.Entry.Slots["takes"], kind) }

// scene is one sentence with all that reading its responses may look at.
type scene struct {
	s    *mention.Sentence
	t    *tree.Tree
	hits []hit
	at   map[int][]int // by word: the hits that it heads
	last string        // the kind of response that "that order" may mean

	bills map[int]hit     // by the word that heads an act: the bill or law it hangs on
	done  map[int]*result // by token: what a verb or noun that begins there handles
}

// result is what was found, or that nothing was.
type result struct {
	hit
	ok bool
}

func newScene(s *mention.Sentence, y *mention.Saying, t *tree.Tree) *scene {
	sc := &scene{s: s, t: t, at: map[int][]int{}, bills: map[int]hit{}, done: map[int]*result{}}
	for _, m := range y.List(mention.Acts) {
		if w := t.Top(m.From, m.To); w != tree.None {
			sc.note(hit{Match: m, w: w})
		}
	}
	return sc
}

// note keeps a hit under the word that heads it. What decides a status may hang by any
// of its words: "announced plans to".
func (sc *scene) note(h hit) {
	n := len(sc.hits)
	sc.hits = append(sc.hits, h)
	sc.at[h.w] = append(sc.at[h.w], n)
	if !h.plays("status") {
		return
	}
	for w := sc.t.At(h.From); w != tree.None && w < len(sc.t.Words) && sc.t.Places[w].From < h.To; w++ {
		if w != h.w {
			sc.at[w] = append(sc.at[w], n)
		}
	}
}

// heading returns the words of the list that a word heads and that play a part.
func (sc *scene) heading(w int, part string) (hit, bool) {
	for _, i := range sc.at[w] {
		if sc.hits[i].plays(part) {
			return sc.hits[i], true
		}
	}
	return hit{}, false
}

// verbal reports whether words are a verb of a clause, and no participle before a noun.
// What takes a particle is one, and so is a participle before an article or a number:
// the syntax may have missed it.
func (sc *scene) verbal(h hit) bool {
	t := sc.t
	switch u := t.Words[h.w].UPOS; {
	case u == "ADJ" && h.To-h.From == 1:
		return t.Child(h.w, "cop") != tree.None && !h.plays("noun")
	case u != "VERB" && u != "AUX":
		return h.To-h.From > 1
	case !t.Is(h.w, "amod", "compound", "case", "mark", "fixed"):
		return true
	}
	next := t.At(h.To)
	return next != tree.None && slices.Contains([]string{"DET", "NUM", "PRON"}, t.Words[next].UPOS)
}

// bidden reports whether a verb stands as an order or an appeal: "Bring them back".
func (sc *scene) bidden(w int) bool {
	t := sc.t
	if t.Words[w].XPOS != "VB" || !t.Is(w, "root", "conj", "parataxis") {
		return false
	}
	return t.Child(w, "nsubj", "nsubj:pass", "aux", "mark", "cop") == tree.None
}

// is reports whether token i is one of these words, in any case.
func (sc *scene) is(i int, words ...string) bool {
	return i >= 0 && i < len(sc.s.Tokens) && slices.ContainsFunc(words, func(x string) bool { return sc.s.Is(i, x) })
}

// bytes returns a stretch in bytes of the window.
func (sc *scene) bytes(x stretch) text.Range {
	if x.empty() {
		return text.Range{}
	}
	return text.Range{Start: sc.s.Tokens[x.from].Start, End: sc.s.Tokens[x.to-1].End}
}

// words returns a stretch as it stands in the text, on one line; "" if it is empty, as one of
// marks only is when they are cut off.
func (sc *scene) words(x stretch) string {
	if x.empty() {
		return ""
	}
	return text.Plain(strings.Join(strings.Fields(sc.s.Word(x.from, x.to)), " "))
}

// trim cuts marks from both ends of a stretch.
func (sc *scene) trim(x stretch) stretch {
	for !x.empty() && sc.s.Tokens[x.from].Class == text.Punct && !sc.is(x.from, "$", "£", "€") {
		x.from++
	}
	for !x.empty() && sc.s.Tokens[x.to-1].Class == text.Punct && !sc.is(x.to-1, "%") {
		x.to--
	}
	return x
}

// phrase is the noun phrase that a word heads.
func (sc *scene) phrase(w int) stretch {
	from, to := sc.t.Phrase(w)
	return stretch{from, to}
}

// passive reports whether a verb is in the passive.
func (sc *scene) passive(w int) bool {
	if sc.t.Words[w].UPOS == "ADJ" {
		return sc.t.Child(w, "cop") != tree.None
	}
	return sc.t.Child(w, "nsubj:pass", "aux:pass") != tree.None
}

// subject returns who does what a verb says; None if nobody is named. Of a passive it is
// whom "by" names, and who is made to do something does it.
func (sc *scene) subject(w int) int {
	t := sc.t
	who, verb := t.Subject(w, func(w int) (int, bool) {
		if sc.passive(w) {
			return t.Agent(w), true
		}
		h := t.Head(w)
		switch {
		case h == tree.None || t.Child(w, "nsubj") != tree.None:
		case t.Is(w, "acl") && sc.told(w):
			return sc.subject(t.Head(h)), true
		case t.Is(w, "xcomp"):
			if o := t.Child(h, "obj"); o != tree.None && o < w && !sc.holds(h, "status") && t.Words[h].Lemma != "have" {
				return o, true
			}
		}
		return tree.None, false
	})
	if who != tree.None && who == t.Child(verb, "nsubj") && !sc.passive(verb) {
		return sc.antecedent(who)
	}
	return who
}

const mostSteps = 6

// antecedent returns what a relative pronoun stands for, other words as they are.
func (sc *scene) antecedent(w int) int {
	if x := sc.t.Words[w].XPOS; x != "WDT" && x != "WP" {
		return w
	}
	for a := w; a != tree.None; a = sc.t.Head(a) {
		if sc.t.Is(a, "acl") {
			return sc.t.Head(a)
		}
	}
	return w
}
