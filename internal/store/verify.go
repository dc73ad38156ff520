package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"cited"
	"cited/internal/custody"
)

// Watch is told what Verify finds and how far it is.
type Watch struct {
	Report func(custody.Finding)
	Total  func(documents int) // before the first Step
	Step   func()              // a document was looked at
}

// Verified is what Verify looked at.
type Verified struct {
	Ledger *custody.Ledger // what the archive must hold by its log
	Tree   *custody.Tree   // of the log's entries as they are
	Broken int64           // the first entry from which on the tree cannot be made; -1 if there is none

	Documents, Rows, Spans, Decisions, Withdrawn int
	Foreign                                      int // logs of other archives
	Receipts                                     int // documents of which only receipts are kept

	Originals map[string]*KeptOriginal // that must be there, by their SHA-256 in hex
	Gone      map[string]bool          // that must not be there: all documents of them were withdrawn
}

// KeptOriginal is an original whose bytes must be in the archive.
type KeptOriginal struct {
	Size      int64
	Documents []cited.ID // of which it is the original, as far as they have rows
}

// Verify reads the log and compares every row of the archive with what the log says of
// it, and every span with the text. What is wrong is reported, and is no error. It sees
// one state of the archive, whoever adds to it meanwhile. Only the owner may, because
// what is found names what others may not see.
func (s *Store) Verify(ctx context.Context, v cited.Viewer, w Watch) (*Verified, error) {
	if v.Role != cited.Owner {
		return nil, denied("verify this archive")
	}
	c := &checker{s: s, ctx: ctx, Watch: w, Verified: Verified{Ledger: custody.NewLedger(), Tree: &custody.Tree{}, Broken: -1,
		Originals: map[string]*KeptOriginal{}, Gone: map[string]bool{}},
		seen: map[cited.ID]bool{}, stray: map[string]int{}}
	err := s.view(ctx, v, func(tx *sql.Tx) error {
		c.tx = tx
		for i, check := range []func() error{c.file, c.log, c.decisions, c.anchored, c.originals, c.withdrawn, c.documents, c.codes, c.sources, c.editions, c.foreign} {
			err := wrap(check(), s.path)
			if cited.CodeOf(err) != cited.Internal || ctx.Err() != nil {
				if err != nil {
					return err
				}
				continue
			}
			c.report(custody.OfDatabase, filepath.Base(s.path), "part of it cannot be read: %v", err)
			if i == 1 { // of the log
				c.blind = true
				c.breakAt(c.Tree.Size())
			}
		}
		return nil
	})
	return &c.Verified, err
}

// checker is one run of Verify.
type checker struct {
	Watch
	Verified
	s   *Store
	ctx context.Context
	tx  *sql.Tx

	blind   bool                       // the log cannot be read to its end: what it does not say is not held against rows
	edits   map[cited.ID]cited.Imprint // what corrections say of documents
	decided map[cited.ID]bool          // what anything was decided about
	seen    map[cited.ID]bool          // documents that have rows
	stray   map[string]int             // rows of each table that belong to nothing

	standings map[cited.ID][]standing // the decisions about words of each document
	stands    map[cited.ID]string     // where decisions are said to stand
}

func (c *checker) report(check, subject, format string, args ...any) {
	c.Report(custody.Findingf(check, subject, format, args...))
}

func (c *checker) rows(use func(*sql.Rows) error, query string, arguments ...any) error {
	return eachRow(c.ctx, c.tx, query, use, arguments...)
}

// keeps notes that the bytes of an original must be there.
func (c *checker) keeps(sha256 string, size int64) *KeptOriginal {
	o := c.Originals[sha256]
	if o == nil {
		o = &KeptOriginal{Size: size}
		c.Originals[sha256] = o
	}
	return o
}

// file has SQLite look at its file: its pages, and its indexes against its tables. It
// does so on a connection that looked at nothing before: where somebody wrote since,
// the check of full text takes what the connection remembers of it for damage.
func (c *checker) file() error {
	db, err := openReader(c.ctx, c.s.path)
	if err != nil {
		return err
	}
	rows, err := db.QueryContext(c.ctx, "PRAGMA integrity_check(10)")
	if err != nil {
		return errors.Join(err, db.Close())
	}
	for rows.Next() {
		var says string
		if err = rows.Scan(&says); err != nil {
			break
		}
		if says != "ok" {
			c.report(custody.OfDatabase, filepath.Base(c.s.path), "it is damaged: %s; restore it from a back-up", strings.Join(strings.Fields(says), " "))
		}
	}
	return errors.Join(errorsOf(err, rows), db.Close())
}

