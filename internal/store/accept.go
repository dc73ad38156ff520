package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"cited"
	"cited/internal/custody"
)

// Arrival is a document to be accepted: kept, and not read yet.
type Arrival struct {
	Document cited.Document
	Given    cited.Meta // what was said about it
	By       string     // the name of who adds it, for the log
	From     string     // the file or stream that it is taken from, or the document that holds it, for the log
	Place    string     // where in its original it is, or how that is read, for whoever reads it; empty: all of it, as it is
	Import   bool       // it is a spreadsheet of somebody's own, whose columns are read as Place says
	Again    bool       // it comes back even if it was withdrawn
	Taken    *Taken     // the archive that it is taken over from; nil if it is added
}

// Taken says for the log from where and when something was taken over from another archive.
type Taken struct {
	Foreign custody.Foreign
	From    string // the folder or file of the other archive, as it was named
	At      time.Time
}

func (t *Taken) act(by string) custody.Act {
	return custody.Act{Act: custody.Merge, At: custody.Time(t.At), By: by, Foreign: &t.Foreign, From: t.From}
}

// Accept makes the rows of documents, which are pending from then on, in the
// order given and all or none. It says which of them are new, or were known by
// their hash only and are kept now; of the others nothing is touched. What was
// withdrawn stays away unless it is to come again. Their originals must be kept before.
func (s *Store) Accept(ctx context.Context, arrivals []Arrival) (fresh []bool, err error) {
	fresh = make([]bool, len(arrivals))
	err = s.update(ctx, "accepting documents", func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		for i := range arrivals {
			a := &arrivals[i]
			if a.Document.Outcome == "" {
				a.Document.Outcome = cited.OutcomePending
			}
			kept := a.Document.Outcome != cited.OutcomeUnreadable && !a.Document.Receipt
			row, err := b.documentRow(ctx, a, a.Document.Added, kept)
			if errors.Is(err, errWithdrawn) {
				continue
			}
			if err != nil {
				return err
			}
			fresh[i] = row.fresh
			if !row.fresh && kept {
				if fresh[i], err = b.keepLate(ctx, row, a); err != nil {
					return err
				}
			}
		}
		return b.codes.flush(ctx)
	})
	return fresh, err
}

// keepLate notes that the original of a document that was too large to be kept
// has come in, and reports whether that is so.
func (b *batch) keepLate(ctx context.Context, r *documentRow, a *Arrival) (bool, error) {
	d := &a.Document
	result, err := b.tx.ExecContext(ctx, "UPDATE original SET kept = 1 WHERE sha256 = $1 AND kept = 0", d.Original)
	if err != nil {
		return false, err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	at := d.Added
	if a.Taken != nil {
		at = a.Taken.At
	}
	b.s.acts.document(custody.Act{Act: custody.Keep, At: custody.Time(at), By: a.By}, custody.Document{ID: d.ID, Size: d.Size})
	_, err = b.tx.ExecContext(ctx, "UPDATE document SET outcome = 'pending', reason = '' WHERE seq = $1", r.seq)
	return true, err
}

// updateDocument changes what belongs to a document that must be there, in one transaction.
func (s *Store) updateDocument(ctx context.Context, what string, id cited.ID, change func(*batch, *documentRow) error) error {
	return s.update(ctx, what, func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		row, err := b.find(ctx, id)
		if err != nil {
			return err
		}
		return change(b, row)
	})
}

// Give notes what else is said about a document that is there already, over what
// was said before; corrections stay above it. It reports whether that changed
// what is known, in which case the document is to be read again. The log notes who
// said it and when.
func (s *Store) Give(ctx context.Context, v cited.Viewer, id cited.ID, m cited.Meta, at time.Time) (changed bool, err error) {
	err = s.updateDocument(ctx, "noting what is known of a document", id, func(b *batch, row *documentRow) error {
		given := m.Over(row.given)
		if changed = given != row.given; !changed {
			return nil
		}
		return b.give(ctx, row, given, custody.Act{Act: custody.Give, At: custody.Time(at), By: v.Name}, "")
	})
	return changed, err
}

