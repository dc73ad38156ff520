package archive

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"cited"
	"cited/internal/format"
	"cited/internal/limit"
	"cited/internal/text"
)

// misbehave is the last argument of the test binary when it is a worker that
// does to a document what the document's name says.
const misbehave = "misbehave"

func misbehaving(t *testing.T, limits limit.Limits) *worker {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	w := newWorker([]string{self, "-test.run=^TestMisbehavingWorker$", misbehave}, limits)
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// TestMisbehavingWorker is no test but that worker. The first document it gets
// decides: if its name is none of the below, it is a good one from then on.
func TestMisbehavingWorker(t *testing.T) {
	if !slices.Contains(os.Args, misbehave) {
		return
	}
	in := bufio.NewReader(os.Stdin)
	switch firstName(in) {
	case "hang":
		_, _ = io.Copy(io.Discard, in)
		<-time.After(time.Hour) // not select {}, in which the runtime sees a deadlock
	case "deaf":
		<-time.After(time.Hour)
	case "exit":
		os.Exit(3)
	case "memory":
		os.Exit(format.ExitMemory)
	case "panic":
		fmt.Fprint(os.Stderr, "panic: out of paper\n\ngoroutine 1 [running]:\n")
		os.Exit(2)
	case "garbage":
		fmt.Print("<html>this is no answer</html>")
	case "making", "making for ever":
		answer('m', nil)
		pause := 1500 * time.Millisecond
		if firstName(in) != "making" {
			pause = time.Hour
		}
		<-time.After(pause)
		answer('n', nil)
		if err := format.Serve(in, os.Stdout, ""); err != nil {
			os.Exit(1)
		}
	case "lie":
		w := text.Window{Content: "abc", Map: text.Map{{Start: 0, End: 3, From: 1 << 40, To: 1<<40 + 3, Exact: true}}}
		answer('w', w.Append(nil))
	case "half":
		w := text.Window{Content: "abc"}
		answer('w', w.Append(nil))
	default:
		if err := format.Serve(in, os.Stdout, ""); err != nil {
			os.Exit(1)
		}
	}
	os.Exit(0)
}

func answer(kind byte, payload []byte) {
	header := binary.LittleEndian.AppendUint32([]byte{kind}, uint32(len(payload)))
	_, _ = os.Stdout.Write(append(header, payload...))
}

// firstName returns the name of the first document without taking it away.
func firstName(in *bufio.Reader) string {
	header, err := in.Peek(5)
	if err != nil {
		os.Exit(0)
	}
	n := int(binary.LittleEndian.Uint32(header[1:]))
	frame, _ := in.Peek(5 + n)
	var input text.Input
	_ = json.Unmarshal(frame[5:], &input)
	return input.Name
}

// readText reads a document and returns its text.
func readText(w *worker, name string, original io.Reader) (string, error) {
	var b strings.Builder
	_, err := w.Read(context.Background(), original, text.Input{Name: name}, func(w text.Window) error {
		b.WriteString(w.Content)
		return nil
	})
	return b.String(), err
}

func mustRead(t *testing.T, w *worker) {
	t.Helper()
	got, err := readText(w, "fine.txt", strings.NewReader("Nine came back."))
	if err != nil || got != "Nine came back." {
		t.Errorf("a fine document: %q, %v", got, err)
	}
}

func TestWorkerIsKept(t *testing.T) {
	w := misbehaving(t, limit.Limits{})
	mustRead(t, w)
	first := w.p
	mustRead(t, w)
	if _, err := readText(w, "image.txt", strings.NewReader("\x89PNG\r\n\x1a\n"+strings.Repeat("\x00", 5<<20))); cited.CodeOf(err) != cited.Unsupported {
		t.Errorf("an image: %v", err)
	}
	mustRead(t, w)
	if w.p != first {
		t.Error("the process was replaced")
	}
}

func TestWorkerSurvives(t *testing.T) {
	tests := []struct{ name, why string }{
		{"hang", "reading it took longer than"},
		{"deaf", "reading it took longer than"},
		{"exit", "exit status 3"},
		{"memory", "reading it took more memory than 1 GB (the limit is memory: 1 GB)"},
		{"panic", "panic: out of paper"},
		{"garbage", "makes no sense"},
		{"lie", "makes no sense"},
		{"half", "exit status 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			limits := limit.Limits{}
			if strings.Contains(tt.why, "longer") {
				limits = limit.Limits{Time: 100 * time.Millisecond}
			}
			w := misbehaving(t, limits)
			_, err := readText(w, tt.name, bytes.NewReader(make([]byte, 1<<20)))
			var e *cited.Error
			if !errors.As(err, &e) || e.Code != cited.Unsupported ||
				!strings.Contains(e.Message, tt.why) || strings.HasPrefix(e.Message, "reading crashed the reader: ") == strings.HasPrefix(tt.why, "reading it") {
				t.Errorf("got %v", err)
			}
			w.limits = limit.Limits{}
			mustRead(t, w)
		})
	}
}

