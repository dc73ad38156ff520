package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"cited"
	"cited/internal/custody"
)

// FreezeEdition keeps a state under a name that no other has. Only the owner may.
func (s *Store) FreezeEdition(ctx context.Context, v cited.Viewer, name, query, note string, all iter.Seq2[cited.Frozen, error], at time.Time) (e cited.Edition, err error) {
	if err := mayDecide(v, "make an edition"); err != nil {
		return e, err
	}
	e = cited.Edition{ID: cited.NewID(cited.EditionID, name), Name: name, Query: query, Note: note, By: v.Name, At: at.UTC()}
	var frozen []cited.Frozen
	for f, err := range all {
		if err != nil {
			return e, err
		}
		frozen = append(frozen, f)
	}
	e.Figures, e.Digest = len(frozen), cited.EditionDigest(frozen)
	return e, s.update(ctx, "keeping an edition", func(tx *sql.Tx) error {
		before, err := decisionsOf(ctx, tx, e.ID)
		if err != nil {
			return err
		}
		if len(before) > 0 {
			return cited.Errorf(cited.Conflict, "there is an edition %q already, and editions do not change; take another name", name)
		}
		d := cited.Decision{Subject: e.ID, Field: cited.FieldEdition, Verdict: cited.Added, Value: e.Value(), Reason: note, Reviewer: v.Name, At: e.At}
		b := &batch{s: s, tx: tx}
		if err := b.record(ctx, &d); err != nil {
			return err
		}
		e.Decision = d.ID
		add, err := tx.PrepareContext(ctx, "INSERT INTO edition (edition, figure, digest, says) VALUES ($1, $2, $3, $4)")
		if err != nil {
			return err
		}
		for i := range frozen {
			bits, _ := frozen[i].Figure.Bits()
			if _, err := add.ExecContext(ctx, name, bits, frozen[i].Digest[:], encode(frozen[i].Says)); err != nil {
				return err
			}
		}
		return add.Close()
	})
}

// Editions returns all editions, oldest first.
func (s *Store) Editions(ctx context.Context, v cited.Viewer) (all []cited.Edition, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		all, err = editions(ctx, tx)
		return err
	})
	return all, err
}

func editions(ctx context.Context, tx *sql.Tx) (all []cited.Edition, err error) {
	list, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE "+aboutKind(cited.EditionID)+" ORDER BY d.seq"))
	for i := range list {
		if e, ok := cited.ReadEdition(&list[i]); ok {
			all = append(all, e)
		}
	}
	return all, err
}

// Frozen returns what an edition keeps of each figure. Only the owner may: some of the figures
// may be of documents that others may not see.
func (s *Store) Frozen(ctx context.Context, v cited.Viewer, name string) (all []cited.Frozen, err error) {
	if v.Role != cited.Owner {
		return nil, denied("read an edition")
	}
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		all, err = frozenIn(ctx, tx, name)
		return err
	})
	return all, err
}

func frozenIn(ctx context.Context, tx *sql.Tx, name string) (all []cited.Frozen, err error) {
	err = eachRow(ctx, tx, "SELECT figure, digest, says FROM edition WHERE edition = $1", func(rows *sql.Rows) error {
		var bits int64
		var digest []byte
		var says string
		if err := rows.Scan(&bits, &digest, &says); err != nil {
			return err
		}
		f := cited.Frozen{Figure: cited.IDOf(cited.FigureID, bits)}
		copy(f.Digest[:], digest)
		all = append(all, f)
		return json.Unmarshal([]byte(says), &all[len(all)-1].Says)
	}, name)
	return all, err
}

// editions holds editions against the decisions that made them.
func (c *checker) editions() error {
	all, err := editions(c.ctx, c.tx)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, e := range all {
		known[e.Name] = true
		frozen, err := frozenIn(c.ctx, c.tx, e.Name)
		if err != nil {
			return err
		}
		if cited.EditionDigest(frozen) != e.Digest || len(frozen) != e.Figures {
			c.report(custody.OfRow, fmt.Sprintf("edition %q", short(e.Name)), "it was changed by hand since it was made")
		}
	}
	return eachRow(c.ctx, c.tx, "SELECT DISTINCT edition FROM edition", func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		if !known[name] {
			c.report(custody.OfRow, fmt.Sprintf("edition %q", short(name)), "nobody made it")
		}
		return err
	})
}
