package store_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

var (
	benchFigures = flag.Int("figures", 50_000, "how many figures the benchmark of queries makes")
	benchFolder  = flag.String("keep", "", "where it keeps them, to be used again")
)

// maker makes documents of ten figures or so, as skewed as real ones.
type maker struct {
	random                        *rand.Rand
	country, group, source, words *rand.Zipf
	n                             int
}

func newMaker() *maker {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := func(s float64, most uint64) *rand.Zipf { return rand.NewZipf(r, s, 1, most) }
	return &maker{random: r, country: zipf(1.2, 190), group: zipf(1.5, 40), source: zipf(1.05, 5000), words: zipf(1.05, 30000)}
}

func (m *maker) country3() string {
	n := m.country.Uint64()
	return string([]byte{'A' + byte(n/26), 'A' + byte(n%26), 'X'})
}

var benchMeasures = []string{"travelled", "returned", "killed", "detained", "present", "convicted", "defected", "monitored", "other", "repatriated"}

func (m *maker) reading() cited.Reading {
	m.n++
	name := fmt.Sprintf("d%07d.txt", m.n)
	sum := sha256.Sum256([]byte(name))
	d := cited.Document{Original: hex.EncodeToString(sum[:]), Name: name, Size: 2000, Format: "text", Outcome: cited.OutcomeRead,
		Publisher: fmt.Sprintf("Publisher %d", m.random.IntN(300)), Published: m.day(), Language: "en"}
	d.ID = cited.DocumentKey(d.Original, "", 0)
	r := cited.Reading{Document: d, Version: "bench"}
	var content strings.Builder
	at := 0
	for i := range 5 + m.random.IntN(10) {
		var words []string
		for range 18 {
			words = append(words, fmt.Sprintf("w%d", m.words.Uint64()))
		}
		line := fmt.Sprintf("%d people %s.", 10+m.random.IntN(5000), strings.Join(words, " "))
		r.Texts = append(r.Texts[:0], cited.Text{Passages: append(passages(r.Texts), cited.Passage{Start: at, End: at + len(line), Kind: "paragraph", Words: strings.TrimSuffix(line, ".")})})
		r.Figures = append(r.Figures, m.figure(&d, line, at, i))
		content.WriteString(line + "\n")
		at += len(line) + 1
	}
	r.Texts[0].Content = content.String()
	return r
}

func passages(t []cited.Text) []cited.Passage {
	if len(t) == 0 {
		return nil
	}
	return t[0].Passages
}

func (m *maker) day() cited.EDTF {
	return cited.EDTF(fmt.Sprintf("20%02d-%02d-%02d", 11+m.random.IntN(10), 1+m.random.IntN(12), 1+m.random.IntN(28)))
}

func (m *maker) figure(d *cited.Document, line string, at, n int) cited.Figure {
	exact, _, _ := strings.Cut(line, " ")
	var value float64
	fmt.Sscan(exact, &value)
	span := cited.Span{Start: at, End: at + len(exact), Exact: exact}
	f := cited.Figure{ID: cited.FigureKey(d.ID, exact, n), Span: span, Codebook: "foreign-fighters", Low: &value, High: &value,
		Modifier: cited.Exactly, Kind: cited.Count, Counted: "foreign fighter", Measure: benchMeasures[min(m.country.Uint64(), 9)],
		Origin: []string{m.country3()}, Population: "fighters", Theatre: []string{"SYR"}, Basis: cited.Cumulative, Stance: cited.Asserted,
		Group: []string{fmt.Sprintf("Group %d", m.group.Uint64())}, GroupScope: cited.Only,
		Attribution: []string{fmt.Sprintf("Source Number %d", m.source.Uint64())},
		Quote:       cited.Span{Start: at, End: at + len(line), Exact: line}}
	if m.random.IntN(3) > 0 {
		f.Time = m.day()[:4]
	}
	if m.random.IntN(50) == 0 {
		f.Stance, f.Population = cited.Denial, "women"
	}
	for _, field := range []string{"value", "measure", "origin"} {
		f.Evidence = append(f.Evidence, cited.Evidence{Field: field, Rule: "en." + field + ".rule", Spans: []cited.Span{span}})
	}
	return f
}

