package html

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"cited"
)

// facts are what a page says about itself, by where it says so. Keys are in
// lower case.
type facts struct {
	meta      map[string]string // name, property or itemprop of meta elements
	title     string
	language  string
	canonical string
	times     []string // of time elements and itemprop, the surest first
}

// metadata reads what a page says about itself. What makes no sense is left
// out: nothing is better than wrong.
func metadata(p *page, doc *html.Node) cited.Meta {
	f := gather(doc)
	d := structured(p.scripts)
	return cited.Meta{
		Title:     first(tidy, d.headline, f.meta["og:title"], f.meta["dc.title"], f.meta["dcterms.title"], f.meta["citation_title"], f.title, f.meta["twitter:title"]),
		Author:    first(person, d.author, f.meta["author"], f.meta["article:author"], f.meta["dc.creator"], f.meta["dcterms.creator"], f.meta["citation_author"], f.meta["parsely-author"], f.meta["byl"]),
		Publisher: first(tidy, d.publisher, f.meta["og:site_name"], f.meta["dc.publisher"], f.meta["dcterms.publisher"], f.meta["citation_publisher"], f.meta["application-name"]),
		Published: cited.EDTF(first(day, f.dates(d.published)...)),
		Language:  first(tag, f.language, d.language, f.meta["content-language"], f.meta["og:locale"], f.meta["dc.language"]),
		Address:   first(address, f.canonical, f.meta["og:url"], d.url),
	}
}

// dates lists what may be the day of publication, the surest first.
func (f facts) dates(structured string) []string {
	dates := []string{structured}
	for _, key := range []string{"article:published_time", "og:published_time", "article:published", "datepublished", "citation_publication_date", "citation_date",
		"dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date",
		"pubdate", "publishdate", "publish-date", "publication_date", "date", "datecreated"} {
		dates = append(dates, f.meta[key])
	}
	return append(dates, f.times...)
}

// first returns the first of the values that check lets pass, as check returns
// it.
func first(check func(string) string, values ...string) string {
	for _, v := range values {
		if v = check(v); v != "" {
			return v
		}
	}
	return ""
}

func gather(doc *html.Node) facts {
	f := facts{meta: map[string]string{}}
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			f.language = attr(n, "lang")
		case atom.Title:
			if f.title == "" && n.Namespace == "" {
				f.title = textOf(n)
			}
		case atom.Meta:
			f.addMeta(n)
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				f.canonical = attr(n, "href")
			}
		}
		f.addTime(n)
	}
	return f
}

func (f *facts) addMeta(n *html.Node) {
	for _, by := range []string{"name", "property", "itemprop", "http-equiv"} {
		key := strings.ToLower(strings.TrimSpace(attr(n, by)))
		if _, ok := f.meta[key]; key != "" && !ok {
			f.meta[key] = attr(n, "content")
		}
	}
}

// addTime takes the day that an element of the page itself gives: marked as that
// of publication, else the first in an article.
func (f *facts) addTime(n *html.Node) {
	published := strings.EqualFold(attr(n, "itemprop"), "datePublished") || hasAttr(n, "pubdate")
	if !published && n.DataAtom != atom.Time {
		return
	}
	value := first(day, attr(n, "datetime"), attr(n, "content"), textOf(n))
	switch {
	case value == "":
	case published:
		f.times = append([]string{value}, f.times...)
	case len(f.times) == 0 && inArticle(n):
		f.times = append(f.times, value)
	}
}

func inArticle(n *html.Node) bool {
	for a := range n.Ancestors() {
		switch a.DataAtom {
		case atom.Article, atom.Main:
			return true
		case atom.Aside, atom.Nav, atom.Footer, atom.Li:
			return false
		}
	}
	return false
}

// textOf returns the text of an element without marks.
func textOf(n *html.Node) string {
	var b strings.Builder
	for k := range n.Descendants() {
		if k.Type == html.TextNode {
			b.WriteString(k.Data)
		}
	}
	return strings.Map(func(r rune) rune {
		if isMark(r) {
			return -1
		}
		return r
	}, b.String())
}

// maxFact is how many bytes a title, name or address has at most.
const maxFact = 500

// tidy collapses white space; what is too long is no title.
func tidy(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > maxFact {
		return ""
	}
	return s
}

// person lets names pass, but not the addresses that some pages give instead.
func person(s string) string {
	s = tidy(s)
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") {
		return ""
	}
	for _, by := range []string{"By ", "by "} {
		s = strings.TrimPrefix(s, by)
	}
	return s
}

// tag lets language tags pass, in the form of BCP 47.
func tag(s string) string {
	s, _, _ = strings.Cut(s, ",")
	t, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	if err != nil || t == language.Und {
		return ""
	}
	return t.String()
}

// address lets addresses of the web pass.
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || len(s) > 4*maxFact {
		return ""
	}
	return u.String()
}
