package html

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furniture says how surely something stands around the main text and is no part
// of it.
type furniture uint8

const (
	article   furniture = iota
	doubtful            // by its name: counts unless it holds most of the page
	talk                // what readers say of it: counts unless there is nothing else
	certainly           // by its element or role
)

// judge judges a region by itself; c is the context of what it holds.
func judge(n *html.Node, c context) furniture {
	if f := judgeElement(n, c); f != doubtful || !c.notes {
		return f
	}
	return article
}

func judgeElement(n *html.Node, c context) furniture {
	if isTool(n) {
		return certainly
	}
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main:
		return article
	case atom.Footer, atom.Aside:
		return doubtful
	case atom.Header:
		if !c.story {
			return doubtful
		}
	}
	switch strings.ToLower(attr(n, "role")) {
	case "banner", "contentinfo", "complementary":
		return doubtful
	}
	if f := judgeType(attr(n, "itemtype") + attr(n, "typeof")); f != article {
		return f
	}
	return judgeNames(c.names)
}

// isTool reports whether an element is there to move about in the page or the
// site, or to be clicked away.
func isTool(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Button, atom.Dialog, atom.Menu:
		return true
	}
	switch strings.ToLower(attr(n, "role")) {
	case "navigation", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar", "tablist", "button":
		return true
	}
	return false
}

// judgeType judges by the types of schema.org.
func judgeType(kind string) furniture {
	_, kind, _ = strings.Cut(kind, "schema.org/")
	switch kind {
	case "WPHeader", "WPFooter", "WPSideBar", "WPAdBlock", "SiteNavigationElement":
		return certainly
	case "Comment", "UserComments":
		return talk
	}
	return article
}

func judgeNames(names []string) furniture {
	found := article
	for i, name := range names {
		if i > 0 && isWithout(names[i-1]) || i+1 < len(names) && isState(names[i+1]) {
			continue
		}
		f := judgeName(name)
		if f == article && i > 0 {
			f = judgePair(names[i-1], name)
		}
		found = max(found, f)
	}
	return found
}

// isWithout reports whether a word says of the next that an element has it, or has
// it not: "no-sidebar".
func isWithout(name string) bool {
	return name == "no" || name == "has" || name == "with" || name == "without"
}

// isState reports whether a word says how the one before is: "comments-open".
func isState(name string) bool {
	return name == "open" || name == "closed" || name == "enabled" || name == "disabled"
}

// namesOf returns the words of an element's class and id, in lower case and without
// the numbers behind them: "relatedLinks-2" is "related", "links".
func namesOf(n *html.Node) []string {
	var names []string
	for _, s := range []string{attr(n, "class"), attr(n, "id")} {
		if len(s) > maxFact {
			continue
		}
		for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r < 0x80 && !isAlphanumeric(byte(r)) }) {
			names = appendWords(names, word)
		}
	}
	return names
}

// appendWords parts a word where a capital follows a small letter.
func appendWords(names []string, word string) []string {
	start, small := 0, false
	for i, r := range word {
		if small && unicode.IsUpper(r) {
			names = appendName(names, word[start:i])
			start = i
		}
		small = unicode.IsLower(r)
	}
	return appendName(names, word[start:])
}

func appendName(names []string, word string) []string {
	if word = strings.TrimRight(word, "0123456789"); word == "" {
		return names
	}
	return append(names, strings.ToLower(word))
}

