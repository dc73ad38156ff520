package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// elements names the elements of a page as people find them in its source or in
// the tools of a browser: "#content > p[7]", "article > table[2] tr[3] td[1]". A path
// begins at the nearest element around with an id, at the only article or main
// element of the page, else below the body. Elements are counted among those of their
// name in the same element, rows among those of their table; one alone has no number.
type elements struct {
	ids   map[string]int        // how many elements have it
	sole  map[atom.Atom]int     // how many article and main elements there are
	nth   map[*html.Node]int32  // among its siblings of its name; 0 where it is alone
	paths map[*html.Node]string // of what holds the elements that were asked for
}

// What a path is made of, in bytes. What is longer, or of other characters than
// names are made of, is left out of it: a page can call its elements anything.
const (
	longestID   = 40
	longestName = 30
	longestPath = 120
)

// What stands between the elements of a path, and for those that it has no room for.
const (
	child      = " > "
	descendant = " "
	leftOut    = "…"
)

// place gives what was read from each block the path of its element. A page that was
// flattened has no elements of its own to name.
func (l *layout) place(doc *html.Node) {
	if l.page.flat {
		return
	}
	e := elements{ids: map[string]int{}, sole: map[atom.Atom]int{}, nth: make(map[*html.Node]int32, len(l.regions)), paths: map[*html.Node]string{}}
	e.count(doc)
	k := 0
	for i := range l.blocks {
		b := &l.blocks[i]
		path := e.path(l.elementOf(b))
		for k < len(l.m) && l.m[k].Start < b.Start {
			k++
		}
		for ; k < len(l.m) && l.m[k].Start < b.End; k++ {
			l.m[k].Place = path
		}
	}
}

// elementOf returns the element that holds a block.
func (l *layout) elementOf(b *block) *html.Node {
	if b.cell != nil {
		return b.cell
	}
	return l.regions[b.region].node
}

// count counts what a path may begin at.
func (e *elements) count(doc *html.Node) {
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main {
			e.sole[n.DataAtom]++
		}
		if len(n.Attr) > 0 {
			if id := attr(n, "id"); isPlain(id, longestID) {
				e.ids[id]++
			}
		}
	}
}

// isPlain reports whether a name is short and of letters, digits and the marks
// within names, so that nothing of it reads as another part of a path.
func isPlain(name string, longest int) bool {
	if name == "" || len(name) > longest {
		return false
	}
	for i := range len(name) {
		if c := name[i]; !isAlphanumeric(c) && c != '-' && c != '_' && c != '.' && c != ':' {
			return false
		}
	}
	return true
}

// path returns the path of an element.
func (e *elements) path(n *html.Node) string {
	if p := e.start(n); p != "" {
		return p
	}
	return e.below(n)
}

// around returns the path of an element that holds others, which is asked for again.
func (e *elements) around(n *html.Node) string {
	p, ok := e.paths[n]
	if !ok {
		p = e.path(n)
		e.paths[n] = p
	}
	return p
}

// start returns what a path is that begins with an element, "" if none does.
func (e *elements) start(n *html.Node) string {
	if id := attr(n, "id"); e.ids[id] == 1 {
		return "#" + id
	}
	if n.DataAtom == atom.Body || e.sole[n.DataAtom] == 1 || n.Parent == nil {
		return nameOf(n)
	}
	return ""
}

// below returns the path of an element that goes on from the one around it, as much of
// its end as there is room for.
func (e *elements) below(n *html.Node) string {
	around, between := n.Parent, child
	for isRows(around) && around.Parent != nil {
		around = around.Parent
	}
	if n.DataAtom == atom.Tr || isCell(n) {
		between = descendant
	}
	own := nameOf(n)
	if i := e.number(n, around); i > 0 {
		own += "[" + strconv.Itoa(int(i)) + "]"
	}
	if around.DataAtom == atom.Body && e.start(around) == "body" {
		return own
	}
	p := e.around(around) + between + own
	for len(p) > longestPath {
		_, rest, ok := strings.Cut(strings.TrimPrefix(p, leftOut+child), child)
		if !ok {
			break
		}
		p = leftOut + child + rest
	}
	return p
}

// isRows reports whether an element only holds the rows of a table.
func isRows(n *html.Node) bool {
	return n.DataAtom == atom.Tbody || n.DataAtom == atom.Thead || n.DataAtom == atom.Tfoot
}

// nameOf returns the name of an element as paths have it.
func nameOf(n *html.Node) string {
	if n.DataAtom != 0 || isPlain(n.Data, longestName) {
		return n.Data
	}
	return "*"
}

// number returns the number of an element within the one around it, 0 if no other is
// of its name.
func (e *elements) number(n, around *html.Node) int32 {
	if i, ok := e.nth[n]; ok {
		return i
	}
	e.numberAll(around, &names{})
	return e.nth[n]
}

// numberAll numbers what an element holds, and with it what its groups of rows hold.
func (e *elements) numberAll(around *html.Node, last *names) {
	for k := around.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type != html.ElementNode:
			continue
		case isRows(k):
			e.nth[k] = 0
			e.numberAll(k, last)
			continue
		}
		before := last.swap(nameOf(k), k)
		if before == nil {
			e.nth[k] = 0
			continue
		}
		i := max(e.nth[before], 1)
		e.nth[before], e.nth[k] = i, i+1
	}
}

// names knows the last element of each name among siblings: few names, nearly always,
// which are found sooner in a row than in a map.
type names struct {
	few  [8]named
	n    int
	many map[string]*html.Node
}

type named struct {
	name string
	last *html.Node
}

// swap returns the last element of a name, nil if there was none, and puts another
// in its place.
func (s *names) swap(name string, n *html.Node) *html.Node {
	for i := range s.few[:s.n] {
		if f := &s.few[i]; f.name == name {
			before := f.last
			f.last = n
			return before
		}
	}
	if s.n < len(s.few) {
		s.few[s.n] = named{name, n}
		s.n++
		return nil
	}
	if s.many == nil {
		s.many = map[string]*html.Node{}
	}
	before := s.many[name]
	s.many[name] = n
	return before
}
