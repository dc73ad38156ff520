package archive_test

import (
	"context"
	"flag"
	"iter"
	"slices"
	"testing"
	"time"

	"cited"
	"cited/internal/archive"
)

var benchArchive = flag.String("keep", "", "the folder of an archive whose pages BenchmarkPages looks at")

// BenchmarkPages times what pages ask of an archive besides lists:
// go test -run xxx -bench Pages -keep /tmp/million.
func BenchmarkPages(b *testing.B) {
	if *benchArchive == "" {
		b.Skip("pages are timed of what -keep names")
	}
	ctx := context.Background()
	a, err := archive.Open(ctx, *benchArchive, config())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = a.Close() })
	if _, err := a.Reader(); err != nil {
		b.Fatal(err)
	}
	if _, err := a.BrowseFigures(ctx, owner, archive.Browsing{}); err != nil { // as a server would have
		b.Fatal(err)
	}
	newest, err := first(a.Figures(ctx, owner, cited.Query{Limit: 1}))
	if err != nil {
		b.Fatal(err)
	}
	common := cited.Cell{Codebook: "foreign-fighters", Measure: "travelled", Kind: cited.Count, Population: "fighters", Basis: cited.Cumulative,
		Origin: newest.Figure.Origin, Theatre: []string{"SYR"}}
	hundred := cited.Query{Limit: 100}
	for _, page := range []struct {
		name string
		ask  func() error
	}{
		{"receipt", func() error { _, err := a.Receipt(ctx, owner, newest.Figure.ID); return err }},
		{"documents", func() error { return each(a.Documents(ctx, owner, hundred)) }},
		{"findings", func() error { return each(a.Findings(ctx, owner, hundred)) }},
		{"findings-of-code", func() error {
			return each(a.Findings(ctx, owner, cited.Query{Limit: 100, Terms: []cited.Term{{Key: "code", Values: []string{"outlier"}}}}))
		}},
		{"sources", func() error { _, err := a.Sources(ctx, owner, hundred); return err }},
		{"lineage", func() error { _, err := a.Lineage(ctx, owner, newest.Document.ID); return err }},
		{"estimator", func() error { _, err := a.Estimator(ctx, owner, common); return err }},
		{"beside", func() error { _, err := a.CompareBeside(ctx, owner, &newest.Figure); return err }},
		{"status", func() error { _, err := a.Status(ctx, owner); return err }},
		{"stale", func() error { _, err := a.Stale(ctx, owner); return err }},
		{"edges", func() error { _, err := a.Edges(ctx, owner, []cited.ID{newest.Document.ID}); return err }},
	} {
		b.Run(page.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				from := time.Now()
				if err := page.ask(); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(from))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
		})
	}
}

func first[T any](all iter.Seq2[T, error]) (T, error) {
	for one, err := range all {
		return one, err
	}
	var none T
	return none, cited.Errorf(cited.NotFound, "there is nothing")
}

func each[T any](all iter.Seq2[T, error]) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}
