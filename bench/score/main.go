// Command score says how right the program is: it runs "cited extract" over
// the texts of a gold file and prints the report of package gold.
//
//	go run ./bench/score -gold ../shared/gold/seeds.jsonl -corpus ../shared/corpus/seeds -errors 20
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"cited/internal/gold"
)

func main() {
	file := flag.String("gold", "", "`file` of annotated figures, one a line")
	corpus := flag.String("corpus", "", "`folder` with the texts, each named by its document")
	program := flag.String("program", "", "`binary` to score; built from the source if not given")
	strict := flag.Bool("strict", false, "only the settled value of a field counts")
	mistakes := flag.Int("errors", 0, "how many mistakes to print")
	flag.Parse()
	if err := score(*file, *corpus, *program, gold.Options{Strict: *strict}, *mistakes); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func score(file, corpus, program string, o gold.Options, mistakes int) error {
	if file == "" || corpus == "" {
		return errors.New("name the annotated figures with -gold and the folder of texts with -corpus")
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	want, err := gold.Load(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if program == "" {
		temp, err := os.MkdirTemp("", "cited-score-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temp)
		program = filepath.Join(temp, "cited")
		if _, err := run("go", "build", "-o", program, "./cmd/cited"); err != nil {
			return err
		}
	}
	got, err := extract(program, corpus, want.Docs)
	if err != nil {
		return err
	}
	return gold.Score(want, got, o).Write(os.Stdout, mistakes)
}

// extract runs the program over the texts of the documents.
func extract(program, corpus string, docs []string) (*gold.Set, error) {
	args := []string{"extract"}
	for _, doc := range docs {
		found, err := filepath.Glob(filepath.Join(corpus, doc+".*"))
		if err != nil || len(found) != 1 {
			return nil, fmt.Errorf("%s holds %d texts of document %s, not one", corpus, len(found), doc)
		}
		args = append(args, found[0])
	}
	lines, err := run(program, args...)
	if err != nil {
		return nil, err
	}
	return gold.Load(bytes.NewReader(lines))
}

func run(name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s %s: %w", name, args[0], err)
	}
	return out.Bytes(), nil
}
