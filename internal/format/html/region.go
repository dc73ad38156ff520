package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// region is an element that makes a block, with all that stands in it: the page
// as the choice of the main text sees it. Regions are in the order of the page, so
// that one stands before those inside it.
type region struct {
	node     *html.Node
	around   int // number of the region that it stands in, -1 for the body
	next     int // number of the first region behind it
	from, to int // numbers of its blocks
	style    int // number of its element and classes, and those of the one around it
	titles   int // h1 and main elements in it
	fields   int // fields to type into in it

	hint   furniture // what its element and names say of it, and later those around it too
	cut    bool      // no part of the main text
	teaser bool      // one of a row of links to other pages, each with a few words
}

// styles numbers the ways in which regions are made.
type styles map[string]int

func (s styles) number(key string) int {
	n, ok := s[key]
	if !ok {
		n = len(s) + 1
		s[key] = n
	}
	return n
}

// enter begins the region of an element.
func (l *layout) enter(n *html.Node, c context) int {
	key := n.Data + " " + classesOf(n)
	own, around := l.styles.number(key), 0
	if c.region >= 0 {
		around = l.regions[c.region].style
	}
	r := region{node: n, around: c.region, from: len(l.blocks), titles: l.titles, fields: l.fields, hint: judge(n, c)}
	r.style = l.styles.number(string([]rune{rune(own), rune(around)}))
	l.regions = append(l.regions, r)
	if n.DataAtom == atom.H1 || n.DataAtom == atom.Main {
		l.titles++
	}
	return len(l.regions) - 1
}

// leave ends the region that was entered last and not yet left.
func (l *layout) leave(i int) {
	r := &l.regions[i]
	r.to, r.next = len(l.blocks), len(l.regions)
	r.titles, r.fields = l.titles-r.titles, l.fields-r.fields
}

// classesOf returns the classes of an element but for those that hold digits,
// which number it or come from a program.
func classesOf(n *html.Node) string {
	var b strings.Builder
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if !strings.ContainsAny(class, "0123456789") {
			b.WriteString(class)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// isCaption reports whether an element of these names holds the words below a
// picture or above a table.
func isCaption(n *html.Node, names []string) bool {
	switch n.DataAtom {
	case atom.Figcaption, atom.Caption, atom.Figure:
		return true
	case atom.Body, atom.Article, atom.Main, atom.Section:
		return false
	}
	return slices.ContainsFunc(names, func(name string) bool {
		return strings.HasSuffix(name, "caption") || name == "legend" || name == "legende" || name == "bildunterschrift"
	})
}

// isField reports whether readers type into an element: a search, a letter to
// subscribe to, a comment.
func isField(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Textarea:
		return true
	case atom.Input:
		switch strings.ToLower(attr(n, "type")) {
		case "", "text", "email", "search", "password", "tel":
			return true
		}
	}
	return false
}

// inside calls f with the number of each region directly in the i-th.
func (l *layout) inside(i int, f func(k int)) {
	for k := i + 1; k < l.regions[i].next; k = l.regions[k].next {
		f(k)
	}
}

// covers reports whether the i-th region holds the k-th or is it.
func (l *layout) covers(i, k int) bool { return i <= k && k < l.regions[i].next }
