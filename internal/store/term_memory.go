package store

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"

	"cited"
)

// inMemory is what a term says in column arrays: of a row of a shelf, or of a document. Neither
// is set where only the database can tell.
type inMemory struct {
	ofRow func(*rowChunk) func(row int) bool
	ofDoc func(*docChunk) func(at int) bool
}

// codeSet tells of each code whether it is one of some.
type codeSet []bool

func newCodeSet(codes []int64) codeSet {
	var set codeSet
	for _, code := range codes {
		n := int(codeNumber(code, mostCodesKept))
		if n >= len(set) {
			set = append(set, make(codeSet, n+1-len(set))...)
		}
		set[n] = n > 0
	}
	return set
}

func (s codeSet) has(code int32) bool { return int(code) < len(s) && s[code] }

// hasCode is that a column has one of some codes.
func hasCode(column int, codes []int64) inMemory {
	set := newCodeSet(codes)
	return inMemory{ofRow: func(c *rowChunk) func(int) bool {
		of := &c.codes[column]
		return func(row int) bool { return set.has(of.at(row)) }
	}}
}

// isListed is that a row is listed under one of some codes.
func isListed(codes []int64) inMemory {
	set := newCodeSet(codes)
	return inMemory{ofRow: func(c *rowChunk) func(int) bool {
		return func(row int) bool {
			for _, code := range c.listed[c.offset[row]:c.offset[row+1]] {
				if set.has(code) {
					return true
				}
			}
			return false
		}
	}}
}

// isWithin is that a number from the lower to the higher bound that a row gives is one that a
// term asks for.
func isWithin(t *cited.Term, bounds func(*rowChunk) (low, high []float64)) inMemory {
	from, to := math.Inf(-1), math.Inf(1)
	if t.Low != nil {
		from = *t.Low
	}
	if t.High != nil {
		to = *t.High
	}
	return inMemory{ofRow: func(c *rowChunk) func(int) bool {
		lows, highs := bounds(c)
		return func(row int) bool {
			low, high := lows[row], highs[row]
			if math.IsNaN(low) {
				low = high
			}
			if math.IsNaN(high) {
				high = low
			}
			return high >= from && low <= to // neither holds for what is no number
		}
	}}
}

// mayOverlap is that a period may overlap that of a term, as overlap says it.
func mayOverlap(t *cited.Term, days func(*rowChunk) (first, last []int32)) inMemory {
	return inMemory{ofRow: func(c *rowChunk) func(int) bool { return overlaps(t, days, c) }}
}

func overlaps[C any](t *cited.Term, days func(C) (first, last []int32), c C) func(int) bool {
	from, to := int32(math.MinInt32), int32(math.MaxInt32)
	if t.From != "" {
		first, _ := t.From.Bounds()
		from = int32(first)
	}
	if t.To != "" {
		_, last := t.To.Bounds()
		to = int32(last)
	}
	firsts, lasts := days(c)
	return func(at int) bool { return firsts[at] <= lasts[at] && lasts[at] >= from && firsts[at] <= to }
}

// isOfOnePerson is that a row is of one person, or that it is not.
func isOfOnePerson(yes, no bool) inMemory {
	return inMemory{ofRow: func(c *rowChunk) func(int) bool {
		return func(row int) bool {
			if c.hidden[row]&hiddenIndividual != 0 {
				return yes
			}
			return no
		}
	}}
}

// isReviewed is how far people have decided about a row.
func isReviewed(values []string) inMemory {
	var asked [256]bool
	for at, r := range cited.Reviews() {
		asked[at] = slices.ContainsFunc(values, func(value string) bool {
			switch value {
			case string(cited.ReviewMachine):
				return r == cited.ReviewMachine
			case cited.AnyReview:
				return r != cited.ReviewMachine
			}
			return slices.Contains(reviewsMeant(value), r)
		})
	}
	return inMemory{ofRow: func(c *rowChunk) func(int) bool {
		return func(row int) bool { return asked[c.reviewAt(row)] }
	}}
}

// reviewAt is the place of a row's review in cited.Reviews.
func (c *rowChunk) reviewAt(row int) uint8 {
	if c.review == nil {
		return 0
	}
	return c.review[row]
}

// ofDocument is what a term says of a document; nothing where only the database can tell.
func (s *Store) ofDocument(ctx context.Context, tx *sql.Tx, t *cited.Term) (inMemory, error) {
	switch t.Key {
	case rolePublisher:
		codes, _, err := s.lookUp(ctx, tx, rolePublisher, t.Values)
		set := newCodeSet(codes)
		return inMemory{ofDoc: func(d *docChunk) func(int) bool {
			return func(at int) bool { return set.has(d.publisher[at]) }
		}}, err
	case roleLanguage:
		var all []int64
		for _, value := range t.Values {
			var a args
			codes, err := integers(tx.QueryContext(ctx, languageIs(&a, value), a.values...))
			if err != nil {
				return inMemory{}, err
			}
			all = append(all, codes...)
		}
		set := newCodeSet(all)
		return inMemory{ofDoc: func(d *docChunk) func(int) bool {
			return func(at int) bool { return set.has(d.language[at]) }
		}}, nil
	case "published":
		days := func(d *docChunk) (first, last []int32) { return d.from, d.to }
		return inMemory{ofDoc: func(d *docChunk) func(int) bool { return overlaps(t, days, d) }}, nil
	case "format", "outcome", "status":
		return isOneOf(t.Values, t.Key == "format"), nil
	}
	return inMemory{}, nil
}

// isOneOf is that a document is of one of some formats, or that reading it ended so.
func isOneOf(values []string, format bool) inMemory {
	var asked []string
	for _, value := range values {
		asked = append(asked, strings.ToLower(value))
	}
	return inMemory{ofDoc: func(d *docChunk) func(int) bool {
		of := d.outcome
		if format {
			of = d.format
		}
		return func(at int) bool { return slices.Contains(asked, of[at]) }
	}}
}
