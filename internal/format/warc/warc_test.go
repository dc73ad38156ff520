package warc_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/format/warc"
	"cited/internal/fuzztest"
	"cited/internal/text"
)

// opened is a document of a web archive that was read.
type opened struct {
	part    text.Part
	content string
	window  text.Window // the last
	head    text.Head
	err     error
}

// open reads an archive as the host does: its documents, and then each of them.
func open(raw []byte) ([]opened, text.Head, error) {
	f := warc.Format(pick())
	var all []opened
	head, err := f.Read(bytes.NewReader(raw), text.Input{Parts: func(p text.Part) error {
		all = append(all, opened{part: p})
		return nil
	}}, nil)
	for i := range all {
		d := &all[i]
		d.head, d.err = f.Read(bytes.NewReader(raw[d.part.From:d.part.To]), text.Input{Part: &d.part}, func(w text.Window) error {
			d.content, d.window = d.content+w.Content, w
			return w.Check(d.part.To - d.part.From)
		})
	}
	return all, head, err
}

// record makes a record of heads and a block.
func record(kind string, block string, heads ...string) string {
	return "WARC/1.1\r\nWARC-Type: " + kind + "\r\n" + strings.Join(append(heads, fmt.Sprint("Content-Length: ", len(block))), "\r\n") + "\r\n\r\n" + block + "\r\n\r\n"
}

// answer makes a record of an HTTP answer.
func answer(address, httpHeads, body string, heads ...string) string {
	block := "HTTP/1.1 200 OK\r\n" + httpHeads + "\r\n\r\n" + body
	return record("response", block, append([]string{"WARC-Target-URI: " + address, "WARC-Date: 2016-03-02T08:00:00Z",
		"Content-Type: application/http; msgtype=response"}, heads...)...)
}

const asPage = "Content-Type: text/html; charset=utf-8"

func page(words string) string { return "<!doctype html><title>A</title><p>" + words + "</p>" }

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

func packEach(records ...string) []byte {
	var b strings.Builder
	for _, r := range records {
		b.WriteString(packed(r))
	}
	return []byte(b.String())
}

func base(sum []byte) string { return base32.StdEncoding.EncodeToString(sum) }

func sha1Of(s string) []byte {
	sum := sha1.Sum([]byte(s))
	return sum[:]
}

// summary says what came of each document.
func summary(all []opened) []string {
	var out []string
	for _, d := range all {
		if d.err != nil {
			out = append(out, fmt.Sprintf("%d: %v", d.part.Number, d.err))
			continue
		}
		out = append(out, fmt.Sprintf("%d %s: %s", d.part.Number, d.head.Meta.Address, strings.TrimSpace(d.content)))
	}
	return out
}

