package extract

import (
	"cited"
	"cited/internal/text"
)

// maxQuote is how many bytes of a sentence around a number are quoted: what is
// longer is cut at white space.
const maxQuote = 2000

// emit turns a draft into a figure, with the positions that the outside counts.
func (s *Session) emit(sc *scene, d *draft) {
	f := s.figureOf(sc, d)
	d.exact = f.Exact
	s.counted[d.book.Name]++
	f.ID = cited.FigureKey(s.doc.ID, f.Exact, s.seen.nth(f.Exact))
	f.Evidence = s.evidence(sc, d, f.Span)
	if d.doubtful {
		s.doubts = append(s.doubts, doubt{len(s.out), d.lead})
	}
	s.out = append(s.out, f)
}

// figureOf returns what a draft says, without id and evidence.
func (s *Session) figureOf(sc *scene, d *draft) cited.Figure {
	q := d.q
	at := sc.bytes(q.From, q.To)
	f := cited.Figure{
		Span: s.span(sc, at), Codebook: d.book.Name, Modifier: q.Modifier, Kind: cited.Count,
		Counted: text.Plain(d.noun.head), Measure: s.reader.set.Written(d.book.Name, d.measure.value), Population: d.population.value, GroupScope: d.scope,
		Of: d.of.value, Time: cited.EDTF(d.time.value), Basis: cited.Basis(d.basis.value),
		Reported: cited.EDTF(d.reported.value), Stance: cited.Stance(d.stance.value),
		Origin: values(d.origin), Theatre: values(d.theatre), Place: values(d.place), Group: values(d.group),
		Segment: values(d.segment), Attribution: values(d.source),
	}
	if q.Share {
		f.Kind = cited.Share
	}
	if q.HasLow {
		f.Low = number(q.Low)
	}
	if q.HasHigh {
		f.High = number(q.High)
	}
	if !f.Time.Valid() {
		f.Time = ""
	}
	if !f.Reported.Valid() {
		f.Reported = ""
	}
	f.Individual = f.Kind == cited.Count && q.HasHigh && q.High == 1
	f.Quote = s.span(sc, quoteAround(sc.s.Content, sc.extent, at))
	return f
}

func number(v float64) *float64 { return &v }

// values returns the distinct values of codes in order, as they would stand on one line.
func values(cs []code) []string {
	out := make([]string, 0, len(cs))
	for i, c := range cs {
		if !has(cs[:i], c.value) {
			out = append(out, text.Plain(c.value))
		}
	}
	return out
}

// span returns a stretch of the window as the outside counts it.
func (s *Session) span(sc *scene, r text.Range) cited.Span {
	return cited.Span{Start: s.chars + s.index.at(r.Start), End: s.chars + s.index.at(r.End), Exact: sc.s.Content[r.Start:r.End]}
}

// quoteAround returns the sentence, or as much of it around the number as may be
// quoted.
func quoteAround(content string, sentence, at text.Range) text.Range {
	if sentence.End-sentence.Start <= maxQuote {
		return sentence
	}
	r := text.Range{Start: max(sentence.Start, at.Start-maxQuote/2), End: min(sentence.End, at.End+maxQuote/2)}
	for r.Start > sentence.Start && r.Start < at.Start && content[r.Start-1] > ' ' {
		r.Start++
	}
	for r.End < sentence.End && r.End > at.End && content[r.End] > ' ' {
		r.End--
	}
	return r
}

// evidence lists for each field that says something the rule and the words.
func (s *Session) evidence(sc *scene, d *draft, exact cited.Span) []cited.Evidence {
	out := make([]cited.Evidence, 0, 10)
	out = append(out, cited.Evidence{Field: "value", Rule: d.q.Rule, Spans: []cited.Span{exact}})
	one := func(field string, c code) {
		if c.value != "" && c.rule != "" {
			out = append(out, cited.Evidence{Field: field, Rule: c.rule, Spans: s.spans(sc, c)})
		}
	}
	many := func(field string, cs []code) {
		for i, c := range cs {
			if i == 0 || c.rule != cs[i-1].rule {
				one(field, c)
			} else if c.at != cs[i-1].at {
				last := &out[len(out)-1]
				last.Spans = append(last.Spans, s.spans(sc, c)...)
			}
		}
	}
	counted := d.population
	counted.value = d.noun.head
	one("counted", counted)
	one("measure", d.measure)
	many("origin", d.origin)
	one("population", d.population)
	many("theatre", d.theatre)
	many("place", d.place)
	many("group", d.group)
	many("segment", d.segment)
	one("of", d.of)
	one("time", d.time)
	one("basis", d.basis)
	many("attribution", d.source)
	one("reported", d.reported)
	one("stance", d.stance)
	return out
}

// spans returns the words of a value; none where they lie in an earlier window.
func (s *Session) spans(sc *scene, c code) []cited.Span {
	if c.at.Start == c.at.End {
		return nil
	}
	return []cited.Span{s.span(sc, c.at)}
}
