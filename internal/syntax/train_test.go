package syntax

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"cited/internal/fuzztest"
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

// smallModel trains on our own treebank: the cheapest model that knows it.
func smallModel(t testing.TB, seed uint64) *Model {
	t.Helper()
	plan := DefaultPlan()
	plan.Seed, plan.Parsing, plan.Votes, plan.Cut, plan.Faint = seed, 3, 2, 0, 0 // few sentences leave small weights
	m, err := Train(plan, ownTreebank(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func saved(t testing.TB, m *Model) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := m.Save(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTrainLearnsWhatItIsShown(t *testing.T) {
	m, err := Load(bytes.NewReader(saved(t, smallModel(t, 1))))
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
	if !bytes.Equal(saved(t, smallModel(t, 1)), saved(t, smallModel(t, 1))) {
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

// FuzzFill changes bytes behind the back of the checksum and the compression:
// whatever a file says, it is refused or yields a model that parses.
func FuzzFill(f *testing.F) {
	good := smallModel(f, 1).plain()
	f.Add(uint8(0), uint32(70), byte(1), uint8(9), uint32(400), byte(255))
	f.Add(uint8(1), uint32(0), byte(9), uint8(2), uint32(20), byte(1))
	f.Fuzz(func(t *testing.T, part1 uint8, at1 uint32, by1 byte, part2 uint8, at2 uint32, by2 byte) {
		fuzztest.Limit(t)
		parts := make([][]byte, len(good))
		for i := range good {
			parts[i] = bytes.Clone(good[i])
		}
		parts[int(part1)%len(parts)] = changed(parts[int(part1)%len(parts)], at1, by1)
		parts[int(part2)%len(parts)] = changed(parts[int(part2)%len(parts)], at2, by2)
		var m Model
		if m.fill(parts) == nil {
			m.Parse(strings.Fields("The cat saw Anna in Ulm . Dogs ! 12,000 café"))
		}
	})
}

// changed changes a byte of b, or if by is 0 cuts b off there.
func changed(b []byte, at uint32, by byte) []byte {
	if len(b) == 0 {
		return b
	}
	i := int(at) % len(b)
	if by == 0 {
		return b[:i]
	}
	b[i] ^= by
	return b
}

// FuzzLoad takes any bytes after the magic. Its inputs are long: fuzz it with
// -fuzzminimizetime 5x.
func FuzzLoad(f *testing.F) {
	good := saved(f, smallModel(f, 1))
	f.Add(good[len(magic):])
	f.Add([]byte{formatNumber, 2, 'e', 'n'})
	f.Fuzz(func(t *testing.T, rest []byte) {
		fuzztest.Limit(t)
		data := append([]byte(magic), rest...)
		if body := len(magic) + 2 + 2 + 4 + 8*partsOfModel; len(data) >= body+4 {
			binary.LittleEndian.PutUint32(data[body:], crc32.ChecksumIEEE(data[body+4:]))
		}
		if m, err := Load(bytes.NewReader(data)); err == nil {
			m.Parse(strings.Fields("Dogs chased Anna ."))
		}
	})
}
