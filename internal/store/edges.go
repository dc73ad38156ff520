package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"cited"
)

// fieldEdge is the field of an edge that people decide: whether it holds.
const fieldEdge = "edge"

// Edges returns the edges from documents to earlier ones, of their proofs with the passages alone, which tell
// where a document is from; WholeProofs adds the rest. Those that people cut are left out, those that they joined
// are there. What leads to a document that the viewer may not see is left out.
func (s *Store) Edges(ctx context.Context, v cited.Viewer, documents []cited.ID) ([]cited.Edge, error) {
	return s.edges(ctx, v, documents, false)
}

// EdgesAround returns the edges from documents to earlier ones and from later ones to them, as Edges
// does, but with nothing of their proofs.
func (s *Store) EdgesAround(ctx context.Context, v cited.Viewer, documents []cited.ID) ([]cited.Edge, error) {
	return s.edges(ctx, v, documents, true)
}

func (s *Store) edges(ctx context.Context, v cited.Viewer, documents []cited.ID, around bool) (all []cited.Edge, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		seqs, err := seqsOf(ctx, tx, documents)
		if err != nil {
			return err
		}
		decided, err := decidedEdges(ctx, tx)
		if err != nil {
			return err
		}
		seen := map[cited.ID]bool{}
		for some := range slices.Chunk(seqs, mostBatch) {
			where, proof := "e.later IN ("+numbers(some)+")", passagesOfProof
			if around {
				where, proof = where+" OR e.earlier IN ("+numbers(some)+")", nothingOfProof
			}
			found, err := edgesWhere(ctx, tx, v, where, proof)
			if err != nil {
				return err
			}
			for i := range found {
				if e := &found[i]; !seen[e.ID] && !decided.cut[e.ID] {
					seen[e.ID] = true
					all = append(all, *e)
				}
			}
		}
		return decided.join(ctx, tx, v, documents, around, seen, &all)
	})
	return all, err
}

// seqsOf returns the rows of documents.
func seqsOf(ctx context.Context, tx *sql.Tx, ids []cited.ID) (seqs []int64, err error) {
	for some := range slices.Chunk(bitsOfIDs(ids), mostBatch) {
		found, err := integers(tx.QueryContext(ctx, "SELECT seq FROM document WHERE id IN ("+numbers(some)+")"))
		if err != nil {
			return nil, err
		}
		seqs = append(seqs, found...)
	}
	return seqs, nil
}

// WholeProofs gives edges of the last Update all of their proofs but the words.
func (s *Store) WholeProofs(ctx context.Context, v cited.Viewer, edges []cited.Edge) error {
	at, bits := map[cited.ID]int{}, make([]int64, len(edges))
	for i := range edges {
		at[edges[i].ID] = i
		bits[i], _ = edges[i].ID.Bits()
	}
	return s.view(ctx, v, func(tx *sql.Tx) error {
		for some := range slices.Chunk(bits, mostBatch) {
			found, err := edgesWhere(ctx, tx, v, "e.id IN ("+numbers(some)+")", wholeProof)
			if err != nil {
				return err
			}
			for _, e := range found {
				edges[at[e.ID]].Proof = e.Proof
			}
		}
		return nil
	})
}

