package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strconv"

	"cited"
)

// Clue is a term that a figure which is looked for need not meet, and how much it counts if it
// does.
type Clue struct {
	cited.Term
	Weight int
}

// Finder looks for the figures that meet the most of some terms. It keeps what it found for each
// term, so that it is for a run of questions that have terms in common. It is not safe
// for concurrent use.
type Finder struct {
	s     *Store
	v     cited.Viewer
	lists map[string]meeting
	size  int // rows that are kept
}

// meeting is the figures that meet a term, the newest first.
type meeting struct {
	seqs []int64
	cut  bool // there are more
}

// Bounds of what a finder goes through.
const (
	mostOfTerm     = 1_000_000 // figures of one term, the newest
	mostRemembered = 4_000_000 // figures that are kept for the next question
)

// NewFinder makes one, on behalf of a viewer.
func (s *Store) NewFinder(v cited.Viewer) *Finder {
	return &Finder{s: s, v: v, lists: map[string]meeting{}}
}

// Find returns the figures whose clues add up to the most, and to least or more: at most so many,
// the newer before the older where they add up to as much. More says that there are others.
func (f *Finder) Find(ctx context.Context, clues []Clue, least, most int) (receipts []cited.Receipt, more bool, err error) {
	if f.size > mostRemembered {
		clear(f.lists)
		f.size = 0
	}
	err = f.s.view(ctx, f.v, func(tx *sql.Tx) error {
		lists := make([]weighed, len(clues))
		for i, c := range clues {
			list, err := f.list(ctx, tx, c.Term)
			if err != nil {
				return err
			}
			lists[i], more = weighed{list.seqs, c.Weight}, more || list.cut
		}
		for seqs := range slices.Chunk(sum(lists, least), most) {
			visible, err := f.visible(ctx, tx, seqs)
			if err != nil {
				return err
			}
			for len(visible) > 0 && len(receipts) < most {
				n := min(len(visible), most-len(receipts))
				next, err := receiptsOf(ctx, tx, f, visible[:n])
				if err != nil {
					return err
				}
				receipts, visible = append(receipts, next...), visible[n:]
			}
			if more = more || len(visible) > 0; len(receipts) == most {
				more = true
				return nil
			}
		}
		return nil
	})
	return receipts, more, err
}

func receiptsOf(ctx context.Context, tx *sql.Tx, f *Finder, seqs []int64) ([]cited.Receipt, error) {
	all, err := receipts(ctx, tx, f.s, f.v, figureKind, seqs)
	out := make([]cited.Receipt, len(all))
	for i := range all {
		out[i] = ofFigure(&all[i])
	}
	return out, err
}

// visible returns those of some figures that may be in a list, in their order.
func (f *Finder) visible(ctx context.Context, tx *sql.Tx, seqs []int64) ([]int64, error) {
	may, err := integers(tx.QueryContext(ctx, "SELECT f.seq FROM figure f WHERE f.seq IN ("+numbers(seqs)+") AND "+mayList(f.v, nil)(nil)+" ORDER BY f.seq"))
	return slices.DeleteFunc(slices.Clone(seqs), func(seq int64) bool { _, ok := slices.BinarySearch(may, seq); return !ok }), err
}

// list returns the figures that meet a term.
func (f *Finder) list(ctx context.Context, tx *sql.Tx, t cited.Term) (meeting, error) {
	key := keyOf(&t)
	if l, ok := f.lists[key]; ok {
		return l, nil
	}
	compiled, err := f.s.compile(ctx, tx, f.v, &figureKind.shelf, []cited.Term{t})
	if err != nil {
		return meeting{}, err
	}
	if t.Key == "high" {
		compiled[0].rows = "SELECT seq FROM figure WHERE (low IS NULL OR low <> high) AND " + limit("high >= ", t.Low) + " AND " + limit("high <= ", t.High)
	}
	l, err := f.look(ctx, tx, &compiled[0])
	if err != nil {
		return meeting{}, err
	}
	slices.SortFunc(l.seqs, func(a, b int64) int { return cmp.Compare(b, a) })
	l.seqs = slices.Compact(l.seqs)
	f.lists[key] = l
	f.size += len(l.seqs)
	return l, nil
}

// keyOf is by what the rows of a term are remembered.
func keyOf(t *cited.Term) string {
	return fmt.Sprintf("%s %q %s %s %s %s", t.Key, t.Values, bound(t.Low), bound(t.High), t.From, t.To)
}

func bound(p *float64) string {
	if p == nil {
		return ""
	}
	return strconv.FormatFloat(*p, 'g', -1, 64)
}

