package gold

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"unicode"

	"cited"
)

// Said is one line of a file of annotated statements, responses, unquantified,
// comparisons and themes; docs/statement.md is its guide.
type Said struct {
	Doc         string   `json:"doc"`
	Type        string   `json:"type"` // statement, response, unquantified, comparison, theme
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Source      []int    `json:"source"` // start and end, as up to More; none where nobody is named
	Cue         []int    `json:"cue"`
	Content     []int    `json:"content"`
	More        [][]int  `json:"more"`
	Attribution []string `json:"attribution"`
	Stance      string   `json:"stance"`
	Kind        string   `json:"kind"`
	Status      string   `json:"status"`
	Relation    string   `json:"relation"`
	Measure     string   `json:"measure"`
	Theme       string   `json:"theme"`
}

// LoadSaid reads such a file.
func LoadSaid(r io.Reader) ([]Said, error) {
	var out []Said
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for n := 1; scan.Scan(); n++ {
		line := bytes.TrimSpace(scan.Bytes())
		if len(line) == 0 {
			continue
		}
		var s Said
		if err := json.Unmarshal(line, &s); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, s)
	}
	return out, scan.Err()
}

// SaidOf is what was found in a document, in the form of such a file.
func SaidOf(doc string, f cited.Found) []Said {
	var out []Said
	for _, s := range f.Statements {
		line := Said{Doc: doc, Type: "statement", Cue: ends(s.Cue), Content: ends(s.Content), Attribution: s.Attribution, Stance: string(s.Stance)}
		if !s.Source.IsZero() {
			line.Source = ends(s.Source)
		}
		for _, m := range s.More {
			line.More = append(line.More, ends(m))
		}
		out = append(out, line)
	}
	for _, r := range f.Responses {
		out = append(out, Said{Doc: doc, Type: "response", Start: r.Start, End: r.End, Kind: r.Kind, Status: string(r.Status)})
	}
	for _, u := range f.Unquantified {
		out = append(out, Said{Doc: doc, Type: "unquantified", Start: u.Start, End: u.End, Measure: u.Measure})
	}
	for _, c := range f.Comparisons {
		out = append(out, Said{Doc: doc, Type: "comparison", Start: c.Start, End: c.End, Measure: c.Measure, Relation: string(c.Relation)})
	}
	for _, t := range f.Themes {
		out = append(out, Said{Doc: doc, Type: "theme", Start: t.Start, End: t.End, Theme: t.Code})
	}
	return out
}

func ends(s cited.Span) []int { return []int{s.Start, s.End} }

// SaidScore is one row of a scoring of what was said.
type SaidScore struct {
	Name string
	Rate
	Gold, Predicted int
}

// SaidMistake is a line that has no partner.
type SaidMistake struct {
	Row  string
	Line Said
	What string // "missed" or "not in the gold"
	At   [][]int
}

// ScoreSaid compares what a program read with gold. Spans pair when they share a word,
// the longest overlap first, each used once; the exact rows ask for the same spans. texts
// holds the text of every document of the gold, whose words are what is shared.
func ScoreSaid(want, got []Said, texts map[string][]rune) ([]SaidScore, []SaidMistake) {
	var scores []SaidScore
	var mistakes []SaidMistake
	for _, row := range saidRows() {
		p := saidMatch{row: row, texts: texts}
		p.run(want, got)
		scores = append(scores, p.score())
		mistakes = append(mistakes, p.mistakes...)
	}
	return scores, mistakes
}

// saidRow is one way to compare lines: which, by which spans, and what else must agree.
type saidRow struct {
	name  string
	types []string
	at    func(Said) [][]int
	same  func(a, b Said) bool // nil: nothing else
	exact bool
}

func saidRows() []saidRow {
	whole := func(s Said) [][]int { return [][]int{{s.Start, s.End}} }
	part := func(pick func(Said) []int) func(Said) [][]int {
		return func(s Said) [][]int {
			if at := pick(s); len(at) == 2 {
				return [][]int{at}
			}
			return nil
		}
	}
	source, cue := part(func(s Said) []int { return s.Source }), part(func(s Said) []int { return s.Cue })
	content := func(s Said) [][]int { return append([][]int{s.Content}, s.More...) }
	kind := func(a, b Said) bool { return a.Type == b.Type }
	statement, response := []string{"statement"}, []string{"response"}
	return []saidRow{
		{"source", statement, source, nil, false}, {"cue", statement, cue, nil, false}, {"content", statement, content, nil, false},
		{"source, exact", statement, source, nil, true}, {"cue, exact", statement, cue, nil, true}, {"content, exact", statement, content, nil, true},
		{"responses", response, whole, nil, false},
		{"responses, kind and status", response, whole, func(a, b Said) bool { return a.Kind == b.Kind && a.Status == b.Status }, false},
		{"unquantified and comparisons", []string{"unquantified", "comparison"}, whole, kind, false},
		{"themes", []string{"theme"}, whole, func(a, b Said) bool { return a.Theme == b.Theme }, false},
	}
}

// saidMatch pairs the lines of gold and program for one row.
type saidMatch struct {
	row      saidRow
	texts    map[string][]rune
	counts   counts
	mistakes []SaidMistake
}

func (p *saidMatch) run(want, got []Said) {
	w, g := p.of(want), p.of(got)
	p.counts.want, p.counts.got = len(w), len(g)
	type pair struct{ w, g, shared int }
	var pairs []pair
	for i := range w {
		for j := range g {
			if n := p.shared(w[i], g[j]); n > 0 && (p.row.same == nil || p.row.same(w[i], g[j])) {
				pairs = append(pairs, pair{i, j, n})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return b.shared - a.shared })
	usedW, usedG := make([]bool, len(w)), make([]bool, len(g))
	for _, x := range pairs {
		if !usedW[x.w] && !usedG[x.g] {
			usedW[x.w], usedG[x.g] = true, true
			p.counts.right++
		}
	}
	p.note(w, usedW, "missed")
	p.note(g, usedG, "not in the gold")
}

func (p *saidMatch) note(lines []Said, used []bool, what string) {
	for i, s := range lines {
		if !used[i] {
			p.mistakes = append(p.mistakes, SaidMistake{p.row.name, s, what, p.row.at(s)})
		}
	}
}

// of returns the lines that a row is about, of documents of the gold.
func (p *saidMatch) of(all []Said) []Said {
	var out []Said
	for _, s := range all {
		if p.texts[s.Doc] != nil && slices.Contains(p.row.types, s.Type) && len(p.row.at(s)) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// shared counts the letters and digits that the spans of two lines share; for an exact
// row they share all or nothing.
func (p *saidMatch) shared(a, b Said) int {
	if a.Doc != b.Doc {
		return 0
	}
	x, y := p.row.at(a), p.row.at(b)
	if p.row.exact {
		if slices.EqualFunc(x, y, slices.Equal) {
			return 1
		}
		return 0
	}
	n := 0
	text := p.texts[a.Doc]
	for _, r := range x {
		for _, s := range y {
			for i := max(r[0], s[0]); i < min(r[1], s[1], len(text)); i++ {
				if c := text[i]; unicode.IsLetter(c) || unicode.IsDigit(c) || c == ':' {
					n++
				}
			}
		}
	}
	return n
}

func (p *saidMatch) score() SaidScore {
	return SaidScore{p.row.name, p.counts.rate(), p.counts.want, p.counts.got}
}
