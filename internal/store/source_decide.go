package store

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
	"time"

	"cited"
)

// Fields of a source that people decide.
const (
	fieldStanding = "standing"
	fieldSource   = "source" // the source that it is merged into
	fieldApart    = "apart"  // another source that it is not, though their names are alike
)

// decidedSources is what holds of what people decided about sources.
type decidedSources struct {
	standing  map[cited.ID]cited.Standing
	rated     map[cited.ID]string   // how reliable they are
	into      map[cited.ID]cited.ID // what is merged into what
	decisions map[cited.ID][]cited.Decision
}

func decisionsOnSources(ctx context.Context, tx *sql.Tx) (decidedSources, error) {
	d := decidedSources{map[cited.ID]cited.Standing{}, map[cited.ID]string{}, map[cited.ID]cited.ID{}, map[cited.ID][]cited.Decision{}}
	all, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+"WHERE d.field IN ($1, $2, $3, $4) ORDER BY d.seq", fieldStanding, fieldSource, fieldApart, cited.FieldReliability))
	for _, decision := range all {
		if id := decision.Subject; id.Kind() == cited.SourceID {
			d.decisions[id] = append(d.decisions[id], decision)
		}
	}
	for id, decisions := range d.decisions {
		if heads := headsOf(decisions, fieldStanding); len(heads) > 0 {
			d.standing[id] = cited.Standing(heads[len(heads)-1].Value)
		}
		if heads := headsOf(decisions, cited.FieldReliability); len(heads) > 0 {
			d.rated[id] = heads[len(heads)-1].Value
		}
		if heads := headsOf(decisions, fieldSource); len(heads) > 0 {
			d.into[id] = cited.ID(heads[len(heads)-1].Value)
		}
	}
	return d, err
}

// end returns the source that one is merged into in the end: itself if it is not. Where two
// people, apart from each other, made sources part of one another, the one with the least id
// holds them all.
func (d decidedSources) end(id cited.ID) cited.ID {
	seen := map[cited.ID]bool{}
	for ; d.into[id] != "" && !seen[id]; id = d.into[id] {
		seen[id] = true
	}
	if d.into[id] == "" {
		return id
	}
	least := id
	for next := d.into[id]; next != id; next = d.into[next] {
		least = min(least, next)
	}
	return least
}

