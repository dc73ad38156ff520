package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// meant is whom a draft means as the source of a number.
type meant struct {
	names []sourceName
	naming
}

// naming is how surely a draft names the source of a number.
type naming int

const (
	flatly    naming = iota // nobody, or only before
	somebody                // whom no document at hand is surely from: "the ministry"
	pointedAt               // the sentence points back to who was named before, or says only of what sort it is
	byName                  // the sentence names it
)

// unknown reports whether a source is named of which no document at hand knows: a body with a name.
func (m *meant) unknown() bool {
	return slices.ContainsFunc(m.names, func(n sourceName) bool { return n.said && len(n.proper) > 0 && len(n.kinds) > 0 && !n.person })
}

// meant finds out whom the source of a number is: named in its own words, in its sentence, in a
// note to it, or before, where the sentence points back.
func (j *judge) meant(f *Figure, w *wording) meant {
	own, rest := j.namesIn(w)
	if known := j.knownOf(own); len(known) > 0 {
		return meant{known, howNamed(known)}
	}
	if len(own) > 0 {
		rest = slices.DeleteFunc(rest, func(n sourceName) bool { return !n.aside })
	}
	all := slices.Concat(own, rest, j.creditedTo(f, w), j.noted(w))
	if known := j.knownOf(all); len(known) > 0 {
		return meant{known, howNamed(known)}
	}
	all = slices.DeleteFunc(all, func(n sourceName) bool { return n.weak || n.acts }) // "the police have detained 40" is said by nobody
	if slices.ContainsFunc(all, func(n sourceName) bool { return len(n.proper) > 0 || len(n.countries) > 0 }) {
		return meant{all, somebody}
	}
	before := j.before(w, all)
	if s := w.s; len(before) == 0 && s.Plays(0, mention.RoleHe|mention.RoleIt|mention.RoleThey) && s.tellsIt(1) {
		before = j.before(w, nil) // "It adds that its troops freed 40 people"
	}
	known := j.knownOf(before)
	switch {
	case len(known) > 0 && (len(all) > 0 || w.s.pointsBackTo()):
		return meant{known, pointedAt}
	case len(known) > 0:
		return meant{known, flatly}
	case len(all) > 0:
		return meant{all, somebody}
	case w.s.pointsBackTo():
		return meant{before, somebody}
	}
	return meant{before, flatly}
}

// howNamed is how surely names are known: by a word that tells them from others, or by a sort only.
func howNamed(names []sourceName) naming {
	if !slices.ContainsFunc(names, func(n sourceName) bool { return !n.acts }) {
		return flatly
	}
	if slices.ContainsFunc(names, func(n sourceName) bool { return len(n.proper) > 0 }) {
		return byName
	}
	return pointedAt
}

// namesIn are the names of a sentence that may be sources: among the words of a number, and besides.
func (j *judge) namesIn(w *wording) (own, rest []sourceName) {
	for _, x := range w.s.capitals() {
		if x.place || w.s.isAim(x) && !capital(w.s.Word(x.from, x.to)) {
			continue
		}
		names := j.sourcesAmong(run{w.s.Word(x.from, x.to), w.s.nth, w.s.sources(x)})
		for i := range names {
			names[i].acts = w.s.acts(x)
			names[i].weak = len(names[i].kinds) == 0 && !w.s.bracketed(x.from) && !(x.to < len(w.s.Tokens) && w.s.ofSources(x.to)) && !(x.from > 0 && w.s.ofSources(x.from-1))
		}
		if x.from >= w.from && x.to <= w.to {
			own = append(own, names...)
			continue
		}
		if w.ofNext(x) {
			continue
		}
		for _, n := range names {
			n.aside = w.s.bracketed(x.from)
			rest = append(rest, n)
		}
	}
	return own, rest
}

