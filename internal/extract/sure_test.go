package extract

import (
	"strings"
	"testing"

	"cited/internal/text"
)

// TestWhoseNumber holds whom the last figure of a text is credited to where its own clause tells, and that
// who only stands near it is not taken for that.
func TestWhoseNumber(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ name, in, want, not string }{
		{"whose estimate", "The institute's estimate is 40 dead fighters.", "institute", ""},
		{"a capital's", "Oslo's estimate is 40 dead fighters.", "Oslo", ""},
		{"no owner", "The count is 40 dead fighters.", "", "count"},
		{"an estimate that is raised", "The estimate was raised to 40 dead fighters.", "", "estimate"},
		{"an owner, gapped", "The institute's estimate is 40 dead fighters, the army's 90.", "army", ""},
		{"an owner, without its noun", "The institute's estimate was 40 dead fighters; the army's was 90.", "army", ""},
		{"dead that are not reckoned", "The army's dead are 40 fighters, the mayor's 90.", "", "mayor"},
		{"behind a semicolon", "Forty fighters died, the ministry estimates; the mayor counts 10.", "mayor", ""},
		{"right behind the number", "The ministry counts 40; the institute counts 90 dead fighters.", "institute", ""},
		{"a country says so", "Oman claims 40 dead fighters; Peru estimates 60.", "Peru", ""},
		{"nobody behind the semicolon", "The ministry said 40 fighters had died; 10 were wounded.", "", "wounded"},
		{"gapped", "The ministry counted 40 dead fighters, the army 90.", "army", ""},
		{"gapped, with of", "The ministry spoke of 40 dead fighters, the mayor of 90.", "mayor", ""},
		{"gapped behind and", "The ministry counted 40 dead fighters and the army 90.", "army", ""},
		{"gapped twice", "The ministry counted 40 dead fighters, the mayor 90 and the institute 70.", "institute", ""},
		{"gapped behind a semicolon", "The ministry estimates 50 dead fighters; the mayor estimates 60; the army 70.", "army", ""},
		{"who is counted", "The ministry counted 40 dead fighters, police 90.", "", "police"},
		{"where", "The ministry counted 40 dead fighters, Peru 90.", "", "Peru"},
		{"a duration says nothing", "Two months' count was 40 dead fighters.", "", "month"},
		{"a verb of its own", "The ministry counted 40 dead fighters, and the army lost 90.", "", "army"},
		{"a verb in what is said", "The ministry said 40 fighters had died, the army 90.", "", "army"},
		{"no verb of saying", "According to the ministry, 40 fighters died, the army 90.", "", "army"},
		{"a sum with its parts", "The ministry put the dead fighters at 90: the army 40 and the mayor 50.", "", "mayor"},
		{"authors in brackets", "The number of dead fighters is 40 (Berg and Okel 2018, p. 17).", "Berg and Okel", ""},
	} {
		_, found := begin(t, r).Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		if len(found.Figures) == 0 {
			t.Errorf("%s: no figure", c.name)
			continue
		}
		got := strings.Join(found.Figures[len(found.Figures)-1].Attribution, " < ")
		if c.want != "" && got != c.want || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s: credited to %q, want %q and not %q", c.name, got, c.want, c.not)
		}
	}
}
