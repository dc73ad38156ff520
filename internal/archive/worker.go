package archive

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"cited"
	"cited/internal/format"
	"cited/internal/limit"
	"cited/internal/text"
)

// worker reads documents in a process of its own, which it starts when it is
// first needed, keeps for the documents after it, and replaces when it was
// killed or died. It reads one document at a time, within limits: one that goes over
// one of them is unreadable, and the next is read as if nothing had happened.
type worker struct {
	argv   []string
	limits limit.Limits

	mu sync.Mutex
	p  *process // nil if there is none
}

func newWorker(argv []string, limits limit.Limits) *worker {
	return &worker{argv: argv, limits: limits}
}

// Close ends the process. The worker can be used again.
func (w *worker) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.drop()
	return nil
}

func (w *worker) drop() {
	if w.p != nil {
		w.p.kill()
		w.p = nil
	}
}

// Read reads a document and hands on its windows as they come, or tells in.Parts of
// the documents that it holds; what was handed on before an error is not to be used. An error of r or emit is
// returned as it is. A document that cannot be read, for whatever reason, gives
// a cited.Error with code Unsupported. When ctx ends, the process is killed, and
// one last Read of r may still be under way.
func (w *worker) Read(ctx context.Context, r io.Reader, in text.Input, emit func(text.Window) error) (head text.Head, err error) {
	err = w.ask(ctx, r, in, func(j *job) (err error) {
		head, err = j.question.Receive(j.p.out, func(w text.Window) error {
			j.received.Add(int64(len(w.Content)))
			j.waiting.Add(1)
			defer j.waiting.Add(-1)
			return emit(w)
		})
		return err
	})
	if err != nil {
		return text.Head{}, err
	}
	return head, nil
}

// Picture returns the page of a document that in.Sheet asks for, as a PNG. Its errors are those of
// Read.
func (w *worker) Picture(ctx context.Context, r io.Reader, in text.Input) (drawn []byte, err error) {
	err = w.ask(ctx, r, in, func(j *job) (err error) {
		drawn, err = j.question.ReceivePicture(j.p.out)
		return err
	})
	return drawn, err
}

// ask asks about a document and has the answer heard.
func (w *worker) ask(ctx context.Context, r io.Reader, in text.Input, hear func(*job) error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if w.p != nil && w.p.isDead() {
		w.drop()
	}
	if w.p == nil {
		p, err := startProcess(w.argv)
		if err != nil {
			return cited.Errorf(cited.Internal, "cannot start the reader %v: %w", w.argv, err)
		}
		w.p = p
	}
	j := newJob(w.p, w.limits, r, in)
	err := j.run(ctx, hear)
	if !j.clean {
		w.drop()
	}
	return err
}

// job is the reading of one document.
type job struct {
	p        *process
	limits   limit.Limits
	question format.Question
	waiting  atomic.Int32 // > 0 while the original is waited for, or a window is worked on
	making   atomic.Bool  // what all documents of its format need is being made
	timedOut atomic.Bool
	received atomic.Int64 // bytes of text
	clean    bool         // the process is ready for another document
}