// ofNext reports whether a name stands behind the words of a number and before another number, whose source it is: "40 people
// died, and the army puts the wounded at 60".
func (t *wording) ofNext(x stretch) bool {
	return x.from >= t.to && !t.s.bracketed(x.from) && slices.ContainsFunc(t.s.numbers, func(a amount) bool { return a.From >= x.to && !t.s.ofTime(&a) })
}

// acts reports whether a name without words of its own is that of a body which did what is counted: "the
// Iraqi army has killed 40".
func (s *sentence) acts(x stretch) bool {
	at := x.to
	for at < len(s.Tokens) && s.Plays(at, mention.RoleHave|mention.RoleBe) {
		at++
	}
	_, measure := s.Beginning(mention.Measures, at)
	return measure && !s.ofSources(at) && !s.ofSources(at-1) && (at > x.to && !s.ofSources(x.from-1) && !s.bracketed(x.from) || !s.sources(x))
}

// sourcesAmong is the name that a stretch of words is, if it may be that of a source: it has a word
// for a body or person, says so beside it, or is a longer name.
func (j *judge) sourcesAmong(r run) []sourceName {
	n := j.b.parseSource(r.words)
	n.said = r.says
	n.loose = len(n.kinds) == 0 && !n.said
	if n.many && !n.said {
		return nil
	}
	if n.empty() || len(n.kinds) == 0 && len(n.proper) == 0 || len(n.proper)+len(n.countries) == 0 && !r.says && !capital(r.words) || n.loose && len(n.proper) < 2 {
		return nil
	}
	if n.loose && !slices.ContainsFunc(j.documents, func(d *Document) bool { return n.printer(d) }) {
		return nil
	}
	return j.fuller([]sourceName{n})
}

// capital reports whether words are written as a name is: all of them with a capital.
func capital(words string) bool {
	for w := range strings.FieldsSeq(words) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return strings.Contains(words, " ")
}

// sources reports whether something beside a name is said of sources: a verb of saying, "according
// to" before it, brackets around it, or it has something: "Keller's study".
func (s *sentence) sources(x stretch) bool {
	if x.to+1 < len(s.Tokens) && s.is(x.to, "(") && s.Tokens[x.to+1].Class == text.Number {
		return true
	}
	before := x.from - 1
	if s.Plays(before, mention.RoleThe) {
		before-- // "according to the"
	}
	if x.to < len(s.Tokens) && (s.Plays(x.to, mention.RoleHold) && !s.has(x) || s.ofSources(x.to)) || before >= 0 && s.ofSources(before) {
		return true
	}
	last := s.Word(x.to-1, x.to)
	return possessor(last) != last || s.bracketed(x.from)
}

// has reports whether a name has a number: "the brigade had 300 men". Then it is whom the number is of.
func (s *sentence) has(x stretch) bool {
	return s.Plays(x.to, mention.RoleHave) && slices.ContainsFunc(s.numbers, func(a amount) bool { return a.From == x.to+1 })
}

// ofSources reports whether a word is a verb or a preposition of the list of sources.
func (s *sentence) ofSources(i int) bool {
	m, ok := s.Covering(mention.Sources, i)
	return ok && (slices.Contains(m.Entry.Slots["kind"], "verb") || slices.Contains(m.Entry.Slots["kind"], "preposition"))
}

// creditedTo are credited but for those whom the reader of figures took a pronoun for where the passage itself has named somebody before:
// "it says" is whom that named last.
func (j *judge) creditedTo(f *Figure, w *wording) []sourceName {
	for _, e := range f.Evidence {
		if e.Field != "attribution" {
			continue
		}
		named := slices.ContainsFunc(e.Spans, func(x cited.Span) bool { return inside(x, w.s.all()) && !w.s.isPronoun(x) })
		if !named && len(j.inPassage(w)) > 0 {
			return nil
		}
	}
	return j.credited(f)
}

