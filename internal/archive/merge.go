package archive

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"cited"
	"cited/internal/custody"
	"cited/internal/store"
)

// unfinishedMerge begins the name of the folder in which a merge keeps its copy of the other
// archive.
const unfinishedMerge = ".merge-"

// MergeOptions says how another archive is merged into this one.
type MergeOptions struct {
	DryRun bool // nothing is changed
	Read   func(Result)
	Watch
}

// Kinship is what another archive is to this one, by their logs.
type Kinship = store.Kinship

// Kinds of kinship.
const (
	Stranger  = store.Stranger
	Itself    = store.Itself
	Successor = store.Successor
)

// Merged is what Merge did, or would do.
type Merged struct {
	Kinship   Kinship
	Archive   string           // the number of the other one
	Documents int              // that came
	Bytes     int64            // of their originals
	Known     int              // documents that were here already
	Given     int              // of those, about which more is known now
	Decisions int              // that came
	Conflicts []cited.Decision // decisions of both archives that are in conflict
	Entries   int              // of logs, that came
	LeftOut   int              // documents and decisions that were reported
	Codebooks []string         // that the other one is read with, and this one is not
	Read      Summary          // how reading ended
}

// Merge takes over what another archive holds, in a folder or in a back-up: its documents with
// their originals and what was said about them, its decisions, and its log, which is kept whole
// and apart. The other archive is not changed. What is there already stays; where other things are
// said about a document there, or it is not what the log says there, that is reported. A merge
// that ends early goes on when it is started again, and one that was made already changes
// nothing. Only the owner may, and only one program at a time.
func (a *Archive) Merge(ctx context.Context, v cited.Viewer, from string, o MergeOptions) (*Merged, error) {
	if v.Role != cited.Owner {
		return nil, cited.Errorf(cited.Denied, "you may not merge another archive into this one; ask its owner")
	}
	lock, err := store.TakeLock(ctx, filepath.Join(a.dir, lockName))
	if err != nil {
		return nil, err
	}
	m := &merging{MergeOptions: o, ctx: ctx, a: a, v: v, from: from}
	err = m.inFolder(m.run)
	return &m.done, errors.Join(err, lock.Release())
}

// merging is one run of Merge.
type merging struct {
	MergeOptions
	ctx    context.Context
	a      *Archive
	v      cited.Viewer
	from   string // as it was named
	other  otherArchive
	store  *store.Merging
	keeper keeper
	looked map[string]string // originals that are here, or were taken, and what is wrong with them
	done   Merged
}

// sweep removes what programs that were killed while they added or merged left behind. The
// lock must be held.
func (a *Archive) sweep() error {
	left, err := filepath.Glob(filepath.Join(a.dir, unfinishedMerge+"*"))
	for _, dir := range left {
		err = errors.Join(err, os.RemoveAll(dir))
	}
	return errors.Join(err, a.originals.Sweep())
}

// inFolder does something with a folder for the copy of the other archive.
func (m *merging) inFolder(do func(folder string) error) error {
	if err := m.a.sweep(); err != nil {
		return err
	}
	folder, err := os.MkdirTemp(m.a.dir, unfinishedMerge)
	if err != nil {
		return cannotWrite(m.a.dir, err)
	}
	return errors.Join(do(folder), os.RemoveAll(folder))
}

// run merges.
func (m *merging) run(folder string) (err error) {
	if m.other, err = m.a.openOther(m.ctx, m.v, m.from, folder, m.Watch); err != nil {
		return err
	}
	return errors.Join(m.merge(), m.other.store.Close())
}

func (m *merging) merge() (err error) {
	if m.store, err = m.a.store.NewMerging(m.ctx, m.v, m.other.store, m.from, m.a.cfg.Now()); err != nil {
		return err
	}
	m.done.Kinship, m.done.Archive = m.store.Kinship, m.store.Taken.Foreign.Archive
	switch m.store.Kinship {
	case store.Itself:
		return nil
	case store.Successor:
		return cited.Errorf(cited.Conflict, "%s is this archive as it became elsewhere, and holds all that is here; use that one instead", m.from)
	}
	for _, book := range m.other.codebooks {
		if !slices.Contains(m.a.settings.Codebooks, book) {
			m.done.Codebooks = append(m.done.Codebooks, book)
		}
	}
	if err := m.ownOriginals(); err != nil {
		return err
	}
	if !m.DryRun {
		if m.done.Entries, err = m.store.KeepLogs(m.ctx); err != nil {
			return err
		}
	}
	if err := m.documents(); err != nil {
		return err
	}
	if err := m.withdrawn(); err != nil {
		return err
	}
	if err := m.decisions(); err != nil || m.DryRun {
		return err
	}
	return m.read()
}

// ownOriginals notes which originals are here already: several documents may have one.
func (m *merging) ownOriginals() error {
	m.keeper, m.looked = keeper{ctx: m.ctx, originals: m.a.originals}, map[string]string{}
	files, err := m.a.store.KeptFiles(m.ctx, m.v)
	for _, f := range files {
		m.looked[f.SHA256] = ""
	}
	return err
}

// leaveOut reports something that is not taken over.
func (m *merging) leaveOut(subject, format string, args ...any) {
	m.done.LeftOut++
	m.Report(custody.Findingf(custody.OfForeign, subject, format, args...))
}

