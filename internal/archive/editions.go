package archive

import (
	"context"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
)

// longestName is how many code points the name of an edition has at most.
const longestName = 100

// FreezeEdition keeps what a query selects now, under a name that no other edition has. asked is
// the query as it was written.
func (a *Archive) FreezeEdition(ctx context.Context, v cited.Viewer, name, asked string, q cited.Query, note string) (cited.Edition, error) {
	if name == "" || strings.TrimSpace(name) != name || utf8.RuneCountInString(name) > longestName || !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl) {
		return cited.Edition{}, cited.Errorf(cited.Invalid, "the name of an edition is one line of up to %d characters, like 2026-11", longestName)
	}
	return a.store.FreezeEdition(ctx, v, name, asked, note, a.frozen(ctx, v, q), a.cfg.Now())
}

// frozen yields what an edition would keep of what a query selects now.
func (a *Archive) frozen(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.Frozen, error] {
	return func(yield func(cited.Frozen, error) bool) {
		for r, err := range a.Figures(ctx, v, q) {
			if !yield(cited.Freeze(&r.Figure), err) {
				return
			}
		}
	}
}

// Editions returns all editions, oldest first.
func (a *Archive) Editions(ctx context.Context, v cited.Viewer) ([]cited.Edition, error) {
	return a.store.Editions(ctx, v)
}

// Edition returns the edition with a name, and the one before it with the same query; nil if
// there is none.
func (a *Archive) Edition(ctx context.Context, v cited.Viewer, name string) (e cited.Edition, before *cited.Edition, err error) {
	all, err := a.store.Editions(ctx, v)
	if err != nil {
		return e, nil, err
	}
	for i := range all {
		if all[i].Name != name {
			continue
		}
		for j := range all[:i] {
			if all[j].Query == all[i].Query {
				before = &all[j]
			}
		}
		return all[i], before, nil
	}
	return e, nil, cited.Errorf(cited.NotFound, "there is no edition %q; cited edition lists them", name)
}

// EditionChanges returns what changed from one edition to another, or, if that is empty, to what
// the query of the first selects now.
func (a *Archive) EditionChanges(ctx context.Context, v cited.Viewer, from, to string, now cited.Query) ([]cited.EditionChange, error) {
	before, err := a.store.Frozen(ctx, v, from)
	if err != nil {
		return nil, err
	}
	var after []cited.Frozen
	if to != "" {
		after, err = a.store.Frozen(ctx, v, to)
		return cited.EditionChanges(before, after), err
	}
	for f, err := range a.frozen(ctx, v, now) {
		if err != nil {
			return nil, err
		}
		after = append(after, f)
	}
	return cited.EditionChanges(before, after), nil
}
