package archive

import (
	"context"
	"maps"
	"slices"
	"sync"

	"cited"
	"cited/internal/codebook"
	"cited/internal/export"
	"cited/internal/reconcile"
	"cited/internal/store"
)

// matching is what figures there are of a measure and origin by what they count, for somebody who waits:
// they are matched in memory, and only those that count what was asked for are loaded.
type matching struct {
	a      *Archive
	viewer cited.Viewer
	set    *codebook.Set
	query  cited.Query
	groups []*store.Alike
	alike  []reconcile.Alike // beside them
	found  int               // figures in all
	behind bool              // they are those from before much of the archive changed
}

// match finds what there is for a cell; of more than most figures only how many.
func (a *Archive) match(ctx context.Context, v cited.Viewer, set *codebook.Set, cell *cited.Cell, most int) (*matching, error) {
	m := &matching{a: a, viewer: v, set: set, query: queryOf(set, cell)}
	likes, err := a.store.Alike(ctx, v, m.query, most)
	if err != nil {
		return nil, err
	}
	m.groups, m.found, m.behind = likes.All, likes.Found, !likes.Current
	for _, g := range m.groups {
		m.alike = append(m.alike, reconcile.Alike{Cell: set.CellOf(&g.Like), Figures: g.Figures, Claiming: g.Claiming})
	}
	return m, nil
}

// still returns those of some figures that are still of a group: one may have been corrected a moment ago.
func (m *matching) still(list []*store.Counted, group int) []*store.Counted {
	id := m.alike[group].Cell.ID()
	return slices.DeleteFunc(list, func(c *store.Counted) bool {
		cell := m.set.CellOf(&c.Figure)
		return cell.ID() != id
	})
}

// wanted is a cell with the groups that count it.
type wanted struct {
	*reconcile.Matching
	cell   cited.Cell
	taken  []reconcile.Taken
	places []int // in groups
	own    []int // likewise: of those, what counts the cell
}

// want matches a cell with some groups; nil where that would take too long.
func (m *matching) want(cell cited.Cell, taken []reconcile.Taken, places []int) *wanted {
	alike := make([]reconcile.Alike, len(places))
	for n, i := range places {
		alike[n] = m.alike[i]
	}
	matched := reconcile.Match(m.set, cell, alike, mostOpen)
	if matched == nil {
		return nil
	}
	w := &wanted{Matching: matched, cell: cell, taken: taken, places: places}
	for n, i := range places {
		if w.Counts(n) {
			w.own = append(w.own, i)
		}
	}
	return w
}

// all are the places of all groups.
func (m *matching) all() []int {
	places := make([]int, len(m.groups))
	for i := range places {
		places[i] = i
	}
	return places
}

// figures is how many figures groups have.
func (m *matching) figures(places []int) (n int) {
	for _, i := range places {
		n += m.groups[i].Figures
	}
	return n
}

// estimators makes an Estimator of each cell.
func (m *matching) estimators(ctx context.Context, list ...*wanted) ([]*Estimator, error) {
	var places []int
	for _, w := range list {
		places = append(places, w.own...)
	}
	slices.Sort(places)
	places = slices.Compact(places)
	loaded, err := m.a.store.CountedAlike(ctx, m.viewer, m.query, m.groupsAt(places))
	if err != nil {
		return nil, err
	}
	l := loading{a: m.a, viewer: m.viewer, set: m.set, receipts: map[cited.ID]*cited.Receipt{}}
	items := map[int][]reconcile.Item{}
	for n, i := range places {
		for _, c := range m.still(loaded[n], i) {
			l.receipts[c.Figure.ID] = &cited.Receipt{Figure: c.Figure, Document: *c.Document}
			items[i] = append(items[i], reconcile.Item{Figure: &c.Figure, Document: c.Document.ID, Publisher: c.Document.Publisher, Published: c.Document.Published})
		}
		l.items = append(l.items, items[i]...)
	}
	if err := l.know(ctx); err != nil {
		return nil, err
	}
	var out []*Estimator
	for _, w := range list {
		var own []reconcile.Item
		for _, i := range w.own {
			own = append(own, items[i]...)
		}
		pool := w.Gather(own, l.known)
		out = append(out, &Estimator{Cell: w.cell, Taken: w.taken, Pool: pool, set: m.set, items: own, known: l.known, receipts: l.receipts, verdicts: sync.OnceValue(pool.Verdicts)})
	}
	return out, l.decided(ctx, out...)
}

// mostExamples is of how many reasons why something counts something else an example is loaded.
const mostExamples = 20

