package web

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"cited"
	"cited/internal/export"
	"cited/internal/tell"
)

// funcs are what templates may call.
func funcs() template.FuncMap {
	return template.FuncMap{
		"value":   func(f cited.Figure) string { return export.Value(&f) },
		"number":  func(n int) string { return export.Number(float64(n)) },
		"count":   tell.Counted,
		"date":    tell.Date,
		"places":  placesNamed,
		"place":   placeNamed,
		"join":    func(list []string, by string) string { return strings.Join(list, by) },
		"when":    func(t time.Time) string { return t.UTC().Format("2006-01-02 15:04") + " UTC" },
		"verdict": func(d cited.Decision) string { return tell.Verdict(&d) },
		"pieces":  piecesOf,
		"shell":   shell,
		"called":  called,
		"inline":  func(d cited.Document) string { return inLine(&d) },
		"px":      pixels,
		"half":    func(f float64) string { return pixels(f / 2) },
		"tall":    func(low, up float64) string { return pixels(max(low-up, 1)) },
		"letters": func(unit float64) string { return pixels(13 * unit) },
		"reach":   func(low, high float64) string { return pixels(max(low, high, 6)) },
		"plus":    func(n int) int { return n + 1 },
		"bytes":   func(n int64) string { return export.Number(float64(n)) + " bytes" },
		"side":    tell.Side,
		"sides":   cited.Sides,
		"between": export.Between,
		"add":     func(a, b int) int { return a + b },
	}
}

// pixels writes a place in a chart: a tenth of a pixel or percent is as good as anybody sees.
func pixels(f float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0")
}

// placesNamed writes countries and regions by their names.
func placesNamed(codes []string) string {
	named := make([]string, len(codes))
	for i, c := range codes {
		named[i] = placeNamed(c)
	}
	return strings.Join(named, ", ")
}

func placeNamed(code string) string { return tell.Country(strings.TrimPrefix(code, "region:")) }

// called is what a document is called in a line.
func called(d cited.Document) string {
	if d.Title != "" {
		return d.Title
	}
	if d.Name != "" {
		return d.Name
	}
	return string(d.ID)
}

// piece is a stretch of a quotation, and whether it is what the page is about.
type piece struct {
	Words string
	Is    bool
}

// piecesOf cuts a quotation at a span that stands in it. One that does not is nowhere marked.
func piecesOf(quote, at cited.Span) []piece {
	words := []rune(quote.Exact)
	from, to := at.Start-quote.Start, at.End-quote.Start
	if from < 0 || to > len(words) || from >= to {
		return []piece{{quote.Exact, false}}
	}
	return []piece{{string(words[:from]), false}, {string(words[from:to]), true}, {string(words[to:]), false}}
}

// around cuts a quotation to the words near a span, for a row of a table.
func around(quote, at cited.Span) []piece {
	const before, after = 60, 120 // characters
	all := piecesOf(quote, at)
	if len(all) == 1 {
		return all
	}
	if words := []rune(all[0].Words); len(words) > before {
		_, rest, _ := strings.Cut(string(words[len(words)-before:]), " ")
		all[0].Words = "…" + rest
	}
	if words := []rune(all[2].Words); len(words) > after {
		kept := string(words[:after])
		if i := strings.LastIndexByte(kept, ' '); i > 0 {
			kept = kept[:i]
		}
		all[2].Words = kept + "…"
	}
	return all
}

// shell writes words as one word of a command line.
func shell(words string) string { return "'" + strings.ReplaceAll(words, "'", `'\''`) + "'" }
