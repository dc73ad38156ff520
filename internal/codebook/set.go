package codebook

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"cited"
)

// DefaultName is the codebook that is used where none is named.
const DefaultName = "foreign-fighters"

// nothing is the measure of a word that says nothing in a codebook.
const nothing = "none"

// Set is several codebooks at once. A number is read once; what it counts then
// decides which of the codebooks it is a figure of.
//
// Word lists name measures without knowing which codebooks are in use:
// "killed" is that measure in every codebook that has it, "displacement:displaced"
// is a measure of one, and goes before a code without a name there. A measure
// such as "other", which has the trait rest, is meant without a name only in
// codebooks that take any figure; "foreign-fighters:none" says that the word is no
// cue there. A cue without a sense in any codebook of the set says nothing here,
// and does best to be left out of the lists before texts are matched with them.
//
// Which codebook takes a figure is said in their files, under claims: of all
// claims that fit, the one with the most conditions wins, and of two with as many,
// that of the codebook named first.
//
// A set does not change after it was loaded and may be shared.
type Set struct {
	books  []*Codebook
	shared map[string]bool   // codes of measures that several codebooks have
	themes map[string]string // the group of each theme, by its code in small letters
}

// LoadSet reads the codebooks with these names, the default one if there are
// none. All errors in all of their files are returned at once; a name that is not
// there is NotFound, a name given twice Invalid.
func LoadSet(rules fs.FS, names ...string) (*Set, error) {
	if len(names) == 0 {
		names = []string{DefaultName}
	}
	l := newLoader(rules)
	var books []*Codebook
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, cited.Errorf(cited.Invalid, "the codebook %s is named twice: name it once", name)
		}
		c, err := l.load(name)
		if err != nil {
			return nil, err
		}
		books = append(books, c)
	}
	if len(l.errs) > 0 {
		return nil, errors.Join(l.errs...)
	}
	return NewSet(books...), nil
}

// NewSet makes a set of codebooks that are loaded already.
func NewSet(books ...*Codebook) *Set {
	s := &Set{books: books, shared: map[string]bool{}, themes: map[string]string{}}
	seen := map[string]bool{}
	for _, b := range books {
		for _, m := range b.Measures {
			s.shared[m.Code] = seen[m.Code]
			seen[m.Code] = true
		}
		for _, t := range b.Themes {
			if code := strings.ToLower(t.Code); !s.Theme(code) { // the codebook named first has it
				s.themes[code] = t.Group
			}
		}
	}
	return s
}

// Books returns the codebooks in the order in which they were named.
func (s *Set) Books() []*Codebook { return slices.Clone(s.books) }

// Book returns the codebook with this name.
func (s *Set) Book(name string) (*Codebook, bool) {
	i := slices.IndexFunc(s.books, func(b *Codebook) bool { return b.Name == name })
	if i < 0 {
		return nil, false
	}
	return s.books[i], true
}

// GroupBooks returns the codebooks of which all groups of the set are: where
// several share a list, only one of them.
func (s *Set) GroupBooks() []*Codebook {
	var out []*Codebook
	for _, b := range s.books {
		if !slices.ContainsFunc(out, func(o *Codebook) bool { return o.GroupsOf == b.GroupsOf }) {
			out = append(out, b)
		}
	}
	return out
}

// Lists reports whether a codebook of the set has this segment. Causes of the word
// lists that none lists say nothing here.
func (s *Set) Lists(segment string) bool {
	return slices.ContainsFunc(s.books, func(b *Codebook) bool { _, ok := b.Segment(segment); return ok })
}

// Theatre reports whether a codebook of the set has this country, alpha-3, as one of its conflict.
func (s *Set) Theatre(country string) bool {
	return slices.ContainsFunc(s.books, func(b *Codebook) bool { return slices.Contains(b.Theatres, country) })
}

// Theme reports whether a codebook of the set has this theme.
func (s *Set) Theme(code string) bool {
	_, ok := s.themes[strings.ToLower(code)]
	return ok
}

