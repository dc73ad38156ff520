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

	"github.com/spf13/cobra"
)

const aboutExtract = `Reads documents and prints what is in them as lines of JSON, without an archive.
Without FILE, or with "-", it reads standard input. Folders are walked.

--as figures prints a line for each figure; "doc" is the file's name without its
extension, positions are characters (Unicode code points) of the text.
--as document prints a line for each document: its figures; what is said without a
number (unquantified), comparisons, statements, responses of states and suggested
themes; and all quantities (mentions), expressions of time (periods) and places that
it names, whether or not a codebook counts them. It takes from standard input a JSON
object a line: {"id","text","date","title","language"}, of which id and text suffice.
--as syntax prints every sentence in the CoNLL-U format of Universal Dependencies:
lemmas, parts of speech, heads and relations, names (NE), and where each word stands
(TokenRange). A .conllu file keeps its sentences and words. --codebook and --date
change nothing there.

--date is when the documents were printed, for "last year". A document that cannot be
read is named on standard error, and the exit status is 3; --as document prints a
line for it too where it comes as JSON: {"doc","error"}. A document may have 4 GB,
since nothing is kept of it; "cited add" takes 128 MB.`

// mostBytes is how large a document may be that is not kept.
const mostBytes = 4 << 30

// extraction is one run of extract.
type extraction struct {
	*app
	reader *archive.Reader
	date   cited.EDTF
	line   []byte // reused
	named  named  // likewise
	said   sayings
	failed bool  // a document could not be read
	broken error // the output cannot be written
}

func newExtract(a *app) *cobra.Command {
	var as string
	var codebooks []string
	x := extraction{app: a}
	formats := []string{"figures", "document", asSyntax}
	cmd := &cobra.Command{
		Use:     "extract [FILE...|-]",
		Short:   "Print the figures in documents, without an archive",
		Long:    aboutExtract,
		Example: "  cited extract report.html | jq .low\n  cat report.txt | cited extract --date 2015-12-08\n  cited extract --as document - < documents.jsonl\n  cited extract --as syntax report.txt | grep nsubj",
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
			if x.reader, err = a.reader(codebooks); err != nil {
				return codebookError(cmd, err)
			}
			if x.reader.WithoutPassages(); as == "document" {
				x.reader.WithMentions().WithSayings()
			}
			return errors.Join(x.run(cmd.Context(), args, as), x.reader.Close())
		},
	}
	cmd.Flags().StringVar(&as, "as", "figures", "what to print: `figures`, document or syntax")
	codebookFlag(cmd, &codebooks)
	cmd.Flags().StringVar((*string)(&x.date), "date", "", "`date` when the documents were printed: 2015, 2015-12, 2015-12-08")
	_ = cmd.RegisterFlagCompletionFunc("as", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// reader returns a reader for documents of which nothing is kept.
func (a *app) reader(codebooks []string) (*archive.Reader, error) {
	rules, err := a.rules()
	if err != nil {
		return nil, err
	}
	return archive.NewReader(rules, codebooks, a.Worker, mostBytes)
}

func (x *extraction) run(ctx context.Context, paths []string, as string) error {
	var skipped leftOut
	for path, err := range files(paths, skipped.skip) {
		if err != nil {
			x.fail("%s", err)
			continue
		}
		switch {
		case as == "figures":
			err = x.figures(ctx, path)
		case as == asSyntax:
			err = x.syntax(ctx, path)
		case path == stdinPath:
			err = x.lines(ctx)
		default:
			err = x.document(ctx, path)
		}
		if err != nil {
			return err
		}
	}
	skipped.say(x.app, "to have it read, name it")
	if x.failed {
		return errPartly
	}
	return nil
}

func (x *extraction) fail(format string, args ...any) {
	x.failed = true
	x.warn(format, args...)
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
	name := docName(path)
	emit := func(_ cited.Text, found cited.Found) error {
		for i := range found.Figures {
			x.line = append(export.AppendFigure(x.line[:0], name, &found.Figures[i]), '\n')
			if err := x.write(x.line); err != nil {
				return err
			}
		}
		return nil
	}
	_, err := x.stream(ctx, path, emit)
	return err
}

// write prints lines.
func (x *extraction) write(lines []byte) error {
	if _, err := x.out.Write(lines); err != nil {
		x.broken = cannotWrite(err)
	}
	return x.broken
}

// stream reads a file. One that cannot be read is named, and read is false; an
// error ends the run.
func (x *extraction) stream(ctx context.Context, path string, emit func(cited.Text, cited.Found) error) (read bool, err error) {
	in, key, err := x.open(path)
	if err != nil {
		x.fail("%s: %v; make it readable, or leave it out", path, withoutOp(err))
		return false, nil
	}
	return x.finish(ctx, path, in, func() (cited.Document, error) {
		return x.reader.Stream(ctx, in, cited.Document{ID: key, Name: filepath.Base(path), Published: x.date}, emit)
	})
}

// finish reads a file that is open, and closes it.
func (x *extraction) finish(ctx context.Context, path string, in io.Closer, read func() (cited.Document, error)) (bool, error) {
	doc, err := read()
	if closed := in.Close(); err == nil {
		err = closed
	}
	switch {
	case ctx.Err() != nil:
		return false, ctx.Err()
	case x.broken != nil:
		return false, x.broken
	case cited.CodeOf(err) == cited.Internal && !isIO(err):
		return false, err
	case err != nil:
		x.fail("%s: %v; check the file, or leave it out", path, withoutOp(err))
	case doc.Outcome != cited.OutcomeRead:
		x.fail("%s: %s", path, doc.Reason)
	default:
		x.note(path, &doc)
		return true, nil
	}
	return false, nil
}

// note passes on what is to be known about how a document was read.
func (x *extraction) note(name string, d *cited.Document) {
	if d.Reason != "" {
		x.warn("%s: %s", name, d.Reason)
	}
}

// isIO reports whether an error came from reading a file.
func isIO(err error) bool {
	var p *os.PathError
	return errors.As(err, &p)
}
