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

// appendIDs appends the id of each token, 0 for a word of no list.
func (v *vocabulary) appendIDs(dst []int32, content string, tokens []text.Token) []int32 {
	var buf [64]byte
	for _, k := range tokens {
		word := content[k.Start:k.End]
		folded := append(buf[:0], word...)
		if k.Class != text.Number {
			folded = text.AppendFold(buf[:0], word)
		}
		id, _ := v.ids.Get(v.ids.Bytes(folded))
		dst = append(dst, id)
	}
	return dst
}

// match finds the entries in the sentence, in their order. In each list the
// longest match wins, and matches of one list do not overlap; a "not" form wins
// over what it covers and yields nothing.
func (s *Sentence) match(t *trie) {
	s.Matches = s.Matches[:0]
	clear(s.barred)
	var busy [lists]int // up to which token each list has matched
	for i, id := range s.IDs {
		root := t.begin(id)
		if root == 0 {
			continue
		}
		s.best = t.longest(s.best[:0], s, i, root)
		for _, m := range s.best {
			if m.Entry.List.crowded() {
				s.crowd(m)
				continue
			}
			if m.Slot == "after" && s.Is(m.To, "than") {
				continue // "or more than 30" begins a number, it ends none
			}
			if l := m.Entry.List; m.From >= busy[l] {
				busy[l] = m.To
				if m.Slot != "not" {
					s.Matches = append(s.Matches, m)
				}
			}
		}
	}
}

// crowd adds a match of a list whose entries do not stand in each other's way.
func (s *Sentence) crowd(m Match) {
	switch {
	case m.Slot == "not":
		if s.barred == nil {
			s.barred = map[*Entry]int{}
		}
		s.barred[m.Entry] = m.To
	case m.From >= s.barred[m.Entry]:
		s.Matches = append(s.Matches, m)
	}
}

const maxForm = 16 // words of a form

// longest walks from the node of token i and appends the longest form of each list.
func (t *trie) longest(best []Match, s *Sentence, i int, at node) []Match {
	var walked [maxForm]int // tokens on the way, without the hyphens passed over
	depth := 1
	walked[0] = i
	best = t.end(best, s, at, walked[:1])
	for j := i + 1; j < len(s.IDs) && depth < maxForm && t.goesOn[at]; j++ {
		next := node(0)
		if s.IDs[j] != 0 {
			next, _ = t.edges.Get(edge(at, s.IDs[j]))
		}
		if next == 0 {
			if IsHyphen(s.at(j)) {
				continue
			}
			break
		}
		walked[depth] = j
		depth++
		at = next
		best = t.end(best, s, at, walked[:depth])
	}
	return best
}

// end keeps the forms that end at a node and are written as they must be.
func (t *trie) end(best []Match, s *Sentence, at node, walked []int) []Match {
	for _, f := range t.ends[at] {
		if f.written(s.Tokens, walked) {
			best = keep(best, Match{From: walked[0], To: walked[len(walked)-1] + 1, Entry: f.entry, Slot: f.slot})
		}
	}
	return best
}

func (f form) written(tokens []text.Token, walked []int) bool {
	for k, s := range f.shape {
		if s != anyShape && !s.fits(tokens[walked[k]]) {
			return false
		}
	}
	return true
}

// keep puts m in the place of its list; the later of two is the longer.
func keep(best []Match, m Match) []Match {
	for k := range best {
		if best[k].Entry == m.Entry || best[k].Entry.List == m.Entry.List && !m.Entry.List.crowded() {
			if m.To > best[k].To || m.Slot == "not" {
				best[k] = m
			}
			return best
		}
	}
	return append(best, m)
}

// Around returns the longest form of a list, one under "not" included, that begins at token
// i and goes on at token back, where what stands between the two ends of a phrase begins at
// token gap: "brought 20 children home".
func (s *Sentence) Around(list List, i, gap, back int) (Match, bool) {
	var out Match
	if i < 0 || gap <= i || back < gap || s.lang == nil {
		return out, false
	}
	t := s.lang.trie
	at := t.begin(s.IDs[i])
	for j, depth := i+1, 1; at != 0 && j <= len(s.IDs) && depth < maxForm; j++ {
		if j == gap {
			j = back
		}
		if j > back {
			for _, f := range t.ends[at] {
				if f.entry.List == list && f.shape == nil {
					out = Match{From: i, To: j, Entry: f.entry, Slot: f.slot}
					break
				}
			}
		}
		if j >= len(s.IDs) || s.IDs[j] == 0 || !t.goesOn[at] {
			break
		}
		at, _ = t.edges.Get(edge(at, s.IDs[j]))
		depth++
	}
	return out, out.Entry != nil
}
