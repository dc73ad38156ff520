package check

import (
	"slices"
	"strings"

	"cited"
)

// printer is who publishes a document: a source, or a name.
type printer struct {
	source cited.ID
	name   string
}

func printerOf(f *Figure) printer {
	if f.Printer != "" {
		return printer{source: f.Printer}
	}
	return printer{name: f.Doc.Publisher}
}

// byline are the names of who publishes and who writes a document.
func byline(d *Document) []string {
	out := []string{d.Publisher}
	if d.Author != "" && d.Author != d.Publisher {
		out = append(out, d.Author)
	}
	return out
}

// printers finds, among all who publish or write the documents of some figures, those who are
// surely a source that is credited. Every name is taken apart once, and is held only against
// those with which it shares a word, the initials or a country.
type printers struct {
	books    *Books
	parsed   map[string]sourceName
	by       map[string][]string // names by what another has to share with them
	resolved map[string][]string
}

func newPrinters(b *Books, list []*entry) *printers {
	p := &printers{b, map[string]sourceName{}, map[string][]string{}, map[string][]string{}}
	seen := map[string]bool{}
	for _, e := range list {
		for _, name := range byline(e.Doc) {
			if !seen[name] {
				seen[name] = true
				p.register(name)
			}
		}
	}
	return p
}

func (p *printers) name(words string) sourceName {
	n, known := p.parsed[words]
	if !known {
		n = p.books.parseSource(words)
		p.parsed[words] = n
	}
	return n
}

// register notes a name under all that another may share with it that is surely the same.
func (p *printers) register(name string) {
	n := p.name(name)
	for _, key := range n.marks() {
		p.by[key] = append(p.by[key], name)
	}
}

// marks are what a name is surely the same by: affinity finds nothing sure between two names that
// share none. Names with words of their own may share one of them, or stand for each
// other's initials; all others share a country.
func (n *sourceName) marks() []string {
	if n.empty() {
		return nil
	}
	var out []string
	if n.caps != "" {
		out = append(out, "initials "+n.caps)
	}
	if n.initials != "" && n.caps == "" {
		out = append(out, "initials "+n.initials)
	}
	if len(n.proper) > 0 {
		out = append(out, "words "+strings.Join(n.proper, " "))
		for _, word := range n.proper {
			out = append(out, "word "+word)
		}
	} else {
		for _, country := range n.countries {
			out = append(out, "country "+country)
		}
	}
	return out
}

// Bounds of what a name is held against: what more names share is a word that tells nothing.
const (
	mostNamesakes = 200 // names with one mark
	mostPrinters  = 20  // that are surely the one
)

// credited returns the names of those who print or write documents and are surely credited with a
// figure.
func (p *printers) credited(f *Figure) []string {
	var out []string
	for _, words := range f.Attribution {
		out = append(out, p.resolve(words, f.home())...)
	}
	return out
}

// resolve returns the names that are surely that of a source, which is of some countries if its
// name says of none.
func (p *printers) resolve(words string, home []string) []string {
	key := words + "\x00" + strings.Join(home, " ")
	if out, known := p.resolved[key]; known {
		return out
	}
	n := p.name(words).of(home)
	seen := map[string]bool{}
	out := []string{}
	marks := n.marks()
	slices.SortStableFunc(marks, func(x, y string) int { return len(p.by[x]) - len(p.by[y]) })
	for _, mark := range marks {
		list := p.by[mark]
		for _, name := range list[:min(len(list), mostNamesakes)] {
			o := p.name(name)
			if !seen[name] && len(out) < mostPrinters && n.affinity(&o) == surely {
				out = append(out, name)
			}
			seen[name] = true
		}
	}
	slices.Sort(out)
	p.resolved[key] = out
	return out
}
