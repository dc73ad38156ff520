package cli

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"cited"
	"cited/internal/parse"
	"cited/internal/syntax"
)

// asSyntax is the value of --as that prints CoNLL-U.
const asSyntax = "syntax"

// garbage is how much memory, in percent of what is in use, may fill up before it
// is cleared: the model stays in use and would let as much again pile up.
const garbage = 40

// syntax prints the sentences of a file as CoNLL-U, one after the other as they
// are parsed.
func (x *extraction) syntax(ctx context.Context, f file) error {
	defer debug.SetGCPercent(debug.SetGCPercent(garbage))
	in, isCoNLLU, err := x.openText(f.path)
	if err != nil {
		x.fail("%s: %v; make it readable, or leave it out", f.path, withoutOp(err))
		return nil
	}
	_, err = x.finish(ctx, f, in, func() (cited.Document, error) {
		if isCoNLLU {
			return cited.Document{Outcome: cited.OutcomeRead}, x.reader.ParseCoNLLU(in, func(lines []byte) error {
				if err := ctx.Err(); err != nil {
					return err
				}
				return x.write(lines)
			})
		}
		return x.reader.ParsePart(ctx, in, f.document("", ""), f.part, f.name(), func(s syntax.Sentence) error {
			return syntax.WriteCoNLLU(printer{x}, s)
		})
	})
	return err
}

// openText opens a file and tells whether it is CoNLL-U: by its name, and of
// standard input, which has none, by how it starts.
func (x *extraction) openText(path string) (in io.ReadCloser, isCoNLLU bool, err error) {
	if path != stdinPath {
		in, err = os.Open(path)
		return in, strings.EqualFold(filepath.Ext(path), ".conllu"), err
	}
	b := bufio.NewReaderSize(x.Stdin, 1<<16)
	start, _ := b.Peek(b.Size()) // an error comes again when it is read
	return io.NopCloser(b), parse.IsCoNLLU(start), nil
}

// printer writes to the output of an extraction.
type printer struct{ *extraction }

// Write prints lines.
func (p printer) Write(lines []byte) (int, error) {
	if err := p.write(lines); err != nil {
		return 0, err
	}
	return len(lines), nil
}
