package web

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// sendDraft posts a form with a file, as a browser does.
func (s *site) sendDraft(path string, fields map[string]string, name string, content []byte) (int, *goquery.Document) {
	s.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for key, value := range fields {
		if err := form.WriteField(key, value); err != nil {
			s.t.Fatal(err)
		}
	}
	if name != "" {
		part, err := form.CreateFormFile("file", name)
		if err != nil {
			s.t.Fatal(err)
		}
		part.Write(content)
	}
	form.Close()
	return s.answered(s.server.Client().Post(s.server.URL+path, form.FormDataContentType(), &body))
}

// state is the digest of all files of the archive, but for what readers share about locks.
func (s *site) state() string {
	s.t.Helper()
	status, err := s.archive.Status(s.t.Context(), s.viewer)
	if err != nil {
		s.t.Fatal(err)
	}
	sum := sha256.New()
	err = filepath.WalkDir(status.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "-shm") {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		io.WriteString(sum, path)
		_, err = io.Copy(sum, f)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return string(sum.Sum(nil))
}

func TestCheckADraft(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "The interior ministry said on 3 March 2015 that 470 Belgians had travelled to Syria to fight since 2012. It said that 118 of them had returned."})
	before := s.state()
	draft := "By March 2015 the interior ministry said that 740 Belgians had travelled to Syria to fight since 2012. In 2016, 3,300 Tunisians were said to fight in Syria. <script>window.pwned=1</script>"
	for name, answer := range map[string]func() (int, *goquery.Document){
		"pasted": func() (int, *goquery.Document) {
			return s.sendDraft("/check", map[string]string{"text": draft, "date": "2016-09-01"}, "", nil)
		},
		"a file": func() (int, *goquery.Document) {
			return s.sendDraft("/check", map[string]string{"text": ""}, `"><script>draft.txt`, []byte(draft))
		},
	} {
		status, page := answer()
		if status != http.StatusOK {
			t.Fatalf("%s: status %d: %s", name, status, page.Find("[role=alert]").Text())
		}
		if page.Find(".draft mark.wrong").Length() != 1 || !strings.Contains(page.Find(".verdict.wrong").Text(), "misreports") {
			t.Errorf("%s: the wrong number is not marked: %s", name, page.Find(".draft").Text())
		}
		if !strings.Contains(page.Find(".verdict").Text(), "not found") {
			t.Errorf("%s: nothing says that a number is not found: %s", name, page.Find(".draft").Text())
		}
		link, _ := page.Find(".verdict.wrong li a").Attr("href")
		if receipt := s.get(link); !strings.Contains(receipt.Find("blockquote mark").Text(), "470") {
			t.Errorf("%s: the evidence leads to %s", name, link)
		}
		if page.Find("main script").Length() > 0 || !strings.Contains(page.Find(".draft").Text(), "<script>") {
			t.Errorf("%s: the words of the draft became markup", name)
		}
	}
	if s.state() != before {
		t.Error("something of the draft was kept")
	}
	for name, tt := range map[string]struct {
		fields map[string]string
		file   []byte
		status int
		says   string
	}{
		"nothing":             {map[string]string{"text": "  "}, nil, http.StatusUnprocessableEntity, "nothing to check"},
		"no text":             {nil, []byte("%PDF-1.4\nbroken"), http.StatusUnprocessableEntity, "cannot be read"},
		"a day that is none":  {map[string]string{"text": draft, "date": "yesterday"}, nil, http.StatusBadRequest, "yesterday"},
		"more than is looked": {map[string]string{"text": strings.Repeat("x", mostDraft+1)}, nil, http.StatusRequestEntityTooLarge, "larger than 16 MB"},
	} {
		file := ""
		if tt.file != nil {
			file = "a.pdf"
		}
		status, page := s.sendDraft("/check", tt.fields, file, tt.file)
		if words := page.Find("[role=alert]").Text(); status != tt.status || !strings.Contains(words, tt.says) {
			t.Errorf("%s: status %d, %q", name, status, words)
		}
	}
	if status, _ := s.post("/check", map[string][]string{"text": {draft}}); status != http.StatusBadRequest {
		t.Errorf("a form that is no form of files: status %d", status)
	}
	if s.state() != before {
		t.Error("something of what could not be checked was kept")
	}
}

func TestALongDraftIsNotShownWhole(t *testing.T) {
	s := newSite(t, map[string]string{})
	var b strings.Builder
	for range 3000 {
		b.WriteString("This paragraph says nothing of anybody, and it says so at some length, as paragraphs do.\n\n")
	}
	b.WriteString("In 2015, 470 Belgians travelled to Syria to fight.\n")
	status, page := s.sendDraft("/check", map[string]string{"text": b.String()}, "", nil)
	if status != http.StatusOK || page.Find(".of-draft").Length() != 1 || !strings.Contains(page.Find("main").Text(), "3,000 blocks of it are not shown") {
		t.Errorf("status %d, %d blocks: %s", status, page.Find(".of-draft").Length(), page.Find("main > p").Text())
	}
}