// give notes what is said about a document. The archive that says it is named if it is another.
func (b *batch) give(ctx context.Context, row *documentRow, given cited.Meta, act custody.Act, from string) error {
	before := row.effective(row.found)
	row.given = given
	if _, err := b.tx.ExecContext(ctx, "UPDATE document SET given = $2 WHERE seq = $1", row.seq, encode(given)); err != nil {
		return err
	}
	b.s.acts.document(act, custody.Document{ID: row.document.ID, From: from, Given: sumGiven(given)})
	return b.refresh(ctx, row, before)
}

// documentRow is what writing needs to know of a document that has a row.
type documentRow struct {
	seq                 int64
	document            cited.Document // ID, Name, Address, Access and Published only
	publisher, language int64
	given               cited.Meta
	edits, found        cited.Imprint
	digest              []byte
	fresh               bool // made in this transaction
}

// effective returns what holds: corrections, over what was given, over what the
// document says about itself.
func (r *documentRow) effective(found cited.Imprint) cited.Imprint {
	return effective(r.document.Address, r.edits, r.given, found)
}

// effective returns what holds about a document that was added under an address. If it
// had one, that stays, because its id is made of it; it is known from the document where
// that says it too, as web archives do.
func effective(address string, edits cited.Imprint, given cited.Meta, found cited.Imprint) cited.Imprint {
	if address != "" {
		edits.Address, given.Address = "", address
		if found.Address == address {
			given.Address = ""
		}
	}
	return edits.Over(given.Known(cited.GivenWhenAdded)).Over(found)
}

// find returns the row of a document that must be there.
func (b *batch) find(ctx context.Context, id cited.ID) (*documentRow, error) {
	bits, ok := id.Bits()
	if !ok || id.Kind() != cited.DocumentID {
		return nil, noDocument(id)
	}
	r := documentRow{document: cited.Document{ID: id}}
	var given, found string
	err := b.findDocument.QueryRowContext(ctx, bits, stageRead).Scan(&r.seq, &r.publisher, &r.language, &given, &found,
		&r.document.Access, &r.document.Address, &r.document.Published, &r.document.Name, &r.digest)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, noDocument(id)
	}
	if err != nil {
		return nil, err
	}
	if r.given, err = decodeMeta(given); err != nil {
		return nil, err
	}
	if r.found, err = decodeImprint(found); err != nil {
		return nil, err
	}
	r.edits, err = editsOf(ctx, b.tx, id)
	return &r, err
}

func noDocument(id cited.ID) error {
	return cited.Errorf(cited.NotFound, "there is no document %q in this archive; cited documents lists them", id)
}

// documentRow finds a document's row, or makes it, saying whether its original is kept.
func (b *batch) documentRow(ctx context.Context, a *Arrival, at time.Time, kept bool) (*documentRow, error) {
	d, given := &a.Document, a.Given
	r, err := b.find(ctx, d.ID)
	if cited.CodeOf(err) != cited.NotFound {
		return r, err
	}
	bits, ok := d.ID.Bits()
	if !ok || d.ID.Kind() != cited.DocumentID {
		return nil, cited.Errorf(cited.Invalid, "%s: %q is no id of a document", d.Name, d.ID)
	}
	if gone, err := b.isWithdrawn(ctx, bits); err != nil || gone && !a.Again {
		return nil, cmp.Or(err, errWithdrawn)
	}
	r = &documentRow{document: *d, given: given, fresh: true}
	if err := b.insert(ctx, bits, r, a, at, kept); err != nil {
		return nil, err
	}
	known := d.Imprint()
	known.Address = "" // that it says so itself is not known before it is read
	return r, b.writeMeta(ctx, r, r.effective(known))
}

