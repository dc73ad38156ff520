package web

import (
	_ "embed" // for the countries
	"html/template"
	"strconv"
	"strings"
)

// worldLines are the countries of Natural Earth in the Equal Earth projection, made by bench/world: code,
// the place of a symbol, and the outline, empty where a country is too small for one.
//
//go:embed world.txt
var worldLines string

// land is a country on the map, or land of no code.
type land struct {
	Code    string // ISO 3166-1 alpha-3
	X, Y    float64
	Outline string
}

// readWorld reads the countries. Outlines come from the program itself, and hold digits, M, l and z only.
func readWorld() (list []land, at map[string]land) {
	at = map[string]land{}
	for line := range strings.Lines(worldLines) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 4 {
			continue
		}
		x, _ := strconv.ParseFloat(cells[1], 64)
		y, _ := strconv.ParseFloat(cells[2], 64)
		l := land{cells[0], x, y, cells[3]}
		if l.Code != "" {
			at[l.Code] = l
		}
		if l.Outline != "" {
			list = append(list, l)
		}
	}
	return list, at
}

// shapes is the geometry of the map, once in a page: every map of it uses that.
func shapes(list []land) template.HTML {
	var b strings.Builder
	b.WriteString(`<g id="world">`)
	for _, l := range list {
		b.WriteString(`<path`)
		if l.Code != "" {
			b.WriteString(` id="land-` + l.Code + `"`)
		}
		b.WriteString(` d="` + l.Outline + `"/>`)
	}
	b.WriteString(`</g>`)
	return template.HTML(b.String()) //nolint:gosec // it is the program's own
}
