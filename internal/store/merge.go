package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"cited"
	"cited/internal/custody"
)

// firstWithLog is the first version of the schema whose archives have a log.
const firstWithLog = 4

// OpenCopy opens a copy of the database of another archive, which is not trusted: one that
// holds anything of its own making is Invalid, one of a version without a log Unsupported. The
// copy is brought to this version's schema.
func OpenCopy(ctx context.Context, path string, o Options) (*Store, error) {
	db, err := openReader(ctx, path)
	if err != nil {
		return nil, err
	}
	var version int
	err = db.QueryRowContext(ctx, "SELECT user_version FROM pragma_user_version").Scan(&version)
	if err = errors.Join(wrap(err, path), db.Close()); err != nil {
		return nil, err
	}
	if version < firstWithLog {
		return nil, cited.Errorf(cited.Unsupported, "it was made by an earlier version of cited, and has no log yet; open it once with this one, with cited status")
	}
	if err := CheckSchema(ctx, path); err != nil {
		return nil, err
	}
	return Open(ctx, path, o)
}

// Kinship is what another archive is to this one, by their logs.
type Kinship int

// Kinds of kinship.
const (
	Stranger  Kinship = iota // another archive, or one that was copied once and went its own way since
	Itself                   // this archive, as it is or was
	Successor                // this archive, as it became elsewhere: it holds all of this one
)

// Merging takes over what another archive holds. Its methods are called by one goroutine.
type Merging struct {
	Kinship Kinship
	Taken   Taken

	s, other *Store
	v        cited.Viewer
	log      *logRead // of the other archive
	noted    bool     // the own log cites it as it is
}

// NewMerging reads the logs of both archives. A log that does not hold is a Conflict. Only the
// owner may.
func (s *Store) NewMerging(ctx context.Context, v cited.Viewer, other *Store, from string, at time.Time) (*Merging, error) {
	if v.Role != cited.Owner {
		return nil, denied("merge another archive into this one")
	}
	own, err := s.soundLog(ctx, v)
	if err != nil {
		return nil, err
	}
	m := &Merging{s: s, other: other, v: v}
	if m.log, err = other.soundLog(ctx, v); err != nil {
		return nil, err
	}
	switch {
	case own.holds(m.log):
		m.Kinship = Itself
	case m.log.holds(own):
		m.Kinship = Successor
	}
	head, err := m.log.head()
	m.Taken = Taken{Foreign: head, From: from, At: at}
	m.noted = slices.ContainsFunc(own.ledger.Merges, func(t custody.Taken) bool { return *t.Act.Foreign == head })
	return m, err
}

// soundLog reads the log of the archive, and sees to it that it holds, with all that it cites.
func (s *Store) soundLog(ctx context.Context, v cited.Viewer) (own *logRead, err error) {
	var wrong []custody.Finding
	c := &checker{s: s, ctx: ctx, Watch: Watch{Report: func(f custody.Finding) { wrong = append(wrong, f) }}}
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		c.tx = tx
		if own, err = readLog(ctx, tx, 0, func(entry, says string) { c.report(custody.OfLog, entry, "%s", says) }); err != nil {
			return err
		}
		stored, err := custody.Root(own.tree.Size(), storedHashes(ctx, tx))
		if err != nil {
			return err
		}
		if !own.beginsWith(own.tree.Size(), stored) {
			c.report(custody.OfLog, "the log", "it is not the one that its hashes were made of")
		}
		c.Ledger, c.Tree, c.Broken = own.ledger, own.tree, -1
		return c.foreign()
	})
	if err == nil && len(wrong) > 0 {
		err = cited.Errorf(cited.Conflict, "its log does not hold: %s: %s; cited verify says what else is wrong, a back-up has it whole", wrong[0].Subject, wrong[0].Says)
	}
	return own, err
}

