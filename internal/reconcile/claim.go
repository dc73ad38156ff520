package reconcile

import (
	"cmp"
	"math"
	"slices"

	"cited"
)

// Claims returns the claims that figures make in one cell: whoever hands them in has
// found out that they count the same. Figures that repeat the same source and value are
// one claim. Which source that is, is asked of the end of the chain that a text credits;
// where it credits nobody, of its publisher, else of the document. A claim that is
// relayed is that of whom it is relayed from: where one text says "X, citing Y", and
// where documents copy, rewrite or cite one another and have the same value.
//
// Denied figures, figures of one person and figures without a number claim nothing. The
// order of items does not matter. The first report of a claim comes first, in claims
// and in each of them.
func Claims(cell cited.ID, items []Item, known Known) []cited.Claim {
	return newClaimer(known).claims(cell, items)
}

// CountClaims returns how many claims figures make in one cell, and of how many independent sources at
// most: what Claims and Independent say, without making the claims.
func CountClaims(items []Item, known Known) (claims, independent int) {
	w := newClaimer(known).weave(slices.Clone(items))
	sources := map[cited.ID]bool{}
	seen := make([]bool, len(w.nodes))
	for at := range w.nodes {
		root := w.root(at)
		if seen[root] {
			continue
		}
		seen[root] = true
		claims++
		if n := &w.nodes[root]; !n.tertiary {
			sources[n.source] = true
		}
	}
	return claims, len(sources)
}

// Independent returns how many independent sources are behind claims, at most.
func Independent(claims []cited.Claim) int {
	voices := map[int]bool{}
	for i := range claims {
		if claims[i].Voice > 0 {
			voices[claims[i].Voice] = true
		}
	}
	return len(voices)
}

// claimer makes claims of cells that have documents and sources in common.
type claimer struct {
	*sources
	*lineage
}

func newClaimer(k Known) *claimer { return &claimer{newSources(k.Sources, k.Of), newLineage(k.Edges)} }

// value is the bounds of a figure; open sides are infinite.
type value struct{ low, high float64 }

func valueOf(low, high *float64) value {
	v := value{math.Inf(-1), math.Inf(1)}
	if low != nil {
		v.low = *low
	}
	if high != nil {
		v.high = *high
	}
	return v
}

// saying is who says what.
type saying struct {
	source cited.ID
	value  value
}

func (a saying) compare(b saying) int {
	return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.value.low, b.value.low), cmp.Compare(a.value.high, b.value.high))
}

// node is all figures of one saying.
type node struct {
	saying
	items    []*Item
	credited bool // some text credits the source with it
	tertiary bool // nobody says so but a tertiary page, and it does not say from whom it has it
	from     int  // the saying that it relays; -1 for none
	told     cited.Day
}

func (c *claimer) claims(cell cited.ID, items []Item) []cited.Claim {
	return c.weave(slices.Clone(items)).gather(cell)
}

// weave finds the sayings of figures, and which of them relay others. It keeps what it works out in
// the items.
func (c *claimer) weave(items []Item) *weave {
	w := &weave{claimer: c, at: make(map[saying]int, len(items)), in: make(map[place][]int, len(items))}
	taken := make([]*Item, 0, len(items))
	for i := range items {
		if items[i].wrong() == "" {
			items[i].told = items[i].Told()
			taken = append(taken, &items[i])
		}
	}
	for _, item := range taken {
		w.add(item)
	}
	w.relays(taken)
	return w
}

// byReport sorts figures by when they were told, and then in a fixed order.
func byReport(a, b *Item) int {
	return cmp.Or(cmp.Compare(a.told, b.told), cmp.Compare(a.Document, b.Document), cmp.Compare(a.Figure.ID, b.Figure.ID))
}

// place is a value in a document.
type place struct {
	document cited.ID
	value    value
}

// weave is the sayings of a cell and which of them relay others.
type weave struct {
	*claimer
	nodes []node
	at    map[saying]int
	in    map[place][]int // which sayings a document has with a value, the first told first
}

// chain returns the sources of a figure, the earliest last: those it credits, else the
// publisher, else the document.
func (w *weave) chain(i *Item) []cited.ID {
	var out []cited.ID
	for _, name := range i.Figure.Attribution {
		out = append(out, w.sources.of(i.Document, name))
	}
	switch {
	case len(out) > 0:
		return out
	case i.Publisher != "":
		return []cited.ID{w.sources.of("", i.Publisher)}
	}
	return []cited.ID{w.lineage.of(i.Document)}
}

// isTertiary reports whether nobody stands behind a figure but a tertiary page.
func (w *weave) isTertiary(i *Item, source cited.ID) bool {
	if len(i.Figure.Attribution) == 0 && i.Standing != "" {
		return i.Standing == cited.Tertiary
	}
	return w.standing[source] == cited.Tertiary
}

func (w *weave) node(s saying) int {
	i, ok := w.at[s]
	if !ok {
		i = len(w.nodes)
		w.at[s] = i
		w.nodes = append(w.nodes, node{saying: s, from: -1, told: cited.MaxDay, tertiary: true})
	}
	return i
}

func (w *weave) add(i *Item) {
	chain := w.chain(i)
	source := chain[len(chain)-1]
	v := valueOf(i.Figure.Low, i.Figure.High)
	at := w.node(saying{source, v})
	i.relayed, i.saying = chain[:len(chain)-1], at
	n := &w.nodes[at]
	n.items = append(n.items, i)
	n.told = min(n.told, i.told)
	n.credited = n.credited || len(i.Figure.Attribution) > 0
	n.tertiary = n.tertiary && w.isTertiary(i, source)
	here := place{i.Document, v}
	if !slices.Contains(w.in[here], at) {
		w.in[here] = append(w.in[here], at)
	}
}

