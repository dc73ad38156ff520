package store

import (
	"context"
	"database/sql"
	"strings"
	"unicode"

	"cited"
)

// contextLength is how many code points around a quotation a receipt holds at most, in whole words.
const contextLength = 240

// blockBreak parts the blocks of a context.
const blockBreak = "\n\n"

// around returns the text before and after a quotation, up to contextLength code
// points on each side: block by block, without menus and notices. It also sees to
// it that the quotation is in the text where it is said to be, so that a wrong
// position is noticed instead of shown.
func around(ctx context.Context, tx *sql.Tx, document int64, quote cited.Span) (before, after string, err error) {
	if quote.IsZero() {
		return "", "", nil
	}
	near, err := textNear(ctx, tx, document, quote)
	if err != nil || len(near.Content) == 0 {
		return "", "", err // a reading may be stored without its text
	}
	text := []rune(near.Content)
	from, to := quote.Start-near.Start, quote.End-near.Start
	if from < 0 || to > len(text) || string(text[from:to]) != quote.Exact {
		return "", "", cited.Errorf(cited.Internal, "the text at %d to %d is not the quotation that was read there; run cited add to read the document again", quote.Start, quote.End)
	}
	first, last := max(0, from-contextLength), min(len(text), to+contextLength)
	if near.Start+first > 0 {
		first = nextWord(text[:from], first)
	}
	if last == to+contextLength {
		last = wordBefore(text, to, last)
	}
	if len(near.Passages) == 0 {
		return string(text[first:from]), string(text[to:last]), nil
	}
	part := func(from, to int) string { return string(text[from-near.Start : to-near.Start]) }
	before = blocks(near.Passages, near.Start+first, quote.Start, part)
	after = blocks(near.Passages, quote.End, near.Start+last, part)
	return strings.TrimPrefix(before, blockBreak), strings.TrimSuffix(after, blockBreak), nil
}

// mostCut is how many characters of a word at most are left out at an end of a context, so that it does not begin or
// end in the middle of one. Where words are not parted by spaces, it does.
const mostCut = 40

// nextWord returns where the first word behind a place begins; the place itself if it is too far.
func nextWord(text []rune, at int) int {
	for i := at; i < min(at+mostCut, len(text)); i++ {
		if unicode.IsSpace(text[i]) {
			return i + 1
		}
	}
	return at
}

// wordBefore returns where the last word before a place ends, behind another place; the place itself likewise.
func wordBefore(text []rune, from, at int) int {
	for i := at; i > max(at-mostCut, from); i-- {
		if unicode.IsSpace(text[i-1]) {
			return i - 1
		}
	}
	return at
}

// blocks writes what passages have between two positions, and a break wherever
// one ends.
func blocks(passages []cited.Passage, from, to int, part func(from, to int) string) string {
	var b strings.Builder
	for _, p := range passages {
		start, end := max(p.Start, from), min(p.End, to)
		if start < end && p.Kind != "boilerplate" {
			b.WriteString(part(start, end))
		}
		if p.End >= from && p.End <= to && !strings.HasSuffix(b.String(), blockBreak) {
			b.WriteString(blockBreak)
		}
	}
	return b.String()
}

// spotOf returns where a quotation stands in the original of its document.
func (s *Store) spotOf(ctx context.Context, tx *sql.Tx, document int64, quote cited.Span) (cited.Spot, error) {
	if s.spot == nil || quote.IsZero() {
		return cited.Spot{}, nil
	}
	var place string
	if err := tx.QueryRowContext(ctx, "SELECT place FROM document WHERE seq = $1", document).Scan(&place); err != nil {
		return cited.Spot{}, err
	}
	var windows []cited.Text
	err := eachRow(ctx, tx, "SELECT start, content, map FROM text WHERE document = $1 AND start < $2 AND start + length > $3 ORDER BY start", func(rows *sql.Rows) error {
		var t cited.Text
		err := rows.Scan(&t.Start, &t.Content, &t.Map)
		windows = append(windows, t)
		return err
	}, document, quote.End, quote.Start)
	if err != nil {
		return cited.Spot{}, err
	}
	return s.spot(place, windows, quote), nil
}

// textNear returns the text around a quotation, with the passages there.
func textNear(ctx context.Context, tx *sql.Tx, document int64, quote cited.Span) (t cited.Text, err error) {
	windows, err := wordsBetween(ctx, tx, document, quote.Start-contextLength, quote.End+contextLength)
	if err != nil || len(windows) == 0 {
		return t, err
	}
	t.Start = windows[0].Start
	for _, w := range windows {
		t.Content += w.Content
	}
	t.Passages, err = passagesNear(ctx, tx, document, quote)
	return t, err
}

// passagesNear returns the passages around a quotation, without their words.
func passagesNear(ctx context.Context, tx *sql.Tx, document int64, quote cited.Span) ([]cited.Passage, error) {
	low, high := seqRange(document)
	return scanPassages(tx.QueryContext(ctx, `SELECT start, start + length, kind FROM passage
		WHERE seq BETWEEN $1 AND $2 AND start < $3 AND start + length > $4 ORDER BY seq DESC`,
		low, high, quote.End+contextLength, quote.Start-contextLength))
}
