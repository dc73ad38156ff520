package syntax_test

import (
	"fmt"
	"os"

	"cited/internal/syntax"
)

func Example() {
	m, err := syntax.English()
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, w := range m.Parse([]string{"Two", "dogs", "barked", "."}) {
		fmt.Println(i+1, w.Form, w.Lemma, w.UPOS, w.Head, w.Rel)
	}
	// Output:
	// 1 Two two NUM 2 nummod
	// 2 dogs dog NOUN 3 nsubj
	// 3 barked bark VERB 0 root
	// 4 . . PUNCT 3 punct
}

// A parser keeps its room from sentence to sentence.
func ExampleParser_Parse() {
	m, err := syntax.English()
	if err != nil {
		fmt.Println(err)
		return
	}
	p := m.NewParser()
	var words []syntax.Word
	for _, tokens := range [][]syntax.Token{
		{{Form: "He"}, {Form: "slept", Glued: true}, {Form: "."}},
		{{Form: "The"}, {Form: "letters"}, {Form: "were"}, {Form: "burned", Glued: true}, {Form: "."}},
	} {
		words = p.Parse(words[:0], tokens)
		fmt.Printf("%s %q\n", words[len(words)-2].Lemma, words[len(words)-2].Feat("Voice"))
	}
	// Output:
	// sleep ""
	// burn "Pass"
}

func ExampleWriteCoNLLU() {
	s := syntax.Sentence{Text: "It rained.", Words: []syntax.Word{
		{Form: "It", Lemma: "it", UPOS: "PRON", XPOS: "PRP", Head: 2, Rel: "nsubj"},
		{Form: "rained", Lemma: "rain", UPOS: "VERB", XPOS: "VBD", Feats: "Tense=Past", Rel: "root", Glued: true},
		{Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 2, Rel: "punct"},
	}}
	syntax.WriteCoNLLU(os.Stdout, s)
	// Output:
	// # text = It rained.
	// 1	It	it	PRON	PRP	_	2	nsubj	_	_
	// 2	rained	rain	VERB	VBD	Tense=Past	0	root	_	SpaceAfter=No
	// 3	.	.	PUNCT	.	_	2	punct	_	_
}
