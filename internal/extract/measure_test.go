package extract

import (
	"slices"
	"testing"

	"cited/internal/choice"
	"cited/internal/text"
)

// lastMeasure returns the options that the last number of a text had for its measure.
func lastMeasure(t *testing.T, r *Reader, content string) []Option {
	t.Helper()
	var last Choice
	s := begin(t, r)
	s.Trace(func(c Choice) {
		if c.Kind == "measure" {
			last = c
		}
	})
	s.Window(text.Window{Content: content, Blocks: text.Split(content)})
	return last.Options
}

// TestMeasureOffers tells which measures are on offer, and by which rules, whatever the
// weights then prefer.
func TestMeasureOffers(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		in, measure, rule string
		want              bool
	}{
		{"Some 90 Peruvian fighters are in the hills.", "present", "measure.there", true},
		{"The league had 90 fighters.", "present", "measure.there", true},
		{"The police arrested 40 men. A third were students.", "detained", "context.sentence-before", true},
		{"The police arrested 40 fighters and killed nine rebels. Twelve were students.", "detained", "context.figure-before", true},
		{"The police arrested 40 fighters. Twelve were students.", "detained", "context.figure-before", false},
		{"We interviewed 60 fighters.\n\nNine fighters died there.\n\nTwelve fighters were bakers.", "sampled", "context.study", true},
		{"Nine fighters died there.\n\nTwelve fighters were bakers.", "sampled", "context.study", false},
		{"How many fighters were captured? Twelve fighters.", "detained", "context.sentence-before", true},
		{"The guards kept 60 fighters from leaving.", "prevented", "en.measures.prevented.from-leaving", true},
		{"The army flew 60 fighters home.", "repatriated", "en.measures.repatriated.repatriate", true},
		{"The army flew 20 women and 60 children home.", "repatriated", "en.measures.repatriated.repatriate", true},
		{"The army returned 60 fighters to their homes.", "repatriated", "en.measures.returned.return-home", true},
		{"Sixty fighters returned to their homes.", "repatriated", "en.measures.returned.return-home", false},
		{"Sixty fighters returned to their homes.", "returned", "en.measures.returned.return-home", true},
		{"The army returned 60 fighters in May.", "repatriated", "en.measures.returned.return", true},
		{"The army returned 60 fighters in May.", "returned", "en.measures.returned.return", false},
		{"Sixty fighters were returned in May.", "repatriated", "en.measures.returned.return", true},
		{"The league enlisted 60 fighters.", "recruited", "en.measures.travelled.enlist", true},
		{"Sixty fighters enlisted.", "recruited", "en.measures.travelled.enlist", false},
		{"The army took 60 fighters in May.", "other", "en.measures.other.took-in", false},
		{"The register holds 47 fighters.", "detained", "en.measures.detained.held-bare", true},
		{"The register of fighters holds 47 names.", "detained", "en.measures.detained.held-bare", false},
		{"The police arrested 40 fighters.\n\nNine fighters died there.\n\nTwelve fighters were bakers.", "detained", "context.figure-before", true},
		{"The arrest of 12 fighters led to a strike.", "detained", "en.measures.detained.arrest-of", true},
		{"Nine of the 21 fighters who were arrested sang.", "detained", "en.measures.detained.arrest", true},
		{"Ten fighters, among them one woman, were arrested.", "detained", "en.measures.detained.arrest", true},
		{"One of the 14 fighters convicted in Lima was a woman.", "convicted", "en.measures.convicted.verdicts", true},
		{"Nine of the 21 fighters were arrested.", "detained", "en.measures.detained.arrest", false},
		{"Nine out of the 21 fighters were arrested.", "detained", "en.measures.detained.arrest", false},
		{"The storm left nine dead and 20 fighters hurt.", "killed", "en.measures.killed.hurt-or-killed", false},
		{"The storm left 20 fighters dead and hurt.", "killed", "en.measures.killed.hurt-or-killed", true},
		{"Six of the 21 dead had sung.", "killed", "en.measures.killed.dead", true},
		{"Six of the 21 returned home.", "returned", "en.measures.returned.return-home", false},
		{"Persons who were deported\n\nPeru: 40", "other", "context.title", true},
		{"Persons who were deported\n\nPeru: 40", "travelled", "measure.bare-total", false},
		{"The year\n\nPeru: 40", "travelled", "measure.bare-total", true},
		{"Persons who were deported\n\nPeru: 40 fighters", "travelled", "measure.bare-total", true},
		{"Fighters who left and were deported\n\nPeru: 40", "other", "context.title", true},
		{"The year\n\nReturnees by country\n\nPeru: 40.", "returned", "context.heading", true},
		{"The office says who was deported:\n- Peru: 40\n", "other", "context.sentence-before", true},
		{"The office says who was deported.\n\nPeru: 40\n", "other", "context.sentence-before", false},
	} {
		got := slices.ContainsFunc(lastMeasure(t, r, test.in), func(o Option) bool {
			return o.Rule == test.rule && slices.Equal(o.Values, []string{test.measure})
		})
		if got != test.want {
			t.Errorf("%s\n%s by %s on offer: %v, want %v", test.in, test.measure, test.rule, got, test.want)
		}
	}
}

