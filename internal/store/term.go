package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"cited"
)

// condition writes a condition that is never NULL, so that it can be negated.
// It speaks of a row f of a shelf or, where a term says so, of a document d.
type condition func(*args) string

// term is a term of a query as the store runs it. One of figure, document and
// match is set.
type term struct {
	not      bool
	figure   condition
	document condition
	itself   condition // of a document, where figure is set and documents are what is asked for
	match    string    // a text query
	lists    bool      // figure says the same as being listed under one of these codes
	listed   []int64   // codes of figure_code
	uses     int       // how many rows they have at most
	rows     string    // a query for the row numbers of the figures, in an index, if lists is false
	inMemory           // what figure or document says, where column arrays can tell
}

// compile turns terms into conditions, looking up the codes they name.
func (s *Store) compile(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf, terms []cited.Term) ([]term, error) {
	compiled := make([]term, 0, len(terms))
	for _, t := range terms {
		c, err := s.compileTerm(ctx, tx, v, sh, &t)
		if err != nil {
			return nil, err
		}
		c.not = t.Not
		compiled = append(compiled, c)
	}
	return compiled, nil
}

func (s *Store) compileTerm(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf, t *cited.Term) (term, error) {
	if t.Key == "" {
		return term{match: match(t.Values)}, nil
	}
	if i := slices.IndexFunc(sh.columns, func(c column) bool { return c.key == t.Key }); i >= 0 {
		return s.columnTerm(ctx, tx, sh, &sh.columns[i], t.Values)
	}
	if slices.Contains(sh.lists, t.Key) {
		codes, uses, err := s.lookUp(ctx, tx, sh.role(t.Key), t.Values)
		return term{figure: sh.listedUnder(codes), lists: true, listed: codes, uses: uses, inMemory: isListed(codes)}, err
	}
	if c, ok := sh.numberTerm(t); ok {
		return c, nil
	}
	if c, ok := sh.periodTerm(t); ok {
		return c, nil
	}
	switch {
	case t.Key == "individual" && sh.individual:
		yes, no := asksForOnePerson(v, t.Values)
		return term{figure: individualTerm(yes, no), inMemory: isOfOnePerson(yes, no)}, nil
	case t.Key == "review":
		return term{figure: reviewTerm(sh, t.Values), inMemory: isReviewed(t.Values)}, nil
	case (t.Key == "tag" || t.Key == "included") && sh.at == atFigures:
		return markTerm(ctx, tx, t)
	case t.Key == "id":
		return term{figure: fixed("f.seq IN (SELECT seq FROM " + sh.table + "_detail WHERE id IN (" + numbers(bitsOf(t.Values)) + "))")}, nil
	}
	c, err := s.documentTerm(ctx, tx, sh, t)
	if err != nil {
		return term{}, err
	}
	m, err := s.ofDocument(ctx, tx, t)
	return term{document: c, inMemory: m}, err
}

// fixed is a condition without arguments.
func fixed(sql string) condition { return func(*args) string { return sql } }

// columnTerm is a condition on a column of codes.
func (s *Store) columnTerm(ctx context.Context, tx *sql.Tx, sh *shelf, c *column, values []string) (term, error) {
	codes, uses, err := s.lookUp(ctx, tx, sh.role(c.key), values)
	t := term{figure: fixed("+f." + c.key + " IN (" + numbers(codes) + ")"), inMemory: hasCode(sh.columnAt(c.key), codes)}
	if c.listed && !slices.Contains(values, c.common) {
		t.lists, t.listed, t.uses = true, codes, uses
	}
	return t, err
}

// fewCodes are looked up one by one in the list of each; of more, the codes of the
// row are gone through. The plus keeps the engine from doing the other.
const fewCodes = 4

func (sh *shelf) listedUnder(codes []int64) condition {
	column := "x.code"
	if len(codes) > fewCodes {
		column = "+x.code"
	}
	return fixed("EXISTS (SELECT 1 FROM " + sh.table + "_code x WHERE x." + sh.table + " = f.seq AND " + column + " IN (" + numbers(codes) + "))")
}

