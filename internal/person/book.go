package person

import (
	"cmp"
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// Unnamed is what a private person is called of whom the text says no more.
const Unnamed = "private person"

// Book is whom one document names so far, and with what. It is not safe for concurrent
// use.
type Book struct {
	names *Names
	known map[string]*known // by folded name
	full  []string          // names of two words or more, the latest last

	offices []holder // with the names that stand with them
}

// known is what a document tells of a name.
type known struct {
	person, body int    // how often the syntax takes it for that of a person, of a body
	public       bool   // an office, a body or a calling stands with it
	role         string // what a private person is called
}

// mostKnown bounds what is kept of a document's names: of those beyond it nothing is
// known.
const mostKnown = 20_000

// mostNames is how many names a short form is looked for in: who was named longer ago is
// not meant by it.
const mostNames = 64

// NewBook begins a document.
func NewBook(lists *mention.Language) *Book {
	return &Book{names: NewNames(lists), known: map[string]*known{}}
}

func key(name string) string { return strings.ToLower(text.Plain(name)) }

// of returns what is known of a name, to be added to; nil where the book is full.
func (b *Book) of(name string) *known {
	k := key(b.Whole(name))
	e := b.known[k]
	if e == nil && len(b.known) < mostKnown && len(k) <= longestName {
		e = &known{}
		b.known[strings.Clone(k)] = e
	}
	return e
}

// Public notes that an office, a body or a calling stands with a name.
func (b *Book) Public(name string) {
	if e := b.of(name); e != nil && name != "" {
		e.public = true
	}
}

// Meet notes that the syntax takes a name for that of a person, or of a body.
func (b *Book) Meet(name string, person bool) {
	switch e := b.of(name); {
	case e == nil:
	case person:
		e.person++
	default:
		e.body++
	}
}

// call notes what a private person is called.
func (b *Book) call(name, role string) {
	b.noteFull(name)
	if e := b.of(name); e != nil && e.role == "" {
		e.role = strings.Clone(role)
	}
}

// Note keeps a name of several words, so that short forms of it lead back to it.
func (b *Book) Note(name string) {
	if !strings.Contains(name, " ") {
		return
	}
	if i := slices.Index(b.full, name); i >= 0 {
		b.full = slices.Delete(b.full, i, i+1)
	}
	if len(b.full) >= mostNames {
		b.full = slices.Delete(b.full, 0, 1)
	}
	b.full = append(b.full, strings.Clone(name))
}

// noteFull keeps a name of several words if it looks like that of a person.
func (b *Book) noteFull(name string) {
	if strings.Contains(name, " ") && b.names.Personal(name) {
		b.Note(name)
	}
}

// Whole returns the full name that a short form stands for: "Holm" is "Lars Holm" once
// he was named. Where two such names were told, nobody knows which it stands for, and it
// stays as it is.
func (b *Book) Whole(name string) string {
	if strings.Contains(name, " ") {
		return name
	}
	whole, shared := b.bearers(name)
	if shared {
		return name
	}
	return cmp.Or(whole, name)
}

// bearers returns the name of several words that ends with a name, and whether there are
// others that do. Those that only differ in how much of a name they tell are one.
func (b *Book) bearers(surname string) (whole string, shared bool) {
	for _, f := range slices.Backward(b.full) {
		switch {
		case !strings.HasSuffix(f, " "+surname):
		case whole == "":
			whole = f
		case !strings.HasSuffix(f, " "+whole) && !strings.HasSuffix(whole, " "+f) && !sameFirst(f, whole):
			return whole, true
		}
	}
	return whole, false
}

// sameFirst reports whether two names begin with the same word: "Lars Holm" and "Lars Erik
// Holm".
func sameFirst(a, b string) bool {
	first, _, _ := strings.Cut(a, " ")
	other, _, _ := strings.Cut(b, " ")
	return strings.EqualFold(first, other)
}

// Untitled cuts titles and offices before the name of a person.
func (b *Book) Untitled(name string) string { return b.names.Untitled(name) }

// Personal reports whether a name is written as that of a person is.
func (b *Book) Personal(name string) bool { return b.names.Personal(name) }

// isPerson reports whether the syntax takes a name for that of a person.
func (b *Book) isPerson(name string) bool {
	e := b.known[key(b.Whole(name))]
	return e != nil && e.person > e.body
}

// private reports whether a name is that of a private person, and what that person is
// called, "" if nothing is known.
func (b *Book) private(name string) (role string, yes bool) {
	if len(b.known) >= mostKnown && b.known[key(name)] == nil && b.names.Personal(name) {
		return "", true // nobody knows: there were too many names
	}
	surname := name[strings.LastIndexByte(name, ' ')+1:]
	own, whole, last := b.known[key(name)], b.known[key(b.Whole(name))], b.known[key(surname)]
	if _, shared := b.bearers(surname); shared && surname != name {
		last = nil // "Mayor Berg" may be the other one
	}
	persons, bodies, public := 0, 0, false
	for _, e := range []*known{own, whole} {
		if e != nil {
			persons, bodies, public = persons+e.person, bodies+e.body, public || e.public
			role = cmp.Or(role, e.role)
		}
	}
	switch {
	case role == "" && last != nil && last.public, role == "" && public, whole != nil && whole.public:
		return "", false // a role of its own tells a relative from who holds the office
	case bodies > persons, bodies == persons && persons == 0 && role == "", !b.names.Personal(name):
		return "", false
	}
	return role, true
}

// Shown returns how a source is shown: a public name without its titles, else the role of
// the private person whom it names. It reports whether a name was left out.
func (b *Book) Shown(name string) (shown string, private bool) {
	name = b.names.Untitled(name)
	if full := b.Whole(name); full != name && b.isPerson(full) && b.names.Personal(full) {
		name = full
	}
	if role, yes := b.private(name); yes {
		if role, _ = b.without(role); role == "" {
			role = Unnamed
		}
		return b.names.Common(role), true
	}
	if rest, cut := b.without(name); cut {
		return rest, true
	}
	name = b.alone(name)
	return b.names.Common(name), false
}

// Withheld reports whether a name is not to be published. Other than Shown, which names
// sources, it takes for a private person also whom the text names as persons are named, and
// of whom it says nothing; and who bears a part of such a name: who is left out can be
// cleared, who was printed cannot be unseen.
func (b *Book) Withheld(name string) bool {
	name = b.names.Untitled(name)
	whole := name
	if !strings.Contains(name, " ") {
		whole = b.bearer(name)
	}
	return b.WithheldAs(name, whole)
}

// WithheldAs is Withheld of a name that is part of another, as far as is known elsewhere.
func (b *Book) WithheldAs(name, whole string) bool {
	if _, yes := b.private(name); yes {
		return true
	}
	if !strings.Contains(whole, " ") || !b.names.Personal(whole) {
		return false
	}
	for _, other := range []string{name, whole, whole[strings.LastIndexByte(whole, ' ')+1:]} {
		if e := b.known[key(other)]; e != nil && (e.public || e.body > e.person) {
			return false
		}
	}
	return true
}

// Spoken reports whether the document names somebody with an office, a body or a calling that
// speaks in public, as far as was read.
func (b *Book) Spoken(name string) bool {
	name = b.names.Untitled(name)
	for _, other := range []string{name, b.Whole(name), name[strings.LastIndexByte(name, ' ')+1:]} {
		if e := b.known[key(other)]; e != nil && e.public {
			return true
		}
	}
	return false
}

// bearer returns the name of several words that was told last of those that begin or end
// with a word, empty if there is none.
func (b *Book) bearer(word string) string {
	for _, full := range slices.Backward(b.full) {
		if strings.HasPrefix(full, word+" ") || strings.HasSuffix(full, " "+word) {
			return full
		}
	}
	return ""
}

// without cuts the names of private persons out of what somebody is called: "local
// resident Ada Lund", "Ada Lund's mother".
func (b *Book) without(name string) (rest string, cut bool) {
	if !strings.Contains(name, " ") || len(name) > longestName {
		return name, false
	}
	for _, r := range b.names.runs(name) {
		run := name[r.Start:r.End]
		if !b.isPerson(run) || run == name {
			continue
		}
		if _, yes := b.private(run); !yes {
			continue
		}
		if rest = b.around(name[:r.Start], name[r.End:]); !b.names.calls(rest) {
			continue
		}
		return rest, true
	}
	return name, false
}

// alone cuts where somebody is from behind a name: "Ada Lund of the Harbour Institute".
func (b *Book) alone(name string) string {
	runs := b.names.runs(name)
	if len(runs) < 2 || runs[0].Start > 0 || !b.isPerson(name[:runs[0].End]) || !b.names.parted(runs[0].End) {
		return name
	}
	return name[:runs[0].End]
}

// parted reports whether a preposition stands at a byte of the name last looked at, white
// space left out.
func (n *Names) parted(at int) bool {
	i := slices.IndexFunc(n.tokens, func(t text.Token) bool { return t.Start >= at })
	return i >= 0 && n.leads(i)
}

// runs returns where the runs of words with capitals stand in what somebody is called.
func (n *Names) runs(name string) []text.Range {
	n.look(name)
	var out []text.Range
	for from := 0; from < len(n.tokens); from++ {
		if to := Run(&n.s, from); to > from {
			out = append(out, text.Range{Start: n.tokens[from].Start, End: n.tokens[to-1].End})
			from = to - 1
		}
	}
	return out
}

// around returns what a person is called by the words before the name or, where there
// are none, behind it.
func (b *Book) around(before, behind string) string {
	for _, s := range []string{before, behind} {
		b.names.look(s)
		from, to := 0, len(b.names.tokens)
		for from < to && b.idle(from) {
			from++
		}
		for to > from && b.idle(to-1) {
			to--
		}
		if from < to {
			return b.names.s.Word(from, to)
		}
	}
	return ""
}

// idle reports whether a word at the end of what is left says nothing: a mark, "of",
// "the", "'s".
func (b *Book) idle(i int) bool {
	_, function := b.names.s.Covering(mention.Function, i)
	return function || b.names.tokens[i].Class == text.Punct || strings.EqualFold(b.names.s.Word(i, i+1), "s")
}

// Run returns where a run of words with capitals that begins at a token ends.
func Run(s *mention.Sentence, from int) int {
	to := from
	for i := from; i < len(s.Tokens); i++ {
		word := s.Word(i, i+1)
		switch {
		case s.Tokens[i].Class == text.Letters && isCapital(word):
			to = i + 1
		case to > from && i-to < 2 && (word == "-" || word == "." || means(s, i, particle)):
		default:
			return to
		}
	}
	return to
}
