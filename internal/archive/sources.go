package archive

import (
	"context"
	"slices"
	"strings"

	"cited"
	"cited/internal/person"
)

// Sources returns the sources that a query selects, the most credited first, each with
// its standing: what was decided, else what a rule proposes.
func (a *Archive) Sources(ctx context.Context, v cited.Viewer, q cited.Query) ([]cited.Source, error) {
	var list []cited.Source
	all, err := a.store.Sources(ctx, v)
	if err != nil {
		return list, err
	}
	r, err := a.Reader()
	if err != nil {
		return list, err
	}
	names := person.NewNames(r.extract.Language())
	for i := range all {
		s := &all[i]
		if s.Standing == "" && names.Group(s.Name) {
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

// Source returns one source.
func (a *Archive) Source(ctx context.Context, v cited.Viewer, id cited.ID) (cited.Source, error) {
	list, err := a.Sources(ctx, v, cited.Query{Terms: []cited.Term{{Key: "id", Values: []string{string(id)}}}})
	if err == nil && len(list) == 0 {
		err = cited.Errorf(cited.NotFound, "there is no source %q in this archive; cited sources lists them", id)
	}
	if err != nil {
		return cited.Source{}, err
	}
	return list[0], nil
}

// SetStanding decides what a source is to the matter; the empty standing takes that
// back. It reports whether it changes anything. Only the owner may.
func (a *Archive) SetStanding(ctx context.Context, v cited.Viewer, id cited.ID, standing cited.Standing, reason string) (bool, error) {
	return a.store.SetStanding(ctx, v, id, standing, reason, a.cfg.Now())
}

// SourceNamed is the id of the source with a name, whether or not there is one.
func SourceNamed(name string) cited.ID {
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
	case "standing":
		return value == string(s.Standing) || value == "unknown" && s.Standing == ""
	}
	words := " " + foldName(value) + " "
	return slices.ContainsFunc(append([]string{s.Name}, s.Aliases...), func(name string) bool {
		return strings.Contains(" "+foldName(name)+" ", words)
	})
}
