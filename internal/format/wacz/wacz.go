// Package wacz reads web archives that are packed with their indexes (WACZ): the
// captures in them are documents of their own, as those of a WARC are.
//
// The WARC files in a WACZ are stored as they are, so that each record is found by its
// bytes in the whole. The digests that its list of contents (datapackage.json) gives are
// checked, and that of the list; what is wrong is said of the container.
package wacz

import (
	"bytes"
	"crypto/md5"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"

	"cited"
	"cited/internal/format/warc"
	"cited/internal/text"
	"cited/internal/unzip"
)

// maxList is how many bytes the list of contents may have.
const maxList = 16 << 20

// Names of members.
const (
	listName   = "datapackage.json"
	digestName = "datapackage-digest.json"
	archives   = "archive/"
)

// Format returns the format of WACZ files. What is in them is read by the formats that
// pick picks.
func Format(pick warc.Pick) text.Format {
	return text.Format{
		Name:  "wacz",
		Doc:   "Web archives with their indexes (wacz), up to 256 MB, as those without; the WARC files in them stored as they are, as usual.",
		Sniff: sniff,
		Read: func(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
			if in.Part != nil {
				return warc.Read(r, in, pick, emit)
			}
			if in.Parts == nil {
				return text.Head{}, refuse("a web archive in another file: add it by itself")
			}
			a, err := unzip.OfArchives(in.Limits).Read(r) // it is held in memory while it is listed
			if err != nil {
				return text.Head{}, err
			}
			return list(a, warc.NewList(pick, in))
		},
	}
}

// sniff reports whether a file is a ZIP archive whose first member is one of a WACZ.
func sniff(start []byte, _ string) bool {
	const nameAt = 30 // bytes of the head of a member
	if !bytes.HasPrefix(start, []byte("PK\x03\x04")) || len(start) < nameAt {
		return false
	}
	name := string(start[nameAt:])
	return slices.ContainsFunc([]string{archives, "indexes/", "pages/pages.jsonl", "pages/extraPages.jsonl", listName, digestName},
		func(known string) bool { return strings.HasPrefix(name, known) })
}

func refuse(format string, args ...any) error {
	return cited.Errorf(cited.Unsupported, format, args...)
}

// list tells of the documents in all WARC files of a WACZ.
func list(a *unzip.Archive, l *warc.List) (text.Head, error) {
	notes, err := check(a)
	if err != nil {
		return text.Head{}, err
	}
	names := a.Names()
	slices.Sort(names)
	found := false
	for _, name := range names {
		if !strings.HasPrefix(name, archives) || !strings.HasSuffix(name, ".warc") && !strings.HasSuffix(name, ".warc.gz") {
			continue
		}
		found = true
		raw, from, ok := a.Stored(name)
		if !ok {
			notes = append(notes, fmt.Sprintf("%.80s is packed once more and was not read: unpack the WACZ (unzip does) and add that", name))
			continue
		}
		if err := l.Add(bytes.NewReader(raw), int64(from)); err != nil {
			return text.Head{}, err
		}
	}
	if !found {
		return text.Head{}, refuse("a WACZ without a WARC file in its folder archive: get the whole file and add it again")
	}
	head, err := l.Head("wacz")
	head.Note = strings.Join(slices.DeleteFunc(append([]string{head.Note}, notes...), func(s string) bool { return s == "" }), "; ")
	return head, err
}

// check holds the members against the list of contents, and returns what is wrong.
func check(a *unzip.Archive) (wrong []string, err error) {
	if !a.Has(listName) {
		return []string{"it has no " + listName + ", so that nothing says whether it is whole"}, nil
	}
	raw, err := read(a, listName)
	if err != nil {
		return nil, err
	}
	var contents struct {
		Resources []struct{ Path, Hash string }
	}
	if err := json.Unmarshal(raw, &contents); err != nil {
		return []string{listName + " is damaged: nothing was held against it"}, nil
	}
	if a.Has(digestName) {
		signed, err := read(a, digestName)
		if err != nil {
			return nil, err
		}
		var digest struct{ Path, Hash string }
		if json.Unmarshal(signed, &digest) != nil || !holds(digest.Hash, bytes.NewReader(raw)) {
			wrong = append(wrong, listName+" is not the one that "+digestName+" names: it was changed")
		}
	}
	seen := map[string]bool{}
	for _, r := range contents.Resources {
		if seen[r.Path] || r.Hash == "" {
			continue
		}
		seen[r.Path] = true
		if !a.Has(r.Path) {
			wrong = append(wrong, fmt.Sprintf("%.80s is missing", r.Path))
			continue
		}
		m, err := a.Open(r.Path)
		if err != nil {
			return nil, err
		}
		if !holds(r.Hash, m) {
			wrong = append(wrong, fmt.Sprintf("%.80s is not what %s says: its digest is another", r.Path, listName))
		}
	}
	return wrong, nil
}

// read returns a small member.
func read(a *unzip.Archive, name string) ([]byte, error) {
	m, err := a.Open(name)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(m, maxList+1))
	if err == nil && len(raw) > maxList {
		err = refuse("its %s has more than %d MB", name, maxList>>20)
	}
	return raw, err
}

// holds reports whether what is read has a digest like "sha256:" and hex; without a
// name it is of MD5, as data packages have it. What is damaged has not.
func holds(says string, r io.Reader) bool {
	algo, sum, ok := strings.Cut(says, ":")
	if !ok {
		algo, sum = "md5", says
	}
	var h hash.Hash
	switch algo {
	case "sha256":
		h = sha256.New()
	case "md5":
		h = md5.New()
	default:
		return true // nobody can tell
	}
	if _, err := io.Copy(h, r); err != nil {
		return false
	}
	return strings.EqualFold(hex.EncodeToString(h.Sum(nil)), sum)
}
