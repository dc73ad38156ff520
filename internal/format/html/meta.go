package html

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"cited"
)

// facts are what a page says about itself, by where it says so. Keys are in
// lower case.
type facts struct {
	meta      map[string]string // name or property of meta elements
	items     map[string]string // properties of the article in the markup: schema.org as microdata
	title     string
	language  string
	canonical string
	license   string   // where the link to it leads
	times     []string // of time elements
}

// said is something that a page says, and where.
type said struct{ value, where string }

// metadata reads what a page says about itself. What makes no sense is left
// out: nothing is better than wrong.
func metadata(p *page, doc *html.Node) cited.Imprint {
	f := gather(doc)
	d := structured(p.scripts)
	i := cited.Imprint{From: map[string]string{}}
	say := func(field string, value *string, check func(string) string, list ...[]said) {
		for _, s := range slices.Concat(list...) {
			if *value = check(s.value); *value != "" {
				i.From[field] = s.where
				return
			}
		}
	}
	published, modified, created := datesOf()
	say("title", &i.Title, tidy, f.schema(d.headline, "headline"), f.of("og:title", "dc.title", "dcterms.title", "citation_title"),
		[]said{{f.title, "title element"}}, f.of("twitter:title"))
	say("author", &i.Author, person, f.schema(d.author, "author"), f.of("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl"))
	say("publisher", &i.Publisher, tidy, f.schema(d.publisher, "publisher"), f.of("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"))
	say("published", (*string)(&i.Published), day, f.schema(d.published, "datePublished"), f.of(published...), f.timed())
	say("modified", (*string)(&i.Modified), day, f.schema(d.modified, "dateModified"), f.of(modified...))
	say("created", (*string)(&i.Created), day, f.schema(d.created, "dateCreated"), f.of(created...))
	say("language", &i.Language, tag, []said{{f.language, "html lang"}}, f.schema(d.language, "inLanguage"), f.of("content-language", "og:locale", "dc.language", "dcterms.language"))
	say("address", &i.Address, address, []said{{f.canonical, "link rel=canonical"}}, f.of("og:url"), f.schema(d.url, ""))
	say("rights", &i.Rights, rights, f.schema(d.license, "license"), f.of("dcterms.license", "dc.rights.license"), []said{{f.license, "link rel=license"}},
		f.of("dc.rights", "dcterms.rights", "dcterms.rightsholder", "rights", "copyright"))
	return i
}

// datesOf lists the meta elements that may hold a date, the surest first. The day on
// which a page was made stands for that of publication where nothing better is said.
func datesOf() (published, modified, created []string) {
	created = []string{"dcterms.created", "dc.date.created", "datecreated"}
	modified = []string{"article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "datemodified", "last-modified", "revised"}
	published = []string{"article:published_time", "og:published_time", "article:published", "datepublished", "citation_publication_date", "citation_date",
		"dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date",
		"pubdate", "publishdate", "publish-date", "publication_date", "date", "datecreated"}
	return published, modified, created
}

// of lists what meta elements of those names say.
func (f facts) of(keys ...string) []said {
	list := make([]said, len(keys))
	for i, key := range keys {
		list[i] = said{f.meta[key], key}
		if !strings.ContainsAny(key, ":._") {
			list[i].where = "meta " + key
		}
	}
	return list
}

// schema lists what schema.org says of a property: the structured data, then the
// markup. The address of a page is in the structured data only.
func (f facts) schema(structured, property string) []said {
	if property == "" {
		return []said{{structured, "schema.org url"}}
	}
	return []said{{structured, "schema.org " + property}, {f.items[strings.ToLower(property)], "schema.org " + property}}
}

func (f facts) timed() []said {
	var list []said
	for _, t := range f.times {
		list = append(list, said{t, "time element"})
	}
	return list
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
	f := facts{meta: map[string]string{}, items: map[string]string{}}
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
		case atom.Link, atom.A:
			f.addLink(n)
		}
		f.addItem(n)
		f.addTime(n)
	}
	return f
}

func (f *facts) addMeta(n *html.Node) {
	for _, by := range []string{"name", "property", "http-equiv"} {
		key := strings.ToLower(strings.TrimSpace(attr(n, by)))
		if _, ok := f.meta[key]; key != "" && !ok {
			f.meta[key] = attr(n, "content")
		}
	}
}

// addLink takes where a page says that it lives, and its licence: in its head, or
// beside its text.
func (f *facts) addLink(n *html.Node) {
	rel := strings.Fields(strings.ToLower(attr(n, "rel")))
	switch {
	case n.DataAtom == atom.Link && slices.Contains(rel, "canonical"):
		f.canonical = attr(n, "href")
	case slices.Contains(rel, "license") && f.license == "":
		f.license = attr(n, "href")
	}
}

// addItem takes a property that the markup gives of the article itself, the first of
// each name.
func (f *facts) addItem(n *html.Node) {
	names := strings.Fields(strings.ToLower(attr(n, "itemprop")))
	if len(names) == 0 || !ofArticle(n) {
		return
	}
	value := first(tidy, attr(n, "content"), attr(n, "datetime"), item(n, names), itemName(n), textOf(n))
	for _, name := range names {
		if f.items[name] == "" {
			f.items[name] = value
		}
	}
}

// item returns where a link leads, of a property that is an address.
func item(n *html.Node, names []string) string {
	if slices.Contains(names, "license") {
		return attr(n, "href")
	}
	return ""
}

// itemName returns the name of a thing that is a property: <span itemprop=author><b itemprop=name>.
func itemName(n *html.Node) string {
	for k := range n.Descendants() {
		if hasAttr(k, "itemprop") && strings.EqualFold(attr(k, "itemprop"), "name") {
			return first(tidy, attr(k, "content"), textOf(k))
		}
	}
	return ""
}

// ofArticle reports whether a property is one of the page's article: of no thing, of
// an article, or of the page; not of a comment, or of what is beside.
func ofArticle(n *html.Node) bool {
	for a := range n.Ancestors() {
		switch a.DataAtom {
		case atom.Aside, atom.Nav, atom.Footer, atom.Li:
			return false
		}
		if hasAttr(a, "itemscope") {
			kind := attr(a, "itemtype")
			return isArticleType(kind) || strings.HasSuffix(kind, "WebPage")
		}
	}
	return true
}

// addTime takes the day that an element of the page itself gives: marked as that
// of publication, else the first in an article.
func (f *facts) addTime(n *html.Node) {
	published := hasAttr(n, "pubdate")
	if !published && n.DataAtom != atom.Time {
		return
	}
	value := first(day, attr(n, "datetime"), attr(n, "content"), textOf(n))
	switch {
	case value == "":
	case published:
		f.times = append([]string{value}, f.times...)
	case len(f.times) == 0 && inArticle(n) && !strings.EqualFold(attr(n, "itemprop"), "dateModified"):
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

// rights lets words about rights pass, as they are kept. An address lets nobody
// know which, unless it is that of a known licence.
func rights(s string) string {
	s = tidy(s)
	if n := cited.NormalRights(s); n != s || !strings.Contains(s, "://") && !strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "#") {
		return n
	}
	return ""
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
