package anchor

import (
	"slices"
	"strings"
	"unicode"

	"cited"
)

// Index is all places of some words in a text, each as an anchor that is made there now.
type Index struct {
	All      []cited.Anchor // in the order that they were given in, numbered
	words    map[string][]int
	contexts [sides]map[string][]int
}

// How much of the surroundings is the same, in the order in which that is asked for. One
// side alone has to be the same for longer.
const (
	wideBoth = iota
	wideBefore
	wideAfter
	nearBoth
	sides
)

// How many letters and digits of the surroundings are compared.
const (
	wide  = 64
	near  = 12
	least = 24 // of one side alone, where the text begins or ends before
)

// NewIndex indexes places, which must be in the order of the text, and numbers them: which
// they are of those with the same words.
func NewIndex(places []cited.Anchor) *Index {
	x := &Index{All: places, words: map[string][]int{}}
	for side := range x.contexts {
		x.contexts[side] = map[string][]int{}
	}
	all := make([][sides]string, len(places))
	for i := range places {
		p := &places[i]
		words := wordsOf(p)
		all[i] = keys(words, p)
		p.Nth = len(x.words[words])
		x.words[words] = append(x.words[words], i)
		for side, key := range all[i] {
			if key != "" {
				x.contexts[side][key] = append(x.contexts[side][key], i)
			}
		}
	}
	for i := range places {
		p := &places[i]
		p.Of, p.Twins, p.Alike = len(x.words[wordsOf(p)]), len(x.contexts[wideBoth][all[i][wideBoth]]), 0
		for side, key := range all[i] {
			p.Alike = max(p.Alike, len(x.contexts[side][key]))
		}
	}
	return x
}

// Find says which place is that of an anchor, or may be.
func (x *Index) Find(a *cited.Anchor) (cited.Anchoring, []int) {
	words := wordsOf(a)
	places := x.words[words]
	if len(places) == 0 {
		return cited.Lost, nil
	}
	keys := keys(words, a)
	if found := x.contexts[wideBoth][keys[wideBoth]]; len(found) > 0 {
		return x.choose(a, places, found, len(found) == a.Twins)
	}
	for _, found := range [][]int{x.oneSided(keys), x.contexts[nearBoth][keys[nearBoth]]} {
		if len(found) > 0 {
			return x.choose(a, places, found, a.Alike == 1)
		}
	}
	return cited.Ambiguous, places
}

// oneSided returns the places where the text on one side is the same.
func (x *Index) oneSided(keys [sides]string) []int {
	before, after := x.contexts[wideBefore][keys[wideBefore]], x.contexts[wideAfter][keys[wideAfter]]
	switch {
	case len(before) == 0:
		return after
	case len(after) == 0:
		return before
	}
	both := slices.Concat(before, after)
	slices.Sort(both)
	return slices.Compact(both)
}

// choose picks one of the places in the same surroundings. AsMany says that there are as
// many of them as there were.
func (x *Index) choose(a *cited.Anchor, places, found []int, asMany bool) (cited.Anchoring, []int) {
	at, ok := slices.BinarySearchFunc(found, a.Start, func(i, start int) int { return x.All[i].Start - start })
	switch {
	case ok:
		return cited.Same, found[at : at+1]
	case asMany && len(found) == 1:
		return cited.Moved, found
	case !asMany || len(places) != a.Of || a.Nth < 0 || a.Nth >= a.Of:
		return cited.Ambiguous, found
	}
	if at, ok := slices.BinarySearch(found, places[a.Nth]); ok {
		return cited.Moved, found[at : at+1]
	}
	return cited.Ambiguous, found
}

// wordsOf are the words by which a place is looked for.
func wordsOf(a *cited.Anchor) string { return Words(a.Exact) + "\x00" + a.With }

// Words are words parted by single spaces.
func Words(s string) string { return strings.Join(strings.Fields(s), " ") }

// keys are the words of a place with its surroundings, by how much of them. That of one
// side is empty where that is too short to tell anything.
func keys(words string, a *cited.Anchor) (out [sides]string) {
	before, after := letters(a.Before), letters(a.After)
	wideBeforeIt, wideAfterIt := before[max(0, len(before)-wide):], after[:min(wide, len(after))]
	out[wideBoth] = words + "\x00" + string(wideBeforeIt) + "\x00" + string(wideAfterIt)
	if len(wideBeforeIt) >= least {
		out[wideBefore] = words + "\x00" + string(wideBeforeIt)
	}
	if len(wideAfterIt) >= least {
		out[wideAfter] = words + "\x00" + string(wideAfterIt)
	}
	out[nearBoth] = words + "\x00" + string(before[max(0, len(before)-near):]) + "\x00" + string(after[:min(near, len(after))])
	return out
}

// letters returns the letters and digits of a text in lower case: what stays when a reader
// treats white space, hyphens and punctuation in another way.
func letters(s string) []rune {
	var out []rune
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
}
