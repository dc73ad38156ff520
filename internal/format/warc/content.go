package warc

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"strings"

	"cited"
	"cited/internal/limit"
)

// content is the payload without the encodings of its content, as far as it may unpack.
func (p *payload) content(l limit.Limits) (r io.Reader, packed bool, err error) {
	r = p.Reader
	names := strings.Split(p.encoding, ",")
	if len(names) > 3 {
		return nil, false, cited.Errorf(cited.Unsupported, "packed %d times over: nothing was unpacked", len(names))
	}
	for i := len(names) - 1; i >= 0; i-- {
		b := bufio.NewReaderSize(r, 4<<10)
		switch name := strings.TrimSpace(names[i]); name {
		case "", "identity", "none":
			continue
		case "gzip", "x-gzip":
			start, _ := b.Peek(len(packing))
			if string(start) != packing {
				r = b // it was unpacked before it was kept
				continue
			}
			if r, err = gzip.NewReader(b); err != nil {
				return nil, true, damaged("%v", err)
			}
		case "deflate":
			if r, err = inflate(b); err != nil {
				return nil, true, damaged("%v", err)
			}
		default:
			return nil, true, cited.Errorf(cited.Unsupported, "its content is packed in a way that is not read (%.20q): save the page from where it is shown, and add that", name)
		}
		packed = true
	}
	l = l.OrDefault()
	return &limited{r: r, left: l.Inflation, limit: l}, packed, nil
}

// inflate reads what is called deflate: with the heads of zlib, as it should be, or
// without.
func inflate(b *bufio.Reader) (io.Reader, error) {
	start, _ := b.Peek(2)
	if len(start) == 2 && start[0]&0x0f == 8 && (int(start[0])<<8|int(start[1]))%31 == 0 {
		return zlib.NewReader(b)
	}
	return flate.NewReader(b), nil
}

// limited refuses to read more.
type limited struct {
	r     io.Reader
	left  int64
	limit limit.Limits
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, l.limit.Refuse(limit.Inflation, "save what it says as text and add that", "unpacks to more than %s", limit.Bytes(l.limit.Inflation))
	}
	return n, err
}
