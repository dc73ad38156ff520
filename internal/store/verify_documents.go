package store

import (
	"bytes"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"cited"
	"cited/internal/custody"
)

// documents holds every document with all that was read from it against the log.
func (c *checker) documents() error {
	n := 0
	if err := c.tx.QueryRowContext(c.ctx, "SELECT count(*) FROM document").Scan(&n); err != nil {
		return err
	}
	c.Total(n)
	l := rowLoader{s: c.s, ctx: c.ctx, tx: c.tx, stray: func(table string) { c.stray[table]++ }}
	readers := c.s.rowReaders()
	err := l.each(func(d *sealedDocument) error {
		c.document(d)
		c.spans(d, readers)
		c.checkAnchored(d, readers)
		c.Documents++
		c.Step()
		return c.ctx.Err()
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(c.Ledger.Documents)) {
		if !c.seen[id] && c.Ledger.Documents[id].Withdrawn == 0 {
			c.report(custody.OfRow, fmt.Sprintf("document %s", id), "entry %d of the log says that it was added, and its row is gone", c.Ledger.Documents[id].Added)
		}
	}
	c.unanchored()
	for _, table := range []string{"text", "passage"} {
		c.strays(table)
	}
	for _, sh := range shelves() {
		c.strays(sh.table)
		c.strays(sh.table + "_detail")
		c.strays(sh.table + "_code")
	}
	return nil
}

func (c *checker) strays(table string) {
	if n := c.stray[table]; n > 0 {
		c.report(custody.OfRow, "table "+table, "rows that belong to nothing: %d", n)
	}
}

func named(d *sealedDocument) string {
	return fmt.Sprintf("document %s (%s)", d.ID, d.Name)
}

// document holds what is known of one document against the log.
func (c *checker) document(d *sealedDocument) {
	c.seen[d.ID] = true
	if d.kept && !d.Receipt {
		o := c.keeps(d.Original, d.Size)
		o.Documents = append(o.Documents, d.ID)
	}
	r := c.Ledger.Documents[d.ID]
	if c.blind {
		return
	}
	if r == nil {
		c.report(custody.OfRow, named(d), "no entry of the log says that it was added")
		return
	}
	if r.Withdrawn > 0 {
		c.report(custody.OfRow, named(d), "entry %d of the log says that it was withdrawn, and no later one that it was added again", r.Withdrawn)
		return
	}
	if r.Row != sumDocument(&d.Document, d.key, d.Access, d.added, d.place) {
		c.report(custody.OfRow, named(d), "its original, part, address, name, size, access, time or place was changed since entry %d of the log", r.Added)
	}
	if d.Receipt {
		c.Receipts++
	}
	if d.Receipt != r.Receipt {
		c.report(custody.OfRow, named(d), "whether only receipts of it are kept was changed since entry %d of the log", r.Added)
	}
	given, err := decodeMeta(d.given)
	if err != nil || r.Given != sumGiven(given) {
		c.report(custody.OfRow, named(d), "what was said about it was changed since entry %d of the log", r.Said)
	}
	found, err := decodeImprint(d.found)
	if err != nil {
		c.report(custody.OfRow, named(d), "what it says about itself cannot be read")
	}
	m := effective(d.key, c.edits[d.ID], given, found)
	for _, f := range c.effective(d, &m) {
		if f.has != f.wants {
			c.report(custody.OfRow, named(d), "its %s is %q, but %q by what was said, found and decided", f.name, short(f.has), short(f.wants))
		}
	}
	c.reading(d, r)
}

// known is a field of a document, as it is and as it should be.
type known struct{ name, has, wants string }

func (c *checker) effective(d *sealedDocument, m *cited.Imprint) []known {
	from, to := days(m.Published)
	fields := []known{
		{"title", d.Title, m.Title}, {"author", d.Author, m.Author}, {"publisher", d.Publisher, m.Publisher},
		{"language", d.Language, m.Language}, {"date", string(d.Published), string(m.Published)}, {"embargo", string(d.Embargo), string(m.Embargo)},
		{"title in the search", d.titleWords, c.s.fold(m.Title)}, {"author in the search", d.authorWords, c.s.fold(m.Author)},
		{"address", d.Document.Address, m.Address}, {"date of change", string(d.Modified), string(m.Modified)},
		{"date of making", string(d.Created), string(m.Created)}, {"rights", d.Rights, m.Rights},
		{"first day", day(d.from), fmt.Sprint(from)}, {"last day", day(d.to), fmt.Sprint(to)},
	}
	if d.stored.from != "" { // else it was read before that was kept
		fields = append(fields, known{"list of where it is known from", d.stored.from, encode(m.From)})
	}
	return fields
}

func day(n sql.NullInt64) string {
	if !n.Valid {
		return fmt.Sprint(nil)
	}
	return fmt.Sprint(n.Int64)
}

// reading holds what was read from a document against the log.
func (c *checker) reading(d *sealedDocument, r *custody.Record) {
	if r.Read == 0 {
		c.unread(d, r)
		return
	}
	if !d.read {
		c.report(custody.OfRow, named(d), "entry %d of the log says that it was read, and the row of that is gone", r.Read)
		return
	}
	switch {
	case d.version == 0 && !r.Unread:
		c.report(custody.OfRow, named(d), "it was marked to be read again, and no entry of the log since %d says why", r.Read)
	case d.version != 0 && d.stored.version != r.Version:
		c.report(custody.OfRow, named(d), "it is said to be read by %q, and entry %d of the log says %q", short(d.stored.version), r.Read, short(r.Version))
	}
	for _, start := range d.misfits {
		c.report(custody.OfRow, "text of "+named(d), "how long it is in the window that begins at %d was changed by hand", start)
	}
	now, reading := d.seal.bytes(), d.reading()
	if reading.sum(now) == r.Reading {
		if !bytes.Equal(now, d.sums) {
			c.report(custody.OfRow, named(d), "the sums of its rows were changed; the rows were not")
		}
		return
	}
	if named := c.changedRows(d); !named || reading.sum(d.sums) != r.Reading {
		c.report(custody.OfRow, fmt.Sprintf("reading of document %s (%s)", d.ID, d.Name), "it was changed since entry %d of the log: its format, outcome, counts, what it says about itself, or the sums of its rows", r.Read)
	}
}

// unread looks at a document that was never read.
func (c *checker) unread(d *sealedDocument, r *custody.Record) {
	if d.read {
		c.report(custody.OfRow, named(d), "it has a reading, and no entry of the log says that it was read")
		return
	}
	pending := d.Outcome == cited.OutcomePending && d.Reason == ""
	if r.Unkept && r.Reading != sumUnkept(d.Outcome, d.Reason) || !r.Unkept && !pending {
		c.report(custody.OfRow, named(d), "its outcome is %q, and no entry of the log says so", d.Outcome)
	}
	if !bytes.Equal(d.seal.bytes(), (&seal{}).bytes()) {
		c.report(custody.OfRow, named(d), "there are rows of a reading, and no entry of the log says that it was read")
	}
}

// changedRows names the rows of a document whose sums are not those that were kept
// when they were written, and reports whether there are any.
func (c *checker) changedRows(d *sealedDocument) bool {
	kept, ok := parseSeal(d.sums)
	if !ok {
		return false
	}
	changed := false
	name := func(subject, format string, args ...any) {
		changed = true
		c.report(custody.OfRow, subject, format, args...)
	}
	for n := range strangers(d.seal.lists[sealTexts], kept.lists[sealTexts]) {
		name("text of "+named(d), "it was changed or added by hand in the window that begins at %d", d.texts[n].Start)
	}
	if gone := (len(kept.lists[sealTexts]) - len(d.seal.lists[sealTexts])) / sumSize; gone > 0 {
		name("text of "+named(d), "windows of it are gone: %d", gone)
	}
	if !bytes.Equal(d.seal.lists[sealPassages], kept.lists[sealPassages]) {
		name("passages of "+named(d), "they were changed by hand")
	}
	if !bytes.Equal(d.seal.lists[sealNaming], kept.lists[sealNaming]) {
		name("names in "+named(d), "what is kept of them for exports was changed by hand")
	}
	for _, sh := range shelves() {
		now, then := d.seal.lists[sealShelves+sh.at], kept.lists[sealShelves+sh.at]
		for n := range strangers(now, then) {
			name(rowName(sh, d.rows[sh.at][n], d), "it was changed or added by hand since it was read")
		}
		if gone := (len(then) - len(now)) / sumSize; gone > 0 {
			name(sh.count+" of "+named(d), "rows of it are gone: %d", gone)
		}
	}
	return changed
}

// rowName names a row of a shelf by its id.
func rowName(sh *shelf, r *shelfRow, d *sealedDocument) string {
	if !r.id.Valid {
		return fmt.Sprintf("%s without an id of %s", sh.table, named(d))
	}
	return fmt.Sprintf("%s %s of %s", sh.table, cited.IDOf(sh.kind, r.id.Int64), named(d))
}

// strangers yields the places of the sums that are not among those that were kept.
func strangers(now, kept []byte) map[int]bool {
	have := map[string]int{}
	for at := 0; at < len(kept); at += sumSize {
		have[string(kept[at:at+sumSize])]++
	}
	odd := map[int]bool{}
	for at := 0; at < len(now); at += sumSize {
		sum := string(now[at : at+sumSize])
		if have[sum]--; have[sum] < 0 {
			odd[at/sumSize] = true
		}
	}
	return odd
}

// short cuts what a message quotes.
func short(s string) string {
	const most = 80
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
