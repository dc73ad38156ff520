package check

import (
	"slices"
	"strings"

	"cited"
)

func circular() Check {
	return Check{
		Code:     "circular",
		Doc:      "sources that support a number credit each other with it in a circle, and nobody else",
		Severity: cited.SeverityWarning,
		Scope:    OfCell,
		Run: func(c *Case) []Found {
			var credited []*entry
			for _, e := range c.entries() {
				if len(e.Attribution) > 0 && e.Doc.Publisher != "" {
					credited = append(credited, e)
				}
			}
			var rounds [][]*entry
			for _, list := range parted(credited, func(e *entry) value { return e.number }) {
				if list = firsts(list, printerOf); len(list) > 1 {
					rounds = append(rounds, list)
				}
			}
			p := newPrinters(c.Books, slices.Concat(rounds...))
			var out []Found
			for _, list := range rounds {
				out = append(out, newCircuit(p, list).circles()...)
			}
			return out
		},
	}
}

// circuit is figures of one number, one a publisher, and whom each is credited to.
type circuit struct {
	p       *printers
	list    []*entry
	sources map[cited.ID][]int // figures by the source that prints them
	names   map[string][]int   // and by the names of who does, once one is looked for
	known   bool               // the sources that print them are all known
	told    []bool             // figures of circles that were found
}

func newCircuit(p *printers, list []*entry) *circuit {
	r := &circuit{p: p, list: list, sources: make(map[cited.ID][]int, len(list)), known: true, told: make([]bool, len(list))}
	for i, e := range list {
		if e.Printer != "" {
			r.sources[e.Printer] = append(r.sources[e.Printer], i)
		} else {
			r.known = false
		}
	}
	return r
}

// named are the figures in documents that one of some names prints or writes.
func (r *circuit) named(names []string) []int {
	if r.names == nil {
		r.names = map[string][]int{}
		for i, e := range r.list {
			for _, name := range byline(e.Doc) {
				r.names[name] = append(r.names[name], i)
			}
		}
	}
	var out []int
	for _, name := range names {
		out = append(out, r.names[name]...)
	}
	return out
}

// circles returns the circles among the figures, none with a figure of another.
func (r *circuit) circles() []Found {
	var out []Found
	for i := range r.list {
		way := r.circle(i)
		if way == nil {
			continue
		}
		var names []string
		var shown []cited.Exhibit
		for _, k := range way {
			r.told[k] = true
			names = append(names, r.list[k].Doc.Publisher)
			shown = append(shown, r.list[k].exhibit())
		}
		out = append(out, Found{Message: r.list[i].words() + " goes from " + strings.Join(append(names, names[0]), " to "), Exhibits: shown})
	}
	return out
}

// Bounds of a circle that is looked for.
const (
	mostInCircle = 6   // documents
	mostLooked   = 200 // figures that are followed from one
)

// circle follows whom a figure is credited to, from document to document, and returns the shortest
// way that leads back to where it began.
func (r *circuit) circle(first int) []int {
	if r.told[first] {
		return nil
	}
	before, steps := map[int]int{first: first}, map[int]int{first: 1}
	for queue := []int{first}; len(queue) > 0 && len(before) <= mostLooked; queue = queue[1:] {
		at := queue[0]
		for _, next := range r.credited(at) {
			if next == first && at != first {
				return back(before, at, first)
			}
			if _, seen := before[next]; seen || r.told[next] || steps[at] == mostInCircle {
				continue
			}
			before[next], steps[next] = at, steps[at]+1
			queue = append(queue, next)
		}
	}
	return nil
}

// back is the way from the first to the last of some steps.
func back(before map[int]int, last, first int) []int {
	way := []int{last}
	for last != first {
		last = before[last]
		way = append(way, last)
	}
	slices.Reverse(way)
	return way
}

// credited are the figures in the documents of those whom one is credited to: of the source that
// it is from, and of whoever has it from that one, of whom only the names are known.
func (r *circuit) credited(i int) []int {
	x := r.list[i]
	out := slices.Clone(r.sources[x.From])
	chain := x.Attribution
	if x.From != "" && r.known {
		chain = chain[:len(chain)-1]
	}
	for _, words := range chain {
		out = append(out, r.named(r.p.resolve(words, x.home()))...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
