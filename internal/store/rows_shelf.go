package store

import (
	"database/sql"
	"fmt"
)

// shelf loads the rows of a shelf with their lists, first to last of each document.
func (l *rowLoader) shelf(sh *shelf, owner func(string, int64) *sealedDocument, low, high int64) error {
	bySeq := map[int64]*shelfRow{}
	codes := make([]int64, len(sh.columns))
	err := eachRow(l.ctx, l.tx, wholeRows(sh), func(rows *sql.Rows) error {
		r := shelfRow{others: make([]any, len(sh.others))}
		to := []any{&r.seq, &r.passage, &r.hidden, &r.id, &r.detail}
		for i := range codes {
			to = append(to, &codes[i])
		}
		for i := range r.others {
			to = append(to, &r.others[i])
		}
		if err := rows.Scan(to...); err != nil {
			return err
		}
		for i, code := range codes {
			r.columns = append(r.columns, l.value(sh.role(sh.columns[i].key), code))
		}
		bySeq[r.seq] = &r
		if d := owner(sh.table, r.seq>>seqBits); d != nil {
			d.rows[sh.at] = append(d.rows[sh.at], &r)
		}
		return nil
	}, low, high)
	if err != nil {
		return fmt.Errorf("table %s: %w", sh.table, err)
	}
	return l.lists(sh, bySeq, low, high)
}

// lists loads under which codes the rows of a shelf are listed, and tells of what
// belongs to none of them.
func (l *rowLoader) lists(sh *shelf, bySeq map[int64]*shelfRow, low, high int64) error {
	strays := "SELECT d.seq FROM " + sh.table + "_detail d LEFT JOIN " + sh.table + " f ON f.seq = d.seq WHERE d.seq BETWEEN $1 AND $2 AND f.seq IS NULL"
	if err := eachRow(l.ctx, l.tx, strays, func(*sql.Rows) error { l.strays(sh.table + "_detail"); return nil }, low, high); err != nil {
		return err
	}
	query := "SELECT " + sh.table + ", code FROM " + sh.table + "_code WHERE " + sh.table + " BETWEEN $1 AND $2 ORDER BY " + sh.table + ", code"
	return eachRow(l.ctx, l.tx, query, func(rows *sql.Rows) error {
		var seq, code int64
		if err := rows.Scan(&seq, &code); err != nil {
			return err
		}
		if r := bySeq[seq]; r != nil {
			r.listed = append(r.listed, listedCode{code, l.codes[code]})
		} else {
			l.strays(sh.table + "_code")
		}
		return nil
	}, low, high)
}

// wholeRows is the query of all that is kept of the rows of a shelf but its lists.
func wholeRows(sh *shelf) string {
	query := "SELECT f.seq, f.passage, f.hidden, d.id, d." + sh.table
	for _, c := range sh.columns {
		query += ", f." + c.key
	}
	for _, name := range sh.others {
		query += ", f." + name
	}
	return query + " FROM " + sh.table + " f LEFT JOIN " + sh.table + "_detail d ON d.seq = f.seq WHERE f.seq BETWEEN $1 AND $2 ORDER BY f.seq DESC"
}

// value returns what a code stands for in a role; nothing that any value is if it
// stands for something else.
func (l *rowLoader) value(role string, code int64) string {
	k, ok := l.codes[code]
	switch {
	case code == 0:
		return ""
	case !ok || k.role != role:
		return "\x00" + k.role + "\x00" + k.value
	}
	return k.value
}

func (l *rowLoader) strays(table string) {
	if l.stray != nil {
		l.stray(table)
	}
}

// sealRows makes the seal that the rows of a document call for.
func (d *sealedDocument) sealRows() {
	for _, t := range d.texts {
		d.seal.text(int64(t.Start), []byte(t.Content), t.Map)
	}
	for _, p := range d.passages {
		d.seal.passage(int64(p.Start), int64(p.End-p.Start), p.Kind)
	}
	for _, sh := range shelves() {
		rows := d.rows[sh.at]
		d.seal.place(sh, len(rows))
		for n, r := range rows {
			d.seal.row.shelfRow(sh, r.id.Int64, passageNumber(r.passage), r.columns, r.others, r.listed, r.detail)
			d.seal.put(sh, n)
		}
	}
}
