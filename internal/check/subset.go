package check

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/codebook"
)

func subset() Check {
	return Check{
		Code:     "subset",
		Doc:      "more people of a kind than of all kinds, or more came back or fell than went, at the same date by the same source",
		Severity: cited.SeverityError,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			d := c.Document
			settings := d.settings()
			for i := range d.Found.Figures {
				few := &d.Found.Figures[i]
				for _, k := range settings[d.settingOf(few)].less(c.Books, few) {
					all := &d.Found.Figures[k]
					if !d.surelyOf(few, all) {
						continue
					}
					out = append(out, Found{
						Message:  fmt.Sprintf("%s are among those of %s, which is less", said(few), said(all)),
						Exhibits: []cited.Exhibit{d.shows(few), d.shows(all)},
					})
				}
			}
			return out
		},
	}
}

// Bounds of what a figure is held against, so that long tables take no longer than their figures.
const (
	mostClasses = 100 // sorts of people of one setting, the first of the document
	mostLess    = 10  // figures of one sort that are less, the least of them
)

// setting is what two counts of a document have in common that may be compared: they are told of
// the same date, or in one sentence without any, and of the same people as far as origin,
// theatre, place and group go. The zero value is none.
type setting struct {
	at                            cited.EDTF
	codebook                      string
	origin, theatre, place, group string
}

func (d *Document) settingOf(f *cited.Figure) setting {
	if !d.plain(f) {
		return setting{}
	}
	at := f.Time
	if at == "" { // what one sentence says holds at one time
		at = cited.EDTF(strconv.Itoa(f.Quote.Start))
	}
	return setting{at, f.Codebook, listKey(f.Origin), listKey(f.Theatre), listKey(f.Place), listKey(f.Group)}
}

// plain reports whether a figure and its own sentence say how many there are of whom, what became
// of them, where and when: no part of something else, no remark whose rest has to be guessed.
func (d *Document) plain(f *cited.Figure) bool {
	if f.Kind != cited.Count || f.Stance != cited.Asserted || f.Individual || f.Of != "" || f.Modifier == cited.Vague || !named(f) {
		return false
	}
	where := len(f.Origin) > 0 && saidHere(f, "origin") || len(f.Place) > 0 && saidHere(f, "place")
	return where && saidHere(f, "measure") && (f.Time == "" || saidHere(f, "time"))
}

// surelyOf reports whether nothing in the text keeps a figure from counting some of those whom
// another one counts: it is told by the same source, or in the same passage where that is not
// said of both, and the other one counts all there are.
func (d *Document) surelyOf(few, all *cited.Figure) bool {
	if d.whole(few) == all || !d.unrestricted(all) {
		return false
	}
	if sameList(few.Attribution, all.Attribution) {
		return true
	}
	x, y := d.sentenceOf(few), d.sentenceOf(all)
	return (len(few.Attribution) == 0 || len(all.Attribution) == 0) && x != nil && y != nil && x.block == y.block
}

// listKey is the same for lists that hold the same.
func listKey(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	list = slices.Sorted(slices.Values(list))
	return strings.Join(slices.Compact(list), "\x00")
}

// class is figures of a setting that count the same sort of people, the least first.
type class struct {
	of      *cited.Figure // one of them
	figures []counts
}

// counts is a figure of a document by its number there, with the most that it allows.
type counts struct {
	nth  int
	high float64
}

// classes are those of a setting, in the order of the document.
type classes []*class

func (d *Document) settings() map[setting]classes {
	type sort struct {
		setting
		measure, population, segment string
		basis                        cited.Basis
	}
	out, at := map[setting]classes{}, map[sort]*class{}
	for i := range d.Found.Figures {
		f := &d.Found.Figures[i]
		s := d.settingOf(f)
		if s == (setting{}) {
			continue
		}
		key := sort{s, f.Measure, f.Population, listKey(f.Segment), f.Basis}
		if at[key] == nil {
			if len(out[s]) == mostClasses {
				continue
			}
			at[key] = &class{of: f}
			out[s] = append(out[s], at[key])
		}
		at[key].figures = append(at[key].figures, counts{i, allows(f).high})
	}
	for _, c := range at {
		slices.SortStableFunc(c.figures, func(x, y counts) int { return cmp.Compare(x.high, y.high) })
	}
	return out
}

// less returns which figures of a setting are less than one that counts some of theirs, in the
// order of the document.
func (list classes) less(b *Books, few *cited.Figure) []int {
	var out []int
	low := allows(few).low
	for _, c := range list {
		if len(c.figures) == 0 || c.figures[0].high >= low || !b.narrower(few, c.of) && !b.isPartOf(few, c.of) {
			continue
		}
		for _, x := range c.figures[:min(len(c.figures), mostLess)] {
			if x.high < low {
				out = append(out, x.nth)
			}
		}
	}
	slices.Sort(out)
	return out
}

// narrower reports whether a figure counts those of another with a trait.
func (b *Books) narrower(few, all *cited.Figure) bool {
	return few.Measure == all.Measure && few.Basis == all.Basis && (few.Population == all.Population || few.Population == "women" || few.Population == "minors") &&
		within(all.Segment, few.Segment) && len(few.Segment) > len(all.Segment)
}

// isPartOf reports whether a figure counts what became of those whom another one counts: who
// came back or fell is one of those who went. Both are sums up to a date, of people from
// somewhere.
func (b *Books) isPartOf(few, all *cited.Figure) bool {
	return len(few.Origin) > 0 && len(few.Segment) == 0 && len(all.Segment) == 0 && len(few.Place) == 0 &&
		few.Basis == cited.Cumulative && all.Basis == cited.Cumulative &&
		b.trait(all.Codebook, all.Measure, codebook.Base) && !b.trait(few.Codebook, few.Measure, codebook.Base) &&
		b.trait(few.Codebook, few.Measure, codebook.Follows|codebook.Total)
}
