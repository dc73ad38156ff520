package gazetteer

import (
	"bytes"
	"strings"
	"testing"
)

func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func keyOf(words string) (key []byte) {
	for w := range strings.FieldsSeq(words) {
		key = AppendKey(key, w)
	}
	return key
}

func TestFind(t *testing.T) {
	g := load(t)
	for _, test := range []struct{ key, country, province string }{
		{"aleppo", "SYR", "Aleppo"}, {"deir ez zor", "SYR", "Deir ez-Zor"}, {"deir al zor", "SYR", "Deir ez-Zor"}, {"bristol", "GBR", "England"}, {"texas", "USA", "Texas"}, {"pristina", "XKX", "Pristina"},
	} {
		found, _ := g.Find(keyOf(test.key))
		places := Places(found)
		if len(places) == 0 || places[0].Country != test.country || g.Province(places[0].Country, places[0].Region) != test.province {
			t.Errorf("%s: got %+v", test.key, places)
		}
	}
}

func TestFindKnowsWhatGoesOn(t *testing.T) {
	g := load(t)
	if found, longer := g.Find(keyOf("deir ez")); found != "" || !longer {
		t.Errorf(`"deir ez": got %q, %v, want a longer key`, found, longer)
	}
	for _, none := range []string{"", "qqqq", "zzzzzzzz", "aleppoo", "=", "=SYR"} {
		if found, _ := g.Find([]byte(none)); found != "" {
			t.Errorf("%q: got %q", none, found)
		}
	}
}

// TestLines holds the file to its format, ordered keys, each with a place, and finds every one.
func TestLines(t *testing.T) {
	g := load(t)
	before := []byte{}
	n, at := 0, 0
	for line := range bytes.Lines(g.lines) {
		key, places, ok := bytes.Cut(bytes.TrimSuffix(line, []byte("\n")), []byte("\t"))
		if !ok || bytes.Compare(before, line) >= 0 {
			t.Fatalf("line %q behind %q", line, before)
		}
		if key[0] != '=' && len(Places(string(places))) == 0 {
			t.Fatalf("line %q has no place", line)
		}
		if found := g.search(key); found != at {
			t.Fatalf("the key of %q is found at %d, not at %d", line, found, at)
		}
		before, at = line, at+len(line)
		n++
	}
	if n < 200_000 {
		t.Errorf("only %d lines", n)
	}
}

func TestAppendKey(t *testing.T) {
	var key []byte
	for _, word := range []string{"n'djamena", "-", "st.", "x"} {
		key = AppendKey(key, word)
	}
	if string(key) != "ndjamena st x" {
		t.Errorf("got %q", key)
	}
}

func BenchmarkFind(b *testing.B) {
	g := load(b)
	key := keyOf("deir ez zor")
	b.ReportAllocs()
	for b.Loop() {
		g.Find(key)
	}
}

func TestAll(t *testing.T) {
	g := load(t)
	found, _ := g.Find(keyOf("jackson county"))
	first, all := Places(found), All(found)
	if len(first) != 10 || len(all) <= len(first) || all[len(first)-1] != first[len(first)-1] {
		t.Errorf("%d places, %d with the smaller ones", len(first), len(all))
	}
}
