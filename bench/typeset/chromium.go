package typeset

import (
	"context"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
)

// Chromium prints a document as a page of HTML, in one column or two.
func Chromium(ctx context.Context, d Document, columns int) ([]byte, error) {
	dir, err := os.MkdirTemp("", "cited-typeset-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	page, printed := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(page, []byte(htmlOf(d, columns)), 0o600); err != nil {
		return nil, err
	}
	if _, err := run(ctx, nil, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "user"),
		"--no-pdf-header-footer", "--print-to-pdf="+printed, "file://"+page); err != nil {
		return nil, err
	}
	return os.ReadFile(printed)
}

func htmlOf(d Document, columns int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title><style>
@page { size: A4; margin: 25mm 20mm; @top-left { content: "Annual report" } @bottom-center { content: "Page " counter(page) " of " counter(pages) } }
body { font: 12pt serif; hyphens: auto; text-align: justify } main { column-count: %d; column-gap: 8mm }
td, th { border: 1px solid; text-align: left; hyphens: manual } table { border-collapse: collapse; break-inside: avoid } aside { font-size: 8pt; border-top: 1px solid }
</style><h1>%s</h1><main>`, html.EscapeString(d.Title), columns, html.EscapeString(d.Title))
	inList, notes := false, 0
	var asides []string
	for _, p := range d.Pieces {
		if inList != (p.Kind == Item) {
			inList = !inList
			b.WriteString(map[bool]string{true: "<ul>", false: "</ul>"}[inList])
		}
		s := html.EscapeString(p.Text)
		switch p.Kind {
		case Heading:
			fmt.Fprintf(&b, "<h2>%s</h2>\n", s)
		case Item:
			fmt.Fprintf(&b, "<li>%s</li>\n", s)
		case Table:
			b.WriteString("<table>")
			for i, r := range p.Rows {
				b.WriteString("<tr>")
				for _, c := range r {
					tag := map[bool]string{true: "th", false: "td"}[i == 0]
					fmt.Fprintf(&b, "<%s>%s</%s>", tag, html.EscapeString(c), tag)
				}
				b.WriteString("</tr>\n")
			}
			b.WriteString("</table>\n")
		default:
			if p.Note != "" {
				notes++
				s += fmt.Sprintf("<sup>%d</sup>", notes)
				asides = append(asides, fmt.Sprintf("<div><sup>%d</sup> %s</div>", notes, html.EscapeString(p.Note)))
			}
			fmt.Fprintf(&b, "<p>%s</p>\n", s)
		}
	}
	return b.String() + "</main><aside>" + strings.Join(asides, "\n") + "</aside></html>"
}
