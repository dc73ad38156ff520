package check

import (
	"testing"

	"cited"
)

// judgeCase is a number of a draft and what is said of it.
type judgeCase struct {
	text, exact string
	want        cited.DraftVerdict
}

// judges holds drafts of one paragraph against a shelf.
func judges(t *testing.T, shelf []string, cases []judgeCase) {
	t.Helper()
	b := newBench(t)
	var held Shelf
	for _, in := range shelf {
		held = append(held, b.read(in))
	}
	for _, x := range cases {
		var got cited.DraftVerdict
		for _, j := range Judge(b.books, b.read("Draft, 2020-03-01\nA draft\n\n"+x.text), held) {
			if j.Figure.Exact == x.exact {
				got = j.Verdict
			}
		}
		if got != x.want {
			t.Errorf("%q in %q: %q, want %q", x.exact, x.text, got, x.want)
		}
	}
}

// What a draft says of a number is held against all numbers of the document that has it.
func TestRivals(t *testing.T) {
	judges(t, []string{
		"Tessalit Monitor, 2020-01-20\nClashes in Gourma\n\nWe counted 318 dead in Gourma in 2019: 141 insurgents, 96 soldiers of the federal army and 81 civilians.",
		"Orlu Quarterly, 2020-01-30\nVolunteers\n\nKeller and Brandt followed 214 volunteers for half a year. By its end 63 had gone home and 17 had been killed; 38 named quarrels as their reason.",
		"Eastern Bulletin, 2020-02-02\nMercenaries\n\nThe defence ministry in Moscow says that 5,010 mercenaries have come to Ukraine. From Poland, according to the ministry, 1,930 came and 590 were killed.",
	}, []judgeCase{
		{"In Gourma 141 soldiers of the federal army died in 2019, the Tessalit Monitor writes.", "141", cited.DraftMisreports},
		{"In Gourma 96 soldiers of the federal army died in 2019, the Tessalit Monitor writes.", "96", cited.DraftSupported},
		{"In Gourma 141 insurgents died in 2019, the Tessalit Monitor writes.", "141", cited.DraftSupported},
		{"By its end 38 volunteers had been killed (Keller and Brandt 2020).", "38", cited.DraftMisreports},
		{"By its end 17 volunteers had been killed (Keller and Brandt 2020).", "17", cited.DraftSupported},
		{"The defence ministry in Moscow says that 1,930 Poles have been killed.", "1,930", cited.DraftMisreports},
		{"The defence ministry in Moscow says that 590 Poles have been killed.", "590", cited.DraftSupported},
	})
}

// A newer number may stand at another date, have its noun before it, or the older one beside it.
func TestNewer(t *testing.T) {
	judges(t, []string{
		"Bangon Office, 2018-05-30\nDisplaced families of Marawi\n\nAs of May 2018 the Office counts 71,250 families displaced from Marawi.",
		"Bangon Office, 2019-10-15\nDisplaced families of Marawi\n\nThe count of displaced families of Marawi is down to 25,370 this month.",
		"Horn Programme, 2018-11-11\nCentres\n\nIn the wing of Serendi 190 fighters were detained behind the wall. At Baidoa there are 147.",
		"Horn Programme, 2020-02-02\nCentres\n\nBaidoa has released 474 men. The number of residents at Serendi stood at 121 in January.",
		"Commission of Bangui, 2018-12-15\nDisarmament\n\nSince 2016 the Commission has disarmed 3,112 fighters.",
		"Commission of Bangui, 2019-12-20\nDisarmament\n\nThe number of disarmed fighters has risen from 3,112 to 4,374.",
	}, []judgeCase{
		{"The latest count of the Bangon Office stands at 71,250 families displaced from Marawi.", "71,250", cited.DraftSuperseded},
		{"In May 2018 the Bangon Office counted 71,250 families displaced from Marawi.", "71,250", cited.DraftSupported},
		{"The Horn Programme says that 190 fighters are currently detained at Serendi.", "190", cited.DraftSuperseded},
		{"The Horn Programme says that 190 fighters were detained at Serendi in November 2018.", "190", cited.DraftSupported},
		{"To date the Commission of Bangui has disarmed 3,112 fighters.", "3,112", cited.DraftSuperseded},
		{"To date the Commission of Bangui has disarmed 4,374 fighters.", "4,374", cited.DraftSupported},
	})
}

