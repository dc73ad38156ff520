package extract

import (
	"slices"
	"strings"
	"unicode"

	"cited"
	"cited/internal/codebook"
	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/text"
)

// Places returns the names in words that are of places below the province, or of places
// of which nobody knows where they lie.
func (d *Discretion) Places(words string) (out []string) {
	if !strings.ContainsFunc(words, unicode.IsUpper) {
		return nil
	}
	if found, ok := d.places[words]; ok {
		return found
	}
	if !d.parses() {
		return []string{words} // nobody can tell
	}
	names := d.located(words)
	d.sentences(words, everySentence, func() {
		for w := range d.tree.Words {
			if d.tree.Words[w].Entity == "B-place" {
				names = append(names, d.s.Word(placeAt(&d.tree, w)))
			}
		}
	})
	return keep(d.places, words, d.allBelow(names))
}

// allBelow returns those of some names, each once, that are of places below the province.
func (d *Discretion) allBelow(names []string) (out []string) {
	for _, name := range names {
		if !slices.Contains(out, name) && d.Below(name) {
			out = append(out, name)
		}
	}
	return out
}

// located returns the names of places that are read in words by the words around them.
func (d *Discretion) located(words string) (out []string) {
	places, _ := d.finder.locate(d.reader, words) // NewDiscretion loaded the gazetteer
	for _, p := range places {
		out = append(out, p.Exact)
	}
	return out
}

// Below reports whether a name is that of a place below the province, or of one that nobody
// knows: of no country, no region and no people, and of no province of the gazetteer.
func (d *Discretion) Below(name string) bool {
	if below, ok := d.below[name]; ok {
		return below
	}
	return keep(d.below, name, d.isBelow(name))
}

func (d *Discretion) isBelow(name string) bool {
	d.tokens = text.AppendTokens(d.tokens[:0], name, 0, len(name))
	d.reader.lang.Analyze(&d.s, name, d.tokens)
	for _, l := range []mention.List{mention.Countries, mention.Regions, mention.Historic, mention.Peoples} {
		for _, m := range d.s.List(l) {
			if m.Slot != "capital" && m.From <= d.article() && m.To == len(d.s.Tokens) {
				return false
			}
		}
	}
	for _, p := range gazetteer.Places(d.find(name)) {
		if p.Kind == gazetteer.Province {
			return false
		}
	}
	return !d.behindProvince(name)
}

// article returns how many tokens an article before a name is.
func (d *Discretion) article() int {
	if len(d.s.Tokens) > 1 && d.s.Is(0, "the") {
		return 1
	}
	return 0
}

// behindProvince reports whether a name is that of a province with what it is behind it:
// "Kunar province".
func (d *Discretion) behindProvince(name string) bool {
	short, what, ok := cutLast(name)
	if !ok || !slices.Contains([]string{"province", "governorate", "region", "state", "oblast"}, strings.ToLower(what)) {
		return false
	}
	return slices.ContainsFunc(gazetteer.Places(d.find(short)), func(p gazetteer.Place) bool { return p.Kind == gazetteer.Province })
}

func cutLast(name string) (before, last string, ok bool) {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 {
		return name, "", false
	}
	return name[:i], name[i+1:], true
}

// Plain reports whether words may stand around a quotation: they count nobody, and speak of no
// children or young people, so that they tell nothing that is held back elsewhere.
func (d *Discretion) Plain(words string) bool {
	d.tokens = text.AppendTokens(d.tokens[:0], words, 0, len(words))
	d.reader.lang.Analyze(&d.s, words, d.tokens)
	if len(d.s.Quantities) > 0 {
		return false
	}
	for _, m := range d.s.List(mention.People) {
		for _, b := range d.reader.set.Books() {
			if p, ok := b.Population(b.ClassOf(m.Entry.Means)); ok && p.Has(codebook.UnderAge) {
				return false
			}
		}
	}
	return true
}

// UnderAge reports whether a figure counts children or young people: by its population, by a
// segment, or by a noun of people in what is counted or in the whole that it is part of. The
// codebook says which of them are.
func (d *Discretion) UnderAge(f *cited.Figure) bool {
	b, ok := d.reader.set.Book(f.Codebook)
	if !ok {
		return true // nobody knows what it counts
	}
	if p, ok := b.Population(f.Population); ok && p.Has(codebook.UnderAge) {
		return true
	}
	for _, s := range f.Segment {
		if c, ok := b.Segment(s); ok && c.Has(codebook.UnderAge) || d.ofYouth(b, s) {
			return true
		}
	}
	return d.ofYouth(b, f.Counted) || d.ofYouth(b, f.Of)
}

// ofYouth reports whether words name people of a class that is under age, and nobody else:
// women and children together are families.
func (d *Discretion) ofYouth(b *codebook.Codebook, words string) bool {
	if words == "" {
		return false
	}
	k := [2]string{b.Name, words}
	if young, ok := d.young[k]; ok {
		return young
	}
	d.tokens = text.AppendTokens(d.tokens[:0], words, 0, len(words))
	d.reader.lang.Analyze(&d.s, words, d.tokens)
	people := d.s.List(mention.People)
	return keep(d.young, k, len(people) > 0 && !slices.ContainsFunc(people, func(m mention.Match) bool {
		p, ok := b.Population(b.ClassOf(m.Entry.Means))
		return !ok || !p.Has(codebook.UnderAge)
	}))
}
