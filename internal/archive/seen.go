package archive

import (
	"context"

	"cited"
)

// Seen returns how far decisions go, for cited.Viewer.Seen of who looks now and decides later.
func (a *Archive) Seen(ctx context.Context, v cited.Viewer) (int64, error) {
	return a.store.Seen(ctx, v)
}
