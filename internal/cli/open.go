package cli

import (
	"cmp"
	"context"
	"io/fs"
	"log/slog"

	"cited"
	"cited/internal/archive"
	"cited/internal/overlay"
	"cited/rules"
)

// config is what the archive needs to know of the process.
func (a *app) config() archive.Config {
	return archive.Config{
		Logger:  slog.New(slog.NewTextHandler(a.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
		Now:     a.Now,
		By:      a.viewer().Name,
		Rules:   rules.FS,
		Overlay: a.overlaid(),
		Worker:  a.Worker,
	}
}

// overlaid returns the folder that is laid over the rules: the flag, else the
// environment; empty if neither names one.
func (a *app) overlaid() string { return cmp.Or(a.rulesDir, a.Getenv("CITED_RULES")) }

// rules returns the rules where there is no archive.
func (a *app) rules() (*overlay.FS, error) { return overlay.New(rules.FS, a.overlaid()) }

// rulesOf returns the rules of an archive. What is stored can be shown even where
// its own lists have mistakes: by those of the program.
func rulesOf(arch *archive.Archive) fs.FS {
	if own, err := arch.Rules(); err == nil {
		return own
	}
	return rules.FS
}

// find returns the folder of the archive: the flag, the environment, or the
// folder that holds the current one.
func (a *app) find() (string, error) {
	if a.dir != "" {
		return a.dir, nil
	}
	if dir := a.Getenv("CITED_ARCHIVE"); dir != "" {
		return dir, nil
	}
	return archive.Find(".")
}

// with opens the archive, runs do on it, and closes it.
func (a *app) with(ctx context.Context, do func(*archive.Archive) error) error {
	dir, err := a.find()
	if err != nil {
		return err
	}
	return a.within(ctx, dir, do)
}

// within does what with does, on the archive in a folder.
func (a *app) within(ctx context.Context, dir string, do func(*archive.Archive) error) error {
	if _, err := a.reviewer(); err != nil {
		return err
	}
	arch, err := archive.Open(ctx, dir, a.config())
	if err != nil {
		return err
	}
	if a.overlaid() != "" { // a folder that is named is there, even where nothing is looked up in it
		_, err = arch.Rules()
	}
	if err == nil {
		err = do(arch)
	}
	if closed := arch.Close(); err == nil {
		err = closed
	}
	return err
}

// viewer is the local user, who owns what is on this machine, today. The name stands
// with every decision.
func (a *app) viewer() cited.Viewer {
	name, _ := a.reviewer() // whoever opens an archive is told what is wrong with it
	return cited.Viewer{Name: name, Role: cited.Owner, Today: cited.DayOf(a.Now().UTC().Date())}
}
