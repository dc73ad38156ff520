package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"cited"
	"cited/examples"
	"cited/internal/archive"
	"cited/internal/web"

	"github.com/spf13/cobra"
)

func newDemo(a *app) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:     "demo",
		Short:   "See it work on example documents",
		Long:    "Makes an archive of example documents in a temporary folder, prints its documents,\nits figures and one receipt, and says what to try next. --dir keeps the archive.",
		Example: "  cited demo\n  cited demo --dir example",
		Args:    takes(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.demo(cmd.Context(), dir)
		},
	}
	cmd.Flags().StringVar(&dir, "dir", "", "`folder` to make the archive in, and to keep")
	return cmd
}

func (a *app) demo(ctx context.Context, dir string) error {
	kept := dir != ""
	if !kept {
		temporary, err := os.MkdirTemp("", "cited-demo-")
		if err != nil {
			return cited.Errorf(cited.Full, "cannot make a temporary folder: %w; name another with --dir", withoutOp(err))
		}
		defer os.RemoveAll(temporary)
		dir = filepath.Join(temporary, "archive")
	}
	if err := archive.Init(dir, []string{"foreign-fighters"}, a.viewer().Name, a.Now()); err != nil {
		return err
	}
	documents := filepath.Join(dir, "documents")
	if err := writeExamples(documents); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "draft.md"), []byte(examples.Draft), 0o644); err != nil {
		return cited.Errorf(cited.Full, "cannot write into %s: %w; name another folder with --dir", dir, withoutOp(err))
	}
	a.dir = dir
	return a.with(ctx, func(arch *archive.Archive) error {
		return a.demonstrate(ctx, arch, documents, kept)
	})
}

// writeExamples copies the embedded documents into a folder.
func writeExamples(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return cited.Errorf(cited.Full, "cannot make the folder %s: %w; name another with --dir", dir, withoutOp(err))
	}
	names, err := fs.Glob(examples.FS, "*")
	if err != nil {
		return err
	}
	for _, name := range names {
		data, err := fs.ReadFile(examples.FS, name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return cited.Errorf(cited.Full, "cannot write into %s: %w; name another folder with --dir", dir, withoutOp(err))
		}
	}
	return nil
}

// demonstrate adds the documents and shows what came of it, as the commands that
// it names would.
func (a *app) demonstrate(ctx context.Context, arch *archive.Archive, documents string, kept bool) error {
	f := adding{metaFile: filepath.Join(documents, "meta.csv")}
	var err error
	if f.rows, err = readMeta(f.metaFile); err != nil {
		return err
	}
	a.format = tabular
	a.step("cited add documents --meta documents/meta.csv")
	if err := a.add(ctx, arch, &f, []string{documents}); err != nil {
		return err
	}
	a.step("cited documents")
	if err := documentListing().print(a, arch.Documents(ctx, a.viewer(), cited.Query{})); err != nil {
		return err
	}
	a.step("cited figures --limit 20")
	if err := figureListing().print(a, arch.Figures(ctx, a.viewer(), cited.Query{Limit: 20})); err != nil {
		return err
	}
	id, err := a.telling(ctx, arch)
	if err != nil || id == "" {
		return err
	}
	a.step("cited show " + string(id))
	if err := a.showFigure(ctx, arch, id); err != nil {
		return err
	}
	a.step("cited serve")
	w, err := a.workbench(arch, nil)
	if err != nil {
		return err
	}
	if err := web.Try(ctx, w); err != nil {
		return err
	}
	fmt.Fprintln(a.out, "the first page was fetched from the workbench on a free port, which was ended again")
	a.tryNext(id, kept)
	return nil
}

// step prints a command as if it had been typed.
func (a *app) step(command string) { fmt.Fprintf(a.out, "\n$ %s\n", command) }

// telling picks the figure whose receipt shows most: the first with the most
// fields that are mostly empty, a chain of sources before all.
func (a *app) telling(ctx context.Context, arch *archive.Archive) (cited.ID, error) {
	var best cited.ID
	most := -1
	for r, err := range arch.Figures(ctx, a.viewer(), cited.Query{}) {
		if err != nil {
			return "", err
		}
		f := &r.Figure
		filled := 2 * min(len(f.Attribution), 2)
		for _, said := range []bool{len(f.Origin) > 0, len(f.Theatre) > 0, len(f.Group) > 0, f.Time != "", f.Reported != "", f.Of != ""} {
			if said {
				filled++
			}
		}
		if filled > most {
			best, most = f.ID, filled
		}
	}
	return best, nil
}

func (a *app) tryNext(id cited.ID, kept bool) {
	if !kept {
		fmt.Fprintln(a.out, "\nTry it yourself: \"cited demo --dir example\" keeps this archive. Then:")
		fmt.Fprintln(a.out, "  cd example")
	} else {
		fmt.Fprintf(a.out, "\nThe archive is kept. Try next:\n  cd %s\n", oneLine(a.dir))
	}
	fmt.Fprintln(a.out, "  cited serve, and open the address that it prints in a browser")
	fmt.Fprintf(a.out, "  cited explain %s\n", id)
	fmt.Fprintln(a.out, "  cited figures --query 'measure:returned after:2015'")
	fmt.Fprintln(a.out, "  cited figures --query 'origin:\"Western Europe\" -stance:denied' --format csv")
	fmt.Fprintln(a.out, "  cited check draft.md --date 2018-08-20")
	fmt.Fprintln(a.out, "  cited init evidence, and add documents of your own")
}