func check(t *testing.T, all []opened, want ...string) {
	t.Helper()
	got := summary(all)
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestRead(t *testing.T) {
	records := []string{
		record("warcinfo", "software: x\r\n", "Content-Type: application/warc-fields"),
		record("request", "GET / HTTP/1.1\r\n\r\n", "Content-Type: application/http; msgtype=request"),
		answer("https://example.org/a", asPage, page("Nine came back.")),
		answer("https://example.org/logo.png", "Content-Type: image/png", "\x89PNG\r\n\x1a\n"),
		answer("https://example.org/s.css", "Content-Type: text/css", "p { margin: 1em }"),
		answer("https://example.org/x.js", "Content-Type: application/javascript", "<!doctype html>"),
		answer("https://example.org/d", "Content-Type: application/json", `{"id":1,"text":"x"}`),
		answer("https://example.org/i.svg", "Content-Type: image/svg+xml", "<svg/>"),
		record("response", "HTTP/1.1 404 Not Found\r\n"+asPage+"\r\n\r\n"+page("Gone."), "WARC-Target-URI: https://example.org/b", "Content-Type: application/http"),
		record("resource", "Ten came back.", "WARC-Target-URI: <file:///../../etc/passwd>", "Content-Type: text/plain", "WARC-Date: 2016-03-02T08:00:00.123456Z"),
		record("conversion", page("Eleven."), "WARC-Target-URI: https://example.org/c"),
		record("metadata", "x: y\r\n"),
		record("resource", "Twelve came back.", "WARC-Target-URI: urn:text:https://example.org/a", "Content-Type: text/plain"),
		record("resource", "--warc-file=x", "WARC-Target-URI: <metadata://gnu.org/software/wget/wget_arguments.txt>", "Content-Type: text/plain"),
		record("response", "ns.example.org 1.2.3.4", "WARC-Target-URI: dns:example.org", "Content-Type: text/dns"),
	}
	for name, raw := range map[string][]byte{"plain": []byte(strings.Join(records, "")), "packed": packEach(records...)} {
		t.Run(name, func(t *testing.T) {
			all, head, err := open(raw)
			if err != nil {
				t.Fatal(err)
			}
			check(t, all, "3 https://example.org/a: Nine came back.", "10 file:///../../etc/passwd: Ten came back.", "11 https://example.org/c: Eleven.")
			if want := "left out: answers other than 200 (1), notes of the crawler (2), other files (1), pictures (2), scripts and their data (2), style sheets (1)"; head.Note != want {
				t.Errorf("note %q, want %q", head.Note, want)
			}
			if h := all[1].head; h.Created != "2016-03-02T08:00:00Z" || h.From["created"] != "head WARC-Date" || h.Meta.Published != "" || h.Format != "text" {
				t.Errorf("head %+v", h)
			}
			w, p := all[0].window, all[0].part
			at := strings.Index(w.Content, "Nine")
			from, to, exact, ok := w.Map.Original(at, at+4)
			if places := w.Map.Places(at, at+4); !ok || !slices.Equal(places, []string{"record 3, p"}) {
				t.Errorf("places %q", places)
			}
			if name == "plain" && (!exact || string(raw[p.From:][from:to]) != "Nine") || name == "packed" && (exact || from != 0 || int64(to) != p.To-p.From) {
				t.Errorf("mapped to %d to %d", from, to)
			}
		})
	}
}

func TestVersions(t *testing.T) {
	for version, ok := range map[string]bool{"WARC/0.17": true, "WARC/0.18": true, "WARC/1.0": true, "WARC/1.1": true, "WARC/2.0": false, "warc/1.0": false} {
		raw := strings.Replace(answer("https://example.org/a", asPage, page("Nine.")), "WARC/1.1", version, 1)
		if got := warc.Format(pick()).Sniff([]byte(raw), ""); got != ok {
			t.Errorf("%s: %v", version, got)
		}
		heads, block, _ := strings.Cut(raw, "\r\n\r\n")
		if all, _, err := open([]byte(strings.ReplaceAll(heads, "\r\n", "\n") + "\n\n" + block)); ok && (err != nil || len(all) != 1 || all[0].err != nil) {
			t.Errorf("%s with other line ends: %v, %v", version, summary(all), err)
		}
	}
	if warc.Format(pick()).Sniff([]byte(packed("WARC is a format\n")), "x.warc.gz") {
		t.Error("any packed text is taken for a web archive")
	}
}

func TestEncodings(t *testing.T) {
	body := page("Nine came back.")
	zipped := func(new func(io.Writer) io.WriteCloser) string {
		var b bytes.Buffer
		z := new(&b)
		_, _ = z.Write([]byte(body))
		_ = z.Close()
		return b.String()
	}
	z := zipped(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })
	raw := zipped(func(w io.Writer) io.WriteCloser { f, _ := flate.NewWriter(w, 5); return f })
	chunked := fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\nTrailer: x\r\n\r\n", 10, body[:10], len(body)-10, body[10:])
	for name, a := range map[string]string{
		"gzip":                   answer("https://example.org/a", asPage+"\r\nContent-Encoding: gzip", packed(body)),
		"gzip, unpacked before":  answer("https://example.org/a", asPage+"\r\nContent-Encoding: GZIP", body),
		"deflate as zlib":        answer("https://example.org/a", asPage+"\r\nContent-Encoding: deflate", z),
		"deflate":                answer("https://example.org/a", asPage+"\r\nContent-Encoding: deflate", raw),
		"twice":                  answer("https://example.org/a", asPage+"\r\nContent-Encoding: gzip, deflate", zippedTwice(body)),
		"chunked":                answer("https://example.org/a", asPage+"\r\nTransfer-Encoding: chunked", chunked),
		"chunked, joined before": answer("https://example.org/a", asPage+"\r\nTransfer-Encoding: chunked", body),
		"sum of the body":        answer("https://example.org/a", asPage+"\r\nTransfer-Encoding: chunked", chunked, "WARC-Payload-Digest: sha1:"+base(sha1Of(body))),
		"sum of the chunks":      answer("https://example.org/a", asPage+"\r\nTransfer-Encoding: chunked", chunked, "WARC-Payload-Digest: sha1:"+base(sha1Of(chunked))),
	} {
		all, _, err := open(packEach(a))
		if err != nil || len(all) != 1 || all[0].err != nil || strings.TrimSpace(all[0].content) != "Nine came back." {
			t.Errorf("%s: %q, %v", name, summary(all), err)
		}
	}
	for name, want := range map[string]string{"br": "packed in a way that is not read", "gzip,gzip,gzip,gzip": "packed 4 times over"} {
		all, _, err := open([]byte(answer("https://example.org/a", asPage+"\r\nContent-Encoding: "+name, packed(body))))
		if err != nil || len(all) != 1 || all[0].err == nil || !strings.Contains(all[0].err.Error(), want) {
			t.Errorf("%s: %q, %v", name, summary(all), err)
		}
	}
}

