package generate

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"cited"
)

// sentence is a sentence that states a figure, while it is being written.
type sentence struct {
	*Readings
	*page
	f    cited.Figure
	year int // of the document
}

// figure writes a sentence that states a figure.
func (r *Readings) figure(p *page, document cited.ID, year int) {
	s := sentence{Readings: r, page: p, year: year, f: cited.Figure{Codebook: r.book.Name, Basis: cited.Unstated, Stance: cited.Asserted,
		Origin: []string{}, Theatre: []string{}, Place: []string{}, Group: []string{}, Segment: []string{}, Attribution: []string{}}}
	from, start := p.out.Len(), p.chars
	s.attribution()
	s.stance()
	s.number()
	s.people()
	s.measure()
	s.group()
	s.time()
	p.write(".")
	s.f.Quote = cited.Span{Start: start, End: p.chars, Exact: p.out.String()[from:]}
	s.naming.Small = append(s.naming.Small, cited.Span{Start: start, End: p.chars})
	p.add(document, &s.f)
}

// says writes words from which a field is read.
func (s *sentence) says(field, rule, words string) {
	span := s.say(words)
	s.f.Evidence = append(s.f.Evidence, cited.Evidence{Field: field, Rule: rule, Spans: []cited.Span{span}})
}

// one reports whether it is one of n times.
func (s *sentence) one(n int) bool { return s.random.IntN(n) == 0 }

func (s *sentence) attribution() {
	if s.one(4) {
		return
	}
	s.write("According to the ")
	for range 1 + s.random.IntN(8)/7 {
		n := int(s.source.Uint64())
		name := s.sources[n]
		if len(s.f.Attribution) > 0 {
			s.write(", citing the ")
		}
		s.f.Attribution = append(s.f.Attribution, name)
		s.says("attribution", "en.frames.according", name)
		if isPerson(n) {
			s.naming.Name(cited.Span{Start: s.chars - utf8.RuneCountInString(name), End: s.chars, Exact: name})
		}
	}
	if s.one(6) {
		s.f.Reported = s.month(s.year - s.random.IntN(2))
		s.write(" in a report of ")
		s.says("reported", "en.calendar.month", monthName(s.f.Reported))
	}
	s.write(", ")
}

func (s *sentence) stance() {
	switch n := s.random.IntN(100); {
	case n < 10:
		s.f.Stance = cited.Hedged
		s.says("stance", "en.modifiers.reportedly", "reportedly")
		s.write(" ")
	case n < 12:
		s.f.Stance = cited.Denial
		s.says("stance", "en.modifiers.denied", "it is not true that")
		s.write(" ")
	}
}

// number writes the number expression.
func (s *sentence) number() {
	how := pick(s.Readings, sayings(), func(s saying) int { return s.weight })
	s.f.Modifier, s.f.Kind = how.modifier, cited.Count
	n := math.Round(math.Exp(s.random.Float64() * math.Log(20_000)))
	words := how.words + separated(int(n), "1,000")
	switch {
	case how.modifier == cited.Vague:
		low, high := 24., 99.
		s.f.Low, s.f.High, words = &low, &high, "dozens"
	case how.modifier == cited.Range:
		low, high := n+1, math.Round(n*1.5)+2
		s.f.Low, s.f.High, words = &low, &high, fmt.Sprintf("between %.0f and %.0f", low, high)
	case s.one(8):
		n = float64(1 + s.random.IntN(99))
		s.f.Kind, words = cited.Share, how.words+strconv.Itoa(int(n))+"%"
		fallthrough
	default:
		s.bounds(how.modifier, n)
	}
	s.f.Individual = s.f.Kind == cited.Count && s.f.High != nil && *s.f.High == 1
	s.f.Span = s.say(words)
	s.f.Evidence = append(s.f.Evidence, cited.Evidence{Field: "value", Rule: "en.numbers.digits", Spans: []cited.Span{s.f.Span}})
}

func (s *sentence) bounds(m cited.Modifier, n float64) {
	if m != cited.AtMost {
		s.f.Low = &n
	}
	if m != cited.AtLeast {
		s.f.High = &n
	}
}

