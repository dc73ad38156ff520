package store

import (
	"fmt"
	"slices"

	"cited/internal/custody"
)

// citation is what a log says that it took over from another one.
type citation struct {
	by    *logRead
	taken custody.Taken
}

// foreign holds the logs of other archives against what the own log cites of them, and they
// of each other, and what was taken over against what they say of it.
func (c *checker) foreign() error {
	if c.blind {
		return nil // nobody can tell what was cited
	}
	ids, err := foreignLogs(c.ctx, c.tx)
	if err != nil {
		return err
	}
	own := &logRead{number: c.Ledger.Archive, tree: c.Tree, ledger: c.Ledger, bad: c.Broken >= 0}
	logs := []*logRead{own}
	for _, id := range ids {
		var found [][2]string
		l, err := readLog(c.ctx, c.tx, id, func(entry, says string) { found = append(found, [2]string{entry, says}) })
		if err != nil {
			return err
		}
		if err := c.tx.QueryRowContext(c.ctx, "SELECT archive FROM foreign_log WHERE id = $1", id).Scan(&l.number); err != nil {
			return err
		}
		for _, f := range found {
			c.report(custody.OfForeign, f[0]+" of "+l.named(), "%s", f[1])
		}
		if !l.bad && l.number != l.ledger.Archive {
			l.bad = true
			c.report(custody.OfForeign, l.named(), "its number was changed: its first entry says %.40q", l.ledger.Archive)
		}
		logs = append(logs, l)
	}
	c.Foreign = len(ids)
	c.citations(own, logs)
	return nil
}

func (l *logRead) named() string {
	if l.id == 0 {
		return "the log"
	}
	return "the log of archive " + short(l.number)
}

// citations follows what logs cite, from the own one on.
func (c *checker) citations(own *logRead, logs []*logRead) {
	vouched, missing := map[*logRead]int64{own: own.tree.Size()}, map[custody.Foreign]bool{}
	var todo []citation
	cites := func(l *logRead) {
		for _, t := range l.ledger.Merges {
			todo = append(todo, citation{l, t})
		}
	}
	cites(own)
	for len(todo) > 0 {
		cite := todo[0]
		todo = todo[1:]
		f := cite.taken.Act.Foreign
		at := slices.IndexFunc(logs, func(l *logRead) bool { return l.number == f.Archive && l.beginsWith(f.Size, custody.Hash(f.Root)) })
		if at < 0 {
			if !missing[*f] {
				c.uncited(cite, logs, vouched)
			}
			missing[*f] = true // named once is enough
			continue
		}
		l := logs[at]
		if _, ok := vouched[l]; !ok {
			cites(l)
		}
		vouched[l] = max(vouched[l], f.Size)
		c.taken(cite, l)
	}
	for _, l := range logs {
		switch n, ok := vouched[l]; {
		case l.bad:
		case !ok:
			c.report(custody.OfForeign, l.named(), "no entry of the log cites it")
		case n < l.tree.Size():
			c.report(custody.OfForeign, entriesNamed(n, l.tree.Size())+" of "+l.named(), "no entry of the log cites them")
		}
	}
}

// uncited reports that there is no log as it is cited, unless it was reported what is wrong
// with the one that is there.
func (c *checker) uncited(cite citation, logs []*logRead, vouched map[*logRead]int64) {
	f := cite.taken.Act.Foreign
	by := fmt.Sprintf("entry %d of %s", cite.taken.Entry, cite.by.named())
	says := "it is missing, and " + by + " cites it"
	for _, l := range logs {
		if l.id == 0 || l.number != f.Archive && l.ledger.Archive != f.Archive {
			continue
		}
		if _, ok := vouched[l]; !ok {
			vouched[l] = l.tree.Size() // what is wrong with it is said here
		}
		switch {
		case l.bad:
			return
		case l.tree.Size() < f.Size:
			says = fmt.Sprintf("%s cites its first %d entries, and there are %d: the others are missing", by, f.Size, l.tree.Size())
		default:
			says = fmt.Sprintf("its first %d entries are not those that %s cites: one of them was changed, added or removed", f.Size, by)
		}
	}
	c.report(custody.OfForeign, "the log of archive "+short(f.Archive), "%s", says)
}

// taken holds what was taken over against the log that it was taken from.
func (c *checker) taken(cite citation, from *logRead) {
	by := fmt.Sprintf("entry %d of %s", cite.taken.Entry, cite.by.named())
	wrong := func(subject any, says string) {
		c.report(custody.OfForeign, fmt.Sprint(subject), "%s says that it was taken over from archive %s, whose log %s", by, short(from.number), says)
	}
	for i := range cite.taken.Act.Documents {
		d := &cite.taken.Act.Documents[i]
		switch r := from.ledger.Documents[d.ID]; {
		case r == nil:
			wrong("document "+d.ID, "does not know it")
		case r.Original != d.Original || r.Size != d.Size:
			wrong("document "+d.ID, "has another original")
		case !r.Noted(d.Row):
			wrong("document "+d.ID, "notes something else about it")
		case !d.Given.IsZero() && !slices.Contains(r.Sayings, d.Given):
			wrong("document "+d.ID, "does not have what is said about it")
		}
	}
	for i := range cite.taken.Act.Decisions {
		d := &cite.taken.Act.Decisions[i]
		if v, ok := from.ledger.Decisions[d.ID]; !ok || v.Row != d.Row && v.Was != d.Row {
			wrong("decision "+d.ID, "does not have it")
		}
	}
}
