package extract

import (
	"cited/internal/mention"
	"cited/internal/text"
)

// sections tells whether a text begins with a section instead of a title: its first heading
// names a country and nothing else, like one of its own level further down.
type sections struct {
	level   int  // of the first heading; 0 before it was seen
	country bool // it names a country
	front   bool // which is one of the wars that the codebook knows: it may be the title of others
	told    bool // text stands below it, before the next heading
	begins  bool
	deeper  int // by how much every heading stands deeper than its level says
}

// see looks at a sentence of the beginning, and the block that holds it.
func (s *sections) see(sc *scene, b text.Block) {
	if b.Kind != text.Heading {
		s.told = s.told || s.level > 0
		return
	}
	country := sc.namesCountry()
	switch {
	case s.level == 0:
		s.level, s.country, s.front = b.Level, country, country && sc.isTheatre(sc.places[0].codes[0])
	case !s.told:
		s.country = s.country && !country // a title stands right above its first section
	case !s.begins && s.country && country && b.Level == s.level:
		s.begins, s.deeper = true, max(0, 2-s.level)
	case !s.begins && s.country && country && b.Level == 2 && s.level == 1 && !s.front:
		s.begins = true // the first heading of plain text is put above the others
	}
}

// levelOf is how deep a heading stands: the title is 1.
func (s *sections) levelOf(b text.Block) int {
	if !s.begins {
		return b.Level
	}
	return max(2, b.Level+s.deeper)
}

// namesCountry reports whether a heading is the name of a country, with a number before it
// or with what the section tells of it behind a colon: "3.4 Kazakhstan", "Morocco: returns".
func (sc *scene) namesCountry() bool {
	if len(sc.places) == 0 {
		return false
	}
	p, from := sc.places[0], 0
	for from < len(sc.s.Tokens) && sc.s.Tokens[from].Class != text.Letters {
		from++
	}
	if p.From != from && !(p.From == from+1 && sc.s.Plays(from, mention.RoleThe)) || p.Slot == "people" || p.Slot == "adjective" || len(p.codes) != 1 || isRegion(p.codes[0]) {
		return false
	}
	return p.To == len(sc.s.Tokens) || sc.word(p.To) == ":"
}
