package store

import (
	"context"
	"database/sql"
	"maps"
	"os"
	"slices"

	"cited"
)

// Status is what an archive holds, as far as a viewer may see it.
type Status struct {
	Documents map[cited.Outcome]int // by how reading them ended
	Figures   map[string]int        // by measure; what is of one person is not counted, here and below

	Statements   map[string]int // by stance
	Responses    map[string]int // by kind
	Unquantified map[string]int // by measure
	Comparisons  map[string]int // by relation
	Themes       map[string]int // by code
	Proposals    map[string]int // by kind; no figures

	Anchors map[cited.Anchoring]int // decisions about words of documents, by how they are found now

	Versions  map[string]int // documents by the version that read them; "" waits to be read again
	Originals int            // how many are kept
	Bytes     int64          // of the originals
	Database  int64          // bytes of the database on disk
	Withdrawn int            // documents of which only a tombstone is there; counted for who may see everything
	Embargoed int            // documents that only the owner sees yet; counted for the owner
	Receipts  int            // documents of which only receipts are kept
	Pending   int            // documents that the next run of cited add reads, or reads again
	Conflicts []cited.ID     // about what people decided differently, apart from each other
}

// Status counts. What is current are the versions of the reader.
func (s *Store) Status(ctx context.Context, v cited.Viewer, current ...string) (st Status, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		key, err := s.memoKey(ctx, tx, v, current...)
		if err != nil {
			return err
		}
		if st, err = s.columns.status.of(key, func() (Status, error) { return s.countAll(ctx, tx, v, current) }); err != nil {
			return err
		}
		if key, err = entriesKey(ctx, tx, v); err != nil {
			return err
		}
		d, err := s.columns.decided.of(key, func() (decidedStatus, error) { return countDecided(ctx, tx, v) })
		st.Anchors, st.Conflicts = d.anchors, d.conflicts
		return err
	})
	st = st.clone()
	for _, suffix := range []string{"", "-wal"} {
		if info, statErr := os.Stat(s.path + suffix); statErr == nil {
			st.Database += info.Size()
		}
	}
	return st, err
}

// clone returns a status that shares nothing with this one.
func (st Status) clone() Status {
	st.Documents, st.Versions, st.Anchors = maps.Clone(st.Documents), maps.Clone(st.Versions), maps.Clone(st.Anchors)
	st.Conflicts = slices.Clone(st.Conflicts)
	for _, counts := range []*map[string]int{&st.Figures, &st.Statements, &st.Responses, &st.Unquantified, &st.Comparisons, &st.Themes, &st.Proposals} {
		*counts = maps.Clone(*counts)
	}
	return st
}

func (s *Store) countAll(ctx context.Context, tx *sql.Tx, v cited.Viewer, current []string) (Status, error) {
	st := Status{Documents: map[cited.Outcome]int{}, Figures: map[string]int{}, Versions: map[string]int{},
		Statements: map[string]int{}, Responses: map[string]int{}, Unquantified: map[string]int{}, Comparisons: map[string]int{}, Themes: map[string]int{}, Proposals: map[string]int{}}
	if err := counts(ctx, tx, versionsOf(v), func(k string, n int) { st.Versions[k] = n }); err != nil {
		return st, err
	}
	if err := s.countDocuments(ctx, tx, v, &st); err != nil {
		return st, err
	}
	if err := s.countShelves(ctx, tx, v, &st); err != nil {
		return st, err
	}
	if err := tx.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(size), 0) FROM original WHERE kept = 1").Scan(&st.Originals, &st.Bytes); err != nil {
		return st, err
	}
	if v.May(cited.Protected) {
		if err := tx.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM withdrawn), (SELECT count(*) FROM document d WHERE "+waits(v)+")").
			Scan(&st.Withdrawn, &st.Embargoed); err != nil {
			return st, err
		}
	}
	return st, st.pending(ctx, tx, v, current)
}

// versionsOf is the query for how many documents each version read. Who may see all of them need
// not have them looked up.
func versionsOf(v cited.Viewer) string {
	of := "stage g"
	if !v.May(cited.Protected) {
		of = "stage g JOIN document d ON d.seq = g.document AND " + mayNot(v)
	}
	return "SELECT coalesce((SELECT value FROM code WHERE id = g.version), ''), n FROM (SELECT g.version, count(*) AS n FROM " + of + " GROUP BY g.version) g"
}

