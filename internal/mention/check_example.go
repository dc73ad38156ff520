package mention

import (
	"strings"

	"cited/internal/text"
)

// matches reports whether the entry matches exactly the marked stretch.
func (l *Language) matches(e *Entry, x Example) bool {
	switch e.List {
	case Boilerplate:
		return l.page.find(x.Text) == e
	case Roles:
		return l.plays(e, x.Text, x.Start, x.End)
	case Spelling:
		return spells(e, x.Text, x.Start, x.End)
	case Sheets:
		return x.Start == 0 && x.End == len(x.Text) && l.isSheetWord(e, x.Text)
	case People:
		if l.endingMatches(e, x.Text[x.Start:x.End]) {
			return true
		}
	}
	var s Sentence
	l.readerOf(e).Analyze(&s, x.Text, text.AppendTokens(nil, x.Text, 0, len(x.Text)))
	for _, m := range s.Matches {
		if m.Entry == e && s.Tokens[m.From].Start == x.Start && s.Tokens[m.To-1].End == x.End {
			return true
		}
	}
	return false
}

// readerOf returns the lists among which an entry is looked for.
func (l *Language) readerOf(e *Entry) *Language {
	switch {
	case e.List >= Cues:
		return l.said
	case e.List >= Times:
		return l.late
	}
	return l
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
	case Sheets:
		return l.isSheetWord(e, s)
	}
	var sentence Sentence
	tokens := text.AppendTokens(nil, s, 0, len(s))
	l.readerOf(e).Analyze(&sentence, s, tokens)
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
	content = strings.ReplaceAll(content, " / ", " \n ") // where a line ends
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
