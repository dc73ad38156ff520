package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"cited"
)

// crediting are the shelves whose rows credit sources.
func crediting() []*shelf {
	return []*shelf{&figureKind.shelf, &statementKind.shelf, &unquantifiedKind.shelf, &comparisonKind.shelf}
}

// Sources returns whom the archive's figures and statements credit, as far as the
// viewer may see those: the most credited first.
func (s *Store) Sources(ctx context.Context, v cited.Viewer) ([]cited.Source, error) {
	var all []cited.Source
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		found, err := s.sourcesOf(ctx, tx, v)
		if err != nil {
			return err
		}
		for _, src := range found {
			if src.Figures+src.Statements+src.Unquantified+src.Comparisons > 0 {
				all = append(all, src.Source)
			}
		}
		return nil
	})
	slices.SortFunc(all, func(a, b cited.Source) int {
		return cmp.Or(cmp.Compare(credits(&b), credits(&a)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all, err
}

func credits(s *cited.Source) int { return s.Figures + s.Statements + s.Unquantified + s.Comparisons }

// creditedSource is a source while it is put together.
type creditedSource struct {
	cited.Source
	uses map[string]int // of its names
}

// sourcesOf puts the sources together out of the codes of their names.
func (s *Store) sourcesOf(ctx context.Context, tx *sql.Tx, v cited.Viewer) (map[int64]*creditedSource, error) {
	found := map[int64]*creditedSource{}
	for _, sh := range crediting() {
		hidden, err := hiddenUses(ctx, tx, v, sh)
		if err != nil {
			return nil, err
		}
		err = eachRow(ctx, tx, "SELECT c.id, c.uses, a.name, a.source FROM code c JOIN alias a ON a.name = c.value WHERE c.role = $1 AND c.uses > 0",
			func(rows *sql.Rows) error {
				var code, id int64
				var uses int
				var name string
				if err := rows.Scan(&code, &uses, &name, &id); err != nil {
					return err
				}
				if uses -= hidden[code]; uses > 0 {
					sourceOf(found, id).add(sh, name, uses)
				}
				return nil
			}, sh.role("attribution"))
		if err != nil {
			return nil, err
		}
	}
	nameSources(found)
	return found, standings(ctx, tx, found)
}

func sourceOf(found map[int64]*creditedSource, id int64) *creditedSource {
	src := found[id]
	if src == nil {
		src = &creditedSource{Source: cited.Source{ID: cited.IDOf(cited.SourceID, id), Aliases: []string{}}, uses: map[string]int{}}
		found[id] = src
	}
	return src
}

// add counts rows of a shelf that credit the source by one of its names.
func (c *creditedSource) add(sh *shelf, name string, uses int) {
	c.uses[name] += uses
	switch sh.at {
	case atFigures:
		c.Figures += uses
	case atStatements:
		c.Statements += uses
	case atUnquantified:
		c.Unquantified += uses
	case atComparisons:
		c.Comparisons += uses
	}
}

// hiddenUses counts for each name how many rows that credit it are in no list of the
// viewer. They are few, and have an index.
func hiddenUses(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf) (map[int64]int, error) {
	hidden := map[int64]int{}
	query := "SELECT x.code, count(*) FROM " + sh.table + " f JOIN " + sh.table + "_code x ON x." + sh.table + " = f.seq JOIN code c ON c.id = x.code " +
		"WHERE f.hidden <> 0 AND NOT " + mayList(v, nil)(nil) + " AND c.role = $1 GROUP BY x.code"
	return hidden, eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var code int64
		var n int
		err := rows.Scan(&code, &n)
		hidden[code] = n
		return err
	}, sh.role("attribution"))
}

// nameSources calls each source by the name that is used most; the others are aliases.
func nameSources(found map[int64]*creditedSource) {
	for _, src := range found {
		for name := range src.uses {
			src.Aliases = append(src.Aliases, name)
		}
		slices.SortFunc(src.Aliases, func(a, b string) int { return cmp.Or(cmp.Compare(src.uses[b], src.uses[a]), strings.Compare(a, b)) })
		src.Name, src.Aliases = src.Aliases[0], src.Aliases[1:]
	}
}

// fieldStanding is the field of a source that people decide.
const fieldStanding = "standing"

// standings gives each source the standing that was decided last.
func standings(ctx context.Context, tx *sql.Tx, found map[int64]*creditedSource) error {
	return eachRow(ctx, tx, "SELECT subject, value FROM decision WHERE field = $1 ORDER BY seq", func(rows *sql.Rows) error {
		var subject cited.ID
		var value string
		if err := rows.Scan(&subject, &value); err != nil {
			return err
		}
		if bits, ok := subject.Bits(); ok && subject.Kind() == cited.SourceID && found[bits] != nil {
			found[bits].Standing = cited.Standing(value)
		}
		return nil
	}, fieldStanding)
}

// eachRow calls use for each row of a query.
func eachRow(ctx context.Context, tx *sql.Tx, query string, use func(*sql.Rows) error, arguments ...any) error {
	rows, err := tx.QueryContext(ctx, query, arguments...)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := use(rows); err != nil {
			return errorsOf(err, rows)
		}
	}
	return errorsOf(nil, rows)
}

// SetStanding decides what a source is to the matter; the empty standing takes back
// what was decided. Who decides and why is kept. It reports whether that changes
// anything. Only the owner may.
func (s *Store) SetStanding(ctx context.Context, v cited.Viewer, id cited.ID, standing cited.Standing, reason string, at time.Time) (changed bool, err error) {
	if v.Role != cited.Owner {
		return false, denied("say what a source is to the matter")
	}
	if strings.TrimSpace(v.Name) == "" {
		return false, cited.Errorf(cited.Invalid, "a decision is kept with who made it, and your name is not known; set USER to it")
	}
	if standing != "" && !slices.Contains(cited.Standings(), standing) {
		return false, cited.Errorf(cited.Invalid, "there is no standing %q; use one of %s", standing, strings.Join(texts(cited.Standings()), ", "))
	}
	err = s.update(ctx, "keeping a decision", func(tx *sql.Tx) error {
		if err := findSource(ctx, tx, id); err != nil {
			return err
		}
		decisions, err := decisionsOf(ctx, tx, id)
		if err != nil {
			return err
		}
		var last cited.Standing
		for _, d := range decisions {
			if d.Field == fieldStanding {
				last = cited.Standing(d.Value)
			}
		}
		if changed = last != standing; !changed {
			return nil
		}
		b := batch{s: s, tx: tx}
		return b.decide(ctx, id, fieldStanding, string(standing), reason, v.Name, at)
	})
	return changed, err
}

// visibleSource reports as an error that no figure or statement that the viewer may see
// credits a source.
func (s *Store) visibleSource(ctx context.Context, tx *sql.Tx, v cited.Viewer, id cited.ID) error {
	if err := findSource(ctx, tx, id); err != nil || v.Role == cited.Owner {
		return err
	}
	found, err := s.sourcesOf(ctx, tx, v)
	if bits, _ := id.Bits(); err == nil && found[bits] == nil {
		err = noSource(id)
	}
	return err
}

func noSource(id cited.ID) error {
	return cited.Errorf(cited.NotFound, "there is no source %q in this archive; cited sources lists them", id)
}

// findSource reports as an error that there is no source of an id.
func findSource(ctx context.Context, tx *sql.Tx, id cited.ID) error {
	n := 0
	if bits, ok := id.Bits(); ok && id.Kind() == cited.SourceID {
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM source WHERE id = $1", bits).Scan(&n); err != nil {
			return err
		}
	}
	if n == 0 {
		return noSource(id)
	}
	return nil
}
