package syntax

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"
)

// ours is a treebank of our own, one word a line: form, lemma, UPOS, XPOS, head,
// relation, mark of a name.
const ours = `The the DET DT 2 det _
cat cat NOUN NN 3 nsubj _
slept sleep VERB VBD 0 root _
. . PUNCT . 3 punct _

Dogs dog NOUN NNS 2 nsubj _
chased chase VERB VBD 0 root _
Anna Anna PROPN NNP 2 obj NE=B-person
. . PUNCT . 2 punct _

Anna Anna PROPN NNP 2 nsubj NE=B-person
saw see VERB VBD 0 root _
two two NUM CD 4 nummod _
dogs dog NOUN NNS 2 obj _
in in ADP IN 6 case _
Ulm Ulm PROPN NNP 2 obl NE=B-place
. . PUNCT . 2 punct _
`

// ownTreebank repeats ours, as often as the lexicon wants a word.
func ownTreebank(t testing.TB) []Sentence {
	t.Helper()
	var b strings.Builder
	for range 30 {
		for s := range strings.SplitSeq(ours, "\n\n") {
			for i, line := range strings.Split(strings.TrimSpace(s), "\n") {
				c := strings.Fields(line)
				b.WriteString(strings.Join([]string{string(rune('1' + i)), c[0], c[1], c[2], c[3], "_", c[4], c[5], "_", c[6]}, "\t") + "\n")
			}
			b.WriteString("\n")
		}
	}
	sentences, err := ReadCoNLLU(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return sentences
}

func smallModel(t testing.TB, seed uint64) []byte {
	t.Helper()
	plan := DefaultPlan()
	plan.Seed, plan.Parsing, plan.Votes, plan.Cut = seed, 3, 2, 0 // few sentences leave small weights
	m, err := Train(plan, ownTreebank(t))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := m.Save(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTrainLearnsWhatItIsShown(t *testing.T) {
	m, err := Load(bytes.NewReader(smallModel(t, 1)))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range ownTreebank(t)[:3] {
		var forms []string
		for _, w := range s.Words {
			forms = append(forms, w.Form)
		}
		for i, got := range m.Parse(forms) {
			if want := s.Words[i]; got != want {
				t.Errorf("%v: %+v, want %+v", forms, got, want)
			}
		}
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	if !bytes.Equal(smallModel(t, 1), smallModel(t, 1)) {
		t.Error("the same sentences and seed made two models")
	}
}

func TestTrainWantsSentences(t *testing.T) {
	if _, err := Train(DefaultPlan()); err == nil {
		t.Error("a model was trained on nothing")
	}
	if _, err := Train(DefaultPlan(), []Sentence{{Words: []Word{{Form: "a", Rel: "dep", XPOS: "X"}}}}); err == nil {
		t.Error("a model was trained without a root")
	}
}

// FuzzLoad changes bytes behind the checksum's back: whatever a file says, Load
// refuses it or yields a model that parses.
func FuzzLoad(f *testing.F) {
	good := smallModel(f, 1)
	f.Add(uint32(70), byte(1), uint32(400), byte(255))
	f.Add(uint32(180), byte(9), uint32(2000), byte(1))
	f.Fuzz(func(t *testing.T, at1 uint32, by1 byte, at2 uint32, by2 byte) {
		data := bytes.Clone(good)
		data[int(at1)%len(data)] ^= by1
		data[int(at2)%len(data)] ^= by2
		body := len(magic) + 2 + 2 + 4 + 8*partsOfModel
		binary.LittleEndian.PutUint32(data[body:], crc32.ChecksumIEEE(data[body+4:]))
		m, err := Load(bytes.NewReader(data))
		if err != nil {
			return
		}
		m.Parse(strings.Fields("The cat saw Anna in Ulm . Dogs ! 12,000 café"))
	})
}
