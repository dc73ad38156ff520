package cli

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutAdd = `Keeps documents and reads the figures in them. A folder is walked with all that
is in it, in sorted order; hidden files are left out. "-" is one document on
standard input. What was added before is not added again, and what was withdrawn is
refused with the reason unless --again says otherwise. A file that holds several
documents, a web archive for one, becomes a document each, beside the file itself.

--meta names a CSV file that says who published a document and when. Its first
line names the columns: path, and any of publisher, published, url, language,
title, author, embargo, receipt. Paths start at the folder of the CSV file, or at the current one.
The other flags hold for every document that the CSV file says nothing about.

--receipt-only, or "yes" in the column receipt, is for material that may not be
stored: it is read, and its SHA-256, what is known about it and its figures are kept,
with quotations of 300 characters at most; neither its bytes nor its text are. It
cannot be read again, unless its file is added again.

Until the day of --embargo nobody but the owner of the archive is shown a document,
or what was read from it; on that day it can be seen without anybody doing anything.

Below a folder, program code and tables of metadata are left out; one that is
named is added.

A document may have 128 MB, unless cited.yaml sets another size: it is kept whole,
and what is read of it is stored at once or not at all. A larger one is cut into
parts, or read with "cited extract", which keeps nothing. A document that cannot be
read is kept and named with the reason; the others are added, and the exit status
is 3. What went over a limit is read by the next run after that was raised. An
interrupted run goes on where it stopped when it is started again.`

// adding is what one run of add needs.
type adding struct {
	meta     cited.Meta // what the flags say of every document
	metaFile string
	rows     *metadata
	again    bool // what was withdrawn comes back
	receipt  bool // only receipts are kept
	skipped  leftOut
}

func newAdd(a *app) *cobra.Command {
	var f adding
	cmd := &cobra.Command{
		Use:   "add PATH|- ...",
		Short: "Keep documents and read the figures in them",
		Long:  aboutAdd,
		Example: `  cited add ~/reports
  cited add ~/reports --meta ~/reports/meta.csv
  cited add article.html --publisher "Northern Wire" --published 2015-12-08
  curl -s https://example.org/a | cited add - --url https://example.org/a`,
		Args: takes(1, -1, "the path of a document or folder, or -"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.prepare(cmd, args); err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				return a.add(cmd.Context(), arch, &f, args)
			})
		},
	}
	cmd.Flags().StringVar(&f.metaFile, "meta", "", "CSV `file` with what is known about each document")
	metaFlags(cmd, &f.meta)
	cmd.Flags().BoolVar(&f.receipt, "receipt-only", false, "keep figures and their quotations, but neither the original nor the text")
	cmd.Flags().BoolVar(&f.again, "again", false, "add it even if it was withdrawn")
	return cmd
}

// metaFlags adds the flags that say what is known about a document.
func metaFlags(cmd *cobra.Command, m *cited.Meta) {
	cmd.Flags().StringVar(&m.Publisher, "publisher", "", "`name` of who printed it")
	cmd.Flags().StringVar((*string)(&m.Published), "published", "", "`date` when it was printed: 2015, 2015-12, 2015-12-08")
	cmd.Flags().StringVar(&m.Address, "url", "", "`address` where it was found")
	cmd.Flags().StringVar(&m.Language, "language", "", "its language, as a `code` like en")
	cmd.Flags().StringVar(&m.Title, "title", "", "its title, as `words`")
	cmd.Flags().StringVar(&m.Author, "author", "", "`name` of who wrote it")
	cmd.Flags().StringVar((*string)(&m.Embargo), "embargo", "", "`day` until which only the owner of the archive sees it: 2027-01-01")
	cmd.Flags().StringVar((*string)(&m.Modified), "modified", "", "`date` when it was last changed")
	cmd.Flags().StringVar((*string)(&m.Created), "created", "", "`date` when the file was made")
	cmd.Flags().StringVar(&m.Rights, "rights", "", "under which `terms` it may be used: CC-BY-4.0, public domain, permission, unknown")
}