// benchStore makes an archive of so many figures, or takes the one that was kept.
func benchStore(b *testing.B) *store.Store {
	b.Helper()
	ctx := context.Background()
	dir := *benchFolder
	if dir == "" {
		dir = b.TempDir()
	}
	path := filepath.Join(dir, "cited.db")
	_, err := os.Stat(path)
	made := err == nil
	if !made {
		if err := store.Create(ctx, path, "", time.Time{}); err != nil {
			b.Fatal(err)
		}
	}
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	if made {
		return s
	}
	m := newMaker()
	var putting time.Duration
	figures := 0
	for figures < *benchFigures {
		var entries []store.Entry
		for range 1000 {
			r := m.reading()
			figures += len(r.Figures)
			entries = append(entries, store.Entry{Reading: r, Found: cited.Imprint{Meta: cited.Meta{Publisher: r.Document.Publisher, Published: r.Document.Published, Language: "en"}}})
		}
		start := time.Now()
		if _, err := s.Put(ctx, entries...); err != nil {
			b.Fatal(err)
		}
		putting += time.Since(start)
	}
	fmt.Printf("%d figures of %d documents, put at %.0f figures a second\n", figures, m.n, float64(figures)/putting.Seconds())
	return s
}

func key(k string, values ...string) cited.Term { return cited.Term{Key: k, Values: values} }

func benchQueries() map[string][]cited.Term {
	f := func(v float64) *float64 { return &v }
	many := cited.Term{Key: "origin"}
	for i := range 20 {
		many.Values = append(many.Values, string([]byte{'A' + byte(i/26), 'A' + byte((i*3)%26), 'X'}))
	}
	denied := key("stance", "denied")
	notDenied := denied
	notDenied.Not = true
	return map[string][]cited.Term{
		"all":                nil,
		"measure":            {key("measure", "returned")},
		"origin and measure": {key("origin", "AFX"), key("measure", "killed")},
		"region":             {many, key("measure", "defected"), {Key: "after", From: "2015"}, notDenied},
		"source":             {key("attribution", "source number 4321")},
		"any source":         {key("attribution", "source"), key("measure", "monitored")},
		"text":               {{Values: []string{"w17 w23"}}},
		"text and code":      {{Values: []string{"w5"}}, key("origin", "AJX"), denied},
		"rare text, code":    {{Values: []string{"w20011"}}, key("measure", "travelled")},
		"value":              {{Key: "value", Low: f(4321), High: f(4321)}},
		"nothing before":     {{Key: "before", To: "1990"}},
		"rare and rare":      {key("origin", "ALX"), key("group", "Group 17"), denied},
		"frequent, never":    {key("origin", "AAX"), key("population", "women"), {Key: "low", Low: f(1e6)}},
		"publisher":          {key("publisher", "publisher 17"), key("measure", "returned")},
		"published":          {{Key: "published", From: "2014-03-05", To: "2014-03-05"}, key("origin", "AAX")},
		"day":                {{Key: "time", From: "2014", To: "2014"}, key("origin", "BCX")},
	}
}

// BenchmarkQueries runs each query in a store that was just opened, as a command
// does: go test -run xxx -bench Queries -figures 1000000 -keep /tmp/million.
func BenchmarkQueries(b *testing.B) {
	_ = benchStore(b)
	if *benchFolder == "" {
		b.Skip("queries are timed on what -keep names")
	}
	for name, terms := range benchQueries() {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			var took []time.Duration
			n := 0
			for b.Loop() {
				start := time.Now()
				s, err := store.Open(context.Background(), filepath.Join(*benchFolder, "cited.db"), store.Options{})
				if err != nil {
					b.Fatal(err)
				}
				n = 0
				for _, err := range s.Figures(context.Background(), storetest.Owner, cited.Query{Terms: terms, Limit: 100}) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
				_ = s.Close()
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms-p95")
			b.ReportMetric(float64(n), "figures")
		})
	}
}

// BenchmarkSources lists the sources of such a store.
func BenchmarkSources(b *testing.B) {
	s := benchStore(b)
	for b.Loop() {
		found, err := s.Sources(context.Background(), storetest.Owner)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(found)), "sources")
	}
}

// BenchmarkTold loads documents as lineage compares them.
func BenchmarkTold(b *testing.B) {
	s, ctx := benchStore(b), context.Background()
	ids, err := s.StaleDocuments(ctx, storetest.Owner, "", 256)
	if err != nil || len(ids) == 0 {
		b.Fatal(len(ids), err)
	}
	for b.Loop() {
		if _, err := s.Told(ctx, storetest.Owner, ids); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(ids)), "µs/document")
}
