package statement

import (
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
	"cited/internal/tree"
)

// lost finds who says something by a verb whose subject the syntax lost: all that stands before
// it in its clause, where that is no more than a phrase, with what is put behind it between
// commas. "The ministry of trade, in a letter, denies that ...", "Rowers from Salta, a port,
// reckon that ...".
func (sc *scene) lost(cue int) (int, stretch) {
	to := cue
	for i := 0; i < mostAsides && sc.is(to-1, ","); i++ {
		open := sc.asideBefore(to - 1)
		if open < 0 {
			return tree.None, stretch{}
		}
		to = open
	}
	from := sc.phraseBefore(to)
	if from < 0 || from >= to || sc.t.Words[sc.t.At(from)].UPOS == "ADP" {
		return tree.None, stretch{}
	}
	who := sc.headIn(stretch{from, to})
	if who == tree.None {
		return tree.None, stretch{}
	}
	return who, sc.trim(stretch{from, cue})
}

// mostAsides is how many times something may be put between commas behind who says it.
const mostAsides = 2

// asideBefore returns the comma that opens what ends before the comma at token end, where that
// says no more than who somebody is or in passing where: no verb of its own but a participle
// or one behind "who". It is -1 where it says more.
func (sc *scene) asideBefore(end int) int {
	for i := end - 1; i > 0 && end-i <= maxBetween; i-- {
		u := sc.t.Words[sc.t.At(i)]
		switch {
		case sc.is(i, ","):
			if i == end-1 {
				return -1
			}
			return i
		case sc.is(i, ";", ":", "?", "!") || sc.quoteMark(i):
			return -1
		case u.UPOS == "VERB" || u.UPOS == "AUX":
			if !sc.relates(i) && !(sc.is(i-1, ",") && (u.XPOS == "VBN" || u.XPOS == "VBG")) {
				return -1
			}
		}
	}
	return -1
}

// relates reports whether the words before a verb, up to a comma, begin with a relative pronoun.
func (sc *scene) relates(i int) bool {
	for n := 0; n < maxBetween && i > 0 && !sc.is(i-1, ","); n++ {
		i--
	}
	return sc.is(i, "who", "which", "whose", "whom")
}

// phraseBefore returns where the phrase begins that ends before token to and opens its clause:
// nouns with what hangs on them, no verb. It is -1 where something else stands before it.
func (sc *scene) phraseBefore(to int) int {
	opening := sc.opening()
	for i := to - 1; ; i-- {
		if i < opening {
			return opening
		}
		if to-i > longestName || sc.mark(i) && !sc.inWord(i) {
			if sc.is(i, ",", ";", "–", "—", ":") || sc.quoteMark(i) {
				return i + 1
			}
			return -1
		}
		switch sc.t.Words[sc.t.At(i)].UPOS {
		case "SCONJ":
			return i + 1
		case "CCONJ":
			if i+1 == to || !sc.nominal(i-1) || !sc.nominal(i+1) {
				return i + 1
			}
		case "VERB", "AUX", "ADV", "INTJ":
			return -1
		case "PRON":
			if sc.relative(sc.t.At(i)) {
				return -1
			}
		}
	}
}

// opening is the token at which a sentence begins: the one behind the time of an entry, "14:20
// The mayor said", or behind a dateline.
func (sc *scene) opening() int {
	i := 0
	if len(sc.s.Tokens) > 3 && sc.s.Tokens[0].Class == sc.s.Tokens[2].Class && sc.mark(1) && sc.is(1, ":", ".") && digits(sc.word(0)) && digits(sc.word(2)) {
		i = 3
	} else if hour, minute, ok := strings.Cut(sc.word(0), ":"); ok && digits(hour) && digits(minute) {
		i = 1
	}
	if end, _ := text.Dateline(sc.s.Content, sc.s.Tokens); i == 0 && end < len(sc.s.Tokens) {
		i = end
	}
	for i > 0 && i < len(sc.s.Tokens) && sc.is(i, "–", "—", "-", ":", "|", ".", "am", "pm", "GMT", "CET", "h") {
		i++
	}
	return i
}

// pastOpening cuts the time at which an entry was written off what is said in its first sentence
// and off who says it.
func (sc *scene) pastOpening(d *draft) {
	at := sc.opening()
	if at == 0 {
		return
	}
	if d.source.from < at && at < d.source.to {
		d.source.from = at
		d.who = sc.headIn(d.source)
	}
	for i := range d.content {
		if d.content[i].to > at {
			d.content[i].from = max(d.content[i].from, at)
		}
	}
}

// digits reports whether a word is one or two digits.
func digits(w string) bool {
	return len(w) > 0 && len(w) <= 2 && strings.Trim(w, "0123456789") == ""
}

// inWord reports whether a mark at token i stands within words: a hyphen, an apostrophe, a full
// stop behind a letter, a bracket of a party.
func (sc *scene) inWord(i int) bool {
	return sc.is(i, "-", "'", "’", "&", "(", ")", ".") && !sc.quoteMark(i) || sc.is(i, "'", "’") && sc.t.Words[sc.t.At(i)].UPOS == "PART"
}

