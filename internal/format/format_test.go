package format

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"cited"
	"cited/internal/limit"
	"cited/internal/office/officetest"
	"cited/internal/text"
)

// ask sends a document to a loop of Serve and returns what comes back.
func ask(t *testing.T, toServer io.Writer, fromServer io.Reader, name string, original io.Reader) ([]text.Window, text.Head, error) {
	t.Helper()
	q := Question{Input: text.Input{Name: name}, Original: original}
	sent := make(chan error, 1)
	go func() { sent <- q.Send(toServer) }()
	var windows []text.Window
	head, err := q.Receive(fromServer, func(w text.Window) error {
		windows = append(windows, w)
		return nil
	})
	if err := <-sent; err != nil {
		t.Fatal(err)
	}
	return windows, head, err
}

// noCare is told limits and does nothing about them.
func noCare(limit.Limits) {}

// start runs the loop and returns the two ends to talk to it.
func start(t *testing.T) (io.Writer, io.Reader) {
	t.Helper()
	requests, toServer := io.Pipe()
	fromServer, answers := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- serve(List(""), requests, answers, noCare) }()
	t.Cleanup(func() {
		toServer.Close()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return toServer, bufio.NewReader(fromServer)
}

func TestServe(t *testing.T) {
	to, from := start(t)
	long := strings.Repeat("Nine of them came back.\n\n", 500_000)
	tests := []struct{ name, original, format, content string }{
		{"a.txt", "Nine came back.", "text", "Nine came back."},
		{"empty", "", "text", ""},
		{"page", "<!doctype html><p>Nine &amp; ten", "html", "Nine & ten"},
		{"long.txt", long, "text", long},
		{"b.txt", "after it", "text", "after it"},
	}
	for _, tt := range tests {
		windows, head, err := ask(t, to, from, tt.name, iotest.HalfReader(strings.NewReader(tt.original)))
		if err != nil || head.Format != tt.format {
			t.Fatalf("%s: %+v, %v", tt.name, head, err)
		}
		var got strings.Builder
		for _, w := range windows {
			got.WriteString(w.Content)
		}
		if got.String() != tt.content {
			t.Errorf("%s: got %d bytes", tt.name, got.Len())
		}
	}
}

func TestServeSaysWhatIsWrong(t *testing.T) {
	to, from := start(t)
	image := "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01", 10<<20)
	for range 2 {
		_, _, err := ask(t, to, from, "x.txt", strings.NewReader(image))
		var e *cited.Error
		if !errors.As(err, &e) || e.Code != cited.Unsupported || !strings.HasPrefix(e.Message, "not text: this is a PNG image") {
			t.Errorf("got %v", err)
		}
	}
	if windows, _, err := ask(t, to, from, "y.txt", strings.NewReader("fine")); err != nil || len(windows) != 1 {
		t.Errorf("the document after it: %v", err)
	}
}

func TestSendStopsAtTheLimit(t *testing.T) {
	q := Question{Original: strings.NewReader(strings.Repeat("x", 3<<20)), Input: text.Input{Limits: limit.Limits{Size: 2 << 20}}}
	if err := q.Send(io.Discard); cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), "2 MB") {
		t.Errorf("got %v", err)
	}
}

func TestSendTellsErrorsOfTheOriginal(t *testing.T) {
	bad := errors.New("bad sector")
	q := Question{Original: iotest.ErrReader(bad)}
	var source *SourceError
	if err := q.Send(io.Discard); !errors.As(err, &source) || source.Err != bad {
		t.Errorf("got %v", err)
	}
}