// Whoever is said to admit another number in the next clause disputes it; a sum of several countries does not.
func TestDisputes(t *testing.T) {
	judges(t, []string{
		"Panel on the Mbomou, 2019-06-10\nFinal report\n\nThe panel established that 1,690 foreign fighters were in Syria in April 2019; the government admits 535.",
		"Northern Wire, 2019-12-09\nTravellers\n\nAbout 3,700 went to Syria from just four states: France, Germany, Sweden and Belgium.",
		"Harbour Gazette, 2019-12-01\nBelgium\n\nThose who left Belgium for Syria: 470 in all.",
		"Atlas Review, 2019-11-30\nWho went\n\nBy the end of 2019, 296 people had travelled from Austria to Syria.",
	}, []judgeCase{
		{"In April 2019, 1,690 foreign fighters were in Syria.", "1,690", cited.DraftDisputed},
		{"In April 2019, 1,690 foreign fighters were in Syria, the Panel on the Mbomou says.", "1,690", cited.DraftSupported},
		{"In all, 470 Belgians have left for Syria.", "470", cited.DraftSupported},
		{"By the end of 2019, 420 people had travelled from Austria to Syria.", "420", cited.DraftDisputed},
		{"By the end of 2012, 420 people had travelled from Austria to Syria.", "420", cited.DraftNotFound},
	})
}

// What a draft reckons itself needs no archive; what fits is never wrong.
func TestReckoned(t *testing.T) {
	judges(t, nil, []judgeCase{
		{"The number of Germans who returned rose by 150, from 200 to 300.", "150", cited.DraftArithmetic},
		{"The number of fighters halved, from 800 to 600.", "600", cited.DraftArithmetic},
		{"The number of fighters more than halved, from 800 to 390.", "390", cited.DraftSupported},
		{"In 2015, 200 Swedes left for Syria. In 2016, 310 Swedes left for Syria, more than twice as many.", "310", cited.DraftArithmetic},
		{"In 2015, 200 Swedes left for Syria. In 2016, 410 Swedes left for Syria, more than twice as many.", "410", cited.DraftSupported},
		{"One in five of the 500 Swedes, 150 fighters, have returned from Syria.", "150", cited.DraftArithmetic},
		{"One in five of the 500 Swedes, 100 fighters, have returned from Syria.", "100", cited.DraftSupported},
		{"The 263 dead civilians were 161 men, 74 women and 28 children; three quarters of the dead civilians were thus men.", "three quarters", cited.DraftArithmetic},
		{"The 263 dead civilians were 161 men, 74 women and 28 children; 61 per cent of the dead civilians were thus men.", "61 per cent", cited.DraftSupported},
		{"Of those who fled, 53 per cent are women and 57 per cent men.", "57 per cent", cited.DraftArithmetic},
		{"Of those who fled, 53 per cent are women and 47 per cent men.", "47 per cent", cited.DraftNotFound},
		{"In Poland 1,150 volunteers left for Syria, in Georgia 640 and in Brazil 310; these three accounted for 2,300 volunteers between them.", "2,300", cited.DraftArithmetic},
		{"In Poland 1,150 volunteers left for Syria, in Georgia 640 and in Brazil 310; these three accounted for 2,100 volunteers between them.", "2,100", cited.DraftSupported},
	})
}

// By how much a number changed may be read as a figure or not: what fits is never wrong.
func TestChangeThatFits(t *testing.T) {
	b := newBench(t)
	for _, in := range []string{
		"The number of Germans who returned rose by 100, from 200 to 300.",
		"The number of Finns who returned fell by 40, from 100 to 60.",
	} {
		for _, j := range Judge(b.books, b.read("Draft, 2020-03-01\nA draft\n\n"+in), Shelf{}) {
			if j.Verdict == cited.DraftArithmetic {
				t.Errorf("%q in %q: %s", j.Figure.Exact, in, j.Message)
			}
		}
	}
}

func TestEverybody(t *testing.T) {
	if got := everybody([]string{"men", "women"}); len(got) > 0 {
		t.Errorf("men and women: %v", got)
	}
	if got := everybody([]string{"women", "fighters"}); len(got) != 2 {
		t.Errorf("women: %v", got)
	}
}
