package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutImport = `Takes in spreadsheets of figures that somebody coded by hand, xlsx, csv or tsv, with or
without notes around the table: a row a figure, or a row of many numbers under years or
measures. They come in as proposals that want receipts, never as figures: "cited
proposals" lists them, and holds each against the figures of the archive. No list of
figures, export, check or estimate sees them, and nobody whom a row names becomes a source.

The heads of columns say what they hold: country, measure, number, low, high, date, source,
publisher, url and the like; the list is rules/en/sheets.txt. --columns names heads that are
not on it: the head, = and one of the fields
  value low high measure origin theatre place group population segment of kind basis time
  reported attribution publisher published title address quote note id
or a measure of the codebook, whose numbers the column then holds. Columns that are not
understood are kept as they are, and named. --dry-run says how a file would be read, and
keeps nothing.

Numbers are read as in texts: "700-1,400", ">300", "c. 500", "several". Formulas are read by
the values kept with them, and never computed. What cannot be read is kept with the reason;
rows that are no proposals are named. A file of which nothing can be made is not kept.

The file is kept as an original, and the log notes it; the same file again changes nothing.
--undo takes a spreadsheet back, by its file, its SHA-256 or its id, as cited withdraw does;
the log keeps that it was there. --again brings in what was taken back.`

// importing is what one run of import needs.
type importing struct {
	columns, reason       string
	dry, again, undo, yes bool
}

func newImport(a *app) *cobra.Command {
	var f importing
	cmd := &cobra.Command{
		Use:   "import FILE ...",
		Short: "Take in spreadsheets of figures as proposals that want receipts",
		Long:  aboutImport,
		Example: `  cited import coding.xlsx --dry-run
  cited import coding.xlsx
  cited import zahlen.csv --columns "Land=origin,Anzahl=returned,Stand=time"
  cited import --undo coding.xlsx`,
		Args: takes(1, -1, "the path of a spreadsheet"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			if f.undo {
				return a.undoImport(cmd, &f, args)
			}
			return a.importFiles(cmd, &f, args)
		},
	}
	cmd.Flags().StringVar(&f.columns, "columns", "", "how to read `columns` whose heads are not known: \"Land=origin,Anzahl=value\"")
	cmd.Flags().BoolVar(&f.dry, "dry-run", false, "say how the files would be read, and keep nothing")
	cmd.Flags().BoolVar(&f.again, "again", false, "import it even if it was withdrawn")
	cmd.Flags().BoolVar(&f.undo, "undo", false, "take imported spreadsheets back, with all their proposals")
	cmd.Flags().StringVar(&f.reason, "reason", "", "with --undo: `words` that say why; they stay")
	cmd.Flags().BoolVar(&f.yes, "yes", false, "with --undo: do not ask")
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

func (a *app) importFiles(cmd *cobra.Command, f *importing, paths []string) error {
	columns, err := archive.ParseColumns(f.columns)
	if err != nil {
		return usage(cmd, "--columns: %s", err)
	}
	var items []archive.Item
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.IsDir() || path == stdinPath {
			return usage(cmd, "cited import takes files, and %s is none; name each spreadsheet", oneLine(path))
		}
		open := func() (io.ReadCloser, error) {
			in, err := os.Open(path)
			if err != nil {
				return nil, unreadable(path, err, "check the path")
			}
			return in, nil
		}
		items = append(items, archive.Item{Name: filepath.Base(path), Path: path, From: whole(path), Open: open, Again: f.again, Columns: columns})
	}
	failed := false
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		err := arch.Import(cmd.Context(), a.viewer(), items, f.dry, func(i archive.Imported) {
			if failed = failed || i.Err != nil; i.Err != nil {
				a.warn("%s", i.Err)
			}
			a.sayImported(&i, f.dry)
		})
		if err == nil && failed {
			err = errPartly
		}
		return err
	})
}

// sayImported says what became of one spreadsheet.
func (a *app) sayImported(i *archive.Imported, dry bool) {
	if a.format == jsonl {
		_, _ = a.out.Write(append(importJSON(nil, i, dry), '\n')) // what cannot be written shows when the output is closed
		return
	}
	if i.Made == nil {
		return
	}
	n := len(i.Made.Proposals)
	switch {
	case i.Err != nil:
		fmt.Fprintf(a.out, "%s: nothing of it is kept\n", oneLine(i.Item.Path))
	case dry:
		fmt.Fprintf(a.out, "%s: %s would come in\n", oneLine(i.Item.Path), tell.Counted(n, "proposal"))
	case i.State == archive.Unchanged:
		fmt.Fprintf(a.out, "%s: imported before (%s, %s); nothing is changed\n", oneLine(i.Item.Path), i.Document.ID, tell.Counted(n, "proposal"))
		return
	default:
		fmt.Fprintf(a.out, "%s: %s, %s; they want receipts\n", oneLine(i.Item.Path), i.Document.ID, tell.Counted(n, "proposal"))
	}
	a.sayTables(i.Made)
}

// mostShown is how many rows that are no proposals are named on a page.
const mostShown = 10

