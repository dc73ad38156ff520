package store

import (
	"reflect"
	"testing"

	"cited"
)

// What is written of proofs is read again, by the reader of its own and as JSON; of passages alone, no more.
func TestProofs(t *testing.T) {
	shared := func(later, earlier cited.ID) cited.SharedFigure {
		return cited.SharedFigure{Later: cited.Span{Start: 1, End: 22}, Earlier: cited.Span{Start: 0, End: 1_000_000}, LaterID: later, EarlierID: earlier}
	}
	all := []cited.LineageProof{noProof(), noProof(), noProof()}
	all[1].Credits = []cited.Span{{Start: 4, End: 9}}
	all[2].Passages = []cited.SharedPassage{{Later: cited.Span{Start: 0, End: 7}, Earlier: cited.Span{Start: 3, End: 10}, Words: 2}, {Words: 120}}
	all[2].Figures = []cited.SharedFigure{shared("fi-0123456789ab", "fi-zzzzzzzzzzzz"), shared("", ""), shared("", "fi-0123456789ab")}
	all[2].Changed = []cited.SharedFigure{shared("fi-0123456789ab", "")}
	all[2].Credits = []cited.Span{{Start: 4, End: 9}, {Start: 40, End: 90}}
	for _, want := range all {
		b := encodeProof(&want)
		r := proofReader{b: b}
		if p := r.proof(); r.other || !reflect.DeepEqual(p, want) {
			t.Errorf("%s: %+v", b, p)
		}
		spaced := append([]byte(" "), b...) // JSON, but not as we write it
		for _, of := range [][]byte{b, spaced} {
			if p, err := decodeProof(of, wholeProof); err != nil || !reflect.DeepEqual(p, want) {
				t.Errorf("%s: %+v, %v", of, p, err)
			}
			p, err := decodeProof(of, passagesOfProof)
			if err != nil || !reflect.DeepEqual(p.Passages, want.Passages) || len(p.Figures)+len(p.Changed)+len(p.Credits) > 0 {
				t.Errorf("passages of %s: %+v, %v", of, p, err)
			}
		}
	}
	for _, wrong := range []string{"", "{", `{"p":[[1,2,3,4]`, `{"p":[[1,2,3,4,x]]}`, `{"f":[{"a":[1,2,3,4],"l":"fi-}]}`, `{"n":[[01,2]]}`, `{} {}`, `{"n":[[99999999999999999999,2]]}`} {
		if p, err := decodeProof([]byte(wrong), wholeProof); err == nil {
			t.Errorf("%q is taken for %+v", wrong, p)
		}
	}
}
