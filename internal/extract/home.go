package extract

import "cited/internal/mention"

// homes are what a document has said so far of where people come from: the places
// outside the conflict that it names in any way, seats of government included.
type homes struct {
	lands tally
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
		case len(codes) != 1 || sc.insideGroup(m) || sc.excluded(m.From) || sc.isTheatre(codes[0]):
		default:
			h.lands.add(codes[0])
		}
	}
}

// leads reports whether no place is named more often.
func (h *homes) leads(list []code) bool {
	return len(list) == 1 && h.lands.sum > 0 && h.lands.count[list[0].value] == h.lands.count[h.lands.top]
}

// offerHome offers the place that the document names most often so far, and the one that
// its beginning does.
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
