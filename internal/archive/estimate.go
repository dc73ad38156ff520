package archive

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"cited"
	"cited/internal/codebook"
	"cited/internal/overlay"
	"cited/internal/reconcile"
)

// What estimates are made of, for those who do not know how.
type (
	EstimateRule  = reconcile.Rule
	RuleList      = reconcile.Rules
	Dated         = reconcile.Dated
	Vintage       = reconcile.Vintage
	Inhabitants   = reconcile.Inhabitants
	TakenForField = reconcile.Taken
	Apart         = reconcile.Apart
)

// ReadInhabitants reads a table of inhabitants, by which estimates are told per million of them.
func ReadInhabitants(file string, in io.Reader) ([]Inhabitants, error) {
	return reconcile.ReadInhabitants(file, in)
}

// Estimator is what the archive has on one cell, as far as the viewer may see it. It is loaded
// once, and does not change, so that rules and dates are switched at little cost. That of a page (Compare) has
// the figures that count the cell, and of what counts something else how many there are: Vintages, and lists of that,
// are asked of one that Estimator returns.
type Estimator struct {
	Cell      cited.Cell
	Taken     []reconcile.Taken // what was taken for fields that were left open
	Pool      *reconcile.Pool
	Decisions []cited.Decision // what people decided about the cell, oldest first

	set      *codebook.Set
	items    []reconcile.Item
	known    reconcile.Known
	receipts map[cited.ID]*cited.Receipt
	verdicts func() reconcile.Tally
	behind   bool // it was loaded for a page from before much of the archive changed
	made     made
}

// made keeps estimates that were made: of fifty thousand figures each takes a tenth of a second.
type made struct {
	mu     sync.Mutex
	list   map[string]cited.Estimate
	series map[string][]reconcile.Dated
}

// mostMade is how many estimates of a cell are kept.
const mostMade = 16

// EstimateRules returns the rules of estimates, with those of the folder that is laid over
// the rules.
func (a *Archive) EstimateRules() (reconcile.Rules, error) {
	rules, err := a.rules()
	if err != nil {
		return nil, err
	}
	return EstimateRules(rules)
}

// EstimateRules returns the rules of estimates. Those that cannot be read are an error that
// names every mistake.
func EstimateRules(rules fs.FS) (reconcile.Rules, error) {
	list, err := reconcile.LoadRules(rules)
	if err != nil {
		return nil, overlay.Placed(rules, err)
	}
	return list, nil
}

// CodebookSet returns the codebooks of the archive.
func (a *Archive) CodebookSet() (*codebook.Set, error) { return a.set() }

func (a *Archive) loadBooks() (*codebook.Set, error) {
	rules, err := a.rules()
	if err != nil {
		return nil, err
	}
	set, err := codebook.LoadSet(rules, a.Codebooks()...)
	if err != nil {
		return nil, overlay.Placed(rules, err)
	}
	return set, nil
}

// Estimator loads what could count what a cell says: the figures of its measure and origin,
// and those of them that count something else. Fields that have to hold something and do not
// are taken from what most figures say; see reconcile.Complete.
func (a *Archive) Estimator(ctx context.Context, v cited.Viewer, asked cited.Cell) (*Estimator, error) {
	set, err := a.counting(&asked)
	if err != nil {
		return nil, err
	}
	l := loading{a: a, viewer: v, set: set}
	if err := l.load(ctx, &asked); err != nil {
		return nil, err
	}
	cell, taken := reconcile.Complete(set, asked, l.items)
	e := l.estimator(cell, taken, l.items)
	return e, l.decided(ctx, e)
}

// MostBeside is how many figures are looked at at most to say how one of them stands to the others, where
// people wait a moment for that; MostBesideAPage is how many that count the same do not hold up a page.
const (
	MostBeside      = 20_000
	MostBesideAPage = 800
)

