package tree

import (
	"fmt"
	"strings"
	"testing"

	"cited/internal/syntax"
)

// written makes a tree of words written as "form/UPOS/XPOS/head/relation".
func written(words string) *Tree {
	t := &Tree{}
	for field := range strings.FieldsSeq(words) {
		p := strings.Split(field, "/")
		head := 0
		fmt.Sscan(p[3], &head)
		t.Words = append(t.Words, syntax.Word{Form: p[0], Lemma: strings.ToLower(p[0]), UPOS: p[1], XPOS: p[2], Head: head, Rel: p[4]})
	}
	t.hang()
	return t
}

// changes tells which words hang elsewhere in b than in a, and how.
func changes(a, b *Tree) string {
	var out []string
	for i, w := range b.Words {
		if w.Head == a.Words[i].Head && w.Rel == a.Words[i].Rel {
			continue
		}
		head := "ROOT"
		if w.Head > 0 {
			head = b.Words[w.Head-1].Form
		}
		out = append(out, w.Form+" "+w.Rel+" "+head)
	}
	return strings.Join(out, ", ")
}

// TestMend holds what grammar rules out against what is made of it: a subject behind a
// preposition, a finite verb without the number before it.
func TestMend(t *testing.T) {
	for in, want := range map[string]string{
		// numbers beside what was taken for the subject
		"Of/ADP/IN/3/case 40/NUM/CD/3/nummod leavers/NOUN/NNS/6/nsubj 18/NUM/CD/3/conj have/AUX/VBP/6/aux died/VERB/VBN/0/root": "leavers obl died, 18 nsubj died",
		"Of/ADP/IN/3/case 40/NUM/CD/3/nummod leavers/NOUN/NNS/5/nsubj 18/NUM/CD/3/flat died/VERB/VBD/0/root":                    "leavers obl died, 18 nsubj died",
		"In/ADP/IN/2/case group/NOUN/NN/4/nsubj 7/NUM/CD/2/flat were/VERB/VBD/0/root":                                           "",
		"300/NUM/CD/4/nummod of/ADP/IN/4/case these/DET/DT/4/det Poles/PROPN/NNPS/5/nsubj fought/VERB/VBD/0/root":               "300 nsubj fought, Poles obl fought",
		"In/ADP/IN/2/case May/PROPN/NNP/4/nsubj 18/NUM/CD/2/conj died/VERB/VBD/0/root":                                          "May obl died, 18 nsubj died",
		"In/ADP/IN/2/case May/PROPN/NNP/5/nsubj by/ADP/IN/4/case 18/NUM/CD/2/conj died/VERB/VBD/0/root":                         "",
		"In/ADP/IN/3/case all/DET/DT/3/det men/NOUN/NNS/5/nsubj 18/NUM/CD/3/conj died/VERB/VBD/0/root":                          "",
		"From/ADP/IN/3/case 9/NUM/CD/3/nummod men/NOUN/NNS/5/nsubj 18/NUM/CD/3/conj died/VERB/VBD/0/root":                       "",
		"up/ADV/RB/3/advmod to/ADP/IN/3/case men/NOUN/NNS/5/nsubj 18/NUM/CD/3/conj died/VERB/VBD/0/root":                        "",
		"To/ADP/IN/2/case men/NOUN/NNS/4/nsubj 18/NUM/CD/2/conj died/VERB/VBD/0/root":                                           "men obl died, 18 nsubj died",
		"In/ADP/IN/3/case is/AUX/VBZ/3/cop camp/NOUN/NN/5/nsubj 18/NUM/CD/3/conj died/VERB/VBD/0/root":                          "",
		"men/NOUN/NNS/4/nsubj in/ADP/IN/1/case 18/NUM/CD/1/conj died/VERB/VBD/0/root":                                           "",
		"Of/ADP/IN/2/case those/PRON/DT/3/nsubj fell/VERB/VBD/0/root half/NOUN/NN/3/obj":                                        "those obl fell",
		"On/ADP/IN/4/case one/NUM/CD/3/nummod day/NOUN/NN/4/compound papers/NOUN/NNS/5/nsubj wrote/VERB/VBD/0/root":             "",
		"fell/VERB/VBD/0/root of/ADP/IN/3/case those/PRON/DT/1/nsubj":                                                           "",
		"Of/ADP/IN/2/case those/PRON/DT/5/nsubj to/PART/TO/5/aux it/PRON/PRP/5/expl fall/VERB/VB/0/root":                        "",
		"Of/ADP/IN/2/case those/PRON/DT/4/nsubj to/PART/TO/4/aux fall/VERB/VB/0/root":                                           "",
		"Of/ADP/IN/2/case those/PRON/DT/4/nsubj it/PRON/PRP/4/expl fell/VERB/VBD/0/root":                                        "",
		"Of/ADP/IN/2/case 40/NUM/CD/3/nsubj died/VERB/VBD/0/root":                                                               "",
		// numbers taken for something beside the verb
		"Some/ADV/RB/2/advmod 526/NUM/CD/3/obl came/VERB/VBD/0/root":                              "526 nsubj came",
		"Around/ADP/IN/2/case 90/NUM/CD/4/obl were/AUX/VBD/4/aux:pass held/VERB/VBN/0/root":       "90 nsubj:pass held",
		"At/ADP/IN/3/case least/ADJ/JJS/1/fixed 90/NUM/CD/4/obl left/VERB/VBD/0/root":             "90 nsubj left",
		"At/ADP/IN/2/case 90/NUM/CD/3/obl left/VERB/VBD/0/root":                                   "",
		"1943/NUM/CD/2/obl fled/VERB/VBD/0/root":                                                  "",
		"1943/NUM/CD/4/obl of/ADP/IN/3/case them/PRON/PRP/1/nmod fled/VERB/VBD/0/root":            "1943 nsubj fled",
		"10:05/NUM/CD/2/dep asks/VERB/VBZ/0/root":                                                 "",
		"12/NUM/CD/3/obl )/PUNCT/)/1/punct left/VERB/VBD/0/root":                                  "",
		"12/NUM/CD/4/obl men/NOUN/NNS/1/obl ,/PUNCT/,/1/punct left/VERB/VBD/0/root":               "",
		"12/NUM/CD/4/obl men/NOUN/NNS/1/nmod ,/PUNCT/,/2/punct left/VERB/VBD/0/root":              "12 nsubj left",
		"We/PRON/PRP/3/nsubj 30/NUM/CD/3/obl counted/VERB/VBD/0/root":                             "",
		"12/NUM/CD/4/obl in/ADP/IN/3/case 30/NUM/CD/4/obl left/VERB/VBD/0/root":                   "",
		"12/NUM/CD/42/obl " + strings.Repeat("so/ADV/RB/42/advmod ", 40) + "left/VERB/VBD/0/root": "",
		"12/NUM/CD/41/obl " + strings.Repeat("so/ADV/RB/41/advmod ", 39) + "left/VERB/VBD/0/root": "12 nsubj left",
		// numbers on which the verb was hung
		"Twenty/NUM/CD/0/root of/ADP/IN/4/case these/DET/DT/4/nsubj sit/VERB/VBP/1/nmod there/ADV/RB/4/advmod": "Twenty nsubj sit, of case these, these nmod Twenty, sit root ROOT",
		"Twenty/NUM/CD/0/root of/ADP/IN/4/case these/DET/DT/4/obl sit/VERB/VBP/1/nmod":                         "Twenty nsubj sit, of case these, these nmod Twenty, sit root ROOT",
		"Twenty/NUM/CD/0/root of/ADP/IN/3/case sit/VERB/VBP/1/nmod":                                            "",
		"Twenty/NUM/CD/0/root these/DET/DT/3/nsubj sit/VERB/VBP/1/nmod":                                        "",
		"Thirty/NUM/CD/0/root of/ADP/IN/3/case those/PRON/DT/1/nmod went/VERB/VBD/1/acl":                       "Thirty nsubj went, went root ROOT",
		"And/CCONJ/CC/2/cc thirty/NUM/CD/0/root went/VERB/VBD/2/acl ./PUNCT/./2/punct":                         "And cc went, thirty nsubj went, went root ROOT, . punct went",
		"Three/NUM/CD/0/root who/PRON/WP/1/obj left/VERB/VBD/1/acl":                                            "",
		"Three/NUM/CD/0/root left/VERB/VBD/1/acl:relcl":                                                        "",
		"Three/NUM/CD/0/root ;/PUNCT/:/3/punct left/VERB/VBD/1/conj":                                           "",
		"It/PRON/PRP/3/nsubj was/AUX/VBD/3/cop nine/NUM/CD/0/root left/VERB/VBD/3/acl":                         "",
		"fled/VERB/VBN/0/root three/NUM/CD/1/obj left/VERB/VBD/2/acl":                                          "",
		"12/NUM/CD/0/root killed/VERB/VBN/1/acl":                                                               "",
		// a subject that an earlier clause took is none of the next
		"Thirty/NUM/CD/6/nsubj of/ADP/IN/3/case those/PRON/DT/1/nmod went/VERB/VBD/1/acl all/DET/DT/6/det said/VERB/VBD/0/root": "",
	} {
		parsed, mended := written(in), written(in)
		mended.mend()
		if out := changes(parsed, mended); out != want {
			t.Errorf("%s\nmended %q, want %q", in, out, want)
		}
		for w := range mended.Words {
			if h := mended.Head(w); h != None && mended.Depth(w) != mended.Depth(h)+1 {
				t.Errorf("%s\n%s is at depth %d, its head at %d", in, mended.Words[w].Form, mended.Depth(w), mended.Depth(h))
			}
		}
	}
}

// TestMendKeepsTrees mends a number on which many verbs hang, and many numbers, and finds a
// tree: every word leads to the one root.
func TestMendKeepsTrees(t *testing.T) {
	for _, in := range []string{
		"Nine/NUM/CD/0/root " + strings.Repeat("went/VERB/VBD/1/acl ", 30),
		strings.Repeat("Nine/NUM/CD/2/obl went/VERB/VBD/0/root ", 30),
	} {
		tr := written(in)
		tr.mend()
		for w := range tr.Words {
			for steps, x := 0, w; x != None; steps, x = steps+1, tr.Head(x) {
				if steps > len(tr.Words) {
					t.Fatalf("%s\n%d leads to no root", in, w)
				}
			}
		}
	}
}
