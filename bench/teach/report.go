package teach

import (
	"fmt"
	"slices"
	"strings"

	"cited/internal/extract"
)

// Tally counts the choices of one kind.
type Tally struct{ All, Possible, Right int }

// Report counts by kind how often a right option was chosen, and how often there was
// one. Wrong choices of a kind are handed to tell, if it is not nil.
func (c *Corpus) Report(r Readers, tell func(kind, choice string)) (map[string]*Tally, error) {
	list, err := c.choices(r, false)
	if err != nil {
		return nil, err
	}
	tallies := map[string]*Tally{}
	for i := range list {
		m := &list[i]
		if tallies[m.Kind] == nil {
			tallies[m.Kind] = &Tally{}
		}
		if !tallies[m.Kind].add(m) && tell != nil {
			tell(m.Kind, m.String())
		}
	}
	return tallies, nil
}

// add counts a choice and reports whether it was right.
func (t *Tally) add(m *made) bool {
	t.All++
	if slices.ContainsFunc(m.Options, func(o extract.Option) bool { return m.accepts(o, false) }) {
		t.Possible++
	}
	if right := m.accepts(m.Options[m.Picked], false); !right {
		return false
	}
	t.Right++
	return true
}

// around is how many characters of the text on each side of a wrong choice are shown.
const around = 130

// String shows a choice: what was chosen, what people say, what else there was, and
// the text.
func (m *made) String() string {
	var b strings.Builder
	picked := m.Options[m.Picked]
	fmt.Fprintf(&b, "%s %s: chose %q (%s)", m.doc, m.Kind, picked.Values, picked.Rule)
	right := "nothing on offer"
	for _, o := range m.Options {
		if m.accepts(o, false) {
			right = fmt.Sprintf("%q (%s)", o.Values, o.Rule)
			break
		}
	}
	runes := []rune(string(m.text))
	from, to := max(0, m.Start-around), min(len(runes), m.Start+around)
	fmt.Fprintf(&b, ", right is %s | %s>>%s", right, oneLine(runes[from:m.Start]), oneLine(runes[m.Start:to]))
	return b.String()
}

func oneLine(s []rune) string { return strings.ReplaceAll(string(s), "\n", " / ") }
