package anchor

import (
	"cited"
)

// Margin is how many code points of the text around an anchor keeps on each side.
const Margin = 160

// Strip runs along a text, window by window, and notes what stands around places.
type Strip struct {
	start int    // where the window starts, in code points
	tail  []rune // what stands before it
	runes []rune // the window
	open  []*cited.Anchor
}

// Window goes on to the next window of the text.
func (s *Strip) Window(content string) {
	s.tail = append(s.tail, s.runes[max(0, len(s.runes)-Margin):]...)
	s.tail = s.tail[max(0, len(s.tail)-Margin):]
	s.start += len(s.runes)
	s.runes = append(s.runes[:0], []rune(content)...)
	open := s.open
	s.open = s.open[:0]
	for _, a := range open {
		s.after(a, 0)
	}
}

// Note notes what stands around a place that ends in the window.
func (s *Strip) Note(a *cited.Anchor) {
	from := a.Start - s.start
	if from >= 0 {
		a.Before = string(s.tail[min(len(s.tail), max(0, len(s.tail)+from-Margin)):]) + string(s.runes[max(0, from-Margin):from])
	} else {
		a.Before = string(s.tail[:max(0, len(s.tail)+from)])
	}
	a.After = ""
	s.after(a, a.End-s.start)
}

// after notes what of the window stands behind a place, from an index on, and that more
// is wanted if that is not enough.
func (s *Strip) after(a *cited.Anchor, from int) {
	missing := Margin - len([]rune(a.After))
	a.After += string(s.runes[from:min(from+missing, len(s.runes))])
	if len(s.runes)-from < missing {
		s.open = append(s.open, a)
	}
}

// End returns where the text ends, in code points, as far as it was seen.
func (s *Strip) End() int { return s.start + len(s.runes) }
