package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"
)

// chart is the claims of a cell over the dates at which they stand. Across, places are percents of
// its width, so that it fits every screen without its letters growing or shrinking; down, they are
// pixels.
type chart struct {
	Height, Floor int // of all, of what is below the plot
	Percent       bool
	Log           bool
	Values, Times []chartTick
	Undated       float64 // where the strip of those without a date begins; 0 if there are none
	Ranges        float64 // where the reported ranges begin
	Bins          []chartBin
	Revisions     []chartLine
	Marks         []chartMark
	Estimates     []chartRange
	Drawn, Claims int
	values        valueScale
	times         timeScale
}

// chartTick is a place of a scale with its words.
type chartTick struct {
	At    float64
	Words string
	Minor bool // left out where there is little room
}

// chartMark is a claim: its bounds, when it stands, and since when it may.
type chartMark struct {
	Kind             string // of mark: exact, approx, range, vague, least, most
	Voice            int    // of those with a colour, from 1; 0 for the others
	X, From, Low, Up float64
	Aside            float64 // pixels by which it stands aside of others
	Figure           cited.ID
	Words            string
	Again            []chartAgain
}

// Stands is how far down the mark stands: the bound that somebody gave.
func (m chartMark) Stands() float64 {
	if m.Kind == "least" {
		return m.Low
	}
	return m.Up
}

// chartAgain is where a claim was repeated.
type chartAgain struct {
	X      float64
	Figure cited.ID
	Words  string
}

// chartLine leads from a claim to the one that takes its place.
type chartLine struct {
	Voice          int
	X1, Y1, X2, Y2 float64
}

// chartRange is the reported range of a rule.
type chartRange struct {
	X, Low, Up, Best       float64
	HasBest, Opens, Begins bool // has no upper, no lower end
	Letter, Words          string
}

// chartBin says how many claims are about there, where there are too many to draw.
type chartBin struct{ X, Y, Size float64 }

// Sizes of a chart, and how much of it is drawn.
const (
	plotTop     = 24.0 // pixels
	plotBottom  = 344.0
	chartFloor  = 26
	rangeWidth  = 7.0 // percent of the width, of each rule
	undatedPart = 8.0
	mostMarks   = 250
	mostAgain   = 150
	binColumns  = 40
	binRows     = 16
)

// newChart draws the claims of a cell and what rules make of them; of very many the newest, and the
// others as bins.
func newChart(est *archive.Estimator, estimates []cited.Estimate, voices map[int]int) *chart {
	claims := est.Pool.Claims
	c := &chart{Height: int(plotBottom) + chartFloor, Floor: int(plotBottom), Percent: est.Cell.Kind == cited.Share, Claims: len(claims)}
	c.values = newValueScale(claims, estimates)
	c.Log = c.values.log
	end := 100 - rangeWidth*float64(len(estimates))
	if len(estimates) > 0 {
		c.Ranges, end = end, end-1
	}
	if slices.ContainsFunc(claims, func(one cited.Claim) bool { _, dated := one.AsOf.Day(); return !dated }) {
		c.Undated, end = end-undatedPart, end-undatedPart-1
	}
	c.times = newTimeScale(claims, 6, end-2.5)
	c.Values = c.values.ticks(c.Percent)
	if slices.ContainsFunc(claims, func(one cited.Claim) bool { _, dated := one.AsOf.Day(); return dated }) {
		c.Times = c.times.ticks() // where nothing has a date, no date belongs there
	}
	drawn := newestClaims(claims, mostMarks)
	c.Drawn = len(drawn)
	if len(drawn) < len(claims) {
		c.bins(claims)
	}
	for _, n := range drawn {
		c.mark(est, n, voices[claims[n].Voice])
	}
	c.revisions(est, drawn, voices)
	for i := range estimates {
		c.estimate(&estimates[i], i)
	}
	return c
}

// UndatedEnd is where the strip of those without a date ends.
func (c *chart) UndatedEnd() float64 { return c.Undated + undatedPart }

// newestClaims returns the numbers of the claims that stand last, the oldest of them first.
func newestClaims(claims []cited.Claim, most int) []int {
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(standsAt(&claims[a]), standsAt(&claims[b])) })
	return order[max(0, len(order)-most):]
}

// standsAt is the day of a claim; one without a date comes before all others.
func standsAt(c *cited.Claim) cited.Day {
	day, ok := c.AsOf.Day()
	if !ok {
		return cited.MinDay
	}
	return day
}

func (c *chart) x(as cited.AsOf) (at, from float64) {
	day, dated := as.Day()
	if !dated {
		at = c.Undated + undatedPart/2
		return at, at
	}
	first, _ := as.Date.Bounds()
	return c.times.at(day), c.times.at(max(first, c.times.first))
}

