package export

import "encoding/xml"

// docxPart is a member of a Word document that is the same in all.
type docxPart struct{ name, content string }

// docxParts lists the members that say how the others hang together, and the styles.
func docxParts() []docxPart {
	const (
		office   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
		packages = `http://schemas.openxmlformats.org/package/2006/`
		word     = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
	)
	relation := func(id, kind, target string) string {
		return `<Relationship Id="` + id + `" Type="` + office + `/` + kind + `" Target="` + target + `"/>`
	}
	relations := func(list string) string {
		return xml.Header + `<Relationships xmlns="` + packages + `relationships">` + list + `</Relationships>`
	}
	part := func(name, kind string) string {
		return `<Override PartName="/word/` + name + `.xml" ContentType="` + word + kind + `+xml"/>`
	}
	return []docxPart{
		{"[Content_Types].xml", xml.Header + `<Types xmlns="` + packages + `content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` + part("document", "document.main") + part("styles", "styles") +
			part("settings", "settings") + part("footnotes", "footnotes") + `</Types>`},
		{"_rels/.rels", relations(relation("r1", "officeDocument", "word/document.xml"))},
		{"word/_rels/document.xml.rels", relations(relation("r1", "styles", "styles.xml") + relation("r2", "settings", "settings.xml") +
			relation("r3", "footnotes", "footnotes.xml"))},
		{"word/settings.xml", xml.Header + `<w:settings ` + wordNamespace + `><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>`},
		{"word/styles.xml", docxStyles()},
	}
}

func docxStyles() string {
	border := ""
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		border += `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
	}
	return xml.Header + `<w:styles ` + wordNamespace + `>` +
		`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` + border + `</w:tblBorders></w:tblPr></w:style>` +
		`</w:styles>`
}