// sayTables says how the columns of tables were read, and what is no proposal.
func (a *app) sayTables(made *archive.Sheets) {
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	for _, t := range made.Tables {
		page.fact("  heads", fmt.Sprintf("in %s, %s below them", t.Heads, tell.Counted(t.Proposals, "proposal")))
		for _, c := range t.Columns {
			says := c.Gives
			if says == "" {
				says = "not understood, kept as it is: " + c.Why
			}
			page.fact("    "+c.Letters, strconv.Quote(oneLine(c.Head))+" is "+says)
		}
	}
	ofOne := 0
	for i := range made.Proposals {
		if made.Proposals[i].Individual {
			ofOne++
		}
	}
	if ofOne > 0 {
		page.fact("  of one", tell.Counted(ofOne, "proposal")+" of one person, which lists leave out unless --query says individual:true")
	}
	for i, l := range made.Left {
		if i == mostShown {
			page.fact("  left out", fmt.Sprintf("and %d more; --format jsonl names %d of them", made.LeftOut-i, len(made.Left)))
			break
		}
		page.fact("  left out", fmt.Sprintf("%s %q: %s", l.Where, oneLine(l.Words), l.Why))
	}
}

// importJSON appends what became of one spreadsheet.
func importJSON(b []byte, i *archive.Imported, dry bool) []byte {
	b = export.AppendString(append(b, `{"file":`...), i.Item.Path)
	b = strconv.AppendBool(append(b, `,"kept":`...), i.Err == nil && !dry)
	b = export.AppendString(append(b, `,"document":`...), string(i.Document.ID))
	b = strconv.AppendBool(append(b, `,"known":`...), i.State == archive.Unchanged)
	if i.Err != nil {
		b = export.AppendString(append(b, `,"error":`...), i.Err.Error())
	}
	if i.Made == nil {
		return append(b, '}')
	}
	b = number64(append(b, `,"proposals":`...), len(i.Made.Proposals))
	b = append(b, `,"tables":[`...)
	for n, t := range i.Made.Tables {
		b = export.AppendString(append(comma(b, n), `{"heads":`...), t.Heads)
		b = number64(append(b, `,"proposals":`...), t.Proposals)
		b = append(b, `,"columns":[`...)
		for k, c := range t.Columns {
			b = export.AppendString(append(comma(b, k), `{"column":`...), c.Letters)
			b = export.AppendString(append(b, `,"head":`...), c.Head)
			b = export.AppendString(append(b, `,"gives":`...), c.Gives)
			b = append(export.AppendString(append(b, `,"why":`...), c.Why), '}')
		}
		b = append(b, "]}"...)
	}
	b = number64(append(b, `],"left_out":`...), i.Made.LeftOut)
	b = append(b, `,"left":[`...)
	for n, l := range i.Made.Left {
		b = export.AppendString(append(comma(b, n), `{"where":`...), l.Where)
		b = export.AppendString(append(b, `,"words":`...), l.Words)
		b = append(export.AppendString(append(b, `,"why":`...), l.Why), '}')
	}
	return append(b, "]}"...)
}

// undoImport withdraws the documents of imported spreadsheets.
func (a *app) undoImport(cmd *cobra.Command, f *importing, args []string) error {
	if f.dry || f.columns != "" || f.again {
		return usage(cmd, "--undo takes nothing in; leave out --dry-run, --columns and --again")
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		var ids []cited.ID
		for _, arg := range args {
			sum, err := originalNamed(arg)
			if err != nil {
				return err
			}
			id := cited.ID(arg)
			if sum != "" {
				if id, err = arch.ImportOf(cmd.Context(), a.viewer(), sum); err != nil {
					return err
				}
			} else if d, err := arch.Document(cmd.Context(), a.viewer(), id); err != nil {
				return err
			} else if d.Outcome != cited.OutcomeProposals {
				return cited.Errorf(cited.Invalid, "%s is no imported spreadsheet; cited withdraw takes documents out", id)
			}
			ids = append(ids, id)
		}
		if !f.yes {
			if err := a.confirm(cmd, arch, ids); err != nil {
				return err
			}
		}
		reason := "the import was undone"
		if f.reason != "" {
			reason += ": " + f.reason
		}
		gone, err := arch.Withdraw(cmd.Context(), a.viewer(), ids, reason)
		a.printWithdrawn(gone)
		return err
	})
}

// originalNamed returns the SHA-256 that an argument names, itself or as the path of a file; "" if
// it is the id of a document.
func originalNamed(arg string) (string, error) {
	if _, ok := cited.ID(arg).Bits(); ok && cited.ID(arg).Kind() == cited.DocumentID {
		return "", nil
	}
	if b, err := hex.DecodeString(arg); err == nil && len(b) == sha256.Size {
		return strings.ToLower(arg), nil
	}
	in, err := os.Open(arg)
	if err != nil {
		return "", unreadable(arg, err, "name the file, its SHA-256, or the id of the document")
	}
	h := sha256.New()
	_, err = io.Copy(h, in)
	if closed := in.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return "", unreadable(arg, err, "name its SHA-256, or the id of the document")
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