// countDocuments counts documents by how reading them ended, and those of which only receipts are kept.
func (s *Store) countDocuments(ctx context.Context, tx *sql.Tx, v cited.Viewer, st *Status) error {
	if arrays := s.loaded(ctx, tx); arrays != nil {
		arrays.countDocuments(v, st)
		return nil
	}
	if err := counts(ctx, tx, "SELECT d.outcome, count(*) FROM document d WHERE "+mayNot(v)+" GROUP BY d.outcome",
		func(k string, n int) { st.Documents[cited.Outcome(k)] = n }); err != nil {
		return err
	}
	return tx.QueryRowContext(ctx, "SELECT count(*) FROM document d WHERE d.receipt = 1 AND "+mayNot(v)).Scan(&st.Receipts)
}

// countShelves counts what was read, of each kind by one of its fields.
func (s *Store) countShelves(ctx context.Context, tx *sql.Tx, v cited.Viewer, st *Status) error {
	for _, c := range []struct {
		sh     *shelf
		column string
		count  map[string]int
	}{
		{&figureKind.shelf, "measure", st.Figures},
		{&statementKind.shelf, "stance", st.Statements},
		{&responseKind.shelf, "kind", st.Responses},
		{&unquantifiedKind.shelf, "measure", st.Unquantified},
		{&comparisonKind.shelf, "relation", st.Comparisons},
		{&themeKind.shelf, "theme", st.Themes},
		{&proposalKind.shelf, "kind", st.Proposals},
	} {
		if arrays := s.loaded(ctx, tx, c.sh); arrays != nil {
			arrays.countBy(v, c.sh, c.column, c.count)
			continue
		}
		if err := counts(ctx, tx, rowsBy(c.sh, v, c.column), func(k string, n int) { c.count[k] = n }); err != nil {
			return err
		}
	}
	return nil
}

// rowsBy is the query for how many rows of a shelf have each value of a column.
func rowsBy(sh *shelf, v cited.Viewer, column string) string {
	return "SELECT (SELECT value FROM code WHERE id = f.by_code), n FROM (SELECT f." + column + " AS by_code, count(*) AS n FROM " + sh.table + " f WHERE " +
		mayList(v, nil)(nil) + " GROUP BY f." + column + ") f"
}

// decidedStatus is what a Status says of decisions.
type decidedStatus struct {
	anchors   map[cited.Anchoring]int
	conflicts []cited.ID
}

// countDecided counts decisions by how their words are found, and lists what people decided differently
// about. Others than the owner may not see all of what was decided about.
func countDecided(ctx context.Context, tx *sql.Tx, v cited.Viewer) (decidedStatus, error) {
	d := decidedStatus{anchors: map[cited.Anchoring]int{}}
	err := counts(ctx, tx, "SELECT n.outcome, count(*) FROM anchored n JOIN document d ON d.seq = n.document WHERE "+mayNot(v)+" GROUP BY n.outcome",
		func(k string, n int) { d.anchors[cited.Anchoring(k)] = n })
	if err != nil || v.Role != cited.Owner {
		return d, err
	}
	all, err := allDecisions(ctx, tx)
	contested := cited.InConflict(all)
	for _, one := range all {
		if contested[one.ID] && !slices.Contains(d.conflicts, one.Subject) {
			d.conflicts = append(d.conflicts, one.Subject)
		}
	}
	return d, err
}

// pending counts what Unread yields.
func (st *Status) pending(ctx context.Context, tx *sql.Tx, v cited.Viewer, current []string) error {
	versions, err := otherVersions(ctx, tx, current)
	if err != nil {
		return err
	}
	from := " JOIN original o ON o.sha256 = d.original AND o.kept = 1 AND d.receipt = 0 WHERE " + mayNot(v)
	return tx.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM document d"+from+" AND d.outcome = 'pending')"+
		" + (SELECT count(*) FROM stage g JOIN document d ON d.seq = g.document"+from+
		" AND g.stage = 'read' AND d.outcome <> 'pending' AND g.version IN ("+numbers(versions)+"))").Scan(&st.Pending)
}

func counts(ctx context.Context, tx *sql.Tx, query string, count func(string, int)) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	for rows.Next() {
		var key sql.NullString
		var n int
		if err := rows.Scan(&key, &n); err != nil {
			return errorsOf(err, rows)
		}
		count(key.String, n)
	}
	return errorsOf(nil, rows)
}
