// Package jsonl reads JSON lines, in which every line is a document:
// {"id","text","date","title","language"}, of which id and text suffice. They are
// what "cited extract --as document -" reads.
//
// A line is found by its number, called by its id, and each letter of its text is
// mapped to its bytes, through the escapes. A line that is no such object is a
// document that cannot be read; the others are.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"cited"
	"cited/internal/format/plain"
	"cited/internal/limit"
	"cited/internal/text"
)

// Format returns the format of JSON lines.
func Format() text.Format {
	return text.Format{
		Name:  "jsonl",
		Doc:   "JSON lines, every line a document of its own: `{\"id\",\"text\",\"date\",\"title\",\"language\"}`, of which id and text suffice, up to 16 MB a line.",
		Sniff: sniff,
		Read:  read,
	}
}

// sniff reports whether a file starts with an object with id and text on one line.
// Of a line that is longer than the start, what there is of it must begin so.
func sniff(start []byte, _ string) bool {
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n")
	line, _, whole := bytes.Cut(start, []byte("\n"))
	if len(line) == 0 || line[0] != '{' {
		return false
	}
	if o, err := parse(line); err == nil {
		return o.text != nil && o.name() != ""
	}
	return !whole && begins(line)
}

// begins reports whether a line that is cut off begins with members of such an
// object: those that are whole have its names, and one of them is its id or text.
func begins(line []byte) bool {
	d := json.NewDecoder(bytes.NewReader(line))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return false
	}
	known := false
	for {
		key, err := d.Token()
		if err != nil {
			return known && errors.Is(err, io.ErrUnexpectedEOF)
		}
		known = known || key == "id" || key == "text"
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return known && errors.Is(err, io.ErrUnexpectedEOF)
		}
	}
}

func read(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	if in.Part == nil {
		return list(r, in)
	}
	most := in.Limits.Page() // it is held in memory several times over
	line, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return text.Head{}, err
	}
	if int64(len(line)) > most {
		return text.Head{}, in.Limits.Refuse(limit.Memory, "cut its text into several documents", "a line of more than %d MB", most>>20)
	}
	return document(line, in, emit)
}

// list tells of each line that is not empty.
func list(r io.Reader, in text.Input) (text.Head, error) {
	head := text.Head{Format: "jsonl", Encoding: "utf-8"}
	if in.Parts == nil {
		return head, cited.Errorf(cited.Unsupported, "a file of several documents in another: add it by itself")
	}
	b := bufio.NewReaderSize(r, 256<<10)
	at := int64(0)
	for n := 1; ; n++ {
		line, size, err := nextLine(b, int(in.Limits.Page()))
		if err != nil && err != io.EOF {
			return head, err
		}
		if len(bytes.TrimSpace(line)) > 0 {
			p := text.Part{Number: n, From: at, To: at + size}
			if o, err := parse(line); err == nil {
				p.Name = o.name()
			}
			if err := in.Parts(p); err != nil {
				return head, err
			}
		}
		if at += size; err == io.EOF {
			return head, nil
		}
	}
}

// nextLine returns a line, most bytes of it, and how long it is.
func nextLine(b *bufio.Reader, most int) (line []byte, size int64, err error) {
	for {
		more, err := b.ReadSlice('\n')
		size += int64(len(more))
		if room := most - len(line); room > 0 {
			line = append(line, more[:min(len(more), room)]...)
		}
		if err != bufio.ErrBufferFull {
			return line, size, err
		}
	}
}

// object is a line that was parsed.
type object struct {
	id                    json.RawMessage // a string, or a number
	text                  json.RawMessage // nil if there is none
	at                    int             // where that begins in the line
	date, title, language string
}

// parse reads one line. The last of several members of one name counts, as usual.
func parse(line []byte) (o object, err error) {
	skipped := len(line) - len(bytes.TrimPrefix(line, []byte("\ufeff")))
	d := json.NewDecoder(bytes.NewReader(line[skipped:]))
	if t, err := d.Token(); err != nil {
		return o, err
	} else if t != json.Delim('{') {
		return o, errors.New("it is no object")
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return o, err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return o, err
		}
		if err := o.set(key, value, skipped+int(d.InputOffset())-len(value)); err != nil {
			return o, err
		}
	}
	if _, err := d.Token(); err != nil {
		return o, err
	}
	if _, err := d.Token(); err != io.EOF {
		return o, errors.New("something stands behind the object")
	}
	return o, nil
}

func (o *object) set(key json.Token, value json.RawMessage, at int) error {
	var to *string
	switch key {
	case "id":
		o.id = value
	case "text":
		if o.text, o.at = value, at; value[0] != '"' {
			return errors.New("its text is no string")
		}
	case "date":
		to = &o.date
	case "title":
		to = &o.title
	case "language":
		to = &o.language
	}
	if to == nil {
		return nil
	}
	if err := json.Unmarshal(value, to); err != nil {
		return fmt.Errorf("its %s is no string", key)
	}
	return nil
}

// name is the id as people see it.
func (o *object) name() string {
	var id string
	if json.Unmarshal(o.id, &id) == nil {
		return id
	}
	var number json.Number
	if json.Unmarshal(o.id, &number) == nil {
		return number.String()
	}
	return ""
}

// document reads one line.
func document(line []byte, in text.Input, emit func(text.Window) error) (text.Head, error) {
	o, err := parse(line)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("it is cut off")
	case err == nil && (o.text == nil || o.name() == ""):
		err = errors.New("it lacks an id or a text")
	}
	if err != nil {
		return text.Head{}, cited.Errorf(cited.Unsupported, "line %d is no document: %w; write an object like {\"id\":\"a\",\"text\":\"...\"}", in.Part.Number, err)
	}
	head := text.Head{Format: "jsonl", Encoding: "utf-8", Imprint: cited.Imprint{Meta: cited.Meta{Title: o.title, Language: o.language}, From: map[string]string{}}}
	if head.Meta.Published, err = cited.ParseEDTF(o.date); err != nil && o.date != "" {
		return text.Head{}, cited.Errorf(cited.Unsupported, "line %d: %w", in.Part.Number, err)
	}
	for field, value := range map[string]string{"title": o.title, "language": o.language, "published": o.date} {
		if value != "" {
			head.From[field] = strings.Replace("member "+field, "published", "date", 1)
		}
	}
	if in.Known != nil {
		in.Known(head)
	}
	content, back := unquote(o.text, o.at)
	place := fmt.Sprintf("line %d", in.Part.Number)
	_, err = plain.Format().Read(bytes.NewReader(content), text.Input{Charset: "utf-8"}, func(w text.Window) error {
		w.Map = w.Map.Through(back).In(place)
		return emit(w)
	})
	return head, err
}
