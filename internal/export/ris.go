package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"iter"
	"strconv"

	"cited"
)

// writeRIS writes the documents of the figures as RIS (Research Information Systems, 2011):
// a line a field, each with its tag. A value is one line.
func writeRIS(out io.Writer, figures iter.Seq2[cited.Receipt, error], _ About) error {
	page := bufio.NewWriterSize(out, 1<<16)
	for d, err := range documentsOf(figures) {
		if err != nil {
			return err
		}
		for _, f := range risFields(&d) {
			if value := OneLine(f.value); value != "" {
				_, _ = page.WriteString(f.tag + "  - " + value + "\r\n") // that it failed shows when it is flushed
			}
		}
		if _, err := page.WriteString("ER  - \r\n\r\n"); err != nil {
			return err
		}
	}
	return page.Flush()
}

// risField is a field of a document under its tag.
type risField struct{ tag, value string }

// risFields returns the fields of a document. The first has to be the type: a web page,
// unless it has no address.
func risFields(d *cited.Document) []risField {
	kind := "GEN"
	if isWeb(d.Address) {
		kind = "ELEC"
	}
	fields := []risField{{"TY", kind}, {"ID", string(d.ID)}, {"TI", cmp.Or(d.Title, d.Name)}, {"AU", d.Author}, {"PB", d.Publisher}}
	w, ok := writtenOf(d.Published)
	if ok {
		fields = append(fields, risField{"PY", fmt.Sprintf("%04d", w.parts[0][0])}, risField{"DA", risDate(w.parts[0])})
	}
	if d.Published != "" && (!ok || w.about || len(w.parts) > 1) { // a date that RIS cannot say
		fields = append(fields, risField{"N1", "Published (EDTF): " + string(d.Published)})
	}
	if !d.Added.IsZero() {
		fields = append(fields, risField{"Y2", d.Added.UTC().Format("2006/01/02")})
	}
	fields = append(fields, risField{"UR", d.Address}, risField{"LA", d.Language}, risField{"AN", string(d.ID)},
		risField{"N1", "SHA-256 of the original: " + d.Original})
	if d.Part > 0 {
		fields = append(fields, risField{"N1", "Part of the original: " + strconv.Itoa(d.Part)})
	}
	return fields
}

// risDate writes a date as RIS does: 2015/12/07/, with what is not known left empty.
func risDate(part []int) string {
	date := fmt.Sprintf("%04d/", part[0])
	for i := 1; i < 3; i++ {
		if i < len(part) {
			date += fmt.Sprintf("%02d", part[i])
		}
		date += "/"
	}
	return date
}
