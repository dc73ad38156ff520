package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"

	"cited"
)

//go:embed static
var staticFiles embed.FS

// file is a style, a script or a picture of the program.
type file struct {
	bytes  []byte
	kind   string // of the bytes, as MIME has it
	digest string // of the bytes, as an ETag
}

func readStatic() (map[string]file, error) {
	all := map[string]file{}
	list, err := fs.ReadDir(staticFiles, "static")
	if err != nil {
		return nil, err
	}
	for _, entry := range list {
		data, err := staticFiles.ReadFile("static/" + entry.Name())
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		all[entry.Name()] = file{data, kindOfName(entry.Name()), `"` + hex.EncodeToString(sum[:8]) + `"`}
	}
	return all, nil
}

// kindOfName is the type of a file by its name, the same on every system.
func kindOfName(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return mime.TypeByExtension(path.Ext(name))
}

// serveStatic sends a file of the program. A browser asks each time whether it is still the same.
func (s *server) serveStatic(w http.ResponseWriter, r *http.Request) {
	f, ok := s.static[r.PathValue("name")]
	if !ok {
		s.fail(&request{ResponseWriter: w, Request: r, viewer: s.Viewer()}, cited.Errorf(cited.NotFound, "there is no file %s", short(r.URL.Path)))
		return
	}
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", f.digest)
	if r.Header.Get("If-None-Match") == f.digest {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	patient{w}.Write(f.bytes)
}
