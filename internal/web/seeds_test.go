package web

import (
	"fmt"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"cited"

	"github.com/PuerkitoBio/goquery"
)

// seedRow is a row of docs/workbench-seeds.md: a paragraph, and where a user finds what it says.
type seedRow struct {
	file, paragraph string // "003_bf1fd78db16727b2", "47"
	block           string // id of its block on the page of the document
	where           []seedPage
	found           string
}

// seedPage is a page, and what stands on it of a paragraph: how many rows hold which words.
type seedPage struct {
	address string
	rows    map[string]int
}

var (
	seedLine  = regexp.MustCompile("^\\| (\\d+) \\| `#(c\\d+)` \\| (.*) \\| (.*) \\| (.*) \\|$")
	seedWhere = regexp.MustCompile("`(/[^`]*)` ([^`]*?)(?:; |$)")
)

// readSeedRows reads the page: its rows, the ids of the documents, and its count of what is found how far.
func readSeedRows(t *testing.T) (rows []seedRow, documents, totals map[string]string) {
	t.Helper()
	words, err := os.ReadFile("../../docs/workbench-seeds.md")
	if err != nil {
		t.Fatal(err)
	}
	documents, totals = map[string]string{}, map[string]string{}
	file := ""
	for line := range strings.Lines(string(words)) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "## "); ok {
			file = name
		}
		if id, ok := strings.CutPrefix(line, "Document `"); ok {
			documents[file] = strings.TrimSuffix(id, "`.")
		}
		if cells := strings.Split(strings.Trim(line, "| "), " | "); file == "Totals" && len(cells) == 2 {
			totals[cells[0]] = cells[1]
		}
		m := seedLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		row := seedRow{file: file, paragraph: m[1], block: m[2], found: m[5]}
		for _, at := range seedWhere.FindAllStringSubmatch(m[3], -1) {
			page := seedPage{at[1], map[string]int{}}
			for _, says := range strings.Split(at[2], ", ") {
				many, words, ok := strings.Cut(says, " × ")
				if n, err := strconv.Atoi(many); ok && err == nil {
					page.rows[words] += n
				} else {
					page.rows[says]++
				}
			}
			row.where = append(row.where, page)
		}
		rows = append(rows, row)
	}
	return rows, documents, totals
}

// TestSeedsAreFoundWhereTheTableSays holds docs/workbench-seeds.md against the pages of an archive of the
// seeds: each paragraph stands on the page of its document, and what was read of it on the pages that the
// table names, as often as it says.
func TestSeedsAreFoundWhereTheTableSays(t *testing.T) {
	files, err := filepath.Glob("../../../shared/corpus/seeds/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("../shared/corpus/seeds is not here to look for")
	}
	texts := map[string]string{}
	for _, file := range files {
		words, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(file)] = string(words)
	}
	s := newSite(t, texts)
	rows, documents, totals := readSeedRows(t)
	read, pages := s.places(), map[string]*goquery.Document{}
	get := func(address string) *goquery.Document {
		if pages[address] == nil {
			pages[address] = s.get(address)
		}
		return pages[address]
	}
	n, counts := 0, map[string]int{}
	for name, text := range texts {
		file := strings.TrimSuffix(name, ".txt")
		for i, p := range paragraphsOf(text) {
			row := seedRowOf(rows, file, i+1)
			if row == nil {
				t.Errorf("%s has no row for paragraph %d", file, i+1)
				continue
			}
			n++
			counts[row.found]++
			if !stands(get("/documents/"+documents[file]), row.block, p.words) {
				t.Errorf("%s %d: it does not stand in #%s of its document", file, i+1, row.block)
			}
			here := map[string]bool{} // addresses of what was read of it, and whether a page leads there
			for address, at := range read {
				if at.document == documents[file] && p.from <= at.start && at.start < p.to {
					here[address] = false
				}
			}
			if silent := row.found == "label" || row.found == "only as text"; silent != (len(here) == 0) {
				t.Errorf("%s is %q, and %d things were read of it", row, row.found, len(here))
			}
			for _, page := range row.where {
				of := rowsOf(get(encoded(t, page.address)), here, documents[file], p)
				for says, want := range page.rows {
					if got := saying(of, says); got != want {
						t.Errorf("%s: %s has %d rows of it that say %q, not %d", row, page.address, got, says, want)
					}
				}
			}
			for address, shown := range here {
				if !shown {
					t.Errorf("%s: no page of its row leads to %s", row, address)
				}
			}
		}
	}
	if n != len(rows) || n == 0 {
		t.Errorf("%d paragraphs, and %d rows", n, len(rows))
	}
	for found, n := range counts {
		if totals[found] != strconv.Itoa(n) {
			t.Errorf("%d paragraphs are %q, and the totals say %q", n, found, totals[found])
		}
	}
}

