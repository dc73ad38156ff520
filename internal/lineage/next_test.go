package lineage

import (
	"strings"
	"testing"

	"cited"
)

// datedSketch is the sketch of a text with the days that it names.
func datedSketch(id string, published cited.EDTF, content string, days map[string]cited.EDTF) *Sketch {
	m := &cited.Mentions{}
	for at := 0; at < len(content); at++ {
		for exact, day := range days {
			if strings.HasPrefix(content[at:], exact) {
				m.Periods = append(m.Periods, cited.PeriodMention{Span: cited.Span{Start: at, End: at + len(exact), Exact: exact}, Value: day})
			}
		}
	}
	return NewSketch(Document{Document: cited.Document{ID: cited.ID(id), Published: published}, Texts: []cited.Text{{Content: content, Mentions: m}}})
}

const patrol = `Daily note of the patrols 114
Truce Watch Dorna, 9 August 2016

On 8 August the patrols were in Altova, Zirka, Mostnoe and Petrivka. In Altova they heard 143 explosions and 52 bursts of machine-gun fire. At the pumps of Zirka 17 workers were on shift. South of Mostnoe they saw 11 tanks on one side of the line and 14 on the other. The watch has 613 monitors in two regions.
`

// The next page of a series has most words of the page before, the same names, and numbers that go on. It is told from an
// update by its title and by the days that it names.
func TestSeries(t *testing.T) {
	later := strings.NewReplacer("On 8 August", "On 9 August", "Dorna, 9 August", "Dorna, 10 August", "143", "87", "52", "31", "11 tanks", "9 tanks", "and 14", "and 16")
	days := map[string]cited.EDTF{"8 August": "2016-08-08", "9 August": "2016-08-09", "10 August": "2016-08-10"}
	for _, test := range []struct {
		name, text string
		days       map[string]cited.EDTF
		want       cited.EdgeKind
	}{
		{"the next day", strings.Replace(later.Replace(patrol), "patrols 114", "patrols 115", 1), days, ""},
		{"the next day, without a number", strings.NewReplacer("613", "606").Replace(later.Replace(patrol)), days, ""},
		{"the next number", strings.Replace(later.Replace(patrol), "patrols 114", "patrols 115", 1), nil, ""},
		{"the same day again", strings.Replace(later.Replace(patrol), "On 9 August", "On 8 August", 1), days, cited.Updates},
		{"a toll in the title", strings.NewReplacer("patrols 114", "patrols 143").Replace(strings.NewReplacer("52", "31").Replace(patrol)), nil, cited.Updates},
		{"another place", strings.NewReplacer("note of the patrols 114", "note of the patrols in Kesh", "52", "31").Replace(patrol), nil, cited.Updates},
	} {
		edges := Compare(datedSketch("a", "2016-08-09", patrol, test.days), datedSketch("b", "2016-08-10", test.text, test.days))
		got := cited.EdgeKind("")
		if len(edges) > 0 {
			got = edges[0].Kind
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	sarn, harl := "Sarn: who brings what where"+strings.TrimPrefix(patrol, "Daily note of the patrols 114"), ""
	harl = strings.NewReplacer("Sarn:", "Harl:", "143", "87", "52", "31").Replace(sarn)
	if got := first(sarn, harl, "2016-08-09", "2016-08-09"); got != "" {
		t.Errorf("two places: %q", got)
	}
}

// Weeks later a house tells of the next ambush on the same road, but for a day that both name.
func TestNextEvent(t *testing.T) {
	ambush := "Six policemen die on the road to Sarband\nWakil News, 4 August 2010\n\nSix policemen were killed on 3 August and 4 wounded when insurgents shot at a convoy between Sarband and Zarin, said Daud Rahimi, who speaks for the governor. The fight took 120 minutes, and 18 insurgents died. The road is the only one of three upper districts that has been paved, and was mined 37 times this year.\n"
	days := map[string]cited.EDTF{"3 August": "2010-08-03", "20 September": "2010-09-20"}
	again := strings.NewReplacer("4 August", "21 September", "4 wounded", "7 wounded", "18 insurgents", "21 insurgents").Replace(ambush)
	kind := func(text string, day cited.EDTF) cited.EdgeKind {
		for _, e := range Compare(datedSketch("a", "2010-08-04", ambush, days), datedSketch("b", day, text, days)) {
			return e.Kind
		}
		return ""
	}
	if got := kind(again, "2010-09-21"); got != cited.Updates {
		t.Errorf("the same day: %q", got)
	}
	if got := kind(strings.ReplaceAll(again, "3 August", "20 September"), "2010-09-21"); got != "" {
		t.Errorf("another day: %q", got)
	}
	if got := kind(again, "2011-09-21"); got != "" {
		t.Errorf("a year later: %q", got)
	}
}

// Two short reports that share a toll and a name are two who asked; what is a blurb of a long one has little else.
func TestTwoShortReports(t *testing.T) {
	one := "The dead lie in the lobby\nWolna Post, 21 February 2014\n\nAt the desk of the hotel the keys still hang. Under sheets there are twelve. Doctor Olha Bohom has counted 74 since morning, and the prosecutors of Kyrgrad 67 in their morgues. Wooden shields were of no help. Parliament voted at night to withdraw the soldiers, with 236 votes.\n"
	two := "Snipers, a surgeon, a vote\nRadio Danube, 21 February 2014\n\nShe can tell what a man aims at who knows how, says Olha Bohom, who operates on hearts, and puts those who died at 74. Deputies in trainers came by metro: 236 were for it. A colonel from Kyrgrad told us by telephone that 67 of his men eat borscht as prisoners. Tonight the square sings.\n"
	if got := first(one, two, "2014-02-21", "2014-02-21"); got != "" {
		t.Errorf("two reports: %q", got)
	}
	if got := first(original, blurb, "2016-03-04", "2016-03-06"); got != cited.SumsUp {
		t.Errorf("a blurb: %q", got)
	}
	if got := first(original, blurb, "2016-03-04", "2016-09-06"); got != "" {
		t.Errorf("half a year later: %q", got)
	}
}