// prepare checks everything that can be checked before something is added.
func (f *adding) prepare(cmd *cobra.Command, args []string) error {
	if field, err := f.meta.Tidy(); err != nil {
		return usage(cmd, "--%s: %s", field, err)
	}
	if one := onlyOne(f.meta); one != "" && !isOneFile(args) {
		return usage(cmd, "--%s says something about one document, but several may be added; name one file, or use --meta", one)
	}
	if f.metaFile == "" {
		return nil
	}
	var err error
	f.rows, err = readMeta(f.metaFile)
	return err
}

// onlyOne names a flag that cannot hold for several documents.
func onlyOne(m cited.Meta) string {
	switch {
	case m.Address != "":
		return "url"
	case m.Title != "":
		return "title"
	}
	return ""
}

func isOneFile(args []string) bool {
	info, err := os.Stat(args[0])
	return len(args) == 1 && (err != nil || !info.IsDir())
}

func (a *app) add(ctx context.Context, arch *archive.Archive, f *adding, paths []string) error {
	bar := a.progress(f.count(a, paths), "documents")
	report := func(r archive.Result) {
		bar.step(r.Parts)
		if r.Err != nil {
			bar.pause()
			a.warn("%s", r.Err)
		}
		if note := tell.SameBytes(&r); note != "" {
			bar.pause()
			a.warn("%s", note)
		}
	}
	summary, err := arch.Add(ctx, a.viewer(), f.items(a, paths), report)
	bar.done()
	f.skipped.say(a, "to use it, name it with --meta")
	for _, row := range f.rows.unused() {
		a.warn("%s, line %d: no document is called %s; correct the path or remove the line", f.metaFile, row.line, row.path)
	}
	if err == nil || summary != (archive.Summary{}) {
		fmt.Fprintln(a.out, summaryLine(summary))
	}
	if err == nil && unreadDocuments(summary)+summary.Refused > 0 {
		err = errPartly
	}
	return err
}

// count looks ahead at how many files there are, where somebody sees it.
func (f *adding) count(a *app, paths []string) int {
	if a.Width(a.Stderr) == 0 {
		return 0
	}
	n := 0
	skipped := leftOut{metaFile: f.metaFile}
	for range files(paths, skipped.skip) {
		n++
	}
	return n
}

// items yields the documents to add. A path that leads nowhere is an item that
// cannot be opened, so that it is reported in its place.
func (f *adding) items(a *app, paths []string) iter.Seq[archive.Item] {
	return func(yield func(archive.Item) bool) {
		f.skipped = leftOut{metaFile: f.metaFile}
		for path, err := range files(paths, f.skipped.skip) {
			item := archive.Item{Name: filepath.Base(path), Path: path, Open: func() (io.ReadCloser, error) { return nil, err }}
			if err == nil {
				item = f.item(a, path)
			}
			if !yield(item) {
				return
			}
		}
	}
}

func (f *adding) item(a *app, path string) archive.Item {
	if path == stdinPath {
		open := func() (io.ReadCloser, error) { return io.NopCloser(a.Stdin), nil }
		return archive.Item{Name: "standard input", Path: path, From: "standard input", Open: open, Meta: f.meta, Again: f.again, Receipt: f.receipt}
	}
	open := func() (io.ReadCloser, error) {
		in, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err, "make it readable, or leave it out")
		}
		return in, nil
	}
	return archive.Item{Name: filepath.Base(path), Path: path, From: whole(path), Open: open, Meta: f.rows.of(path).Over(f.meta), Again: f.again,
		Receipt: f.receipt || f.rows.receiptOnly(path)}
}

// whole returns a path that says from everywhere where a file is.
func whole(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// unreadDocuments counts what could not be read; each was named on standard error.
func unreadDocuments(s archive.Summary) int { return s.Empty + s.Unreadable + s.Failed }

// summaryLine says what was done, leaving out what was not: "12 added, 3
// unchanged, 1 could not be read".
func summaryLine(s archive.Summary) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{s.Added, "added"}, {s.Updated, "updated"}, {s.Reread, "read again"}, {s.Unchanged, "unchanged"}, {s.Refused, "refused"}, {unreadDocuments(s), "could not be read"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if s.Containers > 0 {
		parts = append(parts, tell.Counted(s.Containers, "file")+" of several documents listed")
	}
	if len(parts) == 0 {
		return "nothing to add"
	}
	return strings.Join(parts, ", ")
}