// KeepLogs keeps the log of the other archive, and those that are kept there, and cites it. It
// returns how many entries are new.
func (m *Merging) KeepLogs(ctx context.Context) (entries int, err error) {
	if m.noted {
		return 0, nil
	}
	err = m.s.update(ctx, "keeping the log of another archive", func(tx *sql.Tx) error {
		return m.other.view(ctx, m.v, func(from *sql.Tx) error {
			kept, err := readLogs(ctx, tx)
			if err != nil {
				return err
			}
			theirs, err := readLogs(ctx, from)
			if err != nil {
				return err
			}
			for _, l := range theirs {
				n, err := keepLog(ctx, tx, from, l, kept)
				if err != nil {
					return err
				}
				entries += n
			}
			m.s.acts.entry(m.Taken.act(m.v.Name))
			return nil
		})
	})
	m.noted = err == nil
	return entries, err
}

// readLogs reads the own log and those of other archives.
func readLogs(ctx context.Context, tx *sql.Tx) ([]*logRead, error) {
	ids, err := foreignLogs(ctx, tx)
	if err != nil {
		return nil, err
	}
	var logs []*logRead
	for _, id := range append([]int64{0}, ids...) {
		l, err := readLog(ctx, tx, id, func(string, string) {}) // what is wrong was looked at
		if err != nil {
			return nil, err
		}
		logs = append(logs, l)
	}
	return logs, nil
}

// keepLog keeps a log of another archive, unless it is among those that are kept, or adds to
// the one that it begins with what came since. It returns how many entries are new.
func keepLog(ctx context.Context, tx, from *sql.Tx, l *logRead, kept []*logRead) (int, error) {
	if slices.ContainsFunc(kept, func(k *logRead) bool { return k.holds(l) }) {
		return 0, nil
	}
	var id, after int64
	for _, k := range kept {
		if k.id != 0 && l.holds(k) {
			id, after = k.id, k.tree.Size()
		}
	}
	if id == 0 {
		if err := tx.QueryRowContext(ctx, "INSERT INTO foreign_log (archive) VALUES ($1) RETURNING id", l.number).Scan(&id); err != nil {
			return 0, err
		}
	}
	query := ownEntries
	if l.id != 0 {
		query = foreignEntries
	}
	n := 0
	tree := &custody.Tree{}
	err := eachRow(ctx, from, query, func(rows *sql.Rows) error {
		var seq int64
		var entry, hash []byte
		if err := rows.Scan(&seq, &entry, &hash); err != nil {
			return err
		}
		_, hashes, err := tree.Add(entry)
		if err != nil || seq < after {
			return err
		}
		n++
		_, err = tx.ExecContext(ctx, "INSERT INTO foreign_entry (log, seq, entry, hash) VALUES ($1, $2, $3, $4)", id, seq, string(entry), hashes[0][:])
		return err
	}, l.id)
	return n, err
}

// Holding is a document of another archive.
type Holding struct {
	Document cited.Document // as it is noted there, without what was read from it
	Given    cited.Meta     // what was said about it
	Place    string         // where in its original it is, as Arrival says
	Kept     bool           // its original is there
	Wrong    string         // in what its rows are not what the log says; empty if they are
}

// Count returns how many documents the other archive has.
func (m *Merging) Count(ctx context.Context) (n int, err error) {
	err = m.other.view(ctx, m.v, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM document").Scan(&n)
	})
	return n, err
}

// Documents calls use with the documents of the other archive, some at a time, in the order
// in which they came there.
func (m *Merging) Documents(ctx context.Context, use func([]Holding) error) error {
	return m.other.view(ctx, m.v, func(tx *sql.Tx) error {
		l := rowLoader{s: m.other, ctx: ctx, tx: tx}
		for after := int64(0); ; {
			var last sql.NullInt64
			err := tx.QueryRowContext(ctx, "SELECT max(seq) FROM (SELECT seq FROM document WHERE seq > $1 ORDER BY seq LIMIT $2)", after, mostLoaded).Scan(&last)
			if err != nil || !last.Valid {
				return err
			}
			rows, err := l.documents(after, last.Int64)
			if err != nil {
				return err
			}
			some := make([]Holding, len(rows))
			for i, d := range rows {
				some[i] = m.holding(d)
			}
			if err := use(some); err != nil {
				return err
			}
			after = last.Int64
		}
	})
}

