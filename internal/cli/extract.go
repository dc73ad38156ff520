package cli

import (
	"context"
	"errors"
	"io"
	"os"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/limit"

	"github.com/spf13/cobra"
)

const aboutExtract = `Reads documents and prints what is in them as lines of JSON, without an archive.
Without FILE, or with "-", it reads standard input. Folders are walked. A file that
holds several documents, a web archive for one, is read document by document.

--as figures prints a line for each figure; "doc" is the file's name without its
extension, and "crawl#3" a document that crawl.warc holds; positions are characters
(Unicode code points) of the text.
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
since nothing is kept of it; "cited add" takes 128 MB, or what cited.yaml
sets. All other limits are the defaults.`

// extraction is one run of extract.
type extraction struct {
	*app
	reader *archive.Reader
	date   cited.EDTF
	line   []byte // reused
	named  named  // likewise
	said   sayings
	holds  bool              // the file that was just read holds several documents
	again  io.ReadSeekCloser // standard input, if it can be read again
	sum    string            // its SHA-256
	failed bool              // a document could not be read
	broken error             // the output cannot be written
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
	return archive.NewReader(rules, codebooks, a.Worker, limit.Largest())
}

func (x *extraction) run(ctx context.Context, paths []string, as string) error {
	var skipped leftOut
	for path, err := range files(paths, skipped.skip) {
		if err != nil {
			x.fail("%s", err)
			continue
		}
		if err := x.each(ctx, path, func(f file) error { return x.one(ctx, f, as) }); err != nil {
			return err
		}
	}
	skipped.say(x.app, "to have it read, name it")
	if x.failed {
		return errPartly
	}
	return nil
}

// one prints what is in one document.
func (x *extraction) one(ctx context.Context, f file, as string) error {
	switch {
	case as == "figures":
		return x.figures(ctx, f)
	case as == asSyntax:
		return x.syntax(ctx, f)
	case f.path == stdinPath:
		return x.lines(ctx)
	}
	return x.document(ctx, f)
}

func (x *extraction) fail(format string, args ...any) {
	x.failed = true
	x.warn(format, args...)
}

// figures prints a line for each figure of a file, window by window.
func (x *extraction) figures(ctx context.Context, f file) error {
	name := f.name()
	emit := func(_ cited.Text, found cited.Found) error {
		for i := range found.Figures {
			x.line = append(export.AppendFigure(x.line[:0], name, &found.Figures[i]), '\n')
			if err := x.write(x.line); err != nil {
				return err
			}
		}
		return nil
	}
	_, err := x.stream(ctx, f, emit)
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
func (x *extraction) stream(ctx context.Context, f file, emit func(cited.Text, cited.Found) error) (read bool, err error) {
	in, d, err := x.open(f)
	if err != nil {
		x.fail("%s: %v; make it readable, or leave it out", f.path, withoutOp(err))
		return false, nil
	}
	return x.finish(ctx, f, in, func() (cited.Document, error) {
		return x.reader.StreamPart(ctx, in, d, f.part, emit)
	})
}

// finish reads a file that is open, and closes it.
// One that holds several documents is not read, and x.holds is true.
func (x *extraction) finish(ctx context.Context, f file, in io.Closer, read func() (cited.Document, error)) (bool, error) {
	doc, err := read()
	x.holds = err == nil && doc.Outcome == cited.OutcomeContainer
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
		x.fail("%s: %v; check the file, or leave it out", f, withoutOp(err))
	case x.holds:
	case doc.Outcome != cited.OutcomeRead:
		x.fail("%s: %s", f, doc.Reason)
	default:
		x.note(f.String(), &doc)
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
