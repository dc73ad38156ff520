package format

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/limit"
	"cited/internal/office/officetest"
	"cited/internal/text"
)

// Every format has a fuzz target of its own beside it: make fuzz runs them all.
func TestEveryFormatIsFuzzed(t *testing.T) {
	target := regexp.MustCompile(`(?m)^func Fuzz\w+\(f \*testing\.F\)`)
	for _, f := range List("") {
		read := reflect.ValueOf(f.Read).Pointer()
		file, _ := runtime.FuncForPC(read).FileLine(read)
		folder := path.Base(path.Dir(file))
		files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			found = found || target.Match(source)
		}
		if !found {
			t.Errorf("format %s has no fuzz target in %s", f.Name, folder)
		}
	}
}

// What fuzzing allows is what a worker is allowed.
func TestFuzzingHasTheLimitsOfAWorker(t *testing.T) {
	if l := (limit.Limits{}).OrDefault(); fuzztest.Memory != l.Memory || fuzztest.SoftMemory != l.Soft() {
		t.Error("they differ")
	}
}

// fuzzed is one list for all that a process reads: what a format makes late hangs on it.
var fuzzed = sync.OnceValues(func() ([]text.Format, error) {
	return List(filepath.Join(os.TempDir(), "cited-test-pdfium")), nil
})

// FuzzServe sends anything to a worker: it answers by the rules, or not at all.
func FuzzServe(f *testing.F) {
	q := Question{Original: strings.NewReader("<p>Nine came back.")}
	var b bytes.Buffer
	if err := q.Send(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("i\x02\x00\x00\x00{}d\x01\x00\x00\x00xe\x00\x00\x00\x00"))
	f.Add([]byte("e\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, requests []byte) {
		fuzztest.Limit(t)
		formats, _ := fuzzed()
		var answers bytes.Buffer
		_ = serve(formats, bytes.NewReader(requests), &answers, noCare) // an error is as good as an answer
		for r := bytes.NewReader(answers.Bytes()); r.Len() > 0; {
			q := Question{}
			q.sent.Store(int64(len(requests)))
			_, err := q.Receive(r, func(text.Window) error { return nil })
			if errors.Is(err, ErrProtocol) {
				t.Fatal(err)
			}
			if errors.Is(err, io.ErrUnexpectedEOF) {
				return // the request broke off, and so did the answer
			}
		}
	})
}

// FuzzReceive reads the answer of a worker that a document took over: what is handed on
// is fit to be stored, whatever it sends.
func FuzzReceive(f *testing.F) {
	w := text.Window{Content: "Nine.", Blocks: []text.Block{{End: 5}}, Map: text.Map{{End: 5, To: 5, Exact: true}}}
	answer := func(write ...func(io.Writer) error) []byte {
		var b bytes.Buffer
		for _, frame := range write {
			if err := frame(&b); err != nil {
				f.Fatal(err)
			}
		}
		return b.Bytes()
	}
	window := func(to io.Writer) error { return writeFrame(to, windowFrame, w.Append(nil)) }
	frame := func(kind byte, v any) func(io.Writer) error {
		return func(to io.Writer) error { return writeJSON(to, kind, v) }
	}
	head := text.Head{Format: "html", Imprint: cited.Imprint{Meta: cited.Meta{Title: "A title"}, From: map[string]string{"title": "x"}}}
	f.Add(answer(frame(knownFrame, head), window, window, frame(headFrame, head)), int64(99), false)
	f.Add(answer(window, frame(headFrame, head)), int64(99), true)
	f.Add(answer(frame(partFrame, text.Part{Number: 1, To: 9}), frame(partFrame, text.Part{Number: 7, From: 9, To: 20, Nth: 1}), frame(headFrame, head)), int64(99), false)
	f.Add(answer(frame(failureFrame, failure{"not text", "pages"})), int64(0), false)
	f.Add([]byte("w\xff\xff\xff\x03"), int64(1), false)
	f.Fuzz(func(t *testing.T, answer []byte, sent int64, isPart bool) {
		fuzztest.Limit(t)
		sent &= 1<<40 - 1
		receiveAnything(t, answer, sent, isPart)
	})
}

