package export

import (
	"archive/zip"
	"cmp"
	_ "embed" // pages and style
	"errors"
	"html/template"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"cited"
)

//go:embed site/pages.html
var sitePages string

//go:embed site/style.css
var siteStyle string

// rowsAPage is how many rows a page of a table has at most.
const rowsAPage = 500

// site is a site that is being written: pages of figures as they come, and rows of tables in
// files until all are there. In memory are a little of every table, and the ids of documents.
type site struct {
	pack      *zip.Writer
	pages     *template.Template
	about     About
	figures   int
	documents map[cited.ID]int // on which page each is listed
	listed    *rows            // the documents
	by        map[siteGroup]*rows
}

// siteGroup is a measure and a country.
type siteGroup struct{ measure, origin string }

// writeSite writes a zip of pages that need nothing beside them: no server, no script.
func writeSite(out io.Writer, figures iter.Seq2[cited.Receipt, error], about About) (err error) {
	pages, err := template.New("site").Parse(sitePages)
	if err != nil {
		return err
	}
	s := site{pack: zip.NewWriter(out), pages: pages, about: about, documents: map[cited.ID]int{}, by: map[siteGroup]*rows{}, listed: newRows(about.Temp)}
	defer func() { err = errors.Join(err, s.close()) }()
	for r, err := range figures {
		if err != nil {
			return err
		}
		if err := s.add(&r); err != nil {
			return err
		}
	}
	return s.finish()
}

// add writes the page of a figure and notes it in its tables.
func (s *site) add(r *cited.Receipt) error {
	s.figures++
	d := siteDocumentOf(&r.Document)
	if s.documents[r.Document.ID] == 0 {
		if err := s.listed.add(s.pages, "document-row", d); err != nil {
			return err
		}
		s.documents[r.Document.ID] = s.listed.pages()
	}
	origins := r.Figure.Origin
	if len(origins) == 0 {
		origins = []string{""}
	}
	row := siteRowOf(r)
	for _, origin := range origins {
		g := siteGroup{r.Figure.Measure, origin}
		if s.by[g] == nil {
			s.by[g] = newRows(s.about.Temp)
		}
		if err := s.by[g].add(s.pages, "figure-row", row); err != nil {
			return err
		}
	}
	return s.page("figures/"+string(r.Figure.ID)+".html", "figure", siteFigureOf(r, d, s.documents[r.Document.ID], s.foot(Value(&r.Figure)+" "+r.Figure.Measure, "../")))
}

// siteHead is what every page has.
type siteHead struct{ Title, Root, Made string }

func (s *site) foot(title, root string) siteHead { return siteHead{title, root, s.about.says()} }

// page writes a page.
func (s *site) page(name, template string, data any) error {
	w, err := s.pack.Create(name)
	if err != nil {
		return err
	}
	return s.pages.ExecuteTemplate(w, template, data)
}

// siteList is a group of figures, as the index lists it.
type siteList struct {
	Measure, Origin, File string
	Count                 int
}

// finish writes all pages but those of the figures.
func (s *site) finish() error {
	var lists []siteList
	groups := sortedGroups(s.by)
	for i, g := range groups {
		file := strconv.Itoa(i + 1)
		lists = append(lists, siteList{g.measure, cmp.Or(g.origin, "not said"), file, s.by[g].count})
		title := g.measure + ", " + cmp.Or(g.origin, "origin not said")
		if err := s.table(s.by[g], "by/"+file+"-", "figures", title, of(s.by[g].count, "figure")); err != nil {
			return err
		}
	}
	if err := s.table(s.listed, "documents/", "documents", "Documents", of(len(s.documents), "document")+" with figures here"); err != nil {
		return err
	}
	method := struct {
		siteHead
		Sections []Section
	}{siteHead: s.foot("Methodology", "")}
	if s.about.Method != nil {
		method.Sections = s.about.Method.Sections(s.about.Held)
	}
	if err := s.page("methodology.html", "methodology", method); err != nil {
		return err
	}
	index := struct {
		siteHead
		Figures, Documents string
		Held               []string
		Groups             []siteList
	}{s.foot("Figures", ""), capital(of(s.figures, "figure")), of(len(s.documents), "document"), nil, lists}
	if s.about.Held != nil {
		for _, l := range s.about.Held.Lines() {
			index.Held = append(index.Held, l.String())
		}
	}
	if err := s.page("index.html", "index", index); err != nil {
		return err
	}
	if err := addMember(s.pack, "style.css", siteStyle); err != nil {
		return err
	}
	return s.pack.Close()
}

func sortedGroups(by map[siteGroup]*rows) []siteGroup {
	var all []siteGroup
	for g := range by {
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b siteGroup) int {
		return cmp.Or(strings.Compare(a.measure, b.measure), strings.Compare(a.origin, b.origin))
	})
	return all
}

// sitePart is a page of a table.
type sitePart struct {
	siteHead
	Caption        string
	Page           int
	Before, Behind string
	Rows           template.HTML // as templates of ours wrote them
}

// table writes the pages of a table; one at least.
func (s *site) table(r *rows, file, name, title, caption string) error {
	last := max(1, r.pages())
	n := 0
	return r.each(func(some template.HTML) error {
		n++
		p := sitePart{siteHead: s.foot(title, "../"), Caption: caption, Page: n, Rows: some}
		base := file[strings.IndexByte(file, '/')+1:]
		if n > 1 {
			p.Before = base + strconv.Itoa(n-1) + ".html"
		}
		if n < last {
			p.Behind = base + strconv.Itoa(n+1) + ".html"
		}
		return s.page(file+strconv.Itoa(n)+".html", name, p)
	})
}

func (s *site) close() error {
	err := s.listed.close()
	for _, r := range s.by {
		err = errors.Join(err, r.close())
	}
	return err
}
