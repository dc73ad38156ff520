package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"cited"
	"cited/internal/export"
	"cited/internal/tell"
)

// worldMap is a part of the world with symbols or shades.
type worldMap struct {
	Title         string
	Box           string // viewBox
	Unit          float64
	Symbols       []symbol
	Shades        []shade
	Sizes, Levels []keyRow
	Labels        []label
}

// symbol is what was reported of a country, as circles whose areas are the numbers.
type symbol struct {
	X, Y           float64
	Low, High      float64 // radii: of best, else of low; of high; 0 for none
	Open           bool    // no upper end: there may be more
	Code           string
	Address, Words string
}

// shade is a rate of a country, in one of a few classes.
type shade struct {
	Code, Words string
	X, Y        float64
	Class       int
	Outline     bool // else it is too small for one, and is a square
}

// keyRow is a line of the key of a map: a class of shades, or a circle, as wide as so many percent of the map.
type keyRow struct {
	Class int
	Width float64
	Words string
}

// label is the code of a country, beside its circle.
type label struct {
	X, Y float64
	Code string
}

// view is the part of the world that holds all that is to be drawn.
type view struct{ x, y, width, height float64 }

// Sizes of the world map, in its own units.
const (
	worldWidth, worldHeight = 2000.0, 860.0
	leastView               = 620.0 // width
	largestSymbol           = 0.045 // of the width, its radius
	mostSmall               = 100   // circles of the map of a year
)

// draw fills in the maps: of all dates, and of each year.
func (p *originsPage) draw(lands []land, at map[string]land) {
	var box view
	found := false
	for i := range p.Origins {
		l, ok := at[p.Origins[i].Code]
		if !ok {
			p.Regions++
			continue
		}
		box, found = box.with(l, found), true
	}
	switch {
	case !found:
		p.NoMap = "No country of origin is known here, so that there is nothing to draw."
		return
	case p.Form.Choice.Kind == string(cited.Share):
		p.NoMap = "Shares of different wholes are not drawn side by side; the table has them."
		return
	}
	box = box.padded()
	outlined := map[string]bool{}
	for _, l := range lands {
		outlined[l.Code] = true
	}
	d := drawing{at: at, outlined: outlined, box: box, most: p.greatest()}
	d.levels = p.levels()
	main := d.world(p, -1)
	main.Title = "All dates"
	main.label()
	if p.Asked.At != "" {
		main.Title = "Until " + tell.Date(p.Asked.At)
	}
	p.Map = &main
	for i, year := range p.Years {
		small := d.world(p, i)
		small.Title = "Until the end of " + string(year)
		if p.Spans {
			small.Title = string(year)
		}
		p.Small = append(p.Small, small)
	}
	p.Other = p.Asked.on("/map", keyShow, map[bool]string{true: "", false: "rates"}[p.Shaded])
}

// drawing is what the maps of a page have in common, so that they can be compared.
type drawing struct {
	at       map[string]land
	outlined map[string]bool
	box      view
	most     float64   // number of people
	levels   []float64 // lower ends of the classes of rates
}

func (b view) with(l land, some bool) view {
	if !some {
		return view{l.X, l.Y, 0, 0}
	}
	x, y := min(b.x, l.X), min(b.y, l.Y)
	return view{x, y, max(b.x+b.width, l.X) - x, max(b.y+b.height, l.Y) - y}
}

// padded is the view with some room around, and not too narrow.
func (b view) padded() view {
	const room = 90
	b = view{b.x - room, b.y - room, b.width + 2*room, b.height + 2*room}
	grow := func(at, size *float64, least, most float64) {
		if short := least - *size; short > 0 {
			*at, *size = *at-short/2, least
		}
		*size = min(*size, most)
		*at = min(max(*at, 0), most-*size)
	}
	grow(&b.x, &b.width, max(leastView, b.height*1.7), worldWidth)
	grow(&b.y, &b.height, b.width*0.43, worldHeight)
	return b
}

// greatest is the greatest number that is drawn.
func (p *originsPage) greatest() float64 {
	most := 1.0
	add := func(e *cited.Estimate) {
		for _, f := range []*float64{e.Low, e.Best, e.High} {
			if f != nil {
				most = max(most, *f)
			}
		}
	}
	for i := range p.Origins {
		add(&p.Origins[i].Estimates[0].estimate)
		for n := range p.Origins[i].Years {
			add(&p.Origins[i].Years[n].estimate)
		}
	}
	return most
}

