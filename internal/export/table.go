package export

import (
	"bufio"
	"encoding/csv"
	"io"
	"iter"

	"cited"
)

// writeCSV writes the table of figures as "cited figures --format csv" prints it.
func writeCSV(out io.Writer, figures iter.Seq2[cited.Receipt, error], _ About) error {
	t, err := newCSV(out, figureColumns)
	if err != nil {
		return err
	}
	for r, err := range figures {
		if err != nil {
			return err
		}
		if err := t.row(&r); err != nil {
			return err
		}
	}
	return t.end()
}

// csvTable is a CSV that is being written.
type csvTable[T any] struct {
	out     *csv.Writer
	columns []column[T]
}

func newCSV[T any](out io.Writer, columns []column[T]) (*csvTable[T], error) {
	t := &csvTable[T]{csv.NewWriter(out), columns}
	return t, t.out.Write(heads(columns))
}

func (t *csvTable[T]) row(row *T) error { return t.out.Write(record(t.columns, row)) }

func (t *csvTable[T]) end() error {
	t.out.Flush()
	return t.out.Error()
}

// writeJSONL writes each receipt as "cited figures --format jsonl" prints it.
func writeJSONL(out io.Writer, figures iter.Seq2[cited.Receipt, error], _ About) error {
	buffered := bufio.NewWriterSize(out, 1<<16)
	var line []byte
	for r, err := range figures {
		if err != nil {
			return err
		}
		line = append(AppendReceipt(line[:0], &r), '\n')
		if _, err := buffered.Write(line); err != nil {
			return err
		}
	}
	return buffered.Flush()
}
