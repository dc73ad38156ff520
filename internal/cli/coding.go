package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/review"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

// coding asks one coder about one document after another.
type coding struct {
	reviewing
	coder string
	task  cited.CodingTask
	shown *archive.Coding // of the document at hand
	done  int             // documents, in this session
	said  int             // figures
}

const codingKeys = "a right as it stands here  r no such figure  c correct  s skip  z undo  ? keys  q quit"

// reviewAsCoder works off what is assigned to a coder.
func (a *app) reviewAsCoder(cmd *cobra.Command, coder string, blind bool) error {
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		tasks, err := arch.CodingTasks(cmd.Context(), a.viewer(), coder)
		if err != nil {
			return err
		}
		tasks = slices.DeleteFunc(tasks, func(t cited.CodingTask) bool { return t.Done || t.How == "" })
		if blind {
			tasks = slices.DeleteFunc(tasks, func(t cited.CodingTask) bool { return t.How != cited.Blind })
		}
		c := &coding{reviewing: reviewing{app: a, arch: arch}, coder: coder}
		return c.run(cmd.Context(), tasks)
	})
}

func (c *coding) run(ctx context.Context, tasks []cited.CodingTask) (err error) {
	if len(tasks) == 0 {
		c.say("nothing is left to code for %s", c.coder)
		return nil
	}
	if c.keys, err = c.app.keys(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.keys.close()) }()
	for i, task := range tasks {
		if ctx.Err() != nil {
			break
		}
		err := c.document(ctx, i+1, len(tasks), task)
		switch {
		case errors.Is(err, errQuit) || errors.Is(err, io.EOF):
			c.sum(len(tasks))
			return ctx.Err()
		case cited.CodeOf(err) == cited.NotFound:
			c.say("%s", oneLine(err.Error()))
		case err != nil:
			return err
		}
	}
	c.sum(len(tasks))
	return ctx.Err()
}

func (c *coding) sum(of int) {
	c.say("%s coded, %s done; %d left", tell.Counted(c.said, "figure"), tell.Counted(c.done, "document"), of-c.done)
}

// document codes one document: first the figures that were read, then what was missed.
func (c *coding) document(ctx context.Context, n, of int, task cited.CodingTask) error {
	c.task = task
	if err := c.load(ctx); err != nil {
		return err
	}
	c.head(n, of, &c.shown.Document)
	skipped := map[cited.ID]bool{}
	for at := 0; at < len(c.shown.Shown); {
		f := &c.shown.Shown[at]
		if c.shown.Of(f.ID) != nil || skipped[f.ID] {
			at++
			continue
		}
		back, skip, err := c.figure(ctx, at)
		if err != nil {
			return err
		}
		skipped[f.ID] = skip && c.shown.Of(f.ID) == nil
		if back >= 0 {
			at = back
			delete(skipped, c.shown.Shown[at].ID)
		}
	}
	if task.How == cited.Blind {
		c.text()
	}
	if err := c.missed(ctx); err != nil {
		return err
	}
	for _, skip := range skipped {
		if skip {
			c.say("%s is not done: a figure of it was skipped", task.Document)
			return nil
		}
	}
	if err := c.arch.DoneWith(ctx, c.viewer(), c.coder, task.Document); err != nil {
		return err
	}
	c.done++
	c.say("%s done", task.Document)
	return nil
}

// load loads what is shown of the document at hand, and what was said of it.
func (c *coding) load(ctx context.Context) (err error) {
	c.shown, err = c.arch.Coding(ctx, c.viewer(), c.coder, c.task)
	return err
}

// head says which document it is.
func (c *coding) head(n, of int, d *cited.Document) {
	var b strings.Builder
	fmt.Fprintf(&b, "\ndocument %d of %d: %s", n, of, d.ID)
	for _, s := range []string{d.Title, d.Publisher, string(d.Published)} {
		if s != "" {
			b.WriteString("; " + oneLine(s))
		}
	}
	c.say("%s", b.String())
}

// text shows the bare text of a document.
func (c *coding) text() {
	c.page(func(page facts) {
		for _, t := range c.shown.Texts {
			page.blocks(t.Content)
		}
	})
}

// figure asks about one figure until something is said of it. back is the one to go back to, or -1.
func (c *coding) figure(ctx context.Context, at int) (back int, skip bool, err error) {
	c.show(at)
	for {
		key, err := c.keys.key()
		if err != nil {
			return -1, false, err
		}
		back, on, err := c.press(ctx, key, at)
		if err = c.explain(err); err != nil || back >= 0 {
			return back, false, err
		}
		if on {
			return -1, key == 's', nil
		}
	}
}

// press does what a key says of a figure. on: to what is next.
func (c *coding) press(ctx context.Context, key rune, at int) (back int, on bool, err error) {
	id := c.shown.Shown[at].ID
	before := c.shown.Of(id)
	switch key {
	case 'a':
		if before == nil || before.Figure == nil {
			err = c.tell(ctx, id, cited.Accepted)
		}
		return -1, err == nil, err
	case 'r':
		err = c.tell(ctx, id, cited.Rejected)
		return -1, err == nil, err
	case 'c':
		if err = c.correct(ctx, id); err == nil {
			c.show(at)
		}
		return -1, false, err
	case 's':
		return -1, true, nil
	case 'z':
		back, err = c.undo(ctx, at)
		return back, false, err
	case 'q':
		return -1, false, errQuit
	}
	c.say("%s", codingKeys)
	return -1, false, nil
}

