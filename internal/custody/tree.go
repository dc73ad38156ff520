package custody

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is a hash of the log's tree.
type Hash = tlog.Hash

// HashReader reads stored hashes by their place.
type HashReader = tlog.HashReader

// HashReaderFunc is a function that reads stored hashes by their place.
type HashReaderFunc = tlog.HashReaderFunc

// NewHashes returns the hashes that come with the entry of a number (from 0), and
// the place of the first of them; the others follow. They hang on some that were
// stored before.
func NewHashes(n int64, entry []byte, stored HashReader) (place int64, hashes []Hash, err error) {
	hashes, err = tlog.StoredHashes(n, entry, stored)
	return tlog.StoredHashIndex(0, n), hashes, err
}

// CountHashes returns how many hashes are stored with so many entries.
func CountHashes(entries int64) int64 { return tlog.StoredHashCount(entries) }

// Root returns the root of the tree of the first entries of a log.
func Root(entries int64, stored HashReader) (Hash, error) { return tlog.TreeHash(entries, stored) }

// Tree is the tree of a log's entries, made anew from them: 64 bytes an entry.
type Tree struct {
	hashes []Hash
	size   int64
}

// Add adds the next entry, and returns the place of the hashes that come with it
// and those.
func (t *Tree) Add(entry []byte) (place int64, hashes []Hash, err error) {
	place, hashes, err = NewHashes(t.size, entry, t)
	if err == nil {
		t.hashes = append(t.hashes, hashes...)
		t.size++
	}
	return place, hashes, err
}

// AddLost adds an entry of which there is nothing but its stored hash, so that what
// comes behind it can be looked at.
func (t *Tree) AddLost(h Hash) error {
	hashes, err := tlog.StoredHashesForRecordHash(t.size, h, t)
	if err == nil {
		t.hashes = append(t.hashes, hashes...)
		t.size++
	}
	return err
}

// Place is where the hash of an entry is stored.
func Place(n int64) int64 { return tlog.StoredHashIndex(0, n) }

// Size is how many entries the tree has.
func (t *Tree) Size() int64 { return t.size }

// Root returns the root of the tree of the first n entries; n must not be over Size.
func (t *Tree) Root(n int64) (Hash, error) {
	if n < 0 || n > t.size {
		return Hash{}, fmt.Errorf("there are no %d entries", n)
	}
	return Root(n, t)
}

// ReadHashes makes a Tree a HashReader.
func (t *Tree) ReadHashes(places []int64) ([]Hash, error) {
	hashes := make([]Hash, len(places))
	for i, at := range places {
		if at < 0 || at >= int64(len(t.hashes)) {
			return nil, fmt.Errorf("there is no hash %d", at)
		}
		hashes[i] = t.hashes[at]
	}
	return hashes, nil
}
