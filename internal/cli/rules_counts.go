package cli

import (
	"fmt"
	"slices"

	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"
)

// lines prints a JSON object for each entry and each word.
func (c *coverage) lines(matched, never []archive.EntryCount, words []archive.WordCount) {
	var b []byte
	entries := func(part string, list []archive.EntryCount) {
		if !c.wants(part) {
			return
		}
		for _, e := range list[:c.bounded(len(list))] {
			b = append(entryJSON(b[:0], &e), '\n')
			c.out.Write(b)
		}
	}
	entries(onlyMatched, matched)
	entries(onlyNever, never)
	if !c.wants(onlyWords) {
		return
	}
	for _, w := range words[:c.bounded(len(words))] {
		b = append(wordJSON(b[:0], &w), '\n')
		c.out.Write(b)
	}
}

func entryJSON(b []byte, e *archive.EntryCount) []byte {
	b = export.AppendString(append(b, `{"entry":`...), e.Entry.ID)
	b = export.AppendString(append(b, `,"file":`...), e.File)
	b = number64(append(b, `,"line":`...), e.Line)
	b = number64(append(b, `,"matches":`...), e.Matches)
	return append(number64(append(b, `,"documents":`...), e.Documents), '}')
}

func wordJSON(b []byte, w *archive.WordCount) []byte {
	b = export.AppendString(append(b, `{"word":`...), w.Word)
	b = number64(append(b, `,"matches":`...), w.Matches)
	b = number64(append(b, `,"behind":`...), w.Behind)
	b = number64(append(b, `,"documents":`...), w.Documents)
	return append(export.AppendString(append(b, `,"example":`...), w.Example), '}')
}

// tables prints how much of each list matched, then the parts.
func (c *coverage) tables(documents int, matched, never []archive.EntryCount, words []archive.WordCount) {
	if c.only == "" {
		fmt.Fprintf(c.out, "%s\n\n", tell.Counted(documents, "document"))
		c.listTable(matched, never)
	}
	if c.wants(onlyMatched) {
		c.part("Entries that matched", onlyMatched, len(matched))
		c.entryTable(matched)
	}
	if c.only == onlyNever {
		c.part("Entries that never matched", onlyNever, len(never))
		c.entryTable(never)
	}
	if c.wants(onlyWords) {
		c.part("Words near numbers that stand in no list", onlyWords, len(words))
		c.wordTable(words)
	}
}

// part prints the head of a part, with how many rows of it are shown.
func (c *coverage) part(title, name string, rows int) {
	if c.only == "" {
		fmt.Fprintln(c.out)
	}
	shown := c.bounded(rows)
	switch {
	case shown == rows:
		fmt.Fprintf(c.out, "%s: %s\n", title, export.Number(float64(rows)))
	case c.only != "" || c.limit > 0:
		fmt.Fprintf(c.out, "%s: %s of %s\n", title, export.Number(float64(shown)), export.Number(float64(rows)))
	default:
		fmt.Fprintf(c.out, "%s: %s of %s; --only %s shows all\n", title, export.Number(float64(shown)), export.Number(float64(rows)), name)
	}
}

// listTable prints a row for each list.
func (c *coverage) listTable(matched, never []archive.EntryCount) {
	type sums struct{ entries, matched, matches int }
	byList := map[string]*sums{}
	var names []string
	for _, list := range [][]archive.EntryCount{matched, never} {
		for _, e := range list {
			name := e.Entry.List.String()
			s := byList[name]
			if s == nil {
				s = &sums{}
				byList[name], names = s, append(names, name)
			}
			s.entries++
			s.matches += e.Matches
			if e.Matches > 0 {
				s.matched++
			}
		}
	}
	slices.Sort(names)
	t := newTable(c.out, c.columns(), []column{{head: "list"}, {head: "entries", right: true}, {head: "matched", right: true}, {head: "never", right: true}, {head: "matches", right: true}})
	for _, name := range names {
		s := byList[name]
		t.row(name, grouped(s.entries), grouped(s.matched), grouped(s.entries-s.matched), grouped(s.matches))
	}
	t.close()
}

func (c *coverage) entryTable(list []archive.EntryCount) {
	t := newTable(c.out, c.columns(), []column{{head: "entry", most: 60}, {head: "matches", right: true}, {head: "documents", right: true}, {head: "where", rest: true}})
	for _, e := range list[:c.bounded(len(list))] {
		t.row(e.Entry.ID, grouped(e.Matches), grouped(e.Documents), fmt.Sprintf("%s:%d", e.File, e.Line))
	}
	t.close()
}

func (c *coverage) wordTable(words []archive.WordCount) {
	t := newTable(c.out, c.columns(), []column{{head: "word", most: 40}, {head: "matches", right: true}, {head: "behind", right: true}, {head: "documents", right: true}, {head: "example", rest: true}})
	for _, w := range words[:c.bounded(len(words))] {
		t.row(w.Word, grouped(w.Matches), grouped(w.Behind), grouped(w.Documents), w.Example)
	}
	t.close()
}

func grouped(n int) string { return export.Number(float64(n)) }
