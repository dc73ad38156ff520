package statement

import (
	"cited/internal/mention"
	"cited/internal/tree"
)

// seat is a way to find who says something by a verb where the subject that the syntax gave the
// verb is not who does.
type seat struct {
	name string
	late bool // asked only where a cue may stand behind or within what is said
	take func(*scene, mention.Match, *draft)
}

// seats returns the ways in the order in which they are asked. Each is given the source as those
// before it left it, and may leave it as it is. The order is part of what they do.
//
// Those that are not late are asked before what is said is looked for, because its reach depends
// on where the source stands:
//
//   - unmixed and named mend the phrase of the subject that the syntax found. They are first: the
//     others ask where the source ends, which is wrong as long as half a clause is in it or its name
//     is not.
//   - inverted and parted are for a cue behind a pause that was given the subject of the verb before
//     it. Who stands behind the cue is asked first: where somebody does, what stands before the cue
//     is the end of what is said, though it may look like a name.
//   - sought is the last of them, because it goes by pauses alone and takes all that stands
//     before the cue: only where nobody is named, or a number was taken for who is.
//
// The late ones are asked once the words may have been put in, "..., said the mayor, ...", by which
// what stands before the cue is what is said and no subject of it:
//
//   - quoting goes by the end of a quotation, the surest mark of where what is said ends and who
//     says it begins. It alone may take the place of a source that is whole.
//   - whole mends a source that a preposition cut in two.
//   - before, behind and aside are for a cue that still has nobody: the phrase between a pause and
//     the cue, which a verb would belie; then what hangs on the cue from behind; then a phrase
//     with an apposition, which is the longest and goes by pauses alone.
func seats() []seat {
	return []seat{
		{"unmixed", false, (*scene).unmix},
		{"named", false, (*scene).name},
		{"inverted", false, (*scene).invert},
		{"parted", false, (*scene).part},
		{"sought", false, (*scene).seek},
		{"quoting", true, (*scene).quoting},
		{"whole", true, (*scene).rejoin},
		{"before", true, (*scene).before},
		{"behind", true, (*scene).behind},
		{"aside", true, (*scene).aside},
	}
}

// seat asks the ways that are late, or those that are not, who says something by a cue.
func (sc *scene) seat(m mention.Match, d *draft, late bool) {
	for _, s := range seats() {
		if s.late == late {
			s.take(sc, m, d)
		}
	}
}

// unmix parts a source from what it says, where the syntax took both for one phrase: "the
// number of those who leave has fallen, Minister Berg said".
func (sc *scene) unmix(_ mention.Match, d *draft) {
	if d.source.to != d.cue.from || !sc.finite(d.source) {
		return
	}
	x := sc.nameBefore(d.cue.from)
	if x.empty() || x.from <= d.source.from || !sc.is(x.from-1, ",") {
		return
	}
	who := sc.t.Top(x.from, x.to)
	if m, ok := sc.s.Covering(mention.Sources, sc.t.Places[who].From); ok && m.Entry.Slot("kind") == "actor" || sc.t.Words[who].UPOS == "PROPN" {
		d.who, d.source = who, x
	}
}

// name takes in the name right before what is said of it between commas, where the syntax took that
// for who says it: "Mara Okel, the harbour leader, has pledged".
func (sc *scene) name(_ mention.Match, d *draft) {
	if d.who == tree.None || sc.t.Words[d.who].UPOS != "NOUN" || d.source.to >= d.cue.from || !sc.is(d.source.from-1, ",") || !sc.is(d.source.to, ",") || d.cue.from-d.source.to > 4 {
		return
	}
	from := d.source.from - 1
	for from > 0 && d.source.from-from < longestName && sc.capital(from-1) {
		from--
	}
	if d.source.from-1-from < 2 || from > sc.opening() && !sc.mark(from-1) && sc.t.Words[sc.t.At(from-1)].UPOS != "SCONJ" {
		return
	}
	d.who, d.source.from = sc.t.At(d.source.from-2), from
}

