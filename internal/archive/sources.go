package archive

import (
	"context"
	"iter"
	"slices"
	"strings"
	"sync"

	"cited"
	"cited/internal/check"
	"cited/internal/person"
)

// names tells by the word lists of the archive what names name.
type names struct {
	mu      sync.Mutex
	lists   *person.Names // nil if the lists cannot be read: whoever needs them says why
	groups  map[string]bool
	persons map[string]bool // what was told of names before: lists of sources ask for all of them each time
}

func (a *Archive) newNames() *names {
	n := &names{groups: map[string]bool{}, persons: map[string]bool{}}
	if r, err := a.Reader(); err == nil {
		n.lists = person.NewNames(r.extract.Language())
	}
	return n
}

// mostTold is of how many names it is remembered what they name.
const mostTold = 100_000

// tell asks the lists about a name that nothing is remembered of.
func (n *names) tell(told map[string]bool, name string, ask func(string) bool) bool {
	is, ok := told[name]
	if !ok {
		if len(told) >= mostTold {
			clear(told)
		}
		is = ask(name)
		told[name] = is
	}
	return is
}

// isRole reports whether a source's name says only what somebody is.
func (a *Archive) isRole(name string) bool {
	n := a.names()
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.lists != nil && n.lists.Role(name)
}

// isGroup reports whether a name is one of an armed group of the codebooks.
func (a *Archive) isGroup(name string) bool {
	n := a.names()
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.lists != nil && n.tell(n.groups, name, n.lists.Group)
}

// Sources returns the sources that a query selects, the most credited first, each with
// its standing: what was decided, else what a rule proposes.
func (a *Archive) Sources(ctx context.Context, v cited.Viewer, q cited.Query) ([]cited.Source, error) {
	if _, err := a.Reader(); err != nil {
		return nil, err
	}
	all, err := a.store.Sources(ctx, v)
	if err != nil {
		return nil, err
	}
	var list []cited.Source
	for i := range all {
		s := &all[i]
		if s.Standing == "" && a.isGroup(s.Name) {
			s.Standing, s.Proposed = cited.Party, true
		}
		if !selects(q.Terms, s) {
			continue
		}
		if list = append(list, *s); len(list) == q.Limit {
			break
		}
	}
	return list, nil
}

// EachSource yields what Sources returns.
func (a *Archive) EachSource(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.Source, error] {
	return func(yield func(cited.Source, error) bool) {
		list, err := a.Sources(ctx, v, q)
		for i := range list {
			if !yield(list[i], nil) {
				return
			}
		}
		if err != nil {
			yield(cited.Source{}, err)
		}
	}
}

// Source returns one source. What was merged into another is none by itself.
func (a *Archive) Source(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Source, error) {
	all, err := a.Sources(ctx, v, cited.Query{})
	if err != nil {
		return cited.Source{}, err
	}
	for i := range all {
		if all[i].ID == id {
			return all[i], nil
		}
		if slices.ContainsFunc(all[i].Merged, func(m cited.Source) bool { return m.ID == id }) {
			return cited.Source{}, cited.Errorf(cited.NotFound, "%s is merged into %s, %q; see cited show %s", id, all[i].ID, all[i].Name, all[i].ID)
		}
	}
	return cited.Source{}, cited.Errorf(cited.NotFound, "there is no source %q in this archive; cited sources lists them", id)
}

// SetStanding decides what a source is to the matter; the empty standing takes that
// back. It reports whether it changes anything. Only the owner may.
func (a *Archive) SetStanding(ctx context.Context, v cited.Viewer, id cited.ID, standing cited.Standing, reason string) (bool, error) {
	return a.store.SetStanding(ctx, v, id, standing, reason, a.cfg.Now())
}

// MergeSources decides that a source is another one under another name; SplitSource takes
// that back. They report whether that changes anything. Only the owner may.
func (a *Archive) MergeSources(ctx context.Context, v cited.Viewer, id, into cited.ID, reason string) (bool, error) {
	return a.store.MergeSources(ctx, v, id, into, reason, a.cfg.Now())
}

// SplitSource takes a source out of the one that it was merged into.
func (a *Archive) SplitSource(ctx context.Context, v cited.Viewer, id cited.ID, reason string) (bool, error) {
	return a.store.SplitSource(ctx, v, id, reason, a.cfg.Now())
}

// AlikeSources returns pairs of sources that surely are one by their names, the most credited
// first, but for those of which people said otherwise. They are proposals: MergeSources makes one
// of two, SetApart says that they are not.
func (a *Archive) AlikeSources(ctx context.Context, v cited.Viewer) ([][2]cited.Source, error) {
	r, err := a.Reader()
	if err != nil {
		return nil, err
	}
	all, err := a.Sources(ctx, v, cited.Query{})
	if err != nil {
		return nil, err
	}
	naming, err := a.store.Naming(ctx, v)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(s cited.Source) bool { return s.Document != "" }) // somebody else in every document
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].Name
	}
	var pairs [][2]cited.Source
	for _, p := range check.Alike(r.extract.Language(), names) {
		if x, y := all[p[0]], all[p[1]]; !naming.Apart(x.ID, y.ID) {
			pairs = append(pairs, [2]cited.Source{x, y})
		}
	}
	return pairs, nil
}

// SetApart decides that two sources are not one. It reports whether that changes anything. Only
// the owner may.
func (a *Archive) SetApart(ctx context.Context, v cited.Viewer, id, other cited.ID, reason string) (bool, error) {
	return a.store.SetApart(ctx, v, id, other, reason, a.cfg.Now())
}

// SourceNamed is the id of the source with a name, whether or not there is one. What says
// only what somebody is names a source in each document, and none by itself.
func (a *Archive) SourceNamed(name string) (cited.ID, error) {
	if a.isRole(name) {
		return "", cited.Errorf(cited.Invalid, "%q is somebody else in every document; take the id of one of them from cited sources --query %q", name, "name:\""+name+"\"")
	}
	return SourceID(name), nil
}

// SourceID is the id of the source with a name that is its own in all documents.
func SourceID(name string) cited.ID {
	folded := foldName(name)
	if folded == "" {
		folded = name
	}
	return cited.NewID(cited.SourceID, folded)
}

// selects reports whether all terms hold for a source.
func selects(terms []cited.Term, s *cited.Source) bool {
	for i := range terms {
		t := &terms[i]
		if slices.ContainsFunc(t.Values, func(value string) bool { return holdsFor(t.Key, value, s) }) == t.Not {
			return false
		}
	}
	return true
}

func holdsFor(key, value string, s *cited.Source) bool {
	switch key {
	case "id":
		return value == string(s.ID)
	case "document":
		return value == string(s.Document)
	case "standing":
		return value == string(s.Standing) || value == "unknown" && s.Standing == ""
	}
	words := " " + foldName(value) + " "
	holds := func(name string) bool { return strings.Contains(" "+foldName(name)+" ", words) }
	return holds(s.Name) || slices.ContainsFunc(s.Aliases, func(a cited.Alias) bool { return holds(a.Name) })
}