// look goes through the index that has a term.
func (f *Finder) look(ctx context.Context, tx *sql.Tx, t *term) (meeting, error) {
	var a args
	switch {
	case t.lists:
		return f.listed(ctx, tx, t.listed)
	case t.rows != "":
		return upTo(mostOfTerm)(tx.QueryContext(ctx, t.rows+" LIMIT "+a.add(mostOfTerm), a.values...))
	case t.match != "":
		texts, err := nextRows(ctx, tx, "passage_fts", t.match, math.MaxInt64, mostCounted)
		if err != nil {
			return meeting{}, err
		}
		seqs, err := integers(tx.QueryContext(ctx, "SELECT seq FROM figure WHERE passage IN ("+numbers(texts)+")"))
		return meeting{seqs, len(texts) == mostCounted}, err
	case t.document != nil:
		query := "SELECT f.seq FROM document d CROSS JOIN figure f WHERE f.seq >= d.seq << 24 AND f.seq < (d.seq + 1) << 24 AND " + t.document(&a)
		return upTo(mostCounted)(tx.QueryContext(ctx, query+" ORDER BY d.seq DESC LIMIT "+a.add(mostCounted), a.values...))
	}
	return meeting{}, cited.Errorf(cited.Internal, "no index has this term")
}

// upTo reads rows of which there are so many at most.
func upTo(most int) func(*sql.Rows, error) (meeting, error) {
	return func(rows *sql.Rows, err error) (meeting, error) {
		seqs, err := integers(rows, err)
		return meeting{seqs, len(seqs) == most}, err
	}
}

// listed returns the figures of some codes.
func (f *Finder) listed(ctx context.Context, tx *sql.Tx, codes []int64) (out meeting, err error) {
	for _, code := range codes {
		seqs, err := integers(tx.QueryContext(ctx, "SELECT figure FROM figure_code WHERE code = $1 ORDER BY figure DESC LIMIT $2", code, mostOfTerm))
		if err != nil {
			return out, err
		}
		out.seqs, out.cut = append(out.seqs, seqs...), out.cut || len(seqs) == mostOfTerm
	}
	return out, nil
}

// weighed is a list of figures, the newest first, and what it counts to be in it.
type weighed struct {
	seqs   []int64
	weight int
}

// sum adds up what figures count, and returns those that come to least or more, the most first.
func sum(lists []weighed, least int) []int64 {
	by := map[int][]int64{}
	for {
		top := int64(-1)
		for i := range lists {
			if l := &lists[i]; len(l.seqs) > 0 {
				top = max(top, l.seqs[0])
			}
		}
		if top < 0 {
			break
		}
		n := 0
		for i := range lists {
			if l := &lists[i]; len(l.seqs) > 0 && l.seqs[0] == top {
				n += l.weight
				l.seqs = l.seqs[1:]
			}
		}
		if n >= least {
			by[n] = append(by[n], top)
		}
	}
	var out []int64
	for _, n := range sums(by) {
		out = append(out, by[n]...)
	}
	return out
}

// sums are the sums that there are, the greatest first.
func sums(by map[int][]int64) []int {
	var out []int
	for n := range by {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b int) int { return b - a })
	return out
}

// Documents returns the documents whose texts, or what is known of them, meet clues that add up to
// least or more: at most so many, those that come to the most first, the newer before the older.
// Clues are of full text or of fields of documents. What a reader did not take for a figure is found
// so too.
func (f *Finder) Documents(ctx context.Context, clues []Clue, least, most int) (documents []cited.Document, more bool, err error) {
	err = f.s.view(ctx, f.v, func(tx *sql.Tx) error {
		lists := make([]weighed, len(clues))
		for i, c := range clues {
			seqs, err := f.documentsOf(ctx, tx, c.Term)
			if err != nil {
				return err
			}
			lists[i] = weighed{seqs, c.Weight}
		}
		for seqs := range slices.Chunk(sum(lists, least), most) {
			found, err := documentsBySeq(ctx, tx, f.v, seqs)
			if err != nil {
				return err
			}
			for _, seq := range seqs {
				d, ok := found[seq]
				if more = ok && len(documents) == most; more {
					return nil
				}
				if ok {
					documents = append(documents, d.Document)
				}
			}
		}
		return nil
	})
	return documents, more, err
}

// documentsOf returns the documents that meet a term, the newest first.
func (f *Finder) documentsOf(ctx context.Context, tx *sql.Tx, t cited.Term) ([]int64, error) {
	key := "documents " + keyOf(&t)
	if l, ok := f.lists[key]; ok {
		return l.seqs, nil
	}
	compiled, err := f.s.compile(ctx, tx, f.v, &figureKind.shelf, []cited.Term{t})
	if err != nil {
		return nil, err
	}
	var seqs []int64
	switch c := &compiled[0]; {
	case c.match != "":
		if seqs, err = nextRows(ctx, tx, "passage_fts", c.match, math.MaxInt64, mostCounted); err != nil {
			return nil, err
		}
		for i := range seqs {
			seqs[i] >>= 24
		}
	case c.document != nil:
		var a args
		query := "SELECT d.seq FROM document d WHERE " + c.document(&a)
		if seqs, err = integers(tx.QueryContext(ctx, query+" ORDER BY d.seq DESC LIMIT "+a.add(mostCounted), a.values...)); err != nil {
			return nil, err
		}
	default:
		return nil, cited.Errorf(cited.Internal, "no document has this term")
	}
	seqs = slices.Compact(seqs)
	f.lists[key] = meeting{seqs: seqs}
	f.size += len(seqs)
	return seqs, nil
}
