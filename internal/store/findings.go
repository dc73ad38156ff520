package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"strings"

	"cited"
)

// Scopes of findings: what the unit of one is.
const (
	scopeDocument = "document"
	scopeCell     = "cell"
	scopeSource   = "source"
)

// exhibit is an exhibit of a finding in positions.
type exhibit struct {
	Document cited.ID `json:"d"`
	Figure   cited.ID `json:"f,omitempty"`
	At       [2]int   `json:"a"`
	Quote    [2]int   `json:"q"`
}

// keepFindings puts findings in the place of those that a unit had: those that are as they were
// are left alone. Findings about a document that is there no more are left out.
func keepFindings(ctx context.Context, tx querier, scope string, unit cited.ID, all []cited.Finding, seqOf func(context.Context, cited.ID) (int64, error)) error {
	bits, _ := unit.Bits()
	had, err := keptFindings(ctx, tx, scope, bits)
	if err != nil {
		return err
	}
	for i := range all {
		k := kept(&all[i])
		if list := had[k]; len(list) > 0 {
			had[k] = list[1:]
			continue
		}
		documents, err := documentsOf(ctx, &all[i], seqOf)
		if err != nil {
			return err
		}
		if slices.Contains(documents, 0) {
			continue
		}
		if err := addFinding(ctx, tx, scope, bits, &k, documents); err != nil {
			return err
		}
	}
	var gone []int64
	for _, list := range had {
		gone = append(gone, list...)
	}
	return dropFindings(ctx, tx, gone)
}

// keptFinding is all that is kept of a finding.
type keptFinding struct {
	id                               int64
	code, severity, message, exhibit string
}

// keptFindings returns the rows of the findings of a unit by what they say.
func keptFindings(ctx context.Context, tx querier, scope string, unit int64) (map[keptFinding][]int64, error) {
	had := map[keptFinding][]int64{}
	return had, eachRow(ctx, tx, "SELECT seq, id, code, severity, message, exhibits FROM finding WHERE scope = $1 AND unit = $2", func(rows *sql.Rows) error {
		var seq int64
		var k keptFinding
		err := rows.Scan(&seq, &k.id, &k.code, &k.severity, &k.message, &k.exhibit)
		had[k] = append(had[k], seq)
		return err
	}, scope, unit)
}

// kept returns what is kept of a finding.
func kept(f *cited.Finding) keptFinding {
	id, _ := f.ID.Bits()
	return keptFinding{id, f.Code, string(f.Severity), f.Message, encodeExhibits(f.Exhibits)}
}

// encodeExhibits writes exhibits in positions, as JSON of type exhibit. There may be many thousand
// of a cell, each time it is looked at.
func encodeExhibits(all []cited.Exhibit) string {
	if len(all) == 0 {
		return "null"
	}
	b := make([]byte, 0, 96*len(all))
	two := func(name string, x, y int) {
		b = append(append(b, `,"`...), name...)
		b = strconv.AppendInt(append(b, `":[`...), int64(x), 10)
		b = append(strconv.AppendInt(append(b, ','), int64(y), 10), ']')
	}
	for i := range all {
		x := &all[i]
		b = append(append(append(b, `,{"d":"`...), x.Document...), '"')
		if x.Figure != "" {
			b = append(append(append(b, `,"f":"`...), x.Figure...), '"')
		}
		two("a", x.Start, x.End)
		two("q", x.Quote.Start, x.Quote.End)
		b = append(b, '}')
	}
	b[0] = '['
	return string(append(b, ']'))
}

// documentsOf returns the rows of the documents of a finding.
func documentsOf(ctx context.Context, f *cited.Finding, seqOf func(context.Context, cited.ID) (int64, error)) (seqs []int64, err error) {
	for _, x := range f.Exhibits {
		seq, err := seqOf(ctx, x.Document)
		if err != nil {
			return nil, err
		}
		seqs = append(seqs, seq)
	}
	return seqs, nil
}

