package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"cited"
)

// codingFields is the condition that decisions d belong to codings.
const codingFields = "(d.field LIKE 'assigned:%' OR d.field LIKE 'coded:%' OR d.field LIKE 'seeded:%' OR d.field LIKE 'adjudicated:%')"

// butCodings leaves out what coders say, who do not see each other.
func butCodings(decisions []cited.Decision) []cited.Decision {
	return slices.DeleteFunc(decisions, func(d cited.Decision) bool { return cited.IsCoding(d.Field) })
}

// maskCodings keeps of decisions about words those of coders only that are not found any more,
// without what they say.
func maskCodings(all []cited.Anchored) []cited.Anchored {
	all = slices.DeleteFunc(all, func(r cited.Anchored) bool {
		return cited.IsCoding(r.Field) && (r.Outcome == cited.Same || r.Outcome == cited.Moved)
	})
	for i := range all {
		if r := &all[i]; cited.IsCoding(r.Field) {
			r.Verdict, r.Value, r.Reason = "", "", ""
		}
	}
	return all
}

// addedByCoder reports whether a decision is what coders say of a figure that one of them added.
func addedByCoder(ctx context.Context, tx *sql.Tx, r *cited.Anchored) (is bool, err error) {
	if !cited.IsCoding(r.Field) {
		return false, nil
	}
	err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM decision WHERE subject = $1 AND verdict = $2 AND field LIKE 'coded:%')", string(r.Subject), string(cited.Added)).Scan(&is)
	return is, err
}

// CodingTasks returns the documents that somebody is to code, or is done with, in the order in
// which they were assigned: those of one coder, unless the name is empty.
func (s *Store) CodingTasks(ctx context.Context, v cited.Viewer, coder string) (tasks []cited.CodingTask, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		where, arguments := "WHERE (d.field LIKE 'assigned:%' OR d.field LIKE 'coded:%')", []any{}
		if coder != "" {
			where, arguments = "WHERE d.field IN ($1, $2)", []any{cited.AssignedField(coder), cited.CodedField(coder)}
		}
		all, err := scanDecisions(tx.QueryContext(ctx, decisionQuery+where+" AND d.subject LIKE 'do-%' ORDER BY d.seq", arguments...))
		if err != nil {
			return err
		}
		tasks, err = seenTasks(ctx, tx, v, tasksIn(all))
		return err
	})
	return tasks, err
}

// Coded returns what coders say of the figures of a document, the decisions that hold, in the
// order of the text, and the errors that they are shown.
func (s *Store) Coded(ctx context.Context, v cited.Viewer, document cited.ID) (coded []cited.Coded, settled []cited.Decision, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := findStored(ctx, tx, v, document)
		if err != nil {
			return err
		}
		all, err := anchoredBy(ctx, tx, "n.document = $1 AND "+codingFields, d.seq)
		if err != nil {
			return err
		}
		for _, r := range all {
			if _, _, is := cited.Adjudicated(r.Field); is {
				settled = append(settled, r.Decision)
			}
		}
		coded, err = codedIn(all)
		return err
	})
	return coded, settled, err
}

// codedIn returns what holds of the codings of a document. A figure that was coded in two archives
// that were merged has the later one.
func codedIn(all []cited.Anchored) ([]cited.Coded, error) {
	decisions := make([]cited.Decision, len(all))
	at := map[cited.ID]cited.Anchored{}
	for i, r := range all {
		decisions[i], at[r.ID] = r.Decision, r
	}
	type about struct {
		field string
		id    cited.ID
		place int
	}
	seen := map[about]bool{}
	var coded []cited.Coded
	for _, d := range slices.Backward(cited.Heads(decisions)) {
		r := at[d.ID]
		name, says := cited.CodedBy(d.Field)
		seeded := false
		if !says {
			name, seeded = cited.SeededFor(d.Field)
		}
		is := about{d.Field, d.Subject, r.Place.Start}
		if !says && !seeded || seen[is] {
			continue
		}
		seen[is] = true
		if d.Verdict == cited.Undone || seeded && d.Verdict != cited.Added {
			continue
		}
		c := cited.Coded{Coder: name, Decision: r, Seeded: seeded}
		if d.Verdict != cited.Rejected && d.Value != "" {
			f, err := cited.CodedFigure(&d)
			if err != nil {
				return nil, err
			}
			placeCoded(&f, &r)
			c.Figure = &f
		}
		coded = append(coded, c)
	}
	slices.SortStableFunc(coded, func(a, b cited.Coded) int {
		return cmp.Or(cmp.Compare(a.Decision.Place.Start, b.Decision.Place.Start), cmp.Compare(a.Coder, b.Coder), cmp.Compare(a.Decision.ID, b.Decision.ID))
	})
	return coded, nil
}

