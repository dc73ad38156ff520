package syntax

import (
	"bytes"
	_ "embed"
	"io"
	"sync"
)

// Model analyses sentences of one language. It does not change: any number of
// goroutines may share it.
type Model struct {
	language string
	names    inventory
	tagger   tagger
	mover    mover
	lemmas   choices
	scripts  []script
	features choices
	feats    []string
	entity   *table
	labels   []string
	rels     relations
}

//go:embed models/en.model
var englishModel []byte

var english = sync.OnceValues(func() (*Model, error) { return Load(bytes.NewReader(englishModel)) })

// English returns the model of English that is part of the program. The first
// call loads it; all calls return the same one.
func English() (*Model, error) { return english() }

// Narrower returns the model with a beam of at most that many states, at least one: it
// takes less time and is right a little less often.
func (m *Model) Narrower(width int) *Model {
	narrow := *m
	narrow.mover.width = max(1, min(width, m.mover.width))
	return &narrow
}

// Language returns the code of the model's language: "en".
func (m *Model) Language() string { return m.language }

// Parse analyses one sentence. It never fails: nonsense is analysed as well as
// it can be. It takes time in proportion to the number of forms.
func (m *Model) Parse(forms []string) []Word {
	tokens := make([]Token, len(forms))
	for i, form := range forms {
		tokens[i].Form = form
	}
	return m.NewParser().Parse(make([]Word, 0, len(forms)), tokens)
}

// Parser analyses one sentence after the other with room that it keeps between
// them. One goroutine at a time may use it.
type Parser struct {
	m      *Model
	forms  []form
	search search
	about  []circumstance
	named  []uint8
	keys   []uint32
}

// NewParser returns a parser for the use of one goroutine.
func (m *Model) NewParser() *Parser { return &Parser{m: m} }

// Parse analyses the tokens of one sentence, appends its words to dst and
// returns it. The only memory it takes, once it has seen a sentence as long, is
// that of lemmas that are no part of their form.
func (p *Parser) Parse(dst []Word, tokens []Token) []Word {
	if len(tokens) == 0 {
		return dst
	}
	p.forms = readForms(p.forms, tokens)
	p.m.tagger.tag(p.forms)
	p.search.begin(p.forms)
	p.m.mover.parse(&p.search)
	p.about = p.m.rels.circumstances(p.about, p.search.nodes)
	p.named = p.m.entities(p.named, p.forms, p.search.nodes)
	for i, t := range tokens {
		dst = append(dst, p.word(i, t))
	}
	return dst
}

func (p *Parser) word(i int, t Token) Word {
	m, f, n := p.m, &p.forms[margin+i], &p.search.nodes[i+1]
	w := Word{Form: t.Form, Glued: t.Glued, Head: int(n.head), UPOS: m.names.upos[f.upos-1], XPOS: m.names.xpos[f.xpos-1],
		Rel: m.names.rels[n.rel-1], Entity: m.labels[p.named[i]-1]}
	if n.head == p.search.root() {
		w.Head = 0
	}
	p.keys = lemmaKeys(p.keys[:0], f, letterCase(t.Form))
	if a, ok := m.lemmas.answer(p.keys); ok {
		w.Lemma = m.scripts[a].apply(t.Form)
	}
	p.keys = featKeys(p.keys[:0], f, p.about[i+1])
	if a, ok := m.features.answer(p.keys); ok {
		w.Feats = m.feats[a]
	}
	return w
}

// Load reads a model that Save wrote. A file that is none, or damaged, or made
// for another version of the program is an error that says so.
func Load(r io.Reader) (*Model, error) {
	data, err := io.ReadAll(io.LimitReader(r, largestModel+1))
	if err != nil {
		return nil, unusable("it cannot be read: %w", err)
	}
	return decodeModel(data)
}
