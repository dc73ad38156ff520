// Package gold compares figures that a program read with figures that careful
// people annotated, field by field.
//
// Both come as JSON lines, one figure a line. A figure of the program is paired
// with the gold figure of the same document whose number expression it overlaps,
// best overlap first, each used once. A field then agrees with the settled value
// or with one of the further readings that the gold line accepts. Because
// silence agrees cheaply, every field also has a score over the pairs in which
// the gold or the program says something.
//
// The test of this package holds the scores of the reader in testdata, as a
// ratchet: none may fall.
package gold

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// Figure is one line of a gold file, or of a program's figures. Fields that the
// line does not have are nil.
type Figure struct {
	Doc   string  `json:"doc"`
	Start int     `json:"start"` // Unicode code points of the document's text
	End   int     `json:"end"`   // exclusive
	Exact *string `json:"exact"`

	Low         *float64 `json:"low"`
	High        *float64 `json:"high"`
	Modifier    *string  `json:"modifier"`
	Kind        *string  `json:"kind"`
	Counted     *string  `json:"counted"`
	Population  *string  `json:"population"`
	Codebook    *string  `json:"codebook"`
	Measure     *string  `json:"measure"`
	Origin      []string `json:"origin"`
	Theatre     []string `json:"theatre"`
	Place       []string `json:"place"`
	Group       []string `json:"group"`
	GroupScope  *string  `json:"group_scope"`
	Segment     []string `json:"segment"`
	Of          *string  `json:"of"`
	Time        *string  `json:"time"`
	Basis       *string  `json:"basis"`
	Reported    *string  `json:"reported"`
	Attribution []string `json:"attribution"`
	Stance      *string  `json:"stance"`

	Optional bool             `json:"optional"` // costs nothing when missed, and nothing when found
	Either   map[string][]any `json:"either"`   // further accepted values, by field
}

// Set is the figures of a file by document. A document may have none.
type Set struct {
	Docs    []string // in the order of the file
	Figures map[string][]Figure
}

// Load reads a set. A line of "doc" alone is a document without figures; blank
// lines are passed over. An error names the line.
func Load(r io.Reader) (*Set, error) {
	set := &Set{Figures: map[string][]Figure{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := set.add(lines.Bytes()); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return set, lines.Err()
}

func (s *Set) add(line []byte) error {
	var f struct {
		Figure
		Start *int `json:"start"`
	}
	if err := json.Unmarshal(line, &f); err != nil {
		return err
	}
	if _, ok := s.Figures[f.Doc]; !ok {
		s.Docs = append(s.Docs, f.Doc)
		s.Figures[f.Doc] = nil
	}
	if f.Start != nil {
		f.Figure.Start = *f.Start
		s.Figures[f.Doc] = append(s.Figures[f.Doc], f.Figure)
	}
	return nil
}
