// Package typeset makes PDF documents whose text is known: it sets the same report
// by groff, Chromium and LibreOffice, in one column and in two, with headings,
// lists, tables, footnotes, page heads and page numbers, and words parted at the
// ends of lines. What is read of them is held against what they were made of.
package typeset

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Kind is what a piece of a document is.
type Kind uint8

// Kinds of piece.
const (
	Heading Kind = iota
	Paragraph
	Item
	Table
)

// Piece is a heading, a paragraph, an item of a list or a table.
type Piece struct {
	Kind Kind
	Text string
	Note string     // a footnote at its end; empty for none
	Rows [][]string // of a table; the first names the columns
}

// Document is what is set.
type Document struct {
	Title  string
	Pieces []Piece
}

// Make makes a document of about that many paragraphs out of texts, with tables and
// notes among them.
func Make(texts []string, paragraphs int, seed uint64) Document {
	rng := rand.New(rand.NewPCG(seed, 6))
	var all []string
	for _, t := range texts {
		for block := range strings.SplitSeq(t, "\n\n") {
			if s := strings.Join(strings.Fields(block), " "); isProse(s) {
				all = append(all, s)
			}
		}
	}
	d := Document{Title: "Fighters from abroad and what became of them"}
	for n := range paragraphs {
		if n%6 == 0 {
			d.Pieces = append(d.Pieces, Piece{Kind: Heading, Text: fmt.Sprintf("Part %d: %s", n/6+1, topics[rng.IntN(len(topics))])})
		}
		p := Piece{Kind: Paragraph, Text: all[rng.IntN(len(all))]}
		if n%5 == 2 {
			p.Note = short(all[rng.IntN(len(all))])
		}
		d.Pieces = append(d.Pieces, p)
		switch n % 12 {
		case 4:
			d.Pieces = append(d.Pieces, Piece{Kind: Table, Rows: figures(rng)})
		case 9:
			for range 3 {
				d.Pieces = append(d.Pieces, Piece{Kind: Item, Text: short(all[rng.IntN(len(all))])})
			}
		}
	}
	return d
}

var topics = []string{"Departures", "Those who came back", "What states did", "The dead", "Women and children", "Numbers and their sources"}

// isProse reports whether a block is a paragraph of some length in plain letters,
// which all three programs set alike.
func isProse(s string) bool {
	if len(s) < 150 || len(s) > 1500 || strings.ContainsAny(s, "|\\{}<>&@#_*[]^~") || strings.Contains(s, "--") || strings.HasPrefix(s, "-") {
		return false
	}
	for _, r := range s {
		if r > '~' {
			return false
		}
	}
	first := s[0]
	return 'A' <= first && first <= 'Z' && strings.HasSuffix(s, ".")
}

// short returns the first sentence or so of a paragraph.
func short(s string) string {
	if i := strings.Index(s, ". "); i > 40 && i < 200 {
		return s[:i+1]
	}
	words := strings.Fields(s)
	return strings.TrimRight(strings.Join(words[:min(18, len(words))], " "), ",;:.") + "."
}

// figures makes a table of countries and numbers.
func figures(rng *rand.Rand) [][]string {
	rows := [][]string{{"Country", "Travelled", "Returned", "Remarks"}}
	countries := []string{"Austria", "Belgium", "Denmark", "Finland", "France", "Germany", "Norway", "Sweden", "United Kingdom", "Trinidad and Tobago"}
	remarks := []string{"official", "an estimate of the police", "not known", "since 2012, women included", "adults only"}
	for _, i := range rng.Perm(len(countries))[:4+rng.IntN(4)] {
		rows = append(rows, []string{countries[i], fmt.Sprint(50 + rng.IntN(900)), fmt.Sprint(rng.IntN(300)), remarks[rng.IntN(len(remarks))]})
	}
	return rows
}
