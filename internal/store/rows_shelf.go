package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"cited"
)

// shelf loads the rows of a shelf with their lists, first to last of each document. Those that
// people decided about come as they were read, and apart as they are.
func (l *rowLoader) shelf(sh *shelf, owner func(string, int64) *sealedDocument, low, high int64) error {
	bySeq := map[int64]*shelfRow{}
	decided, err := l.decided(sh, low, high)
	if err != nil {
		return err
	}
	codes := make([]int64, len(sh.columns))
	err = eachRow(l.ctx, l.tx, wholeRows(sh), func(rows *sql.Rows) error {
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
		d := owner(sh.table, r.seq>>seqBits)
		if d == nil {
			return nil
		}
		if had := decided[r.seq]; had != nil {
			had.now = &r
			if had.added {
				return nil
			}
		}
		d.rows[sh.at] = append(d.rows[sh.at], &r)
		return nil
	}, low, high)
	if err != nil {
		return fmt.Errorf("table %s: %w", sh.table, err)
	}
	if err := l.lists(sh, bySeq, low, high); err != nil {
		return err
	}
	return l.asRead(sh, owner, decided)
}

// decided loads what people decided about rows of a shelf, by their numbers.
func (l *rowLoader) decided(sh *shelf, low, high int64) (map[int64]*decidedShelfRow, error) {
	all := map[int64]*decidedShelfRow{}
	return all, eachRow(l.ctx, l.tx, "SELECT seq, review, added, machine FROM decided WHERE shelf = $1 AND seq BETWEEN $2 AND $3", func(rows *sql.Rows) error {
		var d decidedShelfRow
		err := rows.Scan(&d.seq, &d.review, &d.added, &d.machine)
		all[d.seq] = &d
		return err
	}, sh.table, low, high)
}

// asRead puts rows that people corrected back to what they were read as.
func (l *rowLoader) asRead(sh *shelf, owner func(string, int64) *sealedDocument, decided map[int64]*decidedShelfRow) error {
	for _, seq := range slices.Sorted(maps.Keys(decided)) {
		had := decided[seq]
		d := owner("decided", seq>>seqBits)
		if d == nil {
			continue
		}
		d.decided[sh.at] = append(d.decided[sh.at], had)
		if had.now == nil || had.added {
			continue
		}
		had.read = had.now
		if len(had.machine) == 0 {
			continue
		}
		read, err := l.s.readAs(sh, had, d.Published)
		if err != nil {
			continue // its seal tells
		}
		at := slices.Index(d.rows[sh.at], had.now)
		had.read, d.rows[sh.at][at] = read, read
	}
	return nil
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
	d.seal.naming(d.naming)
}

// readAs returns a row as the reader read it, before people corrected it.
func (s *Store) readAs(sh *shelf, had *decidedShelfRow, published cited.EDTF) (*shelfRow, error) {
	k := decidableOf(sh.kind)
	if k == nil {
		return nil, cited.Errorf(cited.Internal, "people decide about no %s", sh.table)
	}
	var m machineRow
	if err := json.Unmarshal(had.machine, &m); err != nil {
		return nil, err
	}
	r := &shelfRow{seq: had.seq, passage: had.now.passage, hidden: had.now.hidden, id: had.now.id, detail: m.Detail}
	for _, of := range m.Listed {
		r.listed = append(r.listed, listedCode{0, codeKey{of[0], of[1]}})
	}
	var err error
	r.columns, r.others, err = k.columnsOf(s, m.Detail, published)
	return r, err
}

// columnsOf returns the columns of a row by the whole of it.
func (k *kind[T]) columnsOf(s *Store, detail []byte, published cited.EDTF) (columns []string, others []any, err error) {
	var t T
	if err := decode(s.details, k, detail, &t); err != nil {
		return nil, nil, err
	}
	for i := range k.fields {
		columns = append(columns, k.fields[i].of(&t))
	}
	return columns, k.values(&t, published), nil
}
