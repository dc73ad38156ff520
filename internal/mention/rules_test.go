package mention

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"cited/internal/text"
	"cited/rules"
)

// load reads the shipped lists of a language.
func load(t *testing.T, language string) *Language {
	t.Helper()
	l, err := Load(rules.FS, language, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestRuleExamples runs the examples of every entry of every list: an ok example
// must be matched, in its brackets, by the very entry, a no example by no form of
// it.
func TestRuleExamples(t *testing.T) {
	l := load(t, "en")
	bad := 0
	for _, e := range l.Entries {
		for _, x := range e.OK {
			if !l.matches(e, x) {
				t.Errorf("%s:%d: ok: %s does not match %q in: %s", e.file, x.Line, e.ID, x.Text[x.Start:x.End], x.Text)
				bad++
			}
		}
		for _, x := range e.No {
			if l.matchesAnywhere(e, x.Text) {
				t.Errorf("%s:%d: no: %s matches in: %s", e.file, x.Line, e.ID, x.Text)
				bad++
			}
		}
	}
	if bad > 0 {
		t.Logf("%d examples of %d entries fail", bad, len(l.Entries))
	}
}

// matches reports whether the entry matches exactly the marked stretch.
func (l *Language) matches(e *Entry, x Example) bool {
	switch e.List {
	case Boilerplate:
		return l.page.find(x.Text) == e
	case Roles:
		return l.plays(e, x.Text, x.Start, x.End)
	case Spelling:
		return spells(e, x.Text, x.Start, x.End)
	case People:
		if l.endingMatches(e, x.Text[x.Start:x.End]) {
			return true
		}
	}
	var s Sentence
	l.Analyze(&s, x.Text, text.AppendTokens(nil, x.Text, 0, len(x.Text)))
	for _, m := range s.Matches {
		if m.Entry == e && s.Tokens[m.From].Start == x.Start && s.Tokens[m.To-1].End == x.End {
			return true
		}
	}
	return false
}

// plays reports whether a word of content[start:end] plays the role of the entry.
func (l *Language) plays(e *Entry, content string, start, end int) bool {
	var s Sentence
	l.Analyze(&s, content, text.AppendTokens(nil, content, 0, len(content)))
	for i, t := range s.Tokens {
		if t.Start >= start && t.End <= end && (s.Plays(i, roleNamed(e.Name)) || s.EndsLike(i, roleNamed(e.Name))) {
			return true
		}
	}
	return false
}

func (l *Language) endingMatches(e *Entry, word string) bool {
	if !strings.HasPrefix(e.Name, "ending.") {
		return false
	}
	got, ok := l.Ending(text.Fold(word))
	return ok && got == e
}

// matchesAnywhere reports whether the entry matches anything in a text.
func (l *Language) matchesAnywhere(e *Entry, s string) bool {
	switch e.List {
	case Roles:
		return l.plays(e, s, 0, len(s))
	case Boilerplate:
		return l.page.find(s) == e
	case Spelling:
		return spells(e, s, 0, len(s))
	}
	var sentence Sentence
	tokens := text.AppendTokens(nil, s, 0, len(s))
	l.Analyze(&sentence, s, tokens)
	for _, m := range sentence.Matches {
		if m.Entry == e {
			return true
		}
	}
	for _, t := range tokens {
		if t.Class == text.Letters && !l.Known(text.Fold(s[t.Start:t.End])) && l.endingMatches(e, s[t.Start:t.End]) {
			return true
		}
	}
	return false
}

// spells reports whether the entry changes where the words or sentences of
// content part, somewhere from start to end.
func spells(e *Entry, content string, start, end int) bool {
	with := text.NewSpelling()
	if err := spell(with, e); err != nil {
		return false
	}
	without := text.NewSpelling()
	if e.Meaning() == "opener" { // only behind an abbreviation
		with.Stop("m")
		without.Stop("m")
	}
	before := borders(without, content)
	for at := range borders(with, content) {
		if !before[at] && at[0] < end && at[1] > start {
			return true
		}
	}
	return false
}

// borders returns where the words and the sentences of content stand.
func borders(s *text.Spelling, content string) map[[2]int]bool {
	all := map[[2]int]bool{}
	tokens := text.AppendTokens(nil, content, 0, len(content))
	for _, w := range s.AppendWords(nil, content, tokens) {
		all[[2]int{w.Start, w.End}] = true
	}
	for _, part := range s.AppendSentences(nil, content, tokens) {
		all[[2]int{tokens[part.From].Start, tokens[part.To-1].End}] = true
	}
	return all
}

// TestFormsOnce fails where one form stands for two entries of a list: which of
// them is meant would be left to chance.
func TestFormsOnce(t *testing.T) {
	l := load(t, "en")
	for at, forms := range l.trie.ends {
		for i, f := range forms {
			for _, g := range forms[:i] {
				if f.entry.List == g.entry.List && f.entry != g.entry && f.slot != "not" && g.slot != "not" && sameShape(f.shape, g.shape) && after(f.slot) == after(g.slot) {
					t.Errorf("%s:%d: a form of %s is also one of %s (node %d)", f.entry.file, f.entry.line, f.entry.ID, g.entry.ID, at)
				}
			}
		}
	}
}

func after(slot string) bool { return slot == "after" || slot == "glued" }

func sameShape(a, b []shape) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// TestNoExamplesBite fails where a no example has no word like those of its entry:
// what cannot be mistaken for a form tests nothing. A word like "the" is not enough.
func TestNoExamplesBite(t *testing.T) {
	l := load(t, "en")
	common := map[string]bool{}
	for _, e := range l.Entries {
		if e.List == Function {
			for _, f := range e.Slots["forms"] {
				common[f] = true
			}
		}
	}
	for _, e := range l.Entries {
		switch e.List {
		case Units, People, Measures, Segments, Sources, Hedges:
		default:
			continue
		}
		stems := map[string]bool{}
		for _, key := range formKeys() {
			addStems(stems, common, e.Slots[key])
		}
		for _, x := range e.No {
			if !bites(stems, x.Text) {
				t.Errorf("%s:%d: no: %s has nothing like it in: %s", e.file, x.Line, e.ID, x.Text)
			}
		}
	}
}

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
