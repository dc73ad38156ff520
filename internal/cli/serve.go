package cli

import (
	"context"
	"fmt"

	"cited"
	"cited/internal/archive"
	"cited/internal/web"

	"github.com/spf13/cobra"
)

func newServe(a *app) *cobra.Command {
	var listen, perMillion string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "The same in a browser, on this machine",
		Long: "Starts the workbench: the archive as pages in a browser, with an API under /api. It runs\nuntil it is interrupted. There are no accounts yet, so it answers this machine only; what is\n" +
			"decided in the browser is decided by the name of CITED_REVIEWER or of config.yaml. Commands\nmay run beside it.",
		Example: "  cited serve\n  cited serve --listen 127.0.0.1:0\n  cited serve --per-million inhabitants.csv",
		Args:    takes(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			table, err := readInhabitants(perMillion)
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.serve(cmd.Context(), arch, listen, table) })
		},
	}
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "`address` of this machine, with a port; port 0 is any that is free")
	cmd.Flags().StringVar(&perMillion, "per-million", "", "`file` of inhabitants, by which the map also shows rates; as for cited estimate")
	return cmd
}

// serve answers until the context ends.
func (a *app) serve(ctx context.Context, arch *archive.Archive, listen string, table []archive.Inhabitants) error {
	l, err := web.Listen(listen)
	if err != nil {
		return err
	}
	w, err := a.workbench(arch, table)
	if err != nil {
		l.Close()
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	warmed := make(chan struct{})
	go func() {
		defer close(warmed)
		_ = arch.Warm(ctx, a.viewer()) // or the first page waits, and says what is wrong
	}()
	defer func() { cancel(); <-warmed }()
	fmt.Fprintf(a.out, "http://%s\n", l.Addr())
	if err := a.out.Flush(); err != nil {
		l.Close()
		w.Close()
		return cannotWrite(err)
	}
	fmt.Fprintln(a.Stderr, "open this address in a browser; Ctrl-C ends it")
	if a.viewer().Role == cited.Owner {
		w.Follow()
	}
	return web.Serve(ctx, l, w)
}

// workbench returns the pages of an archive.
func (a *app) workbench(arch *archive.Archive, table []archive.Inhabitants) (*web.Workbench, error) {
	return web.New(web.Config{Archive: arch, Viewer: a.viewer, Now: a.Now, Program: "cited " + programVersion(), Logger: a.config().Logger, Inhabitants: table})
}
