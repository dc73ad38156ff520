package eml

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/office/officetest"
	"cited/internal/text"
)

// heads of every mail here; lines end as the standard has it.
const heads = "From: =?utf-8?q?Ren=C3=A9e?= Roe <roe@example.org>\r\nTo: desk@example.org\r\nDate: Wed, 2 Mar 2016 23:30:00 +0100\r\n" +
	"Subject: Returns\r\nMessage-ID: <1@example.org>\r\n"

// letter makes a mail of further heads and a body.
func letter(more, body string) []byte {
	return []byte(heads + strings.ReplaceAll(more+"\n"+body, "\n", "\r\n"))
}

// multi makes a body of parts.
func multi(boundary string, parts ...string) string {
	return "--" + boundary + "\n" + strings.Join(parts, "\n--"+boundary+"\n") + "\n--" + boundary + "--\n"
}

func qp(s string) string {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}

func b64(s string) string {
	encoded := base64.StdEncoding.EncodeToString([]byte(s))
	var b strings.Builder
	for ; len(encoded) > 60; encoded = encoded[60:] {
		b.WriteString(encoded[:60] + "\n")
	}
	return b.String() + encoded
}

func TestParts(t *testing.T) {
	const title = "heading 1 |  | Returns\n"
	plain, page := "Content-Type: text/plain\n\nNine came back.", "Content-Type: text/html\n\n<p>Nine <b>came</b> back &amp; stayed.</p>"
	long := "Près de 300 départs vers la Syrie, dit-on à Liège, et " + strings.Repeat("encore ", 20) + "rien."
	file := "Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''r%C3%A9port.pdf\n\nJVBERi0="
	tests := []struct{ name, more, body, want string }{
		{"plain", "", "Nine came back.\n\nTwo died.", "paragraph |  | Nine came back.\nparagraph |  | Two died.\n"},
		{"page", "Content-Type: text/html; charset=utf-8\n", "<h2>Numbers</h2><p>Nine came back.</p>", "heading 2 | h2 | Numbers\nparagraph | p | Nine came back.\n"},
		{"latin-1", "Content-Type: text/plain; charset=iso-8859-1\n", "D\xe9part.", "paragraph |  | Départ.\n"},
		{"quoted-printable", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n", qp(long), "paragraph |  | " + long + "\n"},
		{"base64", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64\n", b64(long), "paragraph |  | " + long + "\n"},
		{"alternatives", "Content-Type: multipart/alternative; boundary=x\n", multi("x", plain, page), "paragraph | part 1.1 | Nine came back.\n"},
		{"alternatives, one empty", "Content-Type: multipart/alternative; boundary=x\n", multi("x", "Content-Type: text/plain\n\n ", page),
			"paragraph | part 1.2, p | Nine came back & stayed.\n"},
		{"attached", "Content-Type: multipart/mixed; boundary=\"a b\"\n", multi("a b", plain, file, "Content-Type: text/plain\nContent-Disposition: attachment; filename=\"../../x.txt\"\n\nno"),
			"paragraph | part 1.1 | Nine came back.\nboilerplate | part 1.2 | réport.pdf\nboilerplate | part 1.3 | x.txt\n"},
		{"nested", "Content-Type: multipart/mixed; boundary=x\n", multi("x", "Content-Type: multipart/alternative; boundary=y\n\n"+multi("y", plain, page), "Content-Type: text/plain\n\nAnd two."),
			"paragraph | part 1.1.1 | Nine came back.\nparagraph | part 1.2 | And two.\n"},
		{"cut off", "Content-Type: multipart/mixed; boundary=x\n", "before\n--x\n" + plain, "paragraph | part 1.1 | Nine came back.\n"},
		{"a boundary within a line", "Content-Type: multipart/mixed; boundary=x\n", multi("x", "Content-Type: text/plain\n\na --x b\n--xy"), "paragraph | part 1.1 | a --x b/--xy\n"},
		{"a type that makes no sense", "Content-Type: ;;;\n", "Nine.", "paragraph |  | Nine.\n"},
		{"nothing", "", "", ""},
	}
	for _, tt := range tests {
		got, _, err := officetest.Read(t, Format(), letter(tt.more, tt.body), "")
		if err != nil {
			t.Fatal(tt.name, err)
		}
		got = strings.ReplaceAll(got, "\r", "")
		if diff := cmp.Diff(title+tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestHeads(t *testing.T) {
	_, head, err := officetest.Read(t, Format(), letter("Content-Language: fr\n", "Nine."), "")
	want := text.Head{Format: "eml", Encoding: "utf-8",
		Imprint: cited.Imprint{Meta: cited.Meta{Title: "Returns", Author: "Renée Roe", Published: "2016-03-02", Language: "fr"},
			From: map[string]string{"title": "head Subject", "author": "head From", "published": "head Date", "language": "head Content-Language"}}}
	if diff := cmp.Diff(want, head); diff != "" || err != nil {
		t.Error(diff, err)
	}
	folded := []byte("From: x\r\nMIME-Version: 1.0\r\nSubject: =?iso-8859-1?q?D=E9part?=\r\n de 300\r\n\r\nNine.")
	got, _, err := officetest.Read(t, Format(), folded, "")
	if want := "heading 1 |  | Départ de 300\nparagraph |  | Nine.\n"; got != want || err != nil {
		t.Errorf("got %s, %v", got, err)
	}
}

// A page that a browser saved is the page, with what the page says of itself.
func TestSavedPage(t *testing.T) {
	page := "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" +
		qp(`<!doctype html><html lang="en"><title>Returns</title><meta property="article:published_time" content="2015-01-05"><p>Nine came back.</p>`)
	raw := "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: Returns\nDate: Wed, 2 Mar 2016 10:00:00 -0000\n" +
		"MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\n\n" +
		multi("x", page, "Content-Type: image/png\n\niVBO", "Content-Type: text/html\n\n<p>an advertisement</p>")
	got, head, err := officetest.Read(t, Format(), []byte(raw), "x.mht")
	want := cited.Meta{Title: "Returns", Published: "2015-01-05", Language: "en", Address: "https://example.org/a"}
	if diff := cmp.Diff(want, head.Meta); diff != "" || err != nil || got != "paragraph | part 1.1, p | Nine came back.\n" {
		t.Errorf("%s %s %v", got, diff, err)
	}
}

// What stands for a word in the file is found through both encodings.
func TestMap(t *testing.T) {
	const word = "naïveté"
	for name, tt := range map[string]struct{ head, body, from string }{
		"as it is":         {"8bit", "Such " + word + " there.", word},
		"quoted-printable": {"quoted-printable", qp("Such " + word + " there."), "na=C3=AFvet=C3=A9"},
		"a broken line":    {"quoted-printable", "Such na=C3=\n=AFvet=C3=A9 there.", "na=C3=\r\n=AFvet=C3=A9"},
		"base64":           {"base64", b64("Such " + word + " there."), b64("Such " + word + " there.")},
	} {
		raw := letter("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "+tt.head+"\n", tt.body)
		found := ""
		_, err := Format().Read(bytes.NewReader(raw), text.Input{}, func(w text.Window) error {
			if i := strings.Index(w.Content, word); i >= 0 {
				if from, to, _, ok := w.Map.Original(i, i+len(word)); ok {
					found = strings.TrimSpace(string(raw[from:to]))
				}
			}
			return nil
		})
		if err != nil || found != tt.from {
			t.Errorf("%s: %q, %v", name, found, err)
		}
	}
}

func TestSniff(t *testing.T) {
	tests := []struct {
		start string
		want  bool
	}{
		{heads + "\r\nNine.", true},
		{"Received: from a\n by b\nFrom: x@example.org\n\n", true},
		{"From: the minister\nTo: all\nDate: 2 March 2016\nSubject: Returns\n\nNine came back.", false},
		{"Message-ID: <1>\n\nFrom: nobody", false},
		{"From: x@example.org\nMessage-ID: <1>\nNot a head\n", false},
		{"Nine came back.", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := sniff([]byte(tt.start), "x.eml"); got != tt.want {
			t.Errorf("%q: %v", tt.start, got)
		}
	}
}

func TestHostile(t *testing.T) {
	deep := ""
	for i := range 50 {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	many := strings.Repeat("\n--x\nContent-Type: text/plain\n\na", 2000)
	tests := []struct {
		name string
		raw  []byte
		want string
	}{
		{"deep", letter(deep, ""), "nested more than 10 deep"},
		{"many", letter("Content-Type: multipart/mixed; boundary=x\n", many), "more than 1000 parts"},
		{"heads without end", letter(strings.Repeat("X-A: "+strings.Repeat("a", 1000)+"\n", 2000), ""), "of heads"},
		{"too large", append(letter("", ""), make([]byte, 64<<20)...), "more than 64 MB"},
	}
	for _, tt := range tests {
		_, _, err := officetest.Read(t, Format(), tt.raw, "x.eml")
		if cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(letter("Content-Type: multipart/mixed; boundary=x\n", multi("x", "Content-Transfer-Encoding: base64\n\nTmluZQ==", "Content-Type: text/html\n\n<p>a")))
	f.Add(letter("Content-Transfer-Encoding: quoted-printable\n", "a=C3=\n=A9=\n=ZZ=3"))
	f.Add([]byte("Subject:\r\nFrom:"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		fuzztest.Limit(t)
		sniff(raw, "")
		_, _, err := officetest.Read(t, Format(), raw, "")
		if err != nil && cited.CodeOf(err) != cited.Unsupported {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	line := "Some 300 people left the country for the war, the ministry said, and 40 of them came back – sooner or later.\n\n"
	raw := letter("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n", qp(strings.Repeat(line, 5000)))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Format().Read(bytes.NewReader(raw), text.Input{}, func(text.Window) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
