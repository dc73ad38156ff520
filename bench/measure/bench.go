package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"cited/bench/generate"
	"cited/rules"
)

// seed is that of everything that is generated or picked at random.
const seed = 20151208

// bench is what the rows of one run share.
type bench struct {
	ctx     context.Context
	self    string // this program
	root    string // of the project
	shared  string // the folder of the corpora
	program string // cited, as it was just built
	temp    string // removed in the end
	sizes   sizes
}

// sizes are how much is measured.
type sizes struct {
	quick         bool
	extract       []int // bytes of the texts for extract, ascending
	extractFiles  int
	addFiles      int
	figures       int // in the archive that is queried
	runs          int // of each query, and of help
	kills         int
	killDocuments int
	disks         int // that become full
	diskDocuments int
	trials        int           // of each kind of tampering
	decode        int           // bytes of text for the formats
	decisions     int           // that a script types
	crowd         time.Duration // for which many read pages
}

func sizesFor(quick bool) sizes {
	if quick {
		return sizes{true, []int{100_000, 200_000, 400_000}, 50, 60, 1500, 1, 2, 40, 1, 40, 5, 500_000, 8, 3 * time.Second}
	}
	return sizes{false, []int{5_000_000, 10_000_000, 50_000_000}, 10_000, 10_000, 1_000_000, 20, 100, 120, 10, 100, 100, 50_000_000, 200, time.Minute}
}

// newBench builds the program and makes a temporary folder.
func newBench(ctx context.Context, self, root, shared string, quick bool) (*bench, error) {
	temp, err := os.MkdirTemp("", "cited-measure-")
	if err != nil {
		return nil, err
	}
	b := &bench{ctx: ctx, self: self, root: root, shared: shared, program: filepath.Join(temp, "cited"), temp: temp, sizes: sizesFor(quick)}
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", b.program, "./cmd/cited")
	build.Dir = root
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.close()
		return nil, fmt.Errorf("the program cannot be built: %w\n%s", err, out)
	}
	return b, nil
}

func (b *bench) close() { _ = os.RemoveAll(b.temp) } // what is left is in a temporary folder

// folder makes a new folder for a row, which removes it.
func (b *bench) folder() (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp(b.temp, "row-")
	return dir, func() { _ = os.RemoveAll(dir) }, err
}

// corpus is the folder of a corpus, its name below shared.
func (b *bench) corpus(name string) (string, error) {
	dir := filepath.Join(b.shared, "corpus", name)
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return "", missing("there is no " + dir)
	}
	return dir, nil
}

// corpusTexts makes texts of the corpora.
func (b *bench) corpusTexts() (*generate.Texts, error) {
	var dirs []string
	for _, name := range []string{"seeds", "written"} {
		dir, err := b.corpus(name)
		if err != nil {
			return nil, err
		}
		dirs = append(dirs, dir)
	}
	return makeTexts(dirs...)
}

// ownTexts makes texts of those in the repository.
func (b *bench) ownTexts() (*generate.Texts, error) {
	return makeTexts(b.own(), filepath.Join(b.root, "examples"))
}

// own is the folder of our own test set.
func (b *bench) own() string { return filepath.Join(b.root, "internal", "gold", "testdata", "own") }

func makeTexts(dirs ...string) (*generate.Texts, error) {
	given, err := generate.Folders(dirs...)
	if err != nil {
		return nil, err
	}
	return generate.NewTexts(rules.FS, given, seed)
}

// writePieces writes n pieces of a text as files of a new folder.
func writePieces(texts *generate.Texts, dir string, n, bytes int) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for piece := range texts.Pieces(bytes) {
		if n--; n < 0 {
			break
		}
		if err := os.WriteFile(filepath.Join(dir, strconv.Itoa(n)+".txt"), []byte(piece), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// command prepares to run the program.
func (b *bench) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(b.ctx, b.program, args...)
	cmd.Stderr = new(strings.Builder)
	return cmd
}

// output runs the program and returns what it prints.
func (b *bench) output(args ...string) ([]byte, error) {
	cmd := b.command(args...)
	var out bytes.Buffer
	cmd.Stdout = &out
	err := explained(cmd, cmd.Run())
	return out.Bytes(), err
}

// explained adds to an error of a command what it wrote to standard error.
func explained(cmd *exec.Cmd, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w %s", filepath.Base(cmd.Path), cmd.Args[1], err, cmd.Stderr)
}

// newArchive makes an archive.
func (b *bench) newArchive(dir string) error {
	_, err := b.output("init", dir)
	return err
}
