package archive

import (
	"context"
	"os"
	"path/filepath"

	"cited"
	"cited/internal/custody"
	"cited/internal/store"
)

// VerifyOptions says what an archive is held against.
type VerifyOptions struct {
	Keys  string // public keys, a line each, that were kept elsewhere; empty for those that the archive keeps
	Since []byte // a checkpoint that was kept elsewhere; nil for none
	Watch
}

// Watch is told what is wrong and how far something that takes long is.
type Watch struct {
	Report func(Finding)
	Stage  func(what string, steps int) // the next steps are of this; 0 where nobody knows
	Step   func()
}

// Verification is what Verify looked at.
type Verification struct {
	Originals, Documents, Rows, Spans, Decisions int
	Foreign                                      int   // logs of other archives
	Withdrawn                                    int   // documents of which a tombstone is there
	Receipts                                     int   // documents whose originals were never kept, but receipts of them
	Bytes                                        int64 // of the originals
	Entries                                      int64 // of the log
	Checkpoints                                  int   // that hold
	Signed                                       int64 // entries that the last of them vouches for
	SignedAt                                     string
	OwnKeys                                      bool             // they were checked with keys that the archive keeps itself
	Since                                        map[string]int64 // acts since the checkpoint that it was held against
	Findings                                     int
}

// Verify checks the archive without a network: the log and all rows against each other,
// spans against texts, originals against their digests, and checkpoints against the
// log. What is wrong is reported, and is no error. Only the owner may.
func (a *Archive) Verify(ctx context.Context, v cited.Viewer, o VerifyOptions) (*Verification, error) {
	run := &verifying{a: a, VerifyOptions: o, ctx: ctx}
	run.OwnKeys = o.Keys == ""
	var err error
	if run.keys, err = a.publicKeys(o.Keys); err != nil {
		return nil, err
	}
	looked, err := a.store.Verify(ctx, v, store.Watch{
		Report: run.report, Step: o.Step,
		Total: func(n int) { o.Stage("documents", n) },
	})
	if err != nil {
		return nil, err
	}
	run.Documents, run.Rows, run.Spans, run.Decisions = looked.Documents, looked.Rows, looked.Spans, looked.Decisions
	run.Foreign = looked.Foreign
	run.Withdrawn, run.Receipts = looked.Withdrawn, looked.Receipts
	run.Entries = int64(len(looked.Ledger.Acts))
	if err := run.originals(looked.Originals); err != nil {
		return nil, err
	}
	run.gone(looked.Gone)
	run.checkpoints(looked)
	if o.Since != nil {
		run.since(looked)
	}
	return &run.Verification, nil
}

// verifying is one run of Verify.
type verifying struct {
	VerifyOptions
	Verification
	a    *Archive
	ctx  context.Context
	keys []custody.PublicKey
}

func (r *verifying) report(f custody.Finding) {
	r.Findings++
	r.Report(f)
}

// publicKeys reads keys, or those that the archive keeps.
func (a *Archive) publicKeys(text string) ([]custody.PublicKey, error) {
	if text != "" {
		keys, err := custody.ParsePublicKeys(text)
		if err != nil {
			return nil, cited.Errorf(cited.Invalid, "%w", err)
		}
		return keys, nil
	}
	b, err := os.ReadFile(filepath.Join(a.dir, keysName))
	if err != nil {
		return nil, nil // there are none; a checkpoint then says what is missing
	}
	keys, _ := custody.ParsePublicKeys(string(b)) // likewise
	return keys, nil
}

// Finding is something that is wrong with an archive.
type Finding = custody.Finding
