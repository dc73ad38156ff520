package text_test

import (
	"slices"
	"strings"
	"testing"

	"cited/internal/fuzztest"
	"cited/internal/text"
)

// english is a spelling with a few words of English.
func english() *text.Spelling {
	s := text.NewSpelling()
	for note, words := range map[string]string{"stop": "gen dr no etc c", "prefix": "ex pro mid", "ending": "'s 'll n't", "cut": "can+not", "open": "the état", "count": "four"} {
		for w := range strings.FieldsSeq(words) {
			map[string]func(string){"stop": s.Stop, "prefix": s.Prefix, "ending": s.Ending, "cut": s.Contraction, "open": s.Opener, "count": s.Numeral}[note](w)
		}
	}
	return s
}

func words(s *text.Spelling, content string) []text.Word {
	return s.AppendWords(nil, content, text.AppendTokens(nil, content, 0, len(content)))
}

// sentences are those of a block, as they are written.
func sentences(s *text.Spelling, content string) []string {
	tokens := text.AppendTokens(nil, content, 0, len(content))
	var list []string
	for _, e := range s.AppendSentences(nil, content, tokens) {
		list = append(list, content[tokens[e.From].Start:tokens[e.To-1].End])
	}
	return list
}

func TestWords(t *testing.T) {
	s := english()
	for _, test := range []struct{ content, want string }{
		{"They didn't say", "They did n't say"},
		{"We DON’T know, he'll see", "We DO N’T know , he 'll see"},
		{"the army's 9 men, the soldiers' wives", "the army 's 9 men , the soldiers ' wives"},
		{"I cannot go", "I can not go"},
		{"O'Hara of Sana'a at nine o'clock", "O'Hara of Sana'a at nine o'clock"},
		{"ex-soldiers in mid-2014", "ex-soldiers in mid-2014"},
		{"well-armed al-Shabaab", "well - armed al - Shabaab"},
		{"from 2011-2014, some 20-30 men", "from 2011 - 2014 , some 20 - 30 men"},
		{"the U.S. Army and U.S troops", "the U.S. Army and U.S troops"},
		{"J. K. Adu led it.", "J. K. Adu led it ."},
		{"Gen. Adu said no.", "Gen. Adu said no ."},
		{"by 5 p.m. on 4/3/2019 at 10:30", "by 5 p.m. on 4/3/2019 at 10:30"},
		{"call 555-0142 or 030-555-0142", "call 555-0142 or 030-555-0142"},
		{"the 4th, the 1990s, 5pm, 12km", "the 4th , the 1990s , 5 pm , 12 km"},
		{"20% of $5m, US$40", "20 % of $ 5 m , US$ 40"},
		{"an AK47 and a T-72", "an AK47 and a T - 72"},
		{"see http://a.example/b-c?d=1, or www.b.example.", "see http://a.example/b-c?d=1 , or www.b.example ."},
		{"write to j.doe@a.example; ask @deskwatch #syria", "write to j.doe@a.example ; ask @deskwatch #syria"},
		{"Really?! Well... no -- wait", "Really ?! Well ... no -- wait"},
		{"fine :-) thanks ;) note :DP", "fine :-) thanks ;) note : DP"},
		{"R&D and AT&T, men and/or boys", "R&D and AT&T , men and / or boys"},
		{"my_notes.pdf ended.Then", "my_notes.pdf ended . Then"},
		{"in '02, +44 20", "in '02 , +44 20"},
		{"the '60s and ’70s, '60sx", "the '60s and ’70s , '60 sx"},
		{"a Ph.D. of M.Sc. rank, Dr.K. Adu", "a Ph.D. of M.Sc. rank , Dr. K. Adu"},
		{"It is.Is it?", "It is . Is it ?"},
		{"Ed left. He.", "Ed left . He ."},
		{"((a))", "( ( a ) )"},
		{"жители Сирии", "жители Сирии"},
		{"", ""},
	} {
		var got []string
		for _, w := range words(s, test.content) {
			got = append(got, test.content[w.Start:w.End])
		}
		if g := strings.Join(got, " "); g != test.want {
			t.Errorf("words of %q:\n got %s\nwant %s", test.content, g, test.want)
		}
	}
}

func TestSentences(t *testing.T) {
	s := english()
	for _, test := range []struct {
		content string
		want    []string
	}{
		{"Forty left. Nine came back.", []string{"Forty left.", "Nine came back."}},
		{"Gen. Adu left the U.S. in May. He is back.", []string{"Gen. Adu left the U.S. in May.", "He is back."}},
		{"It shut at 5 p.m. The guards left.", []string{"It shut at 5 p.m.", "The guards left."}},
		{"It shut at 5 p.m. État was his word.", []string{"It shut at 5 p.m.", "État was his word."}},
		{"It grew.[4][5] Some left. [6] Others stayed.", []string{"It grew.[4][5]", "Some left. [6]", "Others stayed."}},
		{"The total was 27.² Losses were heavy.", []string{"The total was 27.²", "Losses were heavy."}},
		{"It is 3 m² in all.† Nobody asked.", []string{"It is 3 m² in all.†", "Nobody asked."}},
		{"3. Returns and losses", []string{"3. Returns and losses"}},
		{"He asked: “How many?” Nobody knew.", []string{"He asked: “How many?”", "Nobody knew."}},
		{"Dear Anna,\nthank you\nPlease count all those who left for the front again.", []string{"Dear Anna,\nthank you", "Please count all those who left for the front again."}},
		{"The ministry counted all those who went\nthere and the ones who came\nBack in the same summer of that year.", []string{"The ministry counted all those who went\nthere and the ones who came\nBack in the same summer of that year."}},
		{"See the list at\nhttps://a.example/a/very/long/address/of/a/page/on/the/left/side\nand then count those men who came to the\nForeign Office in May, and the others who\nleft in the winter.", []string{"See the list at\nhttps://a.example/a/very/long/address/of/a/page/on/the/left/side\nand then count those men who came to the\nForeign Office in May, and the others who\nleft in the winter."}},
		{"Four\nTajik men were seen again at the border post.", []string{"Four\nTajik men were seen again at the border post."}},
		{"About 300\nTajik men were seen again at the border post.", []string{"About 300\nTajik men were seen again at the border post."}},
		{"...", []string{"..."}},
	} {
		got := sentences(s, test.content)
		if strings.Join(got, "\n|") != strings.Join(test.want, "\n|") {
			t.Errorf("sentences of %q:\n got %q\nwant %q", test.content, got, test.want)
		}
	}
}

