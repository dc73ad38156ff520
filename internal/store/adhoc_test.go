package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"cited"
	"cited/internal/store"
	"cited/internal/store/storetest"
)

func BenchmarkAdhoc(b *testing.B) {
	s := benchStore(b)
	ctx := context.Background()
	page, err := s.BrowseFigures(ctx, storetest.Owner, store.Browsing{Query: cited.Query{Limit: 1000}})
	if err != nil {
		b.Fatal(err)
	}
	for i := range 6 {
		d := page.Rows[i*100].Document.ID
		from := time.Now()
		if _, err := s.Edit(ctx, storetest.Owner, d, cited.Meta{Title: fmt.Sprint("x", time.Now())}, "seen", time.Now()); err != nil {
			b.Fatal(err)
		}
		edit := time.Since(from)
		from = time.Now()
		if _, err := s.BrowseFigures(ctx, storetest.Owner, store.Browsing{Query: cited.Query{Terms: []cited.Term{key("measure", "killed")}}}); err != nil {
			b.Fatal(err)
		}
		first := time.Since(from)
		from = time.Now()
		if _, err := s.BrowseFigures(ctx, storetest.Reader, store.Browsing{Query: cited.Query{Terms: []cited.Term{key("measure", "killed")}}}); err != nil {
			b.Fatal(err)
		}
		b.Logf("edit %s, page after it %s, page again %s", edit, first, time.Since(from))
	}
}
