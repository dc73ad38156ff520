package syntax

import (
	"maps"
	"slices"
)

// inventory is the names of a treebank's tags and relations.
type inventory struct {
	upos, xpos, rels []string
}

func inventoryOf(sentences []Sentence) inventory {
	xpos, rels := map[string]bool{}, map[string]bool{}
	for _, s := range sentences {
		for _, w := range s.Words {
			xpos[w.XPOS], rels[w.Rel] = true, true
		}
	}
	return inventory{upos: UPOS(), xpos: slices.Sorted(maps.Keys(xpos)), rels: slices.Sorted(maps.Keys(rels))}
}

// examples turns sentences into numbers. A tag that is not in the inventory is 0.
func (in inventory) examples(sentences []Sentence) []example {
	upos, xpos, rels := numbers(in.upos), numbers(in.xpos), numbers(in.rels)
	all := make([]example, len(sentences))
	for i, s := range sentences {
		e := example{words: s.Words}
		for _, w := range s.Words {
			e.tokens = append(e.tokens, Token{Form: w.Form, Glued: w.Glued})
			e.upos = append(e.upos, upos[w.UPOS])
			e.xpos = append(e.xpos, xpos[w.XPOS])
			e.rels = append(e.rels, rels[w.Rel])
			e.heads = append(e.heads, int32(w.Head))
		}
		e.forms = readForms(nil, e.tokens)
		all[i] = e
	}
	return all
}
