package warc

import (
	"bufio"
	"bytes"
	"io"
	"mime"
	"net/url"
	"path"
	"strconv"
	"strings"
)

// payload is what a record brought: the body of an answer, or its block.
type payload struct {
	io.Reader        // of the body, without its transfer encoding
	status    int    // of an answer; 0 if it is none
	encoding  string // of the content
	kind      string // the media type that is declared, in lower case
	charset   string // declared with it
	name      string // of the file in the address, a hint
	offset    int64  // where in the block it begins
	chunked   bool

	block, raw, body *digest // of the block; of the payload as it stands there, and without its transfer encoding
}

// open begins to read the payload of a record. b is lent for it.
func (r *record) open(b *bufio.Reader) (*payload, error) {
	p := &payload{block: newDigest("WARC-Block-Digest", r.heads["warc-block-digest"]), name: fileName(r.heads["warc-target-uri"])}
	b.Reset(tee(r.block, p.block))
	p.Reader = b
	declared := r.heads["content-type"]
	transfer := ""
	if isAnswer(declared) {
		h, err := p.answer(b)
		if err != nil {
			return p, err
		}
		declared, p.encoding, transfer = h["content-type"], strings.ToLower(h["content-encoding"]), strings.ToLower(h["transfer-encoding"])
	}
	if kind, params, err := mime.ParseMediaType(declared); err == nil {
		p.kind, p.charset = kind, params["charset"]
	}
	for _, known := range []string{"html", "csv"} {
		if strings.Contains(p.kind, known) {
			p.name += "." + known
		}
	}
	sum := r.heads["warc-payload-digest"]
	if strings.EqualFold(r.heads["warc-type"], "revisit") || r.heads["warc-segment-number"] != "" {
		sum = "" // of the record that it refers to, or of several together
	}
	p.raw = newDigest("WARC-Payload-Digest", sum)
	p.Reader = tee(b, p.raw)
	if p.chunked = strings.Contains(transfer, "chunked") && startsChunk(b); p.chunked {
		p.body = newDigest("WARC-Payload-Digest", sum)
		p.Reader = tee(&chunks{in: bufio.NewReader(p.Reader)}, p.body)
	}
	return p, nil
}

// tee reads what also goes into a digest, if there is one.
func tee(r io.Reader, d *digest) io.Reader {
	if d == nil {
		return r
	}
	return io.TeeReader(r, d)
}

// isAnswer reports whether a record of that type holds an HTTP answer.
func isAnswer(contentType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	return strings.TrimSpace(kind) == "application/http"
}

// answer reads the first line and the heads of an answer.
func (p *payload) answer(b *bufio.Reader) (heads, error) {
	first, err := b.ReadSlice('\n')
	if err != nil {
		return nil, damaged("its answer does not begin")
	}
	p.offset = int64(len(first))
	words := strings.Fields(string(first))
	if len(words) < 2 || !strings.HasPrefix(words[0], "HTTP/") {
		return nil, damaged("its answer begins with %.20q", first)
	}
	p.status, _ = strconv.Atoi(words[1])
	h, size, err := readHeads(b)
	p.offset += size
	return h, err
}

// check reads what is left of the payload and holds it against its digests. The
// error says which of them is wrong.
func (p *payload) check(b *bufio.Reader) error {
	_, _ = io.Copy(io.Discard, p) // whoever ends the record says what is wrong with that
	if p.chunked {
		_, _ = io.Copy(io.Discard, tee(b, p.raw)) // what stands behind the last chunk
	}
	_, _ = io.Copy(io.Discard, b)
	switch {
	case !p.block.holds():
		return p.block.err()
	case !p.raw.holds() && (p.body == nil || !p.body.holds()):
		return p.raw.err()
	}
	return nil
}

// fileName is the last element of the path of an address, a hint and nothing else.
func fileName(address string) string {
	u, err := url.Parse(strings.Trim(address, "<>"))
	if err != nil || u.Path == "" {
		return ""
	}
	return path.Base(u.Path)
}

// startsChunk reports whether a body begins with the length of a chunk. Some programs
// keep the head that says so, and not the chunks.
func startsChunk(b *bufio.Reader) bool {
	start, _ := b.Peek(32)
	line, _, whole := bytes.Cut(start, []byte("\n"))
	_, ok := chunkSize(line)
	return whole && ok
}

func chunkSize(line []byte) (int64, bool) {
	digits, _, _ := strings.Cut(string(line), ";")
	n, err := strconv.ParseInt(strings.TrimSpace(digits), 16, 64)
	return n, err == nil && n >= 0
}

// chunks reads a body that comes in chunks.
type chunks struct {
	in   *bufio.Reader
	left int64 // of the chunk
	some bool  // there was a chunk
	end  bool
}

func (c *chunks) Read(p []byte) (int, error) {
	for c.left == 0 && !c.end {
		if err := c.next(); err != nil {
			return 0, err
		}
	}
	if c.end {
		return 0, io.EOF
	}
	n, err := c.in.Read(p[:min(int64(len(p)), c.left)])
	if c.left -= int64(n); err == io.EOF {
		err = damaged("its last chunk is cut off")
	}
	return n, err
}

// next reads the length of a chunk.
func (c *chunks) next() error {
	line, err := c.in.ReadSlice('\n')
	if c.some && err == nil && len(bytes.TrimSpace(line)) == 0 {
		line, err = c.in.ReadSlice('\n')
	}
	n, ok := chunkSize(line)
	if err != nil || !ok {
		return damaged("the length of a chunk is %.20q", line)
	}
	c.left, c.some, c.end = n, true, n == 0
	return nil
}
