package office

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"unicode/utf16"

	"cited"
	"cited/internal/limit"
	"cited/internal/unzip"
)

// What reading XML takes at most.
const (
	maxWide  = 8 << 20 // bytes of a member in UTF-16, which is held in memory
	maxToken = 8 << 20 // bytes of a tag, or of text between two
)

// XML reads the elements of a member of a package. Names are without their
// prefixes. It trusts nothing: entities that a file declares, nesting that no
// document has, and elements that do not end are errors. Nothing outside of the
// file is ever looked at.
type XML struct {
	d     *xml.Decoder
	in    *measured
	name  string // of the member, for messages
	open  []string
	start xml.StartElement // the element that was read last
	limit limit.Limits
}

// NewXML returns a reader of the XML that a member holds.
func NewXML(name string, m *unzip.Member) *XML {
	in := &measured{r: narrow(m), name: name}
	d := xml.NewDecoder(bufio.NewReaderSize(in, 32<<10))
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		switch label {
		case "UTF-16", "utf-16", "UTF-8", "utf8", "US-ASCII", "us-ascii":
			return r, nil
		}
		return nil, cited.Errorf(cited.Unsupported, "XML in the encoding %.40q, which is not read: save it anew and add that", label)
	}
	return &XML{d: d, in: in, name: name, limit: m.Limits.OrDefault()}
}

// measured passes on XML whose tags, texts and comments are no longer than any
// that is needed: the parser holds each in memory, several times over.
type measured struct {
	r    io.Reader
	name string
	run  int // bytes since the parser made something of them
}

func (m *measured) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if m.run += n; m.run > maxToken {
		return 0, cited.Errorf(cited.Unsupported, "a tag or text of more than %d MB in %s: save what it says as text and add that", maxToken>>20, m.name)
	}
	return n, err
}

// narrow returns XML in UTF-16 as UTF-8, and other as it is.
func narrow(r io.Reader) io.Reader {
	var head [2]byte
	n, _ := io.ReadFull(r, head[:])
	all := io.MultiReader(bytes.NewReader(head[:n]), r)
	big := head == [2]byte{0xFE, 0xFF}
	if !big && head != [2]byte{0xFF, 0xFE} {
		return all
	}
	raw, err := io.ReadAll(io.LimitReader(r, maxWide))
	if err != nil {
		return all
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		lo, hi := raw[2*i], raw[2*i+1]
		if big {
			lo, hi = hi, lo
		}
		units[i] = uint16(lo) | uint16(hi)<<8
	}
	return bytes.NewReader([]byte(string(utf16.Decode(units))))
}

// Next returns the next thing of the element that is open: the start of an
// element in it, text, or its end. A started element must be read to its end or
// be skipped. At the end of all it returns io.EOF.
func (x *XML) Next() (xml.Token, error) {
	for {
		t, err := x.d.RawToken()
		if err != nil {
			return nil, x.fail(err)
		}
		x.in.run = 0
		switch t := t.(type) {
		case xml.StartElement:
			if int64(len(x.open)) == x.limit.Nesting {
				return nil, x.limit.Refuse(limit.Nesting, "save what it says as text and add that", "nested more than %d deep in %s", x.limit.Nesting, x.name)
			}
			x.open = append(x.open, t.Name.Local)
			x.start = t
			return t, nil
		case xml.EndElement:
			if len(x.open) == 0 || x.open[len(x.open)-1] != t.Name.Local {
				return nil, x.fail(errors.New("an element ends that is not open"))
			}
			x.open = x.open[:len(x.open)-1]
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive:
			if bytes.Contains(t, []byte("ENTITY")) || bytes.IndexByte(t, '[') >= 0 {
				return nil, cited.Errorf(cited.Unsupported, "%s declares entities of its own, which no office program writes: save what it says as text and add that", x.name)
			}
		}
	}
}

func (x *XML) fail(err error) error {
	var e *cited.Error
	switch {
	case err == io.EOF && len(x.open) == 0:
		return io.EOF
	case errors.As(err, &e):
		return err
	case err == io.EOF:
		err = io.ErrUnexpectedEOF
	}
	return cited.Errorf(cited.Unsupported, "damaged at %q (%v): get the whole file and add it again", x.name, err)
}

// Each calls f with the start of each element within the one that is open, until
// that ends. F reads the element to its end, skips it, or leaves it open: then
// what is in it is next. Text goes to chars, which may be nil.
func (x *XML) Each(f func(name string) error, chars func([]byte)) error {
	depth := len(x.open)
	for {
		t, err := x.Next()
		if err == io.EOF && depth == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(t.Name.Local); err != nil {
				return err
			}
		case xml.EndElement:
			if len(x.open) < depth {
				return nil
			}
		case xml.CharData:
			if chars != nil {
				chars(t)
			}
		}
	}
}

// Attr returns an attribute of the element that was started last, by its name
// without prefix; "" if it has none.
func (x *XML) Attr(name string) string {
	for _, a := range x.start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Started returns the name of an element that starts; "" for anything else.
func Started(t xml.Token) string {
	if s, ok := t.(xml.StartElement); ok {
		return s.Name.Local
	}
	return ""
}

// Skip reads to the end of the element that was started last.
func (x *XML) Skip() error {
	for depth := len(x.open); len(x.open) >= depth; {
		if _, err := x.Next(); err != nil {
			return err
		}
	}
	return nil
}

// Text returns the text of the element that was started last, which it reads to
// its end; what goes over limit bytes is left out.
func (x *XML) Text(limit int) (string, error) {
	var b []byte
	err := x.Each(func(string) error { return nil }, func(p []byte) {
		b = append(b, p[:min(len(p), max(limit-len(b), 0))]...)
	})
	return string(bytes.ToValidUTF8(b, nil)), err
}
