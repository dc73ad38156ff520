package store_test

import (
	"context"
	"runtime"
	"slices"
	"testing"
	"time"

	"cited"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

// benchPages are pages that people look at.
func benchPages() map[string]store.Browsing {
	q := func(terms ...cited.Term) cited.Query { return cited.Query{Terms: terms, Limit: 100} }
	return map[string]store.Browsing{
		"first":          {Query: q()},
		"measure,origin": {Query: q(key("measure", "travelled"), key("origin", "BEL", "FRA", "AAX"))},
		"year":           {Query: q(cited.Term{Key: "time", From: "2014", To: "2015"})},
		"common-word":    {Query: q(cited.Term{Values: []string{"the"}})},
		"rare-word":      {Query: q(cited.Term{Values: []string{"report"}})},
		"by-value":       {Query: q(), Sort: "-value"},
		"by-source":      {Query: q(key("measure", "killed")), Sort: "source"},
		"title":          {Query: q(key("title", "report"))},
		"publisher":      {Query: q(key("publisher", "post"))},
	}
}

// BenchmarkBrowse loads the column arrays of the archive of BenchmarkQueries and looks at pages of
// it: go test -run xxx -bench Browse -figures 100000.
func BenchmarkBrowse(b *testing.B) {
	s := benchStore(b)
	ctx := context.Background()
	before, start := heap(), time.Now()
	first, err := s.BrowseFigures(ctx, storetest.Owner, store.Browsing{})
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("loaded %d figures in %s, %d bytes each", first.Hits, time.Since(start).Round(time.Millisecond), (heap()-before)/int64(max(first.Hits, 1)))
	for name, page := range benchPages() {
		b.Run(name, func(b *testing.B) { benchPage(b, s, page) })
	}
	deep := store.Browsing{Query: cited.Query{Limit: 1000}}
	for range 50 {
		page, err := s.BrowseFigures(ctx, storetest.Owner, deep)
		if err != nil {
			b.Fatal(err)
		}
		if page.Next != "" {
			deep.After = page.Next
		}
	}
	deep.Query.Limit = 100
	for name, keys := range map[string][2]string{"origin-measure": {"origin", "measure"}, "origin-year": {"origin", "year"}, "measure-year": {"measure", "year"}} {
		b.Run("cross-"+name, func(b *testing.B) {
			benchOf(b, func(n int) (int, error) {
				t, err := s.Cross(ctx, viewerOf(n), cited.Query{}, keys[0], keys[1])
				return len(t.Rows) * len(t.Columns), err
			})
		})
	}
	b.Run("documents", func(b *testing.B) {
		benchOf(b, func(n int) (int, error) {
			page, err := s.BrowseDocuments(ctx, viewerOf(n), store.Browsing{})
			return page.Hits, err
		})
	})
	b.Run("deep", func(b *testing.B) { benchPage(b, s, deep) })
}

func benchPage(b *testing.B, s *store.Store, page store.Browsing) {
	benchOf(b, func(n int) (int, error) {
		found, err := s.BrowseFigures(context.Background(), viewerOf(n), page)
		return found.Hits, err
	})
}

// viewerOf is a reader of another day each time, for whom the list has to be made anew.
func viewerOf(n int) cited.Viewer {
	return cited.Viewer{Name: "reader", Role: cited.Reader, Today: cited.DayOf(2026, 1, 1) + cited.Day(n)}
}

func benchOf(b *testing.B, page func(n int) (hits int, err error)) {
	var took []time.Duration
	hits := 0
	for b.Loop() {
		start := time.Now()
		found, err := page(len(took))
		if err != nil {
			b.Fatal(err)
		}
		took, hits = append(took, time.Since(start)), found
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms-p95")
	b.ReportMetric(float64(hits), "hits")
}

// heap is how many bytes are in use.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