// inWords are the keys whose values are names in the words of a text: a value
// asked for is looked for among their words. Others are compared as a whole.
var inWords = [...]string{"place", "segment", "attribution", "counted", "of", "cue", "word", "actor", "scope", rolePublisher}

// lookUp returns the codes that stand for any of the values, and how often they
// are used together.
func (s *Store) lookUp(ctx context.Context, tx *sql.Tx, role string, values []string) (codes []int64, uses int, err error) {
	seen := map[int64]bool{}
	for _, value := range values {
		folded := s.fold(value)
		query, arg := "SELECT id, uses FROM code WHERE role = $1 AND (value = $2 OR folded = $3 AND $3 <> '')", folded
		if slices.Contains(inWords[:], role[strings.LastIndexByte(role, '.')+1:]) && folded != "" {
			query, arg = `SELECT id, uses FROM code WHERE role = $1 AND (value = $2 OR ' ' || folded || ' ' LIKE $3 ESCAPE '\')`, like(" "+folded+" ")
		}
		rows, err := tx.QueryContext(ctx, query, role, value, arg)
		if err != nil {
			return nil, 0, err
		}
		for rows.Next() {
			var id int64
			var n int
			if err := rows.Scan(&id, &n); err != nil {
				return nil, 0, errorsOf(err, rows)
			}
			if !seen[id] {
				seen[id], codes, uses = true, append(codes, id), uses+n
			}
		}
		if err := errorsOf(nil, rows); err != nil {
			return nil, 0, err
		}
	}
	return codes, uses, nil
}

// like is a pattern for texts that hold s.
func like(s string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(s) + "%"
}

// numberTerm is a condition on the bounds of a figure, or on a rank. A bound that the
// text does not give is in no range; "value" asks for a number from the lowest to the
// highest bound that it gives.
func (sh *shelf) numberTerm(t *cited.Term) (term, bool) {
	switch t.Key {
	case "low", "high", "rank":
		if !sh.has(t.Key) {
			return term{}, false
		}
		c := term{figure: fixed("(f." + t.Key + " IS NOT NULL AND " + limit("f."+t.Key+" >= ", t.Low) + " AND " + limit("f."+t.Key+" <= ", t.High) + ")")}
		switch t.Key {
		case "low":
			c.rows = sh.driving("low >= ", t.Low, "low <= ", t.High)
			c.inMemory = isWithin(t, func(c *rowChunk) (low, high []float64) { return c.low, c.low })
		case "high":
			c.inMemory = isWithin(t, func(c *rowChunk) (low, high []float64) { return c.high, c.high })
		}
		return c, true
	case "value":
		if !sh.has("low") {
			return term{}, false
		}
		within := limit("coalesce(f.high, f.low) >= ", t.Low) + " AND " + limit("coalesce(f.low, f.high) <= ", t.High)
		c := term{figure: fixed("(coalesce(f.low, f.high) IS NOT NULL AND " + within + ")"),
			inMemory: isWithin(t, func(c *rowChunk) (low, high []float64) { return c.low, c.high })}
		if c.rows = sh.driving("low >= ", t.Low, "low <= ", t.High); c.rows != "" {
			c.rows += " UNION ALL SELECT seq FROM figure WHERE (low IS NULL OR low <> high) AND " + limit("high >= ", t.Low)
		}
		return c, true
	}
	return term{}, false
}

// driving is the query for the row numbers within bounds; "" where no index has them.
func (sh *shelf) driving(from string, low *float64, to string, high *float64) string {
	if sh.at != atFigures {
		return ""
	}
	return "SELECT seq FROM figure WHERE " + limit(from, low) + " AND " + limit(to, high)
}

// limit is a comparison with a number; without one it says nothing.
func limit(comparison string, n *float64) string {
	if n == nil {
		return "1 = 1"
	}
	return comparison + strconv.FormatFloat(*n, 'g', -1, 64)
}