// levels cuts rates into classes: at round numbers, each about twice the one before.
func (p *originsPage) levels() (out []float64) {
	most := 0.0
	for i := range p.Origins {
		if f := rateShown(p.Origins[i].Estimates[0].Rate); f != nil {
			most = max(most, *f)
		}
	}
	if most == 0 {
		return nil
	}
	top := roundStep(most / 2)
	for i := range 4 {
		out = append(out, top/math.Pow(2, float64(3-i)))
	}
	return append([]float64{0}, out...)
}

// rateShown is the number of a rate by which a country is shaded: its best, else its upper end, else
// its lower one.
func rateShown(r *export.Rate) *float64 {
	if r == nil || r.Missing != "" {
		return nil
	}
	return cmp.Or(r.Best, r.High, r.Low)
}

// world draws a map of all dates, or of the year with a number.
func (d *drawing) world(p *originsPage, year int) worldMap {
	m := worldMap{Box: fmt.Sprintf("%s %s %s %s", pixels(d.box.x), pixels(d.box.y), pixels(d.box.width), pixels(d.box.height)), Unit: d.box.width / 1000}
	for i := range p.Origins {
		row := &p.Origins[i]
		l, ok := d.at[row.Code]
		if !ok {
			continue
		}
		e, rate := &row.Estimates[0].estimate, row.Estimates[0].Rate
		if year >= 0 {
			e, rate = &row.Years[year].estimate, row.Years[year].rate
		}
		if p.Shaded {
			if f := rateShown(rate); f != nil {
				m.Shades = append(m.Shades, shade{Code: row.Code, Words: row.Name + ": " + tell.RateInShort(rate) + " per million", X: l.X, Y: l.Y, Class: d.class(*f), Outline: d.outlined[row.Code]})
			}
		} else if words := rangeOf(e); words != "" && (year < 0 || len(m.Symbols) < mostSmall) {
			m.Symbols = append(m.Symbols, d.symbol(row, l, e, words))
		}
	}
	slices.SortStableFunc(m.Symbols, func(a, b symbol) int { return cmp.Compare(max(b.Low, b.High), max(a.Low, a.High)) })
	d.key(&m, p.Shaded)
	return m
}

func (d *drawing) class(rate float64) int {
	for i := len(d.levels) - 1; i > 0; i-- {
		if rate >= d.levels[i] {
			return i + 1
		}
	}
	return 1
}

// radius makes areas of numbers.
func (d *drawing) radius(f *float64) float64 {
	if f == nil {
		return 0
	}
	return math.Sqrt(*f/d.most) * largestSymbol * d.box.width
}

func (d *drawing) symbol(row *originRow, l land, e *cited.Estimate, words string) symbol {
	return symbol{X: l.X, Y: l.Y, Low: d.radius(cmp.Or(e.Best, e.Low)), High: d.radius(e.High), Open: e.High == nil, Code: row.Code, Address: row.Address, Words: row.Name + ": reported range " + words}
}

// label puts the codes of countries beside their circles, the largest first, where there is room.
func (m *worldMap) label() {
	width, height := 34*m.Unit, 14*m.Unit
	for _, s := range m.Symbols {
		l := label{s.X + max(s.Low, s.High) + 2*m.Unit, s.Y, s.Code}
		taken := slices.ContainsFunc(m.Labels, func(o label) bool { return math.Abs(o.X-l.X) < width && math.Abs(o.Y-l.Y) < height }) ||
			slices.ContainsFunc(m.Symbols, func(o symbol) bool {
				return o.Code != s.Code && o.X+o.Low > l.X && o.X-o.Low < l.X+width && math.Abs(o.Y-l.Y) < o.Low+height/2
			})
		if !taken && len(m.Labels) < 25 {
			m.Labels = append(m.Labels, l)
		}
	}
}

// key explains sizes or shades.
func (d *drawing) key(m *worldMap, shaded bool) {
	if shaded {
		for i, level := range d.levels {
			words := "from " + export.Number(level)
			if i == 0 && len(d.levels) > 1 {
				words = "below " + export.Number(d.levels[1])
			}
			m.Levels = append(m.Levels, keyRow{Class: i + 1, Words: words})
		}
		return
	}
	top := roundStep(d.most / 2)
	for _, f := range []float64{top, top / 10} {
		if f >= 1 {
			m.Sizes = append(m.Sizes, keyRow{Width: 2 * d.radius(&f) / d.box.width * 100, Words: export.Number(f)})
		}
	}
}
