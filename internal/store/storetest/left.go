package storetest

import (
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"
)

// stretch is how long a piece of a text is that is looked for, in bytes.
const stretch = 12

// Stretches are all pieces of some texts, twelve bytes long, as UTF-8 and as UTF-16 in both
// orders of bytes.
type Stretches map[[stretch]byte]bool

// StretchesOf returns the pieces of texts, as they are and in small letters.
func StretchesOf(texts ...string) Stretches {
	all := Stretches{}
	for _, text := range texts {
		for _, t := range []string{text, strings.ToLower(text)} {
			all.add([]byte(t))
			little, big := []byte{}, []byte{}
			for _, unit := range utf16.Encode([]rune(t)) {
				little, big = binary.LittleEndian.AppendUint16(little, unit), binary.BigEndian.AppendUint16(big, unit)
			}
			all.add(little)
			all.add(big)
		}
	}
	return all
}

func (s Stretches) add(b []byte) {
	for at := 0; at+stretch <= len(b); at++ {
		s[[stretch]byte(b[at:])] = true
	}
}

// In returns the pieces that are in the files of a folder, and below it, each behind the name
// of the file.
func (s Stretches) In(dir string) (found []string, err error) {
	err = s.each(dir, func(path string, piece [stretch]byte) {
		found = append(found, filepath.Base(path)+": "+string(piece[:]))
	})
	slices.Sort(found)
	return slices.Compact(found), err
}

// Without takes out the pieces that are in the files of another folder: that they are found
// says nothing.
func (s Stretches) Without(dir string) error {
	return s.each(dir, func(_ string, piece [stretch]byte) { delete(s, piece) })
}

func (s Stretches) each(dir string, use func(path string, piece [stretch]byte)) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for at := 0; at+stretch <= len(b); at++ {
			if piece := [stretch]byte(b[at:]); s[piece] {
				use(path, piece)
			}
		}
		return err
	})
}
