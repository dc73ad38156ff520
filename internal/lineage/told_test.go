package lineage

import (
	"strings"
	"testing"

	"cited"
)

// first is the first edge between two texts, "" if there is none.
func first(earlier, later string, day, nextDay cited.EDTF) cited.EdgeKind {
	for _, e := range Compare(sketchOf("a", day, earlier), sketchOf("b", nextDay, later)) {
		return e.Kind
	}
	return ""
}

// A story that was retold may since have been brought up to date: then many numbers and
// most names agree, and it is not long ago.
func TestRewriteOfAnEarlierVersion(t *testing.T) {
	long := original + "\nThe 38 wards of Bir Malek took in 412 children, 77 of them alone, and 19 teachers.\n"
	retold := rewritten + "\nThere are now 521 children in 38 wards, 77 alone, with 19 teachers.\n"
	changed := strings.NewReplacer("47", "53", "183", "211", "26 ", "25 ").Replace(retold)
	if got := first(long, changed, "2016-03-04", "2016-03-09"); got != cited.Rewrites {
		t.Errorf("days later: %q", got)
	}
	if got := first(long, changed, "2016-03-04", "2017-05-09"); got != "" {
		t.Errorf("a year later: %q", got)
	}
	if got := first(long, retold, "2016-03-04", "2017-05-09"); got != cited.Rewrites {
		t.Errorf("a year later, with the same numbers: %q", got)
	}
}

// A survey that has all of a short source among much else does not retell it.
func TestSurveyIsNoRewrite(t *testing.T) {
	const source = "Osk registers its absent\nOsk Gazette, 2 May 2016\n\nThe mayor of Osk, Ina Delling, said that 3,412 people had left and 287 had come back to Upper Osk; 154 cannot be traced.\n"
	survey := strings.Builder{}
	survey.WriteString("Who left the river towns\nFaraday Review, 9 May 2016\n\nOf Osk 3,412 are gone, and Upper Osk, says Ina Delling, has 287 back and 154 missing.\n\n")
	for _, line := range []string{"Lomma lost 1,877 of 9,430.", "Harl lost 2,251 and took in 648.", "In Brek 5,119 stayed and 7,306 went.", "Of 4,482 from Ness 391 returned.", "Dorn names 8,215 and Vell 6,624.", "Sixteen villages sent 1,139, and 2,763 more followed."} {
		survey.WriteString(line + "\n\n")
	}
	if got := first(source, survey.String(), "2016-05-02", "2016-05-09"); got != "" {
		t.Errorf("survey: %q", got)
	}
	if got := first(source, "The absent\nFaraday Review, 9 May 2016\n\nOf Osk 3,412 are gone, and Upper Osk, says Ina Delling, has 287 back and 154 missing.\n", "2016-05-02", "2016-05-09"); got != cited.SumsUp {
		t.Errorf("the same alone: %q", got)
	}
}

// The longer a text, the more it has of any other by chance.
func TestLongTextsShareByChance(t *testing.T) {
	a, b := sketchOf("a", "", madeUp(1, 300)), sketchOf("b", "", madeUp(2, 300))
	long := sketchOf("c", "", madeUp(3, 5000))
	if got := scaleOf(a, b, nil); got.crowd != 0 {
		t.Errorf("two short texts: %v", got.crowd)
	}
	if got := scaleOf(a, long, nil); got.crowd <= 2 {
		t.Errorf("a long one: %v", got.crowd)
	}
}

func TestQuotes(t *testing.T) {
	tests := []struct {
		text, word string
		want       bool
	}{
		{"He told us: “Bread is war.”", "Bread", true},
		{"It wrote:\n\n    Bread is war.", "Bread", true},
		{"It wrote:\n\n> Bread is war.", "Bread", true},
		{"It wrote:\n\nBread is war.", "Bread", false}, // nothing but a colon
		{"Main points: bread is war.", "bread", false},
		{"It is late.\n\nBread is war.", "Bread", false},
		{"Bread is war.", "Bread", false},
	}
	for _, test := range tests {
		s := sketchOf("x", "", test.text)
		for i := range s.words {
			if s.span(i, i+1).Exact == test.word {
				if got := s.quotes(i); got != test.want {
					t.Errorf("%q: %v", test.text, got)
				}
			}
		}
	}
}

// A name that everybody uses is no credit.
func TestCreditIsAParticularName(t *testing.T) {
	x := NewIndex()
	for i := range 60 {
		text := madeUp(uint64(i), 200) + "\n\nWestern Plain and Osk met.\n"
		x.Add(sketchOf(string(rune('A'+i)), "", text).Entry())
	}
	caption := "Table 4\nLeft for Western Plain and Osk, 2012\n\n" + paragraphs(original)[2]
	journal := "Table 4\nBrennick Wire, 2012\n\n" + paragraphs(original)[2]
	later := sketchOf("later", "2016", "Notes\n\nThey went to Western Plain and Osk, the Brennick Wire says.")
	for text, want := range map[string]bool{caption: false, journal: true} {
		p := newPair(sketchOf("earlier", "2012", text), later, x)
		if got := len(p.credits) > 0; got != want {
			t.Errorf("%.40q: %v", text, got)
		}
	}
}

// Keys may be stored: they are the same in every process and on every machine.
func TestKeysStay(t *testing.T) {
	hash, stem := hashWord([]byte("returning"))
	if _, same := hashWord([]byte("returned")); stem != same {
		t.Error("returned and returning have two stems")
	}
	if hash != keyOfReturning || hashValue(641) != keyOf641 {
		t.Errorf("%#x, %#x", hash, hashValue(641))
	}
}

const (
	keyOfReturning = 0x254d04483be135c3
	keyOf641       = 0xdf621420ff66a806
)
