package archive_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/archive"
)

// What follows from readings is the same whether it was brought up to date again and again, in
// whatever order documents came, were read anew and went, or made anew of what is there.
func TestUpdatesAddUp(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { updatesAddUp(t, rand.New(rand.NewPCG(seed, 7))) })
	}
}

func updatesAddUp(t *testing.T, random *rand.Rand) {
	ctx := context.Background()
	a, dir := open(t, nil)
	var papers []paper
	for i := range 280 {
		papers = append(papers, newPaper(random, i, papers))
	}
	left := random.Perm(len(papers))
	var in []int
	for step := 0; len(left) > 0; step++ {
		n := min(len(left), []int{1, 150, 3, 60}[step%4])
		var readings []cited.Reading
		for _, i := range left[:n] {
			readings = append(readings, papers[i].reading(t))
		}
		in, left = append(in, left[:n]...), left[n:]
		for range random.IntN(3) { // some are read anew, and say something else
			i := in[random.IntN(len(in))]
			papers[i].said[0].value++
			readings = append(readings, papers[i].reading(t))
		}
		if err := a.Put(ctx, readings...); err != nil {
			t.Fatal(err)
		}
		if step%2 == 1 {
			at := random.IntN(len(in))
			if _, err := a.Withdraw(ctx, owner, []cited.ID{papers[in[at]].document().ID}, "asked for"); err != nil {
				t.Fatal(err)
			}
			in = slices.Delete(in, at, at+1)
		}
		update(t, a)
		holdAgainstAnew(t, dir, step)
	}
	if db := rawDatabase(t, filepath.Join(dir, "cited.db")); count(t, db, "pack") == 0 || count(t, db, "finding") == 0 || count(t, db, "edge") == 0 {
		t.Error("no packs, findings or edges: these readings show nothing")
	}
}

// holdAgainstAnew makes everything anew in a copy of an archive and compares.
func holdAgainstAnew(t *testing.T, dir string, step int) {
	t.Helper()
	copied := newArchive(t)
	db := rawDatabase(t, filepath.Join(dir, "cited.db"))
	path := filepath.Join(t.TempDir(), "cited.db")
	run(t, db, "VACUUM INTO '"+path+"'")
	run(t, rawDatabase(t, path), "UPDATE derived SET version = ''")
	if err := os.Rename(path, filepath.Join(copied, "cited.db")); err != nil {
		t.Fatal(err)
	}
	b, err := archive.Open(context.Background(), copied, config())
	if err != nil {
		t.Fatal(err)
	}
	update(t, b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	anew := rawDatabase(t, filepath.Join(copied, "cited.db"))
	for _, query := range []string{
		"SELECT id, cell, figures, documents, claims, independent, stale FROM cell ORDER BY id",
		"SELECT id, later, earlier, kind FROM edge ORDER BY id",
		"SELECT figure, cell, source FROM figure_cell ORDER BY figure",
		"SELECT id, scope, unit, code, severity, message, exhibits FROM finding ORDER BY id, scope, unit, message, exhibits",
		"SELECT f.id, f.unit, d.document FROM finding_document d JOIN finding f ON f.seq = d.finding ORDER BY f.id, f.unit, d.document",
	} {
		if got, want := rowsOf(t, db, query), rowsOf(t, anew, query); !slices.Equal(got, want) {
			t.Fatalf("step %d, %s: %d rows, made anew %d: %v, made anew %v", step, query, len(got), len(want), without(got, want), without(want, got))
		}
	}
}

// without is the rows of one list that are not in another, the first few.
func without(list, other []string) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(row string) bool { return slices.Contains(other, row) })
	return list[:min(len(list), 3)]
}

// paper is a document that says numbers of one cell.
type paper struct {
	number    int
	publisher string
	published time.Time
	story     string
	said      []saying
}

// saying is a number and who says it.
type saying struct {
	value    int
	source   string
	month    time.Month
	reported bool
}

