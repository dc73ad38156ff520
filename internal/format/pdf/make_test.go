package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// paper makes small PDF documents, a page of 600 by 800 points for each content.
type paper struct {
	pages   []string // what is drawn on each
	entries string   // of every page, besides its content and size
	info    string   // entries of the properties
	catalog string   // entries of the catalog
	filter  string   // of the contents; they are packed by the caller
}

// put writes text at a place, from the upper left corner, in points.
func put(x, y, size float64, s string) string { return set("F1", x, y, size, s) }

// bold is put in bold type.
func bold(x, y, size float64, s string) string { return set("F2", x, y, size, s) }

func set(font string, x, y, size float64, s string) string {
	s = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s)
	return fmt.Sprintf("BT /%s %g Tf %g %g Td (%s) Tj ET\n", font, size, x, 800-y, s)
}

// rule draws a line.
func rule(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf("0.5 w %g %g m %g %g l S\n", x0, 800-y0, x1, 800-y1)
}

// column sets lines below each other, 12 points apart.
func column(x, y, size float64, lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(put(x, y+12*float64(i), size, l))
	}
	return b.String()
}

// picture is an image of one grey dot, as large as a page.
const picture = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"

// bytes returns the document.
func (p paper) bytes() []byte {
	var b bytes.Buffer
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.7\n")
	var kids strings.Builder
	for i := range p.pages {
		fmt.Fprintf(&kids, "%d 0 R ", 6+2*i)
	}
	object("<</Type/Catalog/Pages 2 0 R " + p.catalog + ">>")
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>", kids.String(), len(p.pages)))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>")
	object("<<" + p.info + ">>")
	for i, content := range p.pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R %s>>", 7+2*i, p.entries))
		object(fmt.Sprintf("<</Length %d %s>>stream\n%s\nendstream", len(content), p.filter, content))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer <</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// packed packs a content as often as said.
func packed(s string, times int) string {
	for range times {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, _ = w.Write([]byte(s)) // a buffer takes everything
		_ = w.Close()
		s = b.String()
	}
	return s
}
