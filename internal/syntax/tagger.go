package syntax

// Tags are numbers from 1 in the order of a list of names; 0 is no tag.

// features is room for the features of one decision.
type features struct {
	n    uint8
	keys [mostFeatures]uint32
}

// mostFeatures is more than any decision looks at, and as many as a byte can number: one
// is put so often that it must take no question whether there is room.
const mostFeatures = 256

func (f *features) put(key uint32) {
	f.keys[f.n] = key
	f.n++
}

func (f *features) list() []uint32 { return f.keys[:f.n] }

// lexicon knows words of the treebank by the hash of their form: which tags
// they have been seen with.
type lexicon struct{ lookup[lexeme] }

// lexeme is a word of the lexicon. Sure tags are taken without a decision.
type lexeme struct {
	amb  uint16 // its ambiguity class, from 1
	upos uint8  // if it hardly ever has another, otherwise 0
	xpos uint8  // the same for the tag of the language
}

// tagger gives UPOS tags from left to right, then XPOS tags among those that go
// with them.
type tagger struct {
	words lexicon
	upos  *table
	xpos  *table
	pairs [][]uint8 // XPOS tags seen with a UPOS tag
	tags  int       // number of UPOS tags
}

// look marks the forms with what the lexicon knows of them.
func (l *lexicon) look(forms []form) {
	for i := margin; i < len(forms)-margin; i++ {
		w, ok := l.find(forms[i].word)
		if ok {
			forms[i].amb = w.amb
		}
		forms[i].upos, forms[i].xpos = w.upos, w.xpos
	}
}

// tag tags the forms of a sentence.
func (t *tagger) tag(forms []form) {
	t.words.look(forms)
	var f features
	n := len(forms) - margin
	for i := margin; i < n; i++ {
		if forms[i].upos != 0 {
			continue
		}
		var s scores
		uposFeatures(&f, forms, i)
		t.upos.add(f.list(), &s)
		forms[i].upos = best(&s, t.tags)
	}
	for i := margin; i < n; i++ {
		if forms[i].xpos != 0 {
			continue
		}
		among := t.pairs[forms[i].upos]
		if len(among) == 1 {
			forms[i].xpos = among[0]
			continue
		}
		var s scores
		xposFeatures(&f, forms, i)
		t.xpos.add(f.list(), &s)
		forms[i].xpos = bestOf(&s, among)
	}
}

// best returns the class from 1 to n with the highest score.
func best(s *scores, n int) uint8 {
	top := 1
	for c := 2; c <= n; c++ {
		if s[c&127] > s[top&127] {
			top = c
		}
	}
	return uint8(top)
}

func bestOf(s *scores, among []uint8) uint8 {
	var top uint8
	for i, c := range among {
		if i == 0 || s[c&127] > s[top&127] {
			top = c
		}
	}
	return top
}

