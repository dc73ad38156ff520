package lineage

import (
	"slices"
	"strings"

	"cited/internal/text"
)

// What makes a quotation.
const (
	quoteWords   = 20  // in common that prove something together with a credit or a sign of quoting
	quoteAlone   = 35  // and without, or without numbers
	quoteNumbers = 4.0 // nats of the numbers in them
	stockStories = 8   // that have a passage which proves nothing
	labelWords   = 3   // before a colon that only name what follows: "What we know:"
)

// isQuoted reports whether a passage is shared that the later document has from the earlier: one that stands as a
// quotation there, or a paragraph with the credit of the earlier beside it. A paragraph that nothing marks and nobody
// is credited for beside it may be the background that an agency repeats for years. It has to be news, and to say as
// much as a story told in other words; and what two documents of one house share, or two end or begin with, is more
// likely their form. What the earlier document itself quotes, the later may have from where it was said; likewise words
// without numbers from within a paragraph, in which the earlier may report what a third said.
func (p *pair) isQuoted() bool {
	return slices.ContainsFunc(p.runs, func(r run) bool {
		if r.same < quoteWords || p.isStock(r) || !p.credited() && p.earlier.ownWords(r.a0, r.a1) < leastWords {
			return false
		}
		in, whole := p.insideOf(r), p.wholeBlock(r)
		if p.opensQuotation(r) && (whole || p.credited() || in.both[figured] >= quoteNumbers) {
			return true
		}
		if !whole {
			return false
		}
		if p.creditedBeside(r) {
			return in.both[figured] >= quoteNumbers || r.same >= quoteAlone
		}
		return p.isNews(r) && !p.sameHouse && !p.sameEnd(r) && r.same >= quoteAlone && in.both[figured] >= toldNats && in.both[figured]+in.both[name] >= toldBoth
	})
}

// opensQuotation reports whether the passage stands as a quotation in the later document
// and as text of its own in the earlier one: between quotation marks, or as a paragraph
// that a sentence with a colon introduces.
func (p *pair) opensQuotation(r run) bool {
	if p.earlier.introduces(r.a0) {
		return false // both quote it
	}
	if p.later.quotes(r.b0) && !p.earlier.quotes(r.a0) || p.earlier.ownWords(r.a0, r.a1)-p.later.ownWords(r.b0, r.b1) >= leastWords {
		return true
	}
	return p.later.introduces(r.b0) && p.wholeBlock(r)
}

// creditedBeside reports whether the later document names the earlier one in a passage or in the paragraph before or behind it.
func (p *pair) creditedBeside(r run) bool {
	first, last := p.later.words[r.b0].block, p.later.words[r.b1-1].block
	return p.credited() && slices.ContainsFunc(p.credits, func(c naming) bool {
		at := p.later.words[c.from].block
		return c.from >= p.later.head && first-1 <= at && at <= last+1
	})
}

// isNews reports whether a passage is what the earlier document has to tell: it opens its text, or names a day of the news.
func (p *pair) isNews(r run) bool {
	s := p.earlier
	return s.head < len(s.words) && s.words[r.a0].block == s.words[s.head].block || slices.ContainsFunc(s.dates, func(d dateTerm) bool {
		_, ok := p.news(s, d, 1)
		return ok && r.a0 <= d.word && d.word < r.a1
	})
}

// opensAny reports whether some passage stands as a quotation in the later document alone.
func (p *pair) opensAny() bool {
	return slices.ContainsFunc(p.runs, func(r run) bool { return r.same >= quoteWords && p.opensQuotation(r) })
}

// turned returns passages as they are with the documents the other way round.
func turned(runs []run) []run {
	all := slices.Clone(runs)
	for i := range all {
		r := &all[i]
		r.a0, r.a1, r.b0, r.b1 = r.b0, r.b1, r.a0, r.a1
	}
	return all
}

// quotes reports whether a quotation begins with a word: behind quotation marks, behind
// the sign of a quoted line, or indented behind a colon.
func (s *Sketch) quotes(i int) bool {
	if i == 0 {
		return false
	}
	if s.words[i].quoted && (!s.words[i-1].quoted || s.words[i].block != s.words[i-1].block) {
		return true
	}
	before := s.before(i)
	if strings.Contains(before, ">") {
		return true
	}
	introduced, lines, broken := strings.Cut(before, "\n")
	return broken && strings.Contains(introduced, ":") && strings.TrimLeft(lines, "\n\r") != ""
}

// introduces reports whether a block begins with a word, or a few words before it, and the text before it ends with
// a colon, which is that of a sentence and not of a label.
func (s *Sketch) introduces(i int) bool {
	if from := s.blocks[s.words[i].block].from; i-from <= labelWords {
		i = from // what a number in its first words is may have been read otherwise
	}
	if i == 0 || s.words[i].block == s.words[i-1].block {
		return false
	}
	before := s.blocks[s.words[i-1].block]
	return before.kind != text.Heading && before.to-before.from > labelWords && strings.Contains(s.before(i), ":")
}