func addFinding(ctx context.Context, tx querier, scope string, unit int64, k *keptFinding, documents []int64) error {
	var row int64
	if err := tx.QueryRowContext(ctx, "INSERT INTO finding (id, scope, unit, code, severity, message, exhibits) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING seq",
		k.id, scope, unit, k.code, k.severity, k.message, []byte(k.exhibit)).Scan(&row); err != nil {
		return err
	}
	for _, seq := range documents {
		if _, err := tx.ExecContext(ctx, "INSERT INTO finding_document (document, finding) VALUES ($1, $2) ON CONFLICT DO NOTHING", seq, row); err != nil {
			return err
		}
	}
	return nil
}

func dropFindings(ctx context.Context, tx querier, seqs []int64) error {
	for _, seq := range seqs {
		for _, row := range []string{"finding_document WHERE finding", "finding WHERE seq"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+row+" = $1", seq); err != nil {
				return err
			}
		}
	}
	return nil
}

// Asked says which findings are asked for; empty fields ask for all.
type Asked struct {
	ID         cited.ID
	Document   cited.ID // that they are about, or a figure of it
	Figure     cited.ID
	Code       string
	Severities []cited.Severity
	Limit      int  // 0: all
	Rejected   bool // also those that people rejected
}

// Findings yields findings, the gravest first, then by check, those of the newest document
// first. What is about a document that the viewer may not see is left out.
func (s *Store) Findings(ctx context.Context, v cited.Viewer, q Asked) iter.Seq2[cited.Finding, error] {
	return func(yield func(cited.Finding, error) bool) {
		err := s.view(ctx, v, func(tx *sql.Tx) error {
			decided, err := decidedFindings(ctx, tx)
			if err != nil {
				return err
			}
			groups, err := findingGroups(ctx, tx, &q)
			if err != nil {
				return err
			}
			left := q.Limit
			for _, group := range groups {
				if q.Limit > 0 && left == 0 {
					return nil
				}
				seqs, err := s.findingsOf(ctx, tx, v, group)
				if err != nil {
					return err
				}
				if q.Limit > 0 {
					seqs = seqs[:min(len(seqs), left)]
					left -= len(seqs)
				}
				if more, err := eachFinding(ctx, tx, seqs, decided, q.Rejected, func(f cited.Finding) bool { return yield(f, nil) }); err != nil || !more {
					return err
				}
			}
			return nil
		})
		if err != nil {
			yield(cited.Finding{}, err)
		}
	}
}

// eachFinding calls use for findings but those that people rejected, until it says no.
func eachFinding(ctx context.Context, tx *sql.Tx, seqs []int64, decided map[cited.ID]cited.Review, rejected bool, use func(cited.Finding) bool) (more bool, err error) {
	for some := range slices.Chunk(seqs, firstBatch) {
		all, err := findingsBySeq(ctx, tx, some)
		if err != nil {
			return false, err
		}
		for i := range all {
			if all[i].Review = decided[all[i].ID]; all[i].Review.Out() && !rejected {
				continue
			}
			if !use(all[i]) {
				return false, nil
			}
		}
	}
	return true, nil
}

// findingGroups parts what is asked for by severity and code, in the order of the list, so that who
// looks at the first of many does not have all of them sorted. What asks for little is not parted.
func findingGroups(ctx context.Context, tx *sql.Tx, q *Asked) (groups []Asked, err error) {
	if q.ID != "" || q.Document != "" || q.Figure != "" {
		return []Asked{*q}, nil
	}
	return groups, eachRow(ctx, tx, "SELECT DISTINCT severity, code FROM finding ORDER BY "+bySeverity("severity")+", code", func(rows *sql.Rows) error {
		var severity cited.Severity
		group := *q
		var code string
		if err := rows.Scan(&severity, &code); err != nil {
			return err
		}
		if (q.Code == "" || q.Code == code) && (len(q.Severities) == 0 || slices.Contains(q.Severities, severity)) {
			group.Code, group.Severities = code, []cited.Severity{severity}
			groups = append(groups, group)
		}
		return nil
	})
}

// bySeverity is the order of severities, the gravest first.
func bySeverity(column string) string {
	return "CASE " + column + " WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"
}

