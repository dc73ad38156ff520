// Command cited turns reports into figures that can be defended. "cited help"
// says how.
package main

import (
	"os"

	"cited/internal/cli"
)

func main() {
	os.Exit(cli.Main())
}
