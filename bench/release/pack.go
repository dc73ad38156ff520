package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io"
	"os"
	"path"
	"time"
)

// entry is a file of a release.
type entry struct {
	name string // slash-separated, below the release's own folder
	data []byte
	mode os.FileMode
}

// packTar writes a .tar.gz. Times and owners are those of the release and of
// nobody, so that the same commit gives the same bytes.
func packTar(w io.Writer, top string, entries []entry, at time.Time) error {
	zipped := gzip.NewWriter(w)
	out := tar.NewWriter(zipped)
	for _, e := range entries {
		head := &tar.Header{Name: path.Join(top, e.name), Mode: int64(e.mode), Size: int64(len(e.data)), ModTime: at, Format: tar.FormatPAX}
		if err := out.WriteHeader(head); err != nil {
			return err
		}
		if _, err := out.Write(e.data); err != nil {
			return err
		}
	}
	if err := out.Close(); err != nil {
		return err
	}
	return zipped.Close()
}

// packZip writes a .zip, for Windows.
func packZip(w io.Writer, top string, entries []entry, at time.Time) error {
	out := zip.NewWriter(w)
	for _, e := range entries {
		head := &zip.FileHeader{Name: path.Join(top, e.name), Method: zip.Deflate, Modified: at}
		head.SetMode(e.mode)
		file, err := out.CreateHeader(head)
		if err != nil {
			return err
		}
		if _, err := file.Write(e.data); err != nil {
			return err
		}
	}
	return out.Close()
}
