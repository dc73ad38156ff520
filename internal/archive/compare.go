package archive

import (
	"context"
	"slices"
	"sync"

	"cited"
	"cited/internal/reconcile"
	"cited/internal/store"
)

// Bounds of what is loaded for somebody who waits for it, and kept for who asks for it again.
const (
	mostCompared = 60_000  // figures that count the same, or are of any origin
	mostMatched  = 70_000  // figures of a measure and origin, whatever they count
	mostKinds    = 20_000  // different things that those count
	mostOpen     = 1000    // of these, that say nothing where the cell says something
	mostHeld     = 120_000 // figures of all that is kept
)

// Origins is a cell for every origin that figures name; see ByOrigin.
type Origins struct {
	List    []*Estimator
	Taken   []reconcile.Taken // what was taken for fields that were left open
	Several int               // figures of several countries together, which are in none of them

	behind bool // as of an Estimator
}

// TooMany reports whether an error says that there are too many figures to be compared.
func TooMany(err error) bool { return cited.CodeOf(err) == cited.Unsupported }

// Compare returns the Estimator of a cell. Until the archive changes it is loaded once, so that rules,
// dates and pages of it come at little cost. More than 60,000 figures that count it, 70,000 of
// its measure and origin, or 20,000 different things that those count, are Unsupported.
func (a *Archive) Compare(ctx context.Context, v cited.Viewer, asked cited.Cell) (*Estimator, error) {
	got, err := a.kept(ctx, v, asked, false)
	return got.one, err
}

// CompareOrigins returns a cell for every origin that figures name, likewise.
func (a *Archive) CompareOrigins(ctx context.Context, v cited.Viewer, asked cited.Cell) (Origins, error) {
	got, err := a.kept(ctx, v, asked, true)
	return got.origins, err
}

// compared is what was loaded for a cell.
type compared struct {
	at      comparedAt
	one     *Estimator
	origins Origins
	figures int
}

// comparedAt says of what, and of which state of the archive.
type comparedAt struct {
	viewer   cited.Viewer
	revision store.Revision
	cell     cited.ID
	byOrigin bool
}

// comparisons keeps what was loaded, the newest last.
type comparisons struct {
	mu      sync.Mutex // of the list
	list    []compared
	loading sync.Mutex // one at a time is loaded: it takes much memory
}

// find returns what was loaded, and makes it the newest.
func (k *comparisons) find(at comparedAt) (compared, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	i := slices.IndexFunc(k.list, func(c compared) bool { return c.at == at })
	if i < 0 {
		return compared{}, false
	}
	found := k.list[i]
	k.list = append(slices.Delete(k.list, i, i+1), found)
	return found, true
}

func (a *Archive) kept(ctx context.Context, v cited.Viewer, asked cited.Cell, byOrigin bool) (compared, error) {
	revision, err := a.store.Revision(ctx, v)
	if err != nil {
		return compared{}, err
	}
	at := comparedAt{cited.Viewer{Role: v.Role, Today: v.Today}, revision, asked.ID(), byOrigin} // whatever their name, and what they have seen
	if found, ok := a.compared.find(at); ok {
		return found, nil
	}
	a.compared.loading.Lock()
	defer a.compared.loading.Unlock()
	if found, ok := a.compared.find(at); ok { // somebody else waited for the same
		return found, nil
	}
	got := compared{at: at}
	if byOrigin {
		got.origins, got.figures, err = a.compareOrigins(ctx, v, asked)
	} else if got.one, err = a.compareOne(ctx, v, asked); err == nil {
		got.figures = len(got.one.items)
	}
	if err == nil && !got.origins.behind && (got.one == nil || !got.one.behind) {
		a.compared.keep(got)
	}
	return got, err
}

// keep keeps what was loaded, and lets go of the oldest and of what is of another state.
func (k *comparisons) keep(got compared) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.list = slices.DeleteFunc(append(k.list, got), func(c compared) bool { return c.at.revision != got.at.revision })
	sum := 0
	for i := len(k.list) - 1; i >= 0; i-- {
		if sum += k.list[i].figures; sum > mostHeld && i < len(k.list)-1 {
			k.list = slices.Delete(k.list, 0, i+1)
			return
		}
	}
}
