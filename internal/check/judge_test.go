package check

import (
	"strings"
	"testing"

	"cited"
)

// shelfOfTests is an archive of made-up documents.
func shelfOfTests() []string {
	return []string{
		"Halden Institute, 2015-03-10\nNordic departures\n\nBy the end of February 2015, 210 Swedes and 74 Norwegians had left for Syria. Of the 210 Swedes, 60 have come home and 31 have been killed.",
		"Halden Institute, 2016-03-12\nNordic departures, a new count\n\nBy the end of February 2016, 265 Swedes and 92 Norwegians had left for Syria. Of the Swedes, 104 have come home.",
		"Vestland Tribune, 2016-06-20\nPolice count the women\n\nThe Norwegian police security service said on Monday that 19 women had left Norway for Syria. More than 30 Norwegians have been killed there, the service said.",
		"Moss Monitor, 2016-04-02\nOur list of Swedes\n\nWe count 300 Swedes who had left for Syria by the end of February 2016.",
		"Aden Crisis Group, 2016-02-08\nThe market at Lahij\n\nAn air strike on the market of Lahij on 5 February 2016 killed 47 people and wounded 112, the Aden Crisis Group found.",
		"Gulf of Aden News, 2016-02-07\nMarket bombed\n\nThe health ministry said 29 people were killed in the air strike on the market of Lahij on 5 February 2016.",
		"Marib Relief Committee, 2016-05-01\nFlight from Marib\n\nSince January 2016, 6,400 families have been displaced from Marib. Of the families, 1,600 live in tents.",
		"Osterhav Post, 2016-03-20\nWho left?\n\nSome blogs have written that 640 Latvians had left for Syria. The State Police of Latvia denies that 640 Latvians have left for Syria. It knows of 14 Latvians who have left.",
		"Sund Gazette, 2015-03-11\nThe Swedes of the Halden Institute\n\nThe institute has 210 Swedes who have left for Syria. In the port of Lysekil 17 people left in 2012 and 2013.",
		"Skagen Post, 2016-04-17\nFaroese abroad\n\nThe Faroese police have counted 44 Faroese who have left for Syria. In December 2015 the police still had 37 Faroese who had left for Syria.",
		"Vilnius Note, 2016-03-02\nOne network\n\nDozens of Lithuanians had left for Syria by the end of February 2016.",
		"Danube Quarterly, 2016-06-30\nReturnees\n\nThe coordinator of the Alpine Union has spoken of 5,000 who left Europe for Syria or Iraq.\n\nBy the end of 2015, 57 Slovenes had left for Syria or Iraq.",
		"Interior Ministry of Austria, 2016-01-15\nAnnual note\n\nBy December 2015, up to 280 people had left Austria for Syria or Iraq. About 80 of them have returned.",
		"Orsha Observatory, 2016-05-02\nApril at Orsha\n\nIn April 2016 the fighting at Orsha killed 214 fighters and 12 civilians.",
		"Kivu Post, 2016-03-01\nHow strong are they?\n\nIn June 2015 the FDLR had 3,200 fighters in North Kivu.",
		"Coast Relief, 2016-05-05\nWhere they are\n\nOn 1 May 2016 there were 24,300 refugees in Hamra; in Sidra there were 20,700.",
	}
}

// A slip of the pen is the same digits in another order, one too many or one too few.
func TestMisspelt(t *testing.T) {
	of := func(v float64) *cited.Figure { return &cited.Figure{Kind: cited.Count, Low: &v, High: &v} }
	for _, x := range []struct {
		draft, held float64
		want        bool
	}{{320, 230, true}, {73, 37, true}, {8300, 830, true}, {830, 8300, true}, {50, 5, false}, {7, 7, false}, {320, 320, false}, {320, 231, false}} {
		if got := misspelt(of(x.draft), of(x.held)); got != x.want {
			t.Errorf("%v for %v: %v", x.draft, x.held, got)
		}
	}
}

// The note of a number is the one in its sentence or right behind that; one alone at the end of a
// passage is that of all it says.
func TestMarkBehind(t *testing.T) {
	for _, x := range []struct{ content, number, sentence, want string }{
		{"It held 40 names [1]. It grew since [2].", "40", "It held 40 names [1]", "[1]"},
		{"It held 40 names. It grew since [2]. It fell [3].", "40", "It held 40 names.", ""},
		{"It held 40 names.[2] It grew since [3].", "40", "It held 40 names.", "[2]"},
		{"It held 40 names. It grew since. [2]", "40", "It held 40 names.", "[2]"},
		{"It held 40 names.", "40", "It held 40 names.", ""},
	} {
		from := strings.Index(x.content, x.number)
		end := strings.Index(x.content, x.sentence) + len(x.sentence)
		if got := markBehind(x.content, from, end); got != x.want {
			t.Errorf("%q: got %q, want %q", x.content, got, x.want)
		}
	}
}

