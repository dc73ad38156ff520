package store

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
)

// waiting is what a transaction writes at its end: lists in the order of their
// codes, which is the order of their table, and words after all else, because
// SQLite writes out what its full text has gathered in memory whenever a
// statement of several rows begins.
type waiting struct {
	listed  [manyShelves][]listed
	words   []passageWords
	said    []passageWords // of statements
	bytes   int            // of the words
	written map[int64]bool // the documents that rows may be waiting for
}

// listed says that a row is listed under a code.
type listed struct{ code, row int64 }

// passageWords are the words of a passage, or of the content of a statement.
type passageWords struct {
	seq   int64
	words string
}

// Bounds of what waits.
const (
	mostListed = 1 << 20
	mostWords  = 32 << 20
	manyListed = 32 // rows of one statement
)

// pairs is VALUES of n rows of two.
func pairs(n int) string {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = "($" + strconv.Itoa(2*i+1) + ", $" + strconv.Itoa(2*i+2) + ")"
	}
	return strings.Join(rows, ", ")
}

// settleFull settles if too much waits.
func (b *batch) settleFull(ctx context.Context) error {
	waits := 0
	for _, l := range b.listed {
		waits += len(l)
	}
	if b.bytes < mostWords && waits < mostListed {
		return nil
	}
	return b.settle(ctx)
}

// settle writes what waits.
func (b *batch) settle(ctx context.Context) error {
	for _, sh := range shelves() {
		if err := b.writeLists(ctx, sh); err != nil {
			return err
		}
	}
	for _, w := range b.words {
		if _, err := b.addWords.ExecContext(ctx, w.seq, w.words); err != nil {
			return err
		}
	}
	for _, w := range b.said {
		if _, err := b.addSaid.ExecContext(ctx, w.seq, w.words); err != nil {
			return err
		}
	}
	b.words, b.said, b.bytes = b.words[:0], b.said[:0], 0
	clear(b.written)
	return nil
}

func (b *batch) writeLists(ctx context.Context, sh *shelf) error {
	if len(b.listed[sh.at]) == 0 {
		return nil
	}
	rows, err := b.rowsOf(ctx, sh)
	if err != nil {
		return err
	}
	slices.SortFunc(b.listed[sh.at], func(x, y listed) int {
		return cmp.Or(cmp.Compare(x.code, y.code), cmp.Compare(x.row, y.row))
	})
	arguments := make([]any, 2*manyListed)
	rest := b.listed[sh.at]
	for ; len(rest) >= manyListed; rest = rest[manyListed:] {
		for i, l := range rest[:manyListed] {
			arguments[2*i], arguments[2*i+1] = l.code, l.row
		}
		if _, err := rows.listMany.ExecContext(ctx, arguments...); err != nil {
			return err
		}
	}
	for _, l := range rest {
		if _, err := rows.list.ExecContext(ctx, l.code, l.row); err != nil {
			return err
		}
	}
	b.listed[sh.at] = b.listed[sh.at][:0]
	return nil
}

// flush writes what a transaction leaves to its end.
func (b *batch) flush(ctx context.Context) error {
	if err := b.codes.flush(ctx); err != nil {
		return err
	}
	return b.settle(ctx)
}
