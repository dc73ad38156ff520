package extract

import (
	"slices"
	"testing"

	"cited/internal/choice"
	"cited/internal/text"
)

// TestGroupsGoOn tells what is noted of groups that a number may have from what stands before it.
func TestGroupsGoOn(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]string{
		"Some 90 Peruvians joined Islamic State. A further 40 Peruvians died.":               "followed/homes=same",
		"Some 90 Peruvians joined Islamic State. From Chile 40 fighters had left.":           "followed/homes=other",
		"Some 90 fighters joined Islamic State. From Chile 40 fighters had left.":            "followed/homes=new",
		"Some 90 Peruvians joined Islamic State. A third of all the fighters, 40 men, died.": "held=same",
		"Some 90 Peruvians left. Islamic State sang. Then 40 fighters died.":                 "held=dropped",
		"Islamic State sang. Then 40 fighters died.":                                         "held=none",
		"Of those who fought for Islamic State, 40 fighters died.":                           "group/left=for",
		"Islamic State had 40 fighters.":                                                     "group/left=none",
	} {
		noted := false
		s := begin(t, r)
		s.Trace(func(c Choice) {
			if c.Kind != "group" {
				return
			}
			for _, o := range c.Options {
				noted = noted || slices.ContainsFunc(o.Features, func(f choice.Feature) bool { return f.String() == want })
			}
		})
		s.Window(text.Window{Content: in, Blocks: text.Split(in)})
		if !noted {
			t.Errorf("%s\n%s is not noted", in, want)
		}
	}
}
