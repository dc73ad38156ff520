package extract

import (
	"strings"
	"testing"

	"cited/rules"
)

// readersOf makes a reader for each set of codebooks that the cases name.
func readersOf(t *testing.T) func(books string) *Reader {
	made := map[string]*Reader{}
	return func(books string) *Reader {
		t.Helper()
		if made[books] == nil {
			r, err := New(rules.FS, strings.Split(books, ","))
			if err != nil {
				t.Fatal(err)
			}
			made[books] = r
		}
		return made[books]
	}
}

const allBooks = "foreign-fighters,casualties,displacement"

// TestCauses reads what harmed people, or drove them out: for each figure its
// segments.
func TestCauses(t *testing.T) {
	reader := readersOf(t)
	for _, c := range []struct{ name, books, in, want string }{
		{"in the sentence", "casualties", "An air raid on the port killed 14 dockers.", "14: airstrike"},
		{"each clause its own", "casualties", "Shelling killed 14 dockers, and a sniper wounded three nurses.", "14: shelling\nthree: gunfire"},
		{"in one breath", "casualties", "Some 80 villagers were killed by drones and rockets.", "Some 80: drone, shelling"},
		{"the sentence before", "casualties", "A ferry capsized off the cape. At least 12 passengers drowned and four are missing.", "At least 12: accident\nfour: accident"},
		{"the title", "casualties", "Quake kills dozens in the hills\n\nAt the clinic, 31 people were killed. Another 50 were injured.", "dozens: earthquake\n31: earthquake\n50: earthquake"},
		{"beside the trait of the noun", "casualties", "The blast killed 30 people, 11 of them children.", "30: explosion\n11: children, explosion"},
		{"who is held was harmed by nothing", "casualties", "The clashes killed nine guards. Four herders were detained.", "nine: clashes\nFour: "},
		{"a longer time of its own", "casualties", "A bomb killed nine guards on Monday. Since 2012 some 11,000 people have been killed.", "nine: explosion\nsome 11,000: "},
		{"driven out", "displacement", "The cyclone uprooted 9,000 villagers.", "9,000: storm"},
		{"women and children", "displacement", "The cyclone uprooted 9,000 women and children.", "9,000: women, children, storm"},
		{"things that are damaged", "displacement", "The storm destroyed 70 houses and damaged 200 homes.", "70: storm\n200: damaged, storm"},
		{"a slide", "casualties", "A landslide killed 14 farmers.", "14: landslide"},
		{"what says the measure narrows nothing", "displacement", "After the storm 2,600 people remain displaced.", "2,600: storm"},
		{"a cause of another codebook", "casualties", "The war killed 900 farmers.", "900: "},
		{"none is listed", "foreign-fighters", "An air strike killed 14 fighters near Raqqa in Syria.", "14: "},
	} {
		var got []string
		for _, f := range readWindows(t, reader(c.books), []string{c.in}) {
			got = append(got, f.Exact+": "+strings.Join(f.Segment, ", "))
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s: %s\ngot\n%s\nwant\n%s", c.name, c.in, g, c.want)
		}
	}
}

// TestSeveralCodebooks reads texts with all codebooks: which takes a figure, and as
// what.
func TestSeveralCodebooks(t *testing.T) {
	r := readersOf(t)(allBooks)
	for _, c := range []struct{ name, in, want string }{
		{"an accident", "Nine passengers died when the bus crashed.", "Nine passenger casualties:killed civilians"},
		{"killed abroad", "Police said that 12 Danes had been killed in Syria.", "12 dane foreign-fighters:killed travellers"},
		{"they came from abroad", "Some 30 foreign fighters were killed in the air raid.", "Some 30 foreign fighter foreign-fighters:killed fighters"},
		{"fighters of the place", "In the clashes 40 rebels were killed.", "40 rebel casualties:killed fighters"},
		{"came home from the war", "About 300 Belgians returned from Syria.", "About 300 belgian foreign-fighters:returned travellers"},
		{"came home from a camp", "About 40,000 refugees have returned to the valley.", "About 40,000 refugee displacement:returned displaced"},
		{"a part goes with its whole", "Of 60 recruits who left Norway for Syria, 20 were killed there.", "60 recruit travelled travellers\n20 recruit foreign-fighters:killed travellers"},
		{"brought to safety", "As the flood rose, 3,500 people were evacuated by boat.", "3,500 person evacuated displaced"},
		{"driven out, with a noun between", "Militias drove 700 villagers from their homes.", "700 villager displaced displaced"},
		{"a state's own people, in a text on them", "Of the 900 Germans who went to Syria, 40 returned. Kosovo repatriated 110 citizens.",
			"900 german travelled travellers\n40 german foreign-fighters:returned travellers\n110 citizen repatriated travellers"},
		{"the noun before, of a disaster", "The number of people killed by the landslide stands at 26.", "26 person casualties:killed other"},
		{"the noun before, from abroad", "The number of foreigners killed in the air raid in Syria stands at 26.", "26 foreigner foreign-fighters:killed travellers"},
		{"the noun before, of no disaster", "The number of recruits killed in Syria stands at 26.", "26 recruit foreign-fighters:killed travellers"},
		{"things", "The shells left 40 destroyed houses in the village.", "40 house homes-destroyed other"},
		{"things without a codebook", "The army lost 12 captured tanks, 90 rifles and 30 trucks.", ""},
	} {
		var got []string
		for _, f := range readWindows(t, r, []string{c.in}) {
			got = append(got, strings.Join([]string{f.Exact, f.Counted, f.Measure, f.Population}, " "))
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s: %s\ngot\n%s\nwant\n%s", c.name, c.in, g, c.want)
		}
	}
}

// TestPeopleAreNoHomes holds a measure that counts things to things.
func TestPeopleAreNoHomes(t *testing.T) {
	figures := readWindows(t, readersOf(t)(allBooks), []string{"The storm destroyed 1,200 houses and cut power to 40,000 households."})
	if len(figures) != 2 {
		t.Fatalf("%d figures, want 2: %+v", len(figures), figures)
	}
	for i, homes := range []bool{true, false} {
		if f := figures[i]; (f.Measure == "homes-destroyed") != homes {
			t.Errorf("%s %s is read as %s", f.Exact, f.Counted, f.Measure)
		}
	}
}
