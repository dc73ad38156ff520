package export

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"iter"
	"strconv"
	"time"

	"cited"
)

// cslItem is a document as CSL-JSON 1.0.2 has it.
type cslItem struct {
	ID        cited.ID          `json:"id"`
	Type      string            `json:"type"`
	Title     string            `json:"title,omitempty"`
	Author    []cslName         `json:"author,omitempty"`
	Container string            `json:"container-title,omitempty"`
	Publisher string            `json:"publisher,omitempty"`
	Issued    *cslDate          `json:"issued,omitempty"`
	Accessed  *cslDate          `json:"accessed,omitempty"`
	URL       string            `json:"URL,omitempty"`
	Language  string            `json:"language,omitempty"`
	Note      string            `json:"note,omitempty"`
	Custom    map[string]string `json:"custom"`
}

// cslName is a name that is not cut into its parts, because nobody knows them.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// writeCSL writes the documents of the figures as CSL-JSON, an item a line.
func writeCSL(out io.Writer, figures iter.Seq2[cited.Receipt, error], _ About) error {
	page := bufio.NewWriterSize(out, 1<<16)
	before := "[\n"
	for d, err := range documentsOf(figures) {
		if err != nil {
			return err
		}
		line, err := json.Marshal(cslOf(&d))
		if err != nil {
			return err
		}
		if _, err := page.WriteString(before + string(line)); err != nil {
			return err
		}
		before = ",\n"
	}
	if before == "[\n" {
		_, _ = page.WriteString("[") // that it failed shows when it is flushed
	}
	_, _ = page.WriteString("\n]\n")
	return page.Flush()
}

// cslOf returns a document as an item: a web page, unless it has no address.
func cslOf(d *cited.Document) cslItem {
	item := cslItem{ID: d.ID, Type: "document", Title: OneLine(cmp.Or(d.Title, d.Name)), Publisher: OneLine(d.Publisher),
		Issued: cslDateOf(d.Published), Accessed: cslDay(d.Added), URL: OneLine(d.Address), Language: OneLine(d.Language),
		Note: "SHA-256 of the original: " + d.Original, Custom: map[string]string{"document": string(d.ID), "original": d.Original}}
	if d.Author != "" {
		item.Author = []cslName{{OneLine(d.Author)}}
	}
	if isWeb(d.Address) {
		item.Type, item.Container = "webpage", item.Publisher
	}
	if d.Part > 0 {
		item.Custom["part"] = strconv.Itoa(d.Part)
	}
	return item
}

// cslDateOf returns a date; one that cannot be said in parts is given as it is written.
func cslDateOf(date cited.EDTF) *cslDate {
	if date == "" {
		return nil
	}
	if w, ok := writtenOf(date); ok {
		return &cslDate{Parts: w.parts, Circa: w.about}
	}
	return &cslDate{Literal: OneLine(string(date))}
}

func cslDay(t time.Time) *cslDate {
	if t.IsZero() {
		return nil
	}
	year, month, day := t.UTC().Date()
	return &cslDate{Parts: [][]int{{year, int(month), day}}}
}
