package cited_test

import (
	"regexp"
	"testing"

	"cited"
	"cited/internal/fuzztest"
)

func TestNewID(t *testing.T) {
	shape := regexp.MustCompile(`^do-[0-9a-hjkmnp-tv-z]{12}$`)
	seen := map[cited.ID][]string{}
	for _, parts := range [][]string{{}, {""}, {"", ""}, {"ab", "c"}, {"a", "bc"}, {"abc"}, {"abc", ""}} {
		id := cited.NewID(cited.DocumentID, parts...)
		if !shape.MatchString(string(id)) {
			t.Errorf("NewID(%q) = %q, want the shape %v", parts, id, shape)
		}
		if other, ok := seen[id]; ok {
			t.Errorf("NewID(%q) and NewID(%q) are both %q", parts, other, id)
		}
		seen[id] = parts
		if again := cited.NewID(cited.DocumentID, parts...); again != id {
			t.Errorf("NewID(%q) is %q, then %q", parts, id, again)
		}
	}
}

// An archive keeps ids for ever: this one must never come out differently.
func TestIDsStay(t *testing.T) {
	document := cited.DocumentKey("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "", 0)
	if want := cited.ID("do-a45300bdc04v"); document != want {
		t.Errorf("DocumentKey = %q, want %q", document, want)
	}
	if got, want := cited.FigureKey(document, "more than 900", 0), cited.ID("fi-pfe3xve78zdj"); got != want {
		t.Errorf("FigureKey = %q, want %q", got, want)
	}
}

func TestDocumentKeyTellsApart(t *testing.T) {
	const original = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	base := cited.DocumentKey(original, "", 0)
	for name, other := range map[string]cited.ID{
		"another address": cited.DocumentKey(original, "https://example.org/a", 0),
		"another part":    cited.DocumentKey(original, "", 1),
		"other bytes":     cited.DocumentKey(original[1:]+"0", "", 0),
	} {
		if other == base {
			t.Errorf("%s gives the same key %q", name, base)
		}
	}
}

func TestFigureKeyTellsOccurrencesApart(t *testing.T) {
	document := cited.DocumentKey("00", "", 0)
	first, second := cited.FigureKey(document, "900", 0), cited.FigureKey(document, "900", 1)
	if first == second {
		t.Errorf("two occurrences share the id %q", first)
	}
	if first.Kind() != cited.FigureID {
		t.Errorf("%q.Kind() = %q", first, first.Kind())
	}
}

func TestIDBits(t *testing.T) {
	for _, bits := range []int64{0, 1, 1<<60 - 1, 0x123456789abcdef} {
		id := cited.IDOf(cited.FigureID, bits)
		if got, ok := id.Bits(); !ok || got != bits {
			t.Errorf("IDOf(%d) = %q, whose bits are %d, %v", bits, id, got, ok)
		}
	}
	for _, id := range []cited.ID{"", "fi", "fi-", "fi-00000000000", "fi-0000000000000", "fig-000000000000",
		"fi-00000000000i", "fi-00000000000U", "fi-0000\n0000000", "000000000000"} {
		if bits, ok := id.Bits(); ok {
			t.Errorf("%q.Bits() = %d, want none", id, bits)
		}
	}
}

func FuzzIDBits(f *testing.F) {
	f.Add("fi-000000000001")
	f.Add("do-zzzzzzzzzzzz")
	f.Fuzz(func(t *testing.T, s string) {
		fuzztest.Limit(t)
		id := cited.ID(s)
		if bits, ok := id.Bits(); ok && cited.IDOf(id.Kind(), bits) != id {
			t.Fatalf("%q has bits %d, which are those of %q", id, bits, cited.IDOf(id.Kind(), bits))
		}
	})
}

func BenchmarkIDBits(b *testing.B) {
	id := cited.NewID(cited.FigureID, "a")
	for b.Loop() {
		bits, _ := id.Bits()
		id = cited.IDOf(cited.FigureID, bits)
	}
}
