package check

import (
	"slices"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// creditsOf are the names of all whom figures and statements of a document credit.
func creditsOf(words *mention.Language, found *cited.Found) []sourceName {
	seen := map[string]bool{}
	var out []sourceName
	add := func(names []string) {
		for _, name := range names {
			if n := parseName(words, name); !seen[name] && !n.empty() {
				out = append(out, n)
			}
			seen[name] = true
		}
	}
	for i := range found.Figures {
		add(found.Figures[i].Attribution)
	}
	for i := range found.Statements {
		add(found.Statements[i].Attribution)
	}
	return out
}

// names are the names of whoever says a figure: those that its text credits; where it credits
// nobody, its document's publisher and author.
func (b *Books) names(f *Figure) []sourceName {
	if out := b.credited(f); len(out) > 0 {
		return out
	}
	return b.printed(f.Doc)
}

// printed are the names of who publishes and who writes a document.
func (b *Books) printed(d *Document) []sourceName {
	var out []sourceName
	for _, name := range []string{d.Publisher, d.Author} {
		if n := b.parseSource(name); name != "" && !n.empty() {
			out = append(out, n)
		}
	}
	return out
}

// credited are the sources that a figure names; none where it says no more than "the report".
func (b *Books) credited(f *Figure) []sourceName {
	var out []sourceName
	for _, name := range f.Attribution {
		if n := b.parseSource(name); !n.empty() {
			out = append(out, n.of(f.Origin))
		}
	}
	return out
}

// sourcesOf are those whom a figure of a draft may be from.
type sourcesOf struct {
	credited []sourceName // that it credits
	here     []sourceName // that its sentence names: "(Flemish Gazette, 12 February)"
	near     []sourceName // that its paragraph names, where it takes its source from there
}

// sources returns whom a figure of a draft may be from. A source that it took over from the text
// before may be any that its paragraph names.
func (b *Books) sources(f *Figure) sourcesOf {
	var out sourcesOf
	out.credited = b.credited(f)
	s := f.Doc.sentenceOf(f.Figure)
	if s == nil {
		return out
	}
	out.here = b.parsed(s.runs())
	if len(f.Attribution) > 0 && (len(out.credited) == 0 || !f.says("attribution")) {
		out.near = append(out.near, b.parsed(f.Doc.blocks[s.block].runs)...)
	}
	return out
}

// parsed are the names among stretches of words.
func (b *Books) parsed(runs []string) []sourceName {
	var out []sourceName
	for _, r := range runs {
		if n := b.parseSource(r); len(n.proper) > 0 || len(n.kinds) > 0 && len(n.countries) > 0 {
			out = append(out, n)
		}
	}
	return out
}

// affinity says how surely a figure of the archive is from a source of one of a draft.
func (b *Books) affinity(sources sourcesOf, held *Figure) affinity {
	best := b.affinityOf(sources.credited, held)
	if b.affinityOf(sources.here, held) == surely {
		best = surely
	}
	if b.affinityOf(sources.near, held) == surely {
		best = max(best, perhaps)
	}
	return best
}

// affinityOf says how surely a figure of the archive is from one of some sources: they are
// credited with it, print it, or are named in the document that prints it as its own.
func (b *Books) affinityOf(sources []sourceName, held *Figure) affinity {
	best := stranger
	said := append(b.names(held), b.printed(held.Doc)...)
	for i := range sources {
		for k := range said {
			best = max(best, sources[i].affinity(&said[k]))
		}
		if best == stranger && (sources[i].in(held.Doc) || len(held.Attribution) == 0 && sources[i].creditedIn(held)) {
			best = perhaps
		}
	}
	return best
}

// creditedIn reports whether the document of a figure that credits nobody credits a source with
// something else: news give a source once, and go on with what it says.
func (n *sourceName) creditedIn(held *Figure) bool {
	return slices.ContainsFunc(held.Doc.credits, func(o sourceName) bool {
		o = o.of(held.Origin)
		return n.affinity(&o) > stranger
	})
}

// in reports whether a document tells of somebody by name: its title names a body or report, or
// its text a person who speaks for whom it credits.
func (n *sourceName) in(d *Document) bool {
	if len(n.proper) == 0 {
		return false
	}
	title := map[string]bool{}
	for _, t := range text.AppendTokens(nil, d.Title, 0, len(d.Title)) {
		title[text.Fold(possessor(d.Title[t.Start:t.End]))] = true
	}
	all := func(words map[string]bool) bool {
		return !slices.ContainsFunc(n.proper, func(w string) bool { return !words[w] && !words[w+"'s"] })
	}
	return all(title) || len(n.kinds) == 0 && len(n.proper) > 1 && all(d.words) || n.person && all(d.words)
}

// oneSource reports whether two figures of the archive may be from one source.
func (b *Books) oneSource(x, y *Figure) bool {
	if x.Doc == y.Doc && len(x.Attribution) == 0 && len(y.Attribution) == 0 {
		return true
	}
	for _, n := range b.names(x) {
		for _, o := range b.names(y) {
			if n.affinity(&o) >= perhaps {
				return true
			}
		}
	}
	return false
}

// told is when a figure was first known: the date of its report, else of its document.
func told(f *Figure) cited.Day {
	for _, e := range []cited.EDTF{f.Reported, f.Doc.Published} {
		if first, last := e.Bounds(); first <= last && last < cited.MaxDay {
			return last
		}
	}
	return cited.MaxDay
}
