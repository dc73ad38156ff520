package gold

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"strings"

	"cited"
)

// Named is a quantity, an expression of time or a place of a text: where it stands and
// what its fields hold, as JSON has them: float64, string or nil. docs/mentions.md is the
// guide to them.
type Named struct {
	Start, End int
	Exact      string
	Fields     map[string]any
	Either     []Named // further readings, each whole
	Optional   bool    // costs nothing when missed, and nothing when found
}

// NamedDoc is what a document names.
type NamedDoc struct {
	Doc       string
	Published cited.EDTF
	Lists     map[string][]Named // by the names in NamedLists
}

// NamedLists are the lists of a document, in the order of a report.
func NamedLists() []string { return []string{"mentions", "periods", "places"} }

// namedFields are the fields of a list; low and high are one.
func namedFields(list string) []string {
	switch list {
	case "mentions":
		return []string{"bounds", "modifier", "kind", "unit", "change"}
	case "periods":
		return []string{"value"}
	}
	return []string{"country", "province"}
}

// LoadNamed reads a file of annotations, one document a line. They say where a thing
// stands by its words and how many times these letters came by then: textOf returns the
// text of a document.
func LoadNamed(r io.Reader, textOf func(doc string) (string, error)) ([]NamedDoc, error) {
	var out []NamedDoc
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		d, err := loadNamed(lines.Bytes(), textOf)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, d)
	}
	return out, lines.Err()
}

func loadNamed(line []byte, textOf func(doc string) (string, error)) (NamedDoc, error) {
	var head struct {
		Doc       string     `json:"doc"`
		Published cited.EDTF `json:"published"`
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(line, &head); err != nil {
		return NamedDoc{}, err
	}
	if err := json.Unmarshal(line, &all); err != nil {
		return NamedDoc{}, err
	}
	content, err := textOf(head.Doc)
	if err != nil {
		return NamedDoc{}, err
	}
	d := NamedDoc{Doc: head.Doc, Published: head.Published, Lists: map[string][]Named{}}
	for _, list := range NamedLists() {
		var items []map[string]any
		if err := json.Unmarshal(all[list], &items); err != nil {
			return NamedDoc{}, fmt.Errorf("%s of %s: %w", list, d.Doc, err)
		}
		for _, item := range items {
			n, err := namedOf(item, content)
			if err != nil {
				return NamedDoc{}, fmt.Errorf("%s of %s: %w", list, d.Doc, err)
			}
			d.Lists[list] = append(d.Lists[list], n)
		}
	}
	return d, nil
}

// namedOf places an annotation in its text.
func namedOf(item map[string]any, content string) (Named, error) {
	n := Named{Fields: map[string]any{}}
	n.Exact, _ = item["exact"].(string)
	n.Optional, _ = item["optional"].(bool)
	nth, _ := item["nth"].(float64)
	at := -1
	for range int(nth) {
		next := strings.Index(content[at+1:], n.Exact)
		if n.Exact == "" || next < 0 {
			return Named{}, fmt.Errorf("%q does not stand in the text %v times", n.Exact, nth)
		}
		at += 1 + next
	}
	if at < 0 {
		return Named{}, fmt.Errorf("%q has no nth", n.Exact)
	}
	n.Start, n.End = runesOf(content, at, n.Exact)
	for k, v := range item {
		switch k {
		case "exact", "nth", "optional", "either":
		default:
			n.Fields[k] = v
		}
	}
	further, _ := item["either"].([]any)
	for _, e := range further {
		fields, _ := e.(map[string]any)
		n.Either = append(n.Either, n.reading(fields, content, at))
	}
	return n, nil
}

// reading is n with the fields that differ in a further reading. Its words, where they
// differ, are those nearest to where n begins.
func (n Named) reading(differ map[string]any, content string, at int) Named {
	r := Named{Start: n.Start, End: n.End, Exact: n.Exact, Fields: maps.Clone(n.Fields)}
	for k, v := range differ {
		if k == "nth" {
			continue
		}
		if k != "exact" {
			r.Fields[k] = v
			continue
		}
		r.Exact, _ = v.(string)
		best := -1
		for i := range content {
			if strings.HasPrefix(content[i:], r.Exact) && (best < 0 || abs(i-at) < abs(best-at)) {
				best = i
			}
		}
		if best >= 0 {
			r.Start, r.End = runesOf(content, best, r.Exact)
		}
	}
	return r
}

func abs(n int) int { return max(n, -n) }

// runesOf returns where words that begin at a byte of the text begin and end, in code points.
func runesOf(content string, at int, words string) (start, end int) {
	start = len([]rune(content[:at]))
	return start, start + len([]rune(words))
}

// NamedOf is what the program read, in the same form.
func NamedOf(m cited.Mentions) map[string][]Named {
	lists := map[string][]Named{}
	for _, q := range m.Quantities {
		lists["mentions"] = append(lists["mentions"], namedAt(q.Span, map[string]any{"low": bound(q.Low), "high": bound(q.High),
			"modifier": filledOr(string(q.Modifier)), "kind": filledOr(string(q.Kind)), "unit": q.Unit, "change": filledOr(q.Change)}))
	}
	for _, p := range m.Periods {
		lists["periods"] = append(lists["periods"], namedAt(p.Span, map[string]any{"value": filledOr(string(p.Value))}))
	}
	for _, p := range m.Places {
		lists["places"] = append(lists["places"], namedAt(p.Span, map[string]any{"country": filledOr(p.Country), "province": filledOr(p.Province)}))
	}
	return lists
}

func namedAt(s cited.Span, fields map[string]any) Named {
	return Named{Start: s.Start, End: s.End, Exact: s.Exact, Fields: fields}
}

func bound(n *float64) any {
	if n == nil {
		return nil
	}
	return *n
}

func filledOr(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// holds reports whether got has what a reading holds in a field.
func (n Named) holds(field string, got Named) bool {
	if field == "bounds" {
		return sameBound(n.Fields["low"], got.Fields["low"]) && sameBound(n.Fields["high"], got.Fields["high"])
	}
	a, b := n.Fields[field], got.Fields[field]
	if x, ok := a.(string); ok && field == "province" {
		y, _ := b.(string)
		return name(x) == name(y)
	}
	return a == b
}

func sameBound(a, b any) bool {
	x, isX := a.(float64)
	y, isY := b.(float64)
	return isX == isY && math.Abs(x-y) <= 0.006*max(math.Abs(x), math.Abs(y), 1)
}
