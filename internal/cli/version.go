package cli

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"runtime/debug"
	"strings"

	"cited/internal/export"

	"github.com/spf13/cobra"
)

// version is the version of the program; a release sets it with
// -ldflags "-X cited/internal/cli.version=v1.2.3".
var version = ""

// built is what is known about this binary.
type built struct {
	version, commit, golang, platform string
	rules                             []ruleSet
}

// ruleSet is a folder of rules and a digest of what is in it: two programs with
// the same digests read the same.
type ruleSet struct{ name, digest string }

func newVersion(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Version of the program and of its rules",
		Long:    "Prints the version of the program, the commit and Go version it was built from,\nand a digest of each folder of rules, with what --rules or CITED_RULES lay over it.",
		Example: "  cited version\n  cited version --format jsonl",
		Args:    takes(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			rules, err := a.rules()
			if err != nil {
				return err
			}
			b, err := thisBuild(rules)
			if err != nil {
				return err
			}
			if a.format == jsonl {
				a.out.Write(append(b.json(), '\n'))
				return nil
			}
			b.print(a.out)
			return nil
		},
	}
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

func thisBuild(rules fs.FS) (built, error) {
	b := built{version: programVersion(), commit: "unknown", golang: runtime.Version(), platform: runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		b.commit = commitOf(info.Settings)
	}
	var err error
	b.rules, err = ruleSets(rules)
	return b, err
}

// programVersion is the version that a release was given, else that of the module.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && version == "" {
		return cmp.Or(info.Main.Version, "(devel)")
	}
	return cmp.Or(version, "(devel)")
}

func commitOf(settings []debug.BuildSetting) string {
	commit, changed := "unknown", ""
	for _, s := range settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = " with changes"
		}
	}
	return commit + changed
}

// ruleSets digests each language and each codebook.
func ruleSets(rules fs.FS) ([]ruleSet, error) {
	folders, err := fs.Glob(rules, "codebook/*")
	if err != nil {
		return nil, err
	}
	languages, err := fs.Glob(rules, "*")
	if err != nil {
		return nil, err
	}
	var sets []ruleSet
	for _, folder := range append(languages, folders...) {
		info, err := fs.Stat(rules, folder)
		if err != nil || !info.IsDir() || folder == "codebook" {
			continue
		}
		digest, err := digestOf(rules, folder)
		if err != nil {
			return nil, err
		}
		sets = append(sets, ruleSet{strings.TrimPrefix(folder, "codebook/"), digest})
	}
	return sets, nil
}

// digestOf hashes names and contents of the files of a folder, in order.
func digestOf(rules fs.FS, folder string) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(rules, folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(rules, path)
		fmt.Fprintf(h, "%s %d\n", path, len(data))
		h.Write(data)
		return err
	})
	return hex.EncodeToString(h.Sum(nil))[:12], err
}

func (b built) print(w io.Writer) {
	fmt.Fprintf(w, "cited %s\ncommit   %s\ngo       %s %s\n", b.version, b.commit, b.golang, b.platform)
	for _, r := range b.rules {
		fmt.Fprintf(w, "rules    %s %s\n", r.digest, r.name)
	}
}

func (b built) json() []byte {
	out := []byte{'{'}
	for _, member := range [][2]string{{"version", b.version}, {"commit", b.commit}, {"go", b.golang}, {"platform", b.platform}} {
		out = append(export.AppendString(out, member[0]), ':')
		out = append(export.AppendString(out, member[1]), ',')
	}
	out = append(out, `"rules":{`...)
	for i, r := range b.rules {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(export.AppendString(out, r.name), ':')
		out = export.AppendString(out, r.digest)
	}
	return append(out, "}}"...)
}
