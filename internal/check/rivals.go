package check

import (
	"slices"
	"strings"

	"cited"
)

// What the words that only another number of a document shares with the draft must weigh for the draft to tell of
// that one, and how much of it those may weigh that only the draft's own number there shares.
const (
	leastLead = 1.0
	mostLag   = 0.25
)

// rivals are other numbers of the documents that have the draft's, of which the draft's words are: "141 rebels, 96
// soldiers" for "141 soldiers". There are none unless each of those documents has one.
func (j *judge) rivals(ok, all []held) []held {
	var out []held
	for i := range ok {
		found := some(all, func(h *held) bool { return h.Doc == ok[i].Doc && j.outdoes(h, &ok[i]) })
		if len(found) == 0 {
			return nil
		}
		out = append(out, found...)
	}
	return strongest(out)
}

// outdone judges a figure whose number documents have, if in each of them the draft's words are those of another number.
func (j *judge) outdone(f *Figure, ok, all []held) (cited.Judgement, bool) {
	rivals := j.rivals(ok, all)
	if len(rivals) == 0 {
		return cited.Judgement{}, false
	}
	own := ok[slices.IndexFunc(ok, func(o held) bool { return o.Doc == rivals[0].Doc })]
	if j.ofPlace(&rivals[0], &own) {
		return j.says(f, cited.DraftElsewhere, ok, "%s has that number for another place: %s", own.Figure.by(), brief(own.Quote.Exact)), true
	}
	if own.past() && j.wording(f).current() && told(own.Figure) <= j.draft.lastDay() {
		return j.says(f, cited.DraftSuperseded, rivals, "the same source has had %s since", rivals[0].Exact), true
	}
	return j.says(f, cited.DraftMisreports, rivals, "%s has %s for that, and counts something else with %s", own.Figure.by(), rivals[0].Exact, own.Exact), true
}

// mistaken is outdone for a figure whose number the documents of its source have in other words than the draft.
func (j *judge) mistaken(f *Figure, all []held) (cited.Judgement, bool) {
	return j.outdone(f, some(all, func(h *held) bool {
		return h.accord == agreeing && h.Stance != cited.Denial && (h.affinity == surely || j.isHomely(f, h)) && rarity(h.draft) > 0
	}), all)
}

// outdoes reports whether the words of a number are those of the draft where those of another, which has the
// draft's value, are not.
func (j *judge) outdoes(h, own *held) bool {
	if h.Kind != h.draft.Kind || h.accord != apart || h.clash >= clashTime || h.Modifier == cited.Vague || h.Stance == cited.Denial || !h.words.countsPeople() || h.past() || j.gives(h) {
		return false
	}
	if j.oneThing(h.own, own.words) && !j.oneThing(h.own, h.words) {
		return false // what the draft says became of people is said of the number that it has
	}
	lead := j.lead(h, own)
	if own.words.verbal() && j.oneThing(h.own, h.words) && !meetBoth(fates(own.words.s.said(own.words.from, own.words.to)), fates(h.own.measures)) {
		return true // "1,930 came and 590 were killed"
	}
	return lead >= leastLead && j.lead(own, h) <= mostLag*lead
}

// lead weighs the words of the draft's number that one number shares among its own, and another one does not. Of
// what is said to have become of people one word counts; a name only where the other has one of its sort.
func (j *judge) lead(one, other *held) float64 {
	words, fate := 0.0, 0.0
	for k := range one.own.own {
		if !one.words.has(k) || other.words.has(k) || one.own.sources[k] {
			continue
		}
		switch {
		case strings.HasPrefix(k, "measure:"):
			fate = max(fate, j.weight(k))
		case !isNamed(k) || j.namesAnother(other, k):
			words += j.weight(k)
		}
	}
	return words + fate
}

// namesAnother reports whether the draft's number has a name of a place, and one of the archive another one.
func (j *judge) namesAnother(h *held, name string) bool {
	places := func(t *wording) []string { return slices.Concat(j.namesOf(t), t.places) }
	return slices.Contains(places(h.own), name) && slices.ContainsFunc(places(h.words), func(n string) bool {
		return isTown(n) == isTown(name) && !h.own.has(n) && !h.own.sentence[n] && !h.own.sources[n]
	})
}

// has reports whether a key is among the own words of a number. The name that begins a sentence is a word like others.
func (t *wording) has(k string) bool {
	name, is := strings.CutPrefix(k, "name:")
	return t.own[k] || is && t.own[stem(name)]
}

// ofPlace reports whether a name is among what sets a number off from another.
func (j *judge) ofPlace(h, own *held) bool {
	return slices.ContainsFunc(h.own.places, func(p string) bool { return h.words.own[p] && !own.words.own[p] })
}