// isPronoun reports whether a span is a word that points back to somebody.
func (s *sentence) isPronoun(x cited.Span) bool {
	for i := range s.Tokens {
		if s.Plays(i, mention.RoleHe|mention.RoleIt|mention.RoleThey) && s.span(i, i+1) == x {
			return true
		}
	}
	return false
}

// inPassage are the names of known sources that the passage of a number has before its sentence, the last ones.
func (j *judge) inPassage(w *wording) []sourceName {
	runs := w.fig.Doc.blocks[w.s.block].runs
	end, _ := slices.BinarySearchFunc(runs, w.s.nth, func(r run, nth int) int { return r.nth - nth })
	for i := end - 1; i >= max(0, end-mostNamesBack); i-- {
		if known := j.knownOf(j.sourcesAmong(runs[i])); len(known) > 0 {
			return known
		}
	}
	return nil
}

// mostNamesBack is how many names of its passage before a sentence are asked: whom a list named further up nobody points back to.
const mostNamesBack = 200

// credited are those whom the reader of figures found in the sentence itself.
func (j *judge) credited(f *Figure) []sourceName {
	if len(f.Attribution) == 0 || !f.says("attribution") {
		return nil
	}
	s := f.Doc.sentenceOf(f.Figure)
	if slices.ContainsFunc(s.capitals(), func(x stretch) bool { return s.acts(x) && f.readFrom("attribution", s.span(x.from, x.to)) }) {
		return nil
	}
	return j.fuller(slices.DeleteFunc(f.credited(), func(n sourceName) bool {
		return n.counted(f) || len(n.kinds) == 0 && n.initials == "" || len(n.kinds) == 0 && slices.ContainsFunc(s.capitals(), func(x stretch) bool {
			return s.has(x) && within(n.proper, strings.Fields(text.Plain(s.Word(x.from, x.to))))
		})
	}))
}

// counted reports whether a name is that of a group whose members a figure counts: "the brigade had 300
// men" is said by nobody.
func (n *sourceName) counted(f *Figure) bool {
	return len(n.kinds) == 0 && slices.ContainsFunc(f.Group, func(g string) bool {
		words := strings.Fields(text.Fold(text.Plain(g)))
		return within(n.proper, words) || within(words, n.proper)
	})
}

// fuller adds to names the longer ones that the draft has for them: "Keller" is "Anna Keller".
func (j *judge) fuller(names []sourceName) []sourceName {
	out := slices.Clone(names)
	for _, n := range names {
		if len(n.proper) == 0 {
			continue
		}
		for _, o := range j.draftNames() {
			if len(o.proper) > len(n.proper) && within(n.proper, o.proper) {
				out = append(out, o)
			}
		}
	}
	return out
}

// draftNames are all names of the draft.
func (j *judge) draftNames() []sourceName {
	if j.names == nil {
		j.names = []sourceName{}
		for _, p := range j.draft.passages {
			for _, r := range j.draft.blocks[p.block].runs {
				j.names = append(j.names, j.b.parsed([]string{r.words})...)
			}
		}
	}
	return j.names
}

// knownOf are those of some names that documents at hand know as sources.
func (j *judge) knownOf(names []sourceName) []sourceName {
	return slices.DeleteFunc(slices.Clone(names), func(n sourceName) bool {
		return !slices.ContainsFunc(j.documents, func(d *Document) bool {
			return n.sourceIn(j.b, d) || j.cites([]sourceName{n}, d) > stranger
		})
	})
}

// printer reports whether a name is that of who prints or writes a document.
func (n *sourceName) printer(d *Document) bool {
	return slices.ContainsFunc(d.printed(), func(o sourceName) bool { return n.affinity(&o) == surely })
}

