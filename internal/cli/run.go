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
	"cited/internal/overlay"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	statusDone    = 0
	statusFailed  = 1 // a check found something wrong
	statusUsage   = 2 // the command line makes no sense
	statusPartly  = 3 // some documents could not be read; each was named
	statusNothing = 4 // nothing was done: no archive, a newer one, locked, disk full, interrupted, a defect
)

// app is what the commands of one run share.
type app struct {
	Env
	out      *bufio.Writer // standard output
	dir      string        // --archive
	rulesDir string        // --rules
	format   string        // --format; empty if not given
	limit    int           // --limit
}

// errPartly ends a run whose unreadable documents have been named already.
var errPartly = errors.New("some documents could not be read")

// errFailed ends a run whose checks found something wrong that has been printed.
var errFailed = errors.New("checks fail")

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
	switch {
	case errors.Is(err, errPartly):
		return statusPartly
	case errors.Is(err, errFailed):
		return statusFailed
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
// asked for JSON lines. Mistakes in lists come first, a line each, as editors
// understand them.
func (a *app) complain(err error) {
	if err == nil || errors.Is(err, errPartly) || errors.Is(err, errFailed) {
		return
	}
	message := oneLine(err.Error())
	var wrong overlay.Mistakes
	if m := (*overlay.Mistakes)(nil); errors.As(err, &m) {
		wrong = *m
		message = tell.Counted(len(wrong.List), "mistake") + " in the rules; correct the lines above, then run the command again"
	}
	if !a.wantsJSON() {
		for _, m := range wrong.List {
			fmt.Fprintln(a.Stderr, oneLine(m.String()))
		}
		fmt.Fprintf(a.Stderr, "cited: %s\n", message)
		return
	}
	b := export.AppendString([]byte(`{"error":{"code":`), string(cited.CodeOf(err)))
	b = export.AppendString(append(b, `,"message":`...), message)
	b = append(mistakesJSON(b, wrong.List), "}}\n"...)
	_, _ = a.Stderr.Write(b) // there is nowhere left to say that this failed
}

// mistakesJSON appends mistakes as a further field of an object; nothing if there
// are none.
func mistakesJSON(b []byte, list []overlay.Mistake) []byte {
	for i, m := range list {
		sep := `,"mistakes":[{"file":`
		if i > 0 {
			sep = `,{"file":`
		}
		b = export.AppendString(append(b, sep...), m.File)
		b = number64(append(b, `,"line":`...), m.Line)
		b = number64(append(b, `,"column":`...), m.Column)
		b = append(export.AppendString(append(b, `,"message":`...), m.Says), '}')
	}
	if len(list) > 0 {
		b = append(b, ']')
	}
	return b
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