// nominal reports whether a word that a phrase is made of stands at token i.
func (sc *scene) nominal(i int) bool {
	w := sc.t.At(i)
	if w == tree.None {
		return false
	}
	switch sc.t.Words[w].UPOS {
	case "NOUN", "PROPN", "DET", "ADJ", "NUM":
		return true
	}
	return false
}

// headIn returns the word that heads a phrase, which the syntax may have taken apart: the last
// noun or name before the first preposition or pause, or its one pronoun.
func (sc *scene) headIn(x stretch) int {
	head := tree.None
	for i := x.from; i < x.to; i++ {
		w := sc.t.At(i)
		switch sc.t.Words[w].UPOS {
		case "NOUN", "PROPN":
			head = w
			continue
		case "PRON":
			if head == tree.None && i+1 == x.to && sc.t.Words[w].Feat("Poss") == "" {
				head = w
			}
			continue
		case "ADP", "SCONJ":
			if head != tree.None {
				return head
			}
		case "PUNCT":
			if sc.is(i, ",", "(") && head != tree.None {
				return head
			}
		}
	}
	return head
}

// verbTakenForNoun returns who says something by a verb in the present that the syntax took for
// a noun, though it has what only a verb has: a clause of what is said behind it and who says
// it before, or a pause behind it and, between another pause and it, one who speaks: "Survivors
// report that ...", "He may lose it, his lawyer warns."
func (sc *scene) verbTakenForNoun(m mention.Match, w int) (int, stretch) {
	t, end := sc.t, sc.beforeThat(m)
	if end-m.From != 1 || !takes(m, "clause") || t.Words[w].UPOS != "NOUN" || t.Child(w, "case") != tree.None {
		return tree.None, stretch{}
	}
	who, x := sc.lost(m.From)
	if x.empty() || !sc.agree(m.From, who, x) {
		return tree.None, stretch{}
	}
	switch {
	case sc.is(end, "that") && !sc.clausal(end+1):
		if sc.bare(who, x) || sc.subjectBehind(w, end) || sc.sort(who) == "" && sc.t.Words[who].UPOS != "PROPN" {
			return tree.None, stretch{}
		}
		return who, x
	case end >= sc.end() || sc.is(end, ","):
		if takes(m, "quote") && x.from > 2 && sc.is(x.from-1, ",") && sc.sort(who) != "" && sc.finite(stretch{max(0, x.from-mostFinite), x.from - 1}) {
			return who, x
		}
	}
	return tree.None, stretch{}
}

// bare reports whether a phrase is one noun alone that is none of several: with a noun behind it
// that can be a verb it says what that is of, "union demands".
func (sc *scene) bare(who int, x stretch) bool {
	return x.to-x.from == 1 && sc.t.Words[who].UPOS == "NOUN" && sc.t.Words[who].XPOS != "NNS"
}

// beforeThat returns where a cue ends without the "that" that some are written with.
func (sc *scene) beforeThat(m mention.Match) int {
	if m.To-m.From > 1 && sc.is(m.To-1, "that") {
		return m.To - 1
	}
	return m.To
}

// agree reports whether a verb in the present goes with its subject: "warns" with one, "warn"
// with several or with who is no noun.
func (sc *scene) agree(verb, who int, x stretch) bool {
	plural := sc.t.Words[who].Feat("Number") == "Plur" || sc.t.Words[who].XPOS == "NNS" || sc.t.Words[who].XPOS == "NNPS"
	for i := x.from; i < x.to && !plural; i++ {
		plural = sc.is(i, "and") && sc.nominal(i+1)
	}
	w := strings.ToLower(sc.word(verb))
	if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return !plural
	}
	return plural
}

// subjectBehind reports whether a word is the subject of a verb that is not the first of the
// clause behind it: of the demands in "the union's demands that the bridge be opened were heard".
func (sc *scene) subjectBehind(w, to int) bool {
	h := sc.t.Head(w)
	if h == tree.None || !sc.t.Is(w, "nsubj", "nsubj:pass") || sc.t.Places[h].From <= to {
		return false
	}
	for i := to + 1; i < sc.t.Places[h].From; i++ {
		if x := sc.t.At(i); sc.t.Words[x].UPOS == "VERB" || sc.t.Words[x].UPOS == "AUX" && sc.t.Head(x) != h {
			return true
		}
	}
	return false
}

// predicate reports whether the syntax took for a noun what it gave a subject as a verb has one:
// "Respondents complain of ...".
func (sc *scene) predicate(m mention.Match, w int) bool {
	who := sc.t.Child(w, "nsubj")
	return who != tree.None && who < w && sc.t.Child(w, "cop", "det", "case", "nmod:poss") == tree.None && m.Entry.Slot("kind") == "verb" &&
		sc.agree(m.From, who, stretch{sc.t.Places[who].From, sc.t.Places[who].To})
}

// mostFinite is in how many tokens before a pause a verb is looked for.
const mostFinite = 60
