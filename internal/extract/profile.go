package extract

import (
	"cmp"
	"maps"
	"slices"

	"cited/internal/mention"
)

// profile is how the beginning of a document names countries and regions: as where
// people go and fight, as whose people are spoken of, or otherwise. A text on foreigners
// in a war names the war's country in other ways than theirs.
type profile struct {
	of   map[string]*naming
	sum  naming
	most []string // those named most, the first before
}

// naming counts how one place is named.
type naming struct {
	front  int // to Syria, in Iraq, the Libyan war
	people int // Tunisians, French police, from Norway
	seat   int // Paris
	all    int
	title  bool // in the first block that names any
}

// mostNamings is how many places of a profile a figure may take for the theatre.
const mostNamings = 4

// see counts the places that a sentence names.
func (p *profile) see(sc *scene, title bool) {
	if p.of == nil {
		p.of = map[string]*naming{}
	}
	for i := range sc.places {
		at := &sc.places[i]
		for _, c := range at.codes {
			p.count(c, title, func(n *naming) {
				switch {
				case at.role == fromRole || at.role == peopleRole && sc.ofPeople(*at):
					n.people++
				case sc.warOf(*at) || at.role == toRole:
					n.front++
				}
			})
		}
	}
	for _, m := range sc.s.List(mention.Countries) {
		if m.Slot == "capital" && len(m.Entry.Means) == 1 {
			p.count(m.Entry.Means[0], title, func(n *naming) { n.seat++ })
		}
	}
}

// count counts a naming of a place.
func (p *profile) count(c string, title bool, how func(*naming)) {
	n := p.of[c]
	if n == nil {
		n = &naming{}
		p.of[c] = n
	}
	for _, to := range []*naming{n, &p.sum} {
		to.all++
		how(to)
	}
	n.title = n.title || title
}

// rank orders the places when all are counted.
func (p *profile) rank() {
	p.most = slices.SortedFunc(maps.Keys(p.of), func(a, b string) int {
		return cmp.Or(cmp.Compare(p.of[b].all, p.of[a].all), cmp.Compare(a, b))
	})
}

// fronts returns the countries that may be where the war of the document is: those that
// it names most.
func (p *profile) fronts() []string {
	out := make([]string, 0, mostNamings)
	for _, c := range p.most {
		if len(out) < mostNamings && !isRegion(c) {
			out = append(out, c)
		}
	}
	return out
}

// describe says of an option what the profile has of its place.
func (p *profile) describe(c *chooser, of about, field, place string) {
	n := p.of[place]
	if n == nil {
		of.has("profile", "unnamed")
		return
	}
	front, people, all := shareOf(n.front, p.sum.front), shareOf(n.people, p.sum.people), shareOf(n.all, p.sum.all)
	led, own := shareOf(n.front, n.all), shareOf(n.people, n.all)
	c.has(field+"/front", front)
	c.has(field+"/people", people)
	c.has(field+"/front-people", front+"-"+people)
	c.has(field+"/led-own", led+"-"+own)
	c.has(field+"/share-led", all+"-"+led)
	c.has(field+"/share-own", all+"-"+own)
	of.has("front", front)
	of.has("people", people)
	of.has("led-own", led+"-"+own)
	of.has("all", all)
	c.holds(n.title, field+"/title")
	of.holds(n.title, "in-title")
	if len(p.most) > 0 {
		c.holds(p.most[0] == place, field+"/most")
	}
	c.holds(n.seat > 0, field+"/seat")
}
