// Command testlog reads the output of "go test -json" and prints what a person
// wants to know of it: a line a package, the output of what failed, the name of
// what was skipped, and the totals.
//
// Where the folder named by -complete is there, nothing may be skipped: what the
// tests need is at hand, so a skip is a failure.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

func main() {
	complete := flag.String("complete", "", "`folder` whose presence makes a skipped test a failure")
	tally := flag.String("tally", "", "`file` to add a line with the totals to")
	flag.Parse()
	log := newLog(os.Stdout)
	err := log.read(os.Stdin)
	if err == nil {
		err = log.close(present(*complete), *tally)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "testlog:", err)
		os.Exit(1)
	}
}

func present(dir string) bool {
	if dir == "" {
		return false
	}
	_, err := os.Stat(dir)
	return err == nil
}

// event is a line of "go test -json".
type event struct {
	Action     string
	Package    string
	ImportPath string // of a build that failed
	Test       string
	Elapsed    float64
	Output     string
}

// name is what the output of an event belongs to.
func (e event) name() string {
	switch {
	case e.ImportPath != "":
		return e.ImportPath
	case e.Test != "":
		return e.Package + " " + e.Test
	}
	return e.Package
}

type log struct {
	out                     *bufio.Writer
	output                  map[string][]string // by name, of what has not ended
	tests                   map[string]int      // passed, by package
	passed, failed, skipped int
	broken                  int // packages that failed without a failing test: did not build, crashed
	failures                map[string]bool
	skips                   []string
}

func newLog(w io.Writer) *log {
	return &log{out: bufio.NewWriter(w), output: map[string][]string{}, tests: map[string]int{}, failures: map[string]bool{}}
}

func (l *log) read(r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			fmt.Fprintln(l.out, lines.Text()) // what go itself has to say
			continue
		}
		l.event(e)
	}
	return lines.Err()
}

func (l *log) event(e event) {
	switch e.Action {
	case "output", "build-output":
		l.output[e.name()] = append(l.output[e.name()], e.Output)
		return
	case "build-fail":
		l.show(e)
		delete(l.output, e.name()) // the package fails next, and has the same name
		return
	case "pass", "fail", "skip":
	default:
		return
	}
	if e.Test == "" {
		l.endPackage(e)
	} else {
		l.endTest(e)
	}
	delete(l.output, e.name())
}

func (l *log) endTest(e event) {
	switch e.Action {
	case "pass":
		l.passed++
		l.tests[e.Package]++
	case "fail":
		l.failed++
		l.failures[e.Package] = true
		l.show(e)
	case "skip":
		l.skipped++
		l.skips = append(l.skips, e.name()+": "+reason(l.output[e.name()]))
	}
}

// reason is what a test said when it skipped.
func reason(output []string) string {
	for _, line := range output {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "===") && !strings.HasPrefix(line, "---") {
			return line
		}
	}
	return "no reason given"
}

func (l *log) endPackage(e event) {
	if e.Action == "fail" && !l.failures[e.Package] {
		l.broken++
		l.show(e)
	}
	if e.Action == "skip" || e.Action == "pass" && l.tests[e.Package] == 0 {
		return // no test files, or none that ran
	}
	word := map[string]string{"pass": "ok", "fail": "FAIL"}[e.Action]
	fmt.Fprintf(l.out, "%-5s %-32s %4d tests %7.1f s\n", word, e.Package, l.tests[e.Package], e.Elapsed)
	l.out.Flush()
}

func (l *log) show(e event) {
	fmt.Fprintf(l.out, "--- FAIL %s\n", e.name())
	for _, line := range l.output[e.name()] {
		fmt.Fprint(l.out, line)
	}
}

// close prints the totals and says whether all is well.
func (l *log) close(complete bool, tally string) error {
	slices.Sort(l.skips)
	for _, s := range l.skips {
		fmt.Fprintln(l.out, "skipped", s)
	}
	fmt.Fprintf(l.out, "%d passed, %d failed, %d skipped\n", l.passed, l.failed+l.broken, l.skipped)
	if err := l.out.Flush(); err != nil {
		return err
	}
	failed := l.failed + l.broken
	if complete {
		failed += l.skipped
	}
	if err := addTally(tally, l.passed, failed); err != nil {
		return err
	}
	switch {
	case l.failed+l.broken > 0:
		return fmt.Errorf("%d failed", l.failed+l.broken)
	case complete && l.skipped > 0:
		return fmt.Errorf("%d skipped, though everything that the tests need is here", l.skipped)
	case l.passed == 0:
		return fmt.Errorf("no test ran")
	}
	return nil
}

func addTally(file string, passed, failed int) error {
	if file == "" {
		return nil
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	fmt.Fprintln(f, passed, failed)
	return f.Close()
}