func TestReceiveTrustsNothing(t *testing.T) {
	frame := func(kind byte, payload string) string {
		var b bytes.Buffer
		_ = writeFrame(&b, kind, []byte(payload))
		return b.String()
	}
	window := func(w text.Window) string { return frame(windowFrame, string(w.Append(nil))) }
	part := func(p text.Part) string {
		var b bytes.Buffer
		_ = writeJSON(&b, partFrame, p)
		return b.String()
	}
	outside := text.Window{Content: "abc", Map: text.Map{{Start: 0, End: 3, From: 7, To: 10, Exact: true}}}
	tests := map[string]string{
		"another frame":     frame(inputFrame, "{}"),
		"no JSON":           frame(headFrame, "{"),
		"no window":         frame(windowFrame, "\xff\xff\xff"),
		"no UTF-8":          window(text.Window{Content: "\xff"}),
		"block outside":     window(text.Window{Content: "abc", Blocks: []text.Block{{Start: 1, End: 9}}}),
		"original outside":  window(outside),
		"too long":          "w\xff\xff\xff\xff",
		"made, not making":  frame(madeFrame, ""),
		"making twice":      frame(makingFrame, "") + frame(makingFrame, ""),
		"made twice":        frame(makingFrame, "") + frame(madeFrame, "") + frame(madeFrame, ""),
		"making too late":   window(text.Window{Content: "abc"}) + frame(makingFrame, ""),
		"making of what":    frame(makingFrame, "x"),
		"known too late":    window(text.Window{Content: "abc"}) + frame(knownFrame, "{}"),
		"known twice":       frame(knownFrame, "{}") + frame(knownFrame, "{}"),
		"part behind text":  window(text.Window{Content: "abc"}) + part(text.Part{Number: 1, To: 1}),
		"text behind part":  part(text.Part{Number: 1, To: 1}) + window(text.Window{Content: "abc"}),
		"part outside":      part(text.Part{Number: 1, From: 5, To: 11}),
		"part below 0":      part(text.Part{Number: 1, From: -1, To: 1}),
		"empty part":        part(text.Part{Number: 1, From: 1, To: 1}),
		"part 0":            part(text.Part{To: 1}),
		"part twice":        part(text.Part{Number: 2, To: 1}) + part(text.Part{Number: 2, To: 1}),
		"part below -1":     part(text.Part{Number: 2, To: 1, Nth: -1}),
		"more than fits in": strings.Repeat(window(text.Window{Content: strings.Repeat("x", 1<<20)}), 64+1),
	}
	for name, answer := range tests {
		q := Question{}
		if strings.Contains(name, "part") {
			q.sent.Store(10)
		}
		if _, err := q.Receive(strings.NewReader(answer), func(text.Window) error { return nil }); !errors.Is(err, ErrProtocol) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, cut := range []string{"", "w\x05", "w\x05\x00\x00\x00abc"} {
		q := Question{}
		if _, err := q.Receive(strings.NewReader(cut), nil); err != io.ErrUnexpectedEOF {
			t.Errorf("%q: %v", cut, err)
		}
	}
}

// A file of several documents is asked for them, and each is then read from its own
// bytes, with a map to those of the file.
func TestParts(t *testing.T) {
	to, from := start(t)
	const file = `{"id":"a","text":"Nine came back."}` + "\n\n" + `{"id":"b","text":"Ten \u0026 more."}`
	var parts []text.Part
	askFor := func(in text.Input, original string) (string, text.Map, error) {
		q := Question{Input: in, Original: strings.NewReader(original)}
		sent := make(chan error, 1)
		go func() { sent <- q.Send(to) }()
		var content string
		var back text.Map
		_, err := q.Receive(from, func(w text.Window) error {
			content, back = content+w.Content, w.Map
			return nil
		})
		return content, back, errors.Join(err, <-sent)
	}
	content, _, err := askFor(text.Input{Name: "x.jsonl", Parts: func(p text.Part) error {
		parts = append(parts, p)
		return nil
	}}, file)
	want := []text.Part{{Number: 1, To: 36, Name: "a", Format: "jsonl"}, {Number: 3, From: 37, To: 73, Name: "b", Format: "jsonl"}}
	if err != nil || content != "" || !slices.Equal(parts, want) {
		t.Fatalf("%q, %v, %v", content, parts, err)
	}
	content, back, err := askFor(text.Input{Name: "x.jsonl", Part: &parts[1]}, file[parts[1].From:parts[1].To])
	if err != nil || content != "Ten & more." {
		t.Fatalf("%q, %v", content, err)
	}
	if f, to, exact, ok := back.Original(6, 10); !ok || !exact || file[f:to] != "more" {
		t.Errorf("\"more\" is mapped to %q", file[f:to])
	}
}

// A page says when it was printed before its text comes, because relative dates
// hang on it.
func TestPageIsKnownBeforeItsText(t *testing.T) {
	to, from := start(t)
	const page = `<!doctype html><meta property="article:published_time" content="2016-03-02T08:00:00Z"><p>Nine came back last year.`
	var said []string
	q := Question{Original: strings.NewReader(page)}
	q.Input.Known = func(h text.Head) { said = append(said, string(h.Meta.Published)) }
	sent := make(chan error, 1)
	go func() { sent <- q.Send(to) }()
	_, err := q.Receive(from, func(w text.Window) error {
		said = append(said, w.Content)
		return nil
	})
	if want := []string{"2016-03-02", "Nine came back last year."}; err != nil || <-sent != nil || !slices.Equal(said, want) {
		t.Errorf("it said %q, %v, want %q", said, err, want)
	}
}

func TestReceiveCleansTheHead(t *testing.T) {
	var b bytes.Buffer
	_ = writeJSON(&b, headFrame, text.Head{Imprint: cited.Imprint{Meta: cited.Meta{Title: "a\nb\x07" + strings.Repeat("é", 400)}, From: map[string]string{"title": "core.xml\n", "other": "x"}}})
	q := Question{}
	head, err := q.Receive(&b, nil)
	if err != nil || !strings.HasPrefix(head.Meta.Title, "a b é") || len(head.Meta.Title) > 500 || len(head.From) != 1 || head.From["title"] != "core.xml " {
		t.Errorf("%q, %v", head.Meta.Title, err)
	}
}

// TestList fails when a folder with a format is not in the list.
func TestList(t *testing.T) {
	folders, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range folders {
		names[filepath.Dir(f)] = true
	}
	var listed []string
	for _, f := range List("") {
		if f.Doc == "" || f.Sniff == nil || f.Read == nil || slices.Contains(listed, f.Name) {
			t.Errorf("format %q is not complete", f.Name)
		}
		listed = append(listed, f.Name)
	}
	if len(listed) != len(names) {
		t.Errorf("folders %v, listed %v", names, listed)
	}
}

func TestPick(t *testing.T) {
	tests := []struct{ start, name, want string }{
		{"<!doctype html>", "x.txt", "html"},
		{"plain words", "x.html.txt", "text"},
		{"", "", "text"},
		{string(officetest.Pack(t, "word/document.xml", "")), "x.txt", "docx"},
		{string(officetest.Pack(t, "mimetype", "application/vnd.oasis.opendocument.text")), "x.docx", "odt"},
		{string(officetest.Pack(t, "xl/workbook.xml", "")), "x.docx", "xlsx"},
		{string(officetest.Pack(t, "notes.txt", "Nine.")), "x.docx", ""},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.docx", ""},
		{"WARC/1.0\r\nContent-Length: 0\r\n\r\n", "x.txt", "warc"},
		{string(officetest.Pack(t, "archive/data.warc", "", "datapackage.json", "")), "x.docx", "wacz"},
		{`{"id": 7, "text": "Nine came back."}`, "x.txt", "jsonl"},
		{`{"id": "a", "text": "` + strings.Repeat("Nine came back. ", 300), "", "jsonl"},
		{"{\n  \"id\": 7,\n  \"text\": \"Nine\"\n}", "x.jsonl", "text"},
		{`{"name": "a"}`, "x.jsonl", "text"},
		{"a,b\n1,2\n", "x.csv", "csv"},
		{"a,b\n1,2\n", "x.txt", "text"},
		{"From: a\nMIME-Version: 1.0\n\nNine.", "x.html", "eml"},
		{"From: the minister\nTo: all\n\nNine.", "x.eml", "text"},
		{"\x7fELF\x00\x00\x00", "x.txt", ""},
	}
	for _, tt := range tests {
		f, ok := Pick(List(""), []byte(tt.start), tt.name)
		if f.Name != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: %q, %v", tt.start, f.Name, ok)
		}
	}
}

func BenchmarkServe(b *testing.B) {
	line := "Some 300 people left the country for the war, the ministry said, and 40 of them came back.\n\n"
	original := strings.Repeat(line, 50<<20/len(line))
	requests, toServer, err := os.Pipe()
	if err != nil {
		b.Fatal(err)
	}
	fromServer, answers, err := os.Pipe()
	if err != nil {
		b.Fatal(err)
	}
	go func() { _ = serve(List(""), requests, answers, noCare) }()
	from := bufio.NewReaderSize(fromServer, 256<<10)
	b.SetBytes(int64(len(original)))
	for b.Loop() {
		q := Question{Input: text.Input{Name: "x.txt"}, Original: strings.NewReader(original)}
		go func() { _ = q.Send(toServer) }()
		if _, err := q.Receive(from, func(text.Window) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
