package archive

import (
	"context"
	"slices"

	"cited"
)

// Organisations returns the sources that a query selects, as Sources does, but for those that may
// be persons, whom nothing profiles: who is somebody in one document only, and whose name is
// written as that of a person and who neither printed a document nor has anything that people
// decided about it as a source. It also returns how many of the latter it left out.
func (a *Archive) Organisations(ctx context.Context, v cited.Viewer, q cited.Query) (list []cited.Source, persons int, err error) {
	limit := q.Limit
	q.Limit = 0
	all, err := a.Sources(ctx, v, q)
	if err != nil {
		return nil, 0, err
	}
	publishers, err := a.store.Publishers(ctx, v)
	if err != nil {
		return nil, 0, err
	}
	for i := range all {
		s := &all[i]
		switch {
		case s.Document != "":
		case a.mayBePerson(s, publishers):
			persons++
		case limit == 0 || len(list) < limit:
			list = append(list, *s)
		}
	}
	return list, persons, nil
}

// Organisation returns one of Organisations. Somebody who may be a person is NotFound.
func (a *Archive) Organisation(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Source, error) {
	s, err := a.Source(ctx, v, id)
	if err != nil {
		return s, err
	}
	publishers, err := a.store.Publishers(ctx, v)
	if err != nil {
		return s, err
	}
	if s.Document != "" || a.mayBePerson(&s, publishers) {
		return cited.Source{}, cited.Errorf(cited.NotFound, "%s is no organisation, as far as its name tells, and persons have no page; if it is one, say what it is to the matter with cited sources %s --standing", id, id)
	}
	return s, nil
}

// mayBePerson reports whether a source may be a person, as far as anybody knows.
func (a *Archive) mayBePerson(s *cited.Source, publishers map[string]bool) bool {
	if publishers[s.Name] || s.Standing != "" && !s.Proposed || s.Reliability != "" || len(s.Merged) > 0 {
		return false
	}
	if slices.ContainsFunc(s.Aliases, func(n cited.Alias) bool { return publishers[n.Name] }) {
		return false
	}
	return a.isPersonal(s.Name)
}

// isPersonal reports whether a name is written as that of a person. Where no lists tell, every
// name is.
func (a *Archive) isPersonal(name string) bool {
	n := a.names()
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.lists == nil || n.tell(n.persons, name, n.lists.Personal)
}

// AlikeOrganisations returns the pairs of AlikeSources that cannot both be persons: whoever has the
// letters of an organisation for another name is one.
func (a *Archive) AlikeOrganisations(ctx context.Context, v cited.Viewer) ([][2]cited.Source, error) {
	pairs, err := a.AlikeSources(ctx, v)
	if err != nil {
		return nil, err
	}
	publishers, err := a.store.Publishers(ctx, v)
	return slices.DeleteFunc(pairs, func(p [2]cited.Source) bool {
		return a.mayBePerson(&p[0], publishers) && a.mayBePerson(&p[1], publishers)
	}), err
}
