// Package csv reads tables whose cells are parted by commas, semicolons, tabs or
// bars, with quotation marks as RFC 4180 has them, of any length and encoding.
//
// Cells that begin like formulas are text like all others. Each cell is mapped to
// its bytes, exactly where they are the cell as it is, and to its name as a
// spreadsheet would have it: C5.
package csv

import (
	"io"
	"path"
	"strings"

	"cited"
	"cited/internal/charset"
	"cited/internal/office"
	"cited/internal/text"
)

// Format returns the format of tables of cells parted by a sign. A table without
// cells emits no window.
func Format() text.Format {
	return text.Format{
		Name:  "csv",
		Doc:   "Tables of cells parted by commas, semicolons, tabs or bars (csv, tsv), of any length and encoding.",
		Sniff: sniff,
		Read:  read,
	}
}

const (
	chunkBytes = 256 << 10
	maxRecord  = 1 << 20 // bytes
	maxCells   = 16_384  // of a record
)

// sniff reports whether a file is a table: by what its lines have in common, and
// more of that where its name does not say so.
func sniff(start []byte, name string) bool {
	b := charset.Buffer{MaxContent: 4*len(start) + 64, MaxSegments: len(start) + 1}
	e := charset.Detect(start, "", false)
	e.NewDecoder().Decode(&b, start[min(e.BOM, len(start)):], e.BOM, false)
	content := string(b.Content)
	if strings.ContainsAny(content, "\x00\ufffd") {
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		_, ok := delimiter(content, allSigns)
		return ok
	case ".txt", ".text", ".md": // who named it so wants the text as it stands; tables in it are read all the same
		return false
	}
	return isPlainly(content)
}

func read(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	w := office.NewWriter(emit).Unlimited()
	s := stream{raw: charset.Stream{Declared: in.Charset}, sheet: office.NewSheet(w), buf: charset.Buffer{MaxContent: 4 * maxRecord, MaxSegments: 1 << 18}}
	if err := s.run(r); err != nil {
		return text.Head{}, err
	}
	if err := s.sheet.End(); err != nil {
		return text.Head{}, err
	}
	return text.Head{Format: "csv", Encoding: s.raw.Encoding.Name}, w.Flush()
}

// stream is the state of reading one table.
type stream struct {
	sheet *office.Sheet
	row   int
	sign  byte // that parts cells; 0 as long as it is not known

	raw charset.Stream
	buf charset.Buffer
}

func (s *stream) run(r io.Reader) error {
	raw := make([]byte, 0, chunkBytes)
	for final := false; !final; {
		n, err := io.ReadFull(r, raw[len(raw):cap(raw)])
		raw = raw[:len(raw)+n]
		if final = err == io.EOF || err == io.ErrUnexpectedEOF; err != nil && !final {
			return err
		}
		used := s.raw.Decide(raw, final)
		for {
			used += s.raw.Decode(&s.buf, raw[used:], final)
			full := s.buf.Full()
			if err := s.records(final && !full); err != nil {
				return err
			}
			if !full {
				break
			}
		}
		raw = raw[:copy(raw, raw[used:])]
	}
	return nil
}

// records reads what is decoded, as far as it holds whole records.
func (s *stream) records(final bool) error {
	content := string(s.buf.Content)
	if s.sign == 0 {
		sign, ok := delimiter(content, allSigns)
		if !ok {
			sign = likely(content)
		}
		s.sign = sign
	}
	done := 0
	for done < len(content) {
		fields, n := record(content[done:], s.sign, final)
		if n == 0 {
			break
		}
		if err := s.add(content, done, fields); err != nil {
			return err
		}
		done += n
	}
	if rest := len(content) - done; rest > maxRecord || rest > 0 && s.buf.Full() && done == 0 {
		return cited.Errorf(cited.Unsupported, "a line of more than %d MB, or a quotation mark that is never closed: mend row %d and add it again", maxRecord>>20, s.row+1)
	}
	s.buf.Shift(done)
	return nil
}

// add adds a record whose fields stand in content from start on.
func (s *stream) add(content string, start int, fields []field) error {
	if len(fields) > maxCells {
		return cited.Errorf(cited.Unsupported, "a row of more than %d cells: row %d", maxCells, s.row+1)
	}
	cells := make([]office.Cell, 0, len(fields))
	for col, f := range fields {
		value := f.value(content[start:])
		if strings.TrimSpace(value) == "" {
			continue
		}
		c := office.Cell{Col: col, Span: office.Span{Text: value, Place: office.CellName(col, s.row)}}
		from, to, exact, ok := s.buf.Map.Original(start+f.start, start+f.end)
		if !ok {
			continue
		}
		c.At = office.At{From: from, To: to, Exact: exact && !f.doubled}
		cells = append(cells, c)
	}
	s.row++
	return s.sheet.Row(cells)
}
