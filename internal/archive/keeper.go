package archive

import (
	"context"
	"errors"
	"fmt"
	"io"

	"cited"
	"cited/internal/store"
)

// keeper keeps originals that come with the digests that they must have, many at once, so
// that the disk is waited for once.
type keeper struct {
	ctx       context.Context
	originals *store.Originals
	captures  []store.Capture
	bytes     int64
	kept      int
}

// take keeps an original of so many bytes, if they are those whose digest is named, and says
// what is wrong with it otherwise.
func (k *keeper) take(sha256 string, in io.Reader, size int64) (wrong string, err error) {
	c, tooLarge, err := k.originals.Spool(k.ctx, nil, in, size)
	var ours *cited.Error
	switch {
	case err != nil && (k.ctx.Err() != nil || errors.As(err, &ours)):
		return "", err
	case err != nil:
		return fmt.Sprintf("its bytes cannot be read: %v", err), nil
	case tooLarge || c.Size != size || c.SHA256 != sha256:
		k.originals.Discard(c)
		return "its bytes were changed: their SHA-256 is " + c.SHA256, nil
	}
	k.captures, k.bytes, k.kept = append(k.captures, c), k.bytes+c.Size, k.kept+1
	if len(k.captures) < groupItems && k.bytes < groupBytes {
		return "", nil
	}
	return "", k.flush()
}

// flush keeps for good what was taken.
func (k *keeper) flush() error {
	captures := k.captures
	k.captures, k.bytes = nil, 0
	if len(captures) == 0 {
		return nil
	}
	return k.originals.Keep(k.ctx, captures)
}
