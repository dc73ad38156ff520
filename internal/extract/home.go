package extract

import (
	"slices"
	"strings"

	"cited/internal/mention"
)

// homes are what a document has said so far of where people come from: the places
// outside the conflict that it names in any way, seats of government included, and
// the origins of its figures.
type homes struct {
	lands   tally
	wars    int            // namings of countries of the conflict
	figures map[string]int // by their origin
	read    int
	lead    []code // the origin of the first figure that has one
	last    []code // that of the last
}

// see counts the places that a sentence names.
func (h *homes) see(sc *scene) {
	for _, m := range sc.s.Matches {
		switch m.Entry.List {
		case mention.Countries, mention.Regions, mention.Historic:
		default:
			continue
		}
		codes := codesOf(m, sc.s)
		switch {
		case len(codes) != 1 || sc.insideGroup(m):
		case sc.isTheatre(codes[0]):
			h.wars++
		default:
			h.lands.add(codes[0])
		}
	}
}

// tell notes the origin of a figure.
func (h *homes) tell(d *draft) {
	if h.figures == nil {
		h.figures = map[string]int{}
	}
	h.read++
	h.figures[joinedValues(d.origin)]++
	if len(d.origin) == 0 {
		return
	}
	h.last = inheritAll(d.origin, "context.section")
	if h.lead == nil {
		h.lead = h.last
	}
}

// detach drops where the document says so.
func (h *homes) detach() {
	for _, list := range [][]code{h.lead, h.last} {
		for i := range list {
			list[i].at.Start, list[i].at.End = 0, 0
		}
	}
}

// leads reports whether no place is named more often.
func (h *homes) leads(list []code) bool {
	return len(list) == 1 && h.lands.sum > 0 && h.lands.count[list[0].value] == h.lands.count[h.lands.top]
}

// joinedValues writes the values of a list as one.
func joinedValues(list []code) string {
	if len(list) == 1 {
		return list[0].value
	}
	return strings.Join(values(list), " ")
}

// describeHome says what the document has said of a list of places so far.
func (o *origins) describeHome(of about, list []code) {
	h := o.homes
	named := h.named(list)
	of.has("named", named)
	war := o.war()
	of.has("war", war)
	of.has("named-war", named+"-"+war)
	o.describeAhead(of, list)
	if len(list) == 0 {
		of.has("named-own", named+"-"+o.own())
		return
	}
	o.choices.has("origin/named", named)
	o.choices.has("origin/times", bucket(h.lands.count[list[0].value]))
	if h.leads(list) {
		of.has("leads", war)
		of.has("leads-led-to", o.ledTo(list[0].value)+"-"+war)
	}
	o.choices.holds(h.leads(list), "origin/leads")
}

// war tells whether the document has spoken of a conflict that the codebook knows:
// before, only in this sentence, or not.
func (o *origins) war() string {
	switch {
	case o.homes.wars > 0:
		return "known"
	case slices.ContainsFunc(o.scene.places, func(p place) bool { return o.b.theatre[p.codes[0]] }):
		return "new"
	}
	return "other"
}

// offerHome offers the place that the document names most often so far, and where its
// last figures and its first were from.
func (o *origins) offerHome() {
	top := o.homes.lands.top
	if top != "" {
		o.offer([]code{{value: top}}, "home", "context.document")
		o.choices.has("home/times", bucket(o.homes.lands.count[top]))
	}
	if next := o.ahead.lands.top; next != "" && next != top {
		o.offer([]code{{value: next}}, "home-ahead", "context.document")
		o.choices.has("home-ahead/times", bucket(o.ahead.lands.count[next]))
	}
}
