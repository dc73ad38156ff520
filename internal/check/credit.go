package check

import (
	"slices"

	"cited"
	"cited/internal/text"
)

// names are the names of whoever says a figure: those that its text credits; where it credits
// nobody, its document's publisher and author.
func (b *Books) names(f *Figure) []sourceName {
	var out []sourceName
	for _, name := range f.Attribution {
		if n := b.parseSource(name); !n.empty() {
			out = append(out, n.of(f.Origin))
		}
	}
	if len(out) > 0 {
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

// credited are the sources that a figure of a draft names; none where it says no more than "the
// report".
func (b *Books) credited(f *Figure) []sourceName {
	if len(f.Attribution) == 0 {
		return nil
	}
	var out []sourceName
	for _, name := range f.Attribution {
		if n := b.parseSource(name); !n.empty() {
			out = append(out, n.of(f.Origin))
		}
	}
	return out
}

// affinity says how surely a figure of the archive is from one of some sources: they are
// credited with it, print it, or are named in the document that prints it as its own.
func (b *Books) affinity(sources []sourceName, held *Figure) affinity {
	best := stranger
	said := append(b.names(held), b.printed(held.Doc)...)
	for i := range sources {
		for k := range said {
			best = max(best, sources[i].affinity(&said[k]))
		}
		if best == stranger && sources[i].in(held.Doc) {
			best = perhaps
		}
	}
	return best
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
