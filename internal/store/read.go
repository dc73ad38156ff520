package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"cited"
)

// view runs f in a reading transaction, which sees one state of the archive
// however long it takes. The zero viewer is denied.
func (s *Store) view(ctx context.Context, v cited.Viewer, f func(*sql.Tx) error) error {
	if !v.May(cited.Open) {
		return denied("read this archive")
	}
	return s.viewOn(ctx, s.read, f)
}

func (s *Store) viewOn(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return wrap(err, s.path)
	}
	err = f(tx)
	_ = tx.Rollback() // it wrote nothing
	return wrap(err, s.path)
}

func denied(what string) error {
	return cited.Errorf(cited.Denied, "you may not %s; ask its owner", what)
}

// mayNot is the condition that a document of alias d is one the viewer may see.
func mayNot(v cited.Viewer) string {
	if v.May(cited.Protected) {
		return "1 = 1"
	}
	return "(d.access <> 'protected' AND NOT " + waits(v) + ")"
}

// waits is the condition that a document of alias d is under embargo for a viewer who is not
// the owner.
func waits(v cited.Viewer) string {
	return "(d.embargo <> '' AND d.embargo > '" + v.Today.String() + "')"
}

// mayNotYet is the condition that a row of alias f was read from a document that is under
// embargo for a viewer who is not the owner. They are few, and have an index.
func mayNotYet(v cited.Viewer) string {
	return "f.seq >> 24 IN (SELECT d.seq FROM document d WHERE " + waits(v) + ")"
}

// documentColumns are what scanDocument reads, from tables document d.
const documentColumns = `d.seq, d.id, d.original, d.part, d.address, d.address_known, d.name, d.size, d.format, d.encoding, d.title, d.author,
	coalesce((SELECT value FROM code WHERE id = d.publisher), ''), d.published,
	coalesce((SELECT value FROM code WHERE id = d.language), ''), d.access, d.embargo, d.added, d.outcome, d.reason, d.figures,
	d.modified, d.created, d.rights, d.known_from, d.receipt, d.statements, d.responses, d.unquantified, d.comparisons, d.themes, d.proposals,
	coalesce((SELECT c.value FROM stage g JOIN code c ON c.id = g.version WHERE g.document = d.seq AND g.stage = 'read'), '')`

// stored is a document with its row number and the version that read it.
type stored struct {
	cited.Document
	seq     int64
	version string
	key     string // the address that its id is made of; empty if it was added without one
	from    string // where its fields are known from, as it is kept
}

func scanDocument(rows interface{ Scan(...any) error }) (stored, error) {
	var d stored
	var id int64
	var added, known string
	err := rows.Scan(&d.seq, &id, &d.Original, &d.Part, &d.key, &known, &d.Name, &d.Size, &d.Format, &d.Encoding, &d.Title, &d.Author,
		&d.Publisher, &d.Published, &d.Language, &d.Access, &d.Embargo, &added, &d.Outcome, &d.Reason, &d.Figures,
		&d.Modified, &d.Created, &d.Rights, &d.from, &d.Receipt, &d.Statements, &d.Responses, &d.Unquantified, &d.Comparisons, &d.Themes, &d.Proposals, &d.version)
	if err != nil {
		return d, err
	}
	d.ID, d.Address = cited.IDOf(cited.DocumentID, id), cmp.Or(d.key, known)
	if d.from != "" {
		_ = json.Unmarshal([]byte(d.from), &d.From) // Verify tells what was changed by hand
	}
	d.Added, err = time.Parse(time.RFC3339Nano, added)
	return d, err
}

// Document returns one document.
func (s *Store) Document(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Document, error) {
	var d stored
	err := s.view(ctx, v, func(tx *sql.Tx) (err error) {
		d, err = findStored(ctx, tx, v, id)
		return err
	})
	return d.Document, err
}

