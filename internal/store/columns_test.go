package store

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"cited"
)

// TestWarmStops holds that loading column arrays ends with the context of who asked for nothing else, and that
// nobody who goes away meanwhile waits for what is being loaded.
func TestWarmStops(t *testing.T) {
	s := planStore(t)
	viewer := cited.Viewer{Role: cited.Owner}
	ended, end := context.WithCancel(context.Background())
	end()
	err := s.view(context.Background(), viewer, func(tx *sql.Tx) error {
		_, err := s.snapshotBy(context.Background(), ended, tx, browsable()...)
		return err
	})
	if !errors.Is(err, context.Canceled) || s.columns.now.Load() != nil {
		t.Errorf("what was loaded after its end: %v, %v", err, s.columns.now.Load() != nil)
	}
	s.columns.turn <- struct{}{} // somebody else loads
	ctx, cancel := context.WithCancel(context.Background())
	gone := make(chan error)
	go func() { gone <- s.Warm(ctx, viewer) }()
	go func() { _, err := s.BrowseFigures(ctx, viewer, Browsing{}); gone <- err }()
	cancel()
	for range 2 {
		if err := <-gone; !errors.Is(err, context.Canceled) {
			t.Errorf("who went away: %v", err)
		}
	}
	<-s.columns.turn
	if err := s.Warm(context.Background(), viewer); err != nil || s.columns.now.Load() == nil {
		t.Errorf("nobody else can load any more: %v", err)
	}
}