// findingsOf returns the numbers of findings in the order of the list. Where pages are made, those of a check are
// sorted once for a state of the archive, if all that follows from it is worked out.
func (s *Store) findingsOf(ctx context.Context, tx *sql.Tx, v cited.Viewer, q Asked) ([]int64, error) {
	arrays := s.loaded(ctx, tx, browsable()...)
	if arrays == nil || q.ID != "" || q.Document != "" || q.Figure != "" {
		return s.findingRows(ctx, tx, v, q)
	}
	behind := false
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM stale) OR EXISTS (SELECT 1 FROM cell WHERE stale <> 0) OR EXISTS (SELECT 1 FROM stale_source)").Scan(&behind)
	if err != nil || behind {
		return s.findingRows(ctx, tx, v, q)
	}
	key := arrays.key(v, append([]string{q.Code}, texts(q.Severities)...)...)
	if seqs, ok := s.columns.findings.find(key); ok {
		return seqs, nil
	}
	seqs, err := s.findingRows(ctx, tx, v, q)
	if err == nil {
		s.columns.findings.keep(key, seqs)
	}
	return seqs, err
}

func (s *Store) findingRows(ctx context.Context, tx *sql.Tx, v cited.Viewer, q Asked) ([]int64, error) {
	var a args
	where := []string{"1 = 1"}
	if q.ID != "" {
		bits, _ := q.ID.Bits()
		where = append(where, "n.id = "+a.add(bits))
	}
	if q.Document != "" {
		bits, _ := q.Document.Bits()
		where = append(where, "n.seq IN (SELECT x.finding FROM finding_document x JOIN document o ON o.seq = x.document WHERE o.id = "+a.add(bits)+")")
	}
	if q.Figure != "" {
		of, err := findingsNear(ctx, tx, &a, q.Figure)
		if err != nil {
			return nil, err
		}
		where = append(where, of, "instr(n.exhibits, "+a.add([]byte(`"f":"`+string(q.Figure)+`"`))+") > 0")
	}
	if q.Code != "" {
		where = append(where, "n.code = "+a.add(q.Code))
	}
	if len(q.Severities) > 0 {
		where = append(where, "n.severity IN ("+placeholders(&a, texts(q.Severities))+")")
	}
	where = append(where, maySee(v))
	return integers(tx.QueryContext(ctx, "SELECT n.seq FROM finding n WHERE "+all(where)+
		" ORDER BY "+bySeverity("n.severity")+", n.code, (SELECT max(document) FROM finding_document x WHERE x.finding = n.seq) DESC, n.seq", a.values...))
}

// findingsNear is the condition that a finding n is about the document of something that was read, of which
// no other finding tells: so few of all findings are looked at. It holds for all where the archive does not
// have that any more.
func findingsNear(ctx context.Context, tx *sql.Tx, a *args, what cited.ID) (string, error) {
	sh := shelfOf(what.Kind())
	if sh == nil {
		return "1 = 1", nil
	}
	bits, _ := what.Bits()
	seqs, err := integers(tx.QueryContext(ctx, "SELECT seq FROM "+sh.table+"_detail WHERE id = $1", bits))
	if err != nil || len(seqs) == 0 {
		return "1 = 1", err
	}
	return "n.seq IN (SELECT x.finding FROM finding_document x WHERE x.document = " + a.add(seqs[0]>>seqBits) + ")", nil
}

// maySee is the condition that the viewer may see all documents of a finding of alias n.
func maySee(v cited.Viewer) string {
	if v.May(cited.Protected) {
		return "1 = 1"
	}
	return "NOT EXISTS (SELECT 1 FROM finding_document x JOIN document d ON d.seq = x.document WHERE x.finding = n.seq AND NOT " + mayNot(v) + ")"
}

// CountFindings counts the findings that a viewer may see by their severity.
func (s *Store) CountFindings(ctx context.Context, v cited.Viewer) (map[cited.Severity]int, error) {
	count := map[cited.Severity]int{}
	return count, s.view(ctx, v, func(tx *sql.Tx) error {
		return counts(ctx, tx, "SELECT n.severity, count(*) FROM finding n WHERE "+maySee(v)+" GROUP BY n.severity", func(k string, n int) { count[cited.Severity(k)] = n })
	})
}

// FindingTally is how many findings of a check there are of a severity.
type FindingTally struct {
	Severity cited.Severity
	Code     string
	Findings int
}

