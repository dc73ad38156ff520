package extract

import (
	"slices"
	"strings"
	"testing"

	"cited/internal/choice"
)

// TestWording tells with which words a number is told, and under which value; names and other
// numbers are no words.
func TestWording(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		in, feature string
		want        bool
	}{
		{"Some 40 deserters crossed the river.", "noun-word=deserter", true},
		{"Some 40 young fighters crossed the river.", "which-word=young", true},
		{"Some 40 fighters crossed the river.", "verb-word=cross", true},
		{"Some 40 fighters crossed the river.", "verb-part=subject-cross", true},
		{"Some 40 fighters crossed the river.", "verb-tense=past", true},
		{"Some 40 fighters crossed the river.", "object-word=river", true},
		{"The convoy carried 40 fighters.", "verb-part=object-carry", true},
		{"The convoy carried 40 fighters.", "subject-word=convoy", true},
		{"Marlow counted 40 fighters.", "subject-word=*name", true},
		{"Norway took 40 fighters.", "subject-word=*place", true},
		{"Marlow counted 40 fighters.", "subject-word=marlow", false},
		{"On Monday Quarry counted 40 fighters.", "subject-word=quarry", false},
		{"On Monday the quarry counted 40 fighters.", "subject-word=quarry", true},
		{"Some 40 Danes died in battle.", "noun-word=*place", true},
		{"Some 40 Danes died in battle.", "noun-word=dane", false},
		{"Six of the deserters crossed the river.", "noun-word=deserter", true},
		{"Some 40 fighters met 900 others.", "object-word=900", false},
	} {
		values := map[string]bool{}
		for _, o := range lastMeasure(t, r, test.in) {
			has := slices.ContainsFunc(o.Features, func(f choice.Feature) bool { return strings.HasSuffix(f.String(), "/"+test.feature) })
			if has != test.want {
				t.Errorf("%s\n%s of %s by %s: %v, want %v", test.in, test.feature, o.Values, o.Rule, has, test.want)
			}
			for _, f := range o.Features {
				if f.Name != "" && strings.HasSuffix(f.Name, "-word") && !slices.Contains(o.Values, strings.Split(f.Name, "/")[0]) {
					t.Errorf("%s\n%s of %s", test.in, f, o.Values)
				}
			}
			values[strings.Join(o.Values, " ")] = true
		}
		if len(values) < 2 {
			t.Errorf("%s\nmeasures on offer: %v", test.in, values)
		}
	}
}
