package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"sync"

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
		key, err := s.memoKey(ctx, tx, v)
		if err != nil {
			return err
		}
		all, err = s.columns.sources.of(key, func() ([]cited.Source, error) { return s.listSources(ctx, tx, v) })
		return err
	})
	return slices.Clone(all), err
}

func (s *Store) listSources(ctx context.Context, tx *sql.Tx, v cited.Viewer) (all []cited.Source, err error) {
	found, err := s.sourcesOf(ctx, tx, v)
	for _, src := range found {
		if credits(&src.Source) > 0 || src.Standing != "" || src.Reliability != "" || len(src.Merged) > 0 { // a publisher counts once somebody decided about it
			all = append(all, src.Source)
		}
	}
	slices.SortFunc(all, func(a, b cited.Source) int {
		return cmp.Or(cmp.Compare(credits(&b), credits(&a)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all, err
}

func credits(s *cited.Source) int { return s.Figures + s.Statements + s.Unquantified + s.Comparisons }

// creditedSource is a source while it is put together.
type creditedSource struct {
	cited.Source
	names map[string]*usedName
	used  usedName // all of them together
}

// usedName is how often a name is used, and the days of the documents that do.
type usedName struct {
	uses        int
	first, last sql.NullInt64
	merged      bool // it is the name of a source that was merged into this one
}

func (u *usedName) add(more usedName) {
	u.uses += more.uses
	if more.first.Valid && (!u.first.Valid || more.first.Int64 < u.first.Int64) {
		u.first = more.first
	}
	if more.last.Valid && (!u.last.Valid || more.last.Int64 > u.last.Int64) {
		u.last = more.last
	}
}

// sourcesOf puts the sources together out of the codes of their names, and what people
// decided about them.
func (s *Store) sourcesOf(ctx context.Context, tx *sql.Tx, v cited.Viewer) (map[cited.ID]*creditedSource, error) {
	found := map[cited.ID]*creditedSource{}
	documents := sync.OnceValues(func() (map[int64]datedDocument, error) { return sourceDocuments(ctx, tx) })
	for _, sh := range crediting() {
		if err := s.creditedOn(ctx, tx, v, sh, documents, found); err != nil {
			return nil, err
		}
	}
	if err := s.publishers(ctx, tx, v, found); err != nil {
		return nil, err
	}
	for _, src := range found {
		src.call()
	}
	decided, err := decisionsOnSources(ctx, tx)
	if err != nil {
		return nil, err
	}
	decided.merge(found)
	for id, src := range found {
		src.Standing, src.Reliability = decided.standing[id], decided.rated[id]
	}
	return found, nil
}

// Publishers returns the names of who printed the documents that a viewer may see.
func (s *Store) Publishers(ctx context.Context, v cited.Viewer) (map[string]bool, error) {
	names := map[string]bool{}
	return names, s.view(ctx, v, func(tx *sql.Tx) error {
		return eachRow(ctx, tx, publishersQuery(v), func(rows *sql.Rows) error {
			var name string
			err := rows.Scan(&name)
			names[name] = true
			return err
		}, rolePublisher)
	})
}

func publishersQuery(v cited.Viewer) string {
	return "SELECT c.value FROM code c WHERE c.role = $1 AND c.uses > 0 AND EXISTS (SELECT 1 FROM document d WHERE d.publisher = c.id AND " + mayNot(v) + ")"
}

// publishers adds those who printed a document and whom no text credits: what they print
// without crediting anybody is theirs, so that people may say what they are.
func (s *Store) publishers(ctx context.Context, tx *sql.Tx, v cited.Viewer, found map[cited.ID]*creditedSource) error {
	return eachRow(ctx, tx, publishersQuery(v), func(rows *sql.Rows) error {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		if id := cited.IDOf(cited.SourceID, s.sourceBits(name)); found[id] == nil && !s.isRole(name) {
			found[id] = &creditedSource{Source: cited.Source{ID: id, Aliases: []cited.Alias{}}, names: map[string]*usedName{name: {}}}
		}
		return nil
	}, rolePublisher)
}

// datedDocument is what a source needs to know of a document that credits it.
type datedDocument struct {
	id          cited.ID
	first, last sql.NullInt64
}

func sourceDocuments(ctx context.Context, tx *sql.Tx) (map[int64]datedDocument, error) {
	all := map[int64]datedDocument{}
	return all, eachRow(ctx, tx, "SELECT seq, id, published_from, published_to FROM document", func(rows *sql.Rows) error {
		var seq, id int64
		var d datedDocument
		err := rows.Scan(&seq, &id, &d.first, &d.last)
		d.id = cited.IDOf(cited.DocumentID, id)
		all[seq] = d
		return err
	})
}

// codeIn is a code in a document.
type codeIn struct{ code, document int64 }

// sourceName is a name under which rows of a shelf credit a source.
type sourceName struct {
	name   string
	source cited.ID
	own    bool // each document has its own
}

// creditedOn adds what the rows of a shelf credit.
func (s *Store) creditedOn(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf, documents func() (map[int64]datedDocument, error), found map[cited.ID]*creditedSource) error {
	names := map[int64]sourceName{}
	err := eachRow(ctx, tx, "SELECT c.id, a.name, a.source FROM code c JOIN alias a ON a.name = c.value WHERE c.role = $1 AND c.uses > 0", func(rows *sql.Rows) error {
		var code, source int64
		var n sourceName
		err := rows.Scan(&code, &n.name, &source)
		n.source, n.own = cited.IDOf(cited.SourceID, source), s.isRole(n.name)
		names[code] = n
		return err
	}, sh.role("attribution"))
	if err != nil {
		return err
	}
	credit := func(code int64, d datedDocument, uses int) {
		n := names[code]
		id, of := n.source, cited.ID("")
		if n.own {
			id, of = s.ownSource(d.id, n.name), d.id
		}
		src := found[id]
		if src == nil {
			src = &creditedSource{Source: cited.Source{ID: id, Document: of, Aliases: []cited.Alias{}}, names: map[string]*usedName{}}
			found[id] = src
		}
		src.add(sh, n.name, usedName{uses: uses, first: d.first, last: d.last})
	}
	if arrays := s.loaded(ctx, tx, sh); arrays != nil {
		arrays.credits(v, sh, func(code int64) bool { return names[code].own }, credit)
		return nil
	}
	hidden, err := hiddenUses(ctx, tx, v, sh)
	if err != nil {
		return err
	}
	var wrong error
	err = eachUse(ctx, tx, "SELECT x.code, x."+sh.table+" FROM code c JOIN "+sh.table+"_code x ON x.code = c.id WHERE c.role = $1 AND c.uses > 0",
		sh, func(at codeIn, uses int) {
			if uses -= hidden[at]; uses > 0 && wrong == nil {
				var all map[int64]datedDocument
				if all, wrong = documents(); wrong == nil {
					credit(at.code, all[at.document], uses)
				}
			}
		})
	return cmp.Or(err, wrong)
}

// ownSource is the id of the source that a document names by what it is only.
func (s *Store) ownSource(document cited.ID, name string) cited.ID {
	return cited.NewID(cited.SourceID, string(document), s.fold(name))
}

// hiddenUses counts for each name and document how many rows that credit it are in no list
// of the viewer. They are few, and have an index.
func hiddenUses(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf) (map[codeIn]int, error) {
	hidden := map[codeIn]int{}
	rows := "SELECT f.seq FROM " + sh.table + " f WHERE f.hidden <> 0 AND NOT " + mayList(v, nil)(nil)
	if v.Role != cited.Owner {
		rows += " UNION SELECT f.seq FROM document d JOIN " + sh.table + " f ON f.seq >= d.seq << 24 AND f.seq < (d.seq + 1) << 24 WHERE " + waits(v)
	}
	query := "SELECT x.code, h.seq FROM (" + rows + ") h JOIN " + sh.table + "_code x ON x." + sh.table + " = h.seq JOIN code c ON c.id = x.code " +
		"WHERE c.role = $1 ORDER BY 1, 2"
	return hidden, eachUse(ctx, tx, query, sh, func(at codeIn, uses int) { hidden[at] = uses })
}

// eachUse counts the rows of each document that a query finds, which go up by code and row,
// and calls use with each code, document and number. It is faster than what the engine sorts.
func eachUse(ctx context.Context, tx *sql.Tx, query string, sh *shelf, use func(codeIn, int)) error {
	var last codeIn
	n := 0
	err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var at codeIn
		if err := rows.Scan(&at.code, &at.document); err != nil {
			return err
		}
		if at.document >>= seqBits; at != last && n > 0 {
			use(last, n)
			n = 0
		}
		last = at
		n++
		return nil
	}, sh.role("attribution"))
	if n > 0 && err == nil {
		use(last, n)
	}
	return err
}

// add counts rows of a shelf that credit the source by one of its names.
func (c *creditedSource) add(sh *shelf, name string, used usedName) {
	if c.names[name] == nil {
		c.names[name] = &usedName{}
	}
	c.names[name].add(used)
	c.used.add(used)
	switch sh.at {
	case atFigures:
		c.Figures += used.uses
	case atStatements:
		c.Statements += used.uses
	case atUnquantified:
		c.Unquantified += used.uses
	case atComparisons:
		c.Comparisons += used.uses
	}
}

// call calls a source by the name of its own that is used most; the others are aliases.
func (c *creditedSource) call() {
	names := make([]string, 0, len(c.names))
	for name := range c.names {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		x, y := c.names[a], c.names[b]
		if x.merged != y.merged {
			if x.merged {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(y.uses, x.uses), strings.Compare(a, b))
	})
	c.Name, c.Aliases = names[0], c.Aliases[:0]
	c.First, c.Last = dayOf(c.used.first), dayOf(c.used.last)
	for _, name := range names[1:] {
		u := c.names[name]
		c.Aliases = append(c.Aliases, cited.Alias{Name: name, First: dayOf(u.first), Last: dayOf(u.last)})
	}
}

// dayOf is a day as a date, empty if it is not known.
func dayOf(day sql.NullInt64) cited.EDTF {
	if d := cited.Day(day.Int64); day.Valid && d != cited.MinDay && d != cited.MaxDay {
		return cited.EDTF(d.String())
	}
	return ""
}

// eachRow calls use for each row of a query.
func eachRow(ctx context.Context, tx querier, query string, use func(*sql.Rows) error, arguments ...any) error {
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
