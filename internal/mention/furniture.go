package mention

import (
	"strings"
	"unicode/utf8"

	"cited/internal/text"
)

// furniture knows the lines of a page that are no part of what it reports.
type furniture struct {
	whole  map[string]*Entry   // folded block
	begins map[string][]phrase // by their first word
	holds  map[string][]phrase
	leads  map[string][]phrase
}

type phrase struct {
	folded string
	entry  *Entry
}

const maxFurniture = 400 // bytes of a block that may be furniture

func (f *furniture) add(e *Entry) {
	if f.whole == nil {
		f.whole, f.begins, f.holds, f.leads = map[string]*Entry{}, map[string][]phrase{}, map[string][]phrase{}, map[string][]phrase{}
	}
	for _, w := range e.Slots["whole"] {
		f.whole[foldBlock(w)] = e
	}
	for _, w := range e.Slots["begins"] {
		p := phrase{foldBlock(w), e}
		f.begins[firstWord(p.folded)] = append(f.begins[firstWord(p.folded)], p)
	}
	for _, w := range e.Slots["leads"] {
		p := phrase{foldBlock(w), e}
		f.leads[firstWord(p.folded)] = append(f.leads[firstWord(p.folded)], p)
	}
	for _, w := range e.Slots["holds"] {
		p := phrase{foldBlock(w), e}
		f.holds[firstWord(p.folded)] = append(f.holds[firstWord(p.folded)], p)
	}
}

// foldBlock folds a block to its words and marks, parted by single blanks.
func foldBlock(block string) string {
	dst := make([]byte, 0, len(block)+8)
	var room [64]text.Token
	for _, t := range text.AppendTokens(room[:0], block, 0, len(block)) {
		if len(dst) > 0 && t.Space {
			dst = append(dst, ' ')
		}
		dst = text.AppendFold(dst, block[t.Start:t.End])
	}
	return string(dst)
}

// find returns the entry that makes a block furniture, nil if none does.
func (f *furniture) find(block string) *Entry {
	if len(block) > maxFurniture {
		return nil
	}
	folded := foldBlock(block)
	if e := f.whole[strings.Trim(folded, ".:!… ")]; e != nil {
		return e
	}
	if e := startsWith(f.begins, folded); e != nil {
		return e
	}
	if e := startsWith(f.leads, folded); e != nil && !tellsSentence(block) {
		return e
	}
	for at := 0; at < len(folded); {
		if e := startsWith(f.holds, folded[at:]); e != nil {
			return e
		}
		at += max(len(firstWord(folded[at:])), 1)
	}
	return nil
}

// fewestTold and fewestLower are how many words a sentence has at least that stands below a
// picture, and how many of them without a capital: names alone are a credit.
const fewestTold, fewestLower = 6, 3

// tellsSentence reports whether a block that begins with the label of a picture goes on with
// a sentence: what it says is news like any other.
func tellsSentence(block string) bool {
	words, lower, last := 0, 0, 0
	var room [64]text.Token
	for _, t := range text.AppendTokens(room[:0], block, 0, len(block)) {
		switch {
		case t.Class == text.Letters || t.Class == text.Number:
			last = t.End - t.Start
			if words++; t.Shape == text.Lower && t.Class == text.Letters {
				lower++
			}
		case words > fewestTold && lower >= fewestLower && last > 1 && strings.ContainsAny(block[t.Start:t.End], ".!?"):
			return true
		}
	}
	return false
}

// startsWith returns the entry of a phrase that a folded text begins with.
func startsWith(phrases map[string][]phrase, folded string) *Entry {
	for _, p := range phrases[firstWord(folded)] {
		if strings.HasPrefix(folded, p.folded) && ends(folded[len(p.folded):], p.folded) {
			return p.entry
		}
	}
	return nil
}

// firstWord returns the letters and digits that a folded text begins with, or
// else its first byte.
func firstWord(folded string) string {
	i := 0
	for i < len(folded) && (isLetter(folded[i]) || folded[i] >= '0' && folded[i] <= '9' || folded[i] >= utf8.RuneSelf) {
		i++
	}
	return folded[:max(i, min(1, len(folded)))]
}

// ends reports whether a phrase ends at a word's end before rest.
func ends(rest, phrase string) bool {
	last := phrase[len(phrase)-1]
	return rest == "" || !isLetter(rest[0]) || !isLetter(last)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// MarkFurniture marks the blocks that are menus, advertisements, notices and
// links as boilerplate. Behind a head like "Most read", the lines of its list
// are marked too, up to the next heading or long paragraph.
func (l *Language) MarkFurniture(content string, blocks []text.Block) {
	under := false
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == text.Boilerplate {
			continue
		}
		block := content[b.Start:b.End]
		if e := l.page.find(block); e != nil {
			b.Kind, under = text.Boilerplate, e.Slot("opens") == "yes"
			continue
		}
		if head, _, ok := strings.Cut(block, "\n"); ok && b.Kind != text.Item {
			if e := l.page.find(head); e != nil && e.Slot("opens") == "yes" {
				b.Kind = text.Boilerplate
				continue
			}
		}
		if under = under && linkList(*b, block); under {
			b.Kind = text.Boilerplate
		}
	}
}

const maxLink = 110 // bytes of a line that may be a link to another story

// linkList reports whether a block is a list of links, as stands below "Most
// read": an item, or short lines of which none ends like a sentence.
func linkList(b text.Block, block string) bool {
	if b.Kind == text.Item {
		return true
	}
	if b.Kind == text.Heading && b.Level == 1 {
		return false
	}
	for _, line := range strings.Split(block, "\n") {
		if line = strings.TrimSpace(line); len(line) > maxLink || strings.HasSuffix(line, ".") {
			return false
		}
	}
	return true
}
