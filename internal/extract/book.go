package extract

import (
	"slices"

	"cited/internal/codebook"
	"cited/internal/mention"
)

// book is what linking has to know of a codebook, or of all of a set together.
type book struct {
	*codebook.Codebook                           // nil for all together
	measures           map[*mention.Entry]string // what the words of the list of measures, and nouns of people, mean in it
	moved              map[*mention.Entry]string // what verbs of the list mean of those whom somebody else moves
	classes            map[*mention.Entry]string // and those of the list of people
	measure            map[string]codebook.Trait // by code
	people             map[string]codebook.Trait // by class of population
	theatre            map[string]bool
	ofThings           map[string]bool // measures that count things, by code
	base               string          // the measure of a bare total
	there              string          // the measure of those who are somewhere at a date
	rest               string          // the measure of what nothing explains
	class              string          // the population where no noun says
	vague              string          // that of things
}

// newBook gathers what linking has to know of a codebook; words are given their
// meaning by read.
func newBook(b *codebook.Codebook) *book {
	v := &book{Codebook: b, measures: map[*mention.Entry]string{}, moved: map[*mention.Entry]string{}, classes: map[*mention.Entry]string{}, theatre: map[string]bool{}, ofThings: map[string]bool{},
		measure: traitsOf(b.Measures), people: traitsOf(b.Populations),
		base: codebook.With(b.Measures, codebook.Base), there: codebook.With(b.Measures, codebook.There), rest: codebook.With(b.Measures, codebook.Rest), class: codebook.With(b.Populations, codebook.Default), vague: codebook.With(b.Populations, codebook.Vague)}
	for _, m := range b.Measures {
		v.ofThings[m.Code] = b.CountsAs(m.Code, true)
	}
	for _, c := range b.Theatres {
		v.theatre[c] = true
	}
	return v
}

// read gives the words of the lists the meaning that they have in one codebook.
func (v *book) read(set *codebook.Set, entries []*mention.Entry) {
	for _, e := range entries {
		switch e.List {
		case mention.Measures:
			v.measures[e] = v.senseOf(set, e.Means)
			if object := e.Slots["object"]; len(object) > 0 {
				v.moved[e] = v.senseOf(set, object)
			}
		case mention.People:
			v.classes[e] = v.ClassOf(e.Means)
			v.measures[e] = v.senseOf(set, e.Slots["measure"])
		}
	}
}

func (v *book) senseOf(set *codebook.Set, means []string) string {
	for _, s := range set.Senses(means) {
		if s.Book == v.Codebook {
			return s.Measure
		}
	}
	return ""
}

// together returns what the books know as one: where they differ, the first that
// has something to say counts.
func together(books []*book) *book {
	first := books[0]
	if len(books) == 1 {
		return first
	}
	all := &book{base: first.base, rest: first.rest, class: first.class, vague: first.vague, measures: map[*mention.Entry]string{}, moved: map[*mention.Entry]string{}, classes: map[*mention.Entry]string{},
		measure: map[string]codebook.Trait{}, people: map[string]codebook.Trait{}, theatre: map[string]bool{}}
	for _, b := range slices.Backward(books) {
		fill(all.measures, b.measures)
		fill(all.moved, b.moved)
		fill(all.classes, b.classes)
		fill(all.measure, b.measure)
		fill(all.people, b.people)
		fill(all.theatre, b.theatre)
	}
	return all
}

// fill sets in one map what another has to say.
func fill[K, V comparable](to, from map[K]V) {
	var nothing V
	for k, v := range from {
		if v != nothing {
			to[k] = v
		}
	}
}

func traitsOf(codes []codebook.Code) map[string]codebook.Trait {
	out := map[string]codebook.Trait{}
	for _, c := range codes {
		out[c.Code] = c.Traits
	}
	return out
}

// open settles the codebook of a figure and reads the words of the sentence by it.
func (sc *scene) open(d *draft, before []*draft) {
	d.book = sc.claim(d, before)
	sc.b = d.book
	if e := d.noun.entry; e != nil && e.List == mention.People {
		d.noun.class = sc.classOf(e)
	}
}

// close reads the words by all codebooks again.
func (sc *scene) close() { sc.b = sc.r.all }

// countsThing reports whether the codebook counts the things that a number counts.
func (b *book) countsThing(d *draft) bool {
	_, ok := b.Thing(d.noun.head)
	return ok && d.noun.thing
}

// isThing reports whether a codebook counts things of this name.
func (sc *scene) isThing(noun string) bool {
	for _, b := range sc.r.books {
		if _, ok := b.Thing(noun); ok {
			return true
		}
	}
	return false
}

// befalls reports whether a cue says what a codebook counts things of this name for.
func (sc *scene) befalls(m cue, noun string) bool {
	return slices.ContainsFunc(sc.r.books, func(b *book) bool {
		measure, ok := b.Thing(noun)
		return ok && b.measures[m.Entry] == measure
	})
}

// saidElsewhere reports whether a cue says something in a codebook of which the
// weights have not learned whom it counts.
func (sc *scene) saidElsewhere(m cue) bool {
	return slices.ContainsFunc(sc.r.books, func(b *book) bool { return b.Name != codebook.DefaultName && b.measures[m.Entry] != "" })
}

// canCount reports whether the codebook of a figure has a measure that counts what
// the figure does: people, or things.
func (sc *scene) canCount(d *draft, measure string) bool {
	traits, ok := d.book.measure[measure]
	return ok && (traits&codebook.Rest != 0 || d.book.ofThings[measure] == d.noun.thing)
}

// kind names a choice that other codebooks make by weights of their own: what is
// the theatre, say, of people who went nowhere.
func (d *draft) kind(field string) string {
	if d.elsewhere() {
		return field + ":elsewhere"
	}
	return field
}

// elsewhere reports whether a figure is of another codebook than the usual one.
func (d *draft) elsewhere() bool { return d.book.Name != codebook.DefaultName }

// counted names the measure of a figure; with its codebook, if that is not the usual
// one: what holds of a measure here need not hold there.
func (d *draft) counted() string {
	if d.book.Name == codebook.DefaultName {
		return d.measure.value
	}
	return d.book.Name + ":" + d.measure.value
}

// says returns the measure that a word of the list of measures, or a noun of people,
// means; "" for nothing.
func (sc *scene) says(e *mention.Entry) string { return sc.b.measures[e] }

// classOf returns the class that a word of the list of people stands for.
func (sc *scene) classOf(e *mention.Entry) string { return sc.b.classes[e] }

// is reports whether a measure has one of these traits.
func (sc *scene) is(measure string, t codebook.Trait) bool { return sc.b.measure[measure]&t != 0 }

// are reports whether a class of population has one of these traits.
func (sc *scene) are(class string, t codebook.Trait) bool { return sc.b.people[class]&t != 0 }
