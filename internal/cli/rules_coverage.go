package cli

import (
	"context"
	"slices"

	"cited"
	"cited/internal/archive"
	"cited/internal/overlay"
	"cited/rules"

	"github.com/spf13/cobra"
)

const aboutCoverage = `Reads documents, of files, folders or standard input ("-"), and counts how often each
entry of the lists matched, which never did, and which words near numbers stand in no
list: candidates for new entries. Without FILE it reads the documents of the archive.

A first argument that is a folder of lists is DIR, and is laid over the lists of the
program.

"matches" are places in the texts, "documents" how many of them have one. A word is near
a number if it is one of the four words on a side, up to the next mark; "behind" counts
those right behind it. Words with a capital are left out: names of people are nobody's
word list. The table shows the first rows of each part; --only shows all of one.`

// Parts of the coverage: what --only takes.
const (
	onlyMatched = "matched"
	onlyNever   = "never"
	onlyWords   = "words"
)

const (
	firstRows  = 20 // of a part of the table
	leastWords = 2  // times that a word must stand near numbers
)

// coverage is one run of "cited rules coverage".
type coverage struct {
	*app
	only      string
	codebooks []string
	chosen    bool // codebooks were named
}

// rulesCoverage is "cited rules coverage".
func rulesCoverage(a *app) *cobra.Command {
	c := coverage{app: a}
	parts := []string{onlyMatched, onlyNever, onlyWords}
	cmd := &cobra.Command{
		Use:     "coverage [DIR] [FILE...|-]",
		Short:   "Count what the lists match in documents, and what they miss",
		Long:    aboutCoverage,
		Example: "  cited rules coverage reports\n  cited rules coverage lists reports --only words --limit 50\n  cited rules coverage --only never --format jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, tabular, jsonl); err != nil {
				return err
			}
			if err := a.checkLimit(cmd); err != nil {
				return err
			}
			if cmd.Flags().Changed("only") {
				if err := oneOf(cmd, "--only", c.only, parts...); err != nil {
					return err
				}
			}
			c.chosen = cmd.Flags().Changed("codebook")
			if len(args) > 0 && overlay.Holds(rules.FS, args[0]) {
				a.rulesDir, args = args[0], args[1:]
			}
			if len(args) == 0 {
				return c.archive(cmd)
			}
			return c.files(cmd, args)
		},
	}
	cmd.Flags().StringVar(&c.only, "only", "", "one `part`: matched, never or words")
	codebookFlag(cmd, &c.codebooks)
	a.formatFlag(cmd, tabular, jsonl)
	a.limitFlag(cmd)
	_ = cmd.RegisterFlagCompletionFunc("only", cobra.FixedCompletions(parts, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// archive counts in the documents of the archive.
func (c *coverage) archive(cmd *cobra.Command) error {
	if _, err := c.find(); cited.CodeOf(err) == cited.NotFound {
		return usage(cmd, "there is no archive here: name documents, folders, or - for standard input")
	}
	return c.with(cmd.Context(), func(arch *archive.Archive) error {
		if !c.chosen {
			c.codebooks = arch.Codebooks()
		}
		reader, err := arch.Reader()
		if err != nil {
			return err
		}
		lists, err := arch.Rules()
		if err != nil {
			return err
		}
		cover, err := reader.NewCoverage(lists, c.codebooks)
		if err != nil {
			return codebookError(cmd, err)
		}
		failed := false
		err = cover.Archive(cmd.Context(), arch, c.viewer(), func(d cited.Document, err error) {
			failed = true
			c.warn("%s: %v", d.Name, withoutOp(err))
		})
		if err != nil {
			return err
		}
		return c.print(cover, failed)
	})
}

// files counts in files and folders.
func (c *coverage) files(cmd *cobra.Command, paths []string) (err error) {
	lists, err := c.rules()
	if err != nil {
		return err
	}
	x := extraction{app: c.app}
	if x.reader, err = c.reader(c.codebooks); err != nil {
		return codebookError(cmd, err)
	}
	cover, err := x.reader.NewCoverage(lists, c.codebooks)
	if err == nil {
		err = c.read(cmd.Context(), &x, cover, paths)
	}
	if closed := x.reader.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return c.print(cover, x.failed)
}

func (c *coverage) read(ctx context.Context, x *extraction, cover *archive.Coverage, paths []string) error {
	var skipped leftOut
	for path, err := range files(paths, skipped.skip) {
		if err != nil {
			x.fail("%s", err)
			continue
		}
		if err := x.each(ctx, path, func(f file) error { return c.one(ctx, x, cover, f) }); err != nil {
			return err
		}
	}
	skipped.say(c.app, "to have it read, name it")
	return nil
}

// one counts in one document.
func (c *coverage) one(ctx context.Context, x *extraction, cover *archive.Coverage, f file) error {
	in, d, err := x.open(f)
	if err != nil {
		x.fail("%s: %v; make it readable, or leave it out", f.path, withoutOp(err))
		return nil
	}
	_, err = x.finish(ctx, f, in, func() (cited.Document, error) {
		return cover.ReadPart(ctx, in, d, f.part)
	})
	return err
}

// print prints all parts, or the one that was asked for.
func (c *coverage) print(cover *archive.Coverage, failed bool) error {
	var matched, never []archive.EntryCount
	for _, e := range cover.Entries() {
		if e.Matches > 0 {
			matched = append(matched, e)
		} else {
			never = append(never, e)
		}
	}
	slices.SortStableFunc(matched, func(a, b archive.EntryCount) int { return b.Matches - a.Matches })
	words := cover.Words(leastWords)
	if c.format == jsonl {
		c.lines(matched, never, words)
	} else {
		c.tables(cover.Documents(), matched, never, words)
	}
	if failed {
		return errPartly
	}
	return nil
}

// wants reports whether a part is to be printed.
func (c *coverage) wants(part string) bool { return c.only == "" || c.only == part }

// bounded returns the rows that are printed of so many.
func (c *coverage) bounded(rows int) int {
	most := c.limit
	if most == 0 && c.only == "" && c.format == tabular {
		most = firstRows
	}
	if most == 0 {
		return rows
	}
	return min(rows, most)
}
