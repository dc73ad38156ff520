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
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Title, atom.Iframe, atom.Object,
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

// furniture says how surely an element stands around the article and is no part
// of it.
type furniture uint8

const (
	article   furniture = iota
	doubtful            // by its name: counts unless go-trafilatura takes it for the article
	certainly           // by its element or role
)

// furnitureOf judges an element by itself.
func furnitureOf(n *html.Node) furniture {
	switch n.DataAtom {
	case atom.Nav, atom.Button, atom.Dialog, atom.Menu:
		return certainly
	case atom.Footer, atom.Aside, atom.Header:
		return doubtful
	case atom.Html, atom.Body, atom.Main:
		return article
	}
	switch strings.ToLower(attr(n, "role")) {
	case "navigation", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar", "tablist":
		return certainly
	case "banner", "contentinfo", "complementary":
		return doubtful
	}
	f := furnitureNamed(n)
	if f != article && holdsArticle(n) {
		return article
	}
	return f
}

// furnitureNamed judges an element by what its author calls it.
func furnitureNamed(n *html.Node) furniture {
	names := namesOf(n)
	switch {
	case slices.ContainsFunc(names, isConsent):
		return certainly
	case n.DataAtom == atom.Form || slices.ContainsFunc(names, isFurniture):
		return doubtful
	}
	return article
}

// holdsArticle reports whether an element is a frame around the whole page,
// which names tell nothing of: "with-sidebar", a form around everything.
func holdsArticle(n *html.Node) bool {
	for k := range n.Descendants() {
		if k.DataAtom == atom.H1 || k.DataAtom == atom.Main {
			return true
		}
	}
	return false
}

// namesOf returns the words of an element's class and id.
func namesOf(n *html.Node) []string {
	s := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" -_:/.\t\r\n", r) })
}

func isConsent(name string) bool {
	switch name {
	case "cookie", "cookies", "cookiebar", "cookiebanner", "consent", "gdpr", "cmp", "onetrust":
		return true
	}
	return false
}

func isFurniture(name string) bool {
	switch name {
	case "ad", "ads", "advert", "advertisement", "sponsored", "promo", "promos", "teaser", "teasers", "outbrain", "taboola",
		"newsletter", "subscribe", "subscription", "signup", "paywall", "share", "sharing", "social", "follow",
		"related", "recommended", "recommendations", "readmore", "trending", "popular", "mostread", "morelike", "sidebar",
		"breadcrumb", "breadcrumbs", "navbar", "navigation", "nav", "menu", "menus", "masthead", "topbar", "footer", "pagination", "pager",
		"tags", "tagcloud", "comment", "comments", "disqus", "widget", "widgets", "skip", "copyright", "toc", "login", "search":
		return true
	}
	return false
}

// isNotes reports whether an element holds footnotes or endnotes.
func isNotes(n *html.Node) bool {
	switch strings.ToLower(attr(n, "role")) {
	case "doc-footnote", "doc-endnote", "doc-endnotes":
		return true
	}
	return slices.ContainsFunc(namesOf(n), func(name string) bool {
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
	level     int // of a heading or item
	depth     int // of lists
	furniture furniture
	notes     bool
	link      bool
	pre       bool
	flat      bool       // in a cell: what would make blocks makes lines
	story     *html.Node // the article or main element around it
}

// inside returns the context of what an element holds.
func (c context) inside(n *html.Node) context {
	c.furniture = max(c.furniture, c.judge(n))
	c.notes = c.notes || isNotes(n)
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
		c.link = true
	case atom.Pre, atom.Xmp, atom.Listing, atom.Plaintext:
		c.pre = true
	case atom.Article, atom.Main:
		c.story = n
	}
	if role := attr(n, "role"); role == "main" || attr(n, "itemprop") == "articleBody" {
		c.story = n
	}
	return c
}

// judge judges an element where it stands: the header of an article holds its
// title.
func (c context) judge(n *html.Node) furniture {
	f := furnitureOf(n)
	if n.DataAtom == atom.Header && c.story != nil || f == doubtful && isNotes(n) {
		return article
	}
	return f
}
