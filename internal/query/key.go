package query

import (
	"slices"
	"strings"

	"cited"
)

// Form says what the values of a key look like.
type Form uint8

// Forms of value.
const (
	Name    Form = iota // any words, kept as typed
	Code                // one of a closed list, in lower case
	Country             // an alpha-3 code, a country's name, or a region
	Number              // a number or a range of numbers
	Date                // an EDTF date or a range of dates; holds when the periods may overlap
	Side                // an EDTF date from which, or until which, a figure may hold
)

// Key is one thing that can be asked for.
type Key struct {
	Name   string
	Form   Form
	Doc    string   // one phrase for help
	Values []string // of a Code that no codebook holds: all there are
	Also   string   // another name under which it is accepted, or ""
}

// Subject is what a query asks for, which says what keys there are.
type Subject uint8

// Subjects.
const (
	Figures Subject = iota // and documents
	Statements
	Responses
	Unquantified
	Comparisons
	Themes
	Proposals
	Sources
	Findings
)

// String names what is asked for, in the plural.
func (s Subject) String() string {
	return [...]string{"figures", "statements", "responses", "unquantified", "comparisons", "themes", "proposals", "sources", "findings"}[s]
}

// Subjects lists them all.
func Subjects() []Subject {
	return []Subject{Figures, Statements, Responses, Unquantified, Comparisons, Themes, Proposals, Sources, Findings}
}

// Keys lists the keys of figures: first those of the figure, then those of the
// document.
func Keys() []Key { return KeysOf(Figures) }

// KeysOf lists the keys of a subject: first its own, then those of the document.
func KeysOf(s Subject) []Key {
	switch s {
	case Statements:
		return concat(statementKeys, reviewKeys, documentKeys)
	case Responses:
		return concat(responseKeys, reviewKeys, documentKeys)
	case Unquantified:
		return concat(wordKeys, without(figureKeys, "modifier", "kind", "group_scope", "value", "low", "high", "tag", "included"), reviewKeys, documentKeys)
	case Comparisons:
		return concat(relationKeys, without(figureKeys, "modifier", "kind", "group_scope", "tag", "included"), reviewKeys, documentKeys)
	case Themes:
		return concat(themeKeys, reviewKeys, documentKeys)
	case Proposals:
		return concat(proposalKeys, without(figureKeys, "attribution", "stance", "group_scope", "counted", "tag", "included", "id"), documentKeys)
	case Sources:
		return slices.Clone(sourceKeys)
	case Findings:
		return slices.Clone(findingKeys)
	}
	return concat(figureKeys, reviewKeys, documentKeys)
}

func concat(lists ...[]Key) []Key { return slices.Concat(lists...) }

// without returns the keys but for some.
func without(list []Key, names ...string) []Key {
	return slices.DeleteFunc(slices.Clone(list), func(k Key) bool { return slices.Contains(names, k.Name) })
}

var figureKeys = []Key{
	{Name: "measure", Form: Code, Doc: "what is counted: a code of the codebook, or a family of them"},
	{Name: "origin", Form: Country, Doc: "where the people come from: BEL, Belgium, \"Western Europe\""},
	{Name: "theatre", Form: Country, Doc: "the conflict they went to: SYR, Iraq"},
	{Name: "population", Form: Code, Doc: "who is counted: fighters, women, minors"},
	{Name: "group", Form: Name, Doc: "the armed group: \"Islamic State\""},
	{Name: "group_scope", Form: Code, Doc: "whether only the groups are meant", Values: []string{"only", "and-others", "mostly"}},
	{Name: "segment", Form: Name, Doc: "what narrows the population: converts, children"},
	{Name: "place", Form: Name, Doc: "where it is or happened, as the text names it"},
	{Name: "attribution", Form: Name, Doc: "the source that the text credits", Also: "source"},
	{Name: "stance", Form: Code, Doc: "how the text stands to the figure", Values: []string{"asserted", "hedged", "denied"}},
	{Name: "modifier", Form: Code, Doc: "how the number is qualified", Values: []string{"exact", "approx", "at-least", "at-most", "range", "vague"}},
	{Name: "kind", Form: Code, Doc: "count or share", Values: []string{"count", "share"}},
	{Name: "basis", Form: Code, Doc: "the kind of time", Values: []string{"cumulative", "point", "period", "unstated"}},
	{Name: "counted", Form: Name, Doc: "the counted people: \"foreign fighter\""},
	{Name: "of", Form: Name, Doc: "the whole of which the figure is a part"},
	{Name: "codebook", Form: Name, Doc: "the codebook it was read with"},
	{Name: "individual", Form: Code, Doc: "whether it is a figure of one person", Values: []string{"true", "false"}},
	{Name: "value", Form: Number, Doc: "a number between the figure's low and high: 500, 100..500"},
	{Name: "low", Form: Number, Doc: "the figure's lower bound: 1000.."},
	{Name: "high", Form: Number, Doc: "the figure's upper bound: ..7000"},
	{Name: "time", Form: Date, Doc: "when the figure holds: 2015, 2014..2016"},
	{Name: "reported", Form: Date, Doc: "when the credited source said it"},
	{Name: "after", Form: Side, Doc: "holds, or may hold, on that day or later: 2015, 2015-11-13"},
	{Name: "before", Form: Side, Doc: "holds, or may hold, on that day or earlier"},
	{Name: "tag", Form: Name, Doc: "a tag that somebody put on the figure or its document"},
	{Name: "included", Form: Code, Doc: "whether it is in, or somebody left it or its document out", Values: []string{"yes", "no"}},
	{Name: "id", Form: Name, Doc: "the figure's id"},
}

