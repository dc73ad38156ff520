package store

import (
	"context"
	"database/sql"
	"strings"
)

// What SQLite's full text says in its own words. Rows of passage_fts are numbered
// as passages are, so that going down them is newest document first.

// match is the text query for passages that hold one of the phrases. What is no
// letter or digit in them parts words, here as in what was stored.
func match(phrases []string) string {
	quoted := make([]string, len(phrases))
	for i, p := range phrases {
		quoted[i] = `"` + strings.ReplaceAll(p, `"`, " ") + `"`
	}
	return "(" + strings.Join(quoted, " OR ") + ")"
}

// matchAll is the text query for passages for which all of some queries hold, and
// none of some others.
func matchAll(queries, not []string) string {
	all := "(" + strings.Join(queries, " AND ") + ")"
	for _, n := range not {
		all += " NOT " + n
	}
	return all
}

// rowsWith is the query for the rows of a table of full text for which a text query,
// given as a placeholder, holds.
func rowsWith(table, query string) string {
	return "SELECT rowid FROM " + table + " WHERE " + table + " MATCH " + query
}

// inText is the condition that a row number is one for which the text query holds in
// a table of full text; the engine looks them all up once. (Asking for each row
// whether it is one costs up to a millisecond a row.) The plus sign keeps it from
// going through all of them by an index of the column, for each document anew.
func inText(a *args, table, column, query string) string {
	return "+" + column + " IN (" + rowsWith(table, a.add(query)) + ")"
}

// nextRows returns up to most rows of a table of full text below a row number for
// which the text query holds, highest first.
func nextRows(ctx context.Context, tx *sql.Tx, table, query string, below int64, most int) ([]int64, error) {
	return integers(tx.QueryContext(ctx, rowsWith(table, "$1")+" AND rowid < $2 ORDER BY rowid DESC LIMIT $3", query, below, most))
}

// integers reads rows of one integer.
func integers(rows *sql.Rows, err error) ([]int64, error) {
	if err != nil {
		return nil, err
	}
	var all []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, errorsOf(err, rows)
		}
		all = append(all, n)
	}
	return all, errorsOf(nil, rows)
}

// documentsInText is the condition that a document d has a passage for which the
// text query holds.
func documentsInText(a *args, query string) string {
	return "d.seq IN (SELECT rowid >> 24 FROM passage_fts WHERE passage_fts MATCH " + a.add(query) + ")"
}

// mergeWords are the statements that merge what each full text has in pieces into one, without
// the words of what is gone.
func mergeWords() []string {
	all := []string{"INSERT INTO passage_fts (passage_fts) VALUES ('optimize')"}
	for _, sh := range shelves() {
		if sh.words != "" {
			all = append(all, "INSERT INTO "+sh.words+" ("+sh.words+") VALUES ('optimize')")
		}
	}
	return all
}
