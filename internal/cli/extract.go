package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/rules"

	"github.com/spf13/cobra"
)

const aboutExtract = `Reads documents and prints what is in them as lines of JSON, without an archive.
Without FILE, or with "-", it reads standard input. Folders are walked.

--as figures prints a line for each figure; "doc" is the file's name without its
extension, positions are characters (Unicode code points) of the text.
--as document prints a line for each document, with its figures and with the
quantities, periods and places that it mentions. It then reads from standard
input a JSON object a line: {"id","text","date","title","language"}, of which id
and text suffice.

--date is the day on which the documents were printed, for "last year". A document
that cannot be read is named on standard error, and the exit status is 3.`

// mostBytes is how large a document may be that is not kept.
const mostBytes = 4 << 30

// extraction is one run of extract.
type extraction struct {
	*app
	reader *archive.Reader
	date   cited.EDTF
	line   []byte // reused
	failed bool
}

func newExtract(a *app) *cobra.Command {
	var as string
	var codebooks []string
	x := extraction{app: a}
	formats := []string{"figures", "document"}
	cmd := &cobra.Command{
		Use:     "extract [FILE...|-]",
		Short:   "Print the figures in documents, without an archive",
		Long:    aboutExtract,
		Example: "  cited extract report.html | jq .low\n  cat report.txt | cited extract --date 2015-12-08\n  cited extract --as document - < documents.jsonl",
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := oneOf(cmd, "--as", as, formats...); err != nil {
				return err
			}
			if err := checkDate(&x.date); err != nil {
				return usage(cmd, "--date: %s", err)
			}
			if len(args) == 0 {
				args = []string{stdinPath}
			}
			if x.reader, err = archive.NewReader(rules.FS, codebooks, a.Worker, mostBytes); err != nil {
				return codebookError(cmd, err)
			}
			return errors.Join(x.run(cmd.Context(), args, as), x.reader.Close())
		},
	}
	cmd.Flags().StringVar(&as, "as", "figures", "what a line is: `figures` or document")
	codebookFlag(cmd, &codebooks)
	cmd.Flags().StringVar((*string)(&x.date), "date", "", "`day` on which the documents were printed")
	_ = cmd.RegisterFlagCompletionFunc("as", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (x *extraction) run(ctx context.Context, paths []string, as string) error {
	for path, err := range files(paths, nil) {
		if err != nil {
			x.fail("%s", err)
			continue
		}
		switch {
		case as == "figures":
			err = x.figures(ctx, path)
		case path == stdinPath:
			err = x.lines(ctx)
		default:
			err = x.document(ctx, path)
		}
		if err != nil {
			return err
		}
	}
	if x.failed {
		return errPartly
	}
	return nil
}

func (x *extraction) fail(format string, args ...any) {
	x.failed = true
	x.warn(format, args...)
}

// open opens a document; what cannot be opened is named, and ok is false.
func (x *extraction) open(path string) (in io.ReadCloser, ok bool) {
	if path == stdinPath {
		return io.NopCloser(x.Stdin), true
	}
	f, err := os.Open(path)
	if err != nil {
		x.fail("%s: %v; make it readable, or leave it out", path, withoutOp(err))
		return nil, false
	}
	return f, true
}

// docName is what the lines call a file: its name without extension.
func docName(path string) string {
	if path == stdinPath {
		return path
	}
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// figures prints a line for each figure of a file, window by window.
func (x *extraction) figures(ctx context.Context, path string) error {
	in, ok := x.open(path)
	if !ok {
		return nil
	}
	defer in.Close()
	name := docName(path)
	emit := func(_ cited.Text, figures []cited.Figure) error {
		for i := range figures {
			x.line = append(export.AppendFigure(x.line[:0], name, &figures[i]), '\n')
			if _, err := x.out.Write(x.line); err != nil {
				return cannotWrite(err)
			}
		}
		return nil
	}
	doc, err := x.reader.Stream(ctx, in, cited.Document{Name: filepath.Base(path), Published: x.date}, emit)
	return x.outcome(path, doc, err)
}

// outcome names a document that could not be read.
func (x *extraction) outcome(path string, doc cited.Document, err error) error {
	if err != nil {
		return err
	}
	if doc.Outcome != cited.OutcomeRead {
		x.fail("%s: %s", path, doc.Reason)
	}
	return nil
}
