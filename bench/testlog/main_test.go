package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	pass  = `{"Action":"pass","Package":"p","Test":"TestA"}` + "\n" + `{"Action":"pass","Package":"p","Elapsed":0.2}` + "\n"
	fail  = `{"Action":"output","Package":"p","Test":"TestB","Output":"b_test.go:3: wrong\n"}` + "\n" + `{"Action":"fail","Package":"p","Test":"TestB"}` + "\n" + `{"Action":"fail","Package":"p"}` + "\n"
	skip  = `{"Action":"output","Package":"p","Test":"TestC","Output":"    c_test.go:3: no corpus\n"}` + "\n" + `{"Action":"skip","Package":"p","Test":"TestC"}` + "\n"
	build = `{"Action":"build-output","ImportPath":"q","Output":"q.go:1: undefined: x\n"}` + "\n" + `{"Action":"build-fail","ImportPath":"q"}` + "\n" + `{"Action":"fail","Package":"q"}` + "\n"
)

func TestLog(t *testing.T) {
	tests := []struct {
		name, in string
		complete bool
		shows    string
		err      string
		tally    string
	}{
		{"pass", pass, true, "1 passed, 0 failed, 0 skipped", "", "1 0\n"},
		{"fail", pass + fail, false, "b_test.go:3: wrong", "1 failed", "1 1\n"},
		{"build", pass + build, false, "undefined: x", "1 failed", "1 1\n"},
		{"skip", pass + skip, false, "skipped p TestC: c_test.go:3: no corpus", "", "1 0\n"},
		{"skip where nothing is missing", pass + skip, true, "1 skipped", "1 skipped", "1 1\n"},
		{"nothing", "go: no such folder\n", false, "go: no such folder", "no test ran", "0 0\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			tally := filepath.Join(t.TempDir(), "tally")
			log := newLog(&out)
			if err := log.read(strings.NewReader(test.in)); err != nil {
				t.Fatal(err)
			}
			err := log.close(test.complete, tally)
			if message := errorText(err); !strings.HasPrefix(message, test.err) || (err == nil) != (test.err == "") {
				t.Errorf("error %q, want %q", message, test.err)
			}
			if !strings.Contains(out.String(), test.shows) {
				t.Errorf("it shows\n%swithout %q", out.String(), test.shows)
			}
			if got, err := os.ReadFile(tally); err != nil || string(got) != test.tally {
				t.Errorf("tally %q, %v; want %q", got, err, test.tally)
			}
		})
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