var reviewKeys = []Key{
	{Name: "review", Form: Code, Doc: "how far people have decided about it; reviewed is that anybody has, accepted that people stand by it",
		Values: []string{"machine", "reviewed", "accepted", "corrected", "added", "unclear", "rejected", "merged", "split", "contested"}},
}

var documentKeys = []Key{
	{Name: "document", Form: Name, Doc: "the document's id", Also: "doc"},
	{Name: "container", Form: Name, Doc: "the id or name of the file of several documents that holds it"},
	{Name: "publisher", Form: Name, Doc: "who printed the document"},
	{Name: "published", Form: Date, Doc: "when it was printed: 2015-12, 2015..2016"},
	{Name: "title", Form: Name, Doc: "the document's title"},
	{Name: "author", Form: Name, Doc: "the document's author"},
	{Name: "language", Form: Name, Doc: "the document's language: en"},
	{Name: "rights", Form: Name, Doc: "what may be done with it: unknown, CC-BY, CC-BY-4.0, or words of it"},
	{Name: "format", Form: Name, Doc: "what it was read as: text, html, docx, odt, xlsx, csv, eml, pdf, jsonl, warc, wacz"},
	{Name: "outcome", Form: Code, Doc: "how reading it ended", Values: []string{"pending", "read", "empty", "container", "proposals", "unreadable"}},
	{Name: "address", Form: Name, Doc: "where the document was found", Also: "url"},
	{Name: "name", Form: Name, Doc: "the document's file name"},
}

var statementKeys = []Key{
	{Name: "attribution", Form: Name, Doc: "the source that the text credits", Also: "source"},
	{Name: "stance", Form: Code, Doc: "how the source stands to what it says", Values: []string{"asserted", "hedged", "denied"}},
	{Name: "hedge", Form: Code, Doc: "why it is hedged", Values: []string{"anonymous", "reported", "inference", "forecast", "threat"}},
	{Name: "theme", Form: Code, Doc: "what it is about, as suggested: boredom, recruited, leaving-reason"},
	{Name: "cue", Form: Name, Doc: "the words that say that it is said: denied, \"according to\""},
	{Name: "act", Form: Code, Doc: "what these words mean: said, denied, promised, warned"},
	{Name: "tie", Form: Code, Doc: "a tie between armed groups that it asserts or denies: pledged-to, split-from"},
	{Name: "group", Form: Name, Doc: "a group of such a tie: \"Islamic State\""},
	{Name: "id", Form: Name, Doc: "the statement's id"},
}

var responseKeys = []Key{
	{Name: "actor", Form: Name, Doc: "who does it, as the text names it"},
	{Name: "kind", Form: Code, Doc: "what is done: citizenship, prosecution, repatriation"},
	{Name: "status", Form: Code, Doc: "how far it has come", Values: []string{"proposed", "adopted", "applied", "struck-down"}},
	{Name: "scope", Form: Name, Doc: "whom it is for: children, \"dual nationals\""},
	{Name: "date", Form: Date, Doc: "when it was done; without a date, when its document was printed"},
	{Name: "after", Form: Side, Doc: "done, or may be, on that day or later: 2015, 2015-11-13"},
	{Name: "before", Form: Side, Doc: "done, or may be, on that day or earlier"},
	{Name: "value", Form: Number, Doc: "how many it was applied to: 21, 10..50"},
	{Name: "low", Form: Number, Doc: "the lower bound of that number: 100.."},
	{Name: "high", Form: Number, Doc: "the upper bound of that number: ..50"},
	{Name: "id", Form: Name, Doc: "the response's id"},
}

