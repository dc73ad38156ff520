package archive

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"cited/internal/custody"
	"cited/internal/store"
)

// checkpoints holds the checkpoints that the archive keeps against its log, and those
// that the log speaks of against what is kept.
func (r *verifying) checkpoints(looked *store.Verified) {
	names, err := checkpointFiles(r.a.dir)
	if err != nil {
		r.report(custody.Findingf(custody.OfCheckpoint, checkpointsName, "the folder cannot be read: %v", err))
	}
	noted := map[string]custody.Noted{}
	for _, n := range looked.Ledger.Checkpoints {
		name := checkpointName(n.Size)
		noted[name] = n
		if !slices.Contains(names, name) {
			r.report(custody.Findingf(custody.OfCheckpoint, path.Join(checkpointsName, name), "it is missing: entry %d of the log says that it was signed", n.Entry))
		}
	}
	for _, name := range names {
		subject := path.Join(checkpointsName, name)
		signed, err := os.ReadFile(filepath.Join(r.a.dir, checkpointsName, name))
		if err != nil {
			r.report(custody.Findingf(custody.OfCheckpoint, subject, "it cannot be read: %v", err))
			continue
		}
		if n, ok := noted[name]; ok && n.Note != custody.FileSum(signed) {
			r.report(custody.Findingf(custody.OfCheckpoint, subject, "it was replaced: entry %d of the log notes another one", n.Entry))
		}
		if p := r.holds(subject, signed, looked); p != nil {
			r.Checkpoints++
			if p.Size > r.Signed {
				r.Signed, r.SignedAt = p.Size, p.At
			}
			if checkpointName(p.Size) != name {
				r.report(custody.Findingf(custody.OfCheckpoint, subject, "it was replaced: it is of %d entries", p.Size))
			}
		}
	}
}

// checkpointFiles returns the names of the checkpoints that the archive in a folder keeps.
func checkpointFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(dir, checkpointsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var names []string
	for _, e := range entries {
		if path.Ext(e.Name()) == ".txt" {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// holds reports what is wrong with a checkpoint, or returns what it says.
func (r *verifying) holds(subject string, signed []byte, looked *store.Verified) *custody.Signed {
	wrong := func(format string, args ...any) *custody.Signed {
		r.report(custody.Findingf(custody.OfCheckpoint, subject, format, args...))
		return nil
	}
	p, err := custody.Open(signed, r.keys)
	switch {
	case errors.Is(err, custody.ErrOtherKey) && r.OwnKeys:
		return wrong("it is signed with a key that is not in %s; give the one that you keep with --key", keysName)
	case errors.Is(err, custody.ErrOtherKey):
		return wrong("it was replaced, or signed by somebody else: it is signed with another key than the one given")
	case err != nil:
		return wrong("%v", err)
	case looked.Ledger.Archive == "":
		return wrong("it cannot be held against the log, whose beginning is missing")
	case p.Archive != looked.Ledger.Archive:
		return wrong("it is of another archive: %s, and this is %s", p.Archive, looked.Ledger.Archive)
	case looked.Broken >= 0 && p.Size > looked.Broken:
		return wrong("it cannot be held against the log, which is broken from entry %d on", looked.Broken)
	case p.Size > looked.Tree.Size():
		return wrong("it vouches for %d entries of the log, and there are %d: the others are missing", p.Size, looked.Tree.Size())
	}
	if root, err := looked.Tree.Root(p.Size); err != nil || root != p.Root {
		return wrong("the first %d entries of the log are not those that it was signed for: one of them was changed, added or removed", p.Size)
	}
	return p
}

// since holds a checkpoint that was kept elsewhere against the log, and counts what was
// done since.
func (r *verifying) since(looked *store.Verified) {
	p := r.holds("the one given with --since", r.VerifyOptions.Since, looked)
	if p == nil {
		return
	}
	r.Verification.Since = map[string]int64{}
	for _, act := range looked.Ledger.Acts[min(p.Size, int64(len(looked.Ledger.Acts))):] {
		r.Verification.Since[act]++
	}
}
