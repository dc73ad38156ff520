package store

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"cited"
)

// Column arrays are what lists are narrowed, counted and sorted by in memory: the codes,
// numbers, days and flags of each row of a shelf, and of the documents, without any word of a
// text. A figure takes about 90 bytes: 4 for its number, 4 for its passage, 18 for nine columns
// of codes (36 in an archive of very many different values), 16 for its bounds, 21 for its days and years, 1 for what hides it, and about 18 for the codes
// under which it is listed (three and their offset, more or less). A document takes about 90.
//
// They lie in chunks of documentsInChunk documents that follow each other. A chunk never changes:
// what changed in the archive is found by its log, and the chunks of the documents that it names
// are loaded anew. A snapshot is a list of chunks, which share nothing with those of later ones
// but what is the same.

// documentsInChunk is how many numbers of documents share a chunk: so few that one of them is
// loaded anew in the time of a page, so many that what is kept for each does not count.
const documentsInChunk = 256

// docChunk holds the columns of documents, in the order of their numbers.
type docChunk struct {
	number              int64 // documentsInChunk * number is the lowest number of a document in it
	seq                 []int64
	id                  []int64
	publisher, language []int32 // codes
	from, to            []int32 // days of publication; from > to where nobody knows
	firstYear, lastYear []int16 // and the years
	format, outcome     []string
	embargo             map[int]string // of the few documents that are under one, by their places
	protected, receipt  []bool
}

// rowChunk holds the columns of the rows of a shelf that belong to the documents of a chunk, in
// the order of their numbers: those of document d from start[d] to start[d+1].
type rowChunk struct {
	docs         *docChunk
	start        []int32
	n, passage   []uint32 // the numbers without that of the document; passage is 0 where none holds it
	codes        []codeColumn
	offset       []int32   // into listed, one more than there are rows
	listed       []int32   // codes of the keys that may have several values
	low, high    []float64 // NaN where there is none
	first, last  []int32   // days of the as-of; first > last where there is none
	firstYear    []int16   // and the years
	lastYear     []int16
	ownTime      []bool // whether the as-of is the time that the text says
	reportedFrom []int32
	reportedTo   []int32
	hidden       []uint8
	review       []uint8 // places in cited.Reviews; nil where nobody decided about any of them
}

// codeColumn is a column of codes: in half the room where all of them are small, as those of
// measures and kinds are.
type codeColumn struct {
	narrow []uint16
	wide   []int32
}

func newCodeColumn(codes []int32) codeColumn {
	if len(codes) > 0 && slices.Max(codes) > math.MaxUint16 {
		return codeColumn{wide: slices.Clone(codes)}
	}
	c := codeColumn{narrow: make([]uint16, len(codes))}
	for i, code := range codes {
		c.narrow[i] = uint16(code)
	}
	return c
}

func (c *codeColumn) at(row int) int32 {
	if c.wide != nil {
		return c.wide[row]
	}
	return int32(c.narrow[row])
}

// A period whose days nobody knows.
const (
	unknownFrom = math.MaxInt32
	unknownTo   = math.MinInt32
)

func (d *docChunk) rows() int { return len(d.seq) }
func (c *rowChunk) rows() int { return len(c.n) }

// seqOf returns the number of a row of document d.
func (c *rowChunk) seqOf(d, row int) int64 { return c.docs.seq[d]<<seqBits | int64(c.n[row]) }

// documentOf returns the place of the document of a row.
func (c *rowChunk) documentOf(row int) int {
	at, _ := slices.BinarySearch(c.start, int32(row)+1)
	return at - 1
}

// find returns the place of a row by its number, or where it would stand, and whether it is there.
func (c *rowChunk) find(seq int64) (row int, ok bool) {
	d, ok := slices.BinarySearch(c.docs.seq, seq>>seqBits)
	if !ok {
		return int(c.start[d]), false
	}
	from, to := c.start[d], c.start[d+1]
	at, ok := slices.BinarySearch(c.n[from:to], uint32(seq&(maxPerDocument-1)))
	return int(from) + at, ok
}

// snapshot is the column arrays as they were when the log had so many entries.
type snapshot struct {
	entries int64
	content int64                    // how many it had when it last had something else in it than how far people decided
	docs    []*docChunk              // in the order of their numbers
	rows    [manyShelves][]*rowChunk // beside them; nil for a shelf that nobody asked for yet
	words   *dictionary
	lists   recent[*listing]
}

// chunkOf returns the place of the chunk with a document, or where it would stand.
func (s *snapshot) chunkOf(document int64) (int, bool) {
	return slices.BinarySearchFunc(s.docs, document/documentsInChunk, func(c *docChunk, number int64) int { return int(c.number - number) })
}