// documents takes over the documents, some at a time: their originals, and then their rows.
func (m *merging) documents() error {
	n, err := m.store.Count(m.ctx)
	if err != nil {
		return err
	}
	m.Stage("documents", n)
	return m.store.Documents(m.ctx, func(some []store.Holding) error {
		ids := make([]cited.ID, len(some))
		for i := range some {
			ids[i] = some[i].Document.ID
		}
		known, err := m.a.store.Know(m.ctx, m.v, ids)
		if err != nil {
			return err
		}
		if err := m.refuse(some, known); err != nil {
			return err
		}
		var taken []store.Holding
		for _, h := range some {
			was, here := known[h.Document.ID]
			takes, err := m.document(&h, was, here)
			if err != nil {
				return err
			}
			if takes {
				taken = append(taken, h)
			}
			m.Step()
		}
		if m.DryRun || len(taken) == 0 {
			return m.ctx.Err()
		}
		if err := m.keeper.flush(); err != nil {
			return err
		}
		return m.store.Accept(m.ctx, taken)
	})
}

// refuse says of documents of the other archive that their bytes were withdrawn here.
func (m *merging) refuse(some []store.Holding, known map[cited.ID]store.Known) error {
	var originals []string
	for i := range some {
		originals = append(originals, some[i].Document.Original)
	}
	stones, err := m.a.store.WithdrawnOriginals(m.ctx, m.v, originals)
	for i := range some {
		d := &some[i].Document
		if t, ok := stones[d.Original]; ok && some[i].Wrong == "" {
			if _, here := known[d.ID]; !here {
				some[i].Wrong = withdrawnAs(&t)
			}
		}
	}
	return err
}

// withdrawn names the documents that are here and were withdrawn there: whether they go here
// too is for people to decide.
func (m *merging) withdrawn() error {
	stones, err := m.store.Withdrawn(m.ctx)
	if err != nil {
		return err
	}
	known, err := m.a.store.Know(m.ctx, m.v, slices.Sorted(maps.Keys(stones)))
	for _, id := range slices.Sorted(maps.Keys(known)) {
		t := stones[id]
		m.Report(custody.Findingf(custody.OfForeign, fmt.Sprintf("document %s (%s)", id, known[id].Document.Name),
			"it was withdrawn there by %s, %s: %s; it stays here until you withdraw it with cited withdraw", t.By, t.Withdrawn.UTC().Format(time.DateOnly), t.Reason))
	}
	return err
}

// document looks at one document of the other archive, keeps its original if that is not here,
// and reports whether there is anything to be noted of it.
func (m *merging) document(h *store.Holding, was store.Known, here bool) (takes bool, err error) {
	d := &h.Document
	subject := fmt.Sprintf("document %s (%s)", d.ID, d.Name)
	if h.Wrong != "" {
		m.leaveOut(subject, "it is left out: %s", h.Wrong)
		return false, nil
	}
	if here {
		m.done.Known++
		h.Kept = h.Kept && !was.Document.Receipt // its bytes are not to be stored here
		for _, f := range store.Contradictions(was.Given, h.Given) {
			m.Report(custody.Findingf(custody.OfForeign, subject, "its %s is said to be %q here, and %q there; what is said here holds, cited edit corrects it", f.Name, f.Here, f.There))
		}
	}
	comes := !here || h.Kept && !was.Kept
	if comes && h.Kept {
		wrong, looked := m.looked[d.Original]
		if !looked {
			if wrong, err = m.original(d); err != nil {
				return false, err
			}
			m.looked[d.Original] = wrong
			if wrong == "" {
				m.done.Bytes += d.Size
			}
		}
		if wrong != "" {
			m.leaveOut(subject, "it is left out; of its original there: %s", wrong)
			return false, nil
		}
	}
	more := here && was.Given.Over(h.Given) != was.Given
	if !here {
		m.done.Documents++
	}
	if more {
		m.done.Given++
	}
	return comes || more, nil
}

// original keeps the original of a document, or says what is wrong with it.
func (m *merging) original(d *cited.Document) (wrong string, err error) {
	in, err := m.other.originals.Open(d.Original)
	if cited.CodeOf(err) == cited.NotFound {
		return "its file is missing", nil
	}
	if err != nil {
		return fmt.Sprintf("its file cannot be opened: %v", err), nil
	}
	defer in.Close() // it was only read
	if m.DryRun {
		return "", nil
	}
	return m.keeper.take(d.Original, in, d.Size)
}

// decisions takes over the decisions.
func (m *merging) decisions() error {
	missing, conflicts, wrong, err := m.store.Decisions(m.ctx)
	if err != nil {
		return err
	}
	for _, id := range wrong {
		m.leaveOut("decision "+string(id), "it is left out: it was changed behind the back of its log")
	}
	m.done.Conflicts, m.done.Decisions = conflicts, len(missing)
	if !m.DryRun {
		m.done.Decisions, err = m.store.Decide(m.ctx, missing)
	}
	return err
}

// read reads what came, and what was left unread before.
func (m *merging) read() error {
	r, err := m.a.Reader()
	if err != nil {
		return err
	}
	m.Stage("documents to read", m.done.Documents)
	run := adder{Archive: m.a, reader: r, viewer: m.v, report: func(res Result) {
		m.done.Read.count(&res)
		m.Step()
		m.MergeOptions.Read(res)
	}}
	return run.readRest(m.ctx)
}