// holding holds a document against the log of its archive, and strips it of what was read.
func (m *Merging) holding(d *sealedDocument) Holding {
	given, err := decodeMeta(d.given)
	h := Holding{Given: given, Place: d.place, Kept: d.kept, Document: cited.Document{ID: d.ID, Original: d.Original, Part: d.Part, Address: d.key,
		Name: d.Name, Size: d.Size, Access: d.Access, Added: d.Added, Outcome: cited.OutcomePending}}
	if !d.kept {
		h.Document.Outcome, h.Document.Reason = d.Outcome, d.Reason
	}
	r := m.log.ledger.Documents[d.ID]
	switch {
	case d.Receipt:
		h.Wrong = "only receipts of it are kept there; add its file here"
	case r == nil:
		h.Wrong = "no entry of its log says that it was added"
	case r.Row != sumDocument(&d.Document, d.key, d.Access, d.added, d.place) || r.Original.String() != d.Original || timeText(d.Added) != d.added ||
		d.ID != cited.DocumentKey(d.Original, d.key, d.Part):
		h.Wrong = "what is noted of it was changed behind the back of its log"
	case err != nil || r.Given != sumGiven(given) || !areDates(&given):
		h.Wrong = "what was said about it was changed behind the back of its log"
	case !d.kept && (!r.Unkept || r.Reading != sumUnkept(d.Outcome, d.Reason)):
		h.Wrong = "whether its original is kept was changed behind the back of its log"
	}
	return h
}

// Withdrawn returns the tombstones of the documents that were withdrawn from the other archive.
func (m *Merging) Withdrawn(ctx context.Context) (map[cited.ID]cited.Tombstone, error) {
	all := map[cited.ID]cited.Tombstone{}
	return all, m.other.view(ctx, m.v, func(tx *sql.Tx) error {
		stones, err := tombstones(ctx, tx, "1 = 1")
		for _, t := range stones {
			all[t.ID] = t
		}
		return err
	})
}

// areDates reports whether the dates of what is said about a document are dates.
func areDates(m *cited.Meta) bool {
	return !slices.ContainsFunc(m.Fields(), func(f cited.MetaField) bool {
		return isDate(f.Name) && *f.Value != "" && !cited.EDTF(*f.Value).Valid()
	})
}

// Contradiction is a field of a document about which two archives were told different things.
type Contradiction struct{ Name, Here, There string }

// Contradictions compares what was said about a document.
func Contradictions(here, there cited.Meta) (all []Contradiction) {
	others := there.Fields()
	for i, f := range here.Fields() {
		if other := *others[i].Value; *f.Value != "" && other != "" && *f.Value != other {
			all = append(all, Contradiction{f.Name, *f.Value, other})
		}
	}
	return all
}

// Accept makes the rows of documents of the other archive, which are to be read, and notes of
// those that are there already what else is said about them. Their originals must be kept
// before.
func (m *Merging) Accept(ctx context.Context, documents []Holding) error {
	return m.s.update(ctx, "taking over documents", func(tx *sql.Tx) error {
		b, err := m.s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		for _, h := range documents {
			a := &Arrival{Document: h.Document, Given: h.Given, By: m.v.Name, Place: h.Place, Taken: &m.Taken}
			row, err := b.documentRow(ctx, a, m.Taken.At, h.Kept)
			if errors.Is(err, errWithdrawn) {
				continue
			}
			if err != nil {
				return err
			}
			if row.fresh {
				continue
			}
			if h.Kept {
				if _, err := b.keepLate(ctx, row, a); err != nil {
					return err
				}
			}
			given := row.given.Over(h.Given)
			if given == row.given {
				continue
			}
			act := custody.Act{Act: custody.Give, At: custody.Time(m.Taken.At), By: m.v.Name}
			if err := b.give(ctx, row, given, act, "archive "+m.Taken.Foreign.Archive); err != nil {
				return err
			}
		}
		return b.codes.flush(ctx)
	})
}