// Beside loads the cell of a figure with all that counts the same. It is nil where the figure
// can be held against no others, as Alone says why, and where more than so many would
// have to be looked at.
func (a *Archive) Beside(ctx context.Context, v cited.Viewer, f *cited.Figure, most int) (*Estimator, error) {
	set, cell, alone, err := a.besides(f)
	if err != nil || alone != "" {
		return nil, err
	}
	l := loading{a: a, viewer: v, set: set, most: most}
	if err := l.load(ctx, &cell); err != nil || l.over() {
		return nil, err
	}
	return l.estimator(cell, nil, l.items), nil
}

// counting returns the codebooks for a cell that figures could count.
func (a *Archive) counting(asked *cited.Cell) (*codebook.Set, error) {
	set, err := a.CodebookSet()
	if err == nil {
		err = countable(set, asked)
	}
	return set, err
}

// countable reports as Invalid what no figure could count: an origin or theatre of which
// nobody knows what lies in it.
func countable(set *codebook.Set, cell *cited.Cell) error {
	book, ok := set.Book(cell.Codebook)
	if !ok {
		return cited.Errorf(cited.Invalid, "the codebook %q is not in use in this archive", cell.Codebook)
	}
	probe := *cell
	probe.Population = cmp.Or(probe.Population, "x")
	if l := book.Compare(&probe, &probe); l.Extent != codebook.Same {
		return cited.Errorf(cited.Invalid, "%s: %s; list them in codebook/%s/regions.yaml of rules of your own, or name countries", l.Field, l.Why, book.Name)
	}
	return nil
}

// ByOrigin loads a cell for every origin that figures name, within that of the cell if it has
// one. What the cell leaves open is taken for all of them alike, so that they can be compared.
// What counts several countries together is in none of them; several is how many figures do.
func (a *Archive) ByOrigin(ctx context.Context, v cited.Viewer, asked cited.Cell) (list []*Estimator, several int, err error) {
	set, err := a.counting(&asked)
	if err != nil {
		return nil, 0, err
	}
	l := loading{a: a, viewer: v, set: set}
	if err := l.load(ctx, &asked); err != nil {
		return nil, 0, err
	}
	list, several = l.origins(asked)
	return list, several, l.decided(ctx, list...)
}

// origins makes a cell for every origin.
func (l *loading) origins(asked cited.Cell) (list []*Estimator, several int) {
	set := l.set
	of := map[string][]reconcile.Item{}
	anywhere := make([]reconcile.Item, 0, len(l.items))
	for i := range l.items {
		f := *l.items[i].Figure
		for _, origin := range f.Origin {
			of[origin] = append(of[origin], l.items[i])
		}
		if len(f.Origin) > 1 {
			several++
		}
		if len(f.Origin) == 1 {
			f.Origin = nil
			item := l.items[i]
			item.Figure = &f
			anywhere = append(anywhere, item)
		}
	}
	wide := asked
	wide.Origin = []string{}
	cell, taken := reconcile.Complete(set, wide, anywhere)
	for _, origin := range originsOf(set, &asked, of) {
		one := cell
		one.Origin = []string{origin}
		if countable(set, &one) != nil {
			continue
		}
		if e := l.estimator(one, taken, of[origin]); len(e.Pool.Claims) > 0 {
			list = append(list, e)
		}
	}
	return list, several
}

// loading is what figures there are for some cells, and what is known of their documents
// and sources.
type loading struct {
	a        *Archive
	viewer   cited.Viewer
	set      *codebook.Set
	items    []reconcile.Item
	receipts map[cited.ID]*cited.Receipt
	known    reconcile.Known
	most     int // figures that are loaded: none of more; 0 for all
}

// load loads the figures of the measure and origin of a cell.
func (l *loading) load(ctx context.Context, cell *cited.Cell) (err error) {
	l.receipts = map[cited.ID]*cited.Receipt{}
	q := queryOf(l.set, cell)
	if l.most > 0 {
		q.Limit = l.most + 1
	}
	for r, err := range l.a.store.Figures(ctx, l.viewer, q) {
		if err != nil {
			return err
		}
		l.receipts[r.Figure.ID] = &r
		l.items = append(l.items, reconcile.Item{Figure: &r.Figure, Document: r.Document.ID, Publisher: r.Document.Publisher, Published: r.Document.Published})
	}
	if l.over() {
		return nil
	}
	return l.know(ctx)
}

