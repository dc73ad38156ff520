package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"cited/internal/custody"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

// BenchmarkVerify looks at an archive of 2,000 documents with 6,000 rows.
func BenchmarkVerify(b *testing.B) {
	ctx := context.Background()
	path := filepath.Join(b.TempDir(), "cited.db")
	if err := store.Create(ctx, path, "", time.Time{}); err != nil {
		b.Fatal(err)
	}
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	var entries []store.Entry
	for i := range 2000 {
		lines := []string{fmt.Sprintf("%d left for été", i), "20 stayed where they were, as the ministry said", "30 came back later"}
		entries = append(entries, store.Entry{Reading: storetest.Reading(fmt.Sprint(i), lines, nil), At: storetest.At})
	}
	if _, err := s.Put(ctx, entries...); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		found := 0
		v, err := s.Verify(ctx, storetest.Owner, store.Watch{Report: func(custody.Finding) { found++ }, Total: func(int) {}, Step: func() {}})
		if err != nil || found > 0 || v.Rows != 6000 {
			b.Fatal(v, found, err)
		}
	}
	b.ReportMetric(float64(2000*b.N)/b.Elapsed().Seconds(), "documents/s")
}
