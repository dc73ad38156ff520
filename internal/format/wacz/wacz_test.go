package wacz_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"testing"

	"cited"
	"cited/internal/format/wacz"
	"cited/internal/fuzztest"
	"cited/internal/text"
)

// member is a file to be packed.
type member struct {
	name, content string
	method        uint16
}

func pack(members ...member) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.CreateHeader(&zip.FileHeader{Name: m.name, Method: m.method})
		if err == nil {
			_, err = w.Write([]byte(m.content))
		}
		if err != nil {
			panic(err)
		}
	}
	_ = z.Close()
	return b.Bytes()
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

func record(n int, words string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><p>" + words
	return packed(fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, len(block), block))
}

func sumOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// contents is a datapackage.json of paths and digests.
func contents(pairs ...string) string {
	var list []string
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, fmt.Sprintf(`{"name":"x","path":%q,"hash":%q,"bytes":1}`, pairs[i], pairs[i+1]))
	}
	return `{"profile":"data-package","wacz_version":"1.1.1","resources":[` + strings.Join(list, ",") + `]}`
}

// open reads a WACZ as the host does and says what came of each document.
func open(raw []byte) (all []string, note string, err error) {
	f := wacz.Format(func([]byte, string) (text.Format, bool) { return text.Format{Name: "html", Read: words}, true })
	var parts []text.Part
	head, err := f.Read(bytes.NewReader(raw), text.Input{Parts: func(p text.Part) error {
		parts = append(parts, p)
		return nil
	}}, nil)
	for _, p := range parts {
		var content strings.Builder
		h, err := f.Read(bytes.NewReader(raw[p.From:p.To]), text.Input{Part: &p}, func(w text.Window) error {
			content.WriteString(w.Content)
			return w.Check(p.To - p.From)
		})
		all = append(all, fmt.Sprintf("%d %s %s %v", p.Number, h.Meta.Address, strings.TrimSpace(content.String()), err))
	}
	return all, head.Note, err
}

// words reads a page as simple as can be: what stands in its paragraph.
func words(r io.Reader, _ text.Input, emit func(text.Window) error) (text.Head, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return text.Head{}, err
	}
	_, words, _ := strings.Cut(strings.ToValidUTF8(string(raw), ""), "<p>")
	return text.Head{}, emit(text.Window{Content: words})
}

const second = "2 https://example.org/2 Ten. <nil>"

func TestRead(t *testing.T) {
	one, two := record(1, "Nine."), record(2, "Ten.")
	file := member{"archive/data.warc.gz", one + two, zip.Store}
	pages := member{"pages/pages.jsonl", `{"format":"json-pages-1.0","id":"pages"}` + "\n", zip.Deflate}
	good := contents(file.name, sumOf(file.content), pages.name, sumOf(pages.content))
	list := member{"datapackage.json", good, zip.Deflate}
	digest := member{"datapackage-digest.json", `{"path":"datapackage.json","hash":"` + sumOf(good) + `"}`, zip.Deflate}
	md := md5.Sum([]byte(file.content))
	for name, tt := range map[string]struct {
		raw  []byte
		note string
		many int
	}{
		"whole":            {pack(file, pages, list, digest), "", 2},
		"in two files":     {pack(pages, member{"archive/a.warc.gz", one, zip.Store}, member{"archive/b.warc.gz", record(2, "Ten."), zip.Store}, member{"datapackage.json", contents(), zip.Store}), "", 2},
		"with MD5":         {pack(file, member{"datapackage.json", contents(file.name, hex.EncodeToString(md[:])), zip.Store}), "", 2},
		"without a list":   {pack(file), "it has no datapackage.json", 2},
		"list that lies":   {pack(file, pages, member{"datapackage.json", contents(file.name, sumOf("x")), zip.Store}), "archive/data.warc.gz is not what datapackage.json says: its digest is another", 2},
		"list changed":     {pack(file, member{"datapackage.json", contents(), zip.Store}, digest), "datapackage.json is not the one that datapackage-digest.json names", 2},
		"list damaged":     {pack(file, member{"datapackage.json", "{", zip.Store}), "datapackage.json is damaged", 2},
		"something gone":   {pack(file, list), "pages/pages.jsonl is missing", 2},
		"packed once more": {pack(file, member{"archive/b.warc.gz", two, zip.Deflate}, member{"datapackage.json", contents(), zip.Store}), "archive/b.warc.gz is packed once more and was not read", 2},
	} {
		all, note, err := open(tt.raw)
		if err != nil || len(all) != tt.many || all[1] != second || !strings.HasPrefix(note, tt.note) || tt.note == "" && note != "" {
			t.Errorf("%s: %q, %q, %v", name, all, note, err)
		}
	}
	for name, tt := range map[string]struct {
		raw  []byte
		want string
	}{
		"without archives":  {pack(pages, list), "without a WARC file"},
		"cut off":           {pack(file, list)[:200], "a damaged archive, probably cut off"},
		"a way out":         {pack(file, member{"archive/../../x.warc", one, zip.Store}), "a name that leads out of it"},
		"all over one gzip": {pack(member{"archive/a.warc.gz", packed("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\nWARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n"), zip.Store}), "one gzip over all its records"},
	} {
		if all, _, err := open(tt.raw); cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %q, %v", name, all, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	file := member{"archive/data.warc.gz", record(1, "Nine."), zip.Store}
	f.Add(pack(file, member{"datapackage.json", contents(file.name, sumOf(file.content)), zip.Deflate}))
	f.Add(pack(file, member{"archive/b.warc", "WARC/1.0\r\n", zip.Deflate}))
	f.Add(pack(file)[:100])
	f.Fuzz(func(t *testing.T, raw []byte) {
		fuzztest.Limit(t)
		_, _, _ = open(raw)
	})
}