// over reports whether there are more figures than were wanted.
func (l *loading) over() bool { return l.most > 0 && len(l.items) > l.most }

// queryOf selects the figures of the measure and origin of a cell.
func queryOf(set *codebook.Set, cell *cited.Cell) cited.Query {
	q := cited.Query{Terms: []cited.Term{{Key: "codebook", Values: []string{cell.Codebook}}, {Key: "measure", Values: measuresOf(set, cell)}}}
	if len(cell.Origin) > 0 {
		var origins []string
		for _, origin := range cell.Origin {
			origins = append(origins, origin)
			origins = append(origins, set.Expand("origin", origin)...)
		}
		slices.Sort(origins)
		q.Terms = append(q.Terms, cited.Term{Key: "origin", Values: slices.Compact(origins)})
	}
	return q
}

// measuresOf returns what figures carry for the measure of a cell: with the name of its codebook
// where several have it.
func measuresOf(set *codebook.Set, cell *cited.Cell) []string {
	if of := set.Expand("measure", cell.Codebook+":"+cell.Measure); len(of) > 0 {
		return of
	}
	return []string{cell.Measure}
}

// know finds out what is known of the sources and the lineage of the figures.
func (l *loading) know(ctx context.Context) error {
	naming, err := l.a.store.Naming(ctx, l.viewer)
	if err != nil {
		return err
	}
	l.known.Sources, l.known.Of = naming.Standings(), naming.Of
	documents := map[cited.ID]bool{}
	for i := range l.items {
		documents[l.items[i].Document] = true
	}
	l.known.Edges, err = l.a.Edges(ctx, l.viewer, sortedKeys(documents))
	return err
}

func (l *loading) estimator(cell cited.Cell, taken []reconcile.Taken, items []reconcile.Item) *Estimator {
	pool := reconcile.Gather(l.set, cell, items, l.known)
	return &Estimator{Cell: cell, Taken: taken, Pool: pool, set: l.set, items: items, known: l.known, receipts: l.receipts, verdicts: sync.OnceValue(pool.Verdicts)}
}

// decided loads what people decided about the cells of some estimators. Who sees no claim of
// a cell is not shown what was decided of it either, unless it is the owner.
func (l *loading) decided(ctx context.Context, list ...*Estimator) error {
	of := map[cited.ID]*Estimator{}
	var ids []cited.ID
	for _, e := range list {
		if l.viewer.Role == cited.Owner || len(e.Pool.Claims) > 0 {
			of[e.Cell.ID()] = e
			ids = append(ids, e.Cell.ID())
		}
	}
	all, err := l.a.store.CellDecisions(ctx, l.viewer, ids...)
	for _, d := range all {
		of[d.Subject].Decisions = append(of[d.Subject].Decisions, d)
	}
	return err
}

// Receipt returns what is behind one of the figures that were loaded, as lists show it; nil if
// it is none of them.
func (e *Estimator) Receipt(id cited.ID) *cited.Receipt { return e.receipts[id] }

// Verdicts counts how the claims stand to each other.
func (e *Estimator) Verdicts() reconcile.Tally { return e.verdicts() }

// Estimate makes an estimate under a rule until a date, with what somebody put in its
// place; empty is all dates. Its lists must not be changed.
func (e *Estimator) Estimate(rule *reconcile.Rule, at cited.EDTF) cited.Estimate {
	m := &e.made
	m.mu.Lock()
	defer m.mu.Unlock()
	key := rule.Name + " " + string(at)
	out, ok := m.list[key]
	if !ok {
		out = e.Pool.Estimate(rule, at)
		if m.list == nil || len(m.list) == mostMade {
			m.list = map[string]cited.Estimate{}
		}
		m.list[key] = out
	}
	return e.overruled(out)
}