// relays finds for each saying the one that it relays.
func (w *weave) relays(items []*Item) {
	for _, i := range items {
		v, last := w.nodes[i.saying].value, i.saying
		for _, id := range i.relayed {
			if at, ok := w.at[saying{id, v}]; ok {
				w.relay(at, last)
			}
		}
		for _, e := range w.edges[i.Document] {
			earlier := w.in[place{e.Earlier, v}]
			if !carries(e, i.Figure) || slices.Contains(earlier, last) { // the very same, by the same source
				continue
			}
			for _, from := range earlier {
				w.relay(last, from)
			}
		}
	}
}

// relay notes that a saying comes from another. Of several, the one that was told first
// is taken, so that no two sayings become one by a third.
func (w *weave) relay(at, from int) {
	if at == from {
		return
	}
	n := &w.nodes[at]
	if n.from < 0 || w.before(from, n.from) {
		n.from = from
	}
}

func (w *weave) before(a, b int) bool {
	x, y := &w.nodes[a], &w.nodes[b]
	return cmp.Or(cmp.Compare(x.told, y.told), x.saying.compare(y.saying)) < 0
}

// root returns the saying at the end of a chain of relays. In a circle, nobody knows who
// was first: the one that was told first stands for it.
func (w *weave) root(at int) int {
	if w.nodes[at].from < 0 {
		return at
	}
	seen := map[int]bool{}
	for w.nodes[at].from >= 0 && !seen[at] {
		seen[at] = true
		at = w.nodes[at].from
	}
	if w.nodes[at].from < 0 {
		return at
	}
	first := at
	for next := w.nodes[at].from; next != at; next = w.nodes[next].from {
		if w.before(next, first) {
			first = next
		}
	}
	return first
}

// gather makes a claim of every saying that relays none.
func (w *weave) gather(cell cited.ID) []cited.Claim {
	members := make([][]*Item, len(w.nodes))
	for at := range w.nodes {
		root := w.root(at)
		members[root] = append(members[root], w.nodes[at].items...)
	}
	var out []cited.Claim
	for root, items := range members {
		if len(items) == 0 {
			continue // it relays another
		}
		n := &w.nodes[root]
		slices.SortFunc(n.items, byReport)
		slices.SortFunc(items, byReport)
		claim := w.claim(cell, items)
		claim.Source, claim.Name, claim.Own = n.source, nameOf(n), !n.credited
		if n.tertiary {
			claim.Voice = nobody
		}
		out = append(out, claim)
	}
	slices.SortFunc(out, compareClaims)
	number(out)
	return out
}

func compareClaims(a, b cited.Claim) int {
	return cmp.Or(cmp.Compare(a.Told, b.Told), cmp.Compare(a.Documents[0], b.Documents[0]), cmp.Compare(a.Figures[0], b.Figures[0]), cmp.Compare(a.Source, b.Source))
}

// nobody marks a claim that counts as none, until voices are numbered.
const nobody = -1

// number gives each source its voice.
func number(claims []cited.Claim) {
	voices := map[cited.ID]int{}
	for i := range claims {
		c := &claims[i]
		if c.Voice == nobody {
			c.Voice = 0
			continue
		}
		if voices[c.Source] == 0 {
			voices[c.Source] = len(voices) + 1
		}
		c.Voice = voices[c.Source]
	}
}

// claim makes a claim of its figures, the first report first.
func (w *weave) claim(cell cited.ID, items []*Item) cited.Claim {
	f := items[0].Figure
	c := cited.Claim{Cell: cell, Low: f.Low, High: f.High, Modifier: f.Modifier, AsOf: w.asOf(items), Told: cited.MaxDay}
	seen := map[cited.ID]bool{}
	for _, i := range items {
		c.Figures = append(c.Figures, i.Figure.ID)
		if !seen[i.Document] {
			seen[i.Document] = true
			c.Documents = append(c.Documents, i.Document)
		}
		c.Told = min(c.Told, i.told)
	}
	return c
}

// asOf returns the closest as-of of some figures. The day of a copy dates nothing but the
// copy, unless there is nothing else.
func (w *weave) asOf(items []*Item) cited.AsOf {
	here := map[cited.ID]bool{}
	for _, i := range items {
		here[i.Document] = true
	}
	var out cited.AsOf
	own := 0
	for _, i := range items {
		a := i.AsOf()
		if w.isCopy(i, here) && a.From == cited.OfDocument {
			continue
		}
		own++
		if closer(a, out) {
			out = a
		}
	}
	if own == 0 { // a circle of copies
		for _, i := range items {
			if a := i.AsOf(); closer(a, out) {
				out = a
			}
		}
	}
	return out
}

// isCopy reports whether a figure was taken over from one of some documents.
func (w *weave) isCopy(i *Item, documents map[cited.ID]bool) bool {
	return slices.ContainsFunc(w.edges[i.Document], func(e *cited.Edge) bool {
		return e.Kind != cited.Cites && documents[e.Earlier] && carries(e, i.Figure)
	})
}

// closer reports whether an as-of says better when a claim stands than another: by the
// figure's own time before the report's, and of these the earliest.
func closer(a, b cited.AsOf) bool {
	rank := func(a cited.AsOf) int {
		return slices.Index([]cited.DateOf{cited.OfFigure, cited.OfReport, cited.OfDocument, ""}, a.From)
	}
	x, _ := a.Day()
	y, _ := b.Day()
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(x, y), cmp.Compare(a.Date, b.Date)) < 0
}

// nameOf returns what a source is called where it is first met.
func nameOf(n *node) string {
	i := n.items[0]
	switch chain := i.Figure.Attribution; {
	case len(chain) > 0:
		return chain[len(chain)-1]
	case i.Publisher != "":
		return i.Publisher
	}
	return string(i.Document)
}
