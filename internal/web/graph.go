package web

import (
	"cmp"
	"slices"
	"strconv"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"
)

// graph is who came from whom as a picture: documents in columns by their dates, the earlier to
// the left, and a line from each to what came from it. Measures are pixels.
type graph struct {
	Width, Height int
	Heads         []graphHead
	Nodes         []graphNode
	Lines         []graphLine
}

// graphHead is over the columns of a time.
type graphHead struct {
	X     int
	Words string
}

// graphNode is a document.
type graphNode struct {
	ID         cited.ID
	X, Y       int
	Words      string // its title, cut
	Below      string // publisher and date, cut
	Title      string // all of that, whole
	This       bool   // it is the one that was asked for
	column     int
	document   *cited.Document
	earlier    []int // numbers of nodes that it came from
	story      int   // number of the first of all nodes that hang together with it
	depth      int   // how many of its time it came from, one by one
	period     string
	barycentre float64
}

// graphLine is an edge.
type graphLine struct {
	Edge     cited.ID
	Kind     cited.EdgeKind
	Path     string // of SVG
	Title    string
	From, To cited.ID // the earlier and the later document
}

// Measures of the picture.
const (
	nodeWidth   = 168
	nodeHeight  = 36
	nodeGap     = 8
	storyGap    = 14 // more between two stories
	columnGap   = 76
	headHeight  = 28
	mostLetters = 24 // of a name in a node
	mostHigh    = 20 // nodes of a story in a column; more take another one
	manyPeriods = 12 // columns of months; more are columns of years
)

// graphOf draws documents, which come in the order of their dates, and the edges between them.
func graphOf(st *archive.Stories, this cited.ID) graph {
	nodes, of := make([]graphNode, len(st.Documents)), map[cited.ID]int{}
	for i := range st.Documents {
		d := &st.Documents[i]
		of[d.ID] = i
		nodes[i] = graphNode{ID: d.ID, Words: tell.Cut(called(*d), mostLetters), Below: below(d), Title: inLine(d), This: d.ID == this, document: d}
	}
	for _, e := range st.Edges {
		earlier, ok := of[e.Earlier]
		later, also := of[e.Later]
		if ok && also && earlier != later {
			nodes[later].earlier = append(nodes[later].earlier, earlier)
		}
	}
	intoStories(nodes)
	g := graph{Heads: intoColumns(nodes)}
	g.place(nodes)
	for _, e := range st.Edges {
		earlier, ok := of[e.Earlier]
		later, also := of[e.Later]
		if ok && also {
			g.Lines = append(g.Lines, lineOf(&e, &nodes[earlier], &nodes[later]))
		}
	}
	g.Nodes = nodes
	return g
}

// intoColumns gives each document a column: those of a time stand behind those of the time before,
// and within it what came from another behind that. Heads have the numbers of columns.
func intoColumns(nodes []graphNode) (heads []graphHead) {
	periodsOf(nodes)
	next := 0 // column behind all before
	for from := 0; from < len(nodes); {
		to := from
		for to < len(nodes) && nodes[to].period == nodes[from].period {
			to++
		}
		heads = append(heads, graphHead{next, nodes[from].period})
		next = columnsOf(nodes, from, to, next)
		from = to
	}
	return heads
}

// periodsOf says of what time each document is: its month or, where there are many, its year.
func periodsOf(nodes []graphNode) {
	months := map[string]bool{}
	for i := range nodes {
		nodes[i].period = periodOf(nodes[i].document, len("2015-01"))
		months[nodes[i].period] = true
	}
	if len(months) <= manyPeriods {
		return
	}
	for i := range nodes {
		nodes[i].period = periodOf(nodes[i].document, len("2015"))
	}
}

func periodOf(d *cited.Document, length int) string {
	if d.Published == "" {
		return "not dated"
	}
	first, _ := d.Published.Bounds()
	if day := first.String(); len(day) == len("2015-01-02") {
		return day[:length]
	}
	return "not dated"
}

// columnsOf gives the documents of a time their columns from the next free one, and returns the one
// that is free behind them.
func columnsOf(nodes []graphNode, from, to, next int) int {
	deepest := deepen(nodes, from, to)
	for depth := 0; depth <= deepest; depth++ {
		high, wide := map[int]int{}, 0 // of each story
		for i := from; i < to; i++ {
			n := &nodes[i]
			if n.depth != depth {
				continue
			}
			n.column = next + high[n.story]/mostHigh
			high[n.story]++
			wide = max(wide, n.column-next+1)
		}
		next += wide
	}
	return next
}

