package extract

import (
	"slices"

	"cited/internal/mention"
)

// homes are what a document has said so far of where people come from: the places
// outside the conflict that it names in any way, seats of government included, and
// the origins of its figures.
type homes struct {
	lands tally
	wars  int    // namings of countries of the conflict
	lead  []code // the origin of the first figure that has one
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
		case len(codes) != 1 || sc.insideGroup(m) || sc.excluded(m.From):
		case sc.isTheatre(codes[0]):
			h.wars++
		default:
			h.lands.add(codes[0])
		}
	}
}

// tell notes the origin of a figure.
func (h *homes) tell(d *draft) {
	if len(d.origin) == 0 {
		return
	}
	if h.lead == nil {
		h.lead = inheritAll(d.origin, "context.section")
	}
}

// detach drops where the document says so.
func (h *homes) detach() {
	for i := range h.lead {
		h.lead[i].at.Start, h.lead[i].at.End = 0, 0
	}
}

// named says how much of all naming of places so far is of this one; for none, of the
// place that is named most.
func (h *homes) named(list []code) string {
	c := h.lands.top
	if len(list) > 0 {
		c = list[0].value
	}
	return shareOf(h.lands.count[c], h.lands.sum)
}

// leads reports whether no place is named more often.
func (h *homes) leads(list []code) bool {
	return len(list) == 1 && h.lands.sum > 0 && h.lands.count[list[0].value] == h.lands.count[h.lands.top]
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
