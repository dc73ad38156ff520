package cli

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode/utf16"

	"cited"
	"cited/internal/archive"
	"cited/internal/format"
	"cited/rules"
)

// trap is a file that is made to do harm, or to be misread, and what must become of it.
type trap struct {
	name    string
	content string
	outcome cited.Outcome
	reason  string // words of why it could not be read
	text    string // words that its text holds
	never   string // words that its text does not hold
}

// packedFile packs members, given as names and contents in turn.
func packedFile(members ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err == nil {
			_, err = w.Write([]byte(members[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	_ = z.Close() // a buffer takes everything
	return b.String()
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s)) // a buffer takes everything
	_ = w.Close()
	return b.String()
}

func utf16Of(s string, mark string) string {
	out := []byte(mark)
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

// docx packs a body; more are further members.
func docxFile(body string, more ...string) string {
	document := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`
	return packedFile(append([]string{"word/document.xml", document}, more...)...)
}

func wordParagraph(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }

// xlsxFile packs rows; more are further members.
func xlsxFile(rows string, more ...string) string {
	return packedFile(append([]string{"xl/workbook.xml", `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}, more...)...)
}

func warcFile(address, length string) string {
	page := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><p>Some 300 Belgians left."
	if length == "" {
		length = fmt.Sprint(len(page))
	}
	return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + address + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + length + "\r\n\r\n" + page + "\r\n\r\n"
}

