package typeset

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
)

// Groff sets a document by groff's ms macros, in one column or two.
func Groff(ctx context.Context, d Document, columns int) ([]byte, error) {
	var b strings.Builder
	b.WriteString(".nr PS 10\n.nr VS 12\n.ds LH Annual report\n.ds RH Draft\n.ds CF Page \\\\n%\n.TL\n" + troff(d.Title) + "\n")
	if columns == 2 {
		b.WriteString(".2C\n")
	}
	for _, p := range d.Pieces {
		switch p.Kind {
		case Heading:
			b.WriteString(".SH\n" + troff(p.Text) + "\n")
		case Item:
			b.WriteString(".IP \\(bu 2\n" + troff(p.Text) + "\n")
		case Table:
			width := map[bool]string{true: "0.7i", false: "1.6i"}[columns == 2]
			b.WriteString(".TS\ncenter;\nlb rb rb lb\nlw(0.7i) n n lw(" + width + ").\n")
			for _, r := range p.Rows {
				b.WriteString("T{\n" + strings.Join(troffAll(r), "\nT}\tT{\n") + "\nT}\n")
			}
			b.WriteString(".TE\n")
		default:
			b.WriteString(".PP\n" + troff(p.Text))
			if p.Note != "" {
				b.WriteString("\\**\n.FS\n" + troff(p.Note) + "\n.FE")
			}
			b.WriteString("\n")
		}
	}
	return run(ctx, strings.NewReader(b.String()), "groff", "-t", "-ms", "-Tpdf")
}

// troff writes a text so that groff sets each of its letters.
func troff(s string) string {
	s = strings.NewReplacer(`'`, `\(aq`, `"`, `\(dq`, "`", `\(ga`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}

func troffAll(row []string) []string {
	all := make([]string, len(row))
	for i, s := range row {
		all[i] = troff(s)
	}
	return all
}

// run runs a program and returns what it prints.
func run(ctx context.Context, in *strings.Reader, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if in != nil {
		cmd.Stdin = in
	}
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w %.300s", name, err, complaints.String())
	}
	return out.Bytes(), nil
}
