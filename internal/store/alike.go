package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"math"
	"slices"

	"cited"
)

// Alike is figures of a list that have all fields in common that say what a figure counts.
type Alike struct {
	Like     cited.Figure // with those fields alone; a period has its time too
	Figures  int
	Claiming int // those of them that state a number and are not denied

	rows []int64 // in their order
}

// Likes are the figures of a list by what they count.
type Likes struct {
	All     []*Alike // the first of the archive first; none where there are more than were wanted
	Found   int      // how many figures there are
	Current bool     // false while much is being loaded anew: then they are those from before
}

// Alike returns the figures that a query selects by what they count, and how many there are, from column arrays: in memory
// and without a figure being loaded. Of more than most it returns the number only.
func (s *Store) Alike(ctx context.Context, v cited.Viewer, q cited.Query, most int) (l Likes, err error) {
	sh := &figureKind.shelf
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		arrays, err := s.snapshot(ctx, tx, sh)
		if err != nil {
			return err
		}
		if l.Current, err = arrays.areOf(ctx, tx); err != nil {
			return err
		}
		sel, err := s.newSelector(ctx, tx, v, sh, q.Terms)
		if err != nil {
			return err
		}
		chunks := arrays.rows[sh.at]
		selected := make([]bits, len(chunks))
		eachChunk(len(chunks), func(_, at int) { selected[at] = sel.rowsIn(chunks[at]) })
		for _, b := range selected {
			l.Found += b.count()
		}
		if l.Found > most {
			return nil
		}
		g := newGrouping(arrays.words)
		for at, c := range chunks {
			d := 0
			selected[at].each(func(row int) {
				for int(c.start[d+1]) <= row {
					d++
				}
				g.add(c, row, c.seqOf(d, row))
			})
		}
		l.All = g.all
		return nil
	})
	return l, err
}

// cellColumns are the columns of codes that say what a figure counts, and cellLists the keys of which it
// may have several values.
func cellColumns() []string {
	return []string{"codebook", "measure", "kind", "population", "basis", "group_scope"}
}
func cellLists() []string { return []string{"origin", "theatre", "place", "group", "segment", "of"} }

// grouping puts figures together that have the same codes.
type grouping struct {
	words *dictionary
	all   []*Alike
	at    map[string]*Alike
	key   []byte
	lists [256]uint8 // by the place of a role in the dictionary, the place of its key in cellLists, from 1

	columns               [6]int // the places of cellColumns
	stance                int
	share, period, denial int32
}

func newGrouping(words *dictionary) *grouping {
	sh := &figureKind.shelf
	g := &grouping{words: words, at: map[string]*Alike{},
		stance: sh.columnAt("stance"), share: words.code("kind", string(cited.Share)), period: words.code("basis", string(cited.Period)), denial: words.code("stance", string(cited.Denial))}
	for i, key := range cellColumns() {
		g.columns[i] = sh.columnAt(key)
	}
	for i, key := range cellLists() {
		g.lists[rolePlace(sh.role(key))] = uint8(i + 1)
	}
	return g
}

// code returns the code of a value, -1 if nothing has it.
func (d *dictionary) code(role, value string) int32 {
	if code, ok := d.codes(role)[value]; ok {
		return code
	}
	return -1
}

// Places in cellColumns, and that of "of" in cellLists, from 1.
const (
	atKind  = 2
	atBasis = 4
	listOf  = 6
)

// hasPeriod reports whether a figure counts what happened in a period of which the text says the time.
func (g *grouping) hasPeriod(c *rowChunk, row int) bool {
	return c.ownTime[row] && c.codes[g.columns[atBasis]].at(row) == g.period
}

