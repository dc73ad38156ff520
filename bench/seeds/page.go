package main

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	notRead = "not read by hand yet"
	again   = "to read again, the counts changed: "
)

// page is docs/seeds.md as it was.
type page struct {
	head string            // before the first table
	rows map[string]string // the row of each paragraph, by file and number
}

// row is a paragraph of the page.
type row struct {
	at   string // file and number
	took counts
	note string
}

// parsePage reads a page whose first table is that of the named file.
func parsePage(content, first string) page {
	head, rest, _ := strings.Cut(content, "\n## "+first+"\n")
	p := page{head: strings.TrimRight(head, "\n") + "\n", rows: map[string]string{}}
	file := first
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "## "); ok {
			file = name
		}
		number, _, ok := strings.Cut(strings.TrimPrefix(line, "| "), " |")
		if _, err := strconv.Atoi(number); ok && err == nil {
			p.rows[file+" "+number] = line
		}
	}
	return p
}

// tables writes the tables of all files and returns their rows.
func (p page) tables(b *strings.Builder, docs []doc) []row {
	var rows []row
	for _, d := range docs {
		fmt.Fprintf(b, "\n## %s\n\n| paragraph | %s | read by hand |\n|%s\n", d.name, strings.Join(kinds[:], " | "), strings.Repeat(" --- |", len(kinds)+2))
		for i, took := range d.rows {
			r := p.row(fmt.Sprintf("%s %d", d.name, i+1), took)
			fmt.Fprintf(b, "| %d | %s | %s |\n", i+1, took, r.note)
			rows = append(rows, r)
		}
	}
	return rows
}

// row returns a paragraph with the note that the page had for it, marked where what
// was taken is not as it was when somebody read it.
func (p page) row(at string, took counts) row {
	old, ok := p.rows[at]
	if !ok {
		return row{at, took, notRead}
	}
	cells := strings.SplitN(strings.TrimSuffix(strings.TrimPrefix(old, "| "), " |"), " | ", len(kinds)+2)
	note := cells[len(cells)-1]
	if was := strings.Join(cells[1:len(cells)-1], " | "); was != took.String() {
		fmt.Printf("%s: was %s, is %s\n", at, was, took)
		if !strings.HasPrefix(note, again) && note != notRead {
			note = again + note
		}
	}
	return row{at, took, note}
}

// String writes the cells of a row.
func (c counts) String() string {
	var cells [len(c)]string
	for i, n := range c {
		if cells[i] = "-"; n > 0 {
			cells[i] = strconv.Itoa(n)
		}
	}
	return strings.Join(cells[:], " | ")
}
