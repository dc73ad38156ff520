package html

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"cited/internal/text"
)

// show prints the blocks of a page, a line each.
func show(w text.Window) string {
	var b strings.Builder
	for _, k := range w.Blocks {
		fmt.Fprintf(&b, "%s", k.Kind)
		if k.Level > 0 {
			fmt.Fprintf(&b, " %d", k.Level)
		}
		if k.Kind == text.Cell {
			fmt.Fprintf(&b, " %d,%d", k.Row, k.Col)
		}
		fmt.Fprintf(&b, ": %q", w.Content[k.Start:k.End])
		if k.Head.End > 0 {
			fmt.Fprintf(&b, " under %q", w.Content[k.Head.Start:k.Head.End])
		}
		if k.Label.End > 0 {
			fmt.Fprintf(&b, " of %q", w.Content[k.Label.Start:k.Label.End])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestDbg(t *testing.T) {
	raw, _ := os.ReadFile(os.Getenv("PAGE"))
	h, err := read(bytes.NewReader(raw), text.Input{}, func(w text.Window) error {
		fmt.Println(show(w))
		return w.Check(int64(len(raw)))
	})
	fmt.Printf("%+v %v\n", h, err)
}
