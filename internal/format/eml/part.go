package eml

import (
	"bufio"
	"bytes"
	"io"
	"mime"
	"net/textproto"
	"path"
	"strconv"
	"strings"

	"cited"
	"cited/internal/charset"
)

// part is a part of a mail, the whole mail too: bytes of the file.
type part struct {
	start, bodyStart, end int
	number                string // 1, 1.2, ...
	header                textproto.MIMEHeader
	kind                  string // text/plain, in lower case
	params                map[string]string
	parts                 []*part
	ranked                bool
	rank                  int // among alternatives, once ranked
}

// part reads the heads of a part, and the parts that it consists of.
func (m *message) part(start, end, depth int, number string) (*part, error) {
	if m.parts++; m.parts > maxParts {
		return nil, cited.Errorf(cited.Unsupported, "a mail of more than %d parts: save what it says as text and add that", maxParts)
	}
	if depth > maxDepth {
		return nil, cited.Errorf(cited.Unsupported, "a mail with parts nested more than %d deep: save what it says as text and add that", maxDepth)
	}
	p := &part{start: start, end: end, number: number, bodyStart: headEnd(m.raw, start, end)}
	if p.bodyStart-start > maxHeader {
		return nil, cited.Errorf(cited.Unsupported, "a mail with more than %d MB of heads: save what it says as text and add that", maxHeader>>20)
	}
	heads := io.MultiReader(bytes.NewReader(m.raw[start:p.bodyStart]), strings.NewReader("\r\n\r\n"))
	p.header, _ = textproto.NewReader(bufio.NewReader(heads)).ReadMIMEHeader() // what was read before a bad line counts
	kind, params, err := mime.ParseMediaType(p.header.Get("Content-Type"))
	if err != nil && err != mime.ErrInvalidMediaParameter {
		kind, params = "text/plain", nil
	}
	p.kind, p.params = kind, params
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		err := m.split(p, depth)
		return p, err
	}
	return p, nil
}

// headEnd returns where the heads of a part end: behind the first empty line.
func headEnd(raw []byte, start, end int) int {
	for at := start; at < end; {
		line := raw[at:end]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		at += len(line)
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			return at
		}
	}
	return end
}

// split finds the parts between the boundaries.
func (m *message) split(p *part, depth int) error {
	mark := []byte("--" + p.params["boundary"])
	from := -1
	for at := p.bodyStart; at <= p.end; {
		line := m.raw[at:p.end]
		next := p.end + 1
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line, next = line[:i], at+i+1
		}
		rest, ok := bytes.CutPrefix(line, mark)
		last := ok && bytes.HasPrefix(rest, []byte("--"))
		if ok = last || ok && len(bytes.TrimSpace(rest)) == 0; ok || next > p.end {
			end := at
			if !ok {
				end = p.end // the file is cut off
			}
			if from >= 0 {
				k, err := m.part(from, max(from, lineEnd(m.raw, from, end, ok)), depth+1, p.number+"."+strconv.Itoa(len(p.parts)+1))
				if err != nil {
					return err
				}
				p.parts = append(p.parts, k)
			}
			if last {
				return nil
			}
			from = min(next, p.end)
		}
		at = next
	}
	return nil
}

// lineEnd returns where a part ends: before the line end that belongs to the
// boundary behind it.
func lineEnd(raw []byte, from, end int, boundary bool) int {
	if !boundary {
		return end
	}
	if end > from && raw[end-1] == '\n' {
		end--
	}
	if end > from && raw[end-1] == '\r' {
		end--
	}
	return end
}

// isText reports whether a part is read: text or a page that is not attached.
func (p *part) isText() bool {
	disposition, _, _ := mime.ParseMediaType(p.header.Get("Content-Disposition"))
	return disposition != "attachment" && (p.kind == "text/plain" || p.kind == "text/html")
}

// name returns what an attached part is called.
func (p *part) name() string {
	_, params, _ := mime.ParseMediaType(p.header.Get("Content-Disposition"))
	for _, name := range []string{params["filename"], p.params["name"], p.kind} {
		if name = decoded(name); name != "" {
			return path.Base(strings.ReplaceAll(name, `\`, "/"))
		}
	}
	return ""
}

// choose returns the parts that are read, in order, and notes what is attached.
func (m *message) choose(p *part) ([]*part, error) {
	switch {
	case len(p.parts) == 0 && p.isText():
		return []*part{p}, nil
	case len(p.parts) == 0:
		if !strings.HasPrefix(p.kind, "multipart/") {
			m.files = append(m.files, p)
		}
		return nil, nil
	}
	var all, best []*part
	for _, k := range p.parts {
		some, err := m.choose(k)
		if err != nil {
			return nil, err
		}
		if best == nil || m.better(some, best) {
			best = some
		}
		all = append(all, some...)
	}
	switch {
	case p.kind == "multipart/alternative":
		return best, nil
	case m.saved:
		return all[:min(len(all), 1)], nil // the page itself; the others are frames in it
	}
	return all, nil
}

// better reports whether an alternative is the one to read: plain text that says
// something, else the first that does.
func (m *message) better(some, best []*part) bool {
	return len(some) > 0 && m.rankOf(some[0]) > m.rankOf(best[0])
}

func (m *message) rankOf(p *part) int {
	if p.ranked {
		return p.rank
	}
	p.ranked = true
	content, _ := p.content(m.raw)
	switch {
	case len(bytes.TrimSpace(content)) == 0:
	case p.kind == "text/plain" && !m.saved:
		p.rank = 2
	default:
		p.rank = 1
	}
	return p.rank
}

// head returns the value of a head as it stands in the file, and where.
func (p *part) head(raw []byte, name string) (value string, from, to int) {
	for at := p.start; at < p.bodyStart; {
		end := at
		for first := true; end < p.bodyStart && (first || raw[end] == ' ' || raw[end] == '\t'); first = false {
			i := bytes.IndexByte(raw[end:p.bodyStart], '\n')
			if i < 0 {
				i = p.bodyStart - end - 1
			}
			end += i + 1
		}
		key, _, ok := bytes.Cut(raw[at:end], []byte(":"))
		if ok && strings.EqualFold(string(key), name) {
			from, to = at+len(key)+1, end
			for from < to && strings.IndexByte(" \t\r\n", raw[from]) >= 0 {
				from++
			}
			for to > from && strings.IndexByte(" \t\r\n", raw[to-1]) >= 0 {
				to--
			}
			return string(raw[from:to]), from, to
		}
		at = end
	}
	return "", p.start, p.start
}

// charsetReader decodes what heads hold in another encoding.
func charsetReader(label string, r io.Reader) (io.Reader, error) {
	e, ok := charset.Named(label)
	if !ok {
		return nil, cited.Errorf(cited.Unsupported, "no encoding %.40q", label)
	}
	raw, err := io.ReadAll(io.LimitReader(r, maxHeader))
	b := charset.Buffer{MaxContent: 4*len(raw) + 64, MaxSegments: len(raw) + 1}
	e.NewDecoder().Decode(&b, raw, 0, true)
	return bytes.NewReader(b.Content), err
}
