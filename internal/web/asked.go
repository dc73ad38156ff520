package web

import (
	"net/url"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"
	"cited/internal/tell"
)

// rowsAPage is how many rows a page of a list has.
const rowsAPage = 50

// asked is what the address of a list asks for: words in the query language, values that were
// picked from facets, an order, and where the page begins. The address is all there is to a
// search: whoever keeps it has saved the search.
type asked struct {
	Path   string
	Text   string   // in the query language, as somebody wrote it
	Picked []picked // in the order of the address's keys
	Sort   string
	After  cited.ID
	Year   string // the key that a picked year is one of; empty for the time of a figure
}

// picked is a value of a facet.
type picked struct{ Key, Value string }

// The keys of an address that are no keys of a query.
const (
	keyText  = "q"
	keySort  = "sort"
	keyAfter = "after-row"
	keyYear  = "year" // of the as-of: in a query "after:2015 before:2015"
)

// readAsked reads what an address asks for of some subject.
func readAsked(u *url.URL, subject query.Subject) asked {
	values := u.Query()
	a := asked{Path: u.Path, Text: strings.TrimSpace(values.Get(keyText)), Sort: values.Get(keySort), After: cited.ID(short(values.Get(keyAfter)))}
	for _, k := range append([]string{keyYear}, keysOf(subject)...) {
		for _, v := range values[k] {
			if p := (picked{k, v}); v != "" && !slices.Contains(a.Picked, p) {
				a.Picked = append(a.Picked, p)
			}
		}
	}
	return a
}

func keysOf(subject query.Subject) (names []string) {
	for _, k := range query.KeysOf(subject) {
		names = append(names, k.Name)
		if k.Also != "" {
			names = append(names, k.Also) // facets are called so
		}
	}
	return names
}

// String is the query in its language: what the commands take for the same.
func (a asked) String() string {
	terms := []string{}
	if a.Text != "" {
		terms = append(terms, a.Text)
	}
	for i, p := range a.Picked {
		if slices.ContainsFunc(a.Picked[:i], func(o picked) bool { return o.Key == p.Key }) {
			continue
		}
		var values []string
		for _, o := range a.Picked[i:] {
			if o.Key == p.Key {
				values = append(values, query.Quoted(o.Value))
			}
		}
		if p.Key == keyYear {
			terms = append(terms, years(a.Year, values))
			continue
		}
		terms = append(terms, p.Key+":"+strings.Join(values, ","))
	}
	return strings.Join(terms, " ")
}

// years asks for what may hold, or by another key is of, the first to the last of some years.
func years(key string, quoted []string) string {
	var list []string
	for _, q := range quoted {
		list = append(list, strings.Trim(q, `"`))
	}
	if key != "" {
		return key + ":" + slices.Min(list) + ".." + slices.Max(list)
	}
	return "after:" + slices.Min(list) + " before:" + slices.Max(list)
}

// Address is the address of the list, of its first page.
func (a asked) Address() string { return a.at(a.Path, "") }

// ForExport is the address of the page that exports the list.
func (a asked) ForExport() string { return a.sorted("").at("/export", "") }

