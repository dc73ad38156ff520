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

// Keys lists the keys: first those of the figure, then those of the document.
func Keys() []Key { return slices.Clone(keys) }

var keys = []Key{
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
	{Name: "id", Form: Name, Doc: "the figure's id"},
	{Name: "document", Form: Name, Doc: "the document's id", Also: "doc"},
	{Name: "publisher", Form: Name, Doc: "who printed the document"},
	{Name: "published", Form: Date, Doc: "when it was printed: 2015-12, 2015..2016"},
	{Name: "title", Form: Name, Doc: "the document's title"},
	{Name: "author", Form: Name, Doc: "the document's author"},
	{Name: "language", Form: Name, Doc: "the document's language: en"},
	{Name: "format", Form: Name, Doc: "what the document was read as: text, html"},
	{Name: "outcome", Form: Code, Doc: "how reading it ended", Values: []string{"pending", "read", "empty", "unreadable"}},
	{Name: "address", Form: Name, Doc: "where the document was found", Also: "url"},
	{Name: "name", Form: Name, Doc: "the document's file name"},
}

// lookup finds a key by its name or its other name, whatever the case.
func lookup(name string) (Key, bool) {
	name = strings.ToLower(name)
	for _, k := range keys {
		if name == k.Name || k.Also != "" && name == k.Also {
			return k, true
		}
	}
	return Key{}, false
}

func keyNames() []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.Name
	}
	return names
}

// unknownKey is the error for a key that does not exist.
func unknownKey(name string, pos int) error {
	hint := ""
	if near := Nearest(name, append(keyNames(), "source", "url", "doc")); near != "" {
		hint = "; did you mean " + near + ":?"
	}
	return cited.Errorf(cited.Invalid, "query, position %d: there is no key %q%s Keys are %s. Put words with a colon in quotation marks",
		pos, clip(name), orDot(hint), strings.Join(keyNames(), " "))
}

func orDot(hint string) string {
	if hint == "" {
		return "."
	}
	return hint
}
