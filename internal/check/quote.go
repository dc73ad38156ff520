package check

import (
	"cited/internal/mention"
	"cited/internal/text"
)

// quotes reads the sentences that figures quote, where their documents were not read. One
// sentence is read once, however many documents repeat it.
type quotes struct {
	lang *mention.Language
	read map[string]tense
	s    sentence
}

// tense is what a sentence says of when its figures hold.
type tense struct {
	now   bool // "at present"
	dated bool // it names a period
}

func (b *Books) quotes() *quotes { return &quotes{lang: b.words, read: map[string]tense{}} }

// current reports whether the sentence of a figure states it as the latest.
func (q *quotes) current(f *Figure) bool {
	if f.Doc.isRead() {
		return f.current()
	}
	t := q.tense(f.Quote.Exact)
	return t.now || !t.dated && f.Reported == ""
}

func (q *quotes) tense(words string) tense {
	if t, known := q.read[words]; known {
		return t
	}
	q.lang.Analyze(&q.s.Sentence, words, text.AppendTokens(q.s.Tokens[:0], words, 0, len(words)))
	q.s.checks.Read(&q.s.Sentence)
	_, now := q.s.says("now", 0, len(q.s.Tokens))
	t := tense{now: now, dated: len(q.s.Periods) > 0}
	q.read[words] = t
	return t
}
