package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// nameSources takes apart the names of all whom figures and statements of a document credit, and
// of who prints it.
func (d *Document) nameSources(words *mention.Language) {
	d.sources = map[string]sourceName{}
	var offices map[string]string
	add := func(name string) (sourceName, bool) {
		n, known := d.sources[name]
		if !known {
			n = parseName(words, name)
			if len(n.kinds) == 0 && len(n.names) > 1 {
				if offices == nil {
					offices = d.longNames()
				}
				n.office(words, name, offices)
			}
			d.sources[name] = n
		}
		return n, !known && !n.empty()
	}
	credit := func(names []string) {
		for _, name := range names {
			if n, fresh := add(name); fresh {
				d.credits = append(d.credits, n)
			}
		}
	}
	for i := range d.Found.Figures {
		credit(d.Found.Figures[i].Attribution)
	}
	for i := range d.Found.Statements {
		credit(d.Found.Statements[i].Attribution)
	}
	add(d.Publisher)
	add(d.Author)
}

// longNames are the stretches of words that may be names, by their last word: the first of each that has another one before it.
func (d *Document) longNames() map[string]string {
	out := map[string]string{}
	for _, p := range d.passages {
		for _, r := range d.blocks[p.block].runs {
			words := strings.Fields(r.words)
			if len(words) < 3 {
				continue // an office, and two names at least
			}
			if last := possessor(words[len(words)-1]); out[last] == "" {
				out[last] = r.words
			}
		}
	}
	return out
}

// office gives somebody who is credited by name the office that stands before it in the text: "Police Commissioner Ali Karim".
func (n *sourceName) office(words *mention.Language, name string, long map[string]string) {
	list := strings.Fields(name)
	full, ok := long[possessor(list[len(list)-1])]
	if !ok {
		return
	}
	if o := parseName(words, full); len(o.kinds) > 0 && within(n.proper, o.proper) {
		n.kinds, n.bodies, n.narrows, n.person = o.kinds, o.bodies, o.narrows, o.person
		n.countries = append(n.countries, o.countries...)
	}
}

// names are the names of whoever says a figure: those that its text credits; where it credits
// nobody, its document's publisher and author.
func (f *Figure) names() []sourceName {
	if out := f.credited(); len(out) > 0 {
		return out
	}
	return f.Doc.printed()
}

// printed are the names of who publishes and who writes a document.
func (d *Document) printed() []sourceName {
	var out []sourceName
	for _, name := range []string{d.Publisher, d.Author} {
		if n := d.sources[name]; !n.empty() {
			out = append(out, n)
		}
	}
	return append(out, d.signed...)
}

// passagesOfHead is how many passages the head of a text has, where whoever wrote it stands, and
// wordsOfByline how many words that line.
const (
	passagesOfHead = 4
	wordsOfByline  = 8
)

// signers are those in a line of the head that is nothing but names: "Anna Keller and Per Brandt".
func (r *reading) signers() []sourceName {
	var out []sourceName
	for i := 1; i < min(len(r.passages), passagesOfHead); i++ {
		content := strings.TrimSpace(r.passages[i].content)
		if n := len(strings.Fields(content)); n < 2 || n > wordsOfByline || strings.ContainsAny(content, ".:;?!0123456789|") {
			continue
		}
		var s mention.Sentence
		r.lang.Analyze(&s, content, text.AppendTokens(nil, content, 0, len(content)))
		from, names := 0, []string{}
		for i := 0; i <= len(s.Tokens); i++ {
			if i < len(s.Tokens) && s.Tokens[i].Shape != text.Lower && s.Tokens[i].Class == text.Letters && !(i == 0 && s.Plays(i, mention.RoleBy)) {
				continue
			}
			if i < len(s.Tokens) && !s.Plays(i, mention.RoleAnd|mention.RoleBy) && s.Tokens[i].Class == text.Letters {
				names = nil
				break
			}
			if i-from > 1 {
				names = append(names, s.Word(from, i))
			}
			from = i + 1
		}
		for _, name := range names {
			if n := parseName(r.lang, name); len(n.proper) > 1 {
				out = append(out, n)
			}
		}
	}
	return out
}

// credited are the sources that a figure names; none where it says no more than "the report".
func (f *Figure) credited() []sourceName {
	var out []sourceName
	for _, name := range f.Attribution {
		if n := f.Doc.sources[name]; !n.empty() {
			out = append(out, n.of(f.home()))
		}
	}
	return out
}

// home are the countries that a source without one is of: those whose people its sentence tells of.
func (f *Figure) home() []string {
	if !f.says("origin") || within(f.Origin, f.Theatre) {
		return nil
	}
	return f.Origin
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
	out.credited = f.credited()
	s := f.Doc.sentenceOf(f.Figure)
	if s == nil {
		return out
	}
	out.here = b.parsed(s.runs())
	if len(f.Attribution) > 0 && (len(out.credited) == 0 || !f.says("attribution")) {
		for _, r := range f.Doc.blocks[s.block].runs {
			out.near = append(out.near, b.parsed([]string{r.words})...)
		}
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

// affinityOf says how surely a figure of the archive is from one of some sources: they are
// credited with it, print it, or are named in the document that prints it as its own.
func affinityOf(sources []sourceName, held *Figure) affinity {
	best := stranger
	said := append(held.names(), held.Doc.printed()...)
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
		o = o.of(held.home())
		a := n.affinity(&o)
		return a == surely || a == perhaps && meetBoth(n.kinds, o.kinds)
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
func oneSource(x, y *Figure) bool {
	if x.Doc == y.Doc && len(x.Attribution) == 0 && len(y.Attribution) == 0 {
		return true
	}
	for _, n := range x.names() {
		for _, o := range y.names() {
			switch a := n.affinity(&o); {
			case a == surely, a == perhaps && (meetBoth(n.kinds, o.kinds) || n.isLand() || o.isLand() || x.Doc.knows(&o) || y.Doc.knows(&n)):
				return true
			}
		}
	}
	return false
}

// isLand reports whether a name is that of a country and no more: "Germany says".
func (n *sourceName) isLand() bool { return len(n.countries) > 0 && len(n.kinds)+len(n.proper) == 0 }

// knows reports whether a document is from a source or credits it: "the head" that it lets speak may be the head of that. Of
// one that it does not know nobody speaks there.
func (d *Document) knows(n *sourceName) bool {
	is := func(o sourceName) bool {
		return n.affinity(&o) == surely || meetBoth(n.bodies, o.bodies) && n.affinity(&o) == perhaps
	}
	return slices.ContainsFunc(d.printed(), is) || slices.ContainsFunc(d.credits, is)
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
