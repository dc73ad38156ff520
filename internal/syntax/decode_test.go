package syntax

import (
	"bytes"
	"os"
	"testing"
)

// TestDamagedLists decodes what a model holds besides its tables with the lists of
// relations wrong, as a file has them whose sum somebody made fit.
func TestDamagedLists(t *testing.T) {
	data, err := os.ReadFile("models/en.model")
	if err != nil {
		t.Fatal(err)
	}
	m, err := Load(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	good := m.encodeRest()
	if err := new(Model).decodeRest(good); err != nil {
		t.Fatalf("as it was: %v", err)
	}
	lists := bytes.Index(good, m.mover.labels.left)
	for at := lists; at < lists+len(m.mover.labels.left)+len(m.mover.labels.right); at++ {
		bad := bytes.Clone(good)
		bad[at] = 255
		if err := new(Model).decodeRest(bad); err == nil {
			t.Errorf("byte %d is wrong, and nobody says so", at)
		}
	}
}