func findStored(ctx context.Context, tx querier, v cited.Viewer, id cited.ID) (stored, error) {
	bits, ok := id.Bits()
	if !ok || id.Kind() != cited.DocumentID {
		return stored{}, noDocument(id)
	}
	row := tx.QueryRowContext(ctx, "SELECT "+documentColumns+" FROM document d WHERE d.id = $1 AND "+mayNot(v), bits)
	d, err := scanDocument(row)
	if errors.Is(err, sql.ErrNoRows) {
		return d, noDocument(id)
	}
	return d, err
}

// documentsBySeq returns the documents with these row numbers that the viewer may see.
func documentsBySeq(ctx context.Context, tx *sql.Tx, v cited.Viewer, seqs []int64) (map[int64]stored, error) {
	rows, err := tx.QueryContext(ctx, "SELECT "+documentColumns+" FROM document d WHERE d.seq IN ("+numbers(seqs)+") AND "+mayNot(v))
	if err != nil {
		return nil, err
	}
	found := make(map[int64]stored, len(seqs))
	for rows.Next() {
		d, err := scanDocument(rows)
		if err != nil {
			return nil, errorsOf(err, rows)
		}
		found[d.seq] = d
	}
	return found, errorsOf(nil, rows)
}

// DocumentsByID returns the documents with some ids that the viewer may see.
func (s *Store) DocumentsByID(ctx context.Context, v cited.Viewer, ids []cited.ID) (map[cited.ID]cited.Document, error) {
	of := make(map[cited.ID]cited.Document, len(ids))
	return of, s.view(ctx, v, func(tx *sql.Tx) error {
		seqs, err := seqsOf(ctx, tx, ids)
		if err != nil {
			return err
		}
		for some := range slices.Chunk(seqs, mostBatch) {
			found, err := documentsBySeq(ctx, tx, v, some)
			if err != nil {
				return err
			}
			for _, d := range found {
				of[d.ID] = d.Document
			}
		}
		return nil
	})
}

// Published returns the dates of the documents with some ids that the viewer may see.
func (s *Store) Published(ctx context.Context, v cited.Viewer, ids []cited.ID) (map[cited.ID]cited.EDTF, error) {
	of := make(map[cited.ID]cited.EDTF, len(ids))
	return of, s.view(ctx, v, func(tx *sql.Tx) error {
		for some := range slices.Chunk(bitsOfIDs(ids), mostBatch) {
			err := eachRow(ctx, tx, "SELECT d.id, d.published FROM document d WHERE d.id IN ("+numbers(some)+") AND "+mayNot(v), func(rows *sql.Rows) error {
				var id int64
				var published cited.EDTF
				err := rows.Scan(&id, &published)
				of[cited.IDOf(cited.DocumentID, id)] = published
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// visible reports as an error that a document, or what was read from one, does not
// exist for a viewer.
func (s *Store) visible(ctx context.Context, tx *sql.Tx, v cited.Viewer, subject cited.ID) error {
	if subject.Kind() == cited.SourceID {
		return s.visibleSource(ctx, tx, v, subject)
	}
	if subject.Kind() == cited.EdgeID {
		_, _, err := edgeOf(ctx, tx, v, subject)
		return err
	}
	if sh := shelfOf(subject.Kind()); sh != nil {
		_, err := find(ctx, tx, v, sh, subject)
		return err
	}
	_, err := findStored(ctx, tx, v, subject)
	return err
}

// Texts returns the windows of a document's text in order, without passages.
func (s *Store) Texts(ctx context.Context, v cited.Viewer, id cited.ID) (texts []cited.Text, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := findStored(ctx, tx, v, id)
		if err != nil {
			return err
		}
		return eachRow(ctx, tx, "SELECT start, content, map FROM text WHERE document = $1 ORDER BY start", func(rows *sql.Rows) error {
			var t cited.Text
			err := rows.Scan(&t.Start, &t.Content, &t.Map)
			texts = append(texts, t)
			return err
		}, d.seq)
	})
	return texts, err
}
