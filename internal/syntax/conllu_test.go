package syntax_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cited/internal/fuzztest"
	"cited/internal/syntax"
)

const sample = `# newpar
# sent_id = 1
# text = They don't live in Ulm.
1	They	they	PRON	PRP	Case=Nom|Number=Plur	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
3.1	really	_	_	_	_	_	_	_	_
4	live	live	VERB	VB	VerbForm=Inf	0	root	_	_
5	in	in	ADP	IN	_	6	case	_	_
6	Ulm	Ulm	PROPN	NNP	Number=Sing	4	obl	_	SpaceAfter=No|NE=B-place|Ref=7
7	.	.	PUNCT	.	_	4	punct	_	_

`

func TestReadCoNLLU(t *testing.T) {
	sentences, err := syntax.ReadCoNLLU(strings.NewReader(sample))
	if err != nil || len(sentences) != 1 {
		t.Fatalf("%d sentences, %v", len(sentences), err)
	}
	s := sentences[0]
	if s.Text != "They don't live in Ulm." || !s.Starts || len(s.Words) != 7 {
		t.Errorf("text %q, starts %v, %d words", s.Text, s.Starts, len(s.Words))
	}
	if !s.Words[1].Glued || s.Words[2].Glued {
		t.Error("do and n't are glued, n't and live are not")
	}
	want := syntax.Word{Form: "Ulm", Lemma: "Ulm", UPOS: "PROPN", XPOS: "NNP", Feats: "Number=Sing", Head: 4, Rel: "obl",
		Entity: "B-place", Glued: true, Misc: "Ref=7"}
	if diff := cmp.Diff(want, s.Words[5]); diff != "" {
		t.Error(diff)
	}
	if got := s.Words[0].Feat("Number"); got != "Plur" {
		t.Errorf("number %q", got)
	}
}

func TestConlluRoundTrip(t *testing.T) {
	first, err := syntax.ReadCoNLLU(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := syntax.WriteCoNLLU(&out, first...); err != nil {
		t.Fatal(err)
	}
	second, err := syntax.ReadCoNLLU(&out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
}

// A damaged sentence is left out, and the error names its line.
func TestReadCoNLLUBadLines(t *testing.T) {
	for line, want := range map[string]string{
		"1\tTo":                           "line 14: 2 columns",
		"2\tTo\t_\t_\t_\t_\t0\t_\t_\t_":   `line 14: word number "2"`,
		"1\tTo\t_\t_\t_\t_\tx\t_\t_\t_":   `line 14: head "x"`,
		"1\tTo\t_\t_\t_\t_\t9\t_\t_\t_":   "word 1 has 9 as its head",
		"3-2\tTo\t_\t_\t_\t_\t_\t_\t_\t_": "line 14: 3-2 is not a range",
	} {
		sentences, err := syntax.ReadCoNLLU(strings.NewReader(sample + line + "\n\n" + sample))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", line, err, want)
		}
		if len(sentences) != 2 {
			t.Errorf("%q: %d sentences, want the 2 good ones", line, len(sentences))
		}
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(sample)
	f.Add("1\t_\t_\t_\t_\t_\t0\t_\t_\t_")
	f.Fuzz(func(t *testing.T, text string) {
		fuzztest.Limit(t)
		sentences, _ := syntax.ReadCoNLLU(strings.NewReader(text))
		for _, s := range sentences {
			for i, w := range s.Words {
				if w.Head < 0 || w.Head > len(s.Words) || w.Head == i+1 {
					t.Fatalf("word %d has head %d of %d", i+1, w.Head, len(s.Words))
				}
			}
		}
	})
}