// log reads all entries, makes their tree anew and compares it with the hashes that
// were stored.
func (c *checker) log() error {
	stored, err := c.hashes()
	if err != nil {
		return err
	}
	next, whole := int64(0), true
	err = c.rows(func(rows *sql.Rows) error {
		var n int64
		var entry []byte
		if err := rows.Scan(&n, &entry); err != nil {
			return err
		}
		if n > next {
			whole = false
			c.lost(next, n, stored)
		}
		next = n + 1
		c.entry(n, entry, stored, whole)
		return nil
	}, "SELECT seq, entry FROM log ORDER BY seq")
	if err != nil {
		return err
	}
	if c.logEnd(next, stored) && whole {
		for _, what := range c.Ledger.End() {
			c.report(custody.OfLog, "entry 0", "%s", what)
		}
	}
	return nil
}

// hashes returns the stored hashes by their place.
func (c *checker) hashes() (map[int64]custody.Hash, error) {
	stored := map[int64]custody.Hash{}
	return stored, c.rows(func(rows *sql.Rows) error {
		var place int64
		var b []byte
		err := rows.Scan(&place, &b)
		if len(b) == len(custody.Hash{}) {
			stored[place] = custody.Hash(b)
		}
		return err
	}, "SELECT place, hash FROM log_hash")
}

// logEnd reports whether no entries are missing behind the last. Every entry left a
// hash, so that what was cut off shows.
func (c *checker) logEnd(next int64, stored map[int64]custody.Hash) bool {
	end := next
	for ; ; end++ {
		if _, ok := stored[custody.Place(end)]; !ok {
			break
		}
	}
	if end > next {
		c.lost(next, end, stored)
	} else if count := custody.CountHashes(next); int64(len(stored)) != count {
		c.report(custody.OfLog, "hashes", "there are %d of them, and %d entries call for %d", len(stored), next, count)
	}
	return end == next
}

// lost reports entries that are missing, and goes on with the hashes that they left.
func (c *checker) lost(from, to int64, stored map[int64]custody.Hash) {
	c.report(custody.OfLog, entriesNamed(from, to), "missing from the log; a back-up has it whole")
	for n := from; n < to; n++ {
		h, ok := stored[custody.Place(n)]
		if !ok || c.Broken >= 0 || c.Tree.AddLost(h) != nil {
			c.breakAt(n)
		}
	}
}

func (c *checker) breakAt(n int64) {
	if c.Broken < 0 {
		c.Broken = n
	}
}

// entry looks at one entry. Where some before it are missing, what it says of
// documents cannot be held against them.
func (c *checker) entry(n int64, entry []byte, stored map[int64]custody.Hash, whole bool) {
	subject := fmt.Sprintf("entry %d", n)
	if c.Broken < 0 {
		place, hashes, err := c.Tree.Add(entry)
		if err != nil {
			c.breakAt(n)
		}
		for i, h := range hashes {
			switch have, ok := stored[place+int64(i)]; {
			case !ok:
				c.report(custody.OfLog, subject, "a hash that was stored with it is missing")
			case have != h && i == 0:
				c.report(custody.OfLog, subject, "it was changed: the hash that was stored with it is of another one")
			case have != h:
				c.report(custody.OfLog, subject, "a hash of the entries up to it is not the one that was stored")
			default:
				continue
			}
			break
		}
	}
	act, err := custody.Parse(entry)
	if err != nil {
		c.report(custody.OfLog, subject, "it is no act: %v", err)
		return
	}
	for _, what := range c.Ledger.Replay(n, act) {
		if whole {
			c.report(custody.OfLog, subject, "%s", what)
		}
	}
}

// decisions holds all decisions against the log.
func (c *checker) decisions() error {
	all, err := allDecisions(c.ctx, c.tx)
	if err != nil {
		return err
	}
	c.about(all)
	c.edits, c.decided = map[cited.ID]cited.Imprint{}, map[cited.ID]bool{}
	seen := map[cited.ID]bool{}
	about := map[cited.ID][]cited.Decision{}
	for i := range all {
		d := &all[i]
		subject := fmt.Sprintf("decision %s", d.ID)
		switch vouched, ok := c.Ledger.Decisions[d.ID]; {
		case !ok && c.blind: // nobody can tell
		case !ok:
			c.report(custody.OfRow, subject, "no entry of the log says that it was made, on %s", d.Subject)
		case vouched.Row != sumDecision(d).Row:
			c.report(custody.OfRow, subject, "it was changed since entry %d of the log", vouched.Entry)
		}
		c.Decisions++
		seen[d.ID] = true
		c.decided[d.Subject] = c.decided[d.Subject] || !d.IsMark()
		about[d.Subject] = append(about[d.Subject], *d)
	}
	for subject, decisions := range about {
		c.edits[subject] = editsIn(decisions)
	}
	for _, id := range slices.Sorted(maps.Keys(c.Ledger.Decisions)) {
		if !seen[id] {
			c.report(custody.OfRow, fmt.Sprintf("decision %s", id), "entry %d of the log says that it was made, and it is gone", c.Ledger.Decisions[id].Entry)
		}
	}
	return nil
}
