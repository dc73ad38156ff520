package archive

import (
	"context"

	"cited"
)

// Seen returns the last decision of the archive, for cited.Viewer.Seen of who looks now and decides later.
func (a *Archive) Seen(ctx context.Context, v cited.Viewer) (cited.ID, error) {
	return a.store.Seen(ctx, v)
}
