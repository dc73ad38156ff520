package custody

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/fuzztest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/tlog"
)

func someActs() []Act {
	at := Time(time.Date(2024, 2, 29, 12, 0, 0, 5, time.UTC))
	d, e := cited.ID("do-0123456789ab"), cited.ID("do-ba9876543210")
	return []Act{
		{Act: Begin, Archive: "00ff", At: at, By: "Anna \"A.\" Berg"},
		{Act: Add, At: at, By: "Anna", Documents: []Document{
			{ID: d, Address: "https://example.org/?a=1&b=<2>", From: "/a\n\x01\u2028/b", Original: SumOf("a"), Row: SumOf("b"), Size: 12},
			{ID: e, From: "bad \xff name", Original: SumOf("c"), Row: SumOf("d"), Reading: SumOf("e"), Size: 1 << 40, Unkept: true}}},
		{Act: Keep, At: at, Documents: []Document{{ID: e, Size: 1 << 40}}},
		{Act: Read, At: at, Version: "v1", Documents: []Document{{ID: d, Outcome: "read", Reading: SumOf("f")}}},
		{Act: Give, At: at, Documents: []Document{{ID: d, Given: SumOf("g")}}},
		{Act: Edit, At: at, By: "Anna", Decisions: []Decision{{ID: "de-0123456789ab", Subject: d, Field: "title", Row: SumOf("h")}}},
		{Act: Checkpoint, At: at, Key: "k", Note: SumOf("n"), Size: 6},
		{Act: Merge, At: at, From: "other", Foreign: &Foreign{Archive: "ab", Root: SumOf("r"), Size: 9}, Documents: []Document{{ID: "do-0123456789az", Original: SumOf("a"), Row: SumOf("row")}}},
		{Act: Backup, At: at, File: SumOf("f"), Size: 7, To: "b.tar"},
		{Act: Withdraw, At: at, By: "Anna", Reason: "asked for", Documents: []Document{{ID: e, Original: SumOf("c"), Row: SumOf("i"), Size: 1 << 40}},
			Decisions: []Decision{{ID: "de-0123456789ab", Subject: d, Field: "title", Row: SumOf("j")}}},
	}
}

