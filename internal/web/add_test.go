package web

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"

	"github.com/PuerkitoBio/goquery"
)

// upload posts a form with files, by their names and contents, and fields.
func (s *site) upload(files []string, fields ...string) (int, *goquery.Document) {
	s.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for i := 0; i < len(files); i += 2 {
		head := fmt.Sprintf("form-data; name=\"files\"; filename=\"%s\"", strings.NewReplacer(`"`, "%22", "\r", "%0D", "\n", "%0A").Replace(files[i]))
		part, err := w.CreatePart(map[string][]string{"Content-Disposition": {head}, "Content-Type": {"application/octet-stream"}})
		if err == nil {
			_, err = io.WriteString(part, files[i+1])
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
	for i := 0; i < len(fields); i += 2 {
		if err := w.WriteField(fields[i], fields[i+1]); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		s.t.Fatal(err)
	}
	return s.uploadBody(&body, w.FormDataContentType())
}

func (s *site) uploadBody(body io.Reader, kind string) (int, *goquery.Document) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.server.URL+"/add", body)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	return s.answered(s.server.Client().Do(r))
}

// added waits until nothing is being added, and returns the page that says what became of it all.
func (s *site) added() *goquery.Document {
	s.t.Helper()
	s.bench.intake.runs.Wait()
	page := s.get("/add/progress")
	if running, _ := page.Find("#progress").Attr("data-running"); running != "false" {
		s.t.Error("the page says that something is being added")
	}
	return page
}

func TestAdd(t *testing.T) {
	s := newSite(t, map[string]string{})
	s.get("/add")
	status, _ := s.upload([]string{"a.txt", "Some 300 Belgians left for Syria by 2015.", "b.txt", "Of 90 Danes who went to Syria, 20 came back.", "c.bin", "\x00\x01\x02\xff"}, "publisher", "Northern Wire", "published", "2015-12-07")
	if status != http.StatusOK {
		t.Fatalf("status %d", status)
	}
	page := s.added()
	if rows := page.Find(".outcomes tbody tr"); rows.Length() != 3 || page.Find(".outcomes .bad").Length() != 1 {
		t.Errorf("outcomes: %s", page.Find("#progress").Text())
	}
	link, _ := page.Find(".outcomes tbody th a").First().Attr("href")
	if doc := s.get(link).Find("aside dl").Text(); !strings.Contains(doc, "Northern Wire") || !strings.Contains(doc, "2015-12-07") {
		t.Errorf("the document says %q", doc)
	}
	// The same again is known.
	s.upload([]string{"again.txt", "Some 300 Belgians left for Syria by 2015."}, "publisher", "Northern Wire", "published", "2015-12-07")
	if words := s.added().Find(".outcomes").Text(); !strings.Contains(words, "again.txt has the same bytes as a.txt") {
		t.Errorf("a file that is known: %q", words)
	}
	// A text that is pasted.
	s.upload([]string{"", ""}, "text", "Officials said 45 Finns had joined the fighting in Syria by 2015.", "title", "A/note on ../Finns", "address", "https://example.org/finns")
	if words := s.added().Find(".outcomes").Text(); !strings.Contains(words, "A note on .. Finns.txt") || !strings.Contains(words, "kept and read") {
		t.Errorf("a text that is pasted: %q", words)
	}
	if n := len(s.documentsOf()); n != 4 {
		t.Errorf("%d documents, want 4", n)
	}
}

func TestAddRefuses(t *testing.T) {
	s := newSite(t, map[string]string{})
	for name, tt := range map[string]struct {
		files  []string
		fields []string
		says   string
	}{
		"nothing":                     {nil, nil, "nothing to add"},
		"an empty field":              {[]string{"", ""}, []string{"text", "  \n"}, "nothing to add"},
		"no date":                     {[]string{"a.txt", "text"}, []string{"published", "yesterday"}, "published"},
		"an address of two documents": {[]string{"a.txt", "text", "b.txt", "more"}, []string{"address", "https://example.org/a"}, "one document"},
		"a zero in a field":           {[]string{"a.txt", "text"}, []string{"publisher", "a\x00b"}, "characters that are none"},
		"a long field":                {[]string{"a.txt", "text"}, []string{"publisher", strings.Repeat("x", mostField+1)}, "more than"},
	} {
		status, page := s.upload(tt.files, tt.fields...)
		if words := page.Find("[role=alert]").Text(); status != http.StatusBadRequest || !strings.Contains(words, tt.says) {
			t.Errorf("%s: status %d, %q", name, status, words)
		}
	}
	if n, err := s.archive.Waiting(); n != 0 || err != nil || len(s.documentsOf()) != 0 {
		t.Errorf("%d files wait (%v), though all were refused", n, err)
	}
}