// placeCoded moves a figure to where its words stand now.
func placeCoded(f *cited.Figure, r *cited.Anchored) {
	f.ID = r.Subject
	if r.Place.IsZero() {
		return
	}
	moved := r.Place.Start - f.Start
	f.Start, f.End = r.Place.Start, r.Place.End
	f.Quote.Start, f.Quote.End = f.Quote.Start+moved, f.Quote.End+moved
}

// MachineFigures returns the figures of a document as they were read, whatever people decided, in
// the order of the text.
func (s *Store) MachineFigures(ctx context.Context, v cited.Viewer, document cited.ID) (all []cited.Figure, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		d, err := findStored(ctx, tx, v, document)
		if err != nil {
			return err
		}
		low, high := seqRange(d.seq)
		query := "SELECT t.figure, coalesce(d.added, 0), coalesce(d.machine, x'') FROM figure_detail t LEFT JOIN decided d ON d.shelf = 'figure' AND d.seq = t.seq WHERE t.seq BETWEEN $1 AND $2 ORDER BY t.seq DESC"
		return eachRow(ctx, tx, query, func(rows *sql.Rows) error {
			var detail, machine []byte
			var added bool
			if err := rows.Scan(&detail, &added, &machine); err != nil || added {
				return err
			}
			if len(machine) > 0 {
				var m machineRow
				if err := json.Unmarshal(machine, &m); err != nil {
					return err
				}
				detail = m.Detail
			}
			var f cited.Figure
			err := decode(s.details, figureKind, detail, &f)
			all = append(all, f)
			return err
		}, low, high)
	})
	slices.SortStableFunc(all, func(a, b cited.Figure) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return all, err
}

// tasksIn sums up decisions on documents, oldest first.
func tasksIn(all []cited.Decision) []cited.CodingTask {
	type key struct {
		document cited.ID
		field    string
	}
	of := map[key][]cited.Decision{}
	var order []key
	for _, d := range all {
		k := key{d.Subject, d.Field}
		if of[k] == nil {
			order = append(order, k)
		}
		of[k] = append(of[k], d)
	}
	last := func(k key) cited.Decision {
		heads := cited.Heads(of[k])
		if len(heads) == 0 {
			return cited.Decision{}
		}
		return heads[len(heads)-1]
	}
	var tasks []cited.CodingTask
	for _, k := range order {
		coder, assigned := cited.AssignedTo(k.field)
		name, _ := cited.CodedBy(k.field)
		is := key{k.document, cited.AssignedField(name)}
		switch d := last(k); {
		case assigned && d.Verdict == cited.Added && d.Value != "": // else the document was withdrawn
			done := last(key{k.document, cited.CodedField(coder)}).Verdict == cited.Accepted
			tasks = append(tasks, cited.CodingTask{Coder: coder, Document: k.document, How: d.Value, Done: done})
		case !assigned && d.Verdict == cited.Accepted && last(is).Verdict != cited.Added:
			tasks = append(tasks, cited.CodingTask{Coder: name, Document: k.document, Done: true})
		}
	}
	return tasks
}

// seenTasks leaves out documents that are not here any more, or not for the viewer.
func seenTasks(ctx context.Context, tx *sql.Tx, v cited.Viewer, tasks []cited.CodingTask) ([]cited.CodingTask, error) {
	here := map[cited.ID]bool{}
	for _, t := range tasks {
		if _, asked := here[t.Document]; asked {
			continue
		}
		_, err := findStored(ctx, tx, v, t.Document)
		if err != nil && cited.CodeOf(err) != cited.NotFound {
			return nil, err
		}
		here[t.Document] = err == nil
	}
	return slices.DeleteFunc(tasks, func(t cited.CodingTask) bool { return !here[t.Document] }), nil
}