// deepen counts for each document of a time how many others of it it came from, one by one.
func deepen(nodes []graphNode, from, to int) (deepest int) {
	for range to - from { // as often as a chain can be long; edges may lead in a circle
		changed := false
		for i := from; i < to; i++ {
			for _, e := range nodes[i].earlier {
				if d := nodes[e].depth + 1; e >= from && e < to && nodes[i].depth < d && d < to-from {
					nodes[i].depth, changed = d, true
				}
			}
			deepest = max(deepest, nodes[i].depth)
		}
		if !changed {
			break
		}
	}
	return deepest
}

// intoStories tells which documents hang together.
func intoStories(nodes []graphNode) {
	for i := range nodes {
		nodes[i].story = i
	}
	for changed := true; changed; {
		changed = false
		for i := range nodes {
			for _, e := range nodes[i].earlier {
				if first := min(nodes[i].story, nodes[e].story); nodes[i].story != first || nodes[e].story != first {
					nodes[i].story, nodes[e].story, changed = first, first, true
				}
			}
		}
	}
}

// place gives each document its place: those of a story below one another in their columns, near
// those that they came from, and each story as high up as its columns have room.
func (g *graph) place(nodes []graphNode) {
	stories, order := map[int][]int{}, []int{}
	columns := 0
	for i := range nodes {
		story := nodes[i].story
		if stories[story] == nil {
			order = append(order, story)
		}
		stories[story] = append(stories[story], i)
		columns = max(columns, nodes[i].column+1)
	}
	free := make([]int, columns) // from where on a column has room
	for c := range free {
		free[c] = headHeight
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(spanOf(nodes, stories[a]), spanOf(nodes, stories[b])) })
	for _, story := range order { // those that go on for long come last, because they keep others out
		placeStory(nodes, stories[story], free)
	}
	g.Height = slices.Max(append(free, 0))
	g.Width = max(0, columns*(nodeWidth+columnGap)-columnGap) + 2
	for i := range g.Heads {
		g.Heads[i].X *= nodeWidth + columnGap
	}
}

// spanOf is how many columns a story goes on for.
func spanOf(nodes []graphNode, story []int) int {
	first, last := columnsFrom(nodes, story)
	return last - first
}

// columnsFrom returns the first and the last column of a story.
func columnsFrom(nodes []graphNode, story []int) (first, last int) {
	first = nodes[story[0]].column
	for _, i := range story {
		first, last = min(first, nodes[i].column), max(last, nodes[i].column)
	}
	return first, last
}

// placeStory places the documents of a story, and takes the room from its columns and those between.
func placeStory(nodes []graphNode, story []int, free []int) {
	first, last := columnsFrom(nodes, story)
	top := slices.Max(free[first : last+1])
	bottom := top
	for c := first; c <= last; c++ {
		var list []int
		for _, i := range story {
			if nodes[i].column == c {
				nodes[i].barycentre = barycentre(nodes, i)
				list = append(list, i)
			}
		}
		slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(nodes[a].barycentre, nodes[b].barycentre) })
		for row, i := range list {
			nodes[i].X, nodes[i].Y = c*(nodeWidth+columnGap)+1, top+row*(nodeHeight+nodeGap)
			bottom = max(bottom, nodes[i].Y+nodeHeight+nodeGap)
		}
	}
	for c := first; c <= last; c++ {
		free[c] = bottom + storyGap
	}
}

// barycentre is how far down, in the mean, those stand that a document came from.
func barycentre(nodes []graphNode, i int) float64 {
	sum := 0
	for _, e := range nodes[i].earlier {
		sum += nodes[e].Y
	}
	return float64(sum) / float64(max(1, len(nodes[i].earlier)))
}

// lineOf draws an edge from the right of the earlier document to the left of the later one, as a
// curve. Where they stand the other way round, it leaves below.
func lineOf(e *cited.Edge, earlier, later *graphNode) graphLine {
	x1, y1 := earlier.X+nodeWidth, earlier.Y+nodeHeight/2
	x2, y2 := later.X, later.Y+nodeHeight/2
	bend := max(columnGap/2, (x2-x1)/3)
	number := strconv.Itoa
	path := "M" + number(x1) + " " + number(y1) + "C" + number(x1+bend) + " " + number(y1) + " " + number(x2-bend) + " " + number(y2) + " " + number(x2) + " " + number(y2)
	return graphLine{Edge: e.ID, Kind: e.Kind, Path: path, From: earlier.ID, To: later.ID, Title: string(e.Kind) + ": " + tell.Share(e)}
}

// below is what stands below the title of a document.
func below(d *cited.Document) string {
	date := string(d.Published)
	if d.Publisher == "" {
		return date
	}
	return tell.Cut(d.Publisher, mostLetters-len(date)) + " " + date
}

// inLine names a document in a line: title, publisher, date.
func inLine(d *cited.Document) string {
	words := called(*d)
	if d.Publisher != "" {
		words += ", " + d.Publisher
	}
	if d.Published != "" {
		words += ", " + tell.Date(d.Published)
	}
	return tell.Cut(words, 160)
}
