// Package cli is the command line: one file a command, thin over package
// archive. Flags, the environment, the clock and the terminal are read here and
// nowhere else.
//
// What a command finds goes to standard output, and nothing else does. Progress,
// summaries of what was done, and errors go to standard error; an error is one
// line that begins with "cited: " and says what to do.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"cited"
	"cited/internal/export"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	statusDone    = 0
	statusUsage   = 2 // the command line makes no sense
	statusPartly  = 3 // some documents could not be read; each was named
	statusNothing = 4 // nothing was done: no archive, a newer one, locked, disk full, interrupted, a defect
)

// app is what the commands of one run share.
type app struct {
	Env
	out    *bufio.Writer // standard output
	dir    string        // --archive
	format string        // --format; empty if not given
	limit  int           // --limit
}

// errPartly ends a run whose unreadable documents have been named already.
var errPartly = errors.New("some documents could not be read")

// Run runs one command line and returns the exit status.
func Run(ctx context.Context, env Env) int {
	a := &app{Env: env, out: bufio.NewWriterSize(env.Stdout, 1<<16)}
	root := newRoot(a)
	root.SetArgs(env.Args)
	err := root.ExecuteContext(ctx)
	if flushed := a.out.Flush(); err == nil && flushed != nil {
		err = cannotWrite(flushed)
	}
	if ctx.Err() != nil && err != nil {
		err = errInterrupted()
	}
	a.complain(err)
	return exitStatus(err)
}

func errInterrupted() error {
	return cited.Errorf(cited.Conflict, "interrupted: what was finished is kept; run the same command again to go on")
}

// exitStatus is the one place where errors become exit statuses.
func exitStatus(err error) int {
	if errors.Is(err, errPartly) {
		return statusPartly
	}
	switch cited.CodeOf(err) {
	case "":
		return statusDone
	case cited.Invalid:
		return statusUsage
	}
	return statusNothing
}

// complain prints an error as one line, or as a JSON object if the command was
// asked for JSON lines.
func (a *app) complain(err error) {
	if err == nil || errors.Is(err, errPartly) {
		return
	}
	message := oneLine(err.Error())
	if !a.wantsJSON() {
		fmt.Fprintf(a.Stderr, "cited: %s\n", message)
		return
	}
	b := export.AppendString([]byte(`{"error":{"code":`), string(cited.CodeOf(err)))
	b = export.AppendString(append(b, `,"message":`...), message)
	_, _ = a.Stderr.Write(append(b, "}}\n"...)) // there is nowhere left to say that this failed
}

// wantsJSON looks at the bare arguments, because an error in them is found
// before the flag is read, and because JSON that was not asked for is for
// programs, not for whoever reads the errors.
func (a *app) wantsJSON() bool {
	at := slices.Index(a.Args, "--format")
	return slices.Contains(a.Args, "--format="+jsonl) ||
		at >= 0 && at+1 < len(a.Args) && a.Args[at+1] == jsonl
}

// warn prints a line about one document or file; the run goes on.
func (a *app) warn(format string, args ...any) {
	fmt.Fprintf(a.Stderr, "cited: %s\n", oneLine(fmt.Sprintf(format, args...)))
}

// usage makes an error of the command line that points at the command's help.
func usage(cmd *cobra.Command, format string, args ...any) error {
	return cited.Errorf(cited.Invalid, "%s; see \"%s --help\"", fmt.Sprintf(format, args...), cmd.CommandPath())
}

// withoutOp turns an error of the file system into its bare reason: the name is
// in the message already.
func withoutOp(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
