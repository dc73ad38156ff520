package mention

import (
	"slices"
	"strings"
	"unicode"

	"cited/internal/text"
)

// What a check of the lists can find wrong.
const (
	CheckOK    = "ok"    // an ok example is not matched, in its brackets, by its entry
	CheckNo    = "no"    // a no example is matched by its entry
	CheckIdle  = "idle"  // a no example has no word like those of its entry, so it tests nothing
	CheckTwice = "twice" // a form stands for two entries of a list: which is meant would be left to chance
	CheckCode  = "code"  // a code that no codebook has
)

// Failure is an example or entry that does not do what it should.
type Failure struct {
	File  string // of the list, in the rules
	Line  int    // from 1; 0 if it is not known
	Entry string // its id
	Check string // one of the checks: ok, no, idle, twice, code
	Says  string // what is wrong
}

// Check runs all examples of a language's lists and of the groups that it was
// loaded with, and looks for forms that stand for two entries. Failures come in
// the order of the lists.
func (l *Language) Check() []Failure {
	return slices.Concat(l.checkExamples(), l.checkNoExamples(), l.checkForms())
}

func (e *Entry) failure(line int, check, says string) Failure {
	return Failure{File: e.file, Line: line, Entry: e.ID, Check: check, Says: says}
}

// checkExamples runs the examples of every entry: an ok example must be matched,
// in its brackets, by the very entry, a no example by no form of it.
func (l *Language) checkExamples() []Failure {
	var out []Failure
	for _, e := range l.Entries {
		for _, x := range e.OK {
			if !l.matches(e, x) {
				marked := x.Text[x.Start:x.End]
				out = append(out, e.failure(x.Line, CheckOK, "the entry does not match ["+marked+"]"+l.outruled(e, marked)+" in: "+x.Text))
			}
		}
		for _, x := range e.No {
			if l.matchesAnywhere(e, x.Text) {
				out = append(out, e.failure(x.Line, CheckNo, "the entry matches in: "+x.Text))
			}
		}
	}
	return out
}

// outruled says which entry of the same list has words under not, which win over
// every form; nothing if none has.
func (l *Language) outruled(e *Entry, words string) string {
	at, trie := node(0), l.readerOf(e).trie
	for _, k := range text.AppendTokens(nil, words, 0, len(words)) {
		id := trie.words.id(text.Fold(words[k.Start:k.End]))
		switch {
		case IsHyphen(words[k.Start:k.End]):
		case id == 0:
			return ""
		case at == 0:
			at = trie.begin(id)
		default:
			at, _ = trie.edges.Get(edge(at, id))
		}
	}
	for _, f := range trie.ends[at] {
		if f.slot == "not" && f.entry.List == e.List {
			return ", which is under not of " + f.entry.ID
		}
	}
	return ""
}

// checkForms finds forms that two entries of a list share. In landmarks, a name may
// stand for a place and for what else it can be: the first entry wins there.
func (l *Language) checkForms() []Failure {
	var out []Failure
	for _, e := range l.Entries {
		if e.List != Sheets {
			continue
		}
		if form, other := l.sheetWordTwice(e); other != nil {
			out = append(out, e.failure(e.line, CheckTwice, "the form "+form+" is also one of "+other.ID))
		}
	}
	for _, forms := range slices.Concat(l.trie.ends, l.late.trie.ends, l.said.trie.ends) {
		for i, f := range forms {
			for _, g := range forms[:i] {
				if f.entry.List == g.entry.List && f.entry != g.entry && f.entry.List != Landmarks && !f.entry.List.crowded() && f.slot != "not" && g.slot != "not" && slices.Equal(f.shape, g.shape) && after(f.slot) == after(g.slot) {
					out = append(out, f.entry.failure(f.entry.line, CheckTwice, "the form "+shared(f, g)+" is also one of "+g.entry.ID))
				}
			}
		}
	}
	return out
}

// shared returns the form that two entries share, as the first writes it.
func shared(f, g form) string {
	plain := func(s string) string { return strings.Join(strings.FieldsFunc(foldBlock(s), parts), " ") }
	for _, w := range f.entry.Slots[f.slot] {
		if slices.ContainsFunc(g.entry.Slots[g.slot], func(o string) bool { return plain(o) == plain(w) }) {
			return w
		}
	}
	return ""
}

// checkNoExamples finds no examples without a word like those of their entry: what
// cannot be mistaken for a form tests nothing. A word like "the" is not enough.
func (l *Language) checkNoExamples() []Failure {
	common := map[string]bool{}
	for _, e := range l.Entries {
		if e.List == Function {
			for _, f := range e.Slots["forms"] {
				common[f] = true
			}
		}
	}
	var out []Failure
	for _, e := range l.Entries {
		if !slices.Contains([]List{Units, People, Measures, Segments, Causes, Sources, Hedges}, e.List) {
			continue
		}
		stems := map[string]bool{}
		for _, key := range formKeys() {
			addStems(stems, common, e.Slots[key])
		}
		for _, x := range e.No {
			if !bites(stems, x.Text) {
				out = append(out, e.failure(x.Line, CheckIdle, "no word of the example is like a form of the entry: "+x.Text))
			}
		}
	}
	return out
}

func after(slot string) bool { return slot == "after" || slot == "glued" }

// stem returns the first four letters of a folded word.
func stem(word string) string {
	r := []rune(text.Fold(word))
	return string(r[:min(4, len(r))])
}

// addStems notes the stems of the words of forms; in a phrase, words like "the"
// and "of" say nothing beside others.
func addStems(stems, common map[string]bool, forms []string) {
	for _, s := range forms {
		words := strings.FieldsFunc(s, parts)
		telling := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return common[text.Fold(w)] })
		if len(telling) == 0 {
			telling = words
		}
		for _, w := range telling {
			stems[stem(w)] = true
		}
	}
}

// parts reports whether a character parts words.
func parts(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
}

func bites(stems map[string]bool, s string) bool {
	for _, w := range strings.FieldsFunc(s, parts) {
		if stems[stem(w)] {
			return true
		}
	}
	return false
}