// quotationMarks are those around what somebody said. Of single ones most are apostrophes: they count only where one opens
// before a word and another closes.
const quotationMarks = "\"“”„«»"

// markQuoted notes which words of a block stand between quotation marks: those behind an
// odd number of them, since each language has its own that open and close.
func (s *Sketch) markQuoted(b block) {
	inside, single := b.kind == text.Quotation, -1
	for i := b.from; i < b.to; i++ {
		between := s.opening(i, b)
		switch {
		case !inside && single < 0 && opensSingle(between):
			single = i
		case single >= 0 && closesSingle(between):
			s.quote(single, i)
			single = -1
		}
		for _, mark := range between {
			if strings.ContainsRune(quotationMarks, mark) && b.kind != text.Quotation {
				inside = !inside
			}
		}
		s.words[i].quoted = inside
	}
	if single >= 0 && b.to > b.from && closesSingle(s.after(b.to-1)) {
		s.quote(single, b.to)
	}
}

// quote notes that words stand between quotation marks.
func (s *Sketch) quote(from, to int) {
	for i := from; i < to; i++ {
		s.words[i].quoted = true
	}
}

// opensSingle reports whether what stands before a word ends with a single quotation mark that opens.
func opensSingle(before string) bool {
	cut, ok := strings.CutSuffix(before, "‘")
	if !ok {
		cut, ok = strings.CutSuffix(before, "'")
	}
	return ok && (cut == "" || strings.ContainsAny(cut[len(cut)-1:], " \n("))
}

// closesSingle reports whether a single quotation mark behind a mark of a sentence closes.
func closesSingle(behind string) bool {
	for _, mark := range []string{".", ",", "!", "?", ";"} {
		for _, close := range []string{"’", "'"} {
			if strings.HasPrefix(behind, mark+close) || strings.HasPrefix(behind, close+mark) {
				return true
			}
		}
	}
	return false
}

// after is what stands between a word and the next one, or the end.
func (s *Sketch) after(i int) string {
	if i+1 < len(s.words) {
		return s.before(i + 1)
	}
	return s.content[s.words[i].to:]
}

// opening is what stands between a word of a block and the one before it in the block: what
// closed the block before is none of this one.
func (s *Sketch) opening(i int, b block) string {
	switch {
	case i > b.from:
		return s.before(i)
	case i == 0:
		return s.content[:s.words[0].from]
	}
	before := s.before(i)
	return before[strings.LastIndexByte(before, '\n')+1:]
}

// ownWords counts the words of a stretch that the document says itself.
func (s *Sketch) ownWords(from, to int) int {
	n := 0
	for _, w := range s.words[from:to] {
		if !w.quoted {
			n++
		}
	}
	return n
}

// sameEnd reports whether both documents end with a passage, or both begin with it, but for
// fewer words than a passage has: as forms do.
func (p *pair) sameEnd(r run) bool {
	return len(p.earlier.words)-r.a1 < leastWords && len(p.later.words)-r.b1 < leastWords ||
		r.a0-p.earlier.head < leastWords && r.b0-p.later.head < leastWords
}

// insideOf sums up the numbers and names of a passage.
func (p *pair) insideOf(r run) overlap {
	var o overlap
	seen := map[uint64]bool{}
	for _, w := range p.later.words[r.b0:r.b1] {
		t, other := p.later.term(w.stem), p.earlier.term(w.stem)
		if t == nil || other == nil || seen[w.stem] || max(t.class, other.class) < name {
			continue
		}
		seen[w.stem] = true
		o.both[t.class] += p.scale.of(t)
		o.count[t.class]++
	}
	return o
}

// isStock reports whether most of a passage stands in many stories.
func (p *pair) isStock(r run) bool {
	if p.scale.known == nil {
		return false
	}
	var stories []int
	for i := r.b0; i+shingle <= r.b1; i++ {
		if n := p.scale.known.Stories(Key(p.later.stretchAt(i))); n > 0 {
			stories = append(stories, n)
		}
	}
	slices.Sort(stories)
	return len(stories) > 0 && stories[len(stories)/2] >= stockStories
}

// wholeBlock reports whether a passage is most of a block of the earlier document.
func (p *pair) wholeBlock(r run) bool {
	b := p.earlier.blocks[p.earlier.words[(r.a0+r.a1)/2].block]
	size, in := b.to-b.from, min(b.to, r.a1)-max(b.from, r.a0)
	return 5*in >= 4*size
}

// sharesOwn reports whether two documents appear under one name.
func (s *Sketch) sharesOwn(other *Sketch) bool {
	return slices.ContainsFunc(s.own, other.isOwn)
}
