package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/gazetteer"
	"cited/internal/text"
)

// Naming returns whom the document names, once all of it was read, with its title as it is
// known now; nil if that was not asked for, or if it is more than is kept.
func (s *Session) Naming(title string) *Naming {
	n := s.noting
	if n == nil || n.many {
		return nil
	}
	in, sure := s.namesOfTitle(title) // which the book reads before anything is decided
	for _, is := range n.found {
		switch n.judge(s, is) {
		case private:
			n.Name(cited.Span{Start: is.at.Start, End: is.at.End, Exact: is.name})
		case unsure:
			n.Unsure = append(n.Unsure, is.at)
			n.maybeCalled(is.name)
		}
	}
	for _, list := range n.runs {
		for _, name := range list {
			if s.said.people.WithheldAs(name, name) {
				n.maybeCalled(name)
			}
		}
	}
	if sure {
		n.judgeTitle(s, title, in)
	}
	for _, spans := range [][]cited.Span{n.Private, n.Unsure, n.Small, n.Places} {
		slices.SortFunc(spans, func(a, b cited.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	}
	return &n.Naming
}

// judgeTitle notes whom the title names, unless that is not known.
func (n *noting) judgeTitle(s *Session, title string, in []noted) {
	var named []cited.Span
	for _, is := range in {
		switch n.judge(s, is) {
		case private:
			named = append(named, is.at)
			n.called(is.name)
		case unsure:
			return
		}
	}
	n.Titled(title, named)
}

// verdict is whether a name is that of a private person.
type verdict uint8

const (
	public verdict = iota
	private
	unsure // the words have to be read again
)

// mayBeNamed reports whether a title may name somebody: several words with capitals side by side,
// or one that is part of a name which the document holds.
func (n *noting) mayBeNamed(s *Session, names namer) bool {
	before := -2
	for i := range names.s.Tokens {
		if !names.capital(i) || names.listed(i) {
			continue
		}
		word := names.s.Word(i, i+1)
		key := strings.ToLower(word)
		if i-before <= 2 || len(n.full[key])+len(n.runs[key]) > 0 || s.said.people.Withheld(word) || aged(names.s.Content, text.Range{Start: names.s.Tokens[i].Start, End: names.s.Tokens[i].End}) {
			return true
		}
		before = i
	}
	return false
}

// judge decides by all that the document says.
func (n *noting) judge(s *Session, is noted) verdict {
	book := s.said.people
	alone := !strings.Contains(is.name, " ")
	if l := n.lone[strings.ToLower(is.name)]; alone && l != nil && l.common {
		return public
	}
	out := public
	switch {
	case is.aged, book.Withheld(is.name):
		out = private
	case alone:
		out = n.borne(s, is.name)
	}
	if out == public && is.person && !book.Spoken(is.name) || out == private && is.other {
		out = unsure
	}
	if out != public && is.mayBe && inGazetteer(is.name) {
		return public
	}
	return out
}

// borne decides of one word by the names in full that it is part of.
func (n *noting) borne(s *Session, word string) verdict {
	is := func(whole string) bool { return s.said.people.WithheldAs(word, whole) }
	key := strings.ToLower(word)
	switch full, runs := n.full[key], n.runs[key]; {
	case slices.ContainsFunc(full, is):
		return private
	case slices.ContainsFunc(runs, is), len(full) == mostBearers, len(runs) == mostBearers: // there may be more of them
		return unsure
	}
	return public
}

// inGazetteer reports whether a name is that of a place; it is false if nobody can tell.
func inGazetteer(name string) bool { return placesNamed(name) != "" }

// placesNamed returns the places of a name, for gazetteer.Places; "" if nobody can tell.
func placesNamed(name string) string {
	g, err := gazetteer.Load()
	if err != nil {
		return ""
	}
	found, _ := g.Find(placeKey(nil, name))
	return found
}

// namesOfTitle returns the names in a title, by positions in it, and whether they are all.
func (s *Session) namesOfTitle(title string) (in []noted, sure bool) {
	n := s.noting
	words := uncapped(title)
	n.tokens = text.AppendTokens(n.tokens[:0], words, 0, len(words))
	for _, e := range s.reader.lang.Spelling.AppendSentences(nil, words, n.tokens) {
		if e.To-e.From > maxSentence {
			return nil, false
		}
		if e.To == e.From {
			continue
		}
		tokens := n.tokens[e.From:e.To]
		s.reader.lang.Analyze(&n.s, words, tokens)
		names := namer{&n.s, &s.tree}
		if !n.mayBeNamed(s, names) {
			continue
		}
		s.tree.Plant(s.quick, s.reader.lang.Spelling, words, tokens, &s.room)
		s.said.people.Read(&n.s, &s.tree.Tree)
		names.each(func(string) bool { return false }, func(from, to int) {
			at := text.Range{Start: tokens[from].Start, End: tokens[to-1].End}
			is := names.noted(words, from, to)
			is.at.Start = utf8.RuneCountInString(words[:at.Start])
			is.at.End = is.at.Start + utf8.RuneCountInString(words[at.Start:at.End])
			in = append(in, is)
		})
	}
	return in, true
}
