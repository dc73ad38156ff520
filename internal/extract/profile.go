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

	fronts []string // the countries among the first of them: the war may be there
}

// naming counts how one place is named.
type naming struct {
	front  int // to Syria, in Iraq, the Libyan war
	people int // Tunisians, French police, from Norway
	seat   int // Paris
	all    int
	title  bool // in the first stretch of the text that names any

	ofFront, ofPeople, ofAll string // how much it has of all namings of the kind
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
	for _, c := range p.most {
		p.of[c].weigh(&p.sum)
		if len(p.fronts) < mostNamings && !isRegion(c) {
			p.fronts = append(p.fronts, c)
		}
	}
}

// weigh says how the namings of a place stand to those of all.
func (n *naming) weigh(sum *naming) {
	n.ofFront, n.ofPeople, n.ofAll = shareOf(n.front, sum.front), shareOf(n.people, sum.people), shareOf(n.all, sum.all)
}

// describe says of an option what the profile has of its place. Shares of two kinds
// together would tell single documents apart, and not what makes a theatre.
func (p *profile) describe(c *chooser, of about, field, place string, abroad bool) {
	n := p.of[place]
	if n == nil {
		of.has("profile", "unnamed")
		return
	}
	own := c.about(field)
	own.has("front", n.ofFront)
	own.has("people", n.ofPeople)
	own.holds(n.title, "title")
	own.holds(p.most[0] == place, "most")
	own.holds(n.seat > 0, "seat")
	of.holds(n.title, "in-title")
	if abroad { // where people come from is not where they are
		of.has("front", n.ofFront)
		of.has("people", n.ofPeople)
		of.has("all", n.ofAll)
	}
}
