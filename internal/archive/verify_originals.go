package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"cited"
	"cited/internal/custody"
	"cited/internal/store"
)

// originals reads all originals that must be there, on all cores, and compares their
// digests.
func (r *verifying) originals(all map[string]*store.KeptOriginal) error {
	names := slices.Sorted(maps.Keys(all))
	r.Stage("originals", len(names))
	wrong := make([]string, len(names))
	sizes := make([]int64, len(names))
	var wait sync.WaitGroup
	var mu sync.Mutex // guards Step
	slots := make(chan struct{}, runtime.NumCPU())
	for i, name := range names {
		if r.ctx.Err() != nil {
			break
		}
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			sizes[i], wrong[i] = r.original(name, all[name].Size)
			mu.Lock()
			defer mu.Unlock()
			r.Step()
		})
	}
	wait.Wait()
	for i, name := range names {
		r.Bytes += sizes[i]
		if wrong[i] != "" {
			r.report(custody.Findingf(custody.OfOriginal, "original "+name, "%s%s", wrong[i], ofDocuments(all[name].Documents)))
		}
	}
	r.Originals = len(names)
	return r.ctx.Err()
}

// original reads one original and says what is wrong with it, if anything is.
func (r *verifying) original(name string, size int64) (read int64, wrong string) {
	in, err := r.a.originals.Open(name)
	if cited.CodeOf(err) == cited.NotFound {
		return 0, "its file is missing from the archive; restore it from a back-up"
	}
	if err != nil {
		return 0, fmt.Sprintf("its file cannot be opened: %v", err)
	}
	h := sha256.New()
	read, err = io.Copy(h, in)
	_ = in.Close() // it was only read
	switch sum := hex.EncodeToString(h.Sum(nil)); {
	case err != nil:
		return read, fmt.Sprintf("its file cannot be read: %v", err)
	case sum != name && read != size:
		return read, fmt.Sprintf("its bytes were changed: there are %d of them and there were %d, and their SHA-256 is %s; restore it from a back-up", read, size, sum)
	case sum != name:
		return read, fmt.Sprintf("its bytes were changed: their SHA-256 is %s; restore it from a back-up", sum)
	}
	return read, ""
}

// gone looks for the files of originals that were withdrawn.
func (r *verifying) gone(originals map[string]bool) {
	for _, name := range slices.Sorted(maps.Keys(originals)) {
		if r.a.originals.Holds(name) {
			r.report(custody.Findingf(custody.OfOriginal, "original "+name, "it was withdrawn, and its file is there; run cited withdraw on its document again"))
		}
	}
}

// ofDocuments names the documents of an original.
func ofDocuments(ids []cited.ID) string {
	if len(ids) == 0 {
		return ""
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	return " (" + strings.Join(names, ", ") + ")"
}
