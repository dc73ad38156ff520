package cli

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMain lets the scripts of testdata/script run the program as users type it:
// the test binary is the program when it is started as "cited".
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"cited": func() { os.Exit(runProgram()) },
	})
}

// runProgram is Main with a worker that is found by name: the system knows the
// test binary by another one.
func runProgram() int {
	env := Process(os.Args[0], os.Args[1:])
	if path, err := exec.LookPath("cited"); err == nil {
		env.Worker = []string{path, "worker"}
	}
	return runSignalled(env)
}

// TestScripts runs testdata/script/*.txtar; see the README there.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	if raced { // of many processes, which the race detector slows, only those in which much runs side by side
		files = slices.DeleteFunc(files, func(f string) bool {
			return !slices.Contains([]string{"archive.txtar", "backup.txtar", "bad.txtar", "extract.txtar", "folder.txtar", "warc.txtar"}, filepath.Base(f))
		})
	}
	testscript.Run(t, testscript.Params{
		Files:               files,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("USER", "somebody")
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("no condition %s", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": cmdStatus,
			"make":   cmdMake,
			"flip":   cmdFlip,
			"sql":    cmdSQL,
		},
	})
}

// cmdStatus runs cited and checks its exit status: status 3 add PATH.
func cmdStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: status N ARGUMENT...")
	}
	err := ts.Exec("cited", args[1:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("cited %s: exit status %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// cmdMake writes a file that a script cannot hold: make FILE utf16|binary|line|digits|invalid|empty|huge.
func cmdMake(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: make FILE KIND")
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o755))
	if args[1] == "huge" {
		ts.Check(os.WriteFile(ts.MkAbs(args[0]), nil, 0o644))
		ts.Check(os.Truncate(ts.MkAbs(args[0]), 200<<20))
		return
	}
	content, ok := madeFile(args[1])
	if !ok {
		ts.Fatalf("make: no kind %s", args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o644))
}

func madeFile(kind string) (string, bool) {
	const sentence = "About 300 Belgians travelled to Syria.\n"
	switch kind {
	case "empty":
		return "", true
	case "utf16":
		var b strings.Builder
		b.WriteString("\xff\xfe")
		for _, c := range []byte(sentence) {
			b.WriteByte(c)
			b.WriteByte(0)
		}
		return b.String(), true
	case "binary":
		return "\x7fELF" + strings.Repeat("\x00\x01\x02\xff", 500), true
	case "invalid":
		return sentence + "Caf\xe9 and \xff\xfe\xfd, and 40 Danes travelled to Syria.\n", true
	case "line":
		return strings.Repeat("word ", 20<<20/5) + sentence, true
	case "digits":
		return strings.Repeat("9", 400) + " Belgians travelled to Syria. " + sentence, true
	}
	return "", false
}