// invert seats who stands behind a cue that follows a pause, where the syntax gave it the subject of
// the verb before: 'They are "glad", says Mara Okel'.
func (sc *scene) invert(m mention.Match, d *draft) {
	if d.passive || !takes(m, "quote") {
		return
	}
	if x := sc.speakerBehind(m, d); !x.empty() {
		d.who, d.source, d.inverted = sc.headIn(x), x, true
		return
	}
	if d.source.empty() || d.source.to >= d.cue.from {
		return
	}
	last := d.source.to == d.cue.from-1 && sc.end()-d.cue.to <= longestEnd && !takes(m, "addressee")
	if !last && (!sc.t.Is(d.head, "conj", "parataxis", "advcl") || sc.t.Child(d.head, "nsubj") != tree.None) {
		return
	}
	s := sc.after(d.head, d, "obj", "obl", "dep")
	if s == tree.None || !sc.is(d.cue.from-1, ",") || sc.t.Child(s, "case") != tree.None || sc.t.Words[s].UPOS != "PROPN" && (sc.sort(s) == "" || sc.sort(s) == "report") {
		return
	}
	if from, to := sc.t.Extent(s); from != d.cue.to || last && to < sc.end() {
		return
	}
	d.who, d.source, d.inverted = s, sc.sourceSpan(s, d.cue), true
}

// speakerBehind returns the phrase between a cue that follows a comma and the next pause, if it is
// of somebody who speaks and no verb is in it, whatever the syntax made of what stands before the
// comma: "Gunmen shot two boys at the gate, said a nurse", "The bridge, said engineers, was safe".
func (sc *scene) speakerBehind(m mention.Match, d *draft) stretch {
	if !d.source.empty() && d.source.to != d.cue.from-1 || !sc.is(d.cue.from-1, ",") || takes(m, "addressee") {
		return stretch{}
	}
	x := stretch{d.cue.to, d.cue.to}
	for x.to < sc.end() && (!sc.mark(x.to) || sc.glues(x.to)) && x.to-x.from < longestName {
		x.to++
	}
	if x.empty() || x.to < sc.end() && (!sc.mark(x.to) || sc.glues(x.to)) || sc.finite(x) || !sc.nominal(x.from) {
		return stretch{}
	}
	who := sc.headIn(x)
	if who == tree.None {
		return stretch{}
	}
	if sort := sc.sort(who); sort == "report" || sort == "" && sc.t.Words[who].UPOS != "PROPN" {
		return stretch{}
	}
	if x.to < sc.end() && sc.holdsComma(d.source) {
		return stretch{} // "The mayor, Anna Berg, said the police, who came late, had shot two."
	}
	if sc.is(x.to, ",") && sc.is(x.to+1, "who", "whose", "which") {
		for x.to++; x.to < sc.end() && !sc.mark(x.to); x.to++ {
		}
	}
	return x
}

// glues reports whether a mark at token i ends no phrase, as it stands inside of a word: "Salta's mayor",
// "Ben al-Okel".
func (sc *scene) glues(i int) bool {
	return sc.inWord(i) && !sc.is(i, "(", ")") && (!sc.s.Tokens[i].Space || sc.quoteMark(i))
}

// holdsComma reports whether a comma stands in a stretch.
func (sc *scene) holdsComma(x stretch) bool {
	for i := x.from; i < x.to; i++ {
		if sc.is(i, ",") {
			return true
		}
	}
	return false
}

// longestEnd is how many tokens a name takes that ends a headline: "bridge safe, says mayor".
const longestEnd = 4

// part seats who stands between pauses right before a cue, where the syntax gave it the subject of
// the verb before: "It began with rust, the mayor, Mara Okel, remembers".
func (sc *scene) part(m mention.Match, d *draft) {
	if d.source.empty() || d.source.to >= d.cue.from-1 || d.passive || !takes(m, "clause") && !takes(m, "quote") || !sc.is(d.cue.from-1, ",") || !sc.t.Is(d.head, "conj", "parataxis") {
		return
	}
	if sc.t.Child(d.head, "nsubj", "cc") != tree.None || !sc.restIsPlain(d.cue.to, d) {
		return
	}
	who, x := sc.lost(d.cue.from)
	if who == tree.None || !sc.is(x.from-1, ",") || x.from <= d.source.to || sc.sort(who) == "" && sc.t.Words[who].UPOS != "PROPN" {
		return
	}
	d.who, d.source = who, x
}

