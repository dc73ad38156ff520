package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/anchor"
	"cited/internal/layer"
)

// Misread is words of a text that should read otherwise.
type Misread struct {
	Words      string // as they stand in the text; empty if their place is given
	Nth        int    // which place with these words, from 1; 0 if there is one only
	Start, End int    // of the words, in code points of the text
	Reads      string // what they should read; empty if they should not be there
}

// mostReads is how many code points the words in the place of others may have.
const mostReads = 1000

// CorrectText decides that words of a document's text should read otherwise. The text
// stays as it is; the document is to be read again. It reports whether that changes
// anything. Only the owner may.
func (s *Store) CorrectText(ctx context.Context, v cited.Viewer, id cited.ID, m Misread, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "correct the text of a document"); err != nil {
		return false, err
	}
	if err := m.check(); err != nil {
		return false, err
	}
	err = s.updateDocument(ctx, "correcting a text", id, func(b *batch, row *documentRow) error {
		place, err := m.find(ctx, b.tx, row)
		if err != nil {
			return err
		}
		holds, err := correctionsOf(ctx, b.tx, row.seq)
		if err != nil {
			return err
		}
		d := cited.Decision{Subject: id, Field: cited.FieldText, Verdict: cited.Corrected, Value: m.Reads, Reason: reason, Reviewer: v.Name, At: at, Anchor: place}
		if d.Base, err = lastOn(ctx, b.tx, id, place.Span); err != nil {
			return err
		}
		reads := place.Exact
		for _, c := range holds {
			if c.Start == place.Start && c.End == place.End {
				reads, d.Base = c.Reads, c.Decision
			}
		}
		if reads == m.Reads {
			return nil
		}
		changed = true
		if err := b.record(ctx, &d); err != nil {
			return err
		}
		if err := b.writeAnchored(ctx, row.seq, &cited.Anchored{Decision: d, Outcome: cited.Same, Now: id, Place: place.Span}); err != nil {
			return err
		}
		return b.readAgain(ctx, row)
	})
	return changed, err
}

// textDecisions returns the decisions about a document's text, oldest first.
func textDecisions(ctx context.Context, tx *sql.Tx, id cited.ID) ([]cited.Decision, error) {
	return scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE d.subject = $1 AND d.field = $2 ORDER BY d.seq", string(id), cited.FieldText))
}

// lastOn returns the last correction of words that stood at a place when it was made, or the
// decision that took it back; empty if there is none.
func lastOn(ctx context.Context, tx *sql.Tx, id cited.ID, words cited.Span) (last cited.ID, err error) {
	all, err := textDecisions(ctx, tx, id)
	for _, d := range all {
		if d.Anchor != nil && d.Anchor.Span == words || d.Anchor == nil && last != "" && d.Base == last {
			last = d.ID
		}
	}
	return last, err
}

// check reports as an error that words cannot be corrected like that.
func (m *Misread) check() error {
	if m.Words != "" {
		if err := checkWords(m.Words); err != nil {
			return err
		}
	}
	switch n := utf8.RuneCountInString(m.Reads); {
	case n > mostReads:
		return cited.Errorf(cited.Invalid, "what the words should read has %d characters and may have %d", n, mostReads)
	case !utf8.ValidString(m.Reads) || strings.ContainsFunc(m.Reads, unicode.IsControl):
		return cited.Errorf(cited.Invalid, "what the words should read holds control characters or is not UTF-8; write it as one line of plain words")
	}
	return nil
}

// checkWords reports as an error that words could not be found again.
func checkWords(words string) error {
	if n := utf8.RuneCountInString(words); n > anchor.MostWords {
		return cited.Errorf(cited.Invalid, "the words have %d characters and may have %d; correct them in pieces", n, anchor.MostWords)
	}
	if words == "" || strings.TrimSpace(words) != words {
		return cited.Errorf(cited.Invalid, "%q does not begin and end with words, so that it could not be found again; take in the word beside it", words)
	}
	return nil
}

// find returns the anchor of the words in the text of a document.
func (m *Misread) find(ctx context.Context, tx *sql.Tx, row *documentRow) (*cited.Anchor, error) {
	words := m.Words
	if words == "" {
		var err error
		if words, err = textBetween(ctx, tx, row.seq, m.Start, m.End); err != nil {
			return nil, err
		}
		if err := checkWords(words); err != nil {
			return nil, err
		}
	}
	search := anchor.NewSearch([]string{words})
	if err := eachWindow(ctx, tx, row.seq, search.Window); err != nil {
		return nil, err
	}
	places := search.Index().All
	for i := range places {
		if p := &places[i]; m.Words == "" && p.Start == m.Start || m.Words != "" && (m.Nth == i+1 || m.Nth == 0 && len(places) == 1) {
			p.Document = row.document.ID
			return p, nil
		}
	}
	switch {
	case len(places) == 0:
		return nil, cited.Errorf(cited.NotFound, "the text of %s has no words %q; write them as they stand there, or give their place with --text-span", row.document.ID, words)
	case m.Nth == 0:
		return nil, cited.Errorf(cited.Invalid, "%q stands %d times in the text of %s; write which with --nth: %s", words, len(places), row.document.ID, shown(places))
	}
	return nil, cited.Errorf(cited.Invalid, "%q stands %d times in the text of %s, and has no place %d: %s", words, len(places), row.document.ID, m.Nth, shown(places))
}