// TestAddBesideAnother adds while another program holds the archive: the page says so, nothing is lost, and it can be
// tried again.
func TestAddBesideAnother(t *testing.T) {
	s := newSite(t, map[string]string{})
	hold, held, done := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		_, err := s.archive.Add(t.Context(), s.viewer, func(func(archive.Item) bool) { close(held); <-hold }, nil)
		done <- err
	}()
	<-held
	s.upload([]string{"a.txt", "Some 300 Belgians left for Syria by 2015."})
	page := s.added()
	if words := page.Find("[role=alert]").Text(); !strings.Contains(words, "Another program is at work") || !strings.Contains(words, "waits: 1 file") {
		t.Errorf("the page says %q", words)
	}
	close(hold)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	s.post("/add/progress", nil)
	if words := s.added().Find("#progress").Text(); !strings.Contains(words, "1 document kept and read") {
		t.Errorf("tried again: %q", words)
	}
}

// TestAddGoesOn ends the workbench while files wait: the next one adds them.
func TestAddGoesOn(t *testing.T) {
	s := newSite(t, map[string]string{})
	d, err := s.archive.Receive(s.viewer)
	if err == nil {
		err = d.Put("a.txt", strings.NewReader("Some 300 Belgians left for Syria by 2015."))
	}
	if err == nil {
		err = d.Accept(cited.Meta{}, false)
	}
	if err != nil {
		t.Fatal(err)
	}
	h, err := New(Config{Archive: s.archive, Viewer: func() cited.Viewer { return s.viewer }, Now: clock, Program: "cited test"})
	if err != nil {
		t.Fatal(err)
	}
	h.intake.runs.Wait()
	h.Close()
	if docs := s.documentsOf(); len(docs) != 1 || docs[0].Outcome != cited.OutcomeRead {
		t.Errorf("documents %+v", docs)
	}
	h.intake.wake()
	if h.intake.progress().Running {
		t.Error("it adds after it was closed")
	}
}

// TestHostileNames sends names that lead elsewhere, or are markup: nothing is written outside of the archive, and the
// names are words.
func TestHostileNames(t *testing.T) {
	s := newSite(t, map[string]string{})
	files := []string{}
	for i, name := range []string{"../../../../tmp/evil.txt", `..\..\evil.txt`, "/etc/passwd", strings.Repeat("long ", 1000) + ".txt", "<script>window.pwned=1</script>.txt",
		"\u202etxt.exe", "..", "%2e%2e%2fup.txt", "delivery.json", "con.txt", "\xff\xfe.txt"} {
		files = append(files, name, fmt.Sprintf("Some %d Belgians left for Syria by 2015.", 300+i))
	}
	if status, page := s.upload(files); status != http.StatusOK {
		t.Fatalf("status %d: %s", status, page.Find("[role=alert]").Text())
	}
	page := s.added()
	if page.Find(".outcomes tbody tr").Length() != 11 || page.Find(".outcomes .bad").Length() != 0 || page.Find("main script:not([src])").Length() != 0 {
		t.Errorf("outcomes: %s", page.Find("#progress").Text())
	}
	for _, d := range s.documentsOf() {
		if strings.ContainsAny(d.Name, "/\\\x00\u202e") || len([]rune(d.Name)) > 200 {
			t.Errorf("a document is called %q", d.Name)
		}
	}
	if status, _ := s.upload([]string{"a\x00b.txt", "text"}); status != http.StatusBadRequest {
		t.Errorf("a name with a zero: status %d", status)
	}
	for _, path := range []string{"/tmp/evil.txt", "evil.txt", "../evil.txt"} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was written", path)
		}
	}
}

