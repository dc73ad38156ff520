package check

import (
	"cmp"
	"slices"

	"cited"
)

// holding is the numbers of a document, in an order in which one is found quickly.
type holding struct {
	counts, shares bool            // it has figures of that kind
	numbers        []interval      // by their lower ends
	highest        []float64       // of the upper ends up to each
	percent        []*cited.Figure // shares that say one number, in their order
}

// holdingOf looks through a document of the case, as far as its text can be had.
func (c *Case) holdingOf(d *Document) *holding {
	if c.Read != nil {
		if full := c.Read(d.ID); full != nil {
			d = full
		}
	}
	h := &holding{}
	for i := range d.Found.Figures {
		h.add(&d.Found.Figures[i])
	}
	for _, s := range d.sentences {
		for k := range s.numbers {
			h.numbers = append(h.numbers, s.numbers[k].allows())
		}
	}
	h.settle()
	return h
}

// add takes in a figure of the document.
func (h *holding) add(f *cited.Figure) {
	h.numbers = append(h.numbers, allows(f))
	h.counts, h.shares = h.counts || f.Kind != cited.Share, h.shares || f.Kind == cited.Share
	if _, ok := point(f); ok && f.Kind == cited.Share {
		h.percent = append(h.percent, f)
	}
}

// settle puts the numbers in order, once all are there.
func (h *holding) settle() {
	slices.SortFunc(h.numbers, func(x, y interval) int { return cmp.Compare(x.low, y.low) })
	most := 0.0
	for _, x := range h.numbers {
		most = max(most, x.high)
		h.highest = append(h.highest, most)
	}
	slices.SortFunc(h.percent, func(x, y *cited.Figure) int {
		return cmp.Or(cmp.Compare(*x.Low, *y.Low), cmp.Compare(x.Modifier, y.Modifier))
	})
	h.percent = slices.CompactFunc(h.percent, func(x, y *cited.Figure) bool { return *x.Low == *y.Low && x.Modifier == y.Modifier })
}

// holds reports whether the document has a number anywhere, as it stands or as a fair rounding.
// Where it has a figure of the other kind, it may have been reckoned from that.
func (h *holding) holds(f *cited.Figure) bool {
	if f.Kind == cited.Share && h.counts || f.Kind != cited.Share && h.shares {
		return true
	}
	x := allows(f)
	v, one := point(f)
	if one && f.Modifier == cited.Approx {
		x.high = max(x.high, min(v+grain(v)/2, v/(1-fairBound))) // what it rounds
	}
	n, _ := slices.BinarySearchFunc(h.numbers, x.high, func(y interval, high float64) int {
		if y.low <= high {
			return -1
		}
		return 1
	})
	if n > 0 && h.highest[n-1] >= x.low {
		return true
	}
	if f.Kind != cited.Share || !one {
		return false
	}
	from, _ := slices.BinarySearchFunc(h.percent, v-aboutPoints, func(y *cited.Figure, low float64) int { return cmp.Compare(*y.Low, low) })
	for _, y := range h.percent[from:] {
		if *y.Low > v+aboutPoints {
			return false
		}
		if accordOf(f, y) != apart {
			return true
		}
	}
	return false
}
