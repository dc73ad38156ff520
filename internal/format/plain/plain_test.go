package plain

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/text"
)

// tiny limits make many windows of little text.
func tiny() limits { return limits{content: 400, segments: 60, marks: 30, chunk: 64} }

// collect reads and checks every window, and returns them and the content of all.
func collect(t testing.TB, l limits, original []byte, in text.Input) ([]text.Window, string, text.Head) {
	t.Helper()
	var windows []text.Window
	var all strings.Builder
	head, err := l.read(bytes.NewReader(original), in, func(w text.Window) error {
		if err := w.Check(int64(len(original))); err != nil {
			t.Fatalf("%v in %q", err, w.Content)
		}
		if len(w.Content) > l.content {
			t.Fatalf("a window of %d bytes", len(w.Content))
		}
		windows = append(windows, w)
		all.WriteString(w.Content)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return windows, all.String(), head
}

// encodings under test: how to write them and what reading must call them.
func encodings() []struct {
	name, hint string
	bom        string
	enc        encoding.Encoding
} {
	byName := func(label string) encoding.Encoding { e, _ := charset.Lookup(label); return e }
	le, be := xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM)
	return []struct {
		name, hint string
		bom        string
		enc        encoding.Encoding
	}{
		{"utf-8", "", "", encoding.Nop},
		{"utf-8", "iso-8859-1", "\xef\xbb\xbf", encoding.Nop},
		{"utf-16le", "", "\xff\xfe", le},
		{"utf-16be", "", "\xfe\xff", be},
		{"utf-16le", "", "", le},
		{"utf-16be", "", "", be},
		{"utf-32le", "", "\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"utf-32be", "", "\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"windows-1252", "latin1", "", byName("windows-1252")},
		{"windows-1251", "cp1251", "", byName("windows-1251")},
		{"windows-1256", "windows-1256", "", byName("windows-1256")},
		{"koi8-r", "koi8-r", "", byName("koi8-r")},
		{"gb18030", "gb18030", "", byName("gb18030")},
		{"shift_jis", "shift_jis", "", byName("shift_jis")},
		{"big5", "big5", "", byName("big5")},
		{"euc-kr", "euc-kr", "", byName("euc-kr")},
	}
}

// words of many scripts, with marks, signs beyond the first plane, and all that
// white space can be.
func words() []string {
	return []string{"900", "fighters", "naïve", "Öl", "e\u0301a\u0308", "боец", "مقاتل", "戦士三百", "전사", "👩‍👩‍👧", "🇧🇪", "\u00a0",
		"1\u202f200", " ", " ", " ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "|", ".", "—"}
}

// generate makes a text that the encoding can hold.
func generate(rng *rand.Rand, enc encoding.Encoding, n int) string {
	var b strings.Builder
	for range n {
		w := words()[rng.IntN(len(words()))]
		encoded, err := enc.NewEncoder().String(w)
		if again, _ := enc.NewDecoder().String(encoded); err == nil && again == w {
			b.WriteString(w)
		}
	}
	return b.String() + "ende"
}

func TestEverySegmentIsTheOriginal(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, e := range encodings() {
		for range 20 {
			want := generate(rng, e.enc, 300)
			encoded, err := e.enc.NewEncoder().String(want)
			if err != nil {
				t.Fatal(e.name, err)
			}
			original := []byte(e.bom + encoded)
			windows, got, head := collect(t, tiny(), original, text.Input{Charset: e.hint})
			if head.Encoding != e.name {
				t.Fatalf("%s was taken for %s", e.name, head.Encoding)
			}
			if got != want {
				t.Fatalf("%s: %q became %q", e.name, want, got)
			}
			for _, w := range windows {
				checkSegments(t, w, original, e.enc)
			}
		}
	}
}

func checkSegments(t *testing.T, w text.Window, original []byte, enc encoding.Encoding) {
	t.Helper()
	covered := 0
	for _, s := range w.Map {
		got := string(original[s.From:s.To])
		if !s.Exact {
			got, _ = enc.NewDecoder().String(got)
		}
		if want := w.Content[s.Start:s.End]; got != want {
			t.Fatalf("segment %v: %q stands for %q", s, got, want)
		}
		covered += s.End - s.Start
	}
	if covered != len(w.Content) {
		t.Fatalf("%d of %d bytes are mapped", covered, len(w.Content))
	}
}

func TestWindowsEndBetweenCharacters(t *testing.T) {
	family := "👩‍👩‍👧‍👦"
	for _, unit := range []string{"e\u0301", family, "🇧🇪", "한", "x", "क्षि"} {
		windows, got, _ := collect(t, tiny(), []byte(strings.Repeat(unit, 200)), text.Input{})
		if got != strings.Repeat(unit, 200) {
			t.Fatalf("%q: the text changed", unit)
		}
		for _, w := range windows {
			first, _ := utf8.DecodeRuneInString(w.Content)
			if unicode.IsMark(first) || first == zeroWidthJoiner || unit == family && !strings.HasPrefix(w.Content, "👩") {
				t.Errorf("%q: a window starts with %q", unit, w.Content[:8])
			}
		}
	}
}

func TestWindowsEndAtTheBestPlace(t *testing.T) {
	l := limits{content: 100, segments: 100, marks: 100, chunk: 64}
	tests := []struct{ name, unit, end string }{
		{"blank line", "Twelve came back.\nNine are held.\n\n", "\n\n"},
		{"blank line of Windows", "Twelve came back.\r\n \r\n", "\r\n \r\n"},
		{"line", "Twelve came back.\n", "\n"},
		{"word", "Twelve came back. ", " "},
	}
	for _, tt := range tests {
		windows, _, _ := collect(t, l, []byte(strings.Repeat(tt.unit, 40)), text.Input{})
		for _, w := range windows {
			if !strings.HasSuffix(w.Content, tt.end) {
				t.Errorf("%s: a window ends with %q", tt.name, w.Content)
			}
		}
	}
}

func TestInvalidUTF8(t *testing.T) {
	tests := []struct{ in, want string }{
		{"déjà vu \xff ici", "déjà vu \ufffd ici"},
		{"déjà vu \xe2\x82 ici", "déjà vu \ufffd ici"},
		{"déjà vu \xe2\x82", "déjà vu \ufffd"},
		{"déjà \x80\x80 vu", "déjà \ufffd\ufffd vu"},
		{"déjà \x00 vu à côté d'un petit mot", "déjà \ufffd vu à côté d'un petit mot"},
	}
	for _, tt := range tests {
		windows, got, head := collect(t, tiny(), []byte(tt.in), text.Input{})
		if got != tt.want || head.Encoding != "utf-8" {
			t.Errorf("%q became %q (%s)", tt.in, got, head.Encoding)
		}
		for _, s := range windows[0].Map {
			if bad := windows[0].Content[s.Start:s.End] == "\ufffd"; bad == s.Exact {
				t.Errorf("%q: %v is %q", tt.in, s, windows[0].Content[s.Start:s.End])
			}
		}
	}
}

func TestEncodingIsDecidedLate(t *testing.T) {
	start := strings.Repeat("Nothing but plain letters so far. ", 50)
	for _, tt := range []struct{ end, want, name string }{
		{"d\xe9j\xe0 vu", "déjà vu", "windows-1252"},
		{"déjà vu", "déjà vu", "utf-8"},
		{"still", "still", "utf-8"},
	} {
		_, got, head := collect(t, tiny(), []byte(start+tt.end), text.Input{})
		if got != start+tt.want || head.Encoding != tt.name {
			t.Errorf("%q was read as %s: %q", tt.end, head.Encoding, strings.TrimPrefix(got, start))
		}
	}
}

func TestGuesses(t *testing.T) {
	tests := []struct{ name, text string }{
		{"windows-1251", "По данным министерства, около трёхсот граждан уехали воевать, и лишь сорок вернулись домой."},
		{"koi8-r", "По данным министерства, около трёхсот граждан уехали воевать, и лишь сорок вернулись домой."},
		{"windows-1256", "قالت الوزارة إن نحو ثلاثمائة من المواطنين سافروا للقتال، ولم يعد منهم إلا أربعون إلى بيوتهم."},
		{"windows-1252", "Selon le ministère, près de trois cents étaient allés là-bas, et à peine quarante étaient rentrés."},
	}
	for _, tt := range tests {
		e, _ := charset.Lookup(tt.name)
		encoded, err := e.NewEncoder().String(strings.ReplaceAll(tt.text, "ё", "е"))
		if err != nil {
			t.Fatal(tt.name, err)
		}
		if _, _, head := collect(t, tiny(), []byte(encoded), text.Input{}); head.Encoding != tt.name {
			t.Errorf("%s was taken for %s", tt.name, head.Encoding)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, in := range []string{"", " ", "\n\n\n", "\xef\xbb\xbf", strings.Repeat(" \n", 5000)} {
		if windows, _, _ := collect(t, tiny(), []byte(in), text.Input{}); len(windows) != 0 {
			t.Errorf("%d bytes of nothing give %d windows", len(in), len(windows))
		}
	}
}

func TestNotText(t *testing.T) {
	noise := make([]byte, 5000)
	rng := rand.New(rand.NewPCG(7, 8))
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	tests := map[string]string{
		"png":   "\x89PNG\r\n\x1a\n" + string(noise),
		"elf":   "\x7fELF\x02\x01\x01" + strings.Repeat("\x00", 50),
		"zip":   "PK\x03\x04 and so on",
		"pdf":   "%PDF-1.7\n1 0 obj",
		"noise": string(noise),
		"zeros": strings.Repeat("\x00", 100),
		"later": strings.Repeat("All is well. ", 100) + string(noise),
	}
	for name, in := range tests {
		_, err := tiny().read(strings.NewReader(in), text.Input{Name: "x.txt"}, func(text.Window) error { return nil })
		var e *cited.Error
		if !errors.As(err, &e) || e.Code != cited.Unsupported || !strings.HasPrefix(e.Message, "not text: ") || !strings.Contains(e.Message, "save ") {
			t.Errorf("%s: %v", name, err)
		}
		if name != "later" && Format().Sniff([]byte(in), "x.txt") {
			t.Errorf("%s passes for text", name)
		}
	}
}

// lineOf yields one line of n bytes without holding it.
type lineOf struct{ n int }

func (l *lineOf) Read(p []byte) (int, error) {
	if l.n == 0 {
		return 0, io.EOF
	}
	n := min(len(p), l.n)
	copy(p, bytes.Repeat([]byte("word "), n/5+1))
	l.n -= n
	return n, nil
}

func TestOneLongLine(t *testing.T) {
	total := 0
	_, err := Format().Read(&lineOf{20 << 20}, text.Input{}, func(w text.Window) error {
		if len(w.Content) > 8<<20 {
			t.Errorf("a window of %d bytes", len(w.Content))
		}
		total += len(w.Content)
		return nil
	})
	if err != nil || total != 20<<20 {
		t.Errorf("read %d bytes: %v", total, err)
	}
}

func TestEmitEndsReading(t *testing.T) {
	stop := errors.New("enough")
	n := 0
	_, err := tiny().read(&lineOf{1 << 20}, text.Input{}, func(text.Window) error { n++; return stop })
	if !errors.Is(err, stop) || n != 1 {
		t.Errorf("%d windows, then %v", n, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("Some 300 left.\r\n\r\nForty came back."), "")
	f.Add([]byte("\xff\xfeh\x00i\x00"), "utf-16")
	f.Add([]byte("d\xe9j\xe0 vu e\xcc\x81"), "shift_jis")
	f.Add([]byte("\x1b$B%F%9%H\x1b(B end"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, original []byte, hint string) {
		fuzztest.Limit(t)
		if notText(original) != nil {
			return
		}
		_, err := tiny().read(bytes.NewReader(original), text.Input{Charset: hint}, func(w text.Window) error {
			if len(w.Content) > tiny().content {
				t.Fatalf("a window of %d bytes", len(w.Content))
			}
			return w.Check(int64(len(original)))
		})
		if err != nil && cited.CodeOf(err) != cited.Unsupported {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	line := "Some 300 people left the country for the war, the ministry said, and 40 of them came back.\n\n"
	in := []byte(strings.Repeat(line, 20<<20/len(line)))
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		_, err := Format().Read(bytes.NewReader(in), text.Input{}, func(text.Window) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}