// TestSentencesOfWrappedProse checks that lines of any width part nothing, even if
// one of them is much wider than the others.
func TestSentencesOfWrappedProse(t *testing.T) {
	s := english()
	prose := "The clerks of the Harbour Office said on Friday that most of the men who had sailed for Norway " +
		"and Iceland were back before the winter. According to the Dutch and the Danish Red Cross, 40 of them went " +
		"to the Faroe Islands instead. A letter to the King of Denmark gives another number. It says that only " +
		"the men of the Bergen Mail were asked, and none of those who worked for Olsen or for the Crown."
	want := sentences(s, prose)
	for width := 36; width <= 80; width++ {
		for _, other := range []int{width, 3 * width} {
			wrapped := wrap(prose, width, other)
			got := sentences(s, wrapped)
			for i := range got {
				got[i] = strings.Join(strings.Fields(got[i]), " ")
			}
			if !slices.Equal(got, want) {
				t.Fatalf("lines of %d, one of %d:\n%s\nhave the sentences %q", width, other, wrapped, got)
			}
		}
	}
}

// wrap breaks prose into lines of a width but for the third, which has another.
func wrap(prose string, width, third int) string {
	lines := []string{""}
	for word := range strings.FieldsSeq(prose) {
		last, room := len(lines)-1, width
		if last == 2 {
			room = third
		}
		switch {
		case lines[last] == "":
			lines[last] = word
		case len(lines[last])+1+len(word) <= room:
			lines[last] += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return strings.Join(lines, "\n")
}

// FuzzWords checks that words and sentences cover all tokens in their order,
// whatever the text.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"They didn't, cannot.", "a@b.c http://x/y U.S. 10:30 ... :-)", "don't\nwon’t\r\n\tex-", "\x00'\xff’s n't", "1.\n2.\nA."} {
		f.Add(s)
	}
	s := english()
	f.Fuzz(func(t *testing.T, content string) {
		fuzztest.Limit(t)
		tokens := text.AppendTokens(nil, content, 0, len(content))
		checkWords(t, content, tokens, s.AppendWords(nil, content, tokens))
		next := 0
		for _, e := range s.AppendSentences(nil, content, tokens) {
			if e.From != next || e.To <= e.From {
				t.Fatalf("sentence %v behind token %d", e, next)
			}
			next = e.To
		}
		if next != len(tokens) {
			t.Fatalf("sentences end at token %d of %d", next, len(tokens))
		}
	})
}

func checkWords(t *testing.T, content string, tokens []text.Token, words []text.Word) {
	t.Helper()
	at, token := 0, 0
	for _, w := range words {
		if w.Start < at || w.End <= w.Start || w.From > token || w.To <= w.From || w.To > len(tokens) {
			t.Fatalf("word %+v behind byte %d and token %d", w, at, token)
		}
		if strings.TrimSpace(content[at:w.Start]) != "" && w.From == token && token < len(tokens) && w.Start != tokens[token].Start {
			t.Fatalf("%q is lost before %+v", content[at:w.Start], w)
		}
		at, token = w.End, w.To
	}
	if token != len(tokens) || len(tokens) > 0 && at != tokens[len(tokens)-1].End {
		t.Fatalf("words end at byte %d and token %d of %d", at, token, len(tokens))
	}
}

// BenchmarkWords measures tokens, sentences and words of running text.
func BenchmarkWords(b *testing.B) {
	content := strings.Repeat("On 4/3/2019 the U.S. envoy didn't say how many of the 1,200 ex-fighters cannot go home. Gen. Adu's men left at 10:30. ", 200)
	s := english()
	var tokens []text.Token
	var ends []text.Sentence
	var list []text.Word
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		tokens = text.AppendTokens(tokens[:0], content, 0, len(content))
		ends = s.AppendSentences(ends[:0], content, tokens)
		list = s.AppendWords(list[:0], content, tokens)
	}
}

func TestPlain(t *testing.T) {
	for words, want := range map[string]string{
		"the ministry":            "the ministry",
		"the\n  inter-\nior  men": "the interior men",
		"well-\nArmed":            "well- Armed",
		"a well-known\tname":      "a well-known name",
	} {
		if got := text.Plain(words); got != want {
			t.Errorf("Plain(%q) = %q, want %q", words, got, want)
		}
	}
}
