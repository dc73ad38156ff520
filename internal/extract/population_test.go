package extract

import (
	"strings"
	"testing"
)

// TestPopulations reads who is counted, in texts of their own: for each figure the
// class of its people.
func TestPopulations(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ name, in, want string }{
		{"the noun says it", "Some 40 Danish women left for Syria. Twelve fighters were killed there.", "Some 40: women; Twelve: fighters"},
		{"nobody has been spoken of", "Some 40 Danes left for Syria.", "Some 40: travellers"},
		{"the noun says it whatever was counted before", "Nine women left for Syria. Seven women were killed there. Six women came back. Twelve fighters were killed.", "Nine: women; Seven: women; Six: women; Twelve: fighters"},
		{"a part is of its whole's class", "The camp was home to 90 women who had left for Syria. Of those, nine were killed.", "90: women; nine: women"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range readWindows(t, r, []string{c.in}) {
				got = append(got, f.Exact+": "+f.Population)
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.in, g, c.want)
			}
		})
	}
}