// TestEntries tells what is noted of the entries of a list and of words right behind a number.
func TestEntries(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		in, rule, feature string
	}{
		{"Persons who were deported\n\nPeru: 40\n", "context.title", "title/entry/far=:/1"},
		{"Persons who were deported\n\nPeru: 40\nPeruvian fighters sang.\n", "context.title", "title/entry/far=:/1"},
		{"Persons who were deported\n\nPeru: 40 fighters\n", "context.title", "title/entry/far=none/1"},
		{"The fighters marched out. The war left 40 dead.", "en.measures.killed.dead", "touch=3"},
		{"The fighters who died sang. The dead had 40 wounded.", "en.measures.killed.dead", "touch=other"},
		{"Twelve men died before 40 fighters left for Syria.", "en.measures.killed.die", "owner/bond=number/oblique"},
		{"The town fell before 40 fighters left for Syria.", "en.measures.killed.fell-in-place", "owner/bond=noun/oblique"},
		{"In Syria 40 fighters died.", "en.measures.killed.die", "owner/bond=own/subject"},
		{"They died before 40 fighters left for Syria.", "en.measures.killed.die", "owner/bond=pronoun/oblique"},
		{"The list has 40 fighters, 26 dead.", "en.measures.killed.dead", "owner/subject=own"},
		{"The tribe arrested a boy with 40 fighters.", "en.measures.detained.arrest", "owner/held=people"},
		{"The tribe arrested 40 fighters.", "en.measures.detained.arrest", "owner/held=own"},
		{"Fighters, around 40, were killed.", "en.measures.killed.kill", "owner/either=own"},
		{"They died before 40 fighters left for Syria.", "en.measures.killed.die", "owner/tag=pronoun/VERB"},
	} {
		if !slices.ContainsFunc(lastMeasure(t, r, test.in), func(o Option) bool {
			return o.Rule == test.rule && slices.ContainsFunc(o.Features, func(f choice.Feature) bool { return f.String() == test.feature })
		}) {
			t.Errorf("%s\n%s of %s is not noted", test.in, test.feature, test.rule)
		}
	}
}

// TestThere tells what is noted of people who may simply be somewhere.
func TestThere(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]string{
		"There were 90 fighters in Peru.":                "there/there-are",
		"Some 90 fighters in Syria wrote home.":          "there/in",
		"The league has 90 fighters.":                    "there/verb=have",
		"The Taliban have 90 fighters.":                  "there/holder/noun=groups/fighters",
		"Peru has 90 fighters.":                          "there/holder=countries",
		"The guild has 90 fighters.":                     "there/holder=noun",
		"Some 90 fighters were in Syria.":                "there/where/land=theatre/subject",
		"Some 90 fighters were in Peru.":                 "there/where/noun=fighters",
		"Some 90 fighters were at sea.":                  "there/where/land=none/subject",
		"Some 90 Peruvians in Syria wrote home.":         "there/in/people",
		"Some 90 fighters in Iraq wrote home.":           "there/in/land=theatre",
		"The largest shares were of Peru (90 fighters).": "there/label",
		"About 90 fighters from Peru sang.":              "there/from",
	} {
		found := false
		for _, o := range lastMeasure(t, r, in) {
			for _, f := range o.Features {
				found = found || f.String() == want
			}
		}
		if !found {
			t.Errorf("%s: not noted: %s", in, want)
		}
	}
}

// TestDenied tells whether what was denied is noted.
func TestDenied(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]bool{
		"Forty fighters have never yet returned.": true,
		"Forty fighters never returned.":          false, // words of their own: killed
		"Forty fighters did not return.":          true,
		"Forty fighters have not yet returned.":   true,
		"Forty fighters returned.":                false,
		"Forty fighters returned, not fifty.":     false,
	} {
		got := false
		for _, o := range lastMeasure(t, r, in) {
			for _, f := range o.Features {
				got = got || f.String() == "denied=returned"
			}
		}
		if got != want {
			t.Errorf("%s: denied %v, want %v", in, got, want)
		}
	}
}

// TestRivals tells what is noted of options besides what they rest on: that others say the
// same, and that the text keeps to a measure.
func TestRivals(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		in, rule, feature string
		want              bool
	}{
		{"The police arrested 40 fighters. Twelve fighters were detained.", "context.sentence-before", "agree-words=1", true},
		{"The police arrested 40 fighters. Twelve fighters died.", "context.sentence-before", "agree-words=1", false},
		{"The police arrested 40 fighters. Twelve fighters were detained.", "en.measures.detained.arrest", "cue/agree-context=1", true},
		{"The police arrested 40 fighters. Twelve fighters were bakers.", "context.sentence-before", "kept=3-4", true},
		{"The police arrested 40 fighters. Twelve fighters were bakers.", "measure.none", "kept=0", true},
	} {
		got := false
		for _, o := range lastMeasure(t, r, test.in) {
			got = got || o.Rule == test.rule && slices.ContainsFunc(o.Features, func(f choice.Feature) bool { return f.String() == test.feature })
		}
		if got != test.want {
			t.Errorf("%s\n%s of %s: %v, want %v", test.in, test.feature, test.rule, got, test.want)
		}
	}
}
