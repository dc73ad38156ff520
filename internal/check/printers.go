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

func printerOf(e *entry) printer {
	if e.Printer != "" {
		return printer{source: e.Printer}
	}
	return printer{name: e.Doc.Publisher}
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
// those of which affinity might say so.
type printers struct {
	books    *Books
	list     []*entry
	parsed   map[string]sourceName
	by       map[string][]string // names by what another has to share with them
	resolved map[string][]string
}

func newPrinters(b *Books, list []*entry) *printers {
	return &printers{books: b, list: list, parsed: map[string]sourceName{}, resolved: map[string][]string{}}
}

// register notes under what each name may be found, when the first is looked for.
func (p *printers) register() {
	p.by = map[string][]string{}
	var names []string
	for _, e := range p.list {
		names = append(names, byline(e.Doc)...)
	}
	names = firsts(names, func(name string) string { return name })
	for _, name := range names {
		n := p.name(name)
		for _, word := range n.proper {
			p.by[word] = append(p.by[word], name)
		}
	}
	for _, name := range names {
		n := p.name(name)
		for _, mark := range append(n.marks(), "all of "+p.rarest(&n)) {
			p.by[mark] = append(p.by[mark], name)
		}
	}
}

// rarest is the word of a name that the fewest names have.
func (p *printers) rarest(n *sourceName) string {
	if len(n.proper) == 0 {
		return ""
	}
	return slices.MinFunc(n.proper, func(x, y string) int { return len(p.by[x]) - len(p.by[y]) })
}

func (p *printers) name(words string) sourceName {
	n, known := p.parsed[words]
	if !known {
		n = p.books.parseSource(words)
		p.parsed[words] = n
	}
	return n
}

// marks are what two names share that are surely the same for another reason than that one has all
// words of the other: their words, the initials or, without words of their own, a country.
func (n *sourceName) marks() []string {
	if n.empty() {
		return nil
	}
	out := []string{"words " + strings.Join(n.proper, " ")}
	if n.caps != "" {
		out = append(out, "initials "+n.caps)
	}
	if n.initials != "" && n.caps == "" {
		out = append(out, "initials "+n.initials)
	}
	if len(n.proper) == 0 {
		for _, country := range n.countries {
			out = append(out, "country "+country)
		}
	}
	return out
}

// looked are the marks under which a name may be found that is surely the same: those of a name,
// its rarest word, which any has that has all its words, and all its words, one of which is the
// rarest of any of which it has all words.
func (p *printers) looked(n *sourceName) []string {
	out := n.marks()
	if len(n.proper) == 0 {
		return out
	}
	out = append(out, p.rarest(n))
	for _, word := range n.proper {
		out = append(out, "all of "+word)
	}
	return out
}

// Bounds of what a name is held against: what more names share is a word that tells nothing.
const (
	mostNamesakes = 200 // names with one mark
	mostPrinters  = 20  // that are surely the one
)

// resolve returns the names that are surely that of a source, which is of some countries if its
// name says of none.
func (p *printers) resolve(words string, home []string) []string {
	key := words + "\x00" + strings.Join(home, " ")
	if out, known := p.resolved[key]; known {
		return out
	}
	if p.by == nil {
		p.register()
	}
	n := p.name(words).of(home)
	seen := map[string]bool{}
	out := []string{}
	for _, mark := range p.looked(&n) {
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
