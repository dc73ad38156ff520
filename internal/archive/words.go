package archive

import (
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"cited"
)

// findWords finds words in the text of a document.
func findWords(texts []cited.Text, m *Missed) (cited.Span, error) {
	if m.Words == "" {
		if exact, ok := between(texts, m.Span.Start, m.Span.End); ok && exact != "" {
			return cited.Span{Start: m.Span.Start, End: m.Span.End, Exact: exact}, nil
		}
		return cited.Span{}, cited.Errorf(cited.Invalid, "the text has no words at %d to %d", m.Span.Start, m.Span.End)
	}
	places := placesOf(texts, m.Words)
	switch {
	case len(places) == 0:
		return cited.Span{}, cited.Errorf(cited.Invalid, "the text of %s has no %q; give the words as they stand there", m.Document, m.Words)
	case m.Nth == 0 && len(places) > 1:
		return cited.Span{}, cited.Errorf(cited.Invalid, "%q stands %d times in %s; say which is meant, from 1", m.Words, len(places), m.Document)
	case m.Nth > len(places):
		return cited.Span{}, cited.Errorf(cited.Invalid, "%q stands %d times in %s, so that there is no place %d", m.Words, len(places), m.Document, m.Nth)
	}
	return places[max(m.Nth, 1)-1], nil
}

// placesOf returns where words stand in a text. Any white space between them is as good as another:
// who types them sees lines broken elsewhere.
func placesOf(texts []cited.Text, words string) (places []cited.Span) {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return nil
	}
	for i := range fields {
		fields[i] = regexp.QuoteMeta(fields[i])
	}
	pattern, err := regexp.Compile(strings.Join(fields, `\s+`))
	if err != nil {
		return nil // no valid UTF-8, as every text is
	}
	for _, t := range texts {
		end, at := 0, t.Start // in bytes of the window, and in characters of the text
		for _, found := range pattern.FindAllStringIndex(t.Content, -1) {
			exact := t.Content[found[0]:found[1]]
			at += utf8.RuneCountInString(t.Content[end:found[0]])
			places = append(places, cited.Span{Start: at, End: at + utf8.RuneCountInString(exact), Exact: exact})
			at, end = at+utf8.RuneCountInString(exact), found[1]
		}
	}
	return places
}

// PlacesOf returns where words stand in the text of a document, in its order, and a function that returns the
// quotation around such a place. Any white space is as good as another.
func (a *Archive) PlacesOf(ctx context.Context, v cited.Viewer, document cited.ID, words string) ([]cited.Span, func(cited.Span) cited.Span, error) {
	wholes, err := a.store.Wholes(ctx, v, []cited.ID{document})
	if err != nil {
		return nil, nil, err
	}
	if len(wholes) == 0 {
		return nil, nil, cited.Errorf(cited.NotFound, "there is no document %q in this archive", document)
	}
	texts := wholes[0].Texts
	return placesOf(texts, words), func(at cited.Span) cited.Span { return quoteAt(texts, at) }, nil
}

// between returns what the text has between two code points of one window.
func between(texts []cited.Text, start, end int) (string, bool) {
	for _, t := range texts {
		from, to := start-t.Start, end-t.Start
		if runes := []rune(t.Content); from >= 0 && to >= from && to <= len(runes) {
			return string(runes[from:to]), true
		}
	}
	return "", false
}

// longestQuote is how many code points of a passage are quoted around added words: beyond it,
// the sentence.
const longestQuote = 300

// quoteAt returns the passage that holds some words, or of a long one the sentence.
func quoteAt(texts []cited.Text, words cited.Span) cited.Span {
	for _, t := range texts {
		runes := []rune(t.Content)
		if words.Start < t.Start || words.End > t.Start+len(runes) {
			continue
		}
		from, to := words.Start-t.Start, words.End-t.Start
		for _, p := range t.Passages {
			if p.Start <= words.Start && p.End >= words.End {
				from, to = p.Start-t.Start, p.End-t.Start
				break
			}
		}
		if to-from > longestQuote {
			from, to = sentenceIn(runes, from, to, words.Start-t.Start, words.End-t.Start)
		}
		return cited.Span{Start: t.Start + from, End: t.Start + to, Exact: string(runes[from:to])}
	}
	return words
}

// sentenceIn returns the sentence of a passage that holds words, at most so long as a quotation
// may be.
func sentenceIn(runes []rune, from, to, start, end int) (int, int) {
	from, to = max(from, start-longestQuote/2), min(to, end+longestQuote/2)
	for i := start - 1; i > from; i-- {
		if ends(runes, i-1) {
			from = i
			break
		}
	}
	for i := end; i < to; i++ {
		if ends(runes, i) {
			to = i + 1
			break
		}
	}
	for from < start && runes[from] == ' ' {
		from++
	}
	return from, to
}

// ends reports whether a sentence ends with a sign.
func ends(runes []rune, i int) bool {
	return i >= 0 && strings.ContainsRune(".!?\n", runes[i]) && (i+1 == len(runes) || runes[i+1] == ' ' || runes[i+1] == '\n' || runes[i] == '\n')
}
