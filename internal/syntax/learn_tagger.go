package syntax

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
)

// example is a sentence of a treebank, ready to learn from.
type example struct {
	tokens []Token
	forms  []form // with margins, without tags
	upos   []uint8
	xpos   []uint8
	heads  []int32 // from 1, 0 is the root
	rels   []uint8
	words  []Word
}

// names maps the names of a list to their numbers, from 1.
func numbers(names []string) map[string]uint8 {
	m := map[string]uint8{}
	for i, name := range names {
		m[name] = uint8(i + 1)
	}
	return m
}

// learnLexicon counts which tags words have. Words seen less than three times
// are left out: what they were seen with says little, and unknown words are to
// look like them.
func learnLexicon(sentences []example) lexicon {
	upos, xpos := map[uint32]map[uint8]int{}, map[uint32]map[uint8]int{}
	count := func(m map[uint32]map[uint8]int, w uint32, tag uint8) {
		if m[w] == nil {
			m[w] = map[uint8]int{}
		}
		m[w][tag]++
	}
	for _, s := range sentences {
		for i := range s.upos {
			w := s.forms[margin+i].word
			count(upos, w, s.upos[i])
			count(xpos, w, s.xpos[i])
		}
	}
	classes := map[string]uint16{}
	var words []entry[lexeme]
	for _, w := range slices.Sorted(maps.Keys(upos)) {
		total := 0
		for _, n := range upos[w] {
			total += n
		}
		if total < 3 {
			continue
		}
		name := classOf(upos[w], total)
		if classes[name] == 0 {
			classes[name] = uint16(len(classes) + 1)
		}
		x := lexeme{amb: classes[name], upos: sure(upos[w], total)}
		if x.upos != 0 {
			x.xpos = sure(xpos[w], total)
		}
		words = append(words, entry[lexeme]{w, x})
	}
	return lexicon{newLookup(words)}
}

// classOf names the set of a word's tags, the frequent ones in their order.
func classOf(tags map[uint8]int, total int) string {
	list := slices.SortedFunc(maps.Keys(tags), func(a, b uint8) int {
		return cmp.Or(cmp.Compare(tags[b], tags[a]), cmp.Compare(a, b))
	})
	name := ""
	for _, t := range list {
		if tags[t]*20 >= total {
			name += strconv.Itoa(int(t)) + " "
		}
	}
	return name
}

// sure returns the tag that a frequent word has nearly always, otherwise 0.
func sure(tags map[uint8]int, total int) uint8 {
	for t, n := range tags {
		if total >= 30 && n*1000 >= total*998 {
			return t
		}
	}
	return 0
}

// learnTagger learns from sentences in some rounds, several times over, and
// takes the mean.
func learnTagger(sentences []example, tags, rounds int, seed uint64, seeds int) *tagger {
	t := &tagger{words: learnLexicon(sentences), tags: tags, pairs: learnPairs(sentences, tags)}
	upos, xpos := make([][]average, seeds), make([][]average, seeds)
	atOnce(seeds, func(n int) { upos[n], xpos[n] = t.learn(sentences, rounds, seed+uint64(n)) })
	t.upos, t.xpos = quantize(meanOf(upos), tagStep, tagCut, 0), quantize(meanOf(xpos), tagStep, tagCut, 0)
	return t
}

// atOnce calls do with the numbers below n, two at a time.
func atOnce(n int, do func(int)) {
	var all sync.WaitGroup
	room := make(chan bool, 2)
	for i := range n {
		room <- true
		all.Go(func() {
			do(i)
			<-room
		})
	}
	all.Wait()
}

func (t *tagger) learn(sentences []example, rounds int, seed uint64) (u, x []average) {
	upos, xpos := newLearner(nil), newLearner(nil)
	random := rand.New(rand.NewPCG(seed, 1))
	order := random.Perm(len(sentences))
	var forms []form
	for range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			forms = append(forms[:0], sentences[n].forms...)
			t.words.look(forms)
			t.learnUPOS(upos, forms, &sentences[n])
			t.learnXPOS(xpos, forms, &sentences[n])
		}
	}
	return upos.averages(), xpos.averages()
}

// The unit of the stored weights of the taggers, and what is too small to store.
const (
	tagStep = 0.125
	tagCut  = 0.3
)

func learnPairs(sentences []example, tags int) [][]uint8 {
	seen := make([]map[uint8]bool, tags+1)
	for i := range seen {
		seen[i] = map[uint8]bool{}
	}
	for _, s := range sentences {
		for i, u := range s.upos {
			seen[u][s.xpos[i]] = true
		}
	}
	pairs := make([][]uint8, tags+1)
	for i := range seen {
		pairs[i] = slices.Sorted(maps.Keys(seen[i]))
		if len(pairs[i]) == 0 {
			pairs[i] = []uint8{1}
		}
	}
	return pairs
}

func (t *tagger) learnUPOS(l *learner, forms []form, s *example) {
	var f features
	for i, right := range s.upos {
		if forms[margin+i].upos != 0 {
			continue
		}
		var sum scores
		uposFeatures(&f, forms, margin+i)
		l.add(f.list(), &sum)
		got := best(&sum, t.tags)
		if got != right {
			l.update(f.list(), right, got)
		} else {
			l.now++
		}
		forms[margin+i].upos = got
	}
}

func (t *tagger) learnXPOS(l *learner, forms []form, s *example) {
	var f features
	for i, right := range s.xpos {
		if forms[margin+i].xpos != 0 {
			continue
		}
		among := t.pairs[forms[margin+i].upos]
		if len(among) == 1 || !slices.Contains(among, right) {
			forms[margin+i].xpos = among[0]
			continue
		}
		var sum scores
		xposFeatures(&f, forms, margin+i)
		l.add(f.list(), &sum)
		got := bestOf(&sum, among)
		if got != right {
			l.update(f.list(), right, got)
		} else {
			l.now++
		}
		forms[margin+i].xpos = got
	}
}
