package extract

import (
	"fmt"
	"strings"
	"testing"

	"cited/internal/text"
)

// TestCitations tells the years and pages of works that are cited from times and counts.
func TestCitations(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]string{
		"Lund (2019) counted 340 foreign fighters in Syria.":                                          "340//2019/Lund",
		"Lund and Roe (2019) count 52 recruits who left for Syria.":                                   "52//2019/Lund and Roe",
		"About 700 Britons left for Syria (Berg & Holm 2018: 18).":                                    "About 700//2018/Berg & Holm",
		"About 700 Britons left for Syria (Berg and Holm, 2018, p. 18).":                              "About 700//2018/Berg and Holm",
		"About 700 Britons had left for Syria by 2014 (Interior Ministry 2018: 4-5).":                 "About 700/../2014/2018/Interior Ministry",
		"The 640 recruits left for Syria [2019, 112].":                                                "640///",
		"Sweden (2015: 310) and Norway (2015: 90) sent the most fighters to Syria.":                   "310/2015//; 90/2015//",
		"Some 60 Danes left for Syria (May 2014: 12).":                                                "Some 60/2014-05//; 12/2014-05//",
		"Tunisia (2014: 3,200; 2015: 6,100) sent the most fighters to Syria.":                         "3,200/2014//; 6,100/2015//",
		"Some 40 fighters were killed in two raids (Aleppo, 2013).":                                   "Some 40/2013//",
		"Some 40 fighters were killed in two raids (Homs and Aleppo 2013).":                           "Some 40/2013//",
		"Some 40 fighters were killed in two raids (Berg and Holm 2013).":                             "Some 40//2013/Berg and Holm",
		"In Raqqa (2013) some 40 fighters of the Islamic State were killed.":                          "some 40/2013//",
		"Most fighters of the Islamic State died in two battles (Kobane 2015: 900; Sirte 2016: 700).": "900/2015//; 700/2016//",
	} {
		var got []string
		_, found := begin(t, r).Window(text.Window{Content: in, Blocks: text.Split(in)})
		for _, f := range found.Figures {
			got = append(got, fmt.Sprintf("%s/%s/%s/%s", f.Exact, f.Time, f.Reported, strings.Join(f.Attribution, ",")))
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s\n got %s\nwant %s", in, g, want)
		}
	}
}
