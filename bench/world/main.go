// Command world draws the countries of the world for the map of internal/web. It is run by
// make world, which fetches what it reads:
//
//	go run ./bench/world -atlas folder -out internal/web/world.txt
//
// The folder is that of the npm package world-atlas: countries of Natural Earth as TopoJSON, at two scales.
// Shapes are taken from the coarse one, and from the fine one where those are that are too small for it.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	atlas := flag.String("atlas", "", "`folder` of the package world-atlas")
	out := flag.String("out", "internal/web/world.txt", "`file` to write")
	flag.Parse()
	if err := draw(*atlas, *out); err != nil {
		fmt.Fprintln(os.Stderr, "world:", err)
		os.Exit(2)
	}
}

// draw writes a line for each country: its code, the place of its symbol, and its outline, which is empty
// where the country is too small for one.
func draw(atlas, out string) error {
	coarse, err := readCountries(filepath.Join(atlas, "countries-110m.json"))
	if err != nil {
		return err
	}
	fine, err := readCountries(filepath.Join(atlas, "countries-50m.json"))
	if err != nil {
		return err
	}
	var lines []string
	drawn := map[string]bool{}
	for _, c := range coarse {
		if c.code == "ATA" {
			continue
		}
		drawn[c.code] = c.code != ""
		x, y := c.middle()
		lines = append(lines, fmt.Sprintf("%s\t%d\t%d\t%s", c.code, x, y, c.outline()))
	}
	for _, c := range fine {
		if c.code != "" && c.code != "ATA" && !drawn[c.code] {
			x, y := c.middle()
			lines = append(lines, fmt.Sprintf("%s\t%d\t%d\t", c.code, x, y))
		}
	}
	slices.Sort(lines)
	text := strings.Join(lines, "\n") + "\n"
	fmt.Printf("%d countries in %d bytes\n", len(lines), len(text))
	return os.WriteFile(out, []byte(text), 0o644)
}