// merge adds what people merged to what it is merged into.
func (d decidedSources) merge(found map[cited.ID]*creditedSource) {
	var ids []cited.ID
	for id := range d.into {
		if found[id] != nil && d.end(id) != id {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	changed := map[cited.ID]bool{}
	for _, id := range ids {
		src, end := found[id], d.end(id)
		to := found[end]
		if to == nil { // what it is merged into is credited no more
			to = &creditedSource{Source: cited.Source{ID: end, Aliases: []cited.Alias{}}, names: map[string]*usedName{}}
			found[end] = to
		}
		to.take(src)
		changed[end] = true
		delete(found, id)
	}
	for id := range changed {
		found[id].call()
	}
}

// take adds what another source is credited with, under its names.
func (c *creditedSource) take(other *creditedSource) {
	for name, used := range other.names {
		if c.names[name] == nil {
			c.names[name] = &usedName{merged: true}
		}
		c.names[name].add(*used)
	}
	c.used.add(other.used)
	c.Figures += other.Figures
	c.Statements += other.Statements
	c.Unquantified += other.Unquantified
	c.Comparisons += other.Comparisons
	c.Document = "" // a person said who it is
	c.Merged = append(c.Merged, cited.Source{ID: other.ID, Name: other.Name, Document: other.Document, First: other.First, Last: other.Last, Aliases: []cited.Alias{}})
}

// SetStanding decides what a source is to the matter; the empty standing takes back
// what was decided. Who decides and why is kept. It reports whether that changes
// anything. Only the owner may.
func (s *Store) SetStanding(ctx context.Context, v cited.Viewer, id cited.ID, standing cited.Standing, reason string, at time.Time) (changed bool, err error) {
	if standing != "" && !slices.Contains(cited.Standings(), standing) {
		return false, cited.Errorf(cited.Invalid, "there is no standing %q; use one of %s", standing, strings.Join(texts(cited.Standings()), ", "))
	}
	return s.decideSource(ctx, v, "say what a source is to the matter", func(b *batch, known *knownSources) (bool, error) {
		if err := cmp.Or(known.overtaken(ctx, b.tx, v, id, fieldStanding), known.has(id)); err != nil || known.decided.standing[id] == standing && !known.contested(id, fieldStanding) {
			return false, err
		}
		return true, b.decide(ctx, id, fieldStanding, cited.Corrected, string(standing), reason, v.Name, at)
	})
}

// MergeSources decides that a source is another one under another name. It reports whether
// that changes anything; splitting takes it back. Only the owner may.
func (s *Store) MergeSources(ctx context.Context, v cited.Viewer, id, into cited.ID, reason string, at time.Time) (changed bool, err error) {
	return s.decideSource(ctx, v, "merge sources", func(b *batch, known *knownSources) (bool, error) {
		d := known.decided
		if err := known.overtakenPair(ctx, b.tx, v, id, into); err != nil {
			return false, err
		}
		if d.into[id] != "" && d.end(id) == d.end(into) && !known.contested(id, fieldSource) {
			return false, nil
		}
		if err := cmp.Or(known.has(id), known.has(into)); err != nil {
			return false, err
		}
		if id == into {
			return false, cited.Errorf(cited.Invalid, "%s cannot be merged into itself", id)
		}
		return true, b.decide(ctx, id, fieldSource, cited.Merged, string(into), reason, v.Name, at)
	})
}

// SplitSource takes a source out of the one that it was merged into. It reports whether
// it was. Only the owner may.
func (s *Store) SplitSource(ctx context.Context, v cited.Viewer, id cited.ID, reason string, at time.Time) (changed bool, err error) {
	return s.decideSource(ctx, v, "split sources", func(b *batch, known *knownSources) (bool, error) {
		if err := known.overtaken(ctx, b.tx, v, id); err != nil {
			return false, err
		}
		if known.decided.into[id] == "" && !known.contested(id, fieldSource) {
			return false, known.has(id)
		}
		return true, b.decide(ctx, id, fieldSource, cited.Split, "", reason, v.Name, at)
	})
}

// SetApart decides that two sources with names that are alike are not one, so that nobody is asked
// again. It reports whether that changes anything. Only the owner may.
func (s *Store) SetApart(ctx context.Context, v cited.Viewer, id, other cited.ID, reason string, at time.Time) (changed bool, err error) {
	return s.decideSource(ctx, v, "say which sources are not one", func(b *batch, known *knownSources) (bool, error) {
		if err := cmp.Or(known.overtakenPair(ctx, b.tx, v, id, other), known.has(id), known.has(other)); err != nil {
			return false, err
		}
		if id == other {
			return false, cited.Errorf(cited.Invalid, "%s cannot be apart from itself", id)
		}
		if known.decided.apart(id, other) {
			return false, nil
		}
		return true, b.decide(ctx, id, fieldApart, cited.Rejected, string(other), reason, v.Name, at)
	})
}

// apart reports whether people decided that two sources are not one.
func (d *decidedSources) apart(a, b cited.ID) bool {
	said := func(a, b cited.ID) bool {
		return slices.ContainsFunc(d.decisions[a], func(one cited.Decision) bool { return one.Field == fieldApart && one.Value == string(b) })
	}
	return said(a, b) || said(b, a)
}

// knownSources are the sources of the archive and what was decided about them.
type knownSources struct {
	found   map[cited.ID]*creditedSource
	decided decidedSources
}

func (s *Store) knownSources(ctx context.Context, tx *sql.Tx, v cited.Viewer) (known *knownSources, err error) {
	known = &knownSources{}
	if known.found, err = s.sourcesOf(ctx, tx, v); err != nil {
		return nil, err
	}
	known.decided, err = decisionsOnSources(ctx, tx)
	return known, err
}

// contested reports whether people decided differently, apart from each other.
func (k *knownSources) contested(id cited.ID, field string) bool {
	return isContested(k.decided.decisions[id], field)
}

// overtaken reports as cited.Overtaken that somebody decided about some fields of a source, or about what it is
// part of, since the viewer looked.
func (k *knownSources) overtaken(ctx context.Context, tx *sql.Tx, v cited.Viewer, id cited.ID, fields ...string) error {
	return overtaken(ctx, tx, v, onFields(k.decided.decisions[id], append(fields, fieldSource)...))
}

// overtakenPair reports likewise that somebody decided whether two sources are one, or what one of them is part of.
func (k *knownSources) overtakenPair(ctx context.Context, tx *sql.Tx, v cited.Viewer, id, other cited.ID) error {
	bearing := onFields(slices.Concat(k.decided.decisions[id], k.decided.decisions[other]), fieldSource, fieldApart)
	return overtaken(ctx, tx, v, slices.DeleteFunc(bearing, func(d cited.Decision) bool {
		return d.Field == fieldApart && cited.ID(d.Value) != id && cited.ID(d.Value) != other
	}))
}

// has reports as an error that there is no source of an id, or that it is part of
// another.
func (k *knownSources) has(id cited.ID) error {
	switch into := k.decided.end(id); {
	case k.found[id] != nil:
		return nil
	case into != id && k.found[into] != nil:
		return cited.Errorf(cited.Invalid, "%s is merged into %s, %q; decide about that one, or split it off with cited sources %s --split", id, into, k.found[into].Name, id)
	}
	return noSource(id)
}

// decideSource makes a decision about a source, on behalf of somebody who may and whose
// name is known.
func (s *Store) decideSource(ctx context.Context, v cited.Viewer, what string, decide func(*batch, *knownSources) (bool, error)) (changed bool, err error) {
	if err := mayDecide(v, what); err != nil {
		return false, err
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		known, err := s.knownSources(ctx, tx, v)
		if err != nil {
			return err
		}
		changed, err = decide(&batch{s: s, tx: tx}, known)
		if err == nil && changed {
			err = staleSources(ctx, tx)
		}
		return err
	})
	return changed, err
}

// staleSources marks the cells and sources that decisions about sources bear on to be looked at
// again: who is independent of whom changed. Figures are asked again for whom they are from.
func staleSources(ctx context.Context, tx *sql.Tx) error {
	decided, err := decisionsOnSources(ctx, tx)
	if err != nil {
		return err
	}
	ids := map[cited.ID]bool{}
	for id := range decided.decisions {
		ids[id], ids[decided.end(id)] = true, true
		for _, d := range decided.decisions[id] {
			if d.Field == fieldSource && d.Value != "" {
				ids[cited.ID(d.Value)] = true
			}
		}
	}
	bits := numbers(bitsOfIDs(slices.Sorted(maps.Keys(ids))))
	for _, query := range []string{
		"UPDATE cell SET stale = 1 WHERE id IN (SELECT cell FROM figure_cell WHERE source IN (" + bits + "))",
		"INSERT INTO stale_source (source) SELECT DISTINCT source FROM figure_cell WHERE source IN (" + bits + ") ON CONFLICT DO NOTHING",
	} {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// visibleSource reports as an error that no figure or statement that the viewer may see
// credits a source.
func (s *Store) visibleSource(ctx context.Context, tx *sql.Tx, v cited.Viewer, id cited.ID) error {
	found, err := s.sourcesOf(ctx, tx, v)
	if err != nil {
		return err
	}
	d, err := decisionsOnSources(ctx, tx)
	if err == nil && found[id] == nil && (d.end(id) == id || found[d.end(id)] == nil) {
		err = noSource(id)
	}
	return err
}

func noSource(id cited.ID) error {
	return cited.Errorf(cited.NotFound, "there is no source %q in this archive; cited sources lists them", id)
}