// TestHostileBodies sends what is no form, is cut off, or says that it is larger than anything.
func TestHostileBodies(t *testing.T) {
	s := newSite(t, map[string]string{})
	part := "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n300 Belgians left"
	many := strings.Builder{}
	for range archive.MostDelivered + 1 {
		many.WriteString(part + "\r\n")
	}
	for name, tt := range map[string]struct{ kind, body string }{
		"no form":              {"text/plain", "hello"},
		"no boundary":          {"multipart/form-data", "hello"},
		"cut off in a file":    {"multipart/form-data; boundary=b", part},
		"cut off in a head":    {"multipart/form-data; boundary=b", "--b\r\nContent-Dispo"},
		"an endless head":      {"multipart/form-data; boundary=b", "--b\r\nA: " + strings.Repeat("x", 20<<20)},
		"too many":             {"multipart/form-data; boundary=b", many.String() + "--b--\r\n"},
		"a form of a thousand": {"application/x-www-form-urlencoded", strings.Repeat("a=b&", 1000)},
	} {
		if status, page := s.uploadBody(strings.NewReader(tt.body), tt.kind); status != http.StatusBadRequest {
			t.Errorf("%s: status %d: %s", name, status, page.Find("[role=alert]").Text())
		}
	}
	if left, _ := filepath.Glob(filepath.Join(s.dir, "inbox", "*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if left, _ := filepath.Glob(filepath.Join(s.dir, "inbox", ".new-*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// bomb is a Word document that unpacks to far more than it has.
func bomb(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	types, err := z.Create("[Content_Types].xml")
	if err == nil {
		_, err = io.WriteString(types, `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)
	}
	body, wrong := z.Create("word/document.xml")
	if err = errors.Join(err, wrong); err == nil {
		_, err = io.WriteString(body, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>`)
	}
	for range 200 {
		if err == nil {
			_, err = body.Write(make([]byte, 1<<20))
		}
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestBombs sends what unpacks to more than fits: it is kept, named with the reason, and the next is read.
func TestBombs(t *testing.T) {
	s := newSite(t, map[string]string{})
	s.upload([]string{"bomb.docx", bomb(t), "a.txt", "Some 300 Belgians left for Syria by 2015."})
	page := s.added()
	if bad := page.Find(".outcomes .bad"); bad.Length() != 1 || !strings.Contains(bad.Text(), "bomb.docx") || !strings.Contains(page.Find("#progress").Text(), "1 document kept and read") {
		t.Errorf("outcomes: %s", page.Find("#progress").Text())
	}
}

// TestSlowBody sends half of a file and waits: others are answered, nothing is accepted, and the workbench ends.
func TestSlowBody(t *testing.T) {
	s := newSite(t, map[string]string{})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, l, s.bench) }()
	slow, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	fmt.Fprintf(slow, "POST /add HTTP/1.1\r\nHost: %s\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nSome 300", l.Addr())
	answer, err := http.Get("http://" + l.Addr().String() + "/add")
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%v, %v", answer, err)
	}
	answer.Body.Close()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if n, err := s.archive.Waiting(); n != 0 || err != nil {
		t.Errorf("%d files wait, %v", n, err)
	}
}

// TestProgressIsSeenByWhoMaySee holds that names of files are told only to who may see what they became.
func TestProgressIsSeenByWhoMaySee(t *testing.T) {
	s := newSite(t, map[string]string{})
	d, err := s.archive.Receive(s.viewer)
	for name, words := range map[string]string{"secret-plan.txt": "Some 300 Belgians left for Syria by 2015.", "secret-more.txt": "Some 450 Danes left for Syria by 2015.", "secret.bin": "\x00\x01\x02\xff"} {
		if err == nil {
			err = d.Put(name, strings.NewReader(words))
		}
	}
	if err == nil {
		err = d.Accept(cited.Meta{Embargo: "2030-01-01"}, false)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.upload([]string{"open.txt", "Of 90 Danes who went to Syria, 20 came back."}) // in the same run
	if rows := s.added().Find(".outcomes tbody tr").Length(); rows != 4 {
		t.Fatalf("the owner sees %d rows", rows)
	}
	k := s.bench.intake
	k.mu.Lock()
	k.now.Err = cited.Errorf(cited.Internal, "secret-more.txt: the disk is full")
	k.mu.Unlock()
	s.viewer = cited.Viewer{Name: "Bo", Role: cited.Reader, Today: s.viewer.Today}
	for _, address := range []string{"/add", "/add/progress"} {
		if words := s.get(address).Find("body").Text(); strings.Contains(words, "secret") {
			t.Errorf("%s shows a reader what is kept from readers: %s", address, words)
		}
	}
	page := s.get("/add/progress")
	if rows := page.Find(".outcomes tbody tr"); rows.Length() != 1 || !strings.Contains(rows.Text(), "open.txt") || strings.Contains(page.Find("ul.plain").Text(), "2 documents") {
		t.Errorf("a reader sees %s", page.Find("#progress").Text())
	}
	if status, _ := s.post("/add/progress", nil); status != http.StatusForbidden {
		t.Errorf("a reader has things added: status %d", status)
	}
}