// TallyFindings counts the findings that a viewer may see by severity and check, but for those
// that people rejected.
func (s *Store) TallyFindings(ctx context.Context, v cited.Viewer) (all []FindingTally, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		decided, err := decidedFindings(ctx, tx)
		if err != nil {
			return err
		}
		var out []int64
		for id, review := range decided {
			if bits, ok := id.Bits(); ok && review.Out() {
				out = append(out, int64(bits))
			}
		}
		query := "SELECT n.severity, n.code, count(*) FROM finding n WHERE " + maySee(v) + " AND n.id NOT IN (" + numbers(out) + ") GROUP BY n.severity, n.code"
		return eachRow(ctx, tx, query, func(rows *sql.Rows) error {
			var t FindingTally
			err := rows.Scan(&t.Severity, &t.Code, &t.Findings)
			all = append(all, t)
			return err
		})
	})
	return all, err
}

func findingsBySeq(ctx context.Context, tx *sql.Tx, seqs []int64) ([]cited.Finding, error) {
	found := map[int64]cited.Finding{}
	err := eachRow(ctx, tx, "SELECT seq, id, code, severity, message, exhibits FROM finding WHERE seq IN ("+numbers(seqs)+")", func(rows *sql.Rows) error {
		var seq, id int64
		var f cited.Finding
		var b []byte
		if err := rows.Scan(&seq, &id, &f.Code, &f.Severity, &f.Message, &b); err != nil {
			return err
		}
		f.ID = cited.IDOf(cited.FindingID, id)
		var list []exhibit
		if err := json.Unmarshal(b, &list); err != nil {
			return err
		}
		for _, x := range list {
			f.Exhibits = append(f.Exhibits, cited.Exhibit{Document: x.Document, Figure: x.Figure,
				Span: cited.Span{Start: x.At[0], End: x.At[1]}, Quote: cited.Span{Start: x.Quote[0], End: x.Quote[1]}})
		}
		found[seq] = f
		return nil
	})
	if err != nil {
		return nil, err
	}
	words := wordsOf{ctx: ctx, tx: tx}
	all := make([]cited.Finding, 0, len(seqs))
	for _, seq := range seqs {
		f, ok := found[seq]
		if !ok {
			continue
		}
		for i := range f.Exhibits {
			x := &f.Exhibits[i]
			if err := words.fill(x.Document, &x.Quote, &x.Span); err != nil {
				return nil, err
			}
		}
		all = append(all, f)
	}
	return all, nil
}

// wordsOf gives spans their words.
type wordsOf struct {
	ctx      context.Context
	tx       *sql.Tx
	of       cited.ID // whose text is at hand
	from, to int      // of it
	texts    []cited.Text
}

// besideWords is how many characters beside the words that are looked for are kept at hand for the next.
const besideWords = 4000

// fill gives spans of a document their words.
func (w *wordsOf) fill(document cited.ID, spans ...*cited.Span) error {
	if len(spans) == 0 {
		return nil
	}
	from, to := spans[0].Start, spans[0].End
	for _, s := range spans {
		from, to = min(from, s.Start), max(to, s.End)
	}
	if w.of != document || from < w.from || to > w.to {
		seqs, err := seqsOf(w.ctx, w.tx, []cited.ID{document})
		if err != nil {
			return err
		}
		w.of, w.from, w.to, w.texts = document, from-besideWords, to+besideWords, nil
		for _, seq := range seqs {
			if w.texts, err = wordsBetween(w.ctx, w.tx, seq, w.from, w.to); err != nil {
				return err
			}
		}
	}
	for _, s := range spans {
		s.Exact = wordsAt(w.texts, s.Start, s.End)
	}
	return nil
}

// wordsAt returns what windows have between two positions.
func wordsAt(texts []cited.Text, start, end int) string {
	var b strings.Builder
	for i := range texts {
		t := &texts[i]
		at := t.Start
		if at >= end {
			break
		}
		for _, r := range t.Content {
			if at >= end {
				break
			}
			if at >= start {
				b.WriteRune(r)
			}
			at++
		}
	}
	return b.String()
}