// newPaper makes a report, one in three a copy of one before it by another publisher.
func newPaper(random *rand.Rand, number int, before []paper) paper {
	publishers := []string{"Harbour Gazette", "Northern Wire", "Tessen Post", "Interior Ministry", "Orlo Institute"}
	sources := append(publishers[3:], "Border Office", "")
	r := paper{number: number, publisher: publishers[random.IntN(len(publishers))], published: time.Date(2016, 1, 1+random.IntN(300), 0, 0, 0, 0, time.UTC)}
	if len(before) > 0 && random.IntN(3) == 0 {
		first := before[random.IntN(len(before))]
		r.story, r.said = first.story, slices.Clone(first.said)
		r.published = first.published.AddDate(0, 0, 2)
		return r
	}
	var words []string
	for range 60 {
		words = append(words, nonsense(random.IntN(4000)))
	}
	r.story = "It was a day of " + strings.Join(words, " ") + " on the river."
	for range 1 + random.IntN(2) {
		r.said = append(r.said, saying{100 + 10*random.IntN(8), sources[random.IntN(len(sources))], time.Month(1 + random.IntN(12)), random.IntN(2) == 0})
	}
	return r
}

// nonsense is a word that means nothing.
func nonsense(n int) string {
	out := ""
	for range 4 {
		out += string("bdfgklmnprstvz"[n%14]) + string("aeiou"[n%5])
		n = n*5/7 + 3
	}
	return out
}

func (r *paper) document() cited.Document {
	sum := sha256.Sum256(fmt.Append(nil, "report ", r.number))
	d := cited.Document{Original: hex.EncodeToString(sum[:]), Name: fmt.Sprintf("report-%d.txt", r.number), Size: 1, Format: "text",
		Publisher: r.publisher, Published: cited.EDTF(r.published.Format(time.DateOnly)), Language: "en", Outcome: cited.OutcomeRead}
	d.ID = cited.DocumentKey(d.Original, "", 0)
	return d
}

// reading is what was read of it: a sentence for each number, and a story.
func (r *paper) reading(t *testing.T) cited.Reading {
	t.Helper()
	d := r.document()
	text := cited.Text{Content: r.story + "\n"}
	text.Passages = []cited.Passage{{Start: 0, End: len(r.story), Kind: "paragraph"}}
	var found cited.Found
	seen := map[string]int{}
	for _, s := range r.said {
		exact := fmt.Sprint(s.value)
		line, start := fmt.Sprintf("%s Belgians travelled to Syria by %s 2015.", exact, s.month), len(text.Content)
		v := float64(s.value)
		f := cited.Figure{ID: cited.FigureKey(d.ID, exact, seen[exact]), Span: cited.Span{Start: start, End: start + len(exact), Exact: exact},
			Codebook: "foreign-fighters", Low: &v, High: &v, Modifier: cited.Exactly, Kind: cited.Count, Counted: "belgian", Measure: "travelled",
			Origin: []string{"BEL"}, Population: "fighters", Theatre: []string{"SYR"}, Place: []string{}, Group: []string{}, Segment: []string{},
			Time: cited.EDTF(fmt.Sprintf("../2015-%02d", s.month)), Basis: cited.Cumulative, Attribution: []string{}, Stance: cited.Asserted,
			Quote: cited.Span{Start: start, End: start + len(line), Exact: line}}
		seen[exact]++
		if s.source != "" {
			f.Attribution = append(f.Attribution, s.source)
		}
		if s.reported {
			f.Reported = cited.EDTF(fmt.Sprintf("2015-%02d", s.month))
		}
		found.Figures = append(found.Figures, f)
		text.Content += line + "\n"
		text.Passages = append(text.Passages, cited.Passage{Start: start, End: start + len(line), Kind: "paragraph"})
	}
	return cited.Reading{Document: d, Version: "test", Texts: []cited.Text{text}, Found: found}
}

func rawDatabase(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func run(t *testing.T, db *sql.DB, query string) {
	t.Helper()
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, db *sql.DB, table string) (n int) {
	t.Helper()
	if err := db.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// rowsOf returns the rows of a query as texts.
func rowsOf(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values, to := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			to[i] = &values[i]
		}
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		for i, v := range values {
			if b, ok := v.([]byte); ok {
				values[i] = string(b)
			}
		}
		all = append(all, fmt.Sprintf("%q", values))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
