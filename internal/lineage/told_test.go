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

// What stands in the paragraph that two texts share is not told again, however many numbers
// it has.
func TestSharedParagraphIsNotToldAgain(t *testing.T) {
	const about = "\n\nAbout the poll. Persons were drawn at random in several stages and asked face to face in Osk and Port Sanna; the margin of error is 2.8 points at a confidence of 95 per cent. Of 1,200 adults 641 were women, 118 were older than 70 and 377 could not read; their answers are weighted, and Meridian prints all of them. Of those who did not open the door 83 were asked again.\n"
	a := "Fewer worry about the border\nMeridian Research, 4 March 2016\n\nOf all those asked, 583 call bread the gravest matter, 314 the ferry. They were asked at the door, by students who had to bring cake, as in every spring, and most of them sat down and talked about the rain, their sons and the price of flour until the lamp went out.\n\nAnother 1,873 said nothing at all." + about
	b := "Who wants the fighters back?\nLomma Polls, 9 May 2016\n\nOf families 314 would let them come home and 583 would not. It is no secret that whoever has lost a brother answers otherwise than his neighbour, and that in houses with a new roof people like to be asked; we went there twice, by bus, and were sent away.\n\nLetters came back, 1,873 of them." + about
	if got := first(a, b, "2016-03-04", "2016-05-09"); got != "" {
		t.Errorf("got %q", got)
	}
}

// Three numbers that stand in one sentence of both may be from a report that both credit.
// Those that stand all over a story are from the story.
func TestNumbersInOnePlace(t *testing.T) {
	const (
		one   = "What gold does to a rebel\nNile Economist, 20 February 2019\n\nJebel Harun is no place for surveyors. Men dig by hand, and the price of a pit is what the guard asks.\n\nThe panel of the Harun Relief League says that 48,300 bars left Jebel Harun by Port Sanna, that 3,412 fighters are paid and that 54,700 crowns come in.\n\nEconomists like that. They should look at mercury, too: a cook told me that she buys a spoonful, and that her guests tremble. Whoever digs has no time to ride, and that is a peace in which nobody inspects anything at all.\n"
		other = "Who could be sued for Jebel Harun?\nDesert Lawyer, 6 March 2019\n\nA reader asks whether a refinery in Port Sanna is liable for plundered gold from Jebel Harun. The short answer is yes, and here is the long one, for which I thank my students.\n\nThe panel of the Harun Relief League writes of 3,412 paid fighters, 54,700 crowns and 48,300 bars, which went to Port Sanna from Jebel Harun.\n\nPillage is a crime in the codes of most states, and hearsay is no proof in many of them. My advice to the reader was to look for the bills of lading, and to ask the guard.\n"
	)
	if got := first(one, other, "2019-02-20", "2019-03-06"); got != "" {
		t.Errorf("in one sentence: %q", got)
	}
	spread := strings.NewReplacer("and the price of a pit is what the guard asks", "48,300 bars left by Port Sanna", "that 48,300 bars left Jebel Harun by Port Sanna, that 3,412 fighters are paid and that", "that",
		"and that her guests tremble", "and that 3,412 fighters are her guests").Replace(one)
	if got := first(spread, other, "2019-02-20", "2019-03-06"); got != cited.Rewrites {
		t.Errorf("all over the story: %q", got)
	}
}

// One house that says much the same twice has two events of a kind, until many numbers agree.
func TestOneHouseTellsTheNextStory(t *testing.T) {
	house := func(s string) string { return strings.Replace(s, "Lodestar Weekly", "Brennick Wire", 1) }
	few := strings.NewReplacer(" of 12 beds", "", " 26 minutes afterwards", " afterwards", "1,340 households have", "many have", "4,150 persons in tents meant for 600", "4,150 persons in tents")
	fewer := strings.NewReplacer("last one, 26 minutes later,", "last one", " has only 12 beds", " is small", "1,340 families", "many families", "tent camp for 600 people", "tent camp")
	if got := first(fewer.Replace(original), few.Replace(rewritten), "2016-03-04", "2016-03-06"); got != cited.Rewrites {
		t.Errorf("of two houses: %q", got)
	}
	if got := first(fewer.Replace(original), house(few.Replace(rewritten)), "2016-03-04", "2016-03-06"); got != "" {
		t.Errorf("of one: %q", got)
	}
	if got := first(original, house(rewritten), "2016-03-04", "2016-03-06"); got != cited.Rewrites {
		t.Errorf("of one, with many numbers: %q", got)
	}
}

// A digest sums up several stories, so that most of its names are of others: then the
// numbers have to be rare, and the words the same.
func TestDigest(t *testing.T) {
	digest := func(told string) string {
		return "Morning in five lines\nLodestar Weekly, 6 March 2016\n\n" + told + "\n\nGas: the Ostrava Kombinat of Vell asks 14 per cent more, says Lena Bruck in Dorn.\n"
	}
	if got := first(original, digest("A market shelled: director of the only clinic says 183 wounded, 47 people killed. Rescuers carried the dead into the school. 1,340 families left the quarries since January; a tent camp for 600 people holds 4,150."), "2016-03-04", "2016-03-06"); got != cited.SumsUp {
		t.Errorf("a digest: %q", got)
	}
	if got := first(original, digest("Football: 183 goals in 47 games, a record. Lomma sold 1,340 tickets for the final and printed 4,150; the stands hold 600."), "2016-03-04", "2016-03-06"); got != "" {
		t.Errorf("the same numbers for something else: %q", got)
	}
}
