package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/review"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

// reviewCodings does what review does with the work of coders.
func (a *app) reviewCodings(cmd *cobra.Command, f *reviewFlags, args []string) error {
	other := f.add != "" || f.asked != "" || f.sample != 0 || f.doubt || f.all || f.verdicts() > 0 || len(args) > 0
	switch {
	case f.coder != "" && f.adjudicate != "" || other:
		return usage(cmd, "--as-coder goes with --blind alone, and --adjudicate stands alone")
	case f.adjudicate != "" && f.blind || f.coder == "" && f.adjudicate == "":
		return usage(cmd, "--blind goes with --as-coder, like cited review --as-coder ann --blind")
	case f.coder != "":
		return a.reviewAsCoder(cmd, f.coder, f.blind)
	}
	one, two, ok := strings.Cut(f.adjudicate, ",")
	if !ok {
		return usage(cmd, "--adjudicate names two coders, like ann,bob")
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		v := a.viewer()
		var err error
		if v.Seen, err = arch.Seen(cmd.Context(), v); err != nil {
			return err
		}
		list, both, err := arch.Disputes(cmd.Context(), a.viewer(), strings.TrimSpace(one), strings.TrimSpace(two))
		if err != nil {
			return err
		}
		s := &settling{reviewing: reviewing{app: a, arch: arch}, list: list, by: v}
		return s.run(cmd.Context(), both)
	})
}

// settling asks about one dispute after another.
type settling struct {
	reviewing
	list    []archive.Dispute
	by      cited.Viewer // who settles them, and has seen them
	settled int
}

const settlingKeys = "1 or 2 whose holds  r neither: no such figure  c but for a field  s skip  ? keys  q quit"

func (s *settling) run(ctx context.Context, both int) (err error) {
	if len(s.list) == 0 {
		s.say("nothing is left to settle in %s that both are done with", tell.Counted(both, "document"))
		return nil
	}
	if s.keys, err = s.app.keys(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.keys.close()) }()
	for i := range s.list {
		if ctx.Err() != nil {
			break
		}
		err := s.dispute(ctx, i)
		if errors.Is(err, errQuit) || errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	s.say("%d settled; %d left", s.settled, len(s.list)-s.settled)
	return ctx.Err()
}

// dispute asks about one dispute until it is settled or skipped.
func (s *settling) dispute(ctx context.Context, at int) error {
	d := &s.list[at]
	var fields [][2]string
	s.show(d, at)
	for {
		key, err := s.keys.key()
		if err != nil {
			return err
		}
		whose := archive.Neither
		switch key {
		case '1', '2':
			whose = int(key - '1')
		case 'r':
		case 'c':
			field, ok, err := s.field("FIELD=VALUE, then 1 or 2 (Enter to leave it): ")
			if err == nil && ok {
				fields = append(fields, field)
			}
			if err := s.explain(err); err != nil {
				return err
			}
			continue
		case 's':
			return nil
		case 'q':
			return errQuit
		default:
			s.say("%s", settlingKeys)
			continue
		}
		if err = s.arch.SettleDispute(ctx, s.by, d, whose, fields...); err == nil {
			s.settled++
			s.say("settled: %s", tell.Settled(d, whose))
			return nil
		}
		if cited.CodeOf(err) == cited.Overtaken {
			s.say("not kept: %s", oneLine(err.Error()))
			return nil
		}
		fields = nil
		if err := s.explain(err); err != nil {
			return err
		}
	}
}

// show shows both figures side by side, with a sign before the fields in which they differ.
func (s *settling) show(d *archive.Dispute, at int) {
	f := d.Figures[0]
	if f == nil {
		f = d.Figures[1]
	}
	differ := map[string]bool{}
	for _, name := range d.Differ {
		differ[name] = d.Figures[0] != nil && d.Figures[1] != nil
	}
	s.page(func(page facts) {
		fmt.Fprintf(page.out, "%d of %d  %s  %s\n\n", at+1, len(s.list), d.Document.ID, oneLine(d.Document.Title))
		page.blocks(markedIn(f.Quote, f.Span, d.Before, d.After))
		page.out.WriteByte('\n')
		t := newTable(page.out, page.columns, []column{{head: ""}, {head: "field"}, {head: "1 " + d.Coders[0], most: 30}, {head: "2 " + d.Coders[1], most: 30}, {head: "holds now", most: 24}})
		t.row("", "words", wordsIn(d.Figures[0]), wordsIn(d.Figures[1]), wordsIn(d.Read))
		for _, name := range cited.Fields() {
			sign := ""
			if differ[name] {
				sign = "*"
			}
			t.row(sign, name, writtenOf(d.Figures[0], name), writtenOf(d.Figures[1], name), writtenOf(d.Read, name))
		}
		t.close()
		for i, seeded := range d.Seeded {
			if seeded {
				fmt.Fprintf(page.out, "%s was shown an error here\n", oneLine(d.Coders[i]))
			}
		}
		if d.Out {
			page.out.WriteString("what was read is in no list now\n")
		}
	})
	s.say("%s", settlingKeys)
}

func wordsIn(f *cited.Figure) string {
	if f == nil {
		return "no figure"
	}
	return f.Exact
}

func writtenOf(f *cited.Figure, name string) string {
	if f == nil {
		return ""
	}
	return review.Written(f, name)
}