func newJob(p *process, limits limit.Limits, r io.Reader, in text.Input) *job {
	j := &job{p: p, limits: limits}
	j.question.Input = in
	if tell := in.Parts; tell != nil {
		j.question.Input.Parts = func(p text.Part) error {
			j.waiting.Add(1)
			defer j.waiting.Add(-1)
			return tell(p)
		}
	}
	j.question.Input.Limits = limits
	j.question.Input.Making = func(on bool) {
		j.making.Store(on)
		in.Make(on)
	}
	j.question.Original = readerFunc(func(b []byte) (int, error) {
		j.waiting.Add(1)
		defer j.waiting.Add(-1)
		return r.Read(b)
	})
	return j
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func (j *job) run(ctx context.Context, hear func(*job) error) error {
	done := make(chan struct{})
	defer close(done)
	go j.watch(ctx, done)
	sent := make(chan error, 1)
	go func() {
		err := j.question.Send(j.p.in)
		if err != nil {
			j.p.kill() // so that nobody waits for an answer
		}
		sent <- err
	}()
	err := hear(j)
	answered := isAnswer(err)
	if !answered {
		j.p.kill()
	}
	return j.result(ctx, err, sent, answered)
}

// isAnswer reports whether a worker that keeps to the rules gave this result.
func isAnswer(err error) bool {
	var e *cited.Error
	return err == nil || errors.As(err, &e) && !errors.As(err, new(*format.EmitError))
}

// result says what became of the document. The first cause counts: killing the
// process makes errors of its own.
func (j *job) result(ctx context.Context, err error, sent <-chan error, answered bool) error {
	var sending error
	select {
	case sending = <-sent:
	case <-ctx.Done():
		return ctx.Err()
	}
	var source *format.SourceError
	var emitted *format.EmitError
	var refused *cited.Error
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(sending, &source):
		return source.Err
	case errors.As(err, &emitted):
		return emitted.Err
	case errors.As(sending, &refused):
		return refused
	case answered && sending == nil:
		j.clean = true
		return err
	}
	return j.crash(err)
}

// crash is the error for a document that the process did not survive, or that
// it answered against the rules.
func (j *job) crash(err error) error {
	j.p.kill()
	why := j.p.lastWords()
	switch {
	case j.timedOut.Load():
		return j.limits.Refuse(limit.Time, instead, "reading it took longer than %v", j.budget().Round(time.Millisecond))
	case j.p.cmd.ProcessState.ExitCode() == format.ExitMemory:
		return j.limits.Refuse(limit.Memory, instead, "reading it took more memory than %s", j.limits.Value(limit.Memory))
	case errors.Is(err, format.ErrProtocol):
		why = err.Error()
	}
	return cited.Errorf(cited.Unsupported,
		"reading crashed the reader: %s; %s", why, instead)
}

// instead is what people can do about a document that no reader gets through.
const instead = "save what it says as plain text and add that"

// budget is how long the process may work on what it has been sent so far. What it
// answers counts too: packed formats hold much text in few bytes, and one that
// comes does not hang.
func (j *job) budget() time.Duration {
	return j.limits.Budget(j.question.Sent() + j.received.Load())
}

// longestMaking is how many times as long as a small document may take what is made for all documents
// of a format may take: a slow machine makes it slowly, and only once.
const longestMaking = 10

// watch kills the process when ctx ends or when it has worked too long. Time in
// which the process was not to blame does not count.
func (j *job) watch(ctx context.Context, done <-chan struct{}) {
	pause := min(50*time.Millisecond, j.limits.Budget(0)/4)
	tick := time.NewTicker(max(pause, time.Millisecond))
	defer tick.Stop()
	last := time.Now()
	var worked, made time.Duration
	for {
		select {
		case <-done:
			return
		case <-ctx.Done():
			j.p.kill()
			return
		case now := <-tick.C:
			switch {
			case j.making.Load():
				made += now.Sub(last)
			case j.waiting.Load() == 0:
				worked += now.Sub(last)
			}
			last = now
		}
		if worked > j.budget() || made > longestMaking*j.limits.Budget(0) {
			j.timedOut.Store(true)
			j.p.kill()
			return
		}
	}
}

// bufferBytes is what is read of an answer at a time.
const bufferBytes = 256 << 10

func startProcess(argv []string) (*process, error) {
	if len(argv) == 0 {
		return nil, errors.New("no command")
	}
	p := &process{dead: make(chan struct{}), words: &head{}}
	stdin, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	out, stdout, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, stdin.Close(), in.Close())
	}
	p.in, p.answers, p.out = in, out, bufio.NewReaderSize(out, bufferBytes)
	err = p.start(argv, stdin, stdout)
	stdin.Close()
	stdout.Close()
	if err != nil {
		return nil, errors.Join(err, in.Close(), out.Close())
	}
	return p, nil
}
