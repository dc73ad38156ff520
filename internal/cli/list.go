package cli

import (
	"context"
	"encoding/csv"
	"iter"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"

	"github.com/spf13/cobra"
)

// listing is a command that prints rows: what its three formats make of a row.
type listing[T any] struct {
	subject query.Subject
	rows    func(*archive.Archive, context.Context, cited.Viewer, cited.Query) iter.Seq2[T, error]
	columns []column                // of the table
	cells   func(*T) []string       // of the table
	head    []string                // of the CSV
	record  func(*T) []string       // of the CSV
	line    func([]byte, *T) []byte // JSON
	none    string                  // what to say on a terminal when there are no rows
}

// keyWidth is how much room the names of keys have in the help.
const keyWidth = 15

// aboutQuery explains --query.
func aboutQuery(subject query.Subject) string {
	var b strings.Builder
	b.WriteString(`A query holds terms, all of which must hold: key:value, or words to be found in
the text. "," is or, "-" before a term is not, a..b is a range of numbers or
dates, and quotation marks hold together what contains spaces. Regions stand for
their countries, families of measures for their members.

Keys:
`)
	for _, k := range query.KeysOf(subject) {
		says := k.Doc
		if len(k.Values) > 0 {
			says += ": " + strings.Join(k.Values, ", ")
		}
		for i, line := range wrap(says, pageWidth-keyWidth) {
			name := [2]string{k.Name, ""}[min(i, 1)]
			b.WriteString("  " + name + strings.Repeat(" ", max(1, keyWidth-2-len(name))) + line + "\n")
		}
	}
	about := strings.TrimRight(b.String(), "\n")
	if subject == query.Proposals { // which are of no text
		about = strings.Replace(about, ", or words to be found in\nthe text. ", ".\n", 1)
	}
	return about
}

// command turns a listing into a command.
func (l listing[T]) command(a *app, cmd *cobra.Command) *cobra.Command {
	var asked, status string
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage(cmd, "%s takes no argument, but got %q; to ask for some only, write --query '%s'", cmd.CommandPath(), oneLine(args[0]), oneLine(strings.Join(args, " ")))
		}
		return nil
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.checkFormat(cmd, tabular, jsonl, csvs); err != nil {
			return err
		}
		if err := a.checkLimit(cmd); err != nil {
			return err
		}
		return a.with(cmd.Context(), func(arch *archive.Archive) error {
			q, err := a.query(arch, l.subject, strings.TrimSpace(asked+" "+withStatus(status)))
			if err != nil {
				return err
			}
			return l.print(a, l.rows(arch, cmd.Context(), a.viewer(), q))
		})
	}
	cmd.Flags().StringVar(&asked, "query", "", "only `terms` like "+exampleOf(l.subject))
	if isReviewed(l.subject) {
		cmd.Flags().StringVar(&status, "status", "", "only what is machine, reviewed or accepted, or another `review`, as the key review has them")
	}
	a.formatFlag(cmd, tabular, jsonl, csvs)
	a.limitFlag(cmd)
	return cmd
}

// isReviewed reports whether people decide about what a list holds.
func isReviewed(subject query.Subject) bool {
	return slices.ContainsFunc(query.KeysOf(subject), func(k query.Key) bool { return k.Name == "review" })
}

// withStatus is the term of a query that --status stands for.
func withStatus(status string) string {
	if status == "" {
		return ""
	}
	return "review:" + strconv.Quote(status)
}

// exampleOf is a query for a subject.
func exampleOf(subject query.Subject) string {
	switch subject {
	case query.Statements:
		return "source:ministry -stance:denied published:2015"
	case query.Responses:
		return "kind:citizenship status:adopted after:2015"
	case query.Unquantified:
		return "measure:returned word:several"
	case query.Comparisons:
		return "measure:travelled relation:rank rank:1"
	case query.Themes:
		return "theme:boredom,belonging published:2015"
	case query.Proposals:
		return "measure:returned origin:BEL sheet:Coding"
	case query.Sources:
		return "ministry standing:party"
	}
	return "measure:returned origin:BEL after:2015"
}

// query reads --query with the codebooks of the archive.
func (a *app) query(arch *archive.Archive, subject query.Subject, asked string) (cited.Query, error) {
	if asked == "" {
		return cited.Query{Limit: a.limit}, nil
	}
	set, err := arch.CodebookSet()
	if err != nil {
		return cited.Query{}, err
	}
	words := query.Of(set)
	ofCodebooks := words.Known
	words.Known = func(key string) []string { return append(ofCodebooks(key), arch.Known(key)...) }
	q, err := query.ParseFor(subject, asked, words)
	q.Limit = a.limit
	return q, err
}

func (l listing[T]) print(a *app, rows iter.Seq2[T, error]) error {
	switch a.format {
	case jsonl:
		return l.printJSON(a, rows)
	case csvs:
		return l.printCSV(a, rows)
	}
	t := newTable(a.out, a.columns(), l.columns)
	n := 0
	for row, err := range rows {
		if err != nil {
			return err
		}
		t.row(l.cells(&row)...)
		n++
	}
	t.close()
	if n == 0 {
		a.warn("%s", l.none)
	}
	return nil
}

func (l listing[T]) printJSON(a *app, rows iter.Seq2[T, error]) error {
	var line []byte
	for row, err := range rows {
		if err != nil {
			return err
		}
		line = append(l.line(line[:0], &row), '\n')
		if _, err := a.out.Write(line); err != nil {
			return cannotWrite(err)
		}
	}
	return nil
}

func (l listing[T]) printCSV(a *app, rows iter.Seq2[T, error]) error {
	w := csv.NewWriter(a.out)
	if err := w.Write(l.head); err != nil {
		return cannotWrite(err)
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := w.Write(l.record(&row)); err != nil {
			return cannotWrite(err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return cannotWrite(err)
	}
	return nil
}

func cannotWrite(err error) error {
	return cited.Errorf(cited.Full, "cannot write the output: %w; make room and run it again", withoutOp(err))
}
