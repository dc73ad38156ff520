package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"cited"
	"cited/internal/archive"

	"github.com/spf13/cobra"
)

const aboutCheckpoint = `Signs how far the log of the archive has come, and prints that: a few lines that say how
many acts the log holds and the hash of all of them. Keep them where whoever holds the
archive cannot change them: with a lawyer, in print, in somebody else's mail. Years later
"cited verify --since FILE" shows whether all of it is still there, unchanged.

The key must not be in the archive. --key names its file; without it, it is that of your
configuration folder. --new-key makes it first: a file that signs, for yourself, and one
beside it that ends in .pub, for whoever checks. The archive keeps the checkpoint as well,
and the public key in log.pub.`

func newCheckpoint(a *app) *cobra.Command {
	var file string
	var make bool
	cmd := &cobra.Command{
		Use:   "checkpoint",
		Short: "Sign how far the log of the archive has come",
		Long:  aboutCheckpoint,
		Example: "  cited checkpoint --new-key --key ~/keys/evidence.key > monday.checkpoint\n" +
			"  cited checkpoint --key ~/keys/evidence.key > tuesday.checkpoint",
		Args: takes(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("key") && file == "" {
				return usage(cmd, "--key needs the file of a key")
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				path, err := a.keyFile(file)
				if err != nil {
					return err
				}
				if arch.Holds(path) {
					return usage(cmd, "%s is in the archive: whoever changed that could sign it again; keep the key elsewhere", oneLine(path))
				}
				if make {
					if err := a.makeKey(path); err != nil {
						return err
					}
				}
				return a.checkpoint(cmd, arch, path)
			})
		},
	}
	cmd.Flags().StringVar(&file, "key", "", "`file` of the key that signs (default: cited/checkpoint.key in your configuration folder)")
	cmd.Flags().BoolVar(&make, "new-key", false, "make the key first")
	return cmd
}

// keyFile returns the file of the key: the one that was named, or that of the user.
func (a *app) keyFile(named string) (string, error) {
	if named != "" {
		return named, nil
	}
	dir, err := a.ConfigDir()
	if err != nil {
		return "", cited.Errorf(cited.NotFound, "you have no folder for configuration (%w); name the key with --key FILE", err)
	}
	return filepath.Join(dir, "cited", "checkpoint.key"), nil
}

// publicEnd is the end of the name of the file with the public half of a key.
const publicEnd = ".pub"

// makeKey makes the two files of a key. Neither may be there before.
func (a *app) makeKey(path string) error {
	private, public, err := archive.NewKey(a.viewer().Name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return cited.Errorf(cited.Full, "cannot make the folder of %s: %w; name another file with --key", path, withoutOp(err))
	}
	for _, f := range []struct {
		path, text string
		mode       fs.FileMode
	}{{path, private, 0o600}, {path + publicEnd, public, 0o644}} {
		out, err := os.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, f.mode)
		if errors.Is(err, fs.ErrExist) {
			return cited.Errorf(cited.Conflict, "%s is there already; leave out --new-key to sign with it, or name another file with --key", f.path)
		}
		if err == nil {
			_, err = out.WriteString(f.text)
			err = errors.Join(err, out.Sync(), out.Close())
		}
		if err != nil {
			return cited.Errorf(cited.Full, "cannot write %s: %w; name another file with --key", f.path, withoutOp(err))
		}
	}
	return nil
}

func (a *app) checkpoint(cmd *cobra.Command, arch *archive.Archive, path string) error {
	key, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return usage(cmd, "there is no key %s; make it with --new-key, or name another with --key", oneLine(path))
	}
	if err != nil {
		return cited.Errorf(cited.NotFound, "cannot read the key %s: %w; check its rights", path, withoutOp(err))
	}
	signed, err := arch.Checkpoint(cmd.Context(), a.viewer(), string(key))
	if cited.CodeOf(err) == cited.Invalid {
		return usage(cmd, "%s: %s", oneLine(path), err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(a.Stderr, "signed; keep the checkpoint, and %s, where whoever holds the archive cannot change them\n", oneLine(path+publicEnd))
	_, err = a.out.Write(signed)
	return err
}
