package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// usage is what running a program took.
type usage struct {
	Wall time.Duration
	CPU  time.Duration // user and system, of the program and those that it waited for
	Peak int64         // bytes of memory that the largest of them held at most
}

// usageMode is the first argument of this program when it runs another one and
// reports on file 3 what that took. A process of its own is between them because
// a process begins with the peak memory of the one that started it.
const usageMode = "usage"

// reportUsage runs a command line and returns its exit status.
func reportUsage(args []string) int {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	start := time.Now()
	err := cmd.Run()
	u := usage{Wall: time.Since(start)}
	if cmd.ProcessState != nil {
		u.CPU = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		u.Peak = peakOf(cmd.ProcessState)
	}
	report := os.NewFile(3, "report")
	if err := errors.Join(json.NewEncoder(report).Encode(u), report.Close()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// usage runs the program and returns what it took. On one core, all of it gets
// one core and no more.
func (b *bench) usage(oneCore bool, in io.Reader, out io.Writer, args ...string) (usage, error) {
	line := []string{usageMode}
	if pin, err := exec.LookPath("taskset"); err == nil && oneCore {
		line = append(line, pin, "-c", strconv.Itoa(runtime.NumCPU()-1))
	}
	cmd := exec.CommandContext(b.ctx, b.self, append(append(line, b.program), args...)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, out, new(strings.Builder)
	if oneCore {
		cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	}
	read, write, err := os.Pipe()
	if err != nil {
		return usage{}, err
	}
	defer read.Close()
	cmd.ExtraFiles = []*os.File{write}
	err = cmd.Start()
	if err = errors.Join(err, write.Close()); err != nil {
		return usage{}, err
	}
	var u usage
	failed := json.NewDecoder(read).Decode(&u)
	if err := explained(cmd, cmd.Wait()); err != nil {
		return u, err
	}
	return u, failed
}
