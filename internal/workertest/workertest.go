// Package workertest lets a test binary be the worker that reads formats, as the program is for
// itself.
package workertest

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"cited/internal/format"
)

// Made names the variable of the environment that says in which folder the workers of all tests
// keep what takes long to make, as those of the program do.
const Made = "CITED_TEST_MADE"

// Worker is the command line by which a test binary becomes a worker that keeps what takes long to
// make in a folder: see Serve.
func Worker(program, folder string) []string { return []string{program, "worker", folder} }

// Serve reads what another process asks for and ends this one, where its arguments, with the
// program as the first, are those of Worker. Otherwise it returns.
func Serve(args []string) {
	if len(args) < 2 || args[1] != "worker" {
		return
	}
	if err := format.Serve(os.Stdin, os.Stdout, strings.Join(args[2:], "")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// Run runs the tests with a folder for their workers, which it removes, and returns the status to
// exit with.
func Run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "cited-made-")
	if err == nil {
		err = os.Setenv(Made, dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	return m.Run()
}
