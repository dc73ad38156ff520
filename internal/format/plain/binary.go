package plain

import (
	"bytes"
	"strings"

	"cited"
	"cited/internal/charset"
)

// notText returns an error that says what to do if a file that starts with these
// bytes is no text.
func notText(start []byte) error {
	for _, m := range magics() {
		if bytes.HasPrefix(start, []byte(m.start)) {
			return refuse("this is %s", m.what)
		}
	}
	if mostlyControls(start) && !charset.Detect(start, "", false).Wide() {
		return refuse("this is binary")
	}
	return nil
}

func refuse(format string, args ...any) error {
	return cited.Errorf(cited.Unsupported, "not text: "+format+"; save what it says as .txt or .html and add that", args...)
}

// magics lists the files that people take for documents, or name as such, by
// how they start.
func magics() []struct{ start, what string } {
	return []struct{ start, what string }{
		{"%PDF-", "a PDF file"},
		{"PK\x03\x04", "a ZIP archive that holds no document as it is"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (doc, xls), or an encrypted one"},
		{`{\rtf`, "an RTF document"},
		{"%!PS", "a PostScript file"},
		{"\x89PNG\r\n\x1a\n", "a PNG image"},
		{"\xff\xd8\xff", "a JPEG image"},
		{"GIF87a", "a GIF image"},
		{"GIF89a", "a GIF image"},
		{"II*\x00", "a TIFF image"},
		{"MM\x00*", "a TIFF image"},
		{"\x1f\x8b", "a gzip archive"},
		{"\xfd7zXZ\x00", "an xz archive"},
		{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
		{"Rar!\x1a\x07", "a RAR archive"},
		{"\x7fELF", "a program"},
		{"MZ\x90\x00", "a program"},
		{"SQLite format 3\x00", "a database"},
	}
}

// mostlyControls reports whether more than one byte in twenty is a control
// character that no text holds. Compressed and random bytes have twice as many.
func mostlyControls(p []byte) bool {
	n := 0
	for _, c := range p {
		if c < ' ' && strings.IndexByte("\t\n\v\f\r\x1b", c) < 0 {
			n++
		}
	}
	return 20*n > len(p)
}