func TestJudge(t *testing.T) {
	b := newBench(t)
	var shelf Shelf
	for _, in := range shelfOfTests() {
		shelf = append(shelf, b.read(in))
	}
	for _, x := range []struct {
		text, exact string
		want        cited.DraftVerdict
	}{
		{"By the end of February 2016, 265 Swedes had left for Syria, the Halden Institute says.", "265", cited.DraftSupported},
		{"By the end of February 2015, 210 Swedes had left for Syria, the Halden Institute says.", "210", cited.DraftSupported},
		{"According to the Halden Institute, 92 Norwegians had left for Syria by February 2016.", "92", cited.DraftSupported},
		{"According to the Halden Institute, 29 Norwegians had left for Syria by February 2016.", "29", cited.DraftMisreports},
		{"The Halden Institute currently counts 210 Swedes who have left for Syria.", "210", cited.DraftSuperseded},
		{"The Halden Institute currently counts 265 Swedes who have left for Syria.", "265", cited.DraftSupported},
		{"According to the Moss Monitor, 265 Swedes had left for Syria by the end of February 2016.", "265", cited.DraftElsewhere},
		{"By the end of February 2016, 300 Swedes had left for Syria.", "300", cited.DraftDisputed},
		{"By the end of February 2016, 300 Swedes had left for Syria, the Moss Monitor writes.", "300", cited.DraftSupported},
		{"According to the Halden Institute, 104 Swedes have been killed in Syria.", "104", cited.DraftMisreports},
		{"According to the Halden Institute, 104 Swedes have come home from Syria.", "104", cited.DraftSupported},
		{"According to the Halden Institute, about 100 Swedes have come home from Syria.", "about 100", cited.DraftSupported},
		{"The police security service in Oslo puts the number of women who left Norway for Syria at 19.", "19", cited.DraftSupported},
		{"The Norwegian police security service said that up to 30 Norwegians had been killed in Syria.", "up to 30", cited.DraftMisreports},
		{"The Norwegian police security service said that more than 30 Norwegians had been killed in Syria.", "more than 30", cited.DraftSupported},
		{"The air strike on the market of Lahij on 5 February 2016 killed 29 people.", "29", cited.DraftDisputed},
		{"The Aden Crisis Group found that the air strike on the market of Lahij on 5 February 2016 killed 47 people.", "47", cited.DraftSupported},
		{"The Aden Crisis Group found that the air strike on the market of Lahij on 5 February 2016 killed 112 people.", "112", cited.DraftMisreports},
		{"The Aden Crisis Group found that the air strike on the market of Lahij on 5 February 2016 wounded 112 people.", "112", cited.DraftSupported},
		{"The Marib Relief Committee counts 6,400 people who have been displaced from Marib since January 2016.", "6,400", cited.DraftMisreports},
		{"The Marib Relief Committee counts 6,400 families who have been displaced from Marib since January 2016.", "6,400", cited.DraftSupported},
		{"According to the Austrian Interior Ministry, 280 people had left Austria for Syria or Iraq by December 2015.", "280", cited.DraftMisreports},
		{"According to the Austrian Interior Ministry, up to 280 people had left Austria for Syria or Iraq by December 2015.", "up to 280", cited.DraftSupported},
		{"According to the German Interior Ministry, 92 Germans had left for Syria by February 2016.", "92", cited.DraftElsewhere},
		{"According to the Halden Institute, 547 Finns had left for Syria.", "547", cited.DraftNotFound},
		{"Of the 265 Swedes who left for Syria by February 2016, 104, a quarter, have come home, the Halden Institute says.", "a quarter", cited.DraftArithmetic},
		{"Of the 265 Swedes who left for Syria by February 2016, 104, some 40 per cent, have come home, the Halden Institute says.", "some 40 per cent", cited.DraftSupported},
		{"In all, 265 Swedes have left for Syria, as a report of the Halden Institute of March 2016 has it.", "265", cited.DraftSupported},
		{"The Halden Institute counts 74 Danes who had left for Syria by the end of February 2015.", "74", cited.DraftElsewhere},
		{"According to the Austrian Interior Ministry, about 80 people have returned to Austria from Syria or Iraq.", "about 80", cited.DraftSupported},
		{"By the end of February 2016, 92 Norwegians had left for Syria (Halden Institute, 12 March 2016).", "92", cited.DraftSupported},
		{"By the end of February 2016, 92 Norwegians had been killed in Syria (Halden Institute, 12 March 2016).", "92", cited.DraftMisreports},
		{"The Aden Crisis Group, the ACG for short, found that the air strike on Lahij killed 47 people.", "47", cited.DraftSupported},
		{"The air strike on the market of Lahij wounded 112 people, the ACG found.", "112", cited.DraftSupported},
		{"The health ministry said that the air strike on the market of Lahij on 5 February 2016 killed 47 people.", "47", cited.DraftElsewhere},
		{"Norway has lost track of many; 19 women have left Norway for Syria.", "19", cited.DraftSupported},
		{"By the end of February 2015, 74 Norwegians had left for Syria.", "74", cited.DraftSupported},
		{"At present 74 Norwegians have left for Syria, the Halden Institute says.", "74", cited.DraftSuperseded},
		{"Some 900 Norwegians had left for Syria by the end of February 2016.", "Some 900", cited.DraftDisputed},
		{"The Halden Institute says that 625 Swedes had left for Syria by the end of February 2016.", "625", cited.DraftMisreports},
		{"More than half of the Austrians who went to Syria or Iraq have returned, the Austrian Interior Ministry says.", "More than half", cited.DraftNotFound},
		{"Since January 2016, 1,600 families have been displaced from Marib, the Marib Relief Committee says.", "1,600", cited.DraftMisreports},
		{"Nobody knows how many went; the train leaves at 9 and costs 40 euros.", "", ""},
		{"By February 2016 the Swedes had left for Syria, and the list of them will be handed over in Oslo at 10 a.m. on 2 May.", "10", ""},
		{"The Aden Crisis Group found 52 people killed in the air strike on the market of Lahij on 5 February 2016, and later 47 people killed in the air strike on the market of Lahij.", "52", cited.DraftNotFound},
		{"The Halden Institute says that 265 Swedes have left for Syria, six of whom had no passport.", "six", ""},
		{"By the end of February 2016, 300 Swedes had left for Syria, the Moss Monitor writes; the Halden Institute says 265.", "300", cited.DraftSupported},
		{"Of the 265 Swedes, 104 have come home and the other 171 are still in Syria.", "171", cited.DraftArithmetic},
		{"Of the 265 Swedes, 104 have come home and the other 161 are still in Syria.", "104", cited.DraftSupported},
		{"The Faroese police currently count 37 Faroese who have left for Syria.", "37", cited.DraftSuperseded},
		{"The Faroese police currently count 44 Faroese who have left for Syria.", "44", cited.DraftSupported},
		{"In December 2015 the Faroese police had 37 Faroese who had left for Syria.", "37", cited.DraftSupported},
		{"By the end of February 2016, 610 Lithuanians had left for Syria.", "610", cited.DraftNotFound},
		{"By the end of February 2016, 610 Swedes had left for Syria.", "610", cited.DraftDisputed},
		{"According to the State Police of Latvia, 640 Latvians have left for Syria.", "640", cited.DraftMisreports},
		{"The State Police of Latvia denies that 640 Latvians have left for Syria.", "640", cited.DraftSupported},
		{"The State Police of Latvia denies that 14 Latvians have left for Syria.", "14", cited.DraftMisreports},
		{"According to the State Police of Latvia, 14 Latvians have left for Syria.", "14", cited.DraftSupported},
		{"In all, 640 Latvians have left for Syria.", "640", cited.DraftDisputed},
		{"In all, 14 Latvians have left for Syria.", "14", cited.DraftSupported},
		{"By March 2015, the Halden Institute had counted 210 Swedes who had left for Syria.", "210", cited.DraftSupported},
		{"According to the Slovenian Interior Ministry, 75 Slovenes have left for Syria or Iraq.", "75", cited.DraftDisputed},
		{"According to the Danube Quarterly, 75 Slovenes had left for Syria or Iraq by the end of 2015.", "75", cited.DraftMisreports},
		{"A relief body has lists of who fled.[1]\n\nNotes\n[1] Marib Relief Committee, 1 May 2016.", "", ""},
		{"Since January 2016, 6,400 people have been displaced from Marib.[1]\n\nNotes\n[1] Marib Relief Committee, note of 1 May 2016.", "6,400", cited.DraftMisreports},
		{"Since January 2016, 6,400 families have been displaced from Marib.[2]\n\nNotes\n[1] Halden Institute, 2016.\n[2] Marib Relief Committee, note of 1 May 2016.", "6,400", cited.DraftSupported},
		{"The Halden Institute counts Swedes and Norwegians. It says that 92 Norwegians had left for Syria by February 2016.", "92", cited.DraftSupported},
		{"The Halden Institute counts Swedes and Norwegians. It says that 29 Norwegians had left for Syria by February 2016.", "29", cited.DraftMisreports},
		{"By the end of February 2016, 265 Swedes and 92 Norwegians had left for Syria, the Halden Institute says. Put together, that is 357 people.", "357", cited.DraftSupported},
		{"By the end of February 2016, 265 Swedes and 92 Norwegians had left for Syria, the Halden Institute says. Put together, that is 375 people.", "375", cited.DraftArithmetic},
		{"According to the Halden Institute, 265 Swedes have left for Syria and 104 of them have come home, so 161 people are still there.", "161", cited.DraftSupported},
		{"According to the Halden Institute, 265 Swedes have left for Syria and 104 of them have come home, so 131 people are still there.", "131", cited.DraftArithmetic},
		{"In Taiz, an air strike on 5 February 2016 killed 47 people, the Aden Crisis Group found.", "47", cited.DraftElsewhere},
		{"The Aden Crisis Group found that an air strike at Lahij on 5 February 2016 killed 47 people.", "47", cited.DraftSupported},
		{"The Orsha Observatory says that the fighting at Orsha killed 214 civilians in April 2016.", "214", cited.DraftMisreports},
		{"The Orsha Observatory says that the fighting at Orsha killed 214 fighters in April 2016.", "214", cited.DraftSupported},
		{"In June 2015 the FDLR had 3,200 fighters in North Kivu.", "3,200", cited.DraftSupported},
		{"On 1 May 2016 there were 20,700 refugees in Hamra, Coast Relief says.", "20,700", cited.DraftElsewhere},
		{"On 1 May 2016 there were 20,700 refugees in Sidra, Coast Relief says.", "20,700", cited.DraftSupported},
		{"By the end of February 2016, 4 Norwegians had left for Syria.", "4", cited.DraftNotFound},
		{"The prison service of Sund holds 12 foreign fighters, 20 women and 41 children in three camps. These 93 people have no papers.", "93", cited.DraftArithmetic},
		{"The prison service of Sund holds 12 foreign fighters, 20 women and 41 children in three camps. These 73 people have no papers.", "73", cited.DraftSupported},
		{"According to the Halden Institute, 265 Swedes have left for Syria and 104 of them have come home, so fewer than 150 people are still there.", "fewer than 150", cited.DraftArithmetic},
		{"The Halden Institute says that 265 Swedes have left for Syria, 104 of whom have come home, in other words about a fifth.", "about a fifth", cited.DraftArithmetic},
		{"He wears the shirt of the Africa Cup team. By the end of February 2016, 92 Norwegians had left for Syria, and each of them has a mother.", "92", cited.DraftSupported},
		{"Nineteen Norwegians have left for Syria, and the hearing begins at 9 in a hall with 265 seats.", "265", ""},
	} {
		t.Run(x.text[:min(len(x.text), 70)], func(t *testing.T) {
			b.t = t
			draft := b.read("A draft, 2016-09-01\n" + x.text)
			var got *cited.Judgement
			for _, j := range Judge(b.books, draft, shelf) {
				if x.exact == "" || strings.Contains(j.Figure.Exact, x.exact) || strings.Contains(x.exact, j.Figure.Exact) {
					got = &j
				}
			}
			switch {
			case x.want == "" && got != nil:
				t.Errorf("%q is %s", got.Figure.Exact, got.Verdict)
			case x.want == "":
			case got == nil:
				t.Errorf("nothing is said of %q; figures: %+v", x.exact, draft.Found.Figures)
			case got.Verdict != x.want:
				t.Errorf("%q is %s (%s), want %s", x.exact, got.Verdict, got.Message, x.want)
			case got.Verdict == cited.DraftSupported && x.want == cited.DraftSupported && len(got.Evidence) > 0 && (got.Independent < 1 || got.Claims < got.Independent):
				t.Errorf("%q rests on %d claims of %d sources", x.exact, got.Claims, got.Independent)
			}
		})
	}
}