// shown shows the first places with what stands around them.
func shown(places []cited.Anchor) string {
	const most, around = 5, 30
	var b strings.Builder
	for i, p := range places[:min(most, len(places))] {
		before, after := []rune(p.Before), []rune(p.After)
		fmt.Fprintf(&b, "%s%d: …%s[%s]%s…", [2]string{"", "; "}[min(i, 1)], i+1, string(before[max(0, len(before)-around):]), p.Exact, string(after[:min(around, len(after))]))
	}
	return b.String()
}

// eachWindow calls use for the windows of a document's text, in order.
func eachWindow(ctx context.Context, tx *sql.Tx, document int64, use func(content string)) error {
	return eachRow(ctx, tx, "SELECT content FROM text WHERE document = $1 ORDER BY start", func(rows *sql.Rows) error {
		var content string
		err := rows.Scan(&content)
		use(content)
		return err
	}, document)
}

// textBetween returns what stands between two places of a document's text.
func textBetween(ctx context.Context, tx *sql.Tx, document int64, start, end int) (string, error) {
	var b strings.Builder
	length := 0
	err := eachRow(ctx, tx, "SELECT start, content FROM text WHERE document = $1 AND start < $2 AND start + length > $3 ORDER BY start", func(rows *sql.Rows) error {
		var at int
		var content string
		if err := rows.Scan(&at, &content); err != nil {
			return err
		}
		runes := []rune(content)
		from, to := min(len(runes), max(0, start-at)), min(len(runes), end-at)
		b.WriteString(string(runes[from:max(from, to)]))
		length += max(0, to-from)
		return nil
	}, document, end, start)
	if err == nil && (start < 0 || end <= start || length != end-start) {
		err = cited.Errorf(cited.Invalid, "%d to %d is no stretch of the text; write the place of its first character and the one behind its last, counted from 0", start, end)
	}
	return b.String(), err
}

// UndoText takes back a correction of the text. It reports whether it held until then.
// Only the owner may.
func (s *Store) UndoText(ctx context.Context, v cited.Viewer, id, correction cited.ID, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "take back a correction"); err != nil {
		return false, err
	}
	err = s.updateDocument(ctx, "taking back a correction", id, func(b *batch, row *documentRow) error {
		all, err := textDecisions(ctx, b.tx, id)
		if err != nil {
			return err
		}
		there := false
		for _, d := range all {
			there = there || d.ID == correction && d.Verdict == cited.Corrected
			if d.Base == correction && d.Verdict == cited.Rejected {
				return nil
			}
		}
		if !there {
			return cited.Errorf(cited.NotFound, "%s is no correction of the text of %s; cited show %s lists them", correction, id, id)
		}
		changed = true
		d := cited.Decision{Subject: id, Field: cited.FieldText, Verdict: cited.Rejected, Reason: reason, Reviewer: v.Name, At: at, Base: correction}
		if err := b.record(ctx, &d); err != nil {
			return err
		}
		if _, err := b.tx.ExecContext(ctx, "DELETE FROM anchored WHERE decision = $1", string(correction)); err != nil {
			return err
		}
		return b.readAgain(ctx, row)
	})
	return changed, err
}

// correctionsOf returns the corrections of a document's text that hold and whose words are
// found, in the order in which they were made.
func correctionsOf(ctx context.Context, tx *sql.Tx, document int64) ([]cited.Correction, error) {
	all, err := anchoredBy(ctx, tx, "n.document = $1 AND d.field = $2", document, cited.FieldText)
	if err != nil {
		return nil, err
	}
	var list []cited.Correction
	for _, c := range all {
		if c.Outcome == cited.Same || c.Outcome == cited.Moved {
			list = append(list, cited.Correction{Decision: c.ID, Span: c.Place, Reads: c.Value, Reason: c.Reason, Reviewer: c.Reviewer, At: c.At})
		}
	}
	holds := layer.InForce(edits(list))
	n := 0
	for i, c := range list {
		if holds[i] {
			list[n], n = c, n+1
		}
	}
	return list[:n], nil
}

// edits are corrections as they are laid over a text.
func edits(list []cited.Correction) []layer.Edit {
	all := make([]layer.Edit, len(list))
	for i, c := range list {
		all[i] = layer.Edit{Start: c.Start, End: c.End, New: c.Reads}
	}
	return all
}

// correctionsIn returns the corrections of words that a quotation holds, with those words.
func correctionsIn(ctx context.Context, tx *sql.Tx, document int64, quote cited.Span) ([]cited.Correction, error) {
	all, err := correctionsOf(ctx, tx, document)
	var in []cited.Correction
	for _, c := range all {
		if c.Start >= quote.End || c.End <= quote.Start {
			continue
		}
		if c.Exact, err = textBetween(ctx, tx, document, c.Start, c.End); err != nil {
			return nil, err
		}
		in = append(in, c)
	}
	return in, err
}