// add adds a figure.
func (g *grouping) add(c *rowChunk, row int, seq int64) {
	g.key = g.key[:0]
	for _, column := range g.columns {
		g.key = binary.LittleEndian.AppendUint32(g.key, uint32(c.codes[column].at(row)))
	}
	isShare := c.codes[g.columns[atKind]].at(row) == g.share
	if g.hasPeriod(c, row) {
		g.key = append(g.key, 'p') // codes of lists are not taken for days
		g.key = binary.LittleEndian.AppendUint32(g.key, uint32(c.first[row]))
		g.key = binary.LittleEndian.AppendUint32(g.key, uint32(c.last[row]))
	}
	listed := c.listed[c.offset[row]:c.offset[row+1]]
	for _, code := range listed {
		if list := g.lists[g.words.role[code]]; list != 0 && (list != listOf || isShare) {
			g.key = binary.LittleEndian.AppendUint32(g.key, uint32(code))
		}
	}
	one := g.at[string(g.key)]
	if one == nil {
		one = &Alike{Like: g.like(c, row, listed)}
		g.at[string(g.key)] = one
		g.all = append(g.all, one)
	}
	one.Figures++
	one.rows = append(one.rows, seq)
	// A bound that is none is above and below nothing.
	if low, high := c.low[row], c.high[row]; c.codes[g.stance].at(row) != g.denial && (!math.IsNaN(low) || !math.IsNaN(high)) && !(low > high) {
		one.Claiming++
	}
}

// like returns the fields that figures have in common.
func (g *grouping) like(c *rowChunk, row int, listed []int32) cited.Figure {
	var v [len(g.columns)]string
	for i, column := range g.columns {
		v[i] = g.words.value[c.codes[column].at(row)]
	}
	f := cited.Figure{Codebook: v[0], Measure: v[1], Kind: cited.Kind(v[atKind]), Population: v[3], Basis: cited.Basis(v[atBasis]), GroupScope: cited.Scope(v[5])}
	if g.hasPeriod(c, row) {
		f.Time = cited.EDTF(sideOf(c.first[row]) + "/" + sideOf(c.last[row]))
	}
	lists := [...]*[]string{&f.Origin, &f.Theatre, &f.Place, &f.Group, &f.Segment}
	for _, code := range listed {
		switch list := g.lists[g.words.role[code]]; {
		case list == listOf && f.Kind == cited.Share:
			f.Of = g.words.value[code]
		case list != listOf && list != 0:
			*lists[list-1] = append(*lists[list-1], g.words.value[code])
		}
	}
	return f
}

// sideOf writes a side of a period; an open one is "..".
func sideOf(day int32) string {
	if day == math.MinInt32 || day == math.MaxInt32 {
		return ".."
	}
	return cited.Day(day).String()
}

// CountedAlike loads figures of which Alike tells, those of each one in the order of their rows, with
// what is known of their documents, names and titles too. They are as they are now: what nobody may see any
// more is left out.
func (s *Store) CountedAlike(ctx context.Context, v cited.Viewer, q cited.Query, groups []*Alike) ([][]*Counted, error) {
	var seqs []int64
	for _, g := range groups {
		seqs = append(seqs, g.rows...)
	}
	slices.Sort(seqs)
	loaded := make(map[int64]*Counted, len(seqs))
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		documents := map[int64]*cited.Document{}
		var owners []int64
		for some := range slices.Chunk(seqs, mostBatch) {
			query := "SELECT f.seq, t.figure FROM figure f JOIN figure_detail t ON t.seq = f.seq WHERE f.seq IN (" + numbers(some) + ") AND " + mayList(v, q.Terms)(nil)
			err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
				c := new(Counted)
				var b sql.RawBytes
				if err := rows.Scan(&c.row, &b); err != nil {
					return err
				}
				owner := c.row >> seqBits
				if documents[owner] == nil {
					documents[owner] = &cited.Document{}
					owners = append(owners, owner)
				}
				c.Document = documents[owner]
				loaded[c.row] = c
				return s.details.light(b, &c.Figure)
			})
			if err != nil {
				return err
			}
		}
		return lightDocuments(ctx, tx, owners, documents, true)
	})
	of := make([][]*Counted, len(groups))
	for i, g := range groups {
		for _, row := range g.rows {
			if c := loaded[row]; c != nil {
				of[i] = append(of[i], c)
			}
		}
	}
	return of, err
}

// FirstAlike loads the first figure of each of some groups, nil where nobody may see it any more.
func (s *Store) FirstAlike(ctx context.Context, v cited.Viewer, q cited.Query, groups []*Alike) ([]*Counted, error) {
	first := make([]*Alike, len(groups))
	for i, g := range groups {
		first[i] = &Alike{rows: g.rows[:1]}
	}
	all, err := s.CountedAlike(ctx, v, q, first)
	out := make([]*Counted, len(groups))
	for i, list := range all {
		if len(list) > 0 {
			out[i] = list[0]
		}
	}
	return out, err
}
