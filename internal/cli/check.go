package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutCheck = `Holds the figures of a draft, a text of your own, against the archive: which of them it
supports, by how many claims of at most how many independent sources; which misreport
the source that they name; which have a newer number by now, or one that others dispute;
which stand there of another source or for something else; which do not stand there at
all. What contradicts itself within the draft is found as well. A draft may be text,
Markdown, HTML or a Word document; "-" is standard input. Nothing of it is kept.

--format text prints a message for each figure, as compilers do, with the sentence and the
evidence: quotation, document, date and the id of the figure, which "cited show" knows.
--format html prints a report of one page, which needs nothing beside it. --format jsonl
prints a line of JSON for each figure.

--date is the day of the draft, by which "now" and "last year" are meant: without it, the
day that the draft itself says, else today. What the archive holds of the very bytes of
the draft, and copies of its text, are no evidence for it.

A verdict is no more than what the archive holds. Exit status 1: a figure misreports its
source, or the arithmetic is wrong.`

// checking is one run of check.
type checking struct {
	*app
	meta   cited.Meta
	color  bool
	failed bool // a draft could not be read
	wrong  bool // a figure has to be changed
}

func newCheck(a *app) *cobra.Command {
	c := checking{app: a}
	formats := []string{text, htmls, jsonl}
	cmd := &cobra.Command{
		Use:     "check DRAFT...",
		Short:   "Hold a draft of your own against the archive",
		Long:    aboutCheck,
		Example: "  cited check article.docx\n  cited check article.md --date 2016-09-01\n  cited check article.md --format html > report.html",
		Args:    takes(1, -1, "a draft, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, formats...); err != nil {
				return err
			}
			if err := checkDate(&c.meta.Published); err != nil {
				return usage(cmd, "--date: %s", err)
			}
			if a.format == htmls && len(args) > 1 {
				return usage(cmd, "a report is of one draft, but got %q as well", oneLine(args[1]))
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return c.run(cmd.Context(), arch, args) })
		},
	}
	cmd.Flags().StringVar((*string)(&c.meta.Published), "date", "", "`day` of the draft: 2016-09-01 (default: what it says, else today)")
	cmd.Flags().StringVar(&c.meta.Publisher, "publisher", "", "`name` of who prints the draft")
	cmd.Flags().StringVar(&c.meta.Author, "author", "", "`name` of who writes it")
	a.formatFlag(cmd, formats...)
	cmd.Flags().BoolVar(&c.color, "color", false, "colour the verdicts of the text")
	return cmd
}

func (c *checking) run(ctx context.Context, arch *archive.Archive, paths []string) error {
	for _, path := range paths {
		if err := c.one(ctx, arch, path); err != nil {
			return err
		}
	}
	switch {
	case c.failed:
		return errPartly
	case c.wrong:
		return errFailed
	}
	return nil
}

// one checks a draft and prints what came of it.
func (c *checking) one(ctx context.Context, arch *archive.Archive, path string) error {
	var in io.ReadCloser = io.NopCloser(c.Stdin)
	name := "standard input"
	if path != stdinPath {
		f, err := os.Open(path)
		if err != nil {
			return c.unreadable(path, withoutOp(err).Error()+"; check the path")
		}
		in, name = f, filepath.Base(path)
	}
	got, err := arch.Check(ctx, c.viewer(), archive.Draft{Name: name, In: in, Meta: c.meta})
	if closed := in.Close(); err == nil {
		err = closed
	}
	switch {
	case err != nil && ctx.Err() == nil && isIO(err):
		return c.unreadable(path, withoutOp(err).Error()+"; check the file")
	case err != nil:
		return err
	case got.Document.Outcome != cited.OutcomeRead:
		return c.unreadable(path, got.Document.Reason)
	}
	if got.Document.Reason != "" {
		c.warn("%s: %s", path, got.Document.Reason)
	}
	for i := range got.Judgements {
		c.wrong = c.wrong || got.Judgements[i].Verdict.Wrong()
	}
	p := checked{Draft: tell.Draft{Checked: &got}, path: path}
	switch c.format {
	case jsonl:
		return c.printJSON(&p)
	case htmls:
		return c.printHTML(&p)
	}
	c.printText(&p)
	return nil
}

// unreadable names a draft that cannot be read; the run goes on.
func (c *checking) unreadable(path, reason string) error {
	c.failed = true
	c.warn("%s: %s", path, reason)
	return nil
}

// checked is a draft with what an archive says of it.
type checked struct {
	tell.Draft
	path string // as it was named
}
