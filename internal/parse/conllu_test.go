package parse_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/parse"
	"cited/internal/syntax"

	"github.com/google/go-cmp/cmp"
)

// rows makes CoNLL-U of lines whose columns are parted by blanks.
func rows(lines ...string) string {
	for i, line := range lines {
		if !strings.HasPrefix(line, "#") {
			lines[i] = strings.ReplaceAll(line, " ", "\t")
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// again parses a CoNLL-U file.
func again(t *testing.T, content string) (string, error) {
	t.Helper()
	var out strings.Builder
	err := newParser(t).CoNLLU(strings.NewReader(content), func(lines []byte) error { out.Write(lines); return nil })
	return out.String(), err
}

// withoutAnalysis shows what is ours as "*": lemma to relation, and names.
func withoutAnalysis(t *testing.T, lines string) string {
	t.Helper()
	var out []string
	for line := range strings.SplitSeq(lines, "\n") {
		col := strings.Split(line, "\t")
		if _, err := strconv.Atoi(col[0]); err == nil && len(col) == 10 {
			for i := 2; i < 8; i++ {
				col[i] = "*"
			}
			if rest, name, ok := strings.Cut(col[9], "NE="); ok {
				col[9] = rest + "NE=" + name[:2] + "*"
			}
		}
		out = append(out, strings.Join(col, "\t"))
	}
	return strings.Join(out, "\n")
}

func TestCoNLLUKeepsSentencesAndWords(t *testing.T) {
	got, err := again(t, rows(
		"# sent_id = x", "# text = They can't bark in London today.", "# mood = bad",
		"1 They _ X _ _ 0 root 0:root Gloss=Sie|NE=B-person",
		"2-3 can't _ _ _ _ _ _ _ Gloss=nicht",
		"2 ca _ _ _ _ _ _ _ _",
		"3 n't _ _ _ _ _ _ _ _",
		"3.1 ever _ _ _ _ _ _ 4:advmod _",
		"4 bark wrong VERB VB Mood=Ind 1 dep 1:dep _",
		"5 in _ _ _ _ _ _ _ _",
		"6 London _ _ _ _ _ _ _ Entity=B-person|Gloss=London",
		"7 today _ _ _ _ _ _ _ SpaceAfter=No",
		"8 . _ _ _ _ _ _ _ _",
		"", "", "1 Yes _ _ _ _ _ _ _ _")+"\n")
	if err != nil {
		t.Fatal(err)
	}
	want := rows(
		"# sent_id = x", "# text = They can't bark in London today.", "# mood = bad",
		"1 They * * * * * * _ Gloss=Sie",
		"2-3 can't _ _ _ _ _ _ _ Gloss=nicht",
		"2 ca * * * * * * _ _",
		"3 n't * * * * * * _ _",
		"3.1 ever _ _ _ _ _ _ 4:advmod _",
		"4 bark * * * * * * _ _",
		"5 in * * * * * * _ _",
		"6 London * * * * * * _ Gloss=London|NE=B-*",
		"7 today * * * * * * _ SpaceAfter=No",
		"8 . * * * * * * _ _",
		"", "1 Yes * * * * * * _ _", "")
	if diff := cmp.Diff(want, withoutAnalysis(t, got)); diff != "" {
		t.Error(diff)
	}
}

// The words of a file are analysed as package syntax does, whatever the file
// says of them, with what it says of the space between them.
func TestCoNLLUHasOurAnalysis(t *testing.T) {
	m, err := syntax.English()
	if err != nil {
		t.Fatal(err)
	}
	tokens := []syntax.Token{{Form: "They"}, {Form: "ca", Glued: true}, {Form: "n't"}, {Form: "bark", Glued: true}, {Form: "."}}
	var want strings.Builder
	if err := syntax.WriteCoNLLU(&want, syntax.Sentence{Words: m.NewParser().Parse(nil, tokens)}); err != nil {
		t.Fatal(err)
	}
	got, err := again(t, rows("1 They a b c d 2 e _ _", "2 ca a b c d 1 e 1:x SpaceAfter=No", "3 n't _ _ _ _ _ _ _ _",
		"4 bark _ _ _ _ _ _ _ SpaceAfter=No", "5 . _ _ _ _ _ _ _ _"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), got); diff != "" {
		t.Error(diff)
	}
}

func TestCoNLLUIsReadAsItComes(t *testing.T) {
	lines := rows("# text = Dogs bark", "1 Dogs _ _ _ _ _ _ _ _", "2 bark _ _ _ _ _ _ _ _")
	want, err := again(t, lines)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"without its last line end": strings.TrimSuffix(lines, "\n"),
		"with line ends of Windows": strings.ReplaceAll(lines, "\n", "\r\n"),
		"with a mark of byte order": "\ufeff" + lines,
		"with empty lines around":   "\n\n" + lines + " \n\n",
	} {
		if got, err := again(t, content); err != nil || got != want {
			t.Errorf("%s: %v\n%s", name, err, cmp.Diff(want, got))
		}
	}
}

func TestDamagedCoNLLU(t *testing.T) {
	good := rows("# good", "1 Dogs _ _ _ _ _ _ _ _", "2 bark _ _ _ _ 1 _ _ _", "")
	const word = "1\tDogs\t_\t_\t_\t_\t_\t_\t_\t_\n"
	for _, test := range []struct{ name, bad, want string }{
		{"columns", "1\tDogs\t_\n", "CoNLL-U, line 5: 3 columns parted by tabs, not 10"},
		{"blanks for tabs", "1 Dogs _ _ _ _ _ _ _ _\n", "CoNLL-U, line 5: 1 columns parted by tabs, not 10"},
		{"order", word + word, `CoNLL-U, line 6: word number "1", not 2`},
		{"a word without form", rows("1  _ _ _ _ _ _ _ _"), "CoNLL-U, line 5: the column FORM is empty"},
		{"head", rows("1 Dogs _ _ _ _ two _ _ _"), `CoNLL-U, line 5: head "two" is not the number of a word`},
		{"a head below 0", rows("1 Dogs _ _ _ _ -1 _ _ _"), `CoNLL-U, line 5: head "-1" is not the number of a word`},
		{"a head beyond", rows("1 Dogs _ _ _ _ 0 _ _ _", "2 bark _ _ _ _ 3 _ _ _"), "CoNLL-U, line 6: head 3 is not the number of another word"},
		{"its own head", rows("1 Dogs _ _ _ _ 1 _ _ _"), "CoNLL-U, line 5: head 1 is not the number of another word"},
		{"a range that is none", rows("1-x Dogs _ _ _ _ _ _ _ _"), "CoNLL-U, line 5: 1-x is not a range of words that begins with the next"},
		{"a range backwards", rows("1-0 Dogs _ _ _ _ _ _ _ _"), "CoNLL-U, line 5: 1-0 is not a range of words that begins with the next"},
		{"a range beyond", rows("1-2 Dogs _ _ _ _ _ _ _ _") + word, "CoNLL-U, line 5: 1-2 goes beyond the last word, 1"},
		{"an empty node elsewhere", rows("4.1 Dogs _ _ _ _ _ _ _ _"), `CoNLL-U, line 5: empty node "4.1" does not follow word 0`},
		{"no words", "# text = Dogs\n\n", "CoNLL-U, line 5: a sentence without words"},
		{"no UTF-8", "# \xff\n", "CoNLL-U, line 5: it is not UTF-8"},
		{"a long line", "# " + strings.Repeat("x", 1<<20), "CoNLL-U, line 5: it is longer than 1 MB"},
		{"a long sentence", strings.Repeat("# "+strings.Repeat("x", 1<<19)+"\n", 9), "CoNLL-U, line 12: the sentence is larger than 4 MB; an empty line ends a sentence"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := again(t, good+test.bad)
			if err == nil || err.Error() != test.want || cited.CodeOf(err) != cited.Invalid {
				t.Errorf("%v, want %s", err, test.want)
			}
			if !strings.HasPrefix(got, "# good\n1\tDogs\t") || strings.Count(got, "\n\n") != 1 {
				t.Errorf("the sentence before it is not there alone: %q", got)
			}
		})
	}
}

func TestCoNLLUPassesOnTheErrorOfEmit(t *testing.T) {
	stop := errors.New("stop")
	content := rows("1 Dogs _ _ _ _ _ _ _ _")
	if err := newParser(t).CoNLLU(strings.NewReader(content), func([]byte) error { return stop }); err != stop {
		t.Error(err)
	}
}

func TestADamagedFileLeavesNothingBehind(t *testing.T) {
	p := newParser(t)
	parseWith := func(content string) (out string, err error) {
		err = p.CoNLLU(strings.NewReader(content), func(lines []byte) error { out += string(lines); return nil })
		return out, err
	}
	good := rows("1 Dogs _ _ _ _ _ _ _ _")
	want, err := parseWith(good)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parseWith(rows("1 Some _ _ _ _ _ _ _ _", "x")); err == nil {
		t.Error("a damaged file was taken")
	}
	if got, err := parseWith(good); err != nil || got != want {
		t.Errorf("%v\n%s", err, cmp.Diff(want, got))
	}
}

func TestIsCoNLLU(t *testing.T) {
	word := rows("1 Dogs _ _ _ _ _ _ _ _")
	for content, want := range map[string]bool{
		word: true, "# text = Dogs\n" + word: true, "\ufeff" + word: true, rows("1-2 Dogs _ _ _ _ _ _ _ _"): true,
		"": false, "# Dogs\n": false, "# Dogs\n\nThey bark.": false, "1\tDogs\n": false, "Dogs\tb\tc\td\te\tf\tg\th\ti\tj\n": false,
	} {
		if got := parse.IsCoNLLU([]byte(content)); got != want {
			t.Errorf("%q: %v, want %v", content, got, want)
		}
	}
}

// Any file is read or refused by a line, and what comes out can be read again
// and comes out the same.
func FuzzCoNLLU(f *testing.F) {
	f.Add(rows("# a", "1-2 don't _ _ _ _ _ _ _ SpaceAfter=No", "1 do _ _ _ _ 0 _ _ NE=B-x|A=b", "2 n't _ _ _ _ _ _ _ _", "2.1 x _ _ _ _ _ _ _ _"))
	p := newParser(f)
	parseAgain := func(content string) (string, error) {
		var out strings.Builder
		err := p.CoNLLU(strings.NewReader(content), func(lines []byte) error { out.Write(lines); return nil })
		return out.String(), err
	}
	f.Fuzz(func(t *testing.T, content string) {
		fuzztest.Limit(t)
		once, err := parseAgain(content)
		if err != nil && !strings.HasPrefix(err.Error(), "CoNLL-U, line ") {
			t.Errorf("%v", err)
		}
		if twice, err := parseAgain(once); err != nil || twice != once {
			t.Errorf("what was written comes back otherwise: %v\n%q\n%q", err, once, twice)
		}
	})
}
