package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strings"
)

// reviewKill has a script decide about figures as a person types, key after key, kills the
// program at random moments and starts it again until all are decided about. What it said was
// decided has to be so afterwards.
func reviewKill(b *bench) ([]number, error) {
	texts, err := b.ownTexts()
	if err != nil {
		return nil, err
	}
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	files, arch := filepath.Join(dir, "files"), filepath.Join(dir, "archive")
	if err := writeMixed(texts, files, b.sizes.killDocuments, 2000); err != nil {
		return nil, err
	}
	for _, args := range [][]string{{"init", "--codebook", "foreign-fighters", arch}, {"add", "--archive", arch, files}} {
		if _, err := b.output(args...); err != nil {
			return nil, err
		}
	}
	r := reviewer{bench: b, arch: arch, random: rand.New(rand.NewPCG(seed, 2)), said: map[string]string{}}
	for len(r.said) < b.sizes.decisions {
		if err := r.session(); err != nil {
			return nil, fmt.Errorf("after %d decisions: %w", len(r.said), err)
		}
	}
	lost, err := r.lost()
	if err != nil {
		return nil, err
	}
	_, unsound := b.output("verify", "--archive", arch)
	return []number{{"decisions", float64(len(r.said)), ""}, {"kills", float64(r.kills), ""}, {"decisions that were lost", float64(lost), ""},
		{"archives that do not verify", map[bool]float64{true: 1}[unsound != nil], ""}}, nil
}

// reviewer types.
type reviewer struct {
	*bench
	arch   string
	random *rand.Rand
	said   map[string]string // what the program said it had decided about each figure
	kills  int
}

// keystrokes are what is typed, and what the program says to it.
func keystrokes() [][2]string {
	return [][2]string{{"a", "accepted"}, {"rno such number\n", "rejected"}, {"u", "left open"}, {"cstance=hedged\na", "accepted"}}
}

// session types until the program is killed, after some decisions, or has nothing left to ask.
func (r *reviewer) session() error {
	cmd := r.command("review", "--archive", r.arch)
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	lines, most := bufio.NewScanner(out), 1+r.random.IntN(4)
	decided := 0
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "end of the queue") {
			break
		}
		if strings.HasPrefix(line, "a accept") {
			if decided == most || len(r.said) >= r.sizes.decisions {
				break
			}
			key := keystrokes()[r.random.IntN(len(keystrokes()))][0]
			if decided+1 == most && r.random.IntN(2) == 0 { // killed while it decides
				_, _ = io.WriteString(in, key)
				break
			}
			if _, err := io.WriteString(in, key); err != nil {
				return err
			}
		}
		for _, k := range keystrokes() {
			if id, ok := strings.CutSuffix(line, " "+k[1]); ok && strings.HasPrefix(id, "fi-") {
				r.said[id] = k[1]
				decided++
			}
		}
	}
	if err := cmd.Process.Kill(); err == nil {
		r.kills++
	}
	_ = cmd.Wait() // it was killed
	if decided == 0 && lines.Err() == nil && most > 1 && len(r.said) < r.sizes.decisions {
		return errors.New("nothing was left to decide about")
	}
	return nil
}

// lost counts the figures that are not as the program said.
func (r *reviewer) lost() (int, error) {
	lost := 0
	is := map[string]map[string]bool{}
	for what, review := range map[string]string{"accepted": "accepted,corrected", "rejected": "rejected", "left open": "unclear"} {
		out, err := r.output("figures", "--archive", r.arch, "--query", "review:"+review, "--format", "csv")
		if err != nil {
			return 0, err
		}
		is[what] = map[string]bool{}
		for line := range strings.Lines(string(out)) {
			id, _, _ := strings.Cut(line, ",")
			is[what][id] = true
		}
	}
	for id, what := range r.said {
		if !is[what][id] {
			lost++
		}
	}
	return lost, nil
}