// examples loads an example of what counts something else, for the first reasons.
func (m *matching) examples(ctx context.Context, w *wanted, e *Estimator) error {
	var places []int
	apart := e.Pool.Apart[:min(len(e.Pool.Apart), mostExamples)]
	for i := range apart {
		if apart[i].Example == "" {
			places = append(places, w.places[apart[i].Alike])
		}
	}
	first, err := m.a.store.FirstAlike(ctx, m.viewer, m.query, m.groupsAt(places))
	if err != nil {
		return err
	}
	at := 0
	for i := range apart {
		if apart[i].Example != "" {
			continue
		}
		if c := first[at]; c != nil {
			apart[i].Example = c.Figure.ID
			e.receipts[c.Figure.ID] = &cited.Receipt{Figure: c.Figure, Document: *c.Document}
		}
		at++
	}
	return nil
}

func (m *matching) groupsAt(places []int) []*store.Alike {
	groups := make([]*store.Alike, len(places))
	for n, i := range places {
		groups[n] = m.groups[i]
	}
	return groups
}

// tooMany says that there are too many figures to be compared while somebody waits.
func (m *matching) tooMany(asked *cited.Cell) error {
	more := "name an origin"
	if len(asked.Origin) > 0 {
		more = "name fewer of them"
	}
	return cited.Errorf(cited.Unsupported, "%s figures are of the measure %s and that origin, too many to be compared on a page; %s, or use cited estimate",
		export.Number(float64(m.found)), asked.Measure, more)
}

// compareOne makes the Estimator of a cell in this way. More figures than may be are Unsupported.
func (a *Archive) compareOne(ctx context.Context, v cited.Viewer, asked cited.Cell) (*Estimator, error) {
	set, err := a.counting(&asked)
	if err != nil {
		return nil, err
	}
	m, err := a.match(ctx, v, set, &asked, mostMatched)
	if err != nil {
		return nil, err
	}
	if m.found > mostMatched || len(m.groups) > mostKinds {
		return nil, m.tooMany(&asked)
	}
	cell, taken := reconcile.CompleteBy(set, asked, m.alike)
	w := m.want(cell, taken, m.all())
	if w == nil || m.figures(w.own) > mostCompared {
		return nil, m.tooMany(&asked)
	}
	list, err := m.estimators(ctx, w)
	if err != nil {
		return nil, err
	}
	list[0].behind = m.behind
	return list[0], m.examples(ctx, w, list[0])
}

// CompareBeside returns the cell of a figure as Beside does, for a page.
func (a *Archive) CompareBeside(ctx context.Context, v cited.Viewer, f *cited.Figure) (*Estimator, error) {
	set, cell, alone, err := a.besides(f)
	if err != nil || alone != "" {
		return nil, err
	}
	m, err := a.match(ctx, v, set, &cell, MostBeside)
	if err != nil {
		return nil, err
	}
	if m.found > MostBeside {
		return nil, nil
	}
	w := m.want(cell, nil, m.all())
	if w == nil || m.figures(w.own) > MostBesideAPage {
		return nil, nil
	}
	list, err := m.estimators(ctx, w)
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

// compareOrigins makes a cell for every origin in this way, and says how many figures that took.
func (a *Archive) compareOrigins(ctx context.Context, v cited.Viewer, asked cited.Cell) (out Origins, figures int, err error) {
	set, err := a.counting(&asked)
	if err != nil {
		return out, 0, err
	}
	m, err := a.match(ctx, v, set, &asked, mostCompared)
	if err != nil {
		return out, 0, err
	}
	if m.found > mostCompared {
		return out, 0, m.tooMany(&asked)
	}
	of := map[string][]int{}
	anywhere := make([]reconcile.Alike, 0, len(m.alike))
	for i, one := range m.alike {
		for _, origin := range one.Cell.Origin {
			of[origin] = append(of[origin], i)
		}
		switch len(one.Cell.Origin) {
		case 0:
		case 1:
			one.Cell.Origin = []string{}
			anywhere = append(anywhere, one)
		default:
			out.Several += one.Figures
		}
	}
	wide := asked
	wide.Origin = []string{}
	cell, taken := reconcile.CompleteBy(set, wide, anywhere)
	out.Taken = taken
	var list []*wanted
	for _, origin := range originsOf(set, &asked, of) {
		one := cell
		one.Origin = []string{origin}
		if countable(set, &one) == nil {
			w := m.want(one, taken, of[origin])
			if w == nil {
				return out, 0, m.tooMany(&asked)
			}
			list = append(list, w)
		}
	}
	out.behind = m.behind
	all, err := m.estimators(ctx, list...)
	for _, e := range all {
		if figures += len(e.items); len(e.Pool.Claims) > 0 {
			out.List = append(out.List, e)
		}
	}
	return out, figures, err
}

// originsOf returns the origins of a map that lie within those of a cell, all if it has none.
func originsOf[T any](set *codebook.Set, asked *cited.Cell, of map[string]T) []string {
	within := map[string]bool{}
	for _, origin := range asked.Origin {
		for _, o := range set.Expand("origin", origin) {
			within[o] = true
		}
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(of)), func(origin string) bool { return len(within) > 0 && !within[origin] })
}
