package office

import (
	"slices"
	"strings"

	"cited/internal/unzip"
)

// Kind is what an Office file since 2007 holds: the folder of its members.
type Kind string

// The kinds that are told apart.
const (
	Word  Kind = "word"
	Excel Kind = "xl"
	Slide Kind = "ppt"
)

// IsOf reports whether an archive that starts with these bytes is an Office file of a
// kind: by a member of it, or by what its list of types or relations names.
func IsOf(kind Kind, start []byte) bool {
	folder := string(kind) + "/"
	for _, e := range unzip.Start(start) {
		switch {
		case strings.HasPrefix(e.Name, folder):
			return true
		case e.Name == "mimetype", slices.ContainsFunc([]Kind{Word, Excel, Slide}, func(k Kind) bool { return strings.HasPrefix(e.Name, string(k)+"/") }):
			return false
		case e.Name == "[Content_Types].xml" && strings.Contains(string(e.Content), `"/`+folder),
			e.Name == "_rels/.rels" && strings.Contains(string(e.Content), `"`+folder):
			return true
		}
	}
	return false
}

// Part returns a reader of a member of XML, nil if the archive has no such member.
func Part(a *unzip.Archive, name string) (*XML, error) {
	if !a.Has(name) {
		return nil, nil
	}
	m, err := a.Open(name)
	if err != nil {
		return nil, err
	}
	return NewXML(name, m), nil
}
