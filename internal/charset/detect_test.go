package charset

import "testing"

func TestDetect(t *testing.T) {
	tests := []struct {
		start, hint, want string
		bom               int
	}{
		{"", "", "utf-8", 0},
		{"plain", "", "utf-8", 0},
		{"plain", "utf-16", "utf-8", 0},
		{"plain", "no such thing", "utf-8", 0},
		{"caf\xc3\xa9", "latin1", "utf-8", 0},
		{"caf\xe9", "", "windows-1252", 0},
		{"caf\xe9", "utf-8", "windows-1252", 0},
		{"caf\xe9", "iso-8859-2", "iso-8859-2", 0},
		{"\xef\xbb\xbfx", "latin1", "utf-8", 3},
		{"\xff\xfex\x00", "", "utf-16le", 2},
		{"\xfe\xff\x00x", "", "utf-16be", 2},
		{"\xff\xfe\x00\x00x\x00\x00\x00", "", "utf-32le", 4},
		{"\x00\x00\xfe\xff\x00\x00\x00x", "", "utf-32be", 4},
		{"h\x00i\x00", "", "utf-16le", 0},
		{"\x00h\x00i", "", "utf-16be", 0},
		{"a stray \x00 in a long line of plain words", "", "utf-8", 0},
		{"caf\xc3\xa9, na\xc3\xafve, r\xc3\xa9sum\xc3\xa9, and one \xff that is none", "", "utf-8", 0},
		{"\xb1\xb9\xb9\xe6\xba\xce", "euc-kr", "euc-kr", 0},
		{"\x1b$B%F\x1b(B", "iso-2022-jp", "iso-2022-jp", 0},
	}
	for _, tt := range tests {
		if got := Detect([]byte(tt.start), tt.hint, true); got.Name != tt.want || got.BOM != tt.bom {
			t.Errorf("%q with hint %q: %s after %d bytes", tt.start, tt.hint, got.Name, got.BOM)
		}
	}
}

func TestASCII(t *testing.T) {
	for n := range 20 {
		p := make([]byte, n+1)
		for i := range p {
			p[i] = 'x'
		}
		if got := ascii(p); got != n+1 {
			t.Errorf("%d of %d bytes", got, n+1)
		}
		for _, c := range []byte{0, 0x80, 0xff} {
			if p[n] = c; ascii(p) != n || IsASCII(p) {
				t.Errorf("%d bytes before %x, want %d", ascii(p), c, n)
			}
		}
	}
}
