package check

import (
	"cmp"
	"math"
	"slices"
)

// crowd is numbers of about one date, one a source, in the order of their size.
type crowd struct {
	list   []*entry
	order  []int               // of list, by date and document
	rank   []int               // of list, by number
	logs   []float64           // of the numbers, by rank: those of people differ by factors
	source []int               // of each of list
	papers map[*Document][]int // what each document has of list
	in     [][]int             // what is there of each source, the first of list first
	there  tally               // by rank, the first of each source
	n      int
}

func newCrowd(list []*entry) *crowd {
	c := &crowd{list: list, papers: map[*Document][]int{}, rank: make([]int, len(list)), logs: make([]float64, len(list)), there: newTally(len(list))}
	sources, documents := map[string]int{}, map[*Document]int{}
	bySize := make([]int, len(list))
	for i, e := range list {
		bySize[i] = i
		c.order = append(c.order, i)
		name := e.sayer()
		if _, known := sources[name]; !known {
			sources[name] = len(sources)
		}
		c.source = append(c.source, sources[name])
		if _, known := documents[e.Doc]; !known {
			documents[e.Doc] = len(documents)
		}
		c.papers[e.Doc] = append(c.papers[e.Doc], i)
	}
	c.in = make([][]int, len(sources))
	slices.SortFunc(bySize, func(x, y int) int { return cmp.Or(cmp.Compare(*list[x].Low, *list[y].Low), x-y) })
	for rank, i := range bySize {
		c.rank[i], c.logs[rank] = rank, math.Log(*list[i].Low)
	}
	slices.SortStableFunc(c.order, func(x, y int) int {
		return cmp.Or(cmp.Compare(list[x].stands, list[y].stands), documents[list[x].Doc]-documents[list[y].Doc])
	})
	return c
}

// come takes a point in, leave out. Of a source, the first of those that are there counts.
func (c *crowd) come(i int) {
	s := c.source[i]
	c.count(s, -1)
	at, _ := slices.BinarySearch(c.in[s], i)
	c.in[s] = slices.Insert(c.in[s], at, i)
	c.count(s, 1)
}

func (c *crowd) leave(i int) {
	s := c.source[i]
	c.count(s, -1)
	at, _ := slices.BinarySearch(c.in[s], i)
	c.in[s] = slices.Delete(c.in[s], at, at+1)
	c.count(s, 1)
}

// count counts the point of a source n more times.
func (c *crowd) count(source, n int) {
	if list := c.in[source]; len(list) > 0 {
		c.there.add(c.rank[list[0]], int32(n))
		c.n += n
	}
}

// without does something while no points of the document of one are there.
func (c *crowd) without(x *entry, do func()) {
	var away []int
	for _, i := range c.papers[x.Doc] {
		if d := c.list[i].stands; d >= x.stands-sameTime && d <= x.stands+sameTime {
			away = append(away, i)
			c.leave(i)
		}
	}
	do()
	for _, i := range away {
		c.come(i)
	}
}

// off holds a point against the crowd without its source.
func (c *crowd) off(i int) off {
	s := c.source[i]
	c.count(s, -1)
	defer c.count(s, 1)
	if c.n < fewestClaims-1 {
		return off{}
	}
	middle := (c.log((c.n-1)/2) + c.log(c.n/2)) / 2
	distance := math.Abs(c.logs[c.rank[i]] - middle)
	if distance < math.Log(timesOff) || distance <= deviations*c.spread(middle) {
		return off{}
	}
	return off{c.n, math.Round(math.Exp(middle))}
}

// log is the logarithm of the k-th of the numbers, from 0.
func (c *crowd) log(k int) float64 { return c.logs[c.there.place(k)] }

// spread is the median of how far the numbers lie from their middle.
func (c *crowd) spread(middle float64) float64 {
	at, _ := slices.BinarySearch(c.logs, middle)
	below := c.there.before(at)
	return (c.deviation((c.n-1)/2, below, middle) + c.deviation(c.n/2, below, middle)) / 2
}

// deviation is the k-th distance from the middle, from 0. The numbers on either side of it lie in
// the order of their distance, so that it is enough to find how many of the k nearest are
// below.
func (c *crowd) deviation(k, below int, middle float64) float64 {
	left := func(i int) float64 { return middle - c.log(below-1-i) }
	right := func(i int) float64 { return c.log(below+i) - middle }
	low, high := max(0, k+1-(c.n-below)), min(k+1, below)
	for low < high {
		i := (low + high) / 2
		if right(k-i) > left(i) {
			low = i + 1
		} else {
			high = i
		}
	}
	out := 0.0
	if low > 0 {
		out = left(low - 1)
	}
	if low <= k {
		out = max(out, right(k-low))
	}
	return out
}