func (b *batch) insert(ctx context.Context, bits int64, r *documentRow, a *Arrival, at time.Time, kept bool) error {
	d := &r.document
	if _, err := b.addOriginal.ExecContext(ctx, d.Original, d.Size, kept); err != nil {
		return err
	}
	if !d.Added.IsZero() {
		at = d.Added
	}
	access := d.Access
	if access == "" {
		access = cited.Open
	}
	if b.last == 0 {
		if err := b.tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM document").Scan(&b.last); err != nil {
			return err
		}
	}
	b.last++
	r.seq = b.last
	if a.Again {
		if _, err := b.tx.ExecContext(ctx, "DELETE FROM withdrawn WHERE document = $1", bits); err != nil {
			return err
		}
	}
	if _, err := b.addDocument.ExecContext(ctx, bits, d.Original, d.Part, d.Address, d.Name, d.Size, string(access),
		encode(r.given), timeText(at), string(d.Outcome), d.Reason, r.seq, a.Place, d.Receipt); err != nil {
		return err
	}
	original, _ := custody.ParseSum(d.Original) // the sum of the row holds it whatever it is
	added := custody.Document{ID: d.ID, Address: d.Address, From: a.From, Given: sumGiven(r.given), Original: original, Size: d.Size,
		Row: sumDocument(d, d.Address, access, timeText(at), a.Place), Unkept: !kept, Receipt: d.Receipt}
	if !kept {
		added.Reading = sumUnkept(d.Outcome, d.Reason)
	}
	act := custody.Act{Act: custody.Add, At: timeText(at), By: a.By}
	if a.Import {
		act.Act = custody.Import
	}
	if a.Taken != nil {
		act = a.Taken.act(a.By)
	}
	b.s.acts.document(act, added)
	return nil
}

// writeMeta writes the effective values of a document.
func (b *batch) writeMeta(ctx context.Context, r *documentRow, m cited.Imprint) error {
	publisher, err := b.codes.code(ctx, rolePublisher, m.Publisher)
	if err != nil {
		return err
	}
	language, err := b.codes.code(ctx, roleLanguage, m.Language)
	if err != nil {
		return err
	}
	for _, change := range []struct {
		code int64
		by   int
	}{{r.publisher, -1}, {r.language, -1}, {publisher, 1}, {language, 1}} {
		b.codes.use(change.code, change.by)
	}
	r.publisher, r.language = publisher, language
	from, to := days(m.Published)
	_, err = b.setMeta.ExecContext(ctx, r.seq, m.Title, m.Author, b.s.fold(m.Title), b.s.fold(m.Author), publisher,
		string(m.Published), from, to, language, string(m.Embargo), ownAddress(r.document.Address, m.Meta), string(m.Modified), string(m.Created), m.Rights, encode(m.From))
	return err
}

// refresh writes the effective values of a document anew after what was given or
// decided changed, and marks it to be read again: dates may hang on them, but nothing hangs
// on an embargo.
func (b *batch) refresh(ctx context.Context, r *documentRow, before cited.Imprint) error {
	now := r.effective(r.found)
	if err := b.writeMeta(ctx, r, now); err != nil {
		return err
	}
	if err := dropPacks(ctx, b.tx, r.seq); err != nil {
		return err
	}
	if now.Embargo = before.Embargo; now.Meta == before.Meta {
		return b.codes.flush(ctx)
	}
	return b.readAgain(ctx, r)
}

// readAgain marks a document to be read again.
func (b *batch) readAgain(ctx context.Context, r *documentRow) error {
	if _, err := b.tx.ExecContext(ctx, "UPDATE stage SET version = 0 WHERE document = $1", r.seq); err != nil {
		return err
	}
	return b.codes.flush(ctx)
}

// ownAddress is the address that is kept for a document that was added without one.
func ownAddress(added string, m cited.Meta) string {
	if added != "" {
		return ""
	}
	return m.Address
}

// encode, decodeMeta and decodeImprint keep a Meta, an Imprint, or where its fields are
// from, in a column.
func encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings
	}
	return string(b)
}

func decodeImprint(s string) (i cited.Imprint, err error) {
	err = json.Unmarshal([]byte(s), &i)
	return i, err
}

func decodeMeta(s string) (m cited.Meta, err error) {
	err = json.Unmarshal([]byte(s), &m)
	return m, err
}

// timeText is how instants are kept: UTC, to the nanosecond, of one width, so
// that they sort as text.
func timeText(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }

// errorsOf closes rows and returns the first error of err, reading and closing.
func errorsOf(err error, rows *sql.Rows) error {
	if err == nil {
		err = rows.Err()
	}
	return errors.Join(err, rows.Close())
}
