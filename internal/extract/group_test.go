package extract

import (
	"slices"
	"testing"

	"cited"
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
		"Some 90 men joined Islamic State.\n\nOf the 90, 40 died.":                           "followed/paragraph=none/true",
		"Some 90 men joined Islamic State. Of the 90, 40 died.":                              "followed/paragraph=none/false",
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

// TestScopeGoesOn tells that groups which are taken over keep what was said of others beside them.
func TestScopeGoesOn(t *testing.T) {
	for in, want := range map[string]cited.Scope{
		"The survey only counted fighters of Islamic State, the Nusra Front and other armed groups: 90 came from Oman. A further 40 fighters came from Peru.": cited.AndOthers,
		"The survey only counted fighters of Islamic State and the Nusra Front: 90 came from Oman. A further 40 fighters came from Peru.":                     cited.Only,
	} {
		f := readWindows(t, reader(t), []string{in})
		last := f[len(f)-1]
		if len(last.Group) != 2 || last.GroupScope != want {
			t.Errorf("%s\n%v, %q, want %q", in, last.Group, last.GroupScope, want)
		}
	}
}
