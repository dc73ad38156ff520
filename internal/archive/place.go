package archive

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cited"
)

// Place is where something stands in a file, as people find it: by line and column in what
// editors show, else in the words of the format. Columns count characters.
type Place struct {
	Line, Column int    // from 1; 0 where there are no lines
	Name         string // "paragraph 12", where there are none
}

// places finds places in a file that was read.
type places struct {
	texts []cited.Text
	lines []int // where the lines begin: bytes of the file, if it has lines of its own
	bytes []byte
	wide  bool // a byte of it is a character
}

// newPlaces looks at a file. One that is packed has no lines that anybody sees.
func newPlaces(content []byte, r *cited.Reading) *places {
	p := &places{texts: r.Texts}
	if !slices.Contains([]string{"text", "html", "csv", "eml", "jsonl"}, r.Document.Format) {
		return p
	}
	switch {
	case utf8.Valid(content):
	case strings.HasPrefix(strings.ToLower(r.Document.Encoding), "utf-"):
		return p
	default:
		p.wide = true
	}
	p.bytes, p.lines = content, []int{len(content) - len(bytes.TrimPrefix(content, []byte("\ufeff")))}
	for i, c := range content {
		if c == '\n' || c == '\r' && (i+1 == len(content) || content[i+1] != '\n') {
			p.lines = append(p.lines, i+1)
		}
	}
	return p
}

// of returns the place of a stretch of the text.
func (p *places) of(at cited.Span) Place {
	var near []cited.Text
	for _, t := range p.texts {
		if t.Start <= at.Start && at.Start < t.Start+runes(t.Content) {
			near = append(near, t)
		}
	}
	spot := spotIn(near, at)
	switch {
	case p.bytes != nil && spot.To > 0 && spot.From < int64(len(p.bytes)):
		return p.lineOf(int(spot.From))
	case len(spot.Places) > 0:
		return Place{Name: spot.Places[0]}
	case len(spot.Boxes) > 0:
		return Place{Name: "page " + strconv.Itoa(spot.Boxes[0].Page)}
	}
	return Place{Name: "character " + strconv.Itoa(at.Start+1)}
}

// lineOf returns the line and the column of a byte.
func (p *places) lineOf(at int) Place {
	n, found := slices.BinarySearch(p.lines, at)
	if found {
		n++
	}
	if n == 0 {
		return Place{Line: 1, Column: 1}
	}
	before := p.bytes[p.lines[n-1]:at]
	if p.wide {
		return Place{Line: n, Column: len(before) + 1}
	}
	return Place{Line: n, Column: utf8.RuneCount(before) + 1}
}
