package text_test

import (
	"slices"
	"strings"
	"testing"

	"cited/internal/text"
)

// TestDateline parts a dateline from what it opens, and no label, date or name.
func TestDateline(t *testing.T) {
	for _, line := range []string{
		"GENEVA, 12 March 2016 -- ", "OSTRAVA, May 4 (NTP) – ", "LONDON (Wire) - ", "Lyon, France (Wire) — ", "PORT OF SPAIN, Trinidad — ",
		"EL-FASHER, 4 May (Wire/NTP) – ", "WASHINGTON, D.C. (Wire) - ", "Lyon, 4 May 2016 – ", "LYON, 04/05/2016 – ",
		"GENEVA, 3 May: ", "AL-HOL, May 4, 2016: ", "PORT OF SPAIN, 3 May (NTP): ",
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
		"NORWAY: The guard let 40 go.", "Norway, 40 – Sweden, 30.", "OSLO — A study put it at 40.", "Norway: 30 left.", "Sweden: The guard let 40 go.",
		"SYRIA (SDF): Forty left.", "Lyon, 4 May 2016: Gunmen shot 40.", "NORWAY, SWEDEN: The guard let 40 go.", "LYON, 3 May: 40 left.", "NORWAY, 2015: Some 40 left.",
	} {
		if got := sentences(english(), in); len(got) != 1 {
			t.Errorf("%q", got)
		}
	}
}

// TestDatelineMaybe holds what may be a dateline and may be a label, of which nobody is who says
// what follows, and what can be neither.
func TestDatelineMaybe(t *testing.T) {
	for in, want := range map[string]int{
		"OSLO — A study put it at 40.": 2, "NORWAY: The guard let 40 go.": 2, "PORT OF SPAIN – The guard left.": 4, "AL-HOL - Guards left.": 4, "SYRIA (SDF): Forty left.": 5,
		"BERLIN, 4 May 2016": 5, "EXCLUSIVE: The guard left.": 2, "NORWAY – 40 left.": 2,
		"Norway: 30 left.": 0, "Sweden: The guard let 40 go.": 0, "Norway – Some 40 left.": 0, "SDF: Forty left.": 0, "NATO forces there - the guard said - left.": 0, "OSLO left.": 0, "OSLO —and left.": 0,
		"THE GUARD LET FORTY GO: A MAYOR LEFT": 0, "BERLIN": 0, "": 0, "— OSLO — Left.": 0,
	} {
		if end, sure := text.Dateline(in, text.AppendTokens(nil, in, 0, len(in))); end != want || sure {
			t.Errorf("%q: %d, sure %v, want %d", in, end, sure, want)
		}
	}
}
