package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"cited"
)

// writeMarkdown writes a table in GitHub Flavored Markdown, with footnotes as GitHub, pandoc
// and others know them. What a document says is text there: none of it is markup.
func writeMarkdown(out io.Writer, figures iter.Seq2[cited.Receipt, error], about About) (err error) {
	notes, err := newSpool(about.Temp)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, notes.close()) }()
	page := bufio.NewWriterSize(out, 1<<16)
	_, _ = page.WriteString(markdownText(about.says()) + "\n\n") // that it failed shows when it is flushed
	markdownRow(page, noteHeads())
	markdownRow(page, append([]string{"--:"}, strings.Fields(strings.Repeat("--- ", len(noteHeads())-1))...))
	n := 0
	for r, err := range figures {
		if err != nil {
			return err
		}
		n++
		cells := noteCells(&r)
		for i := range cells {
			cells[i] = markdownText(cells[i])
		}
		cells[0] += "[^" + strconv.Itoa(n) + "]"
		markdownRow(page, cells)
		note := footnoteOf(&r)
		if _, err := fmt.Fprintf(notes, "\n[^%d]: %s\n", n, note.markdown()); err != nil {
			return err
		}
	}
	if err := notes.copyTo(page); err != nil {
		return err
	}
	return page.Flush()
}

// markdownRow writes a row of a table. That it failed shows when the page is flushed.
func markdownRow(page *bufio.Writer, cells []string) {
	_, _ = page.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// markdown writes the footnote, its title slanted.
func (n *footnote) markdown() string {
	title, address := n.title, n.address
	if title != "" {
		title = "*" + markdownText(title) + "*"
	}
	if address != "" {
		address = markdownAddress(address)
	}
	return "“" + markdownText(n.quote) + "” " + inOrder(markdownText(n.publisher), title, markdownText(n.date), address) + ". " + n.receipt()
}

// markdownText escapes all that may be markup in a table or a footnote.
func markdownText(s string) string {
	const markup = "\\`*_[]<>#|~^$&"
	if !strings.ContainsAny(s, markup) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(markup, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// markdownAddress links an address of the web, and writes any other as text.
func markdownAddress(s string) string {
	if isWeb(s) && !strings.ContainsAny(s, "<>| \\`") {
		return "<" + s + ">"
	}
	return markdownText(s)
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
