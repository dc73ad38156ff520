package archive

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// process is a running worker. It gets two pipes, no environment and no other
// open file.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	answers io.Closer // of out
	words   *head     // the start of what it wrote to standard error

	dead chan struct{} // closed when it has ended
	once sync.Once
}

func (p *process) start(argv []string, stdin, stdout *os.File) error {
	p.cmd = exec.Command(argv[0], argv[1:]...)
	p.cmd.Env = []string{} // nil would hand down ours
	p.cmd.Dir = os.TempDir()
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = stdin, stdout, p.words
	if err := p.cmd.Start(); err != nil {
		return err
	}
	go func() {
		_ = p.cmd.Wait() // how it ended is in ProcessState
		close(p.dead)
	}()
	return nil
}

func (p *process) isDead() bool {
	select {
	case <-p.dead:
		return true
	default:
		return false
	}
}

// kill ends the process and waits until it is gone. Whoever reads from it or
// writes to it gets an error.
func (p *process) kill() {
	p.once.Do(func() {
		_ = p.cmd.Process.Kill() // an error says that it is gone already
		<-p.dead
		p.in.Close()
		p.answers.Close()
	})
}

// lastWords says how the process ended: what it printed first of its own end,
// else its exit status.
func (p *process) lastWords() string {
	for line := range strings.Lines(p.words.String()) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "fatal error: ") || strings.HasPrefix(line, "panic: ") {
			return line
		}
	}
	return p.cmd.ProcessState.String()
}

// headBytes is how much of what a process printed is kept: the start, where the
// cause stands, before the stacks of all its goroutines.
const headBytes = 4 << 10

// head keeps the start of what is written to it.
type head struct {
	mu sync.Mutex
	b  []byte
}

func (h *head) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.b = append(h.b, p[:min(len(p), headBytes-len(h.b))]...)
	return len(p), nil
}

func (h *head) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return string(h.b)
}
