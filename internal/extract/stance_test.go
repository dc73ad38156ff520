package extract

import (
	"strings"
	"testing"
)

// stancesOf returns the numbers of a text with how far it holds them to be true.
func stancesOf(t *testing.T, r *Reader, in string) string {
	t.Helper()
	var got []string
	for _, f := range figuresOf(t, r, "2024-02-10", in) {
		got = append(got, f.Exact+" "+string(f.Stance))
	}
	return strings.Join(got, "; ")
}

// TestDenials reads which of two numbers is the true one, and which claims are said to be false.
func TestDenials(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ in, want string }{
		{"Not 70 but 90 fighters were killed at the ford.", "70 denied; 90 asserted"},
		{"The shelling killed 90 fighters, not 70.", "90 asserted; 70 denied"},
		{"The shelling killed 90 rather than 70 fighters.", "90 asserted; 70 denied"},
		{"Instead of 70 fighters, 90 were killed.", "70 denied; 90 asserted"},
		{"Not only 70 but 90 fighters were killed at the ford.", "70 asserted; 90 asserted"},
		{"The shelling killed 90 fighters, not counting 70 civilians.", "90 asserted; 70 asserted"},
		{"Some 90 fighters did not return and 70 were killed.", "Some 90 asserted; 70 asserted"},
		{"The claim that 90 fighters were killed is false.", "90 denied"},
		{"The report of 90 dead soldiers was wrong.", "90 denied"},
		{"The report that 90 soldiers were killed was wrong to name them.", "90 asserted"},
		{"The mayor doubts that 90 fighters were killed.", "90 denied"},
		{"There is no doubt that 90 fighters were killed.", "90 asserted"},
		{"The mayor doubts that the 90 men killed were fighters.", "90 asserted"},
		{"There was no sign that 90 fighters were killed.", "90 denied"},
		{"There was no sign that the 90 civilians killed were armed.", "90 asserted"},
	} {
		if got := stancesOf(t, r, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