// Decisions returns the decisions of the other archive that this one does not have, and those
// of both that are in conflict. Those that are not what the log of the other says are left out
// and named.
func (m *Merging) Decisions(ctx context.Context) (missing, conflicts []cited.Decision, wrong []cited.ID, err error) {
	var own, theirs []cited.Decision
	read := func(to *[]cited.Decision) func(*sql.Tx) error {
		return func(tx *sql.Tx) (err error) {
			*to, err = allDecisions(ctx, tx)
			return err
		}
	}
	if err := errors.Join(m.s.view(ctx, m.v, read(&own)), m.other.view(ctx, m.v, read(&theirs))); err != nil {
		return nil, nil, nil, err
	}
	have := map[cited.ID]bool{}
	for i := range own {
		have[own[i].ID] = true
	}
	for _, d := range theirs {
		switch v, ok := m.log.ledger.Decisions[d.ID]; {
		case d.Field == cited.FieldEdition: // it names a state of the other archive
		case !ok || v.Row != sumDecision(&d).Row || !makesSense(&d):
			wrong = append(wrong, d.ID)
		case !have[d.ID] && d.Digest == "": // what was decided about a withdrawn document has no words any more
			missing = append(missing, d)
		}
	}
	all := append(own, missing...)
	contested := cited.InConflict(all)
	conflicts = slices.DeleteFunc(all, func(d cited.Decision) bool { return !contested[d.ID] || cited.IsCoding(d.Field) })
	return missing, conflicts, wrong, nil
}

// isDate reports whether the values of a field are days.
func isDate(field string) bool {
	return field == "embargo" || slices.ContainsFunc(new(cited.Meta).Dates(), func(f cited.MetaField) bool { return f.Name == field })
}

// makesSense reports whether a decision is one that this archive would have taken.
func makesSense(d *cited.Decision) bool {
	switch {
	case d.ID.Kind() != cited.DecisionID:
		return false
	case d.IsMark():
		return markMakesSense(d)
	case cited.IsCoding(d.Field):
		return codingMakesSense(d)
	case isDate(d.Field) && d.Verdict == cited.Corrected && d.Digest == "":
		return cited.EDTF(d.Value).Valid()
	case d.Subject.Kind() == cited.CellID:
		_, err := cited.ReadOverruled(d)
		return d.Anchor == nil && strings.TrimSpace(d.Reason) != "" && (d.Verdict == cited.Corrected && err == nil || d.Verdict == cited.Rejected && d.Value == "")
	case d.Field == fieldStanding:
		return d.Value == "" || slices.Contains(cited.Standings(), cited.Standing(d.Value))
	case d.Field == fieldSource:
		return d.Value == "" || cited.ID(d.Value).Kind() == cited.SourceID
	case d.Field == fieldApart:
		return cited.ID(d.Value).Kind() == cited.SourceID
	case d.Field == fieldEdge && d.Verdict == cited.Added:
		e, ok := joined(d)
		return ok && e.ID == d.Subject
	case d.Field == fieldEdge:
		return d.Subject.Kind() == cited.EdgeID && d.Value == ""
	case shelfOf(d.Subject.Kind()) != nil && !readingMakesSense(d):
		return false
	}
	return anchorMakesSense(d)
}

// readingMakesSense reports whether a decision about something that was read can be applied.
func readingMakesSense(d *cited.Decision) bool {
	k := decidableOf(d.Subject.Kind())
	return k != nil && k.applies(d)
}

func (k *kind[T]) applies(d *cited.Decision) bool {
	var t T
	switch {
	case d.Field == "" && d.Verdict == cited.Added:
		if d.Anchor == nil || json.Unmarshal([]byte(d.Value), &t) != nil {
			return false
		}
		words, _ := k.stands(&t)
		return words == d.Anchor.Span
	case d.Field != "" && d.Verdict == cited.Corrected && slices.Contains(cited.FieldsOf(k.kind), d.Field):
		return k.set(&t, d.Field, d.Value) == nil
	}
	return true
}