func zippedTwice(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(packed(s)))
	_ = z.Close()
	return b.String()
}

func TestDigests(t *testing.T) {
	body := page("Nine came back.")
	block := "HTTP/1.1 200 OK\r\n" + asPage + "\r\n\r\n" + body
	big := sha256.Sum256([]byte(body))
	small := md5.Sum([]byte(block))
	for value, holds := range map[string]bool{
		"WARC-Payload-Digest: sha1:" + base(sha1Of(body)):                     true,
		"WARC-Payload-Digest: SHA1:" + strings.ToLower(base(sha1Of(body))):    true,
		"WARC-Payload-Digest: sha1:" + hex.EncodeToString(sha1Of(body)):       true,
		"WARC-Payload-Digest: sha-256:" + hex.EncodeToString(big[:]):          true,
		"WARC-Payload-Digest: sha256:" + strings.TrimRight(base(big[:]), "="): true,
		"WARC-Block-Digest: md5:" + hex.EncodeToString(small[:]):              true,
		"WARC-Block-Digest: sha1:" + base(sha1Of(block)):                      true,
		"WARC-Payload-Digest: blake3:abc":                                     true, // nobody can tell
		"WARC-Payload-Digest: sha1:" + base(sha1Of(block)):                    false,
		"WARC-Block-Digest: sha1:" + base(sha1Of(body)):                       false,
		"WARC-Payload-Digest: md5:" + hex.EncodeToString(small[:]):            false,
		"WARC-Payload-Digest: sha1:nonsense":                                  false,
	} {
		all, _, err := open([]byte(answer("https://example.org/a", asPage, body, value)))
		if err != nil || len(all) != 1 || holds != (all[0].err == nil) || !holds && !strings.Contains(all[0].err.Error(), "not those that were captured: "+value[:10]) {
			t.Errorf("%s: %q, %v", value, summary(all), err)
		}
	}
	wrong := "WARC-Payload-Digest: sha1:" + base(sha1Of("x"))
	_, head, err := open([]byte(answer("https://example.org/a", asPage, body) + answer("https://example.org/a.png", "Content-Type: image/png", "y", wrong) + record("request", "x", "WARC-Block-Digest: sha1:"+base(sha1Of("y")))))
	if err != nil || !strings.Contains(head.Note, "with a wrong digest among that: 2") {
		t.Errorf("%+v, %v", head, err)
	}
}

