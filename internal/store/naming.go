package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"sync"

	"cited"
)

// Naming says which source is meant by a name, after what people merged. It is safe
// for concurrent use.
type Naming struct {
	s       *Store
	decided decidedSources
	known   sync.Map // ids by name; empty for what each document has its own of
	alone   sync.Map // ids by name, in no document
}

// Naming loads what people decided about sources.
func (s *Store) Naming(ctx context.Context, v cited.Viewer) (*Naming, error) {
	n := &Naming{s: s}
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		var err error
		n.decided, err = decisionsOnSources(ctx, tx)
		return err
	})
	return n, err
}

// Base returns the source that a name in a document means, whatever people merged it into. In
// no document where the document is empty.
func (n *Naming) Base(document cited.ID, name string) cited.ID {
	if document == "" {
		return n.inNone(name)
	}
	known, ok := n.known.Load(name)
	if !ok {
		known = cited.ID("")
		if !n.s.isRole(name) {
			known = n.inNone(name)
		}
		n.known.Store(name, known)
	}
	if known == cited.ID("") {
		return n.s.ownSource(document, name)
	}
	return known.(cited.ID)
}

// inNone returns the source that a name means in no document.
func (n *Naming) inNone(name string) cited.ID {
	known, ok := n.alone.Load(name)
	if !ok {
		known = cited.IDOf(cited.SourceID, n.s.sourceBits(name))
		n.alone.Store(name, known)
	}
	return known.(cited.ID)
}

// End returns the source that one is merged into in the end: itself if it is not.
func (n *Naming) End(id cited.ID) cited.ID { return n.decided.end(id) }

// Of returns the source that a name in a document means.
func (n *Naming) Of(document cited.ID, name string) cited.ID { return n.End(n.Base(document, name)) }

// Parts returns the sources that are one: an end and all that is merged into it.
func (n *Naming) Parts(end cited.ID) []cited.ID {
	parts := []cited.ID{end}
	for id := range n.decided.into {
		if id != end && n.decided.end(id) == end {
			parts = append(parts, id)
		}
	}
	slices.Sort(parts)
	return parts
}

// Apart reports whether people decided that two sources are not one.
func (n *Naming) Apart(a, b cited.ID) bool { return n.decided.apart(a, b) }

// Standings returns the sources of which people said what they are to the matter.
func (n *Naming) Standings() []cited.Source {
	var all []cited.Source
	for id, standing := range n.decided.standing {
		all = append(all, cited.Source{ID: id, Standing: standing})
	}
	slices.SortFunc(all, func(a, b cited.Source) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// SourceNames returns what sources are called, those that have a name in all documents.
func (s *Store) SourceNames(ctx context.Context, v cited.Viewer, ids []cited.ID) (map[cited.ID]string, error) {
	names := map[cited.ID]string{}
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		for some := range slices.Chunk(bitsOfIDs(ids), mostBatch) {
			err := eachRow(ctx, tx, "SELECT id, name FROM source WHERE id IN ("+numbers(some)+")", func(rows *sql.Rows) error {
				var id int64
				var name string
				err := rows.Scan(&id, &name)
				names[cited.IDOf(cited.SourceID, id)] = name
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return names, err
}
