package store

import (
	"context"
	"database/sql"
	"errors"
	"unicode/utf8"

	"cited"
)

// wordsBetween returns the windows of a text that have characters from one to before another, cut to those. The
// database cuts them: of a window of a million characters a page shows a few hundred.
func wordsBetween(ctx context.Context, tx *sql.Tx, document int64, from, to int) (texts []cited.Text, err error) {
	from = max(from, 0)
	misfit := false
	err = eachRow(ctx, tx, `SELECT start, length, substr(content, max($2 - start, 0) + 1, $3 - max(start, $2)) FROM text
		WHERE document = $1 AND start < $3 AND start + length > $2 ORDER BY start`, func(rows *sql.Rows) error {
		var t cited.Text
		var length int
		err := rows.Scan(&t.Start, &length, &t.Content)
		end := min(t.Start+length, to)
		t.Start = max(t.Start, from)
		misfit = misfit || utf8.RuneCountInString(t.Content) != end-t.Start
		texts = append(texts, t)
		return err
	}, document, from, to)
	if err != nil || !misfit {
		return texts, err
	}
	return wordsOfWhole(ctx, tx, document, from, to)
}

// wordsOfWhole does so with windows in which the database counts other characters than we do: for it, a text
// ends at the character 0.
func wordsOfWhole(ctx context.Context, tx *sql.Tx, document int64, from, to int) (texts []cited.Text, err error) {
	err = eachRow(ctx, tx, "SELECT start, content FROM text WHERE document = $1 AND start < $2 AND start + length > $3 ORDER BY start", func(rows *sql.Rows) error {
		var t cited.Text
		err := rows.Scan(&t.Start, &t.Content)
		letters := []rune(t.Content)
		first, last := max(from-t.Start, 0), min(to-t.Start, len(letters))
		t.Start, t.Content = t.Start+first, string(letters[min(first, last):last])
		texts = append(texts, t)
		return err
	}, document, to, from)
	return texts, err
}

// Words returns the windows of a document's text that have characters from one to before another, cut to those,
// without passages and maps.
func (s *Store) Words(ctx context.Context, v cited.Viewer, id cited.ID, from, to int) (texts []cited.Text, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := findStored(ctx, tx, v, id)
		if err != nil {
			return err
		}
		texts, err = wordsBetween(ctx, tx, d.seq, from, to)
		return err
	})
	return texts, err
}

// PassagesAtEnds returns of a document's passages so many from the first on that is no furniture, as many before
// the last such one, and those up to behind behind it, in the order of the text.
func (s *Store) PassagesAtEnds(ctx context.Context, v cited.Viewer, id cited.ID, near, behind int) (passages []cited.Passage, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := findStored(ctx, tx, v, id)
		if err != nil {
			return err
		}
		low, high := seqRange(d.seq)
		var first, last, end int64 // rows go down
		err = tx.QueryRowContext(ctx, `SELECT first, last, (SELECT min(seq) FROM (SELECT seq FROM passage WHERE seq BETWEEN $1 AND last ORDER BY seq DESC LIMIT $3 + 1))
			FROM (SELECT (SELECT seq FROM passage WHERE seq BETWEEN $1 AND $2 AND kind <> 'boilerplate' ORDER BY seq DESC LIMIT 1) AS first,
				(SELECT seq FROM passage WHERE seq BETWEEN $1 AND $2 AND kind <> 'boilerplate' ORDER BY seq LIMIT 1) AS last) WHERE first IS NOT NULL`,
			low, high, behind).Scan(&first, &last, &end)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		passages, err = scanPassages(tx.QueryContext(ctx, `SELECT start, start + length, kind FROM passage
			WHERE seq IN (SELECT seq FROM (SELECT seq FROM passage WHERE seq BETWEEN $3 AND $1 ORDER BY seq DESC LIMIT $4))
			   OR seq IN (SELECT seq FROM (SELECT seq FROM passage WHERE seq BETWEEN $2 AND $1 ORDER BY seq LIMIT $4 + 1))
			   OR seq BETWEEN $3 AND $2 ORDER BY seq DESC`, first, last, end, near))
		return err
	})
	return passages, err
}
