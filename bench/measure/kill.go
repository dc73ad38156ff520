package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// kill adds documents of many formats to archives in processes that are killed at
// random moments and started again until they get through, compares each archive with
// one that was not disturbed, and verifies it.
func kill(b *bench) ([]number, error) {
	texts, err := b.ownTexts()
	if err != nil {
		return nil, err
	}
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	k := killer{bench: b, dir: dir, files: filepath.Join(dir, "files"), random: rand.New(rand.NewPCG(seed, 1))}
	if err := writeMixed(texts, k.files, b.sizes.killDocuments, 2000); err != nil {
		return nil, err
	}
	want, err := k.disturbed(0)
	if err != nil {
		return nil, err
	}
	archives, bad := 0, 0
	for k.kills < b.sizes.kills {
		got, err := k.disturbed(1 + archives%4)
		if err != nil {
			return nil, fmt.Errorf("after %d kills: %w", k.kills, err)
		}
		archives, bad = archives+1, bad+differ(want, got)
	}
	return []number{{"kills", float64(k.kills), ""}, {"archives", float64(archives), ""}, {"archives that differ", float64(bad), ""},
		{"archives that do not verify", float64(k.unsound), ""}}, nil
}

type killer struct {
	*bench
	dir, files string
	random     *rand.Rand
	took       time.Duration // a run that was not killed
	kills      int
	unsound    int // archives that do not verify
}

// disturbed returns the content of an archive of a run that was killed some times.
func (k *killer) disturbed(times int) ([]byte, error) {
	arch := filepath.Join(k.dir, "archive")
	if err := k.newArchive(arch); err != nil {
		return nil, err
	}
	for range times {
		killed, err := k.add(arch, time.Duration(k.random.Int64N(int64(k.took))))
		if err != nil {
			return nil, err
		}
		if killed {
			k.kills++
		}
	}
	began := time.Now()
	if _, err := k.add(arch, time.Hour); err != nil {
		return nil, err
	}
	if times == 0 {
		k.took = time.Since(began)
	}
	if left, err := filepath.Glob(filepath.Join(arch, "originals", ".new-*")); err != nil || len(left) > 0 {
		return nil, fmt.Errorf("%d unfinished originals are left behind (%w)", len(left), err)
	}
	if _, err := k.output("verify", "--archive", arch); err != nil {
		k.unsound++
		fmt.Println("   ", err)
	}
	content, err := k.content(arch, "court", "fighters", "children")
	return content, errors.Join(err, os.RemoveAll(arch))
}

// add runs the program and kills it (SIGKILL) if it has not ended by then.
func (k *killer) add(arch string, after time.Duration) (killed bool, err error) {
	ctx, cancel := context.WithTimeout(k.ctx, after)
	defer cancel()
	cmd := k.command("add", "--archive", arch, k.files)
	if err := cmd.Start(); err != nil {
		return false, err
	}
	stop := context.AfterFunc(ctx, func() { _ = cmd.Process.Kill() }) // it may have ended just now
	defer stop()
	err = cmd.Wait()
	if ctx.Err() != nil && err != nil {
		return true, nil
	}
	return false, explained(cmd, err)
}
