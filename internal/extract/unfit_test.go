package extract

import (
	"strings"
	"testing"

	"cited/internal/text"
)

// TestCountsNobody reads texts about fighters in which some numbers count nobody.
func TestCountsNobody(t *testing.T) {
	r := reader(t)
	const about = "Some 90 fighters of the Islamic State were killed in Syria. "
	for _, c := range []struct{ name, in, want string }{
		{"the number of a section", about + "\n\n4.2 Fighters who left\n", "Some 90"},
		{"a telephone number", about + "Families may ring 0800 555 017 or 555-0142.", "Some 90"},
		{"a plain range", about + "Another 200-300 fighters were wounded.", "Some 90,200-300"},
		{"a rate", about + "That is 16 fighters per 100,000 people.", "Some 90"},
		{"a rate without a noun", about + "Of every million people, that is about 55 per million.", "Some 90"},
		{"a mean", about + "They had 2.4 children.", "Some 90"},
		{"a share with a point", about + "About 2.4 per cent of the fighters were wounded.", "Some 90,About 2.4 per cent"},
		{"the code of a currency", about + "He wired EUR 300 and NOK 4,000 to them.", "Some 90"},
		{"an age without a noun", about + "He was nineteen and knew nobody. She was only 21. Tomas was 20 when he left.", "Some 90"},
		{"ages that follow one another", about + "He was 17 when he set off, 18 when he learned to shoot and 21 when he came back.", "Some 90"},
		{"an age in the end", about + "One of their cooks lived to be 90.", "Some 90"},
		{"no age", about + "The toll was 19.", "Some 90,19"},
		{"a vote", about + "Parliament passed the law 88 to 41 last week. The panel had split 8–4 at first.", "Some 90"},
		{"a fall", about + "The number of fighters fell from 88 to 41 last week.", "Some 90,88,41"},
		{"names of units and places", about + "Battalion 5 and Branch 235 lost another 12 fighters, and Unit 2915 shelled Camp 14.", "Some 90,12"},
		{"units without a name", about + "From the battalion 60 were killed.", "Some 90,60"},
		{"people behind a name", about + "In Camp Bucca 400 fighters were killed.", "Some 90,400"},
		{"the people of a town", about + "Sarna, a town of 14,000, buried 33 fighters. It has a population of 6,200, and Holm, with 9,100 inhabitants, is near.", "Some 90,33"},
		{"a town that shrank", about + "The population of the town fell from 70,000 to 9,000.", "Some 90"},
		{"the people of a camp", about + "Al-Hol, a camp of 43,000 displaced people, was shelled.", "Some 90,43,000"},
		{"a town of campaigners", about + "Campaigners said the town had a population of 70,000.", "Some 90"},
		{"a town of fighters", about + "The town has a population of 300 fighters.", "Some 90,300"},
		{"hours", about + "The raid began at 0430 and killed 15 fighters. At 1530 the siege ended.", "Some 90,15"},
		{"no hour", about + "The toll of killed fighters now stands at 1530.", "Some 90,1530"},
		{"ages behind names", about + "Two fighters, Samir (22) and Tarik (25), were wounded. Jens K. (31) and a woman (42) were killed.", "Some 90,Two"},
		{"counts behind names", about + "Fighters were killed in Kobane (22) and Sirte (25). It lists returnees (42) who were killed.", "Some 90,22,25,42"},
		{"thousands with a point", about + "Another 1.2 million people fled.", "Some 90,1.2 million"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			_, found := begin(t, r).Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
			figures := found.Figures
			for _, f := range figures {
				got = append(got, f.Exact)
			}
			if s := strings.Join(got, ","); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

// TestNoCount reads sentences of which all numbers are hours or tell an order, and others.
func TestNoCount(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]bool{
		"They came at two in the morning.":       true,
		"They came at half past six.":            true,
		"They waited until nine o'clock.":        true,
		"They were buried one by one.":           true,
		"They went in two at a time.":            true,
		"They shot one another.":                 true,
		"They killed two in the morning.":        false,
		"They came home, two of them wounded.":   false,
		"The toll went up by two after a night.": false,
	} {
		sc := &scene{r: r, b: r.all, s: sentenceOf(r, in)}
		for i := range sc.s.Quantities {
			if got := sc.countsNobody(&sc.s.Quantities[i]); got != want {
				t.Errorf("%s: number %d counts nobody: %t", in, i, got)
			}
		}
		if len(sc.s.Quantities) == 0 {
			t.Errorf("%s: no number", in)
		}
	}
}
