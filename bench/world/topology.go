package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// topology is a file of TopoJSON, as far as it is needed.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   struct {
		Countries struct {
			Geometries []struct {
				Type       string
				ID         string
				Arcs       json.RawMessage
				Properties struct{ Name string }
			}
		}
	}
}

// point is a place: in degrees, or on the map.
type point struct{ x, y float64 }

// country is its rings in the plane, outer and inner ones alike.
type country struct {
	code  string // ISO 3166-1 alpha-3, XKX for Kosovo; empty for land that has no code
	rings [][]point
}

// width is how wide the map is, in its own units: at a thousand pixels, one is half a pixel.
const width = 2000

func readCountries(file string) ([]country, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	arcs := t.decode()
	var out []country
	for _, g := range t.Objects.Countries.Geometries {
		var polygons [][][]int
		if g.Type == "Polygon" {
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		} else {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, g.Properties.Name, err)
		}
		c := country{code: codeOf(g.ID, g.Properties.Name)}
		for _, polygon := range polygons {
			for _, ring := range polygon {
				c.rings = append(c.rings, flat(join(arcs, ring))...)
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// codeOf returns the code of a country by its number.
func codeOf(number, name string) string {
	if name == "Kosovo" {
		return "XKX"
	}
	region, err := language.ParseRegion(number)
	if number == "" || err != nil {
		return ""
	}
	return region.ISO3()
}

// decode returns the arcs in degrees.
func (t *topology) decode() [][]point {
	out := make([][]point, len(t.Arcs))
	for i, arc := range t.Arcs {
		x, y := 0, 0
		for _, step := range arc {
			x, y = x+step[0], y+step[1]
			out[i] = append(out[i], point{float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0], float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
	}
	return out
}

// join puts arcs together to a ring; ^n is arc n from its end.
func join(arcs [][]point, ring []int) (out []point) {
	for _, n := range ring {
		if n >= 0 {
			out = append(out, arcs[n]...)
			continue
		}
		for i := len(arcs[^n]) - 1; i >= 0; i-- {
			out = append(out, arcs[^n][i])
		}
	}
	return out
}

// flat puts a ring on the map. One that goes over the 180th meridian is cut there into two.
func flat(ring []point) (out [][]point) {
	turned, east, west := slices.Clone(ring), 0.0, 0.0
	for i := 1; i < len(turned); i++ {
		for turned[i].x-turned[i-1].x > 180 {
			turned[i].x -= 360
		}
		for turned[i].x-turned[i-1].x < -180 {
			turned[i].x += 360
		}
		east, west = max(east, turned[i].x), min(west, turned[i].x)
	}
	for shift := -360.0; shift <= 360; shift += 360 {
		if east+shift <= -180 || west+shift >= 180 {
			continue
		}
		part := cut(cut(turned, shift, 1), shift, -1)
		for i, p := range part {
			part[i] = project(p.x+shift, p.y)
		}
		if len(part) > 2 {
			out = append(out, part)
		}
	}
	return out
}

// cut keeps what of a ring, shifted to the east, lies on this side of the 180th meridian: by the
// algorithm of Sutherland and Hodgman (1974).
func cut(ring []point, shift, side float64) (out []point) {
	border := side*180 - shift
	in := func(p point) bool { return side*p.x <= side*border }
	for i, p := range ring {
		before := ring[(i+len(ring)-1)%len(ring)]
		if in(p) != in(before) {
			part := (border - before.x) / (p.x - before.x)
			out = append(out, point{border, before.y + part*(p.y-before.y)})
		}
		if in(p) {
			out = append(out, p)
		}
	}
	return out
}

// project is the Equal Earth projection of Šavrič, Patterson and Jenny (2018): areas keep their sizes.
func project(longitude, latitude float64) point {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	m := math.Sqrt(3) / 2
	theta := math.Asin(m * math.Sin(latitude*math.Pi/180))
	t2 := theta * theta
	t6 := t2 * t2 * t2
	x := longitude * math.Pi / 180 * math.Cos(theta) / (m * (a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2)))
	y := theta * (a1 + a2*t2 + t6*(a3+a4*t2))
	const half, top = 2.706630, 1.317363 // of the equator; of the northern pole
	return point{(x + half) / (2 * half) * width, (top - y) / (2 * half) * width}
}

// area is twice the signed area of a ring.
func area(ring []point) (sum float64) {
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum
}

// middle is the middle of the largest piece of a country.
func (c *country) middle() (x, y int) {
	largest := c.rings[0]
	for _, ring := range c.rings {
		if math.Abs(area(ring)) > math.Abs(area(largest)) {
			largest = ring
		}
	}
	var sum point
	whole := area(largest)
	if whole == 0 {
		return int(math.Round(largest[0].x)), int(math.Round(largest[0].y))
	}
	for i, p := range largest {
		q := largest[(i+1)%len(largest)]
		cross := p.x*q.y - q.x*p.y
		sum.x += (p.x + q.x) * cross
		sum.y += (p.y + q.y) * cross
	}
	return int(math.Round(sum.x / (3 * whole))), int(math.Round(sum.y / (3 * whole)))
}

// outline writes the rings as a path of SVG in whole units; what is smaller than a unit is left out.
func (c *country) outline() string {
	var b strings.Builder
	for _, ring := range c.rings {
		var last, first [2]int
		var steps strings.Builder
		n := 0
		for i, p := range ring {
			at := [2]int{int(math.Round(p.x)), int(math.Round(p.y))}
			if i == 0 {
				first, last = at, at
				continue
			}
			if at == last || i == len(ring)-1 && at == first {
				continue
			}
			writeStep(&steps, at[0]-last[0])
			writeStep(&steps, at[1]-last[1])
			last = at
			n++
		}
		if n >= 2 {
			fmt.Fprintf(&b, "M%d %dl%sz", first[0], first[1], strings.TrimPrefix(steps.String(), " "))
		}
	}
	return b.String()
}

// writeStep writes a number of a path: a minus parts it from the one before.
func writeStep(b *strings.Builder, n int) {
	if n >= 0 {
		b.WriteByte(' ')
	}
	fmt.Fprint(b, n)
}