// people writes who is counted, where they come from, and what narrows them.
func (s *sentence) people() {
	kind := pick(s.Readings, kindsOfPeople(), func(k kindOfPeople) int { return k.weight })
	s.f.Population, s.f.Counted = kind.population, kind.one
	s.write(" ")
	if s.f.Modifier == cited.Vague {
		s.write("of ")
	}
	if s.f.Kind == cited.Share {
		s.f.Of = "the " + kind.many
		s.write("of the ")
	}
	s.says("population", "en.people."+kind.population, kind.many)
	if !s.one(5) {
		s.origins()
	}
	if s.one(7) {
		segment := s.book.Segments[s.random.IntN(len(s.book.Segments))].Code
		s.f.Segment = append(s.f.Segment, segment)
		s.write(", of the ")
		s.says("segment", "en.labels."+segment, segment)
		s.write(",")
	}
}

func (s *sentence) origins() {
	if s.one(25) {
		region := s.book.Regions[s.random.IntN(len(s.book.Regions))].Name
		s.f.Origin = append(s.f.Origin, "region:"+region)
		s.write(" from ")
		s.says("origin", "en.regions."+region, region)
		return
	}
	c := s.countries[s.origin.Uint64()]
	s.f.Origin = append(s.f.Origin, c.code)
	s.write(" from ")
	s.says("origin", "en.countries."+c.code, c.name)
}

// measure writes what is counted of them, and the theatre.
func (s *sentence) measure() {
	c := pick(s.Readings, countings(), func(c counting) int { return c.weight })
	s.f.Measure = c.measure
	s.write(" ")
	s.says("measure", "en.measures."+c.measure, c.words)
	theatre := s.byCode[conflicts()[s.theatre.Uint64()]]
	s.f.Theatre = append(s.f.Theatre, theatre.code)
	s.write(" ")
	s.says("theatre", "en.countries."+theatre.code, theatre.name)
	if s.one(8) {
		s.f.Place = append(s.f.Place, s.townName())
		s.write(" near ")
		s.says("place", "context.place", s.f.Place[0])
		s.naming.Places = append(s.naming.Places, cited.Span{Start: s.chars - utf8.RuneCountInString(s.f.Place[0]), End: s.chars})
	}
}

func (s *sentence) group() {
	if !s.one(3) {
		return
	}
	name := s.groups[s.Readings.group.Uint64()]
	s.f.Group, s.f.GroupScope = append(s.f.Group, name), cited.Only
	s.write(" with ")
	s.says("group", "foreign-fighters.groups."+name, name)
	if s.one(6) {
		s.f.GroupScope = cited.AndOthers
		s.write(" and other groups")
	}
}

// time writes when the figure holds.
func (s *sentence) time() {
	year := s.year - s.random.IntN(4)
	month := s.month(year)
	switch s.random.IntN(10) {
	case 0, 1, 2:
		s.dated(cited.EDTF(strconv.Itoa(year)), cited.Period, " in ", strconv.Itoa(year))
	case 3, 4:
		s.dated("../"+month, cited.Cumulative, " ", "by "+monthName(month))
	case 5:
		s.dated(cited.EDTF(strconv.Itoa(year)+"/.."), cited.Cumulative, " ", "since "+strconv.Itoa(year))
	case 6:
		s.dated(month, cited.Point, " ", "as of "+monthName(month))
	}
}

func (s *sentence) dated(when cited.EDTF, basis cited.Basis, before, words string) {
	s.f.Time, s.f.Basis = when, basis
	s.write(before)
	s.says("time", "en.calendar.date", words)
}

func (s *sentence) month(year int) cited.EDTF {
	return cited.EDTF(fmt.Sprintf("%d-%02d", year, 1+s.random.IntN(12)))
}

// monthName writes "2015-10" as October 2015.
func monthName(month cited.EDTF) string {
	n, _ := strconv.Atoi(string(month[5:]))
	return months()[n-1] + " " + string(month[:4])
}

// pick picks one of some things by their weights.
func pick[T any](r *Readings, all []T, weight func(T) int) T {
	sum := 0
	for _, t := range all {
		sum += weight(t)
	}
	n := r.random.IntN(sum)
	for _, t := range all {
		if n -= weight(t); n < 0 {
			return t
		}
	}
	return all[0]
}
