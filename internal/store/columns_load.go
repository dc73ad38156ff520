package store

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"

	"cited"
)

// mostCodesKept bounds the numbers of codes that are kept in memory, as a database that was made
// to do harm could have any.
const mostCodesKept = 1 << 24

// chunkLoader loads chunks in one reading transaction.
type chunkLoader struct {
	ctx    context.Context
	tx     *sql.Tx
	codes  int64             // every code is below it
	shared map[string]string // strings that many documents have
	lists  [manyShelves][]bool
}

// documents loads the documents of a chunk; nil if there are none.
func (l *chunkLoader) documents(number int64) (*docChunk, error) {
	c := &docChunk{number: number, embargo: map[int]string{}}
	low := number * documentsInChunk
	err := eachRow(l.ctx, l.tx, `SELECT seq, id, publisher, language, published_from, published_to, format, outcome, embargo, access, receipt
		FROM document WHERE seq >= $1 AND seq < $2 ORDER BY seq`, func(rows *sql.Rows) error {
		var seq, id, publisher, language int64
		var from, to sql.NullInt64
		var format, outcome, embargo, access string
		var receipt bool
		if err := rows.Scan(&seq, &id, &publisher, &language, &from, &to, &format, &outcome, &embargo, &access, &receipt); err != nil {
			return err
		}
		first, last := period(from, to)
		c.seq, c.id = append(c.seq, seq), append(c.id, id)
		c.publisher, c.language = append(c.publisher, codeNumber(publisher, l.codes)), append(c.language, codeNumber(language, l.codes))
		c.from, c.to = append(c.from, first), append(c.to, last)
		firstYear, lastYear := years(first, last)
		c.firstYear, c.lastYear = append(c.firstYear, firstYear), append(c.lastYear, lastYear)
		c.format, c.outcome = append(c.format, l.share(format)), append(c.outcome, l.share(outcome))
		if embargo != "" {
			c.embargo[c.rows()-1] = embargo
		}
		c.protected, c.receipt = append(c.protected, access == string(cited.Protected)), append(c.receipt, receipt)
		return nil
	}, low, low+documentsInChunk)
	if err != nil || c.rows() == 0 {
		return nil, err
	}
	return c, nil
}

func (l *chunkLoader) share(s string) string {
	if have, ok := l.shared[s]; ok {
		return have
	}
	l.shared[s] = s
	return s
}

// codeNumber is a code as it is kept; what cannot be one is none.
func codeNumber(code, below int64) int32 {
	if code < 0 || code >= below {
		return 0
	}
	return int32(code)
}

// period is a period as it is kept.
func period(from, to sql.NullInt64) (first, last int32) {
	if !from.Valid || !to.Valid {
		return unknownFrom, unknownTo
	}
	return dayNumber(from.Int64), dayNumber(to.Int64)
}

func dayNumber(n int64) int32 { return int32(min(max(n, math.MinInt32), math.MaxInt32)) }

// yearNumber is the year of a day as it is kept; of an open side it is the first or last there is.
func yearNumber(n int32) int16 {
	switch n {
	case math.MinInt32:
		return math.MinInt16
	case math.MaxInt32:
		return math.MaxInt16
	}
	year, _, _ := cited.Day(n).Date()
	return int16(min(max(year, math.MinInt16+1), math.MaxInt16-1))
}

// years are the years of a period, the first after the last where nobody knows.
func years(first, last int32) (from, to int16) {
	if first > last {
		return math.MaxInt16, math.MinInt16
	}
	return yearNumber(first), yearNumber(last)
}

// loadedRow is a row of a shelf as it is scanned.
type loadedRow struct {
	seq, passage, hidden     int64
	low, high                sql.NullFloat64
	first, last              sql.NullInt64
	reportedFrom, reportedTo sql.NullInt64
	asOf                     int64
	codes                    []int64
	to                       []any
	hasNumbers, hasReported  bool
	hasAsOf                  bool
}

// newLoadedRow returns a row to scan into, and the names of what is scanned.
func newLoadedRow(sh *shelf) (*loadedRow, []string) {
	r := &loadedRow{codes: make([]int64, len(sh.columns)), hasNumbers: sh.has("low"), hasReported: sh.has("reported_from"), hasAsOf: sh.has("asof")}
	names := []string{"seq", "passage", "hidden", "earliest", "latest"}
	r.to = []any{&r.seq, &r.passage, &r.hidden, &r.first, &r.last}
	for i, c := range sh.columns {
		names, r.to = append(names, c.key), append(r.to, &r.codes[i])
	}
	if r.hasNumbers {
		names, r.to = append(names, "low", "high"), append(r.to, &r.low, &r.high)
	}
	if r.hasAsOf {
		names, r.to = append(names, "asof"), append(r.to, &r.asOf)
	}
	if r.hasReported {
		names, r.to = append(names, "reported_from", "reported_to"), append(r.to, &r.reportedFrom, &r.reportedTo)
	}
	return r, names
}

