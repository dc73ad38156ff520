package text

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Check returns an error unless the window is one that a format may yield for
// an original of that many bytes: content in UTF-8, blocks in order, not empty
// and not overlapping, everything inside the content and between runes, the map
// as Map.Check wants it and the boxes as Boxes.Check does.
func (w Window) Check(original int64) error {
	if !utf8.ValidString(w.Content) {
		return errors.New("window: the content is not UTF-8")
	}
	end := 0
	for _, b := range w.Blocks {
		if b.Start < end || b.End <= b.Start {
			return fmt.Errorf("window: block %d to %d is empty or out of order", b.Start, b.End)
		}
		if err := w.checkBlock(b); err != nil {
			return err
		}
		end = b.End
	}
	if err := w.Boxes.Check(len(w.Content)); err != nil {
		return err
	}
	return w.Map.Check(len(w.Content), original)
}

func (w Window) checkBlock(b Block) error {
	if b.Kind > Boilerplate {
		return fmt.Errorf("window: no kind of block %d", b.Kind)
	}
	if b.Level < 0 || b.Row < 0 || b.Col < 0 {
		return errors.New("window: a level, row or column below 0")
	}
	for _, r := range []Range{{b.Start, b.End}, b.Head, b.Label} {
		if r.Start < 0 || r.End < r.Start || !w.between(r.Start) || !w.between(r.End) {
			return fmt.Errorf("window: %d to %d is not a part of the content", r.Start, r.End)
		}
	}
	return nil
}

// between reports whether i is an end of the content or lies between two runes.
func (w Window) between(i int) bool {
	return i == len(w.Content) || i < len(w.Content) && utf8.RuneStart(w.Content[i])
}
