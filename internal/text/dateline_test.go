package text_test

import (
	"slices"
	"strings"
	"testing"
)

// TestDateline parts a dateline from what it opens, and no label, date or name.
func TestDateline(t *testing.T) {
	for _, line := range []string{
		"GENEVA, 12 March 2016 -- ", "OSTRAVA, May 4 (NTP) – ", "LONDON (Wire) - ", "Lyon, France (Wire) — ", "PORT OF SPAIN, Trinidad — ",
		"EL-FASHER, 4 May (Wire/NTP) – ", "WASHINGTON, D.C. (Wire) - ", "Lyon, 4 May 2016 – ", "LYON, 04/05/2016 – ",
	} {
		in := line + "The guard let 40 go."
		if got := sentences(english(), in); !slices.Equal(got, []string{strings.TrimSpace(line), "The guard let 40 go."}) {
			t.Errorf("%q", got)
		}
	}
	for _, in := range []string{
		"Norway – Some 40 left.", "NORWAY – 40 left.", "NORWAY, 40 – The most.", "NORWAY (40) – The most.", "12 March 2016 – Forty left.", "March 12, 2016 was wet.",
		"The guard, 40 of them (Wire) – All left.", "The Front of the North (FN) – Forty strong – left.", "LYON, 4 May – and it rained.", "Lyon, France —", "— A dash.",
		"NORWAY, 2015 – Some 40 left.", "Lyon, France, January 2015 – Some 40 left.", "LYON, 4 May 1940 - 7 June 1940", "Lyon, May 1940 - June 1941: The siege.",
		"NORWAY: The guard let 40 go.", "Norway, 40 – Sweden, 30.",
	} {
		if got := sentences(english(), in); len(got) != 1 {
			t.Errorf("%q", got)
		}
	}
}
