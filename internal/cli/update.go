package cli

import (
	"context"

	"cited"
	"cited/internal/archive"
)

// update brings lineage, cells and findings up to date before something is shown of them, with a
// bar on a terminal. Where another program is at work on the archive, it says how much is
// missing, and what there is is shown.
func (a *app) update(ctx context.Context, arch *archive.Archive) error {
	v := a.viewer()
	stale, err := arch.Stale(ctx, v)
	if err != nil || !stale.Any() {
		return err
	}
	var bar *progress
	what := ""
	last := 0
	err = arch.Update(ctx, v, func(u archive.Updating) {
		if u.What != what {
			if bar != nil {
				bar.done()
			}
			what, last = u.What, 0
			bar = a.progress(u.Total, "comparing "+u.What)
		}
		for ; last < u.Done; last++ {
			bar.step(0)
		}
	})
	if bar != nil {
		bar.done()
	}
	if cited.CodeOf(err) == cited.Conflict {
		a.warn("another program is at work on this archive: %d documents are not compared with the others yet; run this again later", stale.Documents)
		return nil
	}
	return err
}