func TestActsAreCanonical(t *testing.T) {
	for _, a := range someActs() {
		line := a.Encode()
		var plain map[string]any
		numbers := json.NewDecoder(bytes.NewReader(line))
		numbers.UseNumber()
		if err := numbers.Decode(&plain); err != nil || bytes.IndexByte(line, '\n') >= 0 || bytes.IndexByte(line, 0xff) >= 0 {
			t.Fatalf("%s: %v", line, err)
		}
		b, err := Parse(line)
		if err != nil || !bytes.Equal(b.Encode(), line) {
			t.Errorf("%s: %v", line, err)
		}
		// encoding/json sorts the keys of a map: apart from the escapes of HTML it must say the same
		var other bytes.Buffer
		e := json.NewEncoder(&other)
		e.SetEscapeHTML(false)
		if err := e.Encode(plain); err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(strings.TrimSpace(other.String()), `\u2028`, "\u2028"); got != string(line) {
			t.Errorf("%s\nis not\n%s", line, got)
		}
	}
	const want = `{"act":"decide","at":"2024-02-29T12:00:00.000000000Z","decisions":[{"decision":"de-0123456789ab","row":"` // a form that stays
	a := Act{Act: Decide, At: "2024-02-29T12:00:00.000000000Z", Decisions: []Decision{{ID: "de-0123456789ab", Row: SumOf("x")}}}
	if got := string(a.Encode()); !strings.HasPrefix(got, want) {
		t.Errorf("%s", got)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, line := range []string{"", "{", "[]", `{"act": "begin"}`, `{"at":"x","act":"begin"}`, `{"act":"begin","more":1}`, `{"act":"begin","act":"begin"}`,
		`{"act":"begin","by":""}`, `{"act":"begin"} `, `{"act":"add","documents":[]}`, `{"act":"checkpoint","note":"00"}`, `{"ACT":"begin"}`, `{"act":"\u0062egin"}`} {
		if a, err := Parse([]byte(line)); err == nil {
			t.Errorf("%s is read as %+v", line, a)
		}
	}
}

// stored is a tree kept as a database keeps it.
type stored map[int64]Hash

func (s stored) ReadHashes(places []int64) ([]Hash, error) {
	var hashes []Hash
	for _, p := range places {
		h, ok := s[p]
		if !ok {
			return nil, errors.New("missing")
		}
		hashes = append(hashes, h)
	}
	return hashes, nil
}

// TestTree holds the tree that is made anew against the one that is stored, and both
// against proofs of the library.
func TestTree(t *testing.T) {
	kept, tree := stored{}, Tree{}
	for n := range int64(70) {
		entry := []byte(strings.Repeat("x", int(n)))
		place, hashes, err := NewHashes(n, entry, kept)
		if err != nil {
			t.Fatal(err)
		}
		for i, h := range hashes {
			kept[place+int64(i)] = h
		}
		again, same, err := tree.Add(entry)
		if err != nil || again != place || !cmp.Equal(same, hashes) {
			t.Fatalf("entry %d: %d and %d, %v", n, place, again, err)
		}
		if int64(len(kept)) != CountHashes(n+1) || tree.Size() != n+1 || kept[Place(n)] != tlog.RecordHash(entry) {
			t.Fatalf("entry %d: %d hashes", n, len(kept))
		}
		root, err := Root(n+1, kept)
		if err != nil {
			t.Fatal(err)
		}
		for m := range n + 1 {
			old, err := tree.Root(m + 1)
			if err != nil {
				t.Fatal(err)
			}
			proof, err := tlog.ProveTree(n+1, m+1, kept)
			if err != nil || tlog.CheckTree(proof, n+1, root, m+1, old) != nil {
				t.Fatalf("%d of %d: %v", m+1, n+1, err)
			}
		}
	}
	if _, err := tree.Root(71); err == nil {
		t.Error("a root of entries that are not there")
	}
}

// TestTreeWithALostEntry goes on behind an entry of which the hash is left.
func TestTreeWithALostEntry(t *testing.T) {
	var whole, lost Tree
	for n := range 9 {
		entry := []byte{byte(n)}
		_, hashes, err := whole.Add(entry)
		if err == nil && n == 4 {
			err = lost.AddLost(hashes[0])
		} else if err == nil {
			_, _, err = lost.Add(entry)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	a, _ := whole.Root(9)
	if b, err := lost.Root(9); err != nil || a != b {
		t.Errorf("%v and %v, %v", a, b, err)
	}
}

func newKeys(t *testing.T, name string) (*PrivateKey, []PublicKey) {
	t.Helper()
	private, public, err := NewKey(name)
	if err != nil {
		t.Fatal(err)
	}
	k, err := ParsePrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := ParsePublicKeys(public)
	if err != nil || len(keys) != 1 || keys[0].String() != k.Public().String() {
		t.Fatalf("public keys %v, %v", keys, err)
	}
	return k, keys
}

func TestCheckpoint(t *testing.T) {
	k, keys := newKeys(t, "Anna + Berg\n")
	other, otherKeys := newKeys(t, "")
	p := Point{Archive: "00ff", Size: 7, Root: tlog.RecordHash([]byte("x")), At: "2024-02-29T12:00:00.000000000Z"}
	signed, err := p.Sign(k)
	if err != nil {
		t.Fatal(err)
	}
	const text = "cited/archive/00ff\n7\n"
	if !strings.HasPrefix(string(signed), text) {
		t.Errorf("%s", signed)
	}
	if got, err := Open(signed, append(otherKeys, keys...)); err != nil || got.Point != p || got.Key != k.Public().String() {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := Open(signed, otherKeys); !errors.Is(err, ErrOtherKey) {
		t.Errorf("with another key: %v", err)
	}
	if _, err := Open(signed, nil); !errors.Is(err, ErrOtherKey) {
		t.Errorf("without a key: %v", err)
	}
	for i := range signed {
		bent := bytes.Clone(signed)
		bent[i] ^= 1
		if got, err := Open(bent, keys); err == nil && got.Point != p {
			t.Errorf("byte %d changed: %+v", i, got.Point)
		}
	}
	bent := bytes.Replace(signed, []byte("\n7\n"), []byte("\n8\n"), 1)
	if _, err := Open(bent, keys); !errors.Is(err, ErrForged) {
		t.Errorf("another size: %v", err)
	}
	if both, err := p.Sign(other); err != nil {
		t.Error(err)
	} else if _, err := Open(both, keys); !errors.Is(err, ErrOtherKey) {
		t.Errorf("signed by somebody else: %v", err)
	}
}

func TestKeysThatMakeNoSense(t *testing.T) {
	private, public, err := NewKey("anna")
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := NewKey("anna")
	if err != nil {
		t.Fatal(err)
	}
	lines, others := strings.Split(private, "\n"), strings.Split(other, "\n")
	for name, text := range map[string]string{"nothing": "", "a public key": public, "without its public half": lines[2], "with that of another": others[1] + "\n" + lines[2],
		"damaged": lines[1] + "\n" + lines[2][:40]} {
		if _, err := ParsePrivateKey(text); err == nil {
			t.Errorf("%s signs", name)
		}
	}
	for name, text := range map[string]string{"nothing": "\n# x\n", "a private key": private, "words": "this is no key", "damaged": strings.Split(public, "\n")[1][:30]} {
		if _, err := ParsePublicKeys(text); err == nil {
			t.Errorf("%s checks", name)
		}
	}
}

func TestLedger(t *testing.T) {
	l := NewLedger()
	for n, a := range someActs() {
		if wrong := l.Replay(int64(n), &a); len(wrong) > 0 {
			t.Errorf("entry %d: %q", n, wrong)
		}
	}
	if wrong := l.End(); len(wrong) > 0 {
		t.Errorf("at its end: %q", wrong)
	}
	want := map[cited.ID]*Record{
		"do-0123456789ab": {Original: SumOf("a"), Row: SumOf("b"), Given: SumOf("g"), Reading: SumOf("f"), Size: 12, Version: "v1", Unread: true, Added: 1, Said: 4, Read: 3,
			Sayings: []Sum{SumOf("g")}},
		"do-ba9876543210": {Original: SumOf("c"), Row: SumOf("d"), Tombstone: SumOf("i"), Size: 1 << 40, Added: 1, Said: 1, Withdrawn: 9},
		"do-0123456789az": {Original: SumOf("a"), Row: SumOf("row"), Added: 7, Said: 7},
	}
	if diff := cmp.Diff(want, l.Documents); diff != "" {
		t.Error(diff)
	}
	d := Document{ID: "do-0123456789ab"}
	for _, a := range []Act{{Act: Begin}, {Act: Add, Documents: []Document{d}}, {Act: Read, Documents: []Document{{ID: "do-000000000000"}}},
		{Act: "burn"}, {Act: Merge}, {Act: Decide, Foreign: &Foreign{Archive: "a"}}, {Act: Checkpoint, Documents: []Document{d}}, {Act: Decide, Decisions: []Decision{{ID: "de-0123456789ab"}}},
		{Act: Withdraw, Documents: []Document{{ID: "do-000000000000"}}}, {Act: Withdraw, Decisions: []Decision{{ID: "de-000000000000"}}},
		{Act: Read, Documents: []Document{{ID: "do-ba9876543210"}}}} {
		if wrong := l.Replay(9, &a); len(wrong) != 1 {
			t.Errorf("%s: %q", a.Encode(), wrong)
		}
	}
	if wrong := NewLedger().Replay(0, &Act{Act: Add}); len(wrong) != 1 {
		t.Errorf("a log without a beginning: %q", wrong)
	}
}

// TestDocsNameEveryAct holds the page on custody against the lists of this package.
func TestDocsNameEveryAct(t *testing.T) {
	page, err := os.ReadFile("../../docs/custody.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, act := range Acts() {
		if !bytes.Contains(page, []byte("| `"+act+"` |")) {
			t.Errorf("docs/custody.md has no row of the act %s", act)
		}
	}
	for _, check := range []string{OfOriginal, OfRow, OfSpan, OfLog, OfCheckpoint, OfDatabase, OfBackup, OfForeign} {
		if !bytes.Contains(page, []byte("| `"+check+"` |")) {
			t.Errorf("docs/custody.md has no row of the check %s", check)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, a := range someActs() {
		f.Add(a.Encode())
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		fuzztest.Limit(t)
		a, err := Parse(line)
		if err != nil {
			return
		}
		if !bytes.Equal(a.Encode(), line) {
			t.Errorf("%q is written as %q", line, a.Encode())
		}
		NewLedger().Replay(0, a)
	})
}

func FuzzOpen(f *testing.F) {
	private, public, err := NewKey("anna")
	if err != nil {
		f.Fatal(err)
	}
	k, err := ParsePrivateKey(private)
	if err != nil {
		f.Fatal(err)
	}
	p := Point{Archive: "00ff", Size: 7, At: "2024"}
	signed, err := p.Sign(k)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(signed, public)
	f.Add([]byte(private), public)
	f.Fuzz(func(t *testing.T, signed []byte, public string) {
		fuzztest.Limit(t)
		keys, _ := ParsePublicKeys(public)
		if got, err := Open(signed, keys); err == nil && (got.Size < 1 || got.Key == "") {
			t.Errorf("%q is read as %+v", signed, got)
		}
		_, _ = ParsePrivateKey(string(signed))
		_, _ = parsePoint(string(signed))
	})
}

func BenchmarkAppend(b *testing.B) {
	a := someActs()[1]
	var tree Tree
	for b.Loop() {
		if _, _, err := tree.Add(a.Encode()); err != nil {
			b.Fatal(err)
		}
	}
}

// rootByTheBook is the root as RFC 6962 defines it, without the library: what a stranger
// would write.
func rootByTheBook(entries [][]byte) [32]byte {
	switch n := len(entries); n {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return sha256.Sum256(append([]byte{0}, entries[0]...))
	default:
		k := 1
		for 2*k < n {
			k *= 2
		}
		left, right := rootByTheBook(entries[:k]), rootByTheBook(entries[k:])
		return sha256.Sum256(append(append([]byte{1}, left[:]...), right[:]...))
	}
}

func TestRootIsThatOfTheBook(t *testing.T) {
	var tree Tree
	var entries [][]byte
	for n := range 40 {
		entry := bytes.Repeat([]byte("x"), n)
		entries = append(entries, entry)
		if _, _, err := tree.Add(entry); err != nil {
			t.Fatal(err)
		}
		if root, err := tree.Root(int64(n + 1)); err != nil || root != rootByTheBook(entries) {
			t.Errorf("%d entries: %v, %v", n+1, root, err)
		}
	}
}
