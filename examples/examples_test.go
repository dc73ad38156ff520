package examples

import (
	"encoding/csv"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// meta returns the rows of meta.csv without its head.
func meta(t *testing.T) [][]string {
	t.Helper()
	f, err := FS.Open("meta.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"path", "publisher", "published", "url", "language", "title", "author"}
	if diff := cmp.Diff(want, rows[0]); diff != "" {
		t.Fatalf("columns of meta.csv (-want +got):\n%s", diff)
	}
	return rows[1:]
}

func TestMetaListsEveryDocument(t *testing.T) {
	var listed, held []string
	for _, row := range meta(t) {
		listed = append(listed, row[0])
	}
	files, err := fs.ReadDir(FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "meta.csv" {
			held = append(held, f.Name())
		}
	}
	if diff := cmp.Diff(held, listed); diff != "" {
		t.Errorf("documents in the folder (-) and in meta.csv (+):\n%s", diff)
	}
}

func TestMetaSaysWhoWhenAndWhere(t *testing.T) {
	addresses := map[string]bool{}
	for _, row := range meta(t) {
		publisher, published, address, language, title := row[1], row[2], row[3], row[4], row[5]
		if publisher == "" || published == "" || language == "" || title == "" {
			t.Errorf("%s: a field of meta.csv is empty", row[0])
		}
		if !strings.HasPrefix(address, "https://example.org/") || addresses[address] {
			t.Errorf("%s: %q is not an address of its own under example.org", row[0], address)
		}
		addresses[address] = true
	}
}

// Readers who meet one of these files elsewhere must see that nobody printed it.
func TestDocumentsSayThatTheyAreExamples(t *testing.T) {
	for _, row := range meta(t) {
		data, err := fs.ReadFile(FS, row[0])
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(string(data)), " ")
		for _, want := range []string{"xample", "for Cited", "invented", "taken loosely from public estimates"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", row[0], want)
			}
		}
	}
}

func TestOneDocumentIsNotUTF8(t *testing.T) {
	data, err := fs.ReadFile(FS, "09-old-port-tribune-france.html")
	if err != nil {
		t.Fatal(err)
	}
	if utf8.Valid(data) || !strings.Contains(string(data), "charset=windows-1252") {
		t.Error("want a page in windows-1252 that declares it")
	}
}
