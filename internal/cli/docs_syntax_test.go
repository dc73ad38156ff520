package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// committed reads the scores of a ratchet: "ewt-dev LAS" is "81.90".
func committed(t *testing.T, pack string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(top, "internal", pack, "testdata", "scores.txt"))
	if err != nil {
		t.Fatal(err)
	}
	scores := map[string]string{}
	for line := range strings.Lines(string(data)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		scores[name] = value
	}
	return scores
}

// scoresTable is the table of docs/syntax.md: a row a score, a column a set.
func scoresTable(given, raw map[string]string) string {
	var b strings.Builder
	b.WriteString("| | ewt-dev, words given | raw text | joined | gum-dev, words given | raw text | joined |\n" +
		"| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, name := range []string{"words", "sentences", "UPOS", "XPOS", "lemmas", "UAS", "LAS", "LAS-without-subtypes", "CLAS", "names",
		"nsubj", "nsubj:pass", "obj", "obl", "nummod", "ccomp", "acl:relcl"} {
		fmt.Fprintf(&b, "| %s |", strings.ReplaceAll(name, "-", " "))
		for _, set := range []string{"ewt-dev", "gum-dev"} {
			for _, value := range []string{given[set+" "+name], raw[set+" "+name], raw[set+" joined "+name]} {
				fmt.Fprintf(&b, " %s |", value)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// othersTable sets our scores beside those of other tools, which are theirs.
func othersTable(raw map[string]string) string {
	var b strings.Builder
	b.WriteString("| | learned from | words | sentences | UPOS | lemmas | UAS | LAS |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| Cited, dev part | EWT, GUM |")
	for _, name := range []string{"words", "sentences", "UPOS", "lemmas", "UAS", "LAS-without-subtypes"} {
		fmt.Fprintf(&b, " %s |", raw["ewt-dev joined "+name])
	}
	b.WriteString(`
| UDPipe 1.2 [^trankit] | UD 2.5 | 98.90 | 77.40 | 93.26 | 95.45 | 80.22 | 77.03 |
| Stanza 1.1.1 [^trankit] | UD 2.5 | 99.01 | 81.13 | 95.40 | 97.21 | 86.22 | 83.59 |
| spaCy 2.3 [^trankit] | | 97.30 | 61.19 | 86.72 | 87.05 | | |
| spaCy, en_udv25_englishewt_trf [^spacyud] | UD 2.5, a transformer | | 90.62 | 96.94 | 97.36 | 91.90 | 89.42 |
| Trankit base [^trankit] | UD 2.5, XLM-RoBERTa base | 98.48 | 88.35 | 95.95 | 96.84 | 90.14 | 87.96 |
| Trankit large [^trankit] | UD 2.5, XLM-RoBERTa large | 98.67 | 90.49 | 96.65 | 97.25 | 91.29 | 89.40 |
| UDPipe 2 [^udpipe2] | UD 2.17, multilingual BERT | 99.07 | 88.42 | 96.75 | 97.13 | 91.59 | 89.91 |
`)
	return b.String()
}

// TestDocsSyntaxScores holds the scores in docs/syntax.md against those that the
// ratchets commit.
func TestDocsSyntaxScores(t *testing.T) {
	page := readPage(t, "syntax.md")
	given, raw := committed(t, "syntax"), committed(t, "parse")
	got := page
	for head, want := range map[string]string{"| | ewt-dev, ": scoresTable(given, raw), "| | learned from ": othersTable(raw)} {
		old := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(head) + `.*\n(?:\|.*\n)+`)
		if !old.MatchString(got) {
			t.Fatalf("docs/syntax.md has no table that starts with %q", head)
		}
		got = old.ReplaceAllLiteralString(got, want)
	}
	if *update && got != page {
		if err := os.WriteFile(filepath.Join(top, "docs", "syntax.md"), []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(page, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("docs/syntax.md shows (-) other scores than are committed (+); run go test ./internal/cli -run Docs -update:\n%s", diff)
	}
}