// periodTerm is a condition on the as-of of a row, or on the date of the
// report it is credited to: that the periods may overlap.
func (sh *shelf) periodTerm(t *cited.Term) (term, bool) {
	switch {
	case t.Key == "time" || t.Key == "date" || t.Key == "after" || t.Key == "before":
		c := term{figure: fixed(overlap("+f.earliest", "+f.latest", t)), inMemory: mayOverlap(t, func(c *rowChunk) (first, last []int32) { return c.first, c.last })}
		if sh.at == atFigures {
			c.rows = "SELECT seq FROM figure WHERE measure IN (SELECT id FROM code WHERE role = 'measure' UNION ALL SELECT 0) AND " +
				overlap("earliest", "latest", t)
		}
		return c, true
	case t.Key == "reported" && sh.has("reported_from"):
		return term{figure: fixed(overlap("f.reported_from", "f.reported_to", t)),
			inMemory: mayOverlap(t, func(c *rowChunk) (first, last []int32) { return c.reportedFrom, c.reportedTo })}, true
	}
	return term{}, false
}

// overlap is the condition that a period, kept as its first and last day, may
// overlap that of a term. Unknown periods overlap none.
func overlap(first, last string, t *cited.Term) string {
	parts := []string{first + " IS NOT NULL"}
	if t.From != "" {
		from, _ := t.From.Bounds()
		parts = append(parts, last+" >= "+strconv.Itoa(int(from)))
	}
	if t.To != "" {
		_, to := t.To.Bounds()
		parts = append(parts, first+" <= "+strconv.Itoa(int(to)))
	}
	return "(" + all(parts) + ")"
}

// asksForOnePerson reports whether figures of one person are asked for, which the owner alone
// may list, and whether the others are.
func asksForOnePerson(v cited.Viewer, values []string) (yes, no bool) {
	return slices.Contains(values, "true") && v.Role == cited.Owner, slices.Contains(values, "false")
}

func individualTerm(yes, no bool) condition {
	switch {
	case yes && no:
		return fixed("1 = 1")
	case yes:
		return fixed("(f.hidden & 1) = 1")
	case no:
		return fixed("(f.hidden & 1) = 0")
	}
	return fixed("1 = 0")
}

// asksForIndividuals reports whether the terms lift the rule that figures of one
// person are in no list.
func asksForIndividuals(v cited.Viewer, terms []cited.Term) bool {
	return v.Role == cited.Owner && slices.ContainsFunc(terms, func(t cited.Term) bool {
		return t.Key == "individual" && !t.Not && slices.Contains(t.Values, "true")
	})
}

// reviewTerm asks how far people have decided about a row: "reviewed" is that anybody has, and
// "accepted" that people stand by it.
func reviewTerm(sh *shelf, values []string) condition {
	var any []string
	for _, value := range values {
		rows := "SELECT seq FROM decided WHERE shelf = '" + sh.table + "'"
		switch value {
		case string(cited.ReviewMachine):
			any = append(any, "f.seq NOT IN ("+rows+")")
		case cited.AnyReview:
			any = append(any, "f.seq IN ("+rows+")")
		default:
			any = append(any, "f.seq IN ("+rows+" AND review IN ("+quoted(reviewsMeant(value))+"))")
		}
	}
	return fixed("(" + strings.Join(any, " OR ") + ")")
}

// reviewsMeant returns the reviews that a value asks for.
func reviewsMeant(value string) (all []cited.Review) {
	for _, r := range cited.Reviews() {
		if string(r) == value || value == string(cited.ReviewAccepted) && r.Stands() {
			all = append(all, r)
		}
	}
	return all
}

// quoted lists reviews, which hold no quotation marks, for a query.
func quoted(all []cited.Review) string {
	list := []string{"''"}
	for _, r := range all {
		list = append(list, "'"+string(r)+"'")
	}
	return strings.Join(list, ", ")
}

// asksForTakenOut reports whether the terms lift the rule that what people took out is in no
// list.
func asksForTakenOut(terms []cited.Term) bool {
	return slices.ContainsFunc(terms, func(t cited.Term) bool {
		return t.Key == "review" && !t.Not && slices.ContainsFunc(t.Values, func(value string) bool { return cited.Review(value).Out() })
	})
}

