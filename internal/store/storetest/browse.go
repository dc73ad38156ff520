package storetest

import (
	"context"
	"slices"
	"testing"

	"cited"
	"cited/internal/store"
)

// browser is a list of the store, a page at a time.
type browser[T any] func(context.Context, cited.Viewer, store.Browsing) (store.Browsed[T], error)

// browse goes through all pages of a list and fails the test where they hold anything but what
// the list itself holds, or where a number beside a value is not how many rows there are with it.
func browse[T any](t *testing.T, pages browser[T], v cited.Viewer, want []string, name func(*cited.ReceiptOf[T]) string, terms []cited.Term) {
	t.Helper()
	ctx := context.Background()
	for _, sort := range []string{"", "published", "-time"} {
		var got []string
		b := store.Browsing{Query: cited.Query{Terms: terms, Limit: 2}, Sort: sort}
		for more := true; more; more = b.After != "" {
			page, err := pages(ctx, v, b)
			if err != nil {
				t.Fatal(err)
			}
			for i := range page.Rows {
				got = append(got, name(&page.Rows[i]))
			}
			if page.Hits != len(want) || page.Capped || !page.Sorted {
				t.Errorf("%v: %d hits of %q, capped %v, sorted %v", terms, page.Hits, want, page.Capped, page.Sorted)
			}
			b.After = page.Next
		}
		list := slices.Clone(want)
		if sort != "" { // the order has a test of its own
			slices.Sort(got)
			slices.Sort(list)
		}
		if !slices.Equal(got, list) {
			t.Errorf("%v, page by page, sorted by %q: got %q, want %q", terms, sort, got, list)
		}
	}
	page, err := pages(ctx, v, store.Browsing{Query: cited.Query{Terms: terms}})
	if err != nil {
		t.Fatal(err)
	}
	facets(t, pages, v, page, terms)
}

// facets asks for every value of the facets and demands as many rows as were counted.
func facets[T any](t *testing.T, pages browser[T], v cited.Viewer, page store.Browsed[T], terms []cited.Term) {
	t.Helper()
	ofDocument := !slices.ContainsFunc(page.Facets, func(f store.Facet) bool { return f.Key == "measure" || f.Key == "actor" }) // the year
	for _, facet := range page.Facets {
		for _, value := range facet.Values {
			var others []cited.Term
			for _, term := range terms {
				if !slices.Contains(termsOf(facet.Key), term.Key) && (facet.Key != "year" || !ofDocument || term.Key != "published") {
					others = append(others, term)
				}
			}
			narrowed, err := pages(context.Background(), v, store.Browsing{Query: cited.Query{Terms: append(others, asks(facet.Key, value.Value)), Limit: 1}})
			if err != nil {
				t.Fatal(err)
			}
			byWords := slices.Contains([]string{"source", "publisher", "word", "actor"}, facet.Key) // others may have the words as well
			if narrowed.Hits != value.Rows && (!byWords || narrowed.Hits < value.Rows) {
				t.Errorf("%v: %d rows of %s %q, but %d were counted", terms, narrowed.Hits, facet.Key, value.Value, value.Rows)
			}
		}
	}
}

// browseDocuments goes through all pages of a list of documents, likewise.
func browseDocuments(t *testing.T, s *store.Store, v cited.Viewer, want []string, terms []cited.Term) {
	t.Helper()
	ctx := context.Background()
	for _, sort := range []string{"", "-published", "publisher"} {
		var got []string
		b := store.Browsing{Query: cited.Query{Terms: terms, Limit: 1}, Sort: sort}
		for more := true; more; more = b.After != "" {
			page, err := s.BrowseDocuments(ctx, v, b)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range page.Documents {
				got = append(got, d.Name)
			}
			if page.Hits != len(want) || page.Capped || !page.Sorted {
				t.Errorf("%v: %d hits of %q, capped %v, sorted %v", terms, page.Hits, want, page.Capped, page.Sorted)
			}
			for _, facet := range page.Facets {
				documentFacet(t, s, v, facet, terms)
			}
			b.After = page.Next
		}
		list := slices.Clone(want)
		if sort != "" {
			slices.Sort(got)
			slices.Sort(list)
		}
		if !slices.Equal(got, list) {
			t.Errorf("%v, documents page by page, sorted by %q: got %q, want %q", terms, sort, got, list)
		}
	}
}

// documentFacet asks for every value of a facet of documents.
func documentFacet(t *testing.T, s *store.Store, v cited.Viewer, facet store.Facet, terms []cited.Term) {
	t.Helper()
	narrows := map[string]string{"year": "published"}[facet.Key]
	if narrows == "" {
		narrows = facet.Key
	}
	others := slices.DeleteFunc(slices.Clone(terms), func(term cited.Term) bool { return term.Key == narrows })
	for _, value := range facet.Values {
		asked := key(narrows, value.Value)
		if facet.Key == "year" {
			asked = cited.Term{Key: narrows, From: cited.EDTF(value.Value), To: cited.EDTF(value.Value)}
		}
		narrowed, err := s.BrowseDocuments(context.Background(), v, store.Browsing{Query: cited.Query{Terms: append(others, asked)}})
		if err != nil {
			t.Fatal(err)
		}
		byWords := facet.Key == "publisher" || facet.Key == "language"
		if narrowed.Hits != value.Rows && (!byWords || narrowed.Hits < value.Rows) {
			t.Errorf("%v: %d documents of %s %q, but %d were counted", terms, narrowed.Hits, facet.Key, value.Value, value.Rows)
		}
	}
}

// termsOf are the keys of the terms that narrow a facet.
func termsOf(facet string) []string {
	switch facet {
	case "year":
		return []string{"time", "date", "after", "before"}
	case "source":
		return []string{"attribution"}
	}
	return []string{facet}
}

// asks is the term that asks for a value of a facet.
func asks(facet, value string) cited.Term {
	if facet == "year" {
		return cited.Term{Key: "time", From: cited.EDTF(value), To: cited.EDTF(value)}
	}
	return key(termsOf(facet)[0], value)
}