// mark draws a claim.
func (c *chart) mark(est *archive.Estimator, number, voice int) {
	claim := &est.Pool.Claims[number]
	m := chartMark{Kind: markOf(claim), Voice: voice, Figure: claim.Figures[0]}
	m.X, m.From = c.x(claim.AsOf)
	m.Low, m.Up = c.between(claim.Low, claim.High)
	m.Words = fmt.Sprintf("%d: %s, %s, %s", number+1, export.ClaimValue(claim, est.Cell.Kind), cmp.Or(string(claim.AsOf.Date), "no date"), claimant(est, claim))
	for _, id := range claim.Figures[1:] {
		r := est.Receipt(id)
		if again := c.again(); r == nil || again >= mostAgain || len(m.Again) >= 20 {
			break
		}
		x, _ := c.x(cited.AsOfFigure(&r.Figure, r.Document.Published))
		m.Again = append(m.Again, chartAgain{x, id, "again in " + called(r.Document)})
	}
	c.aside(&m)
	c.Marks = append(c.Marks, m)
}

// aside moves a mark that would stand on others to the nearest free place beside them.
func (c *chart) aside(m *chartMark) {
	const step, near, most = 11, 10, 7 // pixels, pixels, places
	taken := map[float64]bool{}
	for i := range c.Marks {
		if o := &c.Marks[i]; math.Abs(o.X-m.X) < 0.8 && o.Up-near < m.Low && m.Up-near < o.Low {
			taken[o.Aside] = true
		}
	}
	for n := range most {
		place := float64((n+1)/2*step) * float64(1-n%2*2)
		if !taken[place] {
			m.Aside = place
			return
		}
	}
	n := len(c.Marks) % most // there is no free one
	m.Aside = float64((n+1)/2*step) * float64(1-n%2*2)
}

// again is how many repetitions are drawn.
func (c *chart) again() (n int) {
	for i := range c.Marks {
		n += len(c.Marks[i].Again)
	}
	return n
}

// between returns where bounds are; of an open one as far as an arrow goes.
func (c *chart) between(low, high *float64) (bottom, top float64) {
	const arrow = 26
	switch {
	case low == nil:
		top = c.values.at(*high)
		return min(top+arrow, plotBottom), top
	case high == nil:
		bottom = c.values.at(*low)
		return bottom, max(bottom-arrow, plotTop-6)
	}
	return c.values.at(*low), c.values.at(*high)
}

// markOf says how a claim is drawn.
func markOf(c *cited.Claim) string {
	switch {
	case c.High == nil:
		return "least"
	case c.Low == nil:
		return "most"
	case c.Modifier == cited.Vague:
		return "vague"
	case *c.Low != *c.High:
		return "range"
	case c.Modifier == cited.Approx:
		return "approx"
	}
	return "exact"
}

// revisions joins the claims of a source in the order of time.
func (c *chart) revisions(est *archive.Estimator, drawn []int, voices map[int]int) {
	last := map[cited.ID]int{} // of each source the place in drawn, from 1
	for i, n := range drawn {
		claim := &est.Pool.Claims[n]
		before := last[claim.Source]
		if before > 0 && est.Pool.Pair(drawn[before-1], n).Verdict == cited.Revised {
			a, b := &c.Marks[before-1], &c.Marks[i]
			c.Revisions = append(c.Revisions, chartLine{voices[claim.Voice], a.X, (a.Low + a.Up) / 2, b.X, (b.Low + b.Up) / 2})
		}
		if _, dated := claim.AsOf.Day(); dated {
			last[claim.Source] = i + 1
		}
	}
}

// estimate draws the reported range of a rule.
func (c *chart) estimate(e *cited.Estimate, n int) {
	r := chartRange{X: c.Ranges + rangeWidth*(float64(n)+0.5), Letter: letterOf(n), Words: e.Rule + ": nothing can be said"}
	if e.Low != nil || e.High != nil {
		r.Low, r.Up = c.between(e.Low, e.High)
		r.Begins, r.Opens = e.Low == nil, e.High == nil
	}
	if e.Low != nil || e.Best != nil || e.High != nil {
		r.Words = fmt.Sprintf("%s: reported range, low %s, best %s, high %s", e.Rule, tell.End(e.Low, e.Cell.Kind), tell.End(e.Best, e.Cell.Kind), tell.End(e.High, e.Cell.Kind))
	}
	if e.Best != nil {
		r.HasBest, r.Best = true, c.values.at(*e.Best)
	}
	c.Estimates = append(c.Estimates, r)
}

// letterOf names a rule in a chart.
func letterOf(n int) string { return string(rune('A' + n%26)) }

// bins counts the claims of each part of the plot.
func (c *chart) bins(claims []cited.Claim) {
	var count [binColumns][binRows]int
	most := 0
	width, height := (c.times.to-c.times.from)/binColumns, (plotBottom-plotTop)/binRows
	for i := range claims {
		at, dated := claims[i].AsOf.Day()
		low, up := c.between(claims[i].Low, claims[i].High)
		if !dated {
			continue
		}
		col := min(int((c.times.at(at)-c.times.from)/width), binColumns-1)
		row := min(max(int(((low+up)/2-plotTop)/height), 0), binRows-1)
		count[col][row]++
		most = max(most, count[col][row])
	}
	for col := range count {
		for row, n := range count[col] {
			if n > 0 {
				side := max(2, height*math.Sqrt(float64(n)/float64(most)))
				c.Bins = append(c.Bins, chartBin{c.times.from + width*(float64(col)+0.5), plotTop + height*(float64(row)+0.5), side})
			}
		}
	}
}
