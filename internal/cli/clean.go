package cli

import (
	"strings"

	"cited/internal/export"

	"github.com/rivo/uniseg"
)

// oneLine makes text from a document or a path safe for a terminal and for one line.
func oneLine(s string) string { return export.OneLine(s) }

// width returns how many columns s takes on a terminal.
func width(s string) int { return uniseg.StringWidth(s) }

// cut shortens s to at most so many columns; what is left out shows as "…".
func cut(s string, columns int) string {
	if len(s) <= columns || width(s) <= columns {
		return s
	}
	if columns < 1 {
		return ""
	}
	taken, used, state := 0, 0, -1
	for rest := s; rest != ""; {
		cluster, after, w, next := uniseg.FirstGraphemeClusterInString(rest, state)
		if used+w > columns-1 {
			break
		}
		taken, used, rest, state = taken+len(cluster), used+w, after, next
	}
	return strings.TrimRight(s[:taken], " ") + "…"
}

// wrap breaks s into lines of at most so many columns, at spaces.
func wrap(s string, columns int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(s) {
		w := width(word)
		if line != "" && used+1+w > columns {
			lines = append(lines, line)
			line, used = "", 0
		}
		if line != "" {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+w
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