// judgeName judges by what authors of pages call their furniture, in the languages
// that they write it in.
func judgeName(name string) furniture {
	switch name {
	case "cookie", "cookies", "cookiebar", "cookiebanner", "cookieconsent", "consent", "gdpr", "onetrust", "didomi", "cookiebot",
		"sr", "visuallyhidden", "offscreen", "skiplink", "skiplinks", "modal", "popup", "popin":
		return certainly
	case "comments", "commentlist", "commentarea", "disqus", "respond", "reactions", "kommentare", "kommentarer", "commentaires", "comentarios",
		"commenti", "reacties", "komentarze", "yorumlar", "kommentarii":
		return talk
	case "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "adsense", "adslot", "adunit", "adbox", "dfp", "gpt", "banner", "banners",
		"sponsor", "sponsored", "sponsors", "promo", "promos", "promotion", "promoted", "cta", "outbrain", "taboola", "mgid", "teads", "revcontent",
		"werbung", "anzeige", "publicite", "publicidad", "publicidade", "pubblicita", "reclame", "reklam", "reklama", "iklan",
		"newsletter", "newsletters", "subscribe", "subscription", "subscriptions", "signup", "optin", "donate", "donation", "membership",
		"share", "sharing", "shares", "sharebar", "sharedaddy", "addthis", "addtoany", "social", "socials", "socialmedia", "follow", "partager", "compartir",
		"condividi", "compartilhar", "teilen", "delen", "paylas",
		"related", "relatedposts", "relateds", "recommended", "recommendation", "recommendations", "recirc", "recirculation", "readmore", "readnext", "trending",
		"popular", "mostread", "mostviewed", "morelike", "morefrom", "seealso", "alsoread", "upnext", "onward", "relacionadas", "relacionados", "correlati", "verwandt",
		"aehnlich", "teaser", "teasers", "sidebar", "sidebars",
		"breadcrumb", "breadcrumbs", "crumbs", "navbar", "navigation", "nav", "navi", "menu", "menus", "submenu", "masthead", "topbar", "toolbar", "tools", "toolbox",
		"footer", "colophon", "pagination", "paginator", "pager", "paging", "tags", "taglist", "tagcloud",
		"noprint", "lightbox", "widgetarea", "skip", "copyright", "toc", "login", "signin", "search", "searchform", "authorbox", "author", "authors", "byline", "autor", "auteur", "autore", "bio", "printfriendly", "feedback", "poll", "rating", "ratings",
		"meta", "metadata", "postmetadata", "postmeta", "entrymeta", "postprofile", "userinfo", "userdetails", "username", "avatar", "signature",
		"actions", "counter", "postnav", "quicklinks", "sitemap", "infobar", "alertbar":
		return doubtful
	}
	return article
}

// judgePair judges by two words that stand together.
func judgePair(first, second string) furniture {
	switch first + " " + second {
	case "screen reader", "visually hidden", "skip link", "assistive text":
		return certainly
	case "comment list", "comment section", "comment area", "comment form", "comment thread", "user comments", "fb comments":
		return talk
	case "see also", "read also", "read more", "read next", "also read", "more from", "more on", "more stories", "more news", "most read", "most viewed", "most popular", "up next",
		"latest news", "latest posts", "latest stories", "latest articles", "recent posts", "recent articles", "top stories", "editors picks", "editor picks", "you may",
		"lire aussi", "a lire", "leia mais", "leia tambem", "lea mas", "leggi anche", "lees ook", "lees meer", "mehr zum", "post tags", "entry tags", "article tags", "tag list",
		"tag links", "cat links", "author bio", "author box", "author info", "about author", "about the", "post author", "post navigation", "posts navigation", "nav links",
		"prev next", "next prev", "entry footer", "entry meta", "post meta", "article meta", "article tools", "story tools", "sign up", "sign in", "log in", "call to", "back to",
		"widget area", "widget widget", "sidebar widget", "right rail", "side rail", "left rail", "link list", "linked list", "site header", "site footer", "page footer", "page header", "global header", "global footer", "text size", "font size", "print link":
		return doubtful
	}
	return article
}

// isBody reports whether an element says that it holds the body of an article.
func isBody(n *html.Node) bool {
	if isStory(n) {
		return true
	}
	names := namesOf(n)
	for i := range names {
		if names[i] == "articlebody" || names[i] == "storybody" || names[i] == "hentry" || names[i] == "bodytext" {
			return true
		}
		if i > 0 && slices.Contains([]string{"article", "story", "entry", "post", "news", "page", "main", "single", "field", "node", "rich", "item"}, names[i-1]) &&
			slices.Contains([]string{"body", "content", "text", "copy", "maincontent"}, names[i]) {
			return true
		}
	}
	return false
}

// isFrame reports whether an element that HTML does not know holds blocks, as those
// of pages that are put together in the browser do.
func isFrame(n *html.Node) bool {
	if n.DataAtom != 0 || !strings.Contains(n.Data, "-") {
		return false
	}
	for k := range n.ChildNodes() {
		if isBlock(k.DataAtom) || isFrame(k) {
			return true
		}
	}
	return false
}
