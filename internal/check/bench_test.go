package check

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/codebook"
)

// press makes figures as an archive has them: of outlets that print what others say, and what they
// counted themselves.
type press struct {
	*rand.Rand
	sources []string
	ids     []cited.ID
}

func newPress(sources int) *press {
	p := &press{Rand: rand.New(rand.NewPCG(7, 8))}
	kinds := []string{"Herald", "Gazette", "Institute", "Monitor", "Observatory", "Post", "Daily News", "Crisis Group"}
	for i := range sources {
		name := fmt.Sprintf("%s%s %s", []string{"Mor", "Hal", "Tes", "Bry", "Kol", "Vad", "Ost"}[i%7], string(rune('a'+i/7%26))+string(rune('a'+i/182)), kinds[i%len(kinds)])
		p.sources = append(p.sources, name)
		p.ids = append(p.ids, cited.NewID(cited.SourceID, name))
	}
	return p
}

func (p *press) day() time.Time {
	return time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, p.IntN(3000))
}

// document is one of an outlet, with figures of one thing or another.
func (p *press) document(n, figures, measures int) []*Figure {
	printer, day := p.IntN(len(p.sources)), p.day()
	d := Unread(cited.Document{ID: cited.NewID(cited.DocumentID, fmt.Sprint(n)), Publisher: p.sources[printer], Published: cited.EDTF(day.Format(time.DateOnly))})
	var out []*Figure
	for i := range figures {
		f := p.figure(day, measures)
		f.ID = cited.NewID(cited.FigureID, fmt.Sprint(n), fmt.Sprint(i))
		x := &Figure{Figure: f, Doc: d, From: p.ids[printer], Printer: p.ids[printer], Source: p.sources[printer], Own: true}
		if p.IntN(10) < 6 {
			k := p.IntN(len(p.sources))
			f.Attribution = []string{"the " + p.sources[k]}
			x.From, x.Source, x.Own = p.ids[k], p.sources[k], false
			f.Quote.Exact += ", according to the " + p.sources[k]
			if p.IntN(4) == 0 {
				f.Reported = cited.EDTF(day.AddDate(0, -p.IntN(14), 0).Format("2006-01"))
			}
		}
		f.Quote.Exact += ", and some of them have been in contact with relatives at home, who say that conditions are hard."
		out = append(out, x)
	}
	return out
}

func (p *press) figure(day time.Time, measures int) *cited.Figure {
	f := &cited.Figure{Codebook: codebook.DefaultName, Measure: "travelled", Kind: cited.Count, Population: "travellers", Basis: cited.Cumulative,
		Origin: []string{"DNK"}, Theatre: []string{"SYR"}, Modifier: cited.Exactly, Stance: cited.Asserted, Counted: "dane"}
	if n := p.IntN(measures); n > 0 {
		f.Origin, f.Measure = []string{fmt.Sprintf("%c%c%c", 'A'+n%26, 'A'+n/26%26, 'A'+n/676)}, []string{"travelled", "returned", "killed"}[n%3]
	}
	grown := day.Sub(time.Date(2011, 6, 1, 0, 0, 0, 0, time.UTC)).Hours() / 24 / 1000
	low := math.Round(100 * grown * math.Exp(p.NormFloat64()/5))
	high := low
	f.Low, f.High = &low, &high
	switch p.IntN(12) {
	case 0, 1:
		f.Modifier = cited.Approx
	case 2:
		f.Modifier, f.High = cited.AtLeast, nil
	case 3:
		f.Modifier, f.Low = cited.AtMost, nil
	case 4:
		high = low + 50
		f.Modifier = cited.Range
	}
	f.Exact = number(low)
	words := "In all"
	if p.IntN(2) == 0 {
		f.Time = cited.EDTF(day.AddDate(0, -p.IntN(12), 0).Format("2006-01"))
		words = "By " + day.Format("January 2006")
	}
	f.Quote.Exact = words + ", " + f.Exact + " Danes had left for Syria"
	return f
}

// BenchmarkCell runs the checks of a cell over figures of two thousand sources.
func BenchmarkCell(b *testing.B) {
	books := newBench(b).books
	for _, n := range []int{5_000, 50_000} {
		p := newPress(2000)
		var list []*Figure
		for i := 0; len(list) < n; i++ {
			list = append(list, p.document(i, 1, 1)...)
		}
		benchScope(b, OfCell, n, &Case{Books: books, Figures: list})
	}
}

// BenchmarkSource runs those of a source over figures of one source, of three hundred cells.
func BenchmarkSource(b *testing.B) {
	books := newBench(b).books
	for _, n := range []int{5_000, 50_000} {
		p := newPress(2000)
		c := &Case{Books: books, Source: p.sources[0]}
		for i := 0; len(c.Figures) < n; i++ {
			for _, f := range p.document(i, 5, 300) {
				f.From, f.Source, f.Own = p.ids[0], p.sources[0], f.Own && p.IntN(4) == 0
				c.Figures = append(c.Figures, f)
			}
		}
		benchScope(b, OfSource, n, c)
	}
}

// BenchmarkDocument runs those of a document over long lists and tables, and their reprints.
func BenchmarkDocument(b *testing.B) {
	x := newBench(b)
	for _, n := range []int{2_000, 20_000} {
		p := newPress(1)
		var list, table strings.Builder
		for i := range n {
			year := 2010 + p.IntN(7)
			fmt.Fprintf(&list, "By May %d, %d Danes had left for Syria, of whom %d were women. ", year, 100+p.IntN(900), 10+p.IntN(90))
			if i%20 == 19 {
				list.WriteString("\n\n")
			}
			fmt.Fprintf(&table, "%d Danes left for Syria; ", 100+p.IntN(900))
		}
		for name, words := range map[string]string{"list": list.String(), "table": table.String()} {
			d := x.read("The Evening Post, 2016-06-01\n" + words)
			earlier := x.read("Morning Mail, 2016-05-01\n" + words)
			benchScope(b, OfDocument, n, &Case{Books: x.books, Document: d, Kin: []*Document{earlier}}, name)
		}
	}
}

func benchScope(b *testing.B, scope Scope, n int, c *Case, name ...string) {
	for _, k := range List() {
		if k.Scope == scope {
			b.Run(strings.Join(append(name, fmt.Sprint(n), k.Code), "/"), func(b *testing.B) {
				b.ReportAllocs()
				found := 0
				for b.Loop() {
					fresh := *c
					found = len(k.Run(&fresh))
				}
				b.ReportMetric(float64(found), "found")
			})
		}
	}
	b.Run(strings.Join(append(name, fmt.Sprint(n), "all"), "/"), func(b *testing.B) {
		b.ReportAllocs()
		found := 0
		for b.Loop() {
			found = len(Findings(scope, c))
		}
		b.ReportMetric(float64(found), "found")
	})
}
