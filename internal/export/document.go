package export

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"time"

	"cited"
)

// AppendDocument appends a document as one JSON object without a newline, with
// the names and omissions that its type declares, but that unknown rights are
// "unknown".
func AppendDocument(b []byte, d *cited.Document) []byte {
	b = AppendString(append(b, `{"id":`...), string(d.ID))
	b = AppendString(append(b, `,"original":`...), d.Original)
	b = appendCount(b, "part", d.Part)
	b = appendSaid(b, "address", d.Address)
	b = AppendString(append(b, `,"name":`...), d.Name)
	b = strconv.AppendInt(append(b, `,"size":`...), d.Size, 10)
	b = appendSaid(b, "format", d.Format)
	b = appendSaid(b, "encoding", d.Encoding)
	b = appendSaid(b, "title", d.Title)
	b = appendSaid(b, "author", d.Author)
	b = appendSaid(b, "publisher", d.Publisher)
	b = appendSaid(b, "published", string(d.Published))
	b = appendSaid(b, "modified", string(d.Modified))
	b = appendSaid(b, "created", string(d.Created))
	b = appendSaid(b, "language", d.Language)
	b = appendSaid(b, "rights", cmp.Or(d.Rights, cited.RightsUnknown))
	b = appendSaid(b, "access", string(d.Access))
	b = appendSaid(b, "embargo", string(d.Embargo))
	if d.Receipt {
		b = append(b, `,"receipt":true`...)
	}
	b = appendFrom(b, d)
	if !d.Added.IsZero() {
		b = appendSaid(b, "added", d.Added.Format(time.RFC3339Nano))
	}
	b = appendSaid(b, "outcome", string(d.Outcome))
	b = appendSaid(b, "reason", d.Reason)
	b = appendCount(b, "figures", d.Figures)
	b = appendCount(b, "statements", d.Statements)
	b = appendCount(b, "responses", d.Responses)
	b = appendCount(b, "unquantified", d.Unquantified)
	b = appendCount(b, "comparisons", d.Comparisons)
	b = appendCount(b, "themes", d.Themes)
	b = appendCount(b, "proposals", d.Proposals)
	return append(b, '}')
}

// AppendTombstone appends what stays of a document that was withdrawn as one JSON object, with
// the names that its type declares.
func AppendTombstone(b []byte, t *cited.Tombstone) []byte {
	b = AppendString(append(b, `{"id":`...), string(t.ID))
	b = AppendString(append(b, `,"original":`...), t.Original)
	b = strconv.AppendInt(append(b, `,"size":`...), t.Size, 10)
	b = AppendString(append(b, `,"added":`...), t.Added.Format(time.RFC3339Nano))
	b = AppendString(append(b, `,"withdrawn":`...), t.Withdrawn.Format(time.RFC3339Nano))
	b = AppendString(append(b, `,"by":`...), t.By)
	b = AppendString(append(b, `,"reason":`...), t.Reason)
	return append(b, '}')
}

// AppendCorrected appends a document as AppendDocument does, and behind it the corrections of
// its text, each with where it stands now.
func AppendCorrected(b []byte, d *cited.Document, corrections []cited.Anchored) []byte {
	b = AppendDocument(b, d)
	if len(corrections) == 0 {
		return b
	}
	encoded, err := json.Marshal(corrections)
	if err != nil { // a year beyond 9999, which no clock gives
		return b
	}
	b = append(append(b[:len(b)-1], `,"corrections":`...), encoded...)
	return append(b, '}')
}

// appendFrom appends where the fields of a document are known from.
func appendFrom(b []byte, d *cited.Document) []byte {
	if len(d.From) == 0 {
		return b
	}
	b = append(b, `,"from":{`...)
	for i, field := range slices.Sorted(maps.Keys(d.From)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(AppendString(b, field), ':')
		b = AppendString(b, d.From[field])
	}
	return append(b, '}')
}

// appendSaid appends a member unless its value is empty.
func appendSaid(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	b = append(AppendString(append(b, ','), name), ':')
	return AppendString(b, value)
}

func appendCount(b []byte, name string, n int) []byte {
	if n == 0 {
		return b
	}
	b = append(AppendString(append(b, ','), name), ':')
	return strconv.AppendInt(b, int64(n), 10)
}