func TestRevisits(t *testing.T) {
	body := page("Nine came back.")
	sum := "WARC-Payload-Digest: sha1:" + base(sha1Of(body))
	other := "WARC-Payload-Digest: sha1:" + base(sha1Of("x"))
	const id = "<urn:uuid:0>"
	revisit := func(heads ...string) string {
		return record("revisit", "HTTP/1.1 200 OK\r\n"+asPage+"\r\n\r\n", append([]string{"WARC-Target-URI: https://example.org/z", "WARC-Date: 2017-01-01T00:00:00Z",
			"Content-Type: application/http; msgtype=response"}, heads...)...)
	}
	raw := packEach(
		answer("https://example.org/a", asPage, body, sum, "WARC-Record-ID: "+id),
		answer("https://example.org/a.png", "Content-Type: image/png", "\x89PNG\r\n\x1a\n", "WARC-Record-ID: <urn:uuid:1>"),
		revisit("WARC-Refers-To: "+id, sum),
		revisit("WARC-Refers-To: "+id),
		revisit("WARC-Refers-To-Target-URI: https://example.org/a", "WARC-Refers-To-Date: 2016-03-02T08:00:00Z", sum),
		revisit(sum),
		revisit("WARC-Refers-To: "+id, other),
		revisit("WARC-Refers-To-Target-URI: https://example.org/elsewhere", "WARC-Refers-To-Date: 2016-03-02T08:00:00Z"),
		revisit("WARC-Refers-To: <urn:uuid:1>"),
		revisit(),
	)
	all, head, err := open(raw)
	if err != nil || head.Note != "left out: pictures (1), revisits of what is left out (1)" {
		t.Errorf("%+v, %v", head, err)
	}
	const same = " https://example.org/z: Nine came back."
	const not = ": it says that the page was as in another capture ("
	check(t, all, "1 https://example.org/a: Nine came back.", "3"+same, "4"+same, "5"+same, "6"+same, "7"+not+id, "8"+not+"https://example.org/elsewhere", "10"+not)
	if all[1].head.Created != "2017-01-01T00:00:00Z" {
		t.Errorf("captured %s", all[1].head.Created)
	}
}

func TestDamaged(t *testing.T) {
	nine, ten := answer("https://example.org/9", asPage, page("Nine.")), answer("https://example.org/10", asPage, page(strings.Repeat("Ten came back. ", 400)))
	eleven := answer("https://example.org/11", asPage, page("Eleven."))
	const is9, is11 = " https://example.org/9: Nine.", " https://example.org/11: Eleven."
	longer := strings.Replace(ten, "Content-Length: ", "Content-Length: 1", 1)
	shorter := strings.Replace(ten, "Content-Length: 6", "Content-Length: 5", 1)
	flipped := func(s string, at int) string {
		b := []byte(s)
		b[at] ^= 0x10
		return string(b)
	}
	z := packed(ten)
	const bad = ": its record is damaged"
	for name, tt := range map[string]struct {
		raw  string
		want []string
		note string
	}{
		"cut off":                {nine + ten[:len(ten)-300], []string{"1" + is9, "2" + bad}, "record 2 is damaged or cut off: it has fewer bytes"},
		"cut off in its heads":   {nine + ten[:60], []string{"1" + is9}, "record 2 is damaged"},
		"packed, cut off":        {packed(nine) + z[:len(z)-12], []string{"1" + is9, "2" + bad}, "record 2 is damaged or cut off"},
		"packed, sum wrong":      {packed(nine) + flipped(z, len(z)-6) + packed(eleven), []string{"1" + is9, "2" + bad, "3" + is11}, "gzip: invalid checksum"},
		"packed, begins wrong":   {packed(nine) + flipped(z, 12) + packed(eleven), []string{"1" + is9, "3" + is11}, "record 2 is damaged"},
		"packed, then garbage":   {packed(nine) + "garbage\n" + packed(eleven), []string{"1" + is9, "3" + is11}, "record 2 is damaged or cut off: a record begins with"},
		"packed, length too big": {packed(nine) + packed(longer) + packed(eleven), []string{"1" + is9, "2" + bad, "3" + is11}, "record 2 is damaged or cut off: it has fewer bytes"},
		"packed, too small":      {packed(nine) + packed(shorter) + packed(eleven), []string{"1" + is9, "2" + bad, "3" + is11}, "record 2 is damaged or cut off: it does not end where it says"},
		"length too small":       {nine + shorter + eleven, []string{"1" + is9, "2 https://example.org/10: Ten came back.", "3" + is11}, "record 2 is damaged or cut off: it does not end where it says"},
		"length too big":         {nine + longer + eleven, []string{"1" + is9, "2" + bad}, "it has fewer bytes"},
		"no length":              {nine + strings.Replace(ten, "Content-Length", "Length", 1) + eleven, []string{"1" + is9, "3" + is11}, "its Content-Length is \"\""},
		"negative length":        {nine + strings.Replace(ten, "Content-Length: ", "Content-Length: -", 1) + eleven, []string{"1" + is9, "3" + is11}, "its Content-Length is \"-6"},
		"no answer":              {nine + strings.Replace(ten, "HTTP/1.1", "GOPHER/9", 1) + eleven, []string{"1" + is9, "2" + bad, "3" + is11}, "its answer begins with"},
		"bad chunk":              {nine + answer("https://example.org/c", asPage+"\r\nTransfer-Encoding: chunked", "5\r\n<p>Ten\r\nzz\r\n") + eleven, []string{"1" + is9, "2" + bad, "3" + is11}, ""},
	} {
		all, head, err := open([]byte(tt.raw))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := summary(all); !slices.EqualFunc(got, tt.want, strings.HasPrefix) || !strings.Contains(head.Note, tt.note) {
			t.Errorf("%s: got %.200q, %q\nwant %q", name, got, head.Note, tt.want)
		}
	}
	for raw, want := range map[string]string{
		packed(nine + eleven):                     "one gzip over all its records",
		packed(record("warcinfo", "x") + eleven):  "one gzip over all its records",
		"WARC/1.0\r\nContent-Length: 5\r\n\r\nx":  "a damaged web archive: there is no document in it; record 1",
		"WARC/1.0\r\n" + strings.Repeat("x", 3e5): "heads of more than 256 KB",
	} {
		if _, _, err := open([]byte(raw)); cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", raw, err, want)
		}
	}
}

