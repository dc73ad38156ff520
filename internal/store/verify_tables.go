package store

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"cited"
	"cited/internal/custody"
)

// originalRow is what the log says of an original.
type originalRow struct {
	size  int64
	kept  bool
	entry int64
}

// originals holds the table of originals against the log.
func (c *checker) originals() error {
	want := map[string]originalRow{}
	for _, r := range c.Ledger.Documents {
		if r.Withdrawn > 0 {
			c.Gone[r.Original.String()] = true
			continue
		}
		o, ok := want[r.Original.String()]
		if !ok || r.Added < o.entry {
			o.entry = r.Added
		}
		o.size, o.kept = r.Size, o.kept || !r.Unkept
		want[r.Original.String()] = o
		if o.kept {
			c.keeps(r.Original.String(), r.Size)
		}
	}
	maps.DeleteFunc(c.Gone, func(original string, _ bool) bool { return want[original].kept })
	err := c.rows(func(rows *sql.Rows) error {
		var sha256 string
		var o originalRow
		var kept int64
		if err := rows.Scan(&sha256, &o.size, &kept); err != nil {
			return err
		}
		o.kept = kept != 0
		switch w, ok := want[sha256]; {
		case !ok && c.blind: // nobody can tell
		case !ok:
			c.report(custody.OfRow, "original "+sha256, "no entry of the log says that it was added")
		case o.size != w.size || o.kept != w.kept || kept&^1 != 0:
			c.report(custody.OfRow, "original "+sha256, "its size, or whether it is kept, was changed since entry %d of the log", w.entry)
		}
		delete(want, sha256)
		return nil
	}, "SELECT sha256, size, kept FROM original")
	for _, sha256 := range slices.Sorted(maps.Keys(want)) {
		c.report(custody.OfRow, "original "+sha256, "entry %d of the log says that it was added, and its row is gone", want[sha256].entry)
	}
	return err
}

// codes looks at the numbers of values: whether search finds them, and how often they
// are said to be used.
func (c *checker) codes() error {
	uses := map[int64]int{}
	queries := []string{"SELECT publisher, count(*) FROM document GROUP BY publisher", "SELECT language, count(*) FROM document GROUP BY language"}
	for _, sh := range shelves() {
		queries = append(queries, "SELECT code, count(*) FROM "+sh.table+"_code GROUP BY code")
	}
	for _, query := range queries {
		err := c.rows(func(rows *sql.Rows) error {
			var code int64
			var n int
			err := rows.Scan(&code, &n)
			uses[code] += n
			return err
		}, query)
		if err != nil {
			return err
		}
	}
	return c.rows(func(rows *sql.Rows) error {
		var id int64
		var role, value, folded string
		var n int
		if err := rows.Scan(&id, &role, &value, &folded, &n); err != nil {
			return err
		}
		if folded != c.s.fold(value) {
			c.report(custody.OfRow, fmt.Sprintf("%s %q", role, short(value)), "how it is found in a search was changed by hand")
		}
		if n != uses[id] {
			c.report(custody.OfRow, fmt.Sprintf("%s %q", role, short(value)), "it is said to be used %d times, and is %d times", n, uses[id])
		}
		return nil
	}, "SELECT id, role, value, folded, uses FROM code")
}

// sources holds the names of sources against each other: which names are one source
// follows from how they are written.
func (c *checker) sources() error {
	names := map[string]int64{}
	err := c.rows(func(rows *sql.Rows) error {
		var name string
		var source int64
		if err := rows.Scan(&name, &source); err != nil {
			return err
		}
		names[name] = source
		if source != c.s.sourceBits(name) {
			c.report(custody.OfRow, fmt.Sprintf("source %q", short(name)), "it was made the name of another source by hand")
		}
		return nil
	}, "SELECT name, source FROM alias")
	if err != nil {
		return err
	}
	own := map[int64]bool{}
	err = c.rows(func(rows *sql.Rows) error {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		own[id] = true
		if id != c.s.sourceBits(name) {
			c.report(custody.OfRow, fmt.Sprintf("source %s", cited.IDOf(cited.SourceID, id)), "its name was changed by hand")
		}
		return nil
	}, "SELECT id, name FROM source")
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if id := c.s.sourceBits(name); names[name] == id && !own[id] {
			c.report(custody.OfRow, fmt.Sprintf("source %s", cited.IDOf(cited.SourceID, id)), "the row with its name is gone; one of its names is %q", short(name))
		}
	}
	return c.rows(func(rows *sql.Rows) error {
		var role, value string
		if err := rows.Scan(&role, &value); err != nil {
			return err
		}
		if _, ok := names[value]; !ok && strings.HasSuffix(role, "attribution") {
			c.report(custody.OfRow, fmt.Sprintf("source %q", short(value)), "the row that makes it a source is gone")
		}
		return nil
	}, "SELECT role, value FROM code")
}