// sourceIn reports whether a document is from a source, or credits it.
func (n *sourceName) sourceIn(b *Books, d *Document) bool {
	for _, o := range slices.Concat(d.printed(), d.credits) {
		if len(n.proper) == 1 && len(n.kinds) == 0 && len(o.kinds) > 0 && len(o.proper) == 1 && n.weak {
			continue // "Aden had" is no "Aden Post"
		}
		if a := n.affinity(&o); a == surely || a == perhaps && meetBoth(n.kinds, o.kinds) && d.tellsOf(n.countries) {
			return true
		}
	}
	if len(n.proper) == 0 {
		return false
	}
	if (len(n.proper) > 1 || n.person) && n.in(d) {
		return true
	}
	return slices.ContainsFunc(d.speakers(b), func(o sourceName) bool { return n.affinity(&o) == surely })
}

// tellsOf reports whether a document tells of one of some countries.
func (d *Document) tellsOf(countries []string) bool {
	return slices.ContainsFunc(countries, func(c string) bool { return d.all["country:"+c] })
}

// speakers are the names of a document that may be sources: bodies, and persons with more than one
// name.
func (d *Document) speakers(b *Books) []sourceName {
	if d.named == nil {
		d.named = map[int][]sourceName{}
		for _, p := range d.passages {
			for _, r := range d.blocks[p.block].runs {
				for _, n := range b.parsed([]string{r.words}) {
					if len(n.proper) > 0 && (len(n.kinds) > 0 || r.says) {
						d.named[p.block] = append(d.named[p.block], n)
						d.named[ofTitle] = append(d.named[ofTitle], n)
					}
				}
			}
		}
	}
	return d.named[ofTitle]
}

// before is whom the passage of a number named last, before it; in a passage that names nobody,
// the one before. If the sentence says of what sort it is, it is of that sort.
func (j *judge) before(w *wording, sort []sourceName) []sourceName {
	d := w.fig.Doc
	for n := w.s.block; n > 0 && n >= w.s.block-1; n-- {
		runs := d.blocks[n].runs
		for i := len(runs) - 1; i >= 0; i-- {
			if runs[i].nth >= w.s.nth {
				continue
			}
			names := j.sourcesAmong(runs[i])
			if len(sort) > 0 {
				names = slices.DeleteFunc(names, func(n sourceName) bool {
					return len(n.proper)+len(n.countries) == 0 || !slices.ContainsFunc(sort, func(o sourceName) bool { return meetBoth(n.kinds, o.kinds) })
				})
			}
			if len(names) > 0 {
				return names
			}
		}
	}
	return nil
}

// pointsBackTo reports whether a sentence speaks of somebody who was named before: "it counts",
// "her study", "the ministry", "the same report".
func (s *sentence) pointsBackTo() bool {
	if s.Plays(0, mention.RoleThe) && s.Plays(1, mention.RoleThis) {
		return true // "The same release"
	}
	for i := 0; i+1 < len(s.Tokens); i++ {
		source := s.isSource(i+1) && !s.holdsNoOffice(i+1)
		switch {
		case s.Plays(i, mention.RoleHe|mention.RoleIt|mention.RoleThey):
			if !s.Plays(i-1, mention.RoleOf) && (source || !s.isFunction(i, "determiner") && s.tellsIt(i+1)) {
				return true
			}
		case s.Plays(i, mention.RoleThe):
			if source && s.isBody(i+1) && !s.isAim(stretch{from: i + 1}) || s.isSource(i+1) && s.tellsIt(i+2) {
				return true
			}
		case s.Plays(i, mention.RoleThis) && source:
			return true
		}
	}
	return false
}

// tellsIt reports whether a word is a verb of saying or counting: "they put", "it has counted", "she has 40 names", and not
// "they have left".
func (s *sentence) tellsIt(i int) bool {
	if i >= len(s.Tokens) {
		return false
	}
	if !s.Plays(i, mention.RoleHave) {
		return s.Plays(i, mention.RoleHold) || s.ofSources(i)
	}
	return s.Plays(i+1, mention.RoleHold) || s.ofSources(i+1) || slices.ContainsFunc(s.numbers, func(a amount) bool { return i < a.From && a.From <= i+2 })
}