func bitsOf(ids []string) []int64 {
	var all []int64
	for _, id := range ids {
		if bits, ok := cited.ID(id).Bits(); ok {
			all = append(all, bits)
		}
	}
	return all
}

// documentTerm is a condition on a document d.
func (s *Store) documentTerm(ctx context.Context, tx *sql.Tx, sh *shelf, t *cited.Term) (condition, error) {
	switch t.Key {
	case rolePublisher:
		codes, _, err := s.lookUp(ctx, tx, rolePublisher, t.Values)
		return fixed("d.publisher IN (" + numbers(codes) + ")"), err
	case roleLanguage:
		return anyOf(t.Values, func(a *args, value string) string { return "d.language IN (" + languageIs(a, value) + ")" }), nil
	case "document":
		return anyOf(t.Values, func(a *args, value string) string {
			return "(d.id IN (" + numbers(bitsOf([]string{value})) + ") OR d.name = " + a.add(value) + ")"
		}), nil
	case "container":
		return anyOf(t.Values, func(a *args, value string) string {
			return "(d.part > 0 AND d.original IN (SELECT original FROM document WHERE part = 0 AND (id IN (" + numbers(bitsOf([]string{value})) + ") OR name = " + a.add(value) + ")))"
		}), nil
	case "published":
		return fixed(overlap("d.published_from", "d.published_to", t)), nil
	case "title", "author":
		return anyOf(t.Values, func(a *args, value string) string {
			return "' ' || d." + t.Key + "_words || ' ' LIKE " + a.add(like(" "+s.fold(value)+" ")) + ` ESCAPE '\'`
		}), nil
	case "name", "address":
		column := map[string]string{"name": "d.name", "address": "d.address || d.address_known"}[t.Key] // one of the two is empty
		return anyOf(t.Values, func(a *args, value string) string {
			return "lower(" + column + ") LIKE " + a.add(like(strings.ToLower(value))) + ` ESCAPE '\'`
		}), nil
	case "rights":
		return anyOf(t.Values, rightsAre), nil
	case "format", "outcome", "status":
		return anyOf(t.Values, func(a *args, value string) string {
			return "d." + strings.Replace(t.Key, "status", "outcome", 1) + " = " + a.add(strings.ToLower(value))
		}), nil
	}
	return nil, cited.Errorf(cited.Invalid, "a query cannot ask for %q here; its keys are in %s --help", t.Key, sh.lister)
}

// languageIs is the query for the codes of a language, with all that is further said of it.
func languageIs(a *args, value string) string {
	return "SELECT id FROM code WHERE role = 'language' AND (lower(value) = " + a.add(strings.ToLower(value)) +
		" OR lower(value) LIKE " + a.add(strings.TrimPrefix(like(strings.ToLower(value)+"-"), "%")) + ` ESCAPE '\')`
}

// rightsAre is the condition that the rights of a document are some: unknown, the licence of
// that name in any version, or rights that say such words.
func rightsAre(a *args, value string) string {
	const rights = "lower(d.rights)"
	said := strings.ToLower(cited.NormalRights(value))
	switch {
	case said == cited.RightsUnknown:
		return "d.rights IN ('', " + a.add(said) + ")"
	case strings.HasPrefix(said, "cc-"):
		version := "substr(" + rights + ", " + strconv.Itoa(len(said)+1) + ", 2)"
		return "(" + rights + " = " + a.add(said) + " OR " + rights + " LIKE " + a.add(strings.TrimPrefix(like(said+"-"), "%")) +
			` ESCAPE '\' AND ` + version + " BETWEEN '-0' AND '-9')"
	}
	return rights + " LIKE " + a.add(like(said)) + ` ESCAPE '\'`
}

// anyOf is the condition that holds if it does for one of the values.
func anyOf(values []string, of func(*args, string) string) condition {
	return func(a *args) string {
		parts := make([]string, len(values))
		for i, value := range values {
			parts[i] = of(a, value)
		}
		if len(parts) == 0 {
			return "1 = 0"
		}
		return "(" + strings.Join(parts, " OR ") + ")"
	}
}