func uposFeatures(f *features, w []form, i int) {
	f.n = 0
	a, b, c, d, e := &w[i-2], &w[i-1], &w[i], &w[i+1], &w[i+2]
	ta, tb := uint32(a.upos), uint32(b.upos)
	amb, ambNext := uint32(c.amb), uint32(d.amb)
	f.put(hash1(1, c.word))
	f.put(hash1(2, c.raw))
	for n, h := range c.suffix {
		if h != 0 {
			f.put(hash1(3+n, h))
		}
	}
	for n, h := range c.prefix {
		if h != 0 {
			f.put(hash1(8+n, h))
		}
	}
	start := uint32(0)
	if b.shape == 0 {
		start = 1
	}
	f.put(hash2(12, c.shape, start))
	f.put(hash2(13, uint32(c.kind), start))
	f.put(hash1(14, amb))
	f.put(hash1(15, b.word))
	f.put(hash1(16, a.word))
	f.put(hash1(17, d.word))
	f.put(hash1(18, e.word))
	f.put(hash1(19, b.suffix[2]))
	f.put(hash1(20, d.suffix[2]))
	f.put(hash1(21, d.suffix[1]))
	f.put(hash1(22, tb))
	f.put(hash2(23, tb, ta))
	f.put(hash2(24, tb, c.word))
	f.put(hash2(25, tb, amb))
	f.put(hash2(26, tb, c.suffix[2]))
	f.put(hash1(27, ambNext))
	f.put(hash1(28, uint32(e.amb)))
	f.put(hash2(29, amb, ambNext))
	f.put(hash3(30, tb, amb, ambNext))
	f.put(hash2(31, ambNext, uint32(e.amb)))
	f.put(hash2(32, tb, ambNext))
	f.put(hash2(33, b.word, c.word))
	f.put(hash2(34, c.word, d.word))
	f.put(hash2(35, b.shape, c.shape))
	f.put(hash2(36, c.shape, d.shape))
	f.put(hash2(37, c.suffix[1], c.shape))
	f.put(hash3(38, tb, ta, amb))
	f.put(hash2(39, b.word, amb))
	f.put(hash2(40, amb, d.word))
	f.put(hash3(41, b.word, amb, d.word))
	f.put(hash3(42, c.suffix[2], c.shape, start))
	f.put(hash3(43, amb, c.shape, start))
	f.put(hash3(44, tb, amb, d.suffix[1]))
	f.put(hash2(45, tb, d.word))
}

func xposFeatures(f *features, w []form, i int) {
	f.n = 0
	b, c, d := &w[i-1], &w[i], &w[i+1]
	u := uint32(c.upos)
	xa, xb := uint32(w[i-2].xpos), uint32(b.xpos)
	ub, ud, ue := uint32(b.upos), uint32(d.upos), uint32(w[i+2].upos)
	f.put(hash2(101, u, c.word))
	f.put(hash2(102, u, c.raw))
	for n, h := range c.suffix[:4] {
		f.put(hash2(103+n, u, h))
	}
	f.put(hash2(108, u, c.shape))
	f.put(hash2(109, u, xb))
	f.put(hash3(110, u, xb, xa))
	f.put(hash2(111, u, b.word))
	f.put(hash2(112, u, d.word))
	f.put(hash2(113, u, w[i-2].word))
	f.put(hash3(114, u, ub, ud))
	f.put(hash3(115, u, ud, ue))
	f.put(hash3(116, u, c.word, xb))
	f.put(hash3(117, u, c.suffix[1], xb))
	f.put(hash3(118, c.word, b.word, u))
	f.put(hash3(119, c.word, d.word, u))
	aux, far := helper(w, i)
	f.put(hash3(120, u, aux, far))
	f.put(hash3(121, u, aux, c.suffix[1]))
	f.put(hash3(122, u, aux, xb))
	f.put(hash4(123, u, c.suffix[1], ub, ud))
	f.put(hash4(124, u, c.word, aux, far))
}

// helper returns the word before i that governs the form of a verb, an auxiliary
// or a particle, and how far it is.
func helper(w []form, i int) (word, far uint32) {
	for n := 1; n <= 4 && i-n >= margin; n++ {
		switch v := &w[i-n]; v.upos {
		case uposAUX, uposPART:
			return v.word, uint32(n)
		case uposVERB, uposPUNCT:
			return uint32(v.upos), uint32(n)
		}
	}
	return 0, 0
}

// The tags of Universal Dependencies, in alphabetical order from 1.
const (
	_ = iota
	uposADJ
	uposADP
	uposADV
	uposAUX
	uposCCONJ
	uposDET
	uposINTJ
	uposNOUN
	uposNUM
	uposPART
	uposPRON
	uposPROPN
	uposPUNCT
	uposSCONJ
	uposSYM
	uposVERB
	uposX
)

// UPOS lists the tags of Universal Dependencies.
func UPOS() []string {
	return []string{"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
		"PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}
}
