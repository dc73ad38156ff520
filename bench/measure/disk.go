package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// disk adds documents of many formats to archives on disks that become full in the midst
// of it, and in processes whose files may not grow beyond a limit, where no disk can be
// mounted. The program must say so; the archive must verify as it is then, and, when
// there is room again, become the same as one that always had room.
func disk(b *bench) ([]number, error) {
	if _, err := exec.LookPath("sh"); err != nil {
		return nil, missing("there is no sh, which limits the size of files")
	}
	texts, err := b.ownTexts()
	if err != nil {
		return nil, err
	}
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	d := filler{bench: b, files: filepath.Join(dir, "files"), place: filepath.Join(dir, "disk"), random: rand.New(rand.NewPCG(seed, 2))}
	if err := errors.Join(writeMixed(texts, d.files, b.sizes.diskDocuments, 2000), d.whole(filepath.Join(dir, "whole"))); err != nil {
		return nil, err
	}
	for n := range b.sizes.disks {
		low, high := d.empty+(d.full-d.empty)/4, d.full
		if n%5 == 4 { // so little room that there may not even be an archive
			low, high = 100_000, 2*d.empty+500_000
		}
		onDisk := func() (room, func(), error) { return d.onDisk(d.between(low, high)) }
		if err := errors.Join(d.fill(onDisk), d.fill(d.underLimit)); err != nil {
			return nil, err
		}
	}
	return []number{{"disks that became full", float64(d.disks), ""}, {"limits of files that were met", float64(d.limits), ""},
		{"unclear errors", float64(d.unclear), ""}, {"archives that do not verify", float64(d.unsound), ""},
		{"archives that differ", float64(d.different), ""}}, nil
}

type filler struct {
	*bench
	files, place string
	random       *rand.Rand
	want         []byte // the content of an archive that had room
	empty, full  int64  // bytes of an archive before and after
	database     int64  // bytes of its database after

	disks, limits, unclear, unsound, different int
}

// whole adds everything where there is room.
func (d *filler) whole(arch string) error {
	if err := d.newArchive(arch); err != nil {
		return err
	}
	var err error
	if d.empty, err = bytesBelow(arch); err != nil {
		return err
	}
	if _, err := d.output("add", "--archive", arch, d.files); err != nil {
		return err
	}
	if d.full, err = bytesBelow(arch); err != nil {
		return err
	}
	info, err := os.Stat(filepath.Join(arch, "cited.db"))
	if err != nil {
		return err
	}
	d.database = info.Size()
	d.want, err = d.content(arch)
	return err
}

func bytesBelow(dir string) (int64, error) {
	total := int64(0)
	return total, filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
}

// room is a place where there is little room at first. Add adds there; more makes room.
type room struct {
	add  func(arch string) error
	more func() error
	met  *int // how often there was too little
}

// fill makes an archive where there is too little room, and more room then.
func (d *filler) fill(in func() (room, func(), error)) error {
	if err := os.MkdirAll(d.place, 0o777); err != nil {
		return err
	}
	defer os.RemoveAll(d.place)
	r, leave, err := in()
	if err != nil || r.add == nil {
		return err
	}
	defer leave()
	arch := filepath.Join(d.place, "archive")
	made := d.newArchive(arch)
	err = made
	if made == nil {
		err = r.add(arch)
	}
	if err == nil {
		return nil // it did fit
	}
	*r.met++
	if !saysFull(err) {
		d.unclear++
		fmt.Println("   ", err)
	}
	if made == nil {
		d.verify(arch)
	}
	if err := r.more(); err != nil {
		return err
	}
	if made != nil {
		if err := d.newArchive(arch); err != nil {
			return fmt.Errorf("where there is room again: %w", err)
		}
	}
	if _, err := d.output("add", "--archive", arch, d.files); err != nil {
		return fmt.Errorf("where there is room again: %w", err)
	}
	d.verify(arch)
	got, err := d.content(arch)
	d.different += differ(d.want, got)
	return err
}

// saysFull reports whether the program ended as it must where there is no room, and said so.
func saysFull(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == 4 && strings.Contains(err.Error(), "space")
}

func (d *filler) verify(arch string) {
	if out, err := d.output("verify", "--archive", arch); err != nil {
		d.unsound++
		fmt.Printf("    %v\n%s", err, out)
	}
}

// onDisk mounts a disk of so many bytes, where the machine lets us.
func (d *filler) onDisk(size int64) (room, func(), error) {
	mount := func(options string) error {
		return exec.CommandContext(d.ctx, "mount", "-t", "tmpfs", "-o", options, "tmpfs", d.place).Run()
	}
	if mount(fmt.Sprintf("size=%d", size)) != nil {
		return room{}, nil, nil
	}
	return room{
		add: func(arch string) error {
			_, err := d.output("add", "--archive", arch, d.files)
			return err
		},
		more: func() error { return mount("remount,size=1g") },
		met:  &d.disks,
	}, func() { _ = exec.Command("umount", d.place).Run() }, nil
}

// underLimit runs the program with a limit on the size of each file.
func (d *filler) underLimit() (room, func(), error) {
	const block = 512
	blocks := fmt.Sprint(d.between(d.empty, d.database) / block)
	return room{
		add: func(arch string) error {
			cmd := exec.CommandContext(d.ctx, "sh", "-c", `ulimit -f "$1" && shift && exec "$@"`, "sh", blocks, d.program, "add", "--archive", arch, d.files)
			cmd.Stderr = new(strings.Builder)
			return explained(cmd, cmd.Run())
		},
		more: func() error { return nil },
		met:  &d.limits,
	}, func() {}, nil
}

func (d *filler) between(low, high int64) int64 { return low + d.random.Int64N(high-low) }
