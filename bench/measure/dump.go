package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"hash"

	"cited"
	"cited/internal/archive"
	"cited/rules"
)

// owner sees everything.
func owner() cited.Viewer { return cited.Viewer{Name: "owner", Role: cited.Owner} }

func (b *bench) open(dir string) (*archive.Archive, error) {
	return archive.Open(b.ctx, dir, archive.Config{Rules: rules.FS, Worker: []string{b.program, "worker"}})
}

// content is a digest of all that an archive holds, in the order in which it lists
// it, but for the times at which it came in. Phrases are looked for in full text.
func (b *bench) content(dir string, phrases ...string) ([]byte, error) {
	a, err := b.open(dir)
	if err != nil {
		return nil, err
	}
	d := dumper{bench: b, archive: a, sum: sha256.New()}
	d.out = json.NewEncoder(d.sum)
	err = errors.Join(d.documents(), d.figures(cited.Term{Key: "individual", Values: []string{"true", "false"}}), d.status())
	for _, p := range phrases {
		err = errors.Join(err, d.figures(cited.Term{Values: []string{p}}))
	}
	return d.sum.Sum(nil), errors.Join(err, a.Close())
}

type dumper struct {
	*bench
	archive *archive.Archive
	sum     hash.Hash
	out     *json.Encoder
}

func (d *dumper) documents() error {
	for doc, err := range d.archive.Documents(d.ctx, owner(), cited.Query{}) {
		if err != nil {
			return err
		}
		texts, err := d.archive.Texts(d.ctx, owner(), doc.ID)
		if err != nil {
			return err
		}
		if err := errors.Join(d.out.Encode(withoutTime(doc)), d.out.Encode(texts)); err != nil {
			return err
		}
	}
	return nil
}

// figures writes the figures that a term selects, with the version that read each.
func (d *dumper) figures(t cited.Term) error {
	for r, err := range d.archive.Figures(d.ctx, owner(), cited.Query{Terms: []cited.Term{t}}) {
		if err != nil {
			return err
		}
		r.Document = withoutTime(r.Document)
		if err := d.out.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// status writes what is counted, but for the folder and the bytes of the database.
func (d *dumper) status() error {
	s, err := d.archive.Status(d.ctx, owner())
	if err != nil {
		return err
	}
	s.Dir, s.Database = "", 0
	return d.out.Encode(s)
}

func withoutTime(d cited.Document) cited.Document {
	d.Added = cited.Document{}.Added
	return d
}

// differ counts the archives whose content is not the one that is wanted.
func differ(want []byte, got ...[]byte) int {
	n := 0
	for _, g := range got {
		if !bytes.Equal(want, g) {
			n++
		}
	}
	return n
}
