package cli

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cited/internal/tell"
)

// programCode are the ends of the names of files that nobody reads for figures.
var programCode = []string{
	".bat", ".c", ".cc", ".cpp", ".cs", ".css", ".dart", ".ex", ".fs", ".go", ".h", ".hpp", ".hs", ".java", ".jl", ".js",
	".jsx", ".kt", ".less", ".lua", ".mjs", ".php", ".pl", ".ps1", ".py", ".r", ".rb", ".rs", ".scala", ".scss", ".sh",
	".sql", ".swift", ".toml", ".ts", ".tsx", ".vue", ".zig",
}

// leftOut are the files of a walk that are no documents.
type leftOut struct {
	metaFile string   // --meta
	code     int      // files of program code
	tables   []string // that look like metadata
}

// skip reports whether a file found in a folder is left out, and keeps count.
func (l *leftOut) skip(path string, info fs.FileInfo) bool {
	switch end := strings.ToLower(filepath.Ext(path)); {
	case l.isMeta(info):
		return true
	case slices.Contains(programCode, end):
		l.code++
		return true
	case end == ".csv" && looksLikeMeta(path):
		l.tables = append(l.tables, path)
		return true
	}
	return false
}

// isMeta keeps the file of metadata from being taken for a document.
func (l *leftOut) isMeta(info fs.FileInfo) bool {
	if l.metaFile == "" {
		return false
	}
	meta, err := os.Stat(l.metaFile)
	return err == nil && os.SameFile(meta, info)
}

// looksLikeMeta reports whether the first line of a file names the columns of
// metadata: path, and others that are known.
func looksLikeMeta(path string) bool {
	in, err := os.Open(path)
	if err != nil {
		return false // whoever reads it will say so
	}
	start := make([]byte, 4<<10)
	n, err := io.ReadFull(in, start)
	if in.Close() != nil || err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(start[:n]), "\ufeff"), "\n")
	r := csv.NewReader(strings.NewReader(line))
	r.Comma = separatorOf([]byte(line))
	head, err := r.Read()
	known := 0
	for i, name := range head {
		head[i] = strings.ToLower(strings.TrimSpace(name))
		if slices.Contains(metaColumns, head[i]) {
			known++
		}
	}
	return err == nil && known > 1 && slices.Contains(head, "path")
}

// say tells what was left out; advice is what to do about a table.
func (l *leftOut) say(a *app, advice string) {
	for _, path := range l.tables {
		a.warn("%s looks like metadata and is left out; %s", path, advice)
	}
	if l.code > 0 {
		a.warn("%s of program code left out; name one to have it read", tell.Counted(l.code, "file"))
	}
}