func (a asked) at(path string, after cited.ID) string {
	values := url.Values{}
	if a.Text != "" {
		values.Set(keyText, a.Text)
	}
	for _, p := range a.Picked {
		values.Add(p.Key, p.Value)
	}
	if a.Sort != "" {
		values.Set(keySort, a.Sort)
	}
	if after != "" {
		values.Set(keyAfter, string(after))
	}
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// with asks for a value as well, or no longer if it is asked for already.
func (a asked) with(key, value string) asked {
	p := picked{key, value}
	if i := slices.Index(a.Picked, p); i >= 0 {
		a.Picked = slices.Delete(slices.Clone(a.Picked), i, i+1)
		return a
	}
	a.Picked = append(slices.Clone(a.Picked), p)
	return a
}

func (a asked) sorted(by string) asked {
	a.Sort = by
	return a
}

// has reports whether a value was picked.
func (a asked) has(key, value string) bool { return slices.Contains(a.Picked, picked{key, value}) }

// query reads what was asked for with the words of the archive's codebooks.
func (s *server) query(subject query.Subject, text string) (cited.Query, error) {
	if text == "" {
		return cited.Query{}, nil
	}
	set, err := s.codebooks()
	if err != nil {
		return cited.Query{}, err
	}
	words := query.Of(set)
	ofCodebooks := words.Known
	words.Known = func(key string) []string { return append(ofCodebooks(key), s.Archive.Known(key)...) }
	q, err := query.ParseFor(subject, text, words)
	if err != nil {
		return q, err
	}
	return q, idsOf(subject, q.Terms)
}

// idsOf refuses ids of another kind than what is asked for, which nothing could have. A document may be named by its file.
func idsOf(subject query.Subject, terms []cited.Term) error {
	own := map[query.Subject]string{query.Figures: cited.FigureID, query.Statements: cited.StatementID, query.Responses: cited.ResponseID, query.Unquantified: cited.UnquantifiedID,
		query.Comparisons: cited.ComparisonID, query.Sources: cited.SourceID, query.Findings: cited.FindingID}[subject]
	kinds := map[string]string{"id": own, "figure": cited.FigureID, "document": cited.DocumentID}
	for _, t := range terms {
		want := kinds[t.Key]
		for _, v := range t.Values {
			if _, is := cited.ID(v).Bits(); want != "" && cited.ID(v).Kind() != want && (is || t.Key != "document") {
				return cited.Errorf(cited.Invalid, "%s takes an id that begins with %q, not %q; leave it out, or look for what you want by words", t.Key, want+"-", short(v))
			}
		}
	}
	return nil
}

// browsing reads the address of a list into what the archive is asked for.
func (s *server) browsing(a asked, subject query.Subject) (archive.Browsing, error) {
	q, err := s.query(subject, a.String())
	q.Limit = rowsAPage
	return archive.Browsing{Query: q, Sort: a.Sort, After: a.After}, err
}

// list is what every page of a list has around its rows.
type list struct {
	Asked    asked
	Query    string // in the query language
	What     string // one of them
	Hits     int
	Capped   bool
	Unsorted bool // an order was asked for, and too many were found for it
	Facets   []facet
	Chips    []link
	Orders   []order
	Next     string // address of the next page; empty if this is the last
	First    string // address of the first one; empty if this is it
	API      string // address of the same as JSON lines
}

// link is a link with its words.
type link struct{ Words, Address string }

// order is an order of a list, and how to ask for it.
type order struct {
	Words, Address string
	On             bool
}

// facet is how often which values are in a list.
type facet struct {
	Name   string
	Values []facetValue
	Others int
}

type facetValue struct {
	link
	Rows int
	On   bool
}

// found is what was found of a list, but for its rows.
type found struct {
	Hits           int
	Capped, Sorted bool
	Next           cited.ID
	Facets         []archive.Facet
}

func foundOf[T any](b *archive.Browsed[T]) found {
	return found{b.Hits, b.Capped, b.Sorted, b.Next, b.Facets}
}

// listOf puts together the frame of a list.
func listOf(a asked, what string, got found, orders [][2]string) list {
	l := list{Asked: a, Query: a.String(), What: what, Hits: got.Hits, Capped: got.Capped, Unsorted: a.Sort != "" && !got.Sorted, API: a.at("/api"+a.Path, "")}
	if got.Next != "" {
		l.Next = a.at(a.Path, got.Next)
	}
	if a.After != "" {
		l.First = a.Address()
	}
	for _, p := range a.Picked {
		l.Chips = append(l.Chips, link{facetName(p.Key) + ": " + valueName(p.Key, p.Value), a.with(p.Key, p.Value).Address()})
	}
	for _, f := range got.Facets {
		l.Facets = append(l.Facets, facetOf(a, &f))
	}
	for _, o := range orders {
		l.Orders = append(l.Orders, order{o[1], a.sorted(o[0]).Address(), a.Sort == o[0]})
	}
	return l
}

func facetOf(a asked, f *archive.Facet) facet {
	a = a.lifted(f.Key)
	out := facet{Name: facetName(f.Key), Others: f.Others}
	for _, v := range f.Values {
		out.Values = append(out.Values, facetValue{link{valueName(f.Key, v.Value), a.with(f.Key, v.Value).Address()}, v.Rows, a.has(f.Key, v.Value)})
	}
	return out
}

// facetName is what people call a key.
func facetName(key string) string { return strings.ReplaceAll(key, "_", " ") }

// valueName is what people call a value of a key.
func valueName(key, value string) string {
	switch key {
	case "origin", "theatre":
		return tell.Country(strings.TrimPrefix(value, "region:"))
	}
	return value
}