var wordKeys = []Key{
	{Name: "word", Form: Name, Doc: "the words that stand where a number could: several, \"not known\""},
}

var proposalKeys = []Key{
	{Name: "word", Form: Name, Doc: "the words that stand where a number could: several, unknown"},
	{Name: "sheet", Form: Name, Doc: "the name of the sheet"},
	{Name: "id", Form: Name, Doc: "the proposal's id"},
}

var relationKeys = []Key{
	{Name: "relation", Form: Code, Doc: "the kind of comparison", Values: []string{"trend", "rank", "rate", "mean", "range", "ratio"}},
	{Name: "change", Form: Code, Doc: "where a trend goes", Values: []string{"up", "down", "flat"}},
	{Name: "rank", Form: Number, Doc: "a rank's number: 1 is the highest, -1 the lowest"},
}

var themeKeys = []Key{
	{Name: "theme", Form: Code, Doc: "what the sentence is about, as suggested: boredom, recruited, leaving-reason"},
	{Name: "cue", Form: Name, Doc: "the words that suggest it: \"out of boredom\""},
	{Name: "id", Form: Name, Doc: "the id of the theme of a sentence"},
}

var sourceKeys = []Key{
	{Name: "name", Form: Name, Doc: "words of one of its names"},
	{Name: "standing", Form: Code, Doc: "what it is to the matter", Values: []string{"first-hand", "secondary", "tertiary", "party", "user-made", "unknown"}},
	{Name: "document", Form: Name, Doc: "the id of the document whose own source it is", Also: "doc"},
	{Name: "id", Form: Name, Doc: "the source's id"},
}

var findingKeys = []Key{
	{Name: "code", Form: Name, Doc: "the check that noticed it: count-word, misquoted", Also: "check"},
	{Name: "severity", Form: Code, Doc: "how much it weighs", Values: []string{"error", "warning", "note"}},
	{Name: "document", Form: Name, Doc: "the id of a document that it is about", Also: "doc"},
	{Name: "figure", Form: Name, Doc: "the id of a figure that it is about"},
	{Name: "id", Form: Name, Doc: "the finding's id"},
	{Name: "review", Form: Code, Doc: "what people decided about it; those that they rejected are listed only if they are asked for",
		Values: []string{"machine", "reviewed", "accepted", "rejected", "unclear", "contested"}},
}

// find finds a key by its name or its other name, whatever the case.
func find(keys []Key, name string) (Key, bool) {
	name = strings.ToLower(name)
	for _, k := range keys {
		if name == k.Name || k.Also != "" && name == k.Also {
			return k, true
		}
	}
	return Key{}, false
}

// lookup finds a key of any subject.
func lookup(name string) (Key, bool) {
	for _, s := range Subjects() {
		if k, ok := find(KeysOf(s), name); ok {
			return k, true
		}
	}
	return Key{}, false
}

func namesOf(keys []Key) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.Name
	}
	return names
}

// unknownKey is the error for a key that does not exist, or not for this subject.
func unknownKey(subject Subject, name string, pos int) error {
	hint := ""
	keys := KeysOf(subject)
	names := namesOf(keys)
	for _, k := range keys {
		if k.Also != "" {
			names = append(names, k.Also)
		}
	}
	if other, ok := subjectWith(name); ok {
		hint = "; it is a key of " + other.String() + "."
	} else if near := Nearest(name, names); near != "" {
		hint = "; did you mean " + near + ":?"
	}
	return cited.Errorf(cited.Invalid, "query, position %d: there is no key %q%s Keys are %s. Put words with a colon in quotation marks",
		pos, clip(name), orDot(hint), strings.Join(namesOf(keys), " "))
}

// subjectWith returns the first subject that has a key.
func subjectWith(name string) (Subject, bool) {
	for _, s := range Subjects() {
		if _, ok := find(KeysOf(s), name); ok {
			return s, true
		}
	}
	return Figures, false
}

func orDot(hint string) string {
	if hint == "" {
		return "."
	}
	return hint
}
