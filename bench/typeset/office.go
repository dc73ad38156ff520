package typeset

import (
	"context"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
)

// LibreOffice sets a document that is written in its own XML, in one column or two.
func LibreOffice(ctx context.Context, d Document, columns int) ([]byte, error) {
	dir, err := os.MkdirTemp("", "cited-typeset-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "report.fodt"), []byte(fodt(d, columns)), 0o600); err != nil {
		return nil, err
	}
	if _, err := run(ctx, nil, "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "user"), "--headless",
		"--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "report.fodt")); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "report.pdf"))
}

const fodtStart = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>%s</dc:title><meta:initial-creator>Jane Roe</meta:initial-creator></office:meta>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt" fo:language="en" fo:country="US" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:default-style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.2cm" fo:hyphenation-ladder-count="no-limit"/><style:text-properties fo:hyphenate="true"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties fo:font-size="8.5pt"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-size="20pt" fo:font-weight="bold" fo:hyphenate="false"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold" fo:hyphenate="false"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1"/>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.097cm" fo:border="0.05pt solid #000000"/></style:style>
<style:style style:name="Cols" style:family="section"><style:section-properties><style:columns fo:column-count="%d" fo:column-gap="0.8cm"/></style:section-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">
<style:header><text:p>Annual report</text:p></style:header><style:footer><text:p>Page <text:page-number text:select-page="current">1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:h text:style-name="Title" text:outline-level="1">%s</text:h><text:section text:style-name="Cols" text:name="all">
`

func fodt(d Document, columns int) string {
	var b strings.Builder
	title := html.EscapeString(d.Title)
	fmt.Fprintf(&b, fodtStart, title, columns, title)
	for i, p := range d.Pieces {
		s := html.EscapeString(p.Text)
		switch p.Kind {
		case Heading:
			fmt.Fprintf(&b, `<text:h text:style-name="Head" text:outline-level="2">%s</text:h>`, s)
		case Item:
			fmt.Fprintf(&b, `<text:list><text:list-item><text:p text:style-name="Body">%s</text:p></text:list-item></text:list>`, s)
		case Table:
			fmt.Fprintf(&b, `<table:table table:name="t%d"><table:table-column table:number-columns-repeated="%d"/>`, i, len(p.Rows[0]))
			for _, r := range p.Rows {
				b.WriteString("<table:table-row>")
				for _, c := range r {
					fmt.Fprintf(&b, `<table:table-cell table:style-name="Cell"><text:p>%s</text:p></table:table-cell>`, html.EscapeString(c))
				}
				b.WriteString("</table:table-row>")
			}
			b.WriteString("</table:table>")
		default:
			if p.Note != "" {
				s += fmt.Sprintf(`<text:note text:id="n%d" text:note-class="footnote"><text:note-citation>%d</text:note-citation><text:note-body><text:p text:style-name="Footnote">%s</text:p></text:note-body></text:note>`, i, i, html.EscapeString(p.Note))
			}
			fmt.Fprintf(&b, `<text:p text:style-name="Body">%s</text:p>`, s)
		}
		b.WriteString("\n")
	}
	return b.String() + "</text:section></office:text></office:body></office:document>\n"
}
