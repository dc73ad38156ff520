package store

import (
	"cmp"
	"math"
	"slices"

	"cited"
)

// What lists are sorted by that is no facet.
const (
	sortValue     = "value"
	sortTime      = "time"
	sortPublished = "published"
)

// place is where a row stands in a sorted list.
type place struct {
	key float64 // NaN: it has none, and comes last
	seq int64
}

// before orders places: by their keys, and of equals the newest first.
func (s sorting) before(a, b place) int {
	x, y := math.IsNaN(a.key), math.IsNaN(b.key)
	switch {
	case x != y && x:
		return 1
	case x != y:
		return -1
	case !x && a.key != b.key && s.backward:
		return cmp.Compare(b.key, a.key)
	case !x && a.key != b.key:
		return cmp.Compare(a.key, b.key)
	}
	return cmp.Compare(b.seq, a.seq)
}

// sorted returns the numbers of up to most rows behind one, in the order of what they are sorted by.
func (l *listing) sorted(s sorting, after int64, most int) ([]int64, error) {
	keys := l.keys(s.by)
	from, err := l.placeOf(keys, after)
	if err != nil {
		return nil, err
	}
	best := make([]leading, processorsFor(len(l.chunks)))
	eachChunk(len(l.chunks), func(processor, at int) {
		c, key := l.chunks[at], keys(l.chunks[at])
		d := 0
		l.selected[at].each(func(row int) {
			for int(c.start[d+1]) <= row {
				d++
			}
			if p := (place{key(row, d), c.seqOf(d, row)}); after == 0 || s.before(p, from) > 0 {
				best[processor].add(s, p, most)
			}
		})
	})
	var all []place
	for _, b := range best {
		all = append(all, b.list...)
	}
	var rows []int64
	for _, p := range s.first(all, most) {
		rows = append(rows, p.seq)
	}
	return rows, nil
}

// leading holds the first of all places that were added, and some more.
type leading struct {
	list []place
	full bool // the first of them are in order: nothing behind them counts
}

func (l *leading) add(s sorting, p place, most int) {
	if l.full && s.before(p, l.list[most-1]) > 0 {
		return
	}
	if l.list = append(l.list, p); len(l.list) >= 4*most {
		l.list, l.full = s.first(l.list, most), true
	}
}

// first returns the first of some places, in order.
func (s sorting) first(list []place, most int) []place {
	slices.SortFunc(list, s.before)
	return list[:min(most, len(list))]
}

// placeOf returns where a row stands, selected or not.
func (l *listing) placeOf(keys func(*rowChunk) func(row, d int) float64, seq int64) (place, error) {
	if seq == 0 {
		return place{}, nil
	}
	if at, ok := l.arrays.chunkOf(seq >> seqBits); ok {
		if row, ok := l.chunks[at].find(seq); ok {
			return place{keys(l.chunks[at])(row, l.chunks[at].documentOf(row)), seq}, nil
		}
	}
	return place{}, cited.Errorf(cited.NotFound, "where this page began is not known any more; start from the first page")
}

// keys returns what the rows of a chunk are sorted by, with the place of their document.
func (l *listing) keys(by string) func(*rowChunk) func(row, d int) float64 {
	switch by {
	case sortValue:
		return func(c *rowChunk) func(int, int) float64 {
			return func(row, _ int) float64 {
				if math.IsNaN(c.low[row]) {
					return c.high[row]
				}
				return c.low[row]
			}
		}
	case sortTime:
		return func(c *rowChunk) func(int, int) float64 {
			return func(row, d int) float64 {
				day, _, ok := c.asOf(row, d)
				return dayKey(day, ok)
			}
		}
	case sortPublished:
		return func(c *rowChunk) func(int, int) float64 {
			return func(_, d int) float64 { return dayKey(c.docs.from[d], c.docs.from[d] <= c.docs.to[d]) }
		}
	case facetPublisher:
		rank := l.arrays.words.rank(rolePublisher)
		return func(c *rowChunk) func(int, int) float64 {
			return func(_, d int) float64 { return rankKey(rank[c.docs.publisher[d]]) }
		}
	}
	rank := l.arrays.words.rank(l.sh.role(l.sh.keyOf(by)))
	if at := l.sh.columnAt(by); at >= 0 {
		return func(c *rowChunk) func(int, int) float64 {
			return func(row, _ int) float64 { return rankKey(rank[c.codes[at].at(row)]) }
		}
	}
	return func(c *rowChunk) func(int, int) float64 {
		return func(row, _ int) float64 {
			var least int32
			for _, code := range c.listed[c.offset[row]:c.offset[row+1]] {
				if r := rank[code]; r > 0 && (least == 0 || r < least) {
					least = r
				}
			}
			return rankKey(least)
		}
	}
}

func dayKey(day int32, ok bool) float64 {
	if !ok {
		return math.NaN()
	}
	return float64(day)
}

func rankKey(rank int32) float64 {
	if rank == 0 {
		return math.NaN()
	}
	return float64(rank)
}

// asOf is the last day on which a row stands, and its year, as cited.AsOfFigure says it: what has
// no end stands on the day on which it is told, and nothing stands after its document was printed.
func (c *rowChunk) asOf(row, d int) (day int32, year int16, ok bool) {
	first, last := c.first[row], c.last[row]
	told, known := c.docs.to[d], c.docs.from[d] <= c.docs.to[d] && c.docs.to[d] < math.MaxInt32
	switch {
	case first > last:
		return 0, 0, false
	case last < math.MaxInt32 && known && first < told && told < last:
		return told, c.docs.lastYear[d], true
	case last < math.MaxInt32:
		return last, c.lastYear[row], true
	}
	if c.reportedTo != nil && c.reportedFrom[row] <= c.reportedTo[row] && c.reportedTo[row] < math.MaxInt32 {
		return c.reportedTo[row], yearNumber(c.reportedTo[row]), true
	}
	return told, c.docs.lastYear[d], known
}