// show shows a figure as the coder has it, or as it was read.
func (c *coding) show(at int) {
	f := &c.shown.Shown[at]
	if said := c.shown.Of(f.ID); said != nil && said.Figure != nil {
		f = said.Figure
	}
	before, after := c.shown.Around(f)
	book := tell.BookOf(rulesOf(c.arch), f)
	c.page(func(page facts) {
		fmt.Fprintf(page.out, "figure %d of %d\n\n", at+1, len(c.shown.Shown))
		page.blocks(markedIn(f.Quote, f.Span, before, after))
		page.out.WriteByte('\n')
		for _, field := range cited.Fields() {
			page.fact(field, tell.Field(f, field, book))
		}
	})
	c.say("%s", codingKeys)
}

// tell keeps what is said of a figure, and loads the document anew.
func (c *coding) tell(ctx context.Context, id cited.ID, verdict cited.Verdict, fields ...[2]string) error {
	if err := c.arch.Say(ctx, c.viewer(), c.coder, c.shown, id, verdict, fields...); err != nil {
		return err
	}
	c.said++
	c.say("%s", map[cited.Verdict]string{cited.Accepted: "right", cited.Rejected: "no such figure", cited.Corrected: "corrected"}[verdict])
	return c.load(ctx)
}

func (c *coding) correct(ctx context.Context, id cited.ID) error {
	field, ok, err := c.field("FIELD=VALUE (Enter to leave it): ")
	if err != nil || !ok {
		return err
	}
	return c.tell(ctx, id, cited.Corrected, field)
}

// undo takes back what was said of this figure, or else of the one before.
func (c *coding) undo(ctx context.Context, at int) (int, error) {
	for ; at >= 0; at-- {
		if said := c.shown.Of(c.shown.Shown[at].ID); said != nil {
			if err := c.arch.TakeBack(ctx, c.viewer(), said); err != nil {
				return -1, err
			}
			c.said--
			return at, c.load(ctx)
		}
	}
	return -1, cited.Errorf(cited.Invalid, "nothing was said of this figure or one before it")
}

const missedKeys = "m mark a number that is missing  d done with this document  z take one back  ? keys  q quit"

// missed asks for figures by their words until the coder is done.
func (c *coding) missed(ctx context.Context) error {
	added := c.added()
	c.say("\n%s", missedKeys)
	for {
		key, err := c.keys.key()
		if err != nil {
			return err
		}
		switch key {
		case 'm':
			err = c.add(ctx)
		case 'z':
			err = c.takeBack(ctx, added)
		case 'd':
			return nil
		case 'q':
			return errQuit
		default:
			c.say("%s", missedKeys)
			continue
		}
		if err := c.explain(err); err != nil {
			return err
		}
		if err := c.load(ctx); err != nil {
			return err
		}
		added = c.added()
	}
}

// added lists what the coder marked themselves in the document.
func (c *coding) added() []cited.Coded {
	added := slices.DeleteFunc(slices.Clone(c.shown.Said), func(s cited.Coded) bool {
		return s.Figure == nil || slices.ContainsFunc(c.shown.Shown, func(f cited.Figure) bool { return f.ID == s.Decision.Now })
	})
	for i, s := range added {
		c.say("marked %d  %q: %s, %s", i+1, oneLine(s.Figure.Exact), review.Written(s.Figure, "value"), s.Figure.Measure)
	}
	return added
}

// takeBack takes one of those back.
func (c *coding) takeBack(ctx context.Context, added []cited.Coded) error {
	line, err := c.keys.line("which of those marked, from 1: ", nil)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(line)
	if err != nil || n < 1 || n > len(added) {
		return cited.Errorf(cited.Invalid, "there is no %q among the %s that are marked", line, tell.Counted(len(added), "figure"))
	}
	c.said--
	return c.arch.TakeBack(ctx, c.viewer(), &added[n-1])
}

// add asks for the fields of a figure that a coder found, and keeps it.
func (c *coding) add(ctx context.Context) error {
	words, err := c.keys.line("its words, as they stand in the text (Enter to leave it): ", nil)
	if err != nil || words == "" {
		return err
	}
	m := archive.Missed{Document: c.task.Document, Words: words}
	if places := c.shown.PlacesOf(words); len(places) > 1 {
		line, err := c.keys.line(fmt.Sprintf("these words stand %d times; which, from 1: ", len(places)), nil)
		if err != nil {
			return err
		}
		if m.Nth, err = strconv.Atoi(line); err != nil || m.Nth < 1 {
			return cited.Errorf(cited.Invalid, "%q is no number from 1 to %d; write the words again", line, len(places))
		}
	} else if len(places) == 0 {
		return cited.Errorf(cited.Invalid, "the text has no %q; write the words as they stand there", words)
	}
	for {
		field, ok, err := c.field("FIELD=VALUE (Enter when all are given): ")
		if err != nil {
			if err := c.explain(err); err != nil {
				return err
			}
			continue
		}
		if !ok {
			break
		}
		m.Fields = append(m.Fields, field)
	}
	if err := c.arch.CodeMissed(ctx, c.viewer(), c.coder, m); err != nil {
		return err
	}
	c.said++
	c.say("added")
	return nil
}