func (m *made) seriesOf(pool *reconcile.Pool, rule *reconcile.Rule, dates []cited.EDTF) []reconcile.Dated {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := fmt.Sprint(rule.Name, dates)
	out, ok := m.series[key]
	if !ok {
		out = pool.Series(rule, dates)
		m.series = map[string][]reconcile.Dated{key: out} // the last one only: it is large
	}
	return out
}

// Series makes an estimate for each of some dates, likewise.
func (e *Estimator) Series(rule *reconcile.Rule, dates []cited.EDTF) []reconcile.Dated {
	series := slices.Clone(e.made.seriesOf(e.Pool, rule, dates))
	for i := range series {
		series[i].Estimate = e.overruled(series[i].Estimate)
	}
	return series
}

// Vintages makes a series for the end of each year in which something was told, of what had
// been told by then. What people decided later is not in them.
func (e *Estimator) Vintages(rule *reconcile.Rule, dates []cited.EDTF) []reconcile.Vintage {
	return reconcile.Vintages(e.set, e.Cell, e.items, e.known, rule, dates, reconcile.TellingDays(e.items))
}

// overruled puts what holds of the decisions in the place of an estimate.
func (e *Estimator) overruled(out cited.Estimate) cited.Estimate {
	d := holding(e.Decisions, cited.EstimateField(out.Rule, out.At))
	if d == nil || d.Verdict != cited.Corrected {
		return out
	}
	o, err := cited.ReadOverruled(d)
	if err != nil {
		return out // cited verify says what was changed by hand
	}
	if changed, err := reconcile.Override(out, cited.Override{Low: o.Low, Best: o.Best, High: o.High, Reason: d.Reason, Reviewer: d.Reviewer, At: d.At}); err == nil {
		return changed
	}
	return out
}

// PerMillion returns an estimate per million inhabitants of its origin, by the counts of the
// year of its date, else of the newest claim that was used.
func (e *Estimator) PerMillion(out *cited.Estimate, table []Inhabitants) (reconcile.Rate, error) {
	on := cited.MinDay
	for i := range out.Figures {
		if in := &out.Figures[i]; in.Used {
			if day, ok := e.Pool.Claims[in.Claim-1].AsOf.Day(); ok {
				on = max(on, day)
			}
		}
	}
	if on == cited.MinDay && out.At == "" {
		return reconcile.Rate{}, cited.Errorf(cited.Invalid, "nothing dates the estimate, so that nobody can say of which year the inhabitants would be")
	}
	return reconcile.PerMillion(out, table, on)
}

// holding returns the decision on a field that holds, nil if there is none.
func holding(decisions []cited.Decision, field string) *cited.Decision {
	heads := cited.Heads(slices.DeleteFunc(slices.Clone(decisions), func(d cited.Decision) bool { return d.Field != field }))
	if len(heads) == 0 {
		return nil
	}
	return &heads[len(heads)-1]
}

// SetEstimate puts ends in the place of an estimate, for a reason. It reports whether that
// changes anything. Of what nobody counts there is no estimate that could be changed.
func (a *Archive) SetEstimate(ctx context.Context, v cited.Viewer, e *Estimator, o cited.Overruled, reason string) (bool, error) {
	if err := reasoned(reason); err != nil {
		return false, err
	}
	if len(e.Pool.Claims) == 0 {
		return false, cited.Errorf(cited.Invalid, "no figure of this archive counts that, so there is no estimate that could be changed")
	}
	o.Cell = e.Cell
	return a.store.SetEstimate(ctx, v, &o, reason, a.cfg.Now())
}

// UnsetEstimate takes back what was put in the place of an estimate, for a reason. It reports
// whether anything was.
func (a *Archive) UnsetEstimate(ctx context.Context, v cited.Viewer, e *Estimator, rule string, at cited.EDTF, reason string) (bool, error) {
	if err := reasoned(reason); err != nil {
		return false, err
	}
	return a.store.UnsetEstimate(ctx, v, e.Cell.ID(), rule, at, reason, a.cfg.Now())
}

func reasoned(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return cited.Errorf(cited.Invalid, "what is put in the place of an estimate, and taken back, needs a reason")
	}
	return nil
}
