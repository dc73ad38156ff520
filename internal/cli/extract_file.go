package cli

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"cited"
	"cited/internal/archive"
)

// file is a document of which nothing is kept: a file, or one of several documents
// in it.
type file struct {
	path     string
	part     *archive.Part // nil: all of it
	original string        // the SHA-256 of the file, of a part
}

// String names it in messages.
func (f file) String() string {
	if f.part == nil {
		return f.path
	}
	return f.path + f.part.Label()
}

// name is what the lines call it: the file's name without extension.
func (f file) name() string {
	name := f.path
	if name != stdinPath {
		name = filepath.Base(f.path)
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	if f.part != nil {
		name += f.part.Label()
	}
	return name
}

// document is what is known of it, given the SHA-256 of the file and when it was printed.
func (f file) document(original string, published cited.EDTF) cited.Document {
	d := cited.Document{Original: original, Name: filepath.Base(f.path), ID: cited.DocumentKey(original, "", 0)}
	if f.part != nil {
		d = f.part.Document(&d)
	}
	d.Published = published
	return d
}

// each calls one for a file, and where that holds several documents for each of them.
func (x *extraction) each(ctx context.Context, path string, one func(file) error) error {
	x.holds = false
	if err := one(file{path: path}); err != nil || !x.holds {
		return err
	}
	return x.parts(ctx, path, one)
}

// parts calls one for each of the documents in a file.
func (x *extraction) parts(ctx context.Context, path string, one func(file) error) error {
	in, d, err := x.open(file{path: path})
	if err != nil {
		x.fail("%s: %v; make it readable, or leave it out", path, withoutOp(err))
		return nil
	}
	if _, ok := in.(io.Seeker); !ok {
		x.fail("%s: it holds several documents and has more than %d MB; save it as a file and name that", path, mostAhead>>20)
		return in.Close()
	}
	var all []archive.Part
	if _, err := x.finish(ctx, file{path: path}, in, func() (cited.Document, error) {
		return x.reader.Parts(ctx, in, d, func(p archive.Part) error {
			all = append(all, p)
			return nil
		})
	}); err != nil {
		return err
	}
	for i := range all {
		if err := one(file{path, &all[i], d.Original}); err != nil {
			return err
		}
	}
	return nil
}