// holdsNoOffice reports whether a word for who may be a source is one for people who hold no office: "the volunteers", "their
// mothers".
func (s *sentence) holdsNoOffice(i int) bool {
	m, ok := s.Covering(mention.Sources, i)
	return ok && slices.Contains(m.Entry.Slots["kind"], "actor") && isPrivate(m.Entry, s.Word(m.From, m.To))
}

// isSource reports whether a word is one for a person, body or report that is a source.
func (s *sentence) isSource(i int) bool {
	m, ok := s.Covering(mention.Sources, i)
	return ok && (slices.Contains(m.Entry.Slots["kind"], "actor") || slices.Contains(m.Entry.Slots["kind"], "noun"))
}

// noted are the names in the note that a number has.
func (j *judge) noted(w *wording) []sourceName {
	d := w.fig.Doc
	p := d.passageOf(w.s.block)
	if p == nil {
		return nil
	}
	mark := markBehind(p.content, w.fig.End-p.start, w.s.all().End-p.start)
	for mark != "" {
		s := j.b.analyzed(d.note(mark, w.s.block))
		if _, same := s.says("ibid", 0, len(s.Tokens)); !same {
			var out []sourceName
			for _, x := range s.capitals() {
				out = append(out, j.sourcesAmong(run{s.Word(x.from, x.to), 0, true})...)
			}
			return out
		}
		mark = markBefore(mark)
	}
	return nil
}

// note returns the text of a note: of the last passage that has its mark, but that of a number.
func (d *Document) note(mark string, but int) string {
	for i := len(d.passages) - 1; i >= 0; i-- {
		if p := &d.passages[i]; p.block != but {
			if note := noteOf(p.content, mark); note != "" {
				return note
			}
		}
	}
	return ""
}

// markBefore is the mark of the note before one.
func markBefore(mark string) string {
	n, err := strconv.Atoi(mark[1 : len(mark)-1])
	if err != nil || n < 2 {
		return ""
	}
	return mark[:1] + strconv.Itoa(n-1) + mark[len(mark)-1:]
}

// markBehind returns the first mark of a note behind a place of a passage: "[3]", "(2)". It stands before
// the end of the sentence or right behind it; a passage with one mark at its end has it for all it says.
func markBehind(content string, from, end int) string {
	from, end = text.ByteAt(content, from), text.ByteAt(content, end)
	last, marks := "", 0
	for i := nextMark(content, 0); i < len(content); i = nextMark(content, i+1) {
		mark := markAt(content, i)
		if mark == "" {
			continue
		}
		if i >= from && (i <= end || strings.Trim(content[end:i], " .\u00a0\n") == "") {
			return mark
		}
		last, marks = mark, marks+1
		i += len(mark) - 1
		if strings.Trim(content[i+1:], " .\n") != "" {
			last = ""
		}
	}
	if marks == 1 {
		return last
	}
	return ""
}

// nextMark returns where a bracket opens at a byte or behind it; the end if none does.
func nextMark(content string, from int) int {
	if i := strings.IndexAny(content[from:], "[("); i >= 0 {
		return from + i
	}
	return len(content)
}

// markAt returns the mark of a note that begins at a byte: up to three digits in brackets.
func markAt(content string, i int) string {
	if content[i] != '[' && content[i] != '(' {
		return ""
	}
	end := strings.IndexAny(content[i:min(len(content), i+len("[999]"))], "])")
	if end < 2 || end > 4 || strings.Trim(content[i+1:i+end], "0123456789") != "" {
		return ""
	}
	return content[i : i+end+1]
}

// noteOf returns the text of a note: behind its mark, up to the next one.
func noteOf(content, mark string) string {
	at := strings.Index(content, mark)
	if at < 0 {
		return ""
	}
	note := content[at+len(mark):]
	for i := range len(note) {
		if markAt(note, i) != "" {
			return note[:i]
		}
	}
	return note
}