// ThemeGroup returns the group of a theme, "" if no codebook of the set has it.
func (s *Set) ThemeGroup(code string) string { return s.themes[strings.ToLower(code)] }

// Sense is what a figure is in one codebook.
type Sense struct {
	Book       *Codebook
	Measure    string // a code of Book; empty where nothing said it
	Population string // a code of Book; where things are counted, what has the trait vague
	Conditions int    // of the claim that took the figure; 0 where the codebook takes any
}

// Senses returns the measures that the meanings of a word stand for, at most one
// for each codebook, in the order of the codebooks.
func (s *Set) Senses(means []string) []Sense {
	var out []Sense
	for _, b := range s.books {
		if m, ok := b.sense(means); ok {
			out = append(out, Sense{Book: b, Measure: m})
		}
	}
	return out
}

// sense returns the measure of one codebook.
func (c *Codebook) sense(means []string) (measure string, ok bool) {
	for _, m := range means {
		book, code, named := strings.Cut(m, measureMark)
		if !named {
			book, code = c.Name, m
		}
		found, known := c.Measure(code)
		switch {
		case named && book == c.Name && code == nothing:
			return "", false
		case book != c.Name || !known:
		case named:
			return found.Code, true
		case !ok && (!found.Has(Rest) || c.takesAny()):
			measure, ok = found.Code, true
		}
	}
	return measure, ok
}

// Count is what is known of a number before its codebook is.
type Count struct {
	Means   []string // the meanings of its cue, or of its noun; empty if there is none
	Class   []string // the meanings of the counted noun in the list of people; empty if no noun says it
	Thing   string   // the counted noun in the singular, if it is none of people: "house"
	When    When     // what else the text says; Subject is told by the field
	Subject string   // the codebook that the document was about so far; empty if none
}

// Claim returns the codebook that takes a figure, with its measure and population
// there. Without Means, the measure is empty, and only claims fit that name none.
// It returns false if no codebook takes the figure.
func (s *Set) Claim(c Count) (Sense, bool) {
	best, most := Sense{}, -1
	for _, b := range s.books {
		measure, known := b.sense(c.Means)
		if len(c.Means) > 0 && !known || !b.counts(measure, c.Thing) {
			continue
		}
		when := c.When &^ Subject
		if c.Subject == b.Name {
			when |= Subject
		}
		class := b.ClassOf(c.Class)
		if n, ok := b.claim(measure, class, when); ok && n > most {
			best, most = Sense{Book: b, Measure: measure, Population: b.Counts(measure, class), Conditions: n}, n
		}
	}
	if best.Book != nil && c.Thing != "" {
		best.Population = With(best.Book.Populations, Vague)
	}
	return best, best.Book != nil
}

// ClassOf returns the class that the meanings of a noun stand for in a codebook:
// the one that names it, else the one without a name.
func (c *Codebook) ClassOf(means []string) string {
	bare := ""
	for _, m := range means {
		book, class, named := strings.Cut(m, measureMark)
		switch {
		case named && book == c.Name:
			return class
		case !named && bare == "":
			bare = m
		}
	}
	return bare
}

// Counts returns the population as which a measure counts people of a class of the
// word lists: villagers who fled are displaced people.
func (c *Codebook) Counts(measure, class string) string {
	p := c.PopulationOf(class)
	if to, ok := c.makes[measure+measureMark+p]; ok {
		return to
	}
	return p
}

// CountsAs reports whether a measure counts people, or things.
func (c *Codebook) CountsAs(measure string, things bool) bool {
	for _, m := range c.things {
		if m == measure {
			return things
		}
	}
	return !things
}

// counts reports whether a measure counts what the noun says: people, if it is
// empty, or things of that name.
func (c *Codebook) counts(measure, thing string) bool {
	if thing != "" {
		return measure != "" && c.things[thing] == measure
	}
	return c.CountsAs(measure, false)
}
