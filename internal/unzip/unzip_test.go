package unzip

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/limit"
)

// pack packs members, given as names and contents in turn; stored says how.
func pack(t testing.TB, method uint16, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: members[i], Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, members[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpen(t *testing.T) {
	raw := pack(t, zip.Store, "a/", "", "a/b.xml", "Nine", "c", "Ten")
	a, err := Within(limit.Limits{}).Read(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if !a.Has("a/b.xml") || a.Has("a/") || a.Has("b.xml") || len(a.Names()) != 2 {
		t.Errorf("members are %q", a.Names())
	}
	m, err := a.Open("a/b.xml")
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(m)
	if string(content) != "Nine" || err != nil || string(raw[m.From:m.To]) != "Nine" {
		t.Errorf("%q, %v, from %q", content, err, raw[m.From:m.To])
	}
	if _, err := a.Open("d"); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("a member that is not there: %v", err)
	}
}

func TestLimits(t *testing.T) {
	l := Limits{Packed: 1000, Unpacked: 100, Members: 3}
	half := strings.Repeat("x", 60)
	tests := []struct {
		name string
		raw  []byte
		want string
	}{
		{"within", pack(t, zip.Deflate, "a", half, "b", "y"), ""},
		{"two together", pack(t, zip.Deflate, "a", half, "b", half), "unpacks to more"},
		{"members", pack(t, zip.Deflate, "a", "", "b", "", "c", "", "d", ""), "more than 3 members"},
		{"packed", pack(t, zip.Store, "a", strings.Repeat("x", 2000)), "a packed document of more than"},
		{"no archive", []byte("PK\x03\x04"), "damaged archive"},
		{"empty", nil, "damaged archive"},
		{"out", pack(t, zip.Store, "a/../../b", ""), "leads out"},
		{"out of Windows", pack(t, zip.Store, `..\b`, ""), "leads out"},
		{"two", pack(t, zip.Store, "a", "1", "a", "2"), "two members"},
	}
	for _, tt := range tests {
		a, err := l.Read(bytes.NewReader(tt.raw))
		for _, name := range []string{"a", "b"} {
			if err == nil {
				var m *Member
				if m, err = a.Open(name); err == nil {
					_, err = io.Copy(io.Discard, m)
				}
			}
		}
		if tt.want == "" && err != nil || tt.want != "" && (cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestStart(t *testing.T) {
	long := strings.Repeat("word ", 10_000)
	for _, method := range []uint16{zip.Store, zip.Deflate} {
		raw := pack(t, method, "mimetype", "text", "b.xml", "<b/>", "c", long)
		for _, n := range []int{len(raw), 200} {
			var got []string
			for _, e := range Start(raw[:n]) {
				got = append(got, e.Name+" "+string(e.Content[:min(len(e.Content), 5)]))
			}
			if len(got) < 2 || got[0] != "mimetype text" || got[1] != "b.xml <b/>" {
				t.Errorf("method %d, %d bytes: %q", method, n, got)
			}
		}
	}
	if got := Start([]byte("plain")); got != nil {
		t.Errorf("of text: %v", got)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(pack(f, zip.Deflate, "a", "Nine", "b", "Ten"))
	f.Add(pack(f, zip.Store, "mimetype", "text"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		fuzztest.Limit(t)
		Start(raw)
		l := Limits{Packed: 1 << 20, Unpacked: 1 << 16, Members: 10}
		a, err := l.Open(raw)
		if err != nil {
			return
		}
		for _, name := range a.Names() {
			m, err := a.Open(name)
			if err != nil {
				continue
			}
			if m.From < 0 || m.To < m.From || m.To > len(raw) {
				t.Fatalf("%q stands at %d to %d of %d", name, m.From, m.To, len(raw))
			}
			if _, err := io.Copy(io.Discard, m); err != nil && cited.CodeOf(err) != cited.Unsupported {
				t.Fatal(err)
			}
		}
	})
}