// receiveAnything checks all that comes of an answer.
func receiveAnything(t *testing.T, answer []byte, sent int64, isPart bool) {
	q := Question{}
	q.sent.Store(sent)
	from := int64(0)
	if isPart {
		from = 1000
		q.Input.Part = &text.Part{Number: 1, From: from, To: from + sent}
	}
	last := 0
	q.Input.Known = func(h text.Head) { checkHead(t, h) }
	q.Input.Parts = func(p text.Part) error {
		if isPart || p.Number <= last || p.From < 0 || p.To <= p.From || p.To > sent || len(p.Name) > 200 {
			t.Fatalf("part %+v behind %d", p, last)
		}
		last = p.Number
		return nil
	}
	head, err := q.Receive(bytes.NewReader(answer), func(w text.Window) error { return w.Check(from + sent) })
	checkHead(t, head)
	var says *cited.Error
	switch {
	case errors.As(err, new(*EmitError)):
		t.Fatal(err)
	case errors.As(err, &says) && (says.Code != cited.Unsupported || says.Message != oneLine(says.Message)):
		t.Fatalf("it says %q", says)
	}
}

func checkHead(t *testing.T, h text.Head) {
	if !reflect.DeepEqual(h, clean(h)) {
		t.Fatalf("%+v is not fit to be stored", h)
	}
}

// FuzzDocument asks a worker for a document, whatever format it is taken for, and for the
// documents that it holds.
func FuzzDocument(f *testing.F) {
	for name, raw := range map[string]string{
		"a.txt":   "Nine came back.\n\nTen did not.",
		"a.html":  "<!doctype html><title>A page</title><meta name=date content=2016-01-02><p>Nine &amp; ten",
		"a.csv":   "a,b\n1,\"2\n3\"\n",
		"a.jsonl": `{"id":"a","text":"Nine \u0026 ten"}` + "\n" + `{"id":"b","text":"Ten"}`,
		"a.eml":   "From: a\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\nNine=20.",
		"a.pdf":   "%PDF-1.4\ntrailer<</Root<</Pages<</Kids[]>>>>>>",
		"a.warc":  "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nNine.\r\n\r\n",
		"a.docx":  string(officetest.Pack(f, "word/document.xml", "<w:document><w:body><w:p><w:r><w:t>Nine</w:t></w:r></w:p></w:body></w:document>")),
		"a.odt":   string(officetest.Pack(f, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>")),
		"a.xlsx":  string(officetest.Pack(f, "xl/workbook.xml", "<workbook/>")),
	} {
		f.Add([]byte(raw), name, "")
	}
	f.Fuzz(func(t *testing.T, raw []byte, name, charset string) {
		fuzztest.Limit(t)
		var parts []text.Part
		in := text.Input{Name: name, Charset: charset, Parts: func(p text.Part) error {
			parts = append(parts, p)
			return nil
		}}
		askAnything(t, in, raw, raw)
		for i := range parts[:min(len(parts), 9)] {
			p := &parts[i]
			askAnything(t, text.Input{Name: name, Part: p}, raw[p.From:p.To], raw)
		}
	})
}

// askAnything asks for a document and checks what comes back against its original.
func askAnything(t *testing.T, in text.Input, raw, original []byte) {
	formats, _ := fuzzed()
	q := Question{Input: in, Original: bytes.NewReader(raw)}
	var requests, answers bytes.Buffer
	if err := q.Send(&requests); err != nil {
		if errors.Is(err, ErrProtocol) {
			t.Fatal(err)
		}
		return
	}
	if err := serve(formats, &requests, &answers, noCare); err != nil {
		return // a name or a part that fills more than a frame
	}
	_, err := q.Receive(&answers, func(w text.Window) error {
		for _, s := range w.Map {
			if s.Exact && w.Content[s.Start:s.End] != string(original[s.From:s.To]) {
				t.Fatalf("%q stands for %q", original[s.From:s.To], w.Content[s.Start:s.End])
			}
		}
		return w.Check(int64(len(original)))
	})
	if err != nil && cited.CodeOf(err) != cited.Unsupported {
		t.Fatal(err)
	}
}