// anchorMakesSense reports whether the words that a decision is about can be.
func anchorMakesSense(d *cited.Decision) bool {
	a := d.Anchor
	if a != nil && (a.Start < 0 || a.End-a.Start != utf8.RuneCountInString(a.Exact) || a.Document.Kind() != cited.DocumentID) {
		return false
	}
	switch {
	case d.Field == cited.FieldText && d.Verdict == cited.Rejected:
		return a == nil && d.Base.Kind() == cited.DecisionID
	case d.Field == cited.FieldText:
		return a != nil && a.Document == d.Subject && (&Misread{Words: a.Exact, Reads: d.Value}).check() == nil
	case d.Field == cited.FieldAnchor:
		return a != nil && d.Subject.Kind() == cited.DecisionID
	}
	return true
}

// Decide adds decisions of the other archive, under their ids, with who made them, when and
// why. Those on documents that are not here are left out. It returns how many were added.
func (m *Merging) Decide(ctx context.Context, decisions []cited.Decision) (added int, err error) {
	if len(decisions) == 0 {
		return 0, nil
	}
	err = m.s.update(ctx, "taking over decisions", func(tx *sql.Tx) error {
		b, err := m.s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		rows := map[cited.ID]*documentRow{} // of documents; nil of those that are not here
		again := map[cited.ID]bool{}        // what is known of them, or their text, was corrected
		for i := range decisions {
			d := &decisions[i]
			id, reads := ofDocument(d)
			row, looked := rows[id]
			if id != "" && !looked {
				var err error
				if row, err = b.find(ctx, id); err != nil && cited.CodeOf(err) != cited.NotFound {
					return err
				}
				rows[id] = row
			}
			if id != "" && row == nil {
				continue
			}
			if err := b.addDecision(ctx, d, m.Taken.act(m.v.Name)); err != nil {
				return err
			}
			again[id] = again[id] || reads
			added++
		}
		if err := m.stale(ctx, b, decisions); err != nil {
			return err
		}
		return m.refresh(ctx, b, rows, again)
	})
	return added, err
}

// stale marks what decisions about edges and sources bear on to be looked at again.
func (m *Merging) stale(ctx context.Context, b *batch, decisions []cited.Decision) error {
	for i := range decisions {
		d := &decisions[i]
		if d.Field != fieldEdge {
			continue
		}
		e, _, err := edgeOf(ctx, b.tx, m.v, d.Subject)
		if cited.CodeOf(err) == cited.NotFound {
			continue
		}
		if err == nil {
			err = b.staleEnds(ctx, e.Later, e.Earlier)
		}
		if err != nil {
			return err
		}
	}
	if slices.ContainsFunc(decisions, func(d cited.Decision) bool { return d.Subject.Kind() == cited.SourceID }) {
		return staleSources(ctx, b.tx)
	}
	return nil
}

// ofDocument returns the document that a decision is about, or in whose words it is anchored,
// and whether that is to be read again for it.
func ofDocument(d *cited.Decision) (id cited.ID, again bool) {
	switch {
	case d.Subject.Kind() == cited.DocumentID:
		return d.Subject, !d.IsMark() && !cited.IsCoding(d.Field)
	case d.Anchor != nil:
		return d.Anchor.Document, d.Field == cited.FieldAnchor && d.Value == "" // where a correction of the text stands
	}
	return "", false
}

// refresh writes anew what is known of the documents that something was decided about, and
// where the words of the decisions stand.
func (m *Merging) refresh(ctx context.Context, b *batch, rows map[cited.ID]*documentRow, again map[cited.ID]bool) error {
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		if rows[id] == nil {
			continue
		}
		row, err := b.find(ctx, id) // with what is decided now
		if err == nil {
			err = b.anchorAgain(ctx, row)
		}
		if err == nil && again[id] {
			err = b.writeMeta(ctx, row, row.effective(row.found))
			if err == nil {
				err = b.readAgain(ctx, row)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