// A worker keeps to the memory that is asked for with each document, and has more for the
// next if that is allowed more.
func TestWorkerKeepsToItsMemory(t *testing.T) {
	w := misbehaving(t, limit.Limits{})
	mustRead(t, w)
	page := "<!doctype html><p>Nine came back." + strings.Repeat("<p><i>a</i>", 60_000)
	w.limits.Memory = 48 << 20
	if _, err := readText(w, "x.html", strings.NewReader(page)); limit.KeyOf(err) != limit.Memory || !strings.Contains(err.Error(), "(the limit is memory: 48 MB)") {
		t.Errorf("with 48 MB: %v", err)
	}
	w.limits.Memory = 0
	if got, err := readText(w, "x.html", strings.NewReader(page)); err != nil || !strings.Contains(got, "Nine came back.") {
		t.Errorf("with what is usual: %.40q, %v", got, err)
	}
}

func TestWorkerThatDiedInBetween(t *testing.T) {
	w := misbehaving(t, limit.Limits{})
	mustRead(t, w)
	if err := w.p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-w.p.dead
	mustRead(t, w)
}

func TestWorkerEndsWithItsContext(t *testing.T) {
	w := misbehaving(t, limit.Limits{})
	ctx, cancel := context.WithCancel(context.Background())
	never, other := io.Pipe() // an original that does not come
	defer other.Close()
	original := io.MultiReader(strings.NewReader("some"), readerFunc(func([]byte) (int, error) {
		cancel()
		return never.Read(make([]byte, 1))
	}))
	if _, err := w.Read(ctx, original, text.Input{Name: "hang"}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := w.Read(ctx, strings.NewReader(""), text.Input{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	mustRead(t, w)
}

func TestWorkerHandsOnErrors(t *testing.T) {
	w := misbehaving(t, limit.Limits{Size: 1 << 20})
	bad, full := errors.New("bad sector"), cited.Errorf(cited.Full, "disk full")
	if _, err := readText(w, "x", iotest.ErrReader(bad)); err != bad {
		t.Errorf("an error of the original: %v", err)
	}
	mustRead(t, w)
	_, err := w.Read(context.Background(), strings.NewReader("text"), text.Input{}, func(text.Window) error { return full })
	if !errors.Is(err, full) {
		t.Errorf("an error of the receiver: %v", err)
	}
	mustRead(t, w)
	_, err = readText(w, "x", strings.NewReader(strings.Repeat("text ", 1<<20)))
	if cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), "larger than 1 MB") {
		t.Errorf("a long original: %v", err)
	}
	mustRead(t, w)
}

func TestWorkerWithoutProgram(t *testing.T) {
	for _, argv := range [][]string{nil, {"/no/such/program"}} {
		w := newWorker(argv, limit.Limits{})
		if _, err := readText(w, "x", strings.NewReader("")); cited.CodeOf(err) != cited.Internal {
			t.Errorf("%v: %v", argv, err)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestWaitingIsNotWorking checks that the reader is not blamed for an original
// that comes slowly or a receiver that takes its time.
func TestWaitingIsNotWorking(t *testing.T) {
	w := misbehaving(t, limit.Limits{})
	mustRead(t, w) // so that starting it does not count
	w.limits.Time = 300 * time.Millisecond
	pause := func() { <-time.After(500 * time.Millisecond) }
	original := io.MultiReader(strings.NewReader("Nine "), readerFunc(func([]byte) (int, error) {
		pause()
		return 0, io.EOF
	}))
	_, err := w.Read(context.Background(), original, text.Input{Name: "x.txt"}, func(text.Window) error {
		pause()
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// TestMakingIsNotWorking checks that a document is not blamed for what is made for all of its format,
// unless that takes for ever.
func TestMakingIsNotWorking(t *testing.T) {
	for name, most := range map[string]time.Duration{"making": time.Second, "making for ever": 10 * time.Millisecond} {
		began := make(chan struct{})
		original := readerFunc(func([]byte) (int, error) { // starting the worker does not count
			<-began
			return 0, io.EOF
		})
		making := func(on bool) {
			if on {
				close(began)
			}
		}
		w := misbehaving(t, limit.Limits{Time: most})
		_, err := w.Read(context.Background(), original, text.Input{Name: name, Making: making}, func(text.Window) error { return nil })
		if late := name != "making"; late != (limit.KeyOf(err) == limit.Time) || !late && err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func BenchmarkWorker(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	w := newWorker([]string{self, "worker"}, limit.Limits{})
	defer w.Close()
	line := "Some 300 people left the country for the war, the ministry said, and 40 of them came back.\n\n"
	original := strings.Repeat(line, 50<<20/len(line))
	b.SetBytes(int64(len(original)))
	for b.Loop() {
		_, err := w.Read(context.Background(), strings.NewReader(original), text.Input{Name: "x.txt"}, func(text.Window) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWorkerSmall(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	w := newWorker([]string{self, "worker"}, limit.Limits{})
	defer w.Close()
	original := strings.Repeat("Some 300 people left the country for the war. ", 40)
	for b.Loop() {
		if _, err := readText(w, "x.txt", strings.NewReader(original)); err != nil {
			b.Fatal(err)
		}
	}
}