// What is cut into several records is read as far as the first, and says so; so does what
// was cut off when it was captured.
func TestNotes(t *testing.T) {
	sum := "WARC-Payload-Digest: sha1:" + base(sha1Of("all of it"))
	all, head, err := open([]byte(answer("https://example.org/1", asPage, page("Nine."), "WARC-Segment-Number: 1", sum) +
		record("continuation", "more", "WARC-Segment-Number: 2") + answer("https://example.org/2", asPage, page("Ten."), "WARC-Truncated: length")))
	if err != nil || head.Note != "left out: further parts of records (1)" {
		t.Fatalf("%+v, %v", head, err)
	}
	check(t, all, "1 https://example.org/1: Nine.", "3 https://example.org/2: Ten.")
	if n := all[0].head.Note; n != "its rest is in other records, which are not put together" {
		t.Errorf("note %q", n)
	}
	if n := all[1].head.Note; n != "it was cut off when it was captured (length)" {
		t.Errorf("note %q", n)
	}
}

// Whoever makes a file of nothing but beginnings does not keep the reader busy.
func TestManyBeginnings(t *testing.T) {
	raw := answer("https://example.org/9", asPage, page("Nine.")) + strings.Repeat("\x1f\x8b\x08\x00", 1<<20)
	all, head, err := open([]byte(raw))
	if err != nil || len(all) != 1 || !strings.Contains(head.Note, "record 2 is damaged or cut off") {
		t.Errorf("%q, %+v, %v", summary(all), head, err)
	}
}

// A record that unpacks to more than a document may have is one that cannot be read; the
// next one is.
func TestBomb(t *testing.T) {
	bomb := answer("https://example.org/b", asPage+"\r\nContent-Encoding: gzip", packed(page(strings.Repeat("x", 20<<20))))
	all, _, err := open(packEach(bomb, answer("https://example.org/9", asPage, page("Nine."))))
	if err != nil {
		t.Fatal(err)
	}
	check(t, all, "1: a page of more than 16 MB", "2 https://example.org/9: Nine.")
}

func FuzzRead(f *testing.F) {
	body := page("Nine.")
	sum := "WARC-Payload-Digest: sha1:" + base(sha1Of(body))
	seeds := []string{
		answer("https://example.org/a", asPage, body, sum, "WARC-Record-ID: <urn:uuid:0>") + record("revisit", "", "WARC-Refers-To: <urn:uuid:0>"),
		answer("https://example.org/a", asPage+"\r\nTransfer-Encoding: chunked", "5\r\n<p>Te\r\n2\r\nn.\r\n0\r\n\r\n"),
		answer("https://example.org/a", asPage+"\r\nContent-Encoding: gzip", packed(body)) + "x" + record("resource", "Ten.", "Content-Type: text/plain"),
		record("warcinfo", "x"), "WARC/1.0\nContent-Length: 99999999999\n\nx",
	}
	for _, s := range seeds {
		f.Add([]byte(s))
		f.Add([]byte(packed(s)))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		fuzztest.Limit(t)
		last := 0
		all, _, _ := open(raw)
		for _, d := range all {
			if d.part.Number <= last || d.part.From < 0 || d.part.To <= d.part.From || d.part.To > int64(len(raw)) {
				t.Fatalf("part %+v of %d bytes", d.part, len(raw))
			}
			last = d.part.Number
		}
	})
}