// seek seats what stands before a cue, however the syntax took it apart, where it found nobody.
func (sc *scene) seek(m mention.Match, d *draft) {
	if sc.finds(m, d) {
		d.passive = false
		d.who, d.source = sc.lost(d.cue.from)
	}
}

// finds reports whether who says something by a verb has to be sought: the syntax names nobody
// and did not see the clause of what is said, or took the verb for a participle.
func (sc *scene) finds(m mention.Match, d *draft) bool {
	t, w := sc.t, d.head
	if d.quoted || !takes(m, "clause") || sc.opensClause(d.cue.to) < 0 || !sc.is(sc.opensClause(d.cue.to), "that") {
		return false
	}
	if d.who != tree.None && (sc.t.Words[d.who].UPOS != "NUM" || t.Places[d.who].From >= sc.opening()) {
		return false
	}
	if t.Child(w, "aux:pass") != tree.None || takes(m, "addressee") && t.Words[w].XPOS == "VBN" && t.Child(w, "aux") == tree.None {
		return false
	}
	switch t.Words[w].XPOS {
	case "VB", "VBG":
		return false
	case "VBN":
		return t.Is(w, "acl") || t.Child(w, "aux") != tree.None
	}
	return true
}

// quoting seats who stands between the end of a quotation and a cue: '"It is late," the mayor said'.
func (sc *scene) quoting(_ mention.Match, d *draft) {
	if x := sc.behindQuote(d.cue.from); !d.passive && !x.empty() && (d.source.empty() || d.source.to <= d.cue.from) {
		d.who, d.source = sc.t.Top(x.from, x.to), x
	}
}

// rejoin seats the whole phrase of whose end alone the syntax made the source: "nine were lost,
// Friends of the Sea said".
func (sc *scene) rejoin(_ mention.Match, d *draft) {
	i := d.source.from
	if d.passive || d.source.empty() || d.source.to != d.cue.from || i == 0 || sc.t.Words[sc.t.At(i-1)].UPOS != "ADP" {
		return
	}
	if x := sc.nameBefore(d.cue.from); !x.empty() && x.from < i-1 && sc.is(x.from-1, ",") && sc.nominal(x.from) {
		d.who, d.source = sc.headIn(x), x
	}
}

// before seats who stands between a pause and a cue: "nine were lost, the mayor said".
func (sc *scene) before(_ mention.Match, d *draft) {
	if d.passive || !d.source.empty() {
		return
	}
	if x := sc.nameBefore(d.cue.from); !x.empty() {
		d.who, d.source = sc.t.Top(x.from, x.to), x
	}
}

// behind seats who stands right behind a cue: "nine were lost, said the mayor".
func (sc *scene) behind(_ mention.Match, d *draft) {
	if d.passive || !d.source.empty() {
		return
	}
	s := sc.after(d.head, d, "nsubj", "obj", "obl", "dep", "ccomp")
	if s == tree.None || sc.t.Words[s].UPOS == "VERB" || sc.t.Child(s, "case") != tree.None {
		return
	}
	if from, _ := sc.t.Extent(s); from == d.cue.to {
		d.who, d.source = s, sc.sourceSpan(s, d.cue)
	}
}

// aside seats who stands before a cue with an apposition: "nine are held, the mayor, Mara Okel, said".
func (sc *scene) aside(_ mention.Match, d *draft) {
	if !d.passive && d.source.empty() && sc.is(d.cue.from-1, ",") && !sc.nominal(d.cue.to) && sc.t.Words[d.head].XPOS != "VBG" {
		d.who, d.source = sc.lost(d.cue.from)
	}
}
