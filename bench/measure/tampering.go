package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cited"
)

// tampering changes copies of an archive by hand, at random, each in one place, and looks
// whether "cited verify" names it.
func tampering(b *bench) ([]number, error) {
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	t := tamperer{bench: b, whole: filepath.Join(dir, "whole"), dir: filepath.Join(dir, "copy"), key: filepath.Join(dir, "key"), random: rand.New(rand.NewPCG(seed, 3))}
	if err := t.make(filepath.Join(dir, "files")); err != nil {
		return nil, err
	}
	hands := t.hands()
	named := make([]int, len(hands))
	for trial := range b.sizes.trials * len(hands) {
		n := trial % len(hands)
		ok, err := t.try(hands[n])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", hands[n].what, err)
		}
		if ok {
			named[n]++
		}
	}
	numbers := []number{{"changes", float64(b.sizes.trials * len(hands)), ""}}
	for n, h := range hands {
		numbers = append(numbers, number{h.what + ", named", float64(named[n]) / float64(b.sizes.trials), ""})
	}
	return numbers, nil
}

type tamperer struct {
	*bench
	whole, dir, key string
	random          *rand.Rand
	last            string // the table and column of the row that was changed last
}

// hand is a way to tamper with the archive in t.dir. It says what a finding must be: one
// of the checks, about a subject that holds the words.
type hand struct {
	what   string
	tamper func() (checks []string, subject string, err error)
}

func (t *tamperer) hands() []hand {
	return []hand{
		{"one bit of an original flipped", func() ([]string, string, error) {
			name, err := t.pick("originals", "*", "*")
			if err != nil {
				return nil, "", err
			}
			return []string{"original"}, filepath.Base(name), t.flip(name)
		}},
		{"an original removed", func() ([]string, string, error) {
			name, err := t.pick("originals", "*", "*")
			return []string{"original"}, filepath.Base(name), errors.Join(err, os.Remove(name))
		}},
		{"a row changed", func() ([]string, string, error) { return t.row(change) }},
		{"a row removed", func() ([]string, string, error) { return t.row(removal) }},
		{"a log entry removed", func() ([]string, string, error) { return t.entry("DELETE FROM log WHERE seq = ?") }},
		{"a log entry changed", func() ([]string, string, error) {
			return t.entry("UPDATE log SET entry = replace(entry, substr(entry, 9, 3), 'xyz') WHERE seq = ?")
		}},
		{"a checkpoint replaced", t.replaced},
		{"a checkpoint removed", func() ([]string, string, error) {
			name, err := t.pick("checkpoints", "*.txt")
			return []string{"checkpoint"}, filepath.Base(name), errors.Join(err, os.Remove(name))
		}},
	}
}

// make makes the archive: files of many formats in two goes, a checkpoint after each, a
// decision of each kind, and another archive that is taken over.
func (t *tamperer) make(files string) error {
	texts, err := t.ownTexts()
	if err != nil {
		return err
	}
	first, second, third := filepath.Join(files, "first"), filepath.Join(files, "second"), filepath.Join(files, "third")
	other := filepath.Join(files, "other")
	if err := errors.Join(writeMixed(texts, first, 2*len(kinds()), 1500), writePieces(texts, second, 5, 1500), writePieces(texts, third, 7, 900),
		t.newArchive(t.whole), t.newArchive(other)); err != nil {
		return err
	}
	if _, err := t.output("add", third, "--archive", other); err != nil {
		return err
	}
	steps := [][]string{{"add", first}, {"checkpoint", "--new-key", "--key", t.key}, {"add", second}, {"merge", other}, {"checkpoint", "--key", t.key}}
	for _, args := range steps {
		if _, err := t.output(append(args, "--archive", t.whole)...); err != nil {
			return err
		}
	}
	if err := t.decide(); err != nil {
		return err
	}
	if _, err := t.output("checkpoint", "--key", t.key, "--archive", t.whole); err != nil {
		return err
	}
	found, err := t.verify(t.whole)
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("before anything was changed: %v", found)
	}
	return err
}

func (t *tamperer) decide() error {
	a, err := t.open(t.whole)
	if err != nil {
		return err
	}
	for d, err := range a.Documents(t.ctx, owner(), cited.Query{Limit: 3}) {
		if err == nil {
			_, err = a.Edit(t.ctx, owner(), d.ID, cited.Meta{Title: "A title", Publisher: "A desk"}, "it says so")
		}
		if err != nil {
			return errors.Join(err, a.Close())
		}
	}
	return a.Close()
}

// try tampers with a copy and reports whether that is named.
func (t *tamperer) try(h hand) (bool, error) {
	if err := errors.Join(os.RemoveAll(t.dir), os.CopyFS(t.dir, os.DirFS(t.whole))); err != nil {
		return false, err
	}
	checks, subject, err := h.tamper()
	if err != nil {
		return false, err
	}
	found, err := t.verify(t.dir)
	ok := slices.ContainsFunc(found, func(f finding) bool {
		return slices.Contains(checks, f.Check) && strings.Contains(f.Subject, subject)
	})
	if !ok {
		fmt.Printf("    %s %s: no finding of %v names %q; found %v, %v\n", h.what, t.last, checks, subject, found, err)
	}
	return ok, nil
}

type finding struct{ Check, Subject, Says string }

// verify returns what the program finds. It ends with an error where it finds something.
func (t *tamperer) verify(dir string) ([]finding, error) {
	out, err := t.output("verify", "--archive", dir, "--key", t.key+".pub", "--format", "jsonl")
	var all []finding
	for line := range bytes.Lines(out) {
		var f finding
		if json.Unmarshal(line, &f) == nil && f.Check != "" {
			all = append(all, f)
		}
	}
	return all, err
}

// pick returns one of the files that a pattern matches.
func (t *tamperer) pick(pattern ...string) (string, error) {
	names, err := filepath.Glob(filepath.Join(append([]string{t.dir}, pattern...)...))
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("there is no %v", pattern)
	}
	if err != nil {
		return "", err
	}
	return names[t.random.IntN(len(names))], nil
}

func (t *tamperer) flip(name string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	bit := t.random.IntN(8 * len(content))
	content[bit/8] ^= 1 << (bit % 8)
	return os.WriteFile(name, content, 0o666)
}

// replaced puts another checkpoint of the archive in the place of one.
func (t *tamperer) replaced() ([]string, string, error) {
	names, err := filepath.Glob(filepath.Join(t.dir, "checkpoints", "*.txt"))
	if err != nil || len(names) < 2 {
		return nil, "", fmt.Errorf("checkpoints %v, %w", names, err)
	}
	at := t.random.IntN(len(names))
	other, err := os.ReadFile(names[(at+1)%len(names)])
	return []string{"checkpoint"}, filepath.Base(names[at]), errors.Join(err, os.WriteFile(names[at], other, 0o666))
}
