package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"cited"
)

// Browsing is what somebody wants to look at of a list, a page at a time.
type Browsing struct {
	// Query is the list. Its limit is how many rows a page has: 100 where it is 0, 1,000 at most.
	Query cited.Query
	// Sort is what the list is sorted by, with "-" before it the other way round: "value" (the
	// lower bound, else the upper), "time" (the last day of the as-of), "published", or any
	// facet but year and review, by the alphabet. Rows without it come last. Empty is the newest
	// document first, then the order of the text, which also decides between equals.
	Sort string
	// After is the last row of the page before; empty for the first page.
	After cited.ID
}

// Browsed is a page of a list, with how often which values are in the whole of it.
type Browsed[T any] struct {
	Rows   []cited.ReceiptOf[T]
	Hits   int      // rows that the query selects
	Capped bool     // there may be more: the words stand in more than 50,000 passages, and only the documents with the newest of them count
	Sorted bool     // false: they come newest first although something else was asked for, because there are too many
	Next   cited.ID // After of the next page; empty: this is the last
	Facets []Facet  // shared by all who look at the list: not to be changed
}

// Bounds of a page.
const (
	usualPage = 100
	mostPage  = 1000
)

// BrowseFigures returns a page of the figures that a query selects, as Figures does. A facet counts
// the rows that all terms but those on its own key select, so that another value can be chosen: for
// a key that no term is about, how many rows there would be with a term for that value. (Of a key
// whose values are found by words of theirs, such as source and publisher, there may be more.) In a
// year all figures are counted that may hold in it, as time:2015 finds them. What a viewer may not
// see is counted nowhere, and a source is called what the text calls it.
func (s *Store) BrowseFigures(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Figure], error) {
	return browse(ctx, s, v, figureKind, &b)
}

// BrowseStatements returns a page of statements, likewise.
func (s *Store) BrowseStatements(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Statement], error) {
	return browse(ctx, s, v, statementKind, &b)
}

// BrowseResponses returns a page of responses, likewise.
func (s *Store) BrowseResponses(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Response], error) {
	return browse(ctx, s, v, responseKind, &b)
}

// BrowseUnquantified returns a page of what is said without a number, likewise.
func (s *Store) BrowseUnquantified(ctx context.Context, v cited.Viewer, b Browsing) (Browsed[cited.Unquantified], error) {
	return browse(ctx, s, v, unquantifiedKind, &b)
}

func browse[T any](ctx context.Context, s *Store, v cited.Viewer, k *kind[T], b *Browsing) (page Browsed[T], err error) {
	sort, err := newSorting(&k.shelf, b.Sort)
	if err != nil {
		return page, err
	}
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		l, err := s.listing(ctx, tx, v, &k.shelf, b.Query.Terms)
		if err != nil {
			return err
		}
		after, err := rowAfter(ctx, tx, v, &k.shelf, b.After)
		if err != nil {
			return err
		}
		page.Hits, page.Capped, page.Facets = l.hits, l.capped, l.facets
		page.Sorted = sort.by == "" || !l.capped
		if !page.Sorted {
			sort = sorting{}
		}
		rows, err := l.page(sort, after, pageSize(b.Query.Limit)+1)
		if err != nil {
			return err
		}
		return fillPage(ctx, tx, s, v, k, b, rows, &page)
	})
	return page, err
}

// mostGone is how many rows of a list are counted that has no column arrays.
const mostGone = 1000

// BrowseComparisons returns a page of comparisons, of which there are no column arrays: neither facets nor orders.
// Up to 1,000 rows are counted; Capped says that there are more.
func (s *Store) BrowseComparisons(ctx context.Context, v cited.Viewer, b Browsing) (page Browsed[cited.Comparison], err error) {
	k, most := comparisonKind, pageSize(b.Query.Limit)
	b.Query.Limit = 0
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		after, err := rowAfter(ctx, tx, v, &k.shelf, b.After)
		if err != nil {
			return err
		}
		p, err := s.newPlan(ctx, tx, v, &k.shelf, b.Query)
		if err != nil {
			return err
		}
		var rows []int64
		err = p.run(ctx, tx, 0, func(seqs []int64) (more bool, err error) {
			page.Hits += len(seqs)
			for _, seq := range seqs {
				if (after == 0 || seq < after) && len(rows) <= most {
					rows = append(rows, seq)
				}
			}
			page.Capped = page.Hits > mostGone
			return !page.Capped || len(rows) <= most, nil
		})
		if err != nil {
			return err
		}
		more := len(rows) > most
		if page.Rows, err = receipts(ctx, tx, s, v, k, rows[:min(len(rows), most)]); more && err == nil {
			page.Next = page.Rows[most-1].Read.ID
		}
		page.Hits = min(page.Hits, mostGone)
		return err
	})
	return page, err
}

func pageSize(limit int) int {
	if limit <= 0 {
		return usualPage
	}
	return min(limit, mostPage)
}

// rowAfter returns the number of the row that a page begins after; 0 for the first page. One that
// people took out meanwhile still tells where it was.
func rowAfter(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf, id cited.ID) (int64, error) {
	if id == "" {
		return 0, nil
	}
	seq, err := find(ctx, tx, v, sh, id)
	return seq, goneAfter(id, err)
}

// goneAfter says of a row that is not there that a page began after it.
func goneAfter(id cited.ID, err error) error {
	if cited.CodeOf(err) == cited.NotFound {
		return cited.Errorf(cited.NotFound, "%q, after which this page began, is not in the archive any more; start from the first page", id)
	}
	return err
}

// fillPage loads the rows of a page, of which there is one more than it has room for if another
// page follows. What changed since the column arrays were loaded is asked of the database.
func fillPage[T any](ctx context.Context, tx *sql.Tx, s *Store, v cited.Viewer, k *kind[T], b *Browsing, rows []int64, page *Browsed[T]) error {
	more := len(rows) > pageSize(b.Query.Limit)
	if more {
		rows = rows[:len(rows)-1]
	}
	listed, err := integers(tx.QueryContext(ctx, "SELECT f.seq FROM "+k.table+" f WHERE f.seq IN ("+numbers(rows)+") AND "+mayList(v, b.Query.Terms)(nil)+" ORDER BY f.seq"))
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(seq int64) bool {
		_, ok := slices.BinarySearch(listed, seq)
		return !ok
	})
	if page.Rows, err = receipts(ctx, tx, s, v, k, rows); err != nil {
		return err
	}
	if more && len(page.Rows) > 0 {
		page.Next = k.id(&page.Rows[len(page.Rows)-1].Read)
	}
	return nil
}

// sorting is what a list is sorted by, and whether the other way round.
type sorting struct {
	by       string
	backward bool
}

func newSorting(sh *shelf, by string) (sorting, error) {
	name, backward := strings.CutPrefix(by, "-")
	known := sortKeys(sh)
	if by != "" && !slices.Contains(known, name) {
		return sorting{}, cited.Errorf(cited.Invalid, "a list of %s cannot be sorted by %q; it can by %s", sh.count, name, strings.Join(known, ", "))
	}
	return sorting{name, backward}, nil
}

// sortKeys lists what the lists of a shelf can be sorted by.
func sortKeys(sh *shelf) []string {
	var keys []string
	if sh.has("low") {
		keys = append(keys, sortValue)
	}
	keys = append(keys, sortTime, sortPublished)
	for _, key := range facetKeys(sh) {
		if key != facetYear && key != facetReview {
			keys = append(keys, key)
		}
	}
	return keys
}
