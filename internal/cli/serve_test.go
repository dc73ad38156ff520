package cli

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestServeEnds holds that whoever asks the workbench to end, by Ctrl-C or otherwise, has it end well, and that a port that is
// taken is told as such.
func TestServeEnds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("signals are another thing there")
	}
	dir := filepath.Join(t.TempDir(), "evidence")
	if said, err := exec.Command("cited", "init", "--codebook", "foreign-fighters", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	for _, by := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		var said bytes.Buffer
		serve := exec.CommandContext(t.Context(), "cited", "serve", "--archive", dir, "--listen", "127.0.0.1:0")
		serve.Stderr = &said
		out, err := serve.StdoutPipe()
		if err == nil {
			err = serve.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		line, err := bufio.NewReader(out).ReadString('\n')
		address := strings.TrimSpace(line)
		if err != nil {
			t.Fatalf("%q, %v: %s", line, err, said.String())
		}
		answer, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		port := strings.TrimPrefix(address, "http://")
		again, err := exec.CommandContext(t.Context(), "cited", "serve", "--archive", dir, "--listen", port).CombinedOutput()
		if err == nil || !strings.Contains(string(again), "another program listens on "+port+" already") || strings.Contains(string(again), "bind:") {
			t.Errorf("a port that is taken: %v, %s", err, again)
		}
		if err := serve.Process.Signal(by); err != nil {
			t.Fatal(err)
		}
		if err := serve.Wait(); err != nil || strings.Contains(said.String(), "cited: ") {
			t.Errorf("%v: %v, %s", by, err, said.String())
		}
	}
}

// TestServeFollows holds that what follows from what was added before the workbench began is worked out by it.
func TestServeFollows(t *testing.T) {
	dir, text := filepath.Join(t.TempDir(), "evidence"), filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(text, []byte("By 2015, 120 Norwegians had travelled to Syria to fight."), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "--codebook", "foreign-fighters", dir}, {"add", "--archive", dir, text}} {
		if said, err := exec.Command("cited", args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
	serve := exec.CommandContext(t.Context(), "cited", "serve", "--archive", dir, "--listen", "127.0.0.1:0")
	out, err := serve.StdoutPipe()
	if err == nil {
		err = serve.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = serve.Process.Kill(); _ = serve.Wait() }()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	behind := func() bool {
		answer, err := http.Get(strings.TrimSpace(line) + "/findings")
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		page, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Fatalf("status %d, %v", answer.StatusCode, err)
		}
		return bytes.Contains(page, []byte(`id="behind"`))
	}
	if !behind() {
		t.Error("nothing was behind when it began")
	}
	for until := time.Now().Add(30 * time.Second); behind(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("it is never worked out")
		}
	}
}
