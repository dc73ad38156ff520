package web

import (
	"cmp"
	"slices"

	"cited"
	"cited/internal/query"
	"cited/internal/tell"
)

// responsesPage is what states and bodies did: a table of who by what, and the list.
type responsesPage struct {
	list
	Rows  []responseRow
	Table responseTable
}

// responseRow is a response in a list.
type responseRow struct {
	Response cited.Response
	Document cited.Document
	Review   cited.Review
	Number   string
	Around   []piece
	Place    string // address of its words in the document
}

// responseTable sets actors against kinds.
type responseTable struct {
	Kinds  []string
	Actors []responseActor
	Others int // actors that are not shown
	Newest int // responses that were counted, if there are more; 0: all were
}

// responseActor is a row of the table, its cells in the order of the kinds.
type responseActor struct {
	Actor   string
	Address string
	Rows    int
	Cells   []responseCell
}

// responseCell is what an actor did of a kind: how often how far, and when.
type responseCell struct {
	Address  string
	Rows     int
	Statuses []statusRows
	Dates    string
}

type statusRows struct {
	Status cited.Status
	Rows   int
}

// Bounds of the table: so many responses are counted, and so many actors shown.
const (
	mostCounted = 5000
	mostActors  = 40
)

func (s *server) responses(r *request) error {
	a := readAsked(r.URL, query.Responses)
	b, err := s.browsing(a, query.Responses)
	if err != nil {
		return err
	}
	got, err := s.Archive.BrowseResponses(r.Context(), r.viewer, b)
	if err != nil {
		return err
	}
	p := responsesPage{list: listOf(a, "response", foundOf(&got), [][2]string{{"", "newest document"}, {"actor", "actor"}, {"kind", "kind"}, {"status", "status"}, {"publisher", "publisher"}})}
	for i := range got.Rows {
		row := &got.Rows[i]
		p.Rows = append(p.Rows, responseRow{row.Read, row.Document, row.Review, tell.AppliedTo(&row.Read), around(row.Read.Quote, row.Read.Span),
			placeOf(row.Document.ID, row.Read.Start)})
	}
	if a.After == "" {
		p.Table, err = s.responseTable(r, a, b.Query)
	}
	if err != nil {
		return err
	}
	return s.page(r, "responses", "Responses", p)
}

// responseTable counts the responses of a query by actor and kind.
func (s *server) responseTable(r *request, a asked, q cited.Query) (responseTable, error) {
	q.Limit = mostCounted + 1
	n := 0
	of := map[string]map[string][]cited.Response{}
	for row, err := range s.Archive.Responses(r.Context(), r.viewer, q) {
		if err != nil {
			return responseTable{}, err
		}
		if n++; n > mostCounted {
			break
		}
		p := row.Read
		if of[p.Actor] == nil {
			of[p.Actor] = map[string][]cited.Response{}
		}
		of[p.Actor][p.Kind] = append(of[p.Actor][p.Kind], p)
	}
	t := tableOf(a, of)
	if n > mostCounted {
		t.Newest = mostCounted
	}
	return t, nil
}

// tableOf makes the table, who did most first.
func tableOf(a asked, of map[string]map[string][]cited.Response) (t responseTable) {
	for actor, kinds := range of {
		row := responseActor{Actor: actor}
		if actor != "" {
			row.Address = a.picks("actor", actor).Address()
		}
		for kind, list := range kinds {
			if !slices.Contains(t.Kinds, kind) {
				t.Kinds = append(t.Kinds, kind)
			}
			row.Rows += len(list)
		}
		t.Actors = append(t.Actors, row)
	}
	slices.Sort(t.Kinds)
	slices.SortFunc(t.Actors, func(x, y responseActor) int {
		return cmp.Or(cmp.Compare(y.Rows, x.Rows), cmp.Compare(x.Actor, y.Actor))
	})
	if len(t.Actors) > mostActors {
		t.Others, t.Actors = len(t.Actors)-mostActors, t.Actors[:mostActors]
	}
	for i := range t.Actors {
		row := &t.Actors[i]
		for _, kind := range t.Kinds {
			c := responseCellOf(of[row.Actor][kind])
			if c.Address = a.picks("kind", kind).Address(); row.Actor != "" {
				c.Address = a.picks("kind", kind).picks("actor", row.Actor).Address()
			}
			row.Cells = append(row.Cells, c)
		}
	}
	return t
}

// responseCellOf counts responses by how far they came, and says from when to when they are.
func responseCellOf(list []cited.Response) responseCell {
	c := responseCell{Rows: len(list)}
	first, last := "", ""
	for _, status := range []cited.Status{cited.Proposed, cited.Adopted, cited.Applied, cited.StruckDown} {
		n := 0
		for i := range list {
			if list[i].Status == status {
				n++
			}
		}
		if n > 0 {
			c.Statuses = append(c.Statuses, statusRows{status, n})
		}
	}
	for i := range list {
		if list[i].Date == "" {
			continue
		}
		from, to := list[i].Date.Bounds()
		if year := yearOf(from); year != "" && (first == "" || year < first) {
			first = year
		}
		if year := yearOf(to); year > last {
			last = year
		}
	}
	switch {
	case first == last || last == "":
		c.Dates = first
	case first == "":
		c.Dates = "until " + last
	default:
		c.Dates = first + "–" + last
	}
	return c
}

// yearOf is the year of a day, empty for one that is open.
func yearOf(d cited.Day) string {
	year := d.String()
	if len(year) != len("2015-01-02") || year < "1000" {
		return ""
	}
	return year[:4]
}

// picks asks for a value of a key and no other one.
func (a asked) picks(key, value string) asked {
	a.Picked = append(slices.DeleteFunc(slices.Clone(a.Picked), func(p picked) bool { return p.Key == key }), picked{key, value})
	return a
}
