package extract

import (
	"strings"
	"testing"

	"cited/internal/text"
)

// TestUnits finds groups of no list by their names.
func TestUnits(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ in, want string }{
		{"About 40 Finns served in the Harbour Brigade.", "Harbour Brigade"},
		{"Nine men joined the Legion of the Northern Hills, three the Red Lantern Battalion.", "Legion of the Northern Hills, Red Lantern Battalion"},
		{"The brigade lost 40 men.", ""},
		{"The Danish Army sent 40 men.", ""},
		{"Some 40 Finns joined the Islamic State.", ""},
		{"A legion marched north; Legion was its name.", ""},
	} {
		s := begin(t, r)
		s.tokens = text.AppendTokens(nil, c.in, 0, len(c.in))
		r.lang.Analyze(&s.s, c.in, s.tokens)
		sc := s.scene(text.Window{Content: c.in}, text.Block{End: len(c.in)})
		var got []string
		for _, u := range sc.findUnits() {
			got = append(got, u.name)
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.in, g, c.want)
		}
	}
}
