package generate

import (
	"fmt"
	"io/fs"
	"time"

	"cited"
)

// What there is more of in Stories, as in the press.
const (
	CopiesIn10   = 3    // documents of ten that are copies of others
	OneStoryIn   = 100  // documents of which one is a copy of the one story that everybody prints
	CommonIn2    = 1    // documents of two with a figure of the one cell that everybody counts
	rememberMost = 2000 // readings of which copies are made
)

// Stories makes readings as Readings does, many of which copy others, under another name, at a
// later date, some with a new title or cut; one story is copied again and again, and half of
// the documents give a number for one and the same cell.
type Stories struct {
	*Readings
	told []cited.Reading
	one  *cited.Reading // the story that everybody prints
}

// NewStories prepares to make readings of documents that have to do with one another.
func NewStories(rules fs.FS, seed uint64) (*Stories, error) {
	r, err := NewReadings(rules, seed)
	return &Stories{Readings: r}, err
}

// Next makes a reading of a document of about ten figures, or of a copy of one.
func (s *Stories) Next() cited.Reading {
	switch {
	case s.one != nil && s.made%OneStoryIn == 0:
		return s.copyOf(s.one)
	case len(s.told) > 0 && s.random.IntN(10) < CopiesIn10:
		return s.copyOf(&s.told[s.random.IntN(len(s.told))])
	}
	r := s.next(s.random.IntN(2) < CommonIn2)
	if s.one == nil && len(r.Found.Figures) > 5 {
		s.one = &r
	}
	if len(s.told) < rememberMost {
		s.told = append(s.told, r)
	} else {
		s.told[s.random.IntN(rememberMost)] = r
	}
	return r
}

// Common is the cell that everybody counts.
func (s *Stories) Common() cited.Cell {
	return cited.Cell{Codebook: s.book.Name, Measure: "travelled", Kind: cited.Count, Population: "fighters", Basis: cited.Cumulative,
		Origin: []string{s.countries[0].code}, Theatre: []string{s.byCode[conflicts()[0]].code}}
}

// copyOf makes a later document with the same text, by another publisher.
func (s *Stories) copyOf(r *cited.Reading) cited.Reading {
	d := r.Document
	d.Name, d.Address = fmt.Sprintf("report-%07d.txt", s.made), ""
	s.made++
	d.Publisher = madeUpName(int(s.publisher.Uint64())+100_000) + " Post"
	first, err := time.Parse(time.DateOnly, string(d.Published))
	if err == nil {
		d.Published = cited.EDTF(first.AddDate(0, 0, 1+s.random.IntN(10)).Format(time.DateOnly))
	}
	d.Original, d.ID = s.identity("")
	out := cited.Reading{Document: d, Version: r.Version, Texts: r.Texts, Found: cited.Found{Figures: make([]cited.Figure, len(r.Found.Figures))}}
	seen := map[string]int{}
	for i, f := range r.Found.Figures {
		f.ID = cited.FigureKey(d.ID, f.Exact, seen[f.Exact])
		seen[f.Exact]++
		out.Found.Figures[i] = f
	}
	return out
}

// common writes a sentence with a number of the cell that everybody counts.
func (r *Readings) common(p *page, document cited.ID, year int) {
	s := sentence{Readings: r, page: p, year: year, f: cited.Figure{Codebook: r.book.Name, Stance: cited.Asserted, Kind: cited.Count,
		Origin: []string{}, Theatre: []string{}, Place: []string{}, Group: []string{}, Segment: []string{}, Attribution: []string{}}}
	from, start := p.out.Len(), p.chars
	s.attribution()
	s.number()
	s.f.Kind, s.f.Of, s.f.Population, s.f.Counted = cited.Count, "", "fighters", "fighter"
	s.write(" ")
	s.says("population", "en.people.fighters", "fighters")
	c := r.countries[0]
	s.f.Origin = append(s.f.Origin, c.code)
	s.write(" from ")
	s.says("origin", "en.countries."+c.code, c.name)
	s.f.Measure = "travelled"
	s.write(" ")
	s.says("measure", "en.measures.travelled", "travelled to")
	theatre := r.byCode[conflicts()[0]]
	s.f.Theatre = append(s.f.Theatre, theatre.code)
	s.write(" ")
	s.says("theatre", "en.countries."+theatre.code, theatre.name)
	month := s.month(year - r.random.IntN(4))
	s.dated("../"+month, cited.Cumulative, " ", "by "+monthName(month))
	p.write(".")
	s.f.Quote = cited.Span{Start: start, End: p.chars, Exact: p.out.String()[from:]}
	p.add(document, &s.f)
}
