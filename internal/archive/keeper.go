package archive

import (
	"context"
	"io"

	"cited/internal/custody"
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

// take reads an original and returns its digest. It is kept if that is the one named.
func (k *keeper) take(sha256 string, in *io.SectionReader) (sum custody.Sum, err error) {
	c, _, err := k.originals.Spool(k.ctx, nil, in, in.Size())
	if err != nil {
		return sum, err
	}
	if sum, err = custody.ParseSum(c.SHA256); err != nil || c.SHA256 != sha256 {
		k.originals.Discard(c)
		return sum, err
	}
	k.captures, k.bytes, k.kept = append(k.captures, c), k.bytes+c.Size, k.kept+1
	if len(k.captures) < groupItems && k.bytes < groupBytes {
		return sum, nil
	}
	return sum, k.flush()
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