// rows loads the rows of a shelf that belong to the documents of a chunk.
func (l *chunkLoader) rows(sh *shelf, docs *docChunk) (*rowChunk, error) {
	c := &rowChunk{docs: docs, start: make([]int32, 0, docs.rows()+1)}
	columns := make([][]int32, len(sh.columns))
	low, _ := seqRange(docs.number * documentsInChunk)
	_, high := seqRange((docs.number+1)*documentsInChunk - 1)
	r, names := newLoadedRow(sh)
	d := 0
	err := eachRow(l.ctx, l.tx, "SELECT "+strings.Join(names, ", ")+" FROM "+sh.table+" WHERE seq BETWEEN $1 AND $2 ORDER BY seq", func(rows *sql.Rows) error {
		if err := rows.Scan(r.to...); err != nil {
			return err
		}
		for ; d < docs.rows() && docs.seq[d] < r.seq>>seqBits; d++ {
			c.start = append(c.start, int32(c.rows()))
		}
		if d < docs.rows() && docs.seq[d] == r.seq>>seqBits {
			if len(c.start) == d {
				c.start = append(c.start, int32(c.rows()))
			}
			c.add(r)
			for i, code := range r.codes {
				columns[i] = append(columns[i], codeNumber(code, l.codes))
			}
		}
		return nil // what belongs to no document is in no list
	}, low, high)
	if err != nil {
		return nil, err
	}
	for len(c.start) <= docs.rows() {
		c.start = append(c.start, int32(c.rows()))
	}
	if err := l.listed(sh, c, low, high); err != nil {
		return nil, err
	}
	c.clip()
	for _, codes := range columns {
		c.codes = append(c.codes, newCodeColumn(codes))
	}
	return c, l.reviews(sh, c, low, high)
}

// add appends a row.
func (c *rowChunk) add(r *loadedRow) {
	c.n = append(c.n, uint32(r.seq&(maxPerDocument-1)))
	c.passage = append(c.passage, uint32(r.passage&(maxPerDocument-1)))
	c.hidden = append(c.hidden, uint8(r.hidden))
	if r.hasNumbers {
		c.low, c.high = append(c.low, orNaN(r.low)), append(c.high, orNaN(r.high))
	}
	first, last := period(r.first, r.last)
	c.first, c.last = append(c.first, first), append(c.last, last)
	firstYear, lastYear := years(first, last)
	c.firstYear, c.lastYear = append(c.firstYear, firstYear), append(c.lastYear, lastYear)
	if r.hasAsOf {
		c.ownTime = append(c.ownTime, r.asOf == asOfTime)
	}
	if r.hasReported {
		reportedFrom, reportedTo := period(r.reportedFrom, r.reportedTo)
		c.reportedFrom, c.reportedTo = append(c.reportedFrom, reportedFrom), append(c.reportedTo, reportedTo)
	}
}

func orNaN(n sql.NullFloat64) float64 {
	if !n.Valid {
		return math.NaN()
	}
	return n.Float64
}

// listed loads the codes of the keys of which a row may have several values.
func (l *chunkLoader) listed(sh *shelf, c *rowChunk, low, high int64) error {
	isList, err := l.isList(sh)
	if err != nil {
		return err
	}
	c.offset = make([]int32, c.rows()+1)
	d, row := 0, 0 // the next row and its document
	err = eachRow(l.ctx, l.tx, "SELECT "+sh.table+", code FROM "+sh.table+"_code WHERE "+sh.table+" BETWEEN $1 AND $2 ORDER BY "+sh.table+", code", func(rows *sql.Rows) error {
		var seq, code int64
		if err := rows.Scan(&seq, &code); err != nil {
			return err
		}
		if code < 0 || code >= min(int64(len(isList)), l.codes) || !isList[code] {
			return nil
		}
		for ; row < c.rows(); row++ {
			for int(c.start[d+1]) <= row {
				d++
			}
			if c.seqOf(d, row) >= seq {
				break
			}
		}
		if row < c.rows() && c.seqOf(d, row) == seq {
			c.listed = append(c.listed, int32(code))
			c.offset[row+1]++
		}
		return nil
	}, low, high)
	for i := range c.rows() {
		c.offset[i+1] += c.offset[i]
	}
	return err
}

// isList tells of each code whether it is one of a key of which a row may have several values.
func (l *chunkLoader) isList(sh *shelf) ([]bool, error) {
	if l.lists[sh.at] != nil {
		return l.lists[sh.at], nil
	}
	var a args
	var roles []string
	for _, key := range sh.lists {
		roles = append(roles, sh.role(key))
	}
	is := []bool{false}
	err := eachRow(l.ctx, l.tx, "SELECT id FROM code WHERE role IN ("+placeholders(&a, roles)+")", func(rows *sql.Rows) error {
		var id int64
		if err := rows.Scan(&id); err != nil || id < 0 || id >= mostCodesKept {
			return err
		}
		if int(id) >= len(is) {
			is = append(is, make([]bool, int(id)+1-len(is))...)
		}
		is[id] = true
		return nil
	}, a.values...)
	l.lists[sh.at] = is
	return is, err
}

// reviews loads how far people decided about the rows.
func (l *chunkLoader) reviews(sh *shelf, c *rowChunk, low, high int64) error {
	return eachRow(l.ctx, l.tx, "SELECT seq, review FROM decided WHERE shelf = '"+sh.table+"' AND seq BETWEEN $1 AND $2", func(rows *sql.Rows) error {
		var seq int64
		var review cited.Review
		if err := rows.Scan(&seq, &review); err != nil {
			return err
		}
		if row, ok := c.find(seq); ok {
			if c.review == nil {
				c.review = make([]uint8, c.rows())
			}
			c.review[row] = uint8(max(0, slices.Index(cited.Reviews(), review)))
		}
		return nil
	}, low, high)
}

// clip gives back the room that the columns grew to and do not need.
func (c *rowChunk) clip() {
	c.start, c.listed = slices.Clone(c.start), slices.Clone(c.listed)
	c.n, c.passage, c.hidden = slices.Clone(c.n), slices.Clone(c.passage), slices.Clone(c.hidden)
	c.low, c.high, c.ownTime = slices.Clone(c.low), slices.Clone(c.high), slices.Clone(c.ownTime)
	c.firstYear, c.lastYear = slices.Clone(c.firstYear), slices.Clone(c.lastYear)
	for _, days := range []*[]int32{&c.first, &c.last, &c.reportedFrom, &c.reportedTo} {
		*days = slices.Clone(*days)
	}
}
