package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// keyboard reads single keys and lines from somebody, or from a script that types.
type keyboard interface {
	key() (rune, error)
	keyOrEnter() (rune, error) // Enter is '\n'
	line(prompt string, complete func(typed string) string) (string, error)
	close() error
}

// keys returns the keyboard of an input: a terminal gives keys at once, anything else is read as it
// comes.
func (a *app) keys(ctx context.Context) (keyboard, error) {
	file, ok := a.Stdin.(*os.File)
	if !ok || !a.Asks(a.Stdin) {
		return &typed{in: bufio.NewReader(a.Stdin), out: a.out}, nil
	}
	state, err := term.MakeRaw(int(file.Fd()))
	if err != nil {
		return nil, err
	}
	restore := func() error { return term.Restore(int(file.Fd()), state) }
	stop := context.AfterFunc(ctx, func() { _ = restore() }) // whoever ends the program wants the terminal back
	return &console{file: file, in: bufio.NewReader(file), out: a.out, restore: func() error { stop(); return restore() }}, nil
}

// typed is an input that is no terminal: a key is a character that is no white space, a line ends
// as lines do.
type typed struct {
	in  *bufio.Reader
	out *bufio.Writer
}

func (t *typed) key() (rune, error) {
	for {
		r, _, err := t.in.ReadRune()
		if err != nil || !strings.ContainsRune(" \t\r\n", r) {
			return r, err
		}
	}
}

func (t *typed) keyOrEnter() (rune, error) {
	for {
		r, _, err := t.in.ReadRune()
		if err != nil || !strings.ContainsRune(" \t\r", r) {
			return r, err
		}
	}
}

func (t *typed) line(prompt string, _ func(string) string) (string, error) {
	t.out.WriteString(prompt)
	s, err := t.in.ReadString('\n')
	if errors.Is(err, io.EOF) && s != "" {
		err = nil
	}
	t.out.WriteByte('\n')
	return strings.TrimSpace(s), err
}

func (t *typed) close() error { return nil }

// console is a terminal that gives every key as it is pressed.
type console struct {
	file    *os.File
	in      *bufio.Reader
	out     *bufio.Writer
	restore func() error
}

// Keys that a terminal in that state gives as characters.
const (
	keyInterrupt = 3
	keyEnd       = 4
)

func (c *console) key() (rune, error) {
	for {
		if r, err := c.keyOrEnter(); err != nil || r != '\n' {
			return r, err
		}
	}
}

func (c *console) keyOrEnter() (rune, error) {
	for {
		r, _, err := c.in.ReadRune()
		switch {
		case err != nil:
			return 0, err
		case r == keyInterrupt || r == keyEnd:
			return 'q', nil
		case r == '\r' || r == '\n':
			return '\n', nil
		case r > ' ':
			return r, nil
		}
	}
}

func (c *console) line(prompt string, complete func(string) string) (string, error) {
	if err := c.out.Flush(); err != nil {
		return "", err
	}
	t := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{c.in, c.file}, prompt)
	t.AutoCompleteCallback = func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' || pos != len(line) || complete == nil {
			return "", 0, false
		}
		now := complete(line)
		return now, len(now), true
	}
	s, err := t.ReadLine()
	return strings.TrimSpace(s), err
}

func (c *console) close() error { return c.restore() }
