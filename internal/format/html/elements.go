package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"cited/internal/text"
)

// isBlock reports whether an element starts and ends a block.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Legend, atom.Li,
		atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.Option, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Xmp, atom.Listing, atom.Plaintext:
		return true
	}
	return false
}

// isHidden reports whether a browser shows nothing of an element.
func isHidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Template:
		return !hasAttr(n, "shadowrootmode") && !hasAttr(n, "shadowroot") // those are what custom elements show
	case atom.Script, atom.Style, atom.Noscript, atom.Svg, atom.Head, atom.Title, atom.Iframe, atom.Object,
		atom.Audio, atom.Video, atom.Canvas, atom.Map, atom.Datalist, atom.Select, atom.Textarea:
		return true
	}
	if n.Data == "svg" || hasAttr(n, "hidden") {
		return true
	}
	style := strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// isNotes reports whether an element of these names holds footnotes or endnotes.
func isNotes(n *html.Node, names []string) bool {
	switch strings.ToLower(attr(n, "role")) {
	case "doc-footnote", "doc-endnote", "doc-endnotes":
		return true
	}
	return slices.ContainsFunc(names, func(name string) bool {
		switch name {
		case "footnote", "footnotes", "endnote", "endnotes", "fn", "fnlist", "reflist", "references":
			return true
		}
		return false
	})
}

// headingLevel returns the level of a heading, 0 for other elements.
func headingLevel(a atom.Atom) int {
	return 1 + slices.Index([]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}, a)
}

// context is what the elements around a text say of it.
type context struct {
	kind      text.Kind
	level     int        // of a heading or item
	depth     int        // of lists
	furniture furniture  // by an element within the block
	names     []string   // the words of the element's class and id
	region    int        // number of the region
	cell      *html.Node // of a table that is one; nil outside of them
	notes     bool
	link      bool
	bold      bool
	caption   bool // in words below a picture or above a table
	pre       bool
	flat      bool // in a cell: what would make blocks makes lines
	story     bool // in an article or main element
}

// inside returns the context of what an element holds.
func (c context) inside(n *html.Node) context {
	c.names = namesOf(n)
	if !isBlock(n.DataAtom) && isTool(n) {
		c.furniture = certainly
	}
	c.caption = c.caption || isCaption(n, c.names)
	c.notes = c.notes || isNotes(n, c.names)
	switch a := n.DataAtom; a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.kind, c.level = text.Heading, headingLevel(a)
	case atom.Ul, atom.Ol, atom.Dir, atom.Menu:
		c.depth++
	case atom.Li:
		c.kind, c.level = text.Item, max(c.depth, 1)
	case atom.Blockquote:
		c.kind, c.level = text.Quotation, 0
	case atom.A:
		c.link = leadsAway(n)
	case atom.B, atom.Strong, atom.Big:
		c.bold = true
	case atom.Font:
		c.bold = c.bold || hasAttr(n, "size")
	case atom.Pre, atom.Xmp, atom.Listing, atom.Plaintext:
		c.pre = true
	}
	c.story = c.story || isStory(n)
	return c
}

// leadsAway reports whether a link leads to another page.
func leadsAway(n *html.Node) bool {
	to := strings.TrimSpace(attr(n, "href"))
	return to != "" && to[0] != '#'
}

// isStory reports whether an element says that it holds the main text.
func isStory(n *html.Node) bool {
	return n.DataAtom == atom.Article || n.DataAtom == atom.Main || attr(n, "role") == "main" || attr(n, "itemprop") == "articleBody"
}
