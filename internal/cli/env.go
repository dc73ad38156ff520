package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/term"
)

// Env is everything that a run takes from the world.
type Env struct {
	Args           []string // without the program's name
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	User           func() string // the system's name of who runs it, empty if it has none
	Now            func() time.Time
	ConfigDir      func() (string, error) // the user's folder for configuration
	Worker         []string               // the command line of the hidden worker: this program, "worker" and a folder for what it keeps
	Width          func(io.Writer) int
	Asks           func(io.Reader) bool // whether there is somebody at an input who can be asked
}

// grace is how long a run that was interrupted may take to end: what it has
// begun to store is finished, but nothing waits for input that may never come.
const grace = 5 * time.Second

// Main runs the program on the arguments, streams and environment of the
// process, and returns the exit status. An interrupt or a request to end stops
// it cleanly; a second one at once.
func Main() int { return runSignalled(Process(os.Args[0], os.Args[1:])) }

// runSignalled is Run, ended by signals.
func runSignalled(env Env) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return runUntil(ctx, env, grace)
}

// runUntil is Run, given up when it has not ended a while after the context has.
func runUntil(ctx context.Context, env Env, grace time.Duration) int {
	ended := make(chan int, 1)
	go func() { ended <- Run(ctx, env) }()
	select {
	case status := <-ended:
		return status
	case <-ctx.Done():
	}
	select {
	case status := <-ended:
		return status
	case <-time.After(grace):
		(&app{Env: env}).complain(errInterrupted())
		return statusNothing
	}
}

// Process returns the environment of this process. program is what it was
// started as, in case the system cannot say.
func Process(program string, args []string) Env {
	if exe, err := os.Executable(); err == nil {
		program = exe
	}
	return Env{
		Args:   args,
		Stdin:  os.Stdin,
		Stdout: os.Stdout,
		Stderr: os.Stderr,
		Getenv: os.Getenv,
		User:   systemUser,
		Now:    time.Now,
		Worker: append([]string{program, "worker"}, cacheFolder()...),
		Width:  terminalWidth,
		Asks:   isTerminal,

		ConfigDir: os.UserConfigDir,
	}
}

// cacheFolder returns the folder in which the worker may keep what takes long to
// make and can be made anew, none if the system names no place for such things.
func cacheFolder() []string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	return []string{filepath.Join(dir, "cited")}
}

// systemUser returns the name under which the system knows this user.
func systemUser() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username
}

// isTerminal reports whether an input is a terminal.
func isTerminal(r io.Reader) bool {
	f, ok := r.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalWidth returns the columns of the terminal that w is, 0 if it is none.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 20 {
		return 80
	}
	return width
}

// columns returns how wide a table may be: the terminal, else COLUMNS, else wide
// enough for most of a quotation.
func (e Env) columns() int {
	if w := e.Width(e.Stdout); w > 0 {
		return w
	}
	if n, err := strconv.Atoi(e.Getenv("COLUMNS")); err == nil && n >= 20 {
		return n
	}
	return 160
}