// columns keeps the newest snapshot of a store, and what was counted last.
type columns struct {
	now     atomic.Pointer[snapshot]
	turn    chan struct{} // holds one while something is loaded that somebody waits for
	behind  atomic.Bool
	life    context.Context // ends when the store is closed
	end     context.CancelFunc
	waiting sync.WaitGroup // for what is being loaded

	opening sync.Mutex
	read    *sql.DB // by which it is loaded; nil before that

	sources memo[[]cited.Source]
	status  memo[Status]
	decided memo[decidedStatus]

	findings recent[[]int64] // their numbers, check by check
	tables   recent[CrossTable]
}

func newColumns() *columns {
	life, end := context.WithCancel(context.Background())
	return &columns{turn: make(chan struct{}, 1), life: life, end: end}
}

// close ends what is being loaded.
func (c *columns) close() error {
	c.end()
	c.waiting.Wait()
	c.opening.Lock()
	defer c.opening.Unlock()
	if c.read == nil {
		return nil
	}
	return c.read.Close()
}

// mostLoading is how many load at once at most: one for whom others wait, one behind their backs, and Warm.
const mostLoading = 3

// pool returns the connections by which column arrays are loaded. They are of their own: whoever waits for
// arrays holds one of the others.
func (c *columns) pool(path string) (*sql.DB, error) {
	c.opening.Lock()
	defer c.opening.Unlock()
	if c.read != nil {
		return c.read, nil
	}
	db, err := openReader(c.life, path)
	if err == nil {
		db.SetMaxOpenConns(mostLoading)
		c.read = db
	}
	return db, err
}

// dictionary is what codes stand for, as far as pages show it. It does not change, but for what
// is sorted when it is first needed.
type dictionary struct {
	role  []uint8  // a place in shownRoles plus one, by the code; 0 for what pages do not show
	value []string // by the code
	ranks map[string]func() []int32
}

// shownRoles are the roles of the codes that pages show as values, and those that say what is counted.
func shownRoles() []string {
	roles := []string{rolePublisher, roleLanguage}
	for _, sh := range browsable() {
		for _, key := range facetKeys(sh) {
			if key = sh.keyOf(key); slices.Contains(sh.lists, key) || sh.columnAt(key) >= 0 {
				roles = append(roles, sh.role(key))
			}
		}
	}
	for _, key := range append(cellColumns(), cellLists()...) {
		if !slices.Contains(roles, figureKind.role(key)) {
			roles = append(roles, figureKind.role(key))
		}
	}
	return roles
}

// browsable are the shelves of which there are column arrays.
func browsable() []*shelf {
	return []*shelf{&figureKind.shelf, &statementKind.shelf, &responseKind.shelf, &unquantifiedKind.shelf}
}

// columnAt returns the place of a column of codes, -1 if it is none.
func (sh *shelf) columnAt(key string) int {
	return slices.IndexFunc(sh.columns, func(c column) bool { return c.key == key })
}

// keyOf is the key of a query that a facet is of.
func (sh *shelf) keyOf(facet string) string {
	if facet == "source" {
		return "attribution"
	}
	return facet
}

// rolePlace returns what dictionary.role holds for a role; 0 if pages do not show it.
func rolePlace(role string) uint8 { return uint8(slices.Index(shownRoles(), role) + 1) }

// codes returns the codes of a role that pages show, by their values.
func (d *dictionary) codes(role string) map[string]int32 {
	codes := map[string]int32{}
	place := rolePlace(role)
	for code, p := range d.role {
		if p == place && p != 0 {
			codes[d.value[code]] = int32(code)
		}
	}
	return codes
}

// rank returns the places of the values of a role in the order of the alphabet, by the code.
func (d *dictionary) rank(role string) []int32 { return d.ranks[role]() }

// ready prepares what is sorted when it is needed.
func (d *dictionary) ready(fold func(string) string) *dictionary {
	d.ranks = map[string]func() []int32{}
	for place, role := range shownRoles() {
		d.ranks[role] = sync.OnceValue(func() []int32 { return d.sorted(uint8(place+1), fold) })
	}
	return d
}

func (d *dictionary) sorted(place uint8, fold func(string) string) []int32 {
	type named struct {
		code         int
		folded, name string
	}
	var all []named
	for code, p := range d.role {
		if p == place {
			all = append(all, named{code, fold(d.value[code]), d.value[code]})
		}
	}
	slices.SortFunc(all, func(a, b named) int { return cmp.Or(cmp.Compare(a.folded, b.folded), cmp.Compare(a.name, b.name)) })
	ranks := make([]int32, len(d.role))
	for i, n := range all {
		ranks[n.code] = int32(i) + 1
	}
	return ranks
}

// waitsFor reports whether a document of the chunk is under embargo for a viewer who is not the
// owner.
func (d *docChunk) waitsFor(v cited.Viewer, at int) bool {
	until := d.embargo[at]
	return until != "" && until > v.Today.String()
}

// mayNot reports whether a viewer may not see a document of the chunk.
func (d *docChunk) mayNot(v cited.Viewer, at int) bool {
	return !v.May(cited.Protected) && (d.protected[at] || d.waitsFor(v, at))
}
