package codebook_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"cited/internal/codebook"
	"cited/rules"
)

// pageOf returns the page that explains a codebook.
func pageOf(t *testing.T, book string) string {
	t.Helper()
	name := "codebook-" + book + ".md"
	if book == codebook.DefaultName {
		name = "codebook.md"
	}
	data, err := os.ReadFile("../../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestPagesNameEveryCode holds each codebook against its page, both ways: every
// code has its row with the words of the codebook, every row a code.
func TestPagesNameEveryCode(t *testing.T) {
	for _, book := range shippedBooks(t) {
		page := pageOf(t, book.Name)
		codes := map[string]bool{}
		for _, kind := range [][]codebook.Code{book.Measures, book.Populations, book.Segments} {
			for _, c := range kind {
				codes[c.Code] = true
				hasRow(t, book.Name, page, "| `"+c.Code+"` | "+c.Is+" |")
			}
		}
		for _, th := range book.Themes {
			codes[th.Code] = true
			hasRow(t, book.Name, page, "| `"+th.Code+"` | "+th.Group+" | "+th.Is+" |")
		}
		for _, f := range book.Families {
			codes[f.Code] = true
			hasRow(t, book.Name, page, "| `"+f.Code+"` | "+f.Is+" | `"+strings.Join(f.Measures, "`, `")+"` |")
		}
		tables := page
		if i := strings.Index(page, "## Traits"); i > 0 {
			tables = page[:i]
		}
		for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(tables, -1) {
			if !codes[row[1]] {
				t.Errorf("the page of %s explains %s, which is no code of it", book.Name, row[1])
			}
		}
	}
}

func shippedBooks(t *testing.T) []*codebook.Codebook {
	t.Helper()
	names, err := codebook.Names(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return shippedSet(t, names...).Books()
}

func hasRow(t *testing.T, book, page, row string) {
	t.Helper()
	if !strings.Contains(page, row) {
		t.Errorf("the page of %s has no row\n%s", book, row)
	}
}

// TestPagesGiveExamples asks for one example a measure, with the number in bold.
func TestPagesGiveExamples(t *testing.T) {
	for _, book := range shippedBooks(t) {
		page := pageOf(t, book.Name)
		for _, m := range book.Measures {
			row := regexp.MustCompile("(?m)^\\| `" + m.Code + "` \\| .* \\| [^|*]*\\*\\*[^|*]+\\*\\*[^|*]*\\. \\|$")
			if !row.MatchString(page) {
				t.Errorf("the page of %s has no example of %s with its number in bold", book.Name, m.Code)
			}
		}
	}
}

// TestKeysAreDocumented holds the keys that claims know against the page.
func TestKeysAreDocumented(t *testing.T) {
	page := pageOf(t, codebook.DefaultName)
	for _, key := range []string{"name", "title", "version", "borrows", "theatres", "measures", "populations", "segments", "families", "makes", "claims", "when", "abroad", "incident", "subject"} {
		if !strings.Contains(page, "| `"+key+"` |") {
			t.Errorf("docs/codebook.md has no row for the key %s", key)
		}
	}
}

// TestEveryClassHasAPopulation asks each codebook under what it counts the classes
// of the word lists: as its own code, or as one that takes the class by name.
func TestEveryClassHasAPopulation(t *testing.T) {
	data, err := rules.FS.ReadFile("en/people.txt")
	if err != nil {
		t.Fatal(err)
	}
	books := shippedBooks(t)
	for _, m := range regexp.MustCompile(`(?m)^means\s+(.+)$`).FindAllStringSubmatch(string(data), -1) {
		for word := range strings.SplitSeq(m[1], "|") {
			book, class, named := strings.Cut(strings.TrimSpace(word), ":")
			if !named {
				book, class = "", book
			}
			for _, b := range books {
				if (!named || book == b.Name) && !b.TakesClass(class) {
					t.Errorf("%s has no population for the class %s", b.Name, class)
				}
			}
		}
	}
}

// TestListsMeanMeasures fails where a cue or a noun stands for what no codebook
// has.
func TestListsMeanMeasures(t *testing.T) {
	set := shippedSet(t, "foreign-fighters", "casualties", "displacement")
	for file, key := range map[string]string{"en/measures.txt": "means", "en/people.txt": "measure"} {
		data, err := rules.FS.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^`+key+`\s+(.+)$`).FindAllStringSubmatch(string(data), -1) {
			for word := range strings.SplitSeq(m[1], "|") {
				word = strings.TrimSpace(word)
				book, code, named := strings.Cut(word, ":")
				b, ok := set.Book(book)
				if named && ok {
					_, ok = b.Measure(code)
					ok = ok || code == "none"
				} else if !named {
					ok = len(set.Senses([]string{word})) > 0
				}
				if !ok {
					t.Errorf("%s: no codebook has the measure %s", file, word)
				}
			}
		}
	}
}

// TestCausesAreListed fails where a cause of the words is a segment of no
// codebook, and where a codebook lists a segment that no words say.
func TestCausesAreListed(t *testing.T) {
	said := map[string]bool{}
	set := shippedSet(t, "casualties", "displacement")
	for _, s := range meaningsIn(t, "en/causes.txt") {
		said[s] = true
		if !set.Lists(s) {
			t.Errorf("no codebook lists the cause %s", s)
		}
	}
	for _, s := range meaningsIn(t, "en/segments.txt") {
		said[s] = true
	}
	for _, b := range shippedBooks(t) {
		for _, s := range b.Segments {
			if !said[s.Code] {
				t.Errorf("%s lists the segment %s, and no list has words for it", b.Name, s.Code)
			}
		}
	}
}

// meaningsIn returns what the entries of a word list mean.
func meaningsIn(t *testing.T, list string) []string {
	t.Helper()
	data, err := rules.FS.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^means\s+(.+)$`).FindAllStringSubmatch(string(data), -1) {
		out = append(out, m[1])
	}
	return out
}

// TestPageCountsReceipts holds what the page says of receipts against the groups, and its
// relations against those that ties may have.
func TestPageCountsReceipts(t *testing.T) {
	all, with := 0, 0
	count := func(receipt string) {
		all++
		if receipt != "" {
			with++
		}
	}
	for _, g := range shippedSet(t, codebook.DefaultName).Books()[0].Groups {
		for _, n := range g.KnownAs {
			count(n.Receipt)
		}
		for _, tie := range g.Ties {
			count(tie.Receipt)
		}
	}
	page := pageOf(t, codebook.DefaultName)
	if want := fmt.Sprintf("Of the %d dated names and ties that come with the program, %d have a receipt.", all, with); !strings.Contains(page, want) {
		t.Errorf("the page does not say: %s", want)
	}
	for _, r := range codebook.Relations() {
		hasRow(t, codebook.DefaultName, page, "| `"+string(r)+"` |")
	}
}
