package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"cited"
)

// Unread is a document that is to be read, for the first time or again.
type Unread struct {
	Document cited.Document // with the address that it was added under
	Given    cited.Meta     // what was said about it; corrections over it
	Place    string         // where in its original it is, or how that is read, as Arrival said
	Pending  bool           // it was never read
	Kept     bool           // its original is there to be read

	Corrections []cited.Decision // of its text, oldest first, each with the anchor that says where it stands
}

// Unread returns up to most documents after a row, in the order in which they
// were accepted, that were never read or were read by another version of the
// reader than the current ones. It returns where to go on; give 0 first. What could not be kept cannot
// be read and is left out.
func (s *Store) Unread(ctx context.Context, v cited.Viewer, versions []string, after int64, most int) (all []Unread, next int64, err error) {
	next = after
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		seqs, err := unreadSeqs(ctx, tx, versions, after, most)
		if err != nil || len(seqs) == 0 {
			return err
		}
		found, err := documentsBySeq(ctx, tx, v, seqs)
		if err != nil {
			return err
		}
		for _, seq := range seqs {
			next = seq
			d, ok := found[seq]
			if !ok {
				continue
			}
			u, err := unreadOf(ctx, tx, d)
			if err != nil {
				return err
			}
			if u.Kept {
				all = append(all, u)
			}
		}
		return nil
	})
	return all, next, err
}

// ReadAgain returns one document as Unread does, whatever version read it.
func (s *Store) ReadAgain(ctx context.Context, v cited.Viewer, id cited.ID) (Unread, error) {
	var u Unread
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := findStored(ctx, tx, v, id)
		if err != nil {
			return err
		}
		u, err = unreadOf(ctx, tx, d)
		return err
	})
	return u, err
}

// unreadOf adds to a document what people said about it: corrections over what
// was given.
func unreadOf(ctx context.Context, tx *sql.Tx, d stored) (Unread, error) {
	u := Unread{Document: d.Document, Pending: d.Outcome == cited.OutcomePending}
	u.Document.Address = d.key
	var text string
	row := tx.QueryRowContext(ctx, "SELECT d.given, d.place, o.kept FROM document d JOIN original o ON o.sha256 = d.original WHERE d.seq = $1", d.seq)
	if err := row.Scan(&text, &u.Place, &u.Kept); err != nil {
		return u, err
	}
	u.Kept = u.Kept && !d.Receipt // another document may have the same bytes
	given, err := decodeMeta(text)
	if err != nil {
		return u, err
	}
	edits, err := editsOf(ctx, tx, d.ID)
	u.Given = edits.Meta.Over(given)
	if err != nil {
		return u, err
	}
	list, err := standings(ctx, tx, d.ID)
	for _, c := range list {
		if c.Field == cited.FieldText {
			c.Anchor = c.by
			u.Corrections = append(u.Corrections, c.Decision)
		}
	}
	return u, err
}

// unreadSeqs finds the documents in the order in which they were accepted. It
// goes down one index for what is pending and one for each version, so that it
// costs the same wherever it goes on.
func unreadSeqs(ctx context.Context, tx *sql.Tx, current []string, after int64, most int) ([]int64, error) {
	versions, err := otherVersions(ctx, tx, current)
	if err != nil {
		return nil, err
	}
	lists := []string{"SELECT seq FROM document WHERE outcome = 'pending' AND seq > $1 ORDER BY seq LIMIT $2"}
	for _, v := range versions {
		lists = append(lists, "SELECT document AS seq FROM stage WHERE stage = 'read' AND version = "+numbers([]int64{v})+
			" AND document > $1 ORDER BY document LIMIT $2")
	}
	query := "SELECT seq FROM (" + strings.Join(lists, ") AS l UNION SELECT seq FROM (") + ") AS l ORDER BY 1 LIMIT $2"
	return integers(tx.QueryContext(ctx, query, after, most))
}

// otherVersions returns the codes of all versions but the current ones, and 0, which
// marks what is to be read again.
func otherVersions(ctx context.Context, tx *sql.Tx, current []string) ([]int64, error) {
	marks, values := make([]string, len(current)), make([]any, len(current))
	for i, v := range current {
		marks[i], values[i] = "$"+strconv.Itoa(i+1), v
	}
	codes, err := integers(tx.QueryContext(ctx, "SELECT id FROM code WHERE role = 'version' AND value NOT IN ("+strings.Join(marks, ", ")+")", values...))
	return append(codes, 0), err
}

// Known is what adding a file needs to know of the document it may be.
type Known struct {
	Document cited.Document // ID, Outcome, Reason, Name, Figures, Proposals and Receipt only
	Given    cited.Meta
	Place    string // as Arrival said
	Kept     bool   // the original is kept
	Version  string // of the reader that read it; empty if it is to be read again
}

// Know returns what is known of documents, by their id; those that are new are
// missing.
func (s *Store) Know(ctx context.Context, v cited.Viewer, ids []cited.ID) (map[cited.ID]Known, error) {
	found := make(map[cited.ID]Known, len(ids))
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		statement, err := tx.PrepareContext(ctx, `SELECT d.outcome, d.reason, d.name, d.figures, d.proposals, d.place, d.receipt, d.given, o.kept,
			coalesce((SELECT c.value FROM stage g JOIN code c ON c.id = g.version WHERE g.document = d.seq AND g.stage = 'read'), '')
			FROM document d JOIN original o ON o.sha256 = d.original WHERE d.id = $1 AND `+mayNot(v))
		if err != nil {
			return err
		}
		for _, id := range ids {
			bits, _ := id.Bits()
			k := Known{Document: cited.Document{ID: id}}
			var given string
			err := statement.QueryRowContext(ctx, bits).Scan(&k.Document.Outcome, &k.Document.Reason, &k.Document.Name, &k.Document.Figures, &k.Document.Proposals, &k.Place,
				&k.Document.Receipt, &given, &k.Kept, &k.Version)
			if errors.Is(err, sql.ErrNoRows) {
				continue
			}
			if err != nil {
				return err
			}
			if k.Given, err = decodeMeta(given); err != nil {
				return err
			}
			found[id] = k
		}
		return statement.Close()
	})
	return found, err
}
