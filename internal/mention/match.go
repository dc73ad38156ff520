package mention

import (
	"cited/internal/text"
)

// Match is an entry found in a sentence: tokens From to To, To exclusive.
type Match struct {
	From, To int
	Entry    *Entry
	Slot     string // the key under which the form is listed: forms, people, adjective, ...
}

// tokenIDs appends the word id of each token, 0 for a word of no list.
func (t *trie) tokenIDs(dst []int32, content string, tokens []text.Token) []int32 {
	var buf [64]byte
	for _, k := range tokens {
		if k.Class == text.Number {
			dst = append(dst, t.words[content[k.Start:k.End]])
			continue
		}
		dst = append(dst, t.words[string(text.AppendFold(buf[:0], content[k.Start:k.End]))])
	}
	return dst
}

// appendMatches appends the matches in a sentence in their order. In each list
// the longest match wins, and matches of one list do not overlap; a "not" form
// wins over what it covers and yields nothing.
func (t *trie) appendMatches(dst []Match, content string, tokens []text.Token, ids []int32) []Match {
	var busy [maxLists]busyList // lists and the token up to which each is taken
	for i, id := range ids {
		if id == 0 || !t.first[id] {
			continue
		}
		var best [maxLists]Match
		n := t.longest(&best, content, tokens, ids, i)
		for _, m := range best[:n] {
			if taken(&busy, m) {
				continue
			}
			if m.Slot != "not" {
				dst = append(dst, m)
			}
		}
	}
	return dst
}

const maxLists = 24 // of one language

type busyList struct {
	list string
	to   int
}

// taken reports whether the list of m has matched here already, and notes m.
func taken(busy *[maxLists]busyList, m Match) bool {
	for i := range busy {
		b := &busy[i]
		if b.list == "" || b.list == m.Entry.List {
			if b.list != "" && m.From < b.to {
				return true
			}
			*b = busyList{m.Entry.List, m.To}
			return false
		}
	}
	return false
}

// longest walks from token i and keeps the longest form of each list.
func (t *trie) longest(best *[maxLists]Match, content string, tokens []text.Token, ids []int32, i int) int {
	n := 0
	at := node(0)
	var walked [16]int // tokens on the way, without the hyphens passed over
	depth := 0
	for j := i; j < len(ids) && depth < len(walked); j++ {
		next, ok := t.edges[edge{at, ids[j]}]
		if !ok || ids[j] == 0 {
			if depth > 0 && isHyphen(content[tokens[j].Start:tokens[j].End]) {
				continue
			}
			break
		}
		walked[depth] = j
		depth++
		at = next
		for _, f := range t.ends[at] {
			if f.written(tokens, walked[:depth]) {
				n = keep(best, n, Match{From: i, To: j + 1, Entry: f.entry, Slot: f.slot})
			}
		}
	}
	return n
}

func (f form) written(tokens []text.Token, walked []int) bool {
	for k, s := range f.shape {
		if !s.fits(tokens[walked[k]]) {
			return false
		}
	}
	return true
}

// keep puts m in the place of its list; the later of two is the longer.
func keep(best *[maxLists]Match, n int, m Match) int {
	for k := range best[:n] {
		if best[k].Entry.List == m.Entry.List {
			if m.To > best[k].To || m.Slot == "not" {
				best[k] = m
			}
			return n
		}
	}
	if n < maxLists {
		best[n] = m
		n++
	}
	return n
}