// traps lists the bad input that is told of in the formats page. Address is that of a
// server which must never hear of them; secret is a file outside the archive.
func traps(address, secret string) []trap {
	const said = "Some 300 Belgians left for Syria."
	mail := "From: a@example.org\r\nMIME-Version: 1.0\r\n"
	deep := ""
	for i := range 200 {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	pdf := func(objects string) string { return "%PDF-1.4\n" + objects + "\ntrailer<</Root 1 0 R>>\n%%EOF" }
	return []trap{
		{name: "bomb.docx", content: docxFile(strings.Repeat("<!--"+strings.Repeat("x", 1000)+"-->", 140_000)), outcome: cited.OutcomeUnreadable, reason: "unpacks to more than 128 MB"},
		{name: "bomb.warc.gz", content: gzipped(strings.Repeat("\x00", 50<<20)), outcome: cited.OutcomeUnreadable, reason: "gzip"},
		{name: "laughs.docx", content: packedFile("word/document.xml", `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>`), outcome: cited.OutcomeUnreadable, reason: "declares entities"},
		{name: "entity.docx", content: packedFile("word/document.xml", `<!DOCTYPE x [<!ENTITY a SYSTEM "`+secret+`">]><x>&a;</x>`), outcome: cited.OutcomeUnreadable, reason: "declares entities"},
		{name: "entity-net.xlsx", content: packedFile("xl/workbook.xml", `<!DOCTYPE x SYSTEM "`+address+`/x.dtd"><workbook/>`), outcome: cited.OutcomeEmpty, reason: "no text"},
		{name: "slip.docx", content: docxFile(wordParagraph(said), "../../slipped.txt", "slipped", "/tmp/cited-slipped.txt", "slipped"), outcome: cited.OutcomeUnreadable, reason: "leads out of it"},
		{name: "linked.docx", content: docxFile(wordParagraph(said), "word/_rels/document.xml.rels",
			`<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="`+address+`/template.dotm" TargetMode="External"/></Relationships>`), text: said},
		{name: "nested.html", content: "<!doctype html>" + strings.Repeat("<div>", 50_000) + "<p>" + said, text: said},
		{name: "nested.docx", content: docxFile(strings.Repeat("<w:p>", 50_000)), outcome: cited.OutcomeUnreadable, reason: "nested more than"},
		{name: "script.html", content: `<!doctype html><meta http-equiv=refresh content="0;url=` + address + `/gone"><base href="` + address + `/"><body onload="fetch('` + address + `')"><p>` + said +
			`<script src="` + address + `/x.js">alert(1)</script><img src="` + address + `/x.png" onerror="alert(2)"><a href="javascript:alert(3)">` + "Read it</a><iframe src=\"" + address + `"></iframe><link rel=stylesheet href="` + address + `/x.css">`,
			text: said, never: "alert("},
		{name: "truncated.pdf", content: "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pa", outcome: cited.OutcomeUnreadable, reason: "cut off"},
		{name: "garbage.pdf", content: "%PDF-1.7\n" + strings.Repeat("\x00\xff\x13garbage", 500), outcome: cited.OutcomeUnreadable},
		{name: "actions.pdf", content: pdf("1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(" + address + ")>>>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj"), outcome: cited.OutcomeUnreadable},
		{name: "cut.warc.gz", content: gzipped(warcFile("https://example.org/a", ""))[:90], outcome: cited.OutcomeUnreadable, reason: "cut off"},
		{name: "long.warc", content: warcFile("https://example.org/a", "99999999999"), outcome: cited.OutcomeContainer, reason: "cut off"},
		{name: "path.warc", content: warcFile("file:///../../../../slipped.html", ""), outcome: cited.OutcomeContainer},
		{name: "utf16.txt", content: utf16Of(said+" Été.", "\xff\xfe"), text: said + " Été."},
		{name: "utf16.csv", content: utf16Of("Country,Left\nBelgium,300\nFrance,40\n", "\xff\xfe"), text: "Belgium"},
		{name: "label.html", content: "<!doctype html><meta charset=utf-8><title>x</title><p>" + said + " The minister\x92s \x93caf\xe9\x94.", text: "minister’s “café”"},
		{name: "label.eml", content: mail + "Content-Type: text/plain; charset=us-ascii\r\n\r\n" + said + " The minister\x92s caf\xe9.", text: "minister’s café"},
		{name: "override.txt", content: said + " \u202eevil\u202c and \u2066more\u2069.", text: "\u202eevil\u202c"},
		{name: "zerowidth.txt", content: "Some 3\u200b00 Bel\u200bgians left\ufeff for Syria.", text: "Bel\u200bgians"},
		{name: "formula.xlsx", content: xlsxFile(`<row r="1"><c r="A1" t="inlineStr"><is><t>`+said+`</t></is></c></row><row r="2"><c r="A2" t="str"><f>HYPERLINK("`+address+`","x")</f><v>x</v></c><c r="B2"><f>WEBSERVICE("`+address+`")</f></c></row>`,
			"xl/externalLinks/externalLink1.xml", "<externalLink/>"), text: said, never: "WEBSERVICE"},
		{name: "formula.csv", content: "Country,Left\nBelgium,\"=cmd|' /C calc'!A1\"\nFrance,40\n", text: "=cmd|' /C calc'!A1"},
		{name: "deep.eml", content: mail + deep + "\r\n" + said, outcome: cited.OutcomeUnreadable, reason: "deep"},
		{name: "slip.odt", content: packedFile("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>", "../slipped.txt", "slipped"), outcome: cited.OutcomeUnreadable, reason: "leads out of it"},
		{name: "slip.wacz", content: packedFile("datapackage.json", "{}", "archive/../../slipped.warc", warcFile("https://example.org/a", "")), outcome: cited.OutcomeUnreadable, reason: "leads out of it"},
		{name: "huge.jsonl", content: `{"id":"../../../slipped","text":"` + said + `"}` + "\n" + `{"id":"b","text":"` + strings.Repeat("[", 50_000) + `"}` + "\n", outcome: cited.OutcomeContainer},
		{name: "zzz good.txt", content: said + " They were the last.", text: "They were the last."},
	}
}

// TestHostileBatch adds a folder full of traps: each has its outcome, what can be read is
// read rightly, nobody is called, and nothing appears or changes outside the archive.
func TestHostileBatch(t *testing.T) {
	calls := new(atomic.Int32)
	address := listen(t, calls)
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.txt")
	write := func(name, content string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("secret.txt", "the secret words")
	write("tmp/.keep", "")
	all := traps(address, "file://"+secret)
	if raced { // see TestScripts
		all = slices.DeleteFunc(all, func(tr trap) bool { return filepath.Ext(tr.name) == ".pdf" })
	}
	for _, tr := range all {
		write("docs/a/b/"+tr.name, tr.content)
	}
	before := filesOf(t, dir)
	run := func(status int, args ...string) {
		cmd := exec.Command("cited", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "TMPDIR="+filepath.Join(dir, "tmp"))
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != status {
			t.Fatalf("cited %v: %v\n%s", args, err, out)
		}
	}
	run(0, "init", "evidence")
	if raced { // every document may take the race detector's time
		settings := filepath.Join(dir, "evidence", "cited.yaml")
		content, err := os.ReadFile(settings)
		if err := errors.Join(err, os.WriteFile(settings, append(content, "limits:\n  time: 10 min\n"...), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	run(3, "add", "docs", "--archive", "evidence")
	run(0, "verify", "--archive", "evidence")
	if after := filesOf(t, dir); !slices.Equal(before, after) {
		t.Errorf("outside the archive were\n%q\nand are\n%q", before, after)
	}
	if n := calls.Load(); n != 0 {
		t.Errorf("somebody was called %d times", n)
	}
	checkTraps(t, filepath.Join(dir, "evidence"), all)
}

// listen returns the address of a server that counts who calls.
func listen(t *testing.T, calls *atomic.Int32) string {
	server, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() {
		for {
			c, err := server.Accept()
			if err != nil {
				return
			}
			calls.Add(1)
			_ = c.Close()
		}
	}()
	return "http://" + server.Addr().String()
}

// filesOf is all that is in a folder but for the archive, with the size of each file.
func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path == filepath.Join(dir, "evidence") {
			return filepath.SkipDir
		}
		info, err := entry.Info()
		if err == nil && !entry.IsDir() {
			all = append(all, fmt.Sprintf("%s %d", path, info.Size()))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func checkTraps(t *testing.T, dir string, all []trap) {
	t.Helper()
	ctx := context.Background()
	owner := cited.Viewer{Name: "owner", Role: cited.Owner}
	a, err := archive.Open(ctx, dir, archive.Config{Rules: rules.FS})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	found := map[string]bool{}
	for d, err := range a.Documents(ctx, owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(all, func(tr trap) bool { return tr.name == d.Name })
		if at < 0 {
			continue // a part
		}
		texts, err := a.Texts(ctx, owner, d.ID)
		if err != nil {
			t.Fatal(err)
		}
		words, _ := json.Marshal(texts)
		found[d.Name] = true
		checkTrap(t, all[at], d, fmt.Sprint(texts)+string(words))
	}
	for _, tr := range all {
		if !found[tr.name] {
			t.Errorf("%s is not in the archive", tr.name)
		}
	}
}

func checkTrap(t *testing.T, tr trap, d cited.Document, words string) {
	t.Helper()
	want := tr.outcome
	if want == "" {
		want = cited.OutcomeRead
	}
	switch {
	case d.Outcome != want || want == cited.OutcomeUnreadable && d.Reason == "" || !strings.Contains(d.Reason, tr.reason):
		t.Errorf("%s is %s: %q, want %s: %q", tr.name, d.Outcome, d.Reason, want, tr.reason)
	case !strings.Contains(words, tr.text) || tr.never != "" && strings.Contains(words, tr.never) || strings.Contains(words, "secret words"):
		t.Errorf("%s reads %.500q, want %q", tr.name, words, tr.text)
	}
}

// Every format has a trap of its own.
func TestEveryFormatHasATrap(t *testing.T) {
	list := format.List("")
	seen := map[string]bool{}
	for _, tr := range traps("http://127.0.0.1:1", "/x") {
		f, _ := format.Pick(list, []byte(tr.content[:min(len(tr.content), 4096)]), tr.name)
		seen[f.Name] = true
	}
	for _, f := range list {
		if !seen[f.Name] {
			t.Errorf("format %s has none", f.Name)
		}
	}
}
