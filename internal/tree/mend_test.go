package tree

import (
	"fmt"
	"strings"
	"testing"

	"cited/internal/syntax"
)

// parsed makes a tree of words written as "form/UPOS/XPOS/head/relation", mended.
func parsed(words string) *Tree {
	t := &Tree{}
	for field := range strings.FieldsSeq(words) {
		p := strings.Split(field, "/")
		head := 0
		fmt.Sscan(p[3], &head)
		t.Words = append(t.Words, syntax.Word{Form: p[0], Lemma: strings.ToLower(p[0]), UPOS: p[1], XPOS: p[2], Head: head, Rel: p[4]})
	}
	t.hang()
	t.mend()
	return t
}

// TestMend holds what grammar rules out against what is made of it: a subject behind a
// preposition, a finite verb without the number before it.
func TestMend(t *testing.T) {
	for in, want := range map[string]string{
		"Of/ADP/IN/3/case 40/NUM/CD/3/nummod leavers/NOUN/NNS/6/nsubj 18/NUM/CD/3/conj have/AUX/VBP/6/aux died/VERB/VBN/0/root": "leavers obl died, 18 nsubj died",
		"Some/ADV/RB/2/advmod 526/NUM/CD/3/obl came/VERB/VBD/0/root":                                                            "526 nsubj came",
		"Around/ADP/IN/2/case 90/NUM/CD/4/obl were/AUX/VBD/4/aux:pass held/VERB/VBN/0/root":                                     "90 nsubj:pass held",
		"300/NUM/CD/4/nummod of/ADP/IN/4/case these/DET/DT/4/det Poles/PROPN/NNPS/5/nsubj fought/VERB/VBD/0/root":               "300 nsubj fought, Poles obl fought",
		"Twenty/NUM/CD/0/root of/ADP/IN/4/case these/DET/DT/4/nsubj sit/VERB/VBP/1/nmod there/ADV/RB/4/advmod":                  "Twenty nsubj sit, of case these, these nmod Twenty, sit root ROOT",
		"Thirty/NUM/CD/0/root of/ADP/IN/3/case those/PRON/DT/1/nmod went/VERB/VBD/1/acl":                                        "Thirty nsubj went, went root ROOT",
		"On/ADP/IN/4/case one/NUM/CD/3/nummod day/NOUN/NN/4/compound papers/NOUN/NNS/5/nsubj wrote/VERB/VBD/0/root":             "",
		"Of/ADP/IN/2/case those/PRON/DT/3/nsubj fell/VERB/VBD/0/root half/NOUN/NN/3/obj":                                        "those obl fell",
		"In/ADP/IN/2/case 1943/NUM/CD/3/obl fell/VERB/VBD/0/root Rome/PROPN/NNP/3/obj":                                          "",
		"1943/NUM/CD/2/obl fled/VERB/VBD/0/root":                                                                                "",
		"10:05/NUM/CD/2/dep asks/VERB/VBZ/0/root":                                                                               "",
		"12/NUM/CD/3/obl ,/PUNCT/,/1/punct left/VERB/VBD/0/root":                                                                "",
		"Up/ADP/IN/3/case to/ADP/IN/3/case homes/NOUN/NNS/4/nsubj burnt/VERB/VBD/0/root":                                        "",
		"At/ADP/IN/3/case most/ADJ/JJS/1/fixed men/NOUN/NNS/4/nsubj left/VERB/VBD/0/root":                                       "",
		"From/ADP/IN/2/case 20/NUM/CD/3/nummod men/NOUN/NNS/4/nsubj left/VERB/VBD/0/root":                                       "",
		"We/PRON/PRP/3/nsubj 30/NUM/CD/3/obl counted/VERB/VBD/0/root":                                                           "",
		"Three/NUM/CD/0/root who/PRON/WP/3/nsubj left/VERB/VBD/1/acl:relcl":                                                     "",
		"12/NUM/CD/0/root killed/VERB/VBN/1/acl":                                                                                "",
	} {
		var got []string
		before := strings.Fields(in)
		for i, w := range parsed(in).Words {
			p := strings.Split(before[i], "/")
			if fmt.Sprint(w.Head) == p[3] && w.Rel == p[4] {
				continue
			}
			head := "ROOT"
			if w.Head > 0 {
				head, _, _ = strings.Cut(before[w.Head-1], "/")
			}
			got = append(got, w.Form+" "+w.Rel+" "+head)
		}
		if out := strings.Join(got, ", "); out != want {
			t.Errorf("%s\nmended %q, want %q", in, out, want)
		}
	}
}