// readPlace is where something was read.
type readPlace struct {
	document string
	start    int // character; of a statement that of its cue
}

// places are those of all that was read in an archive, by the address of its page.
func (s *site) places() map[string]readPlace {
	s.t.Helper()
	all := map[string]readPlace{}
	ctx, v, q := s.t.Context(), s.viewer, cited.Query{}
	for r, err := range s.archive.Figures(ctx, v, q) {
		s.fine(err)
		all[linkOf(r.Figure.ID)] = readPlace{string(r.Document.ID), r.Figure.Start}
	}
	putPlaces(s, all, s.archive.Statements(ctx, v, q), func(st *cited.Statement) (cited.ID, int) { return st.ID, st.Cue.Start })
	putPlaces(s, all, s.archive.Responses(ctx, v, q), func(p *cited.Response) (cited.ID, int) { return p.ID, p.Start })
	putPlaces(s, all, s.archive.AllUnquantified(ctx, v, q), func(u *cited.Unquantified) (cited.ID, int) { return u.ID, u.Start })
	putPlaces(s, all, s.archive.Comparisons(ctx, v, q), func(c *cited.Comparison) (cited.ID, int) { return c.ID, c.Start })
	return all
}

func putPlaces[T any](s *site, all map[string]readPlace, rows iter.Seq2[cited.ReceiptOf[T], error], of func(*T) (cited.ID, int)) {
	s.t.Helper()
	for r, err := range rows {
		s.fine(err)
		id, start := of(&r.Read)
		all[linkOf(id)] = readPlace{string(r.Document.ID), start}
	}
}

func (s *site) fine(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// paragraph is a line of a text that is not blank, from one character to another.
type paragraph struct {
	words    string
	from, to int
}

func paragraphsOf(text string) (all []paragraph) {
	at := 0
	for line := range strings.Lines(text) {
		from := at
		at += len([]rune(line))
		if strings.TrimSpace(line) != "" {
			all = append(all, paragraph{line, from, at})
		}
	}
	return all
}

func seedRowOf(rows []seedRow, file string, paragraph int) *seedRow {
	for i := range rows {
		if rows[i].file == file && rows[i].paragraph == strconv.Itoa(paragraph) {
			return &rows[i]
		}
	}
	return nil
}

// stands reports whether a paragraph stands in a block, but for what marks it as a heading or item.
func stands(page *goquery.Document, block, words string) bool {
	words = strings.TrimFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	in := page.Find("main article.text #" + block).Text()
	return words != "" && strings.Contains(strings.Join(strings.Fields(in), " "), strings.Join(strings.Fields(words), " "))
}

// encoded writes an address of the table as a browser would send it.
func encoded(t *testing.T, address string) string {
	t.Helper()
	path, query, _ := strings.Cut(address, "?")
	values := url.Values{}
	for pair := range strings.SplitSeq(query, "&") {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			t.Fatalf("%s has no value for %s", address, key)
		}
		values.Add(key, value)
	}
	return path + "?" + values.Encode()
}

// rowsOf are the fields of the rows of a list, or findings, that show words and lead to what was read of a
// paragraph, or to a character of it. It notes what they lead to.
func rowsOf(page *goquery.Document, here map[string]bool, document string, p paragraph) (fields []string) {
	page.Find("main table.rows tbody tr, main article.finding").Each(func(_ int, row *goquery.Selection) {
		if strings.TrimSpace(row.Find(".words").Text()) == "" {
			return
		}
		leads := false
		row.Find("th a, .exhibit a").Each(func(_ int, a *goquery.Selection) {
			to := a.AttrOr("href", "")
			if _, ok := here[to]; ok {
				here[to], leads = true, true
			}
			for at := p.from; at < p.to && !leads; at++ {
				leads = strings.HasPrefix(to+"#", placeOf(cited.ID(document), at)+"#")
			}
		})
		if leads {
			fields = append(fields, strings.Join(row.Find("th, td, h2 .badge, .sub").Not(".words").Not("td:last-child").Map(func(_ int, cell *goquery.Selection) string { return cell.Text() }), " "))
		}
	})
	return fields
}

// saying counts the rows with all of some words among their fields.
func saying(rows []string, words string) (n int) {
	for _, row := range rows {
		has := " " + strings.Join(strings.Fields(row), " ") + " "
		all := true
		for _, word := range strings.Fields(words) {
			all = all && strings.Contains(has, " "+word+" ")
		}
		if all {
			n++
		}
	}
	return n
}

func (r seedRow) String() string { return fmt.Sprint(r.file, " ", r.paragraph) }
