// Package xlsx reads spreadsheets: each sheet as tables whose heads say what the
// numbers count, with what stands above and below them as paragraphs.
//
// A cell has the text that the program shows: numbers as their format has them,
// days as 2016-03-02. Of a formula the value is read that was kept with it;
// nothing is ever computed, and no link followed. Sheets that are hidden are left
// out, and so are comments and charts; rows that a filter hides are read. Each cell is
// mapped to the packed member of its sheet and to its name: Returns!C5.
package xlsx

import (
	"io"
	"path"
	"strings"

	"cited"
	"cited/internal/limit"
	"cited/internal/office"
	"cited/internal/text"
	"cited/internal/unzip"
)

// Format returns the format of spreadsheets since 2007. One without cells emits
// no window.
func Format() text.Format {
	return text.Format{
		Name:  "xlsx",
		Doc:   "Spreadsheets (xlsx, xlsm), up to 128 MB packed and 128 MB unpacked: tables with their heads, formulas by the values kept with them.",
		Sniff: sniff,
		Read:  read,
	}
}

func sniff(start []byte, _ string) bool { return office.IsOf(office.Excel, start) }

func read(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	a, err := unzip.Within(in.Limits).Read(r)
	if err != nil {
		return text.Head{}, err
	}
	if !a.Has("xl/workbook.xml") {
		if a.Has("xl/workbook.bin") {
			return text.Head{}, cited.Errorf(cited.Unsupported, "a binary workbook (xlsb): save it as xlsx and add that")
		}
		return text.Head{}, cited.Errorf(cited.Unsupported, "a spreadsheet without its list of sheets (xl/workbook.xml is missing): get the whole file and add it again")
	}
	head := text.Head{Format: "xlsx", Encoding: "utf-8"}
	office.CoreProperties(&head, a)
	if in.Known != nil {
		in.Known(head)
	}
	b := book{archive: a, limit: in.Limits, w: office.NewWriter(emit).Within(in.Limits)}
	if err := b.read(); err != nil {
		return text.Head{}, err
	}
	return head, b.w.Flush()
}

// book is a workbook that is being read.
type book struct {
	archive *unzip.Archive
	limit   limit.Limits
	w       *office.Writer
	at      office.At // of the list of sheets
	sheets  []sheet
	since   int // the day that is number 0, as a Unix day
	shared  texts
	styles  []layout // by number: how cells show numbers
}

// sheet is an entry of the list of sheets.
type sheet struct {
	name, member string
	hidden       bool
}

// maxSheets is how many sheets are read.
const maxSheets = 1000

func (b *book) read() error {
	if err := b.list(); err != nil {
		return err
	}
	if err := b.strings(); err != nil {
		return err
	}
	if err := b.layouts(); err != nil {
		return err
	}
	for _, s := range b.sheets {
		if s.hidden || !b.archive.Has(s.member) {
			continue
		}
		if err := b.sheet(s); err != nil {
			return err
		}
	}
	return nil
}

// Days that count as number 0, as Unix days: 1899-12-30, and in files that say so
// 1904-01-01.
const (
	since1900 = -25569
	since1904 = -24107
)

// list reads the list of sheets.
func (b *book) list() error {
	targets, err := b.targets()
	if err != nil {
		return err
	}
	const name = "xl/workbook.xml"
	m, err := b.archive.Open(name)
	if err != nil {
		return err
	}
	b.at = office.At{From: m.From, To: m.To}
	b.since = since1900
	x := office.NewXML(name, m)
	return x.Each(func(element string) error {
		switch element {
		case "workbookPr":
			if v := x.Attr("date1904"); v == "1" || v == "true" {
				b.since = since1904
			}
		case "sheet":
			if len(b.sheets) == maxSheets {
				return cited.Errorf(cited.Unsupported, "a workbook of more than %d sheets: split it into parts and add those", maxSheets)
			}
			state := x.Attr("state")
			b.sheets = append(b.sheets, sheet{name: x.Attr("name"), member: targets[x.Attr("id")], hidden: state == "hidden" || state == "veryHidden"})
		}
		return nil
	}, nil)
}

// targets returns the members that the workbook refers to, by the ids it has for
// them.
func (b *book) targets() (map[string]string, error) {
	list := map[string]string{}
	x, err := office.Part(b.archive, "xl/_rels/workbook.xml.rels")
	if x == nil {
		return list, err
	}
	err = x.Each(func(element string) error {
		if element == "Relationship" && x.Attr("TargetMode") != "External" && strings.HasSuffix(x.Attr("Type"), "/worksheet") {
			target := x.Attr("Target")
			if rooted, ok := strings.CutPrefix(target, "/"); ok {
				target = rooted
			} else {
				target = path.Join("xl", target)
			}
			list[x.Attr("Id")] = target
		}
		return nil
	}, nil)
	return list, err
}