// edgesWhere returns the edges for which a condition on rows e of the table holds, with so much of their proofs. The
// documents at their ends are looked up once for all edges: most edges of a family lead to the same few.
func edgesWhere(ctx context.Context, tx *sql.Tx, v cited.Viewer, where string, part partOfProof) ([]cited.Edge, error) {
	proof := "e.proof"
	if part == nothingOfProof {
		proof = "'{}'"
	}
	var all []cited.Edge
	var ends [][2]int64
	var b sql.RawBytes // read where it lies: most of an edge is its proof
	err := eachRow(ctx, tx, "SELECT e.id, e.later, e.earlier, e.kind, e.open, e.share, "+proof+" FROM edge e WHERE "+where+" ORDER BY e.later, e.id", func(rows *sql.Rows) error {
		var id int64
		var at [2]int64
		var e cited.Edge
		if err := rows.Scan(&id, &at[0], &at[1], &e.Kind, &e.Open, &e.Share, &b); err != nil {
			return err
		}
		var err error
		e.ID = cited.IDOf(cited.EdgeID, id)
		e.Proof, err = decodeProof(b, part)
		all, ends = append(all, e), append(ends, at)
		return err
	})
	if err != nil {
		return nil, err
	}
	ids, err := idsAtEnds(ctx, tx, v, ends)
	var seen []cited.Edge
	for i := range all {
		e := &all[i]
		if e.Later, e.Earlier = ids[ends[i][0]], ids[ends[i][1]]; e.Later != "" && e.Earlier != "" {
			seen = append(seen, *e)
		}
	}
	return seen, err
}

