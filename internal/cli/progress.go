package cli

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a command is, on a terminal only.
type progress struct {
	bar *progressbar.ProgressBar // nil where nobody watches
}

// progress starts a bar of documents on standard error; total below 1 is unknown.
func (a *app) progress(total int, what string) *progress {
	return a.progressOf(total, what, "documents")
}

// progressOf is progress of something else.
func (a *app) progressOf(total int, what, unit string) *progress {
	width := a.Width(a.Stderr)
	if width == 0 {
		return &progress{}
	}
	if total < 1 {
		total = -1
	}
	return &progress{newBar(a.Stderr, total, what, unit)}
}

func newBar(out io.Writer, total int, what, unit string) *progressbar.ProgressBar {
	return progressbar.NewOptions(total,
		progressbar.OptionSetWriter(out),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString(unit),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(20),
	)
}

// step is one further, and so many more have turned up.
func (p *progress) step(more int) {
	if p.bar != nil {
		if more > 0 && p.bar.GetMax() > 0 {
			p.bar.ChangeMax(p.bar.GetMax() + more)
		}
		_ = p.bar.Add(1) // a bar that cannot be drawn is no reason to stop
	}
}

// pause clears the line, so that a message can be printed.
func (p *progress) pause() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