// idsAtEnds returns the ids of the documents at ends of edges, of those that the viewer may see.
func idsAtEnds(ctx context.Context, tx *sql.Tx, v cited.Viewer, ends [][2]int64) (map[int64]cited.ID, error) {
	var seqs []int64
	for _, at := range ends {
		seqs = append(seqs, at[0], at[1])
	}
	slices.Sort(seqs)
	seqs = slices.Compact(seqs)
	ids := make(map[int64]cited.ID, len(seqs))
	for some := range slices.Chunk(seqs, mostBatch) {
		err := eachRow(ctx, tx, "SELECT d.seq, d.id FROM document d WHERE d.seq IN ("+numbers(some)+") AND "+mayNot(v), func(rows *sql.Rows) error {
			var seq, id int64
			err := rows.Scan(&seq, &id)
			ids[seq] = cited.IDOf(cited.DocumentID, id)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// EdgeWords gives the spans of edges their words.
func (s *Store) EdgeWords(ctx context.Context, v cited.Viewer, edges []cited.Edge) error {
	return s.view(ctx, v, func(tx *sql.Tx) error {
		later, earlier := wordsOf{ctx: ctx, tx: tx}, wordsOf{ctx: ctx, tx: tx}
		for i := range edges {
			var ofLater, ofEarlier []*cited.Span
			p := &edges[i].Proof
			for k := range p.Passages {
				ofLater, ofEarlier = append(ofLater, &p.Passages[k].Later), append(ofEarlier, &p.Passages[k].Earlier)
			}
			for _, list := range [][]cited.SharedFigure{p.Figures, p.Changed} {
				for k := range list {
					ofLater, ofEarlier = append(ofLater, &list[k].Later), append(ofEarlier, &list[k].Earlier)
				}
			}
			for k := range p.Credits {
				ofLater = append(ofLater, &p.Credits[k])
			}
			if err := later.fill(edges[i].Later, ofLater...); err != nil {
				return err
			}
			if err := earlier.fill(edges[i].Earlier, ofEarlier...); err != nil {
				return err
			}
		}
		return nil
	})
}

// Edge returns one edge with the words of its proof, and what was decided about it. One that
// was cut is there too.
func (s *Store) Edge(ctx context.Context, v cited.Viewer, id cited.ID) (e cited.Edge, decisions []cited.Decision, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		e, decisions, err = edgeOf(ctx, tx, v, id)
		return err
	})
	if err != nil {
		return e, nil, err
	}
	one := []cited.Edge{e}
	err = s.EdgeWords(ctx, v, one)
	return one[0], decisions, err
}

func edgeOf(ctx context.Context, tx *sql.Tx, v cited.Viewer, id cited.ID) (cited.Edge, []cited.Decision, error) {
	missing := cited.Errorf(cited.NotFound, "there is no edge %q in this archive; cited lineage DOCUMENT lists those of a document", id)
	bits, ok := id.Bits()
	if !ok || id.Kind() != cited.EdgeID {
		return cited.Edge{}, nil, missing
	}
	decisions, err := decisionsOf(ctx, tx, id)
	if err != nil {
		return cited.Edge{}, nil, err
	}
	found, err := edgesWhere(ctx, tx, v, "e.id = "+numbers([]int64{bits}), wholeProof)
	if err != nil {
		return cited.Edge{}, nil, err
	}
	if len(found) > 0 {
		return found[0], decisions, nil
	}
	for _, d := range decisions {
		if e, ok := joined(&d); ok && e.ID == id {
			if err := mayOf(ctx, tx, v, e.Later, e.Earlier); err != nil {
				return cited.Edge{}, nil, missing
			}
			return e, decisions, nil
		}
	}
	return cited.Edge{}, nil, missing
}

// mayOf reports as an error that the viewer may not see one of some documents.
func mayOf(ctx context.Context, tx *sql.Tx, v cited.Viewer, ids ...cited.ID) error {
	for _, id := range ids {
		if _, err := findStored(ctx, tx, v, id); err != nil {
			return err
		}
	}
	return nil
}

// edgeDecisions is what holds of what people decided about edges.
type edgeDecisions struct {
	cut   map[cited.ID]bool
	added []cited.Edge
}

func decidedEdges(ctx context.Context, tx *sql.Tx) (edgeDecisions, error) {
	out := edgeDecisions{cut: map[cited.ID]bool{}}
	all, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE d.field = $1 ORDER BY d.seq", fieldEdge))
	if err != nil {
		return out, err
	}
	by := map[cited.ID][]cited.Decision{}
	for _, d := range all {
		by[d.Subject] = append(by[d.Subject], d)
	}
	for id, list := range by {
		heads := cited.Heads(list)
		last := heads[len(heads)-1]
		if out.cut[id] = last.Verdict == cited.Rejected; out.cut[id] {
			continue
		}
		if e, ok := joined(&last); ok && e.ID == id {
			out.added = append(out.added, e)
		}
	}
	slices.SortFunc(out.added, func(a, b cited.Edge) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out, nil
}

// joined returns the edge that a decision adds: its value is kind, later and earlier document.
func joined(d *cited.Decision) (cited.Edge, bool) {
	parts := strings.Fields(d.Value)
	if d.Verdict != cited.Added || len(parts) != 3 || !slices.Contains(cited.EdgeKinds(), cited.EdgeKind(parts[0])) {
		return cited.Edge{}, false
	}
	e := cited.NewEdge(cited.ID(parts[1]), cited.ID(parts[2]), cited.EdgeKind(parts[0]))
	e.Share = 1
	e.Proof = noProof()
	return e, true
}

// join adds what people joined.
func (d *edgeDecisions) join(ctx context.Context, tx *sql.Tx, v cited.Viewer, documents []cited.ID, around bool, seen map[cited.ID]bool, all *[]cited.Edge) error {
	for _, e := range d.added {
		of := slices.Contains(documents, e.Later) || around && slices.Contains(documents, e.Earlier)
		if seen[e.ID] || !of || mayOf(ctx, tx, v, e.Later, e.Earlier) != nil {
			continue
		}
		seen[e.ID] = true
		*all = append(*all, e)
	}
	return nil
}

// CutEdge decides that a document did not come from another; UncutEdge takes that back. They
// report whether that changes anything. Only the owner may.
func (s *Store) CutEdge(ctx context.Context, v cited.Viewer, id cited.ID, reason string, at time.Time) (bool, error) {
	return s.decideEdge(ctx, v, id, cited.Rejected, reason, at)
}

// UncutEdge decides that an edge that was cut holds.
func (s *Store) UncutEdge(ctx context.Context, v cited.Viewer, id cited.ID, reason string, at time.Time) (bool, error) {
	return s.decideEdge(ctx, v, id, cited.Accepted, reason, at)
}

func (s *Store) decideEdge(ctx context.Context, v cited.Viewer, id cited.ID, verdict cited.Verdict, reason string, at time.Time) (changed bool, err error) {
	if err := mayDecide(v, "say which document came from which"); err != nil {
		return false, err
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		e, decisions, err := edgeOf(ctx, tx, v, id)
		if err != nil {
			return err
		}
		if err := overtaken(ctx, tx, v, onFields(decisions, fieldEdge)); err != nil {
			return err
		}
		value := ""
		if heads := headsOf(decisions, fieldEdge); len(heads) > 0 {
			last := heads[len(heads)-1]
			if last.Verdict == verdict && len(heads) == 1 || verdict == cited.Accepted && last.Verdict == cited.Added {
				return nil
			}
		} else if verdict == cited.Accepted {
			return nil
		}
		for _, d := range decisions {
			if _, ok := joined(&d); ok && verdict == cited.Accepted {
				verdict, value = cited.Added, d.Value // it is there by a person's word alone
			}
		}
		changed = true
		b := &batch{s: s, tx: tx}
		if err := b.decide(ctx, id, fieldEdge, verdict, value, reason, v.Name, at); err != nil {
			return err
		}
		return b.staleEnds(ctx, e.Later, e.Earlier)
	})
	return changed, err
}

// JoinDocuments decides that a document came from an earlier one. It returns the edge, and
// reports whether that changes anything. Only the owner may.
func (s *Store) JoinDocuments(ctx context.Context, v cited.Viewer, later, earlier cited.ID, kind cited.EdgeKind, reason string, at time.Time) (e cited.Edge, changed bool, err error) {
	if err := mayDecide(v, "say which document came from which"); err != nil {
		return e, false, err
	}
	if later == earlier {
		return e, false, cited.Errorf(cited.Invalid, "%s cannot come from itself", later)
	}
	if !slices.Contains(cited.EdgeKinds(), kind) {
		return e, false, cited.Errorf(cited.Invalid, "there is no kind of edge %q; use one of %s", kind, strings.Join(texts(cited.EdgeKinds()), ", "))
	}
	e = cited.NewEdge(later, earlier, kind)
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		if err := mayOf(ctx, tx, v, later, earlier); err != nil {
			return err
		}
		verdict, value := cited.Added, strings.Join([]string{string(kind), string(later), string(earlier)}, " ")
		if _, decisions, err := edgeOf(ctx, tx, v, e.ID); err == nil {
			if err := overtaken(ctx, tx, v, onFields(decisions, fieldEdge)); err != nil {
				return err
			}
			heads := headsOf(decisions, fieldEdge)
			if len(heads) == 0 || heads[len(heads)-1].Verdict != cited.Rejected {
				return nil // it is there
			}
		} else if cited.CodeOf(err) != cited.NotFound {
			return err
		}
		changed = true
		b := &batch{s: s, tx: tx}
		if err := b.decide(ctx, e.ID, fieldEdge, verdict, value, reason, v.Name, at); err != nil {
			return err
		}
		return b.staleEnds(ctx, later, earlier)
	})
	return e, changed, err
}

// CutEdges returns the ids of the edges that people cut.
func (s *Store) CutEdges(ctx context.Context, v cited.Viewer) (cut map[cited.ID]bool, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := decidedEdges(ctx, tx)
		cut = d.cut
		return err
	})
	return cut, err
}

// staleEnds marks two documents, and what they count, to be looked at again.
func (b *batch) staleEnds(ctx context.Context, documents ...cited.ID) error {
	seqs, err := seqsOf(ctx, b.tx, documents)
	if err != nil {
		return err
	}
	for _, seq := range seqs {
		low, high := seqRange(seq)
		if _, err := b.tx.ExecContext(ctx, "UPDATE cell SET stale = 1 WHERE id IN (SELECT cell FROM figure_cell WHERE figure BETWEEN $1 AND $2)", low, high); err != nil {
			return err
		}
		if err := b.markStale(ctx, seq); err != nil {
			return err
		}
	}
	return nil
}
