package extract

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/text"
)

// mentionPieces are stretches that texts of mentions are made of.
func mentionPieces() []string {
	return append(pieces(), "rose 12% to $3.5 billion ", "on 3–5 May 1940 ", "two weeks ago ", "+44 20 7946 0958 ", "AK-47 ", "3-1 ", "a 34-year-old ",
		"Aleppo, Syria, ", "Deir ez-Zor ", "the town of Sur ", "in the past seven years ", "the 1990s ", "44 BC ", "9:30 p.m. ", "½ ", "2½ ", "−5 °C ", "US$40m ",
		"last Tuesday morning ", "the third quarter ", "early ", "mid-", "the ", "a ", "of ", "and a half ", "5km ", "$4-a-day ", "'90s ", "half an hour later ",
		"Mount ", "Lake ", "province ", "Springfield, Ill., ", "N’Djamena ", "İstanbul ", "between ", "to ", "from ", "-", "–", "’", ". ", ", ", "(", "1/2 ", "2nd ", "twenty-first century ")
}

// gather reads a text in windows and returns all that it names.
func gather(t testing.TB, r *Reader, date cited.EDTF, windows []string) cited.Mentions {
	t.Helper()
	s, err := r.Begin(cited.Document{Published: date})
	if err != nil {
		t.Fatal(err)
	}
	if s, err = s.WithMentions(); err != nil {
		t.Fatal(err)
	}
	var all cited.Mentions
	for _, w := range windows {
		kept, _ := s.Window(text.Window{Content: w, Blocks: text.Split(w)})
		all.Quantities = append(all.Quantities, kept.Mentions.Quantities...)
		all.Periods = append(all.Periods, kept.Mentions.Periods...)
		all.Places = append(all.Places, kept.Mentions.Places...)
	}
	return all
}

// checkMentions fails if a span is not what stands at its place, if items of one
// kind overlap or are out of order, or if a value is none.
func checkMentions(t *testing.T, content string, all cited.Mentions) {
	t.Helper()
	runes := []rune(content)
	end := 0
	check := func(s cited.Span) {
		t.Helper()
		if s.Start < end || s.End > len(runes) || s.Start >= s.End || string(runes[s.Start:s.End]) != s.Exact {
			t.Fatalf("[%d:%d] is not %q, or lies before %d, in %q", s.Start, s.End, s.Exact, end, content)
		}
		end = s.End
	}
	for _, m := range all.Quantities {
		check(m.Span)
		if m.Low != nil && m.High != nil && *m.Low > *m.High {
			t.Fatalf("%q is from %v to %v", m.Exact, *m.Low, *m.High)
		}
	}
	end = 0
	for _, p := range all.Periods {
		check(p.Span)
		if p.Value != "" && !p.Value.Valid() {
			t.Fatalf("%q is no date: %s", p.Exact, p.Value)
		}
	}
	end = 0
	for _, p := range all.Places {
		check(p.Span)
		if p.Country != "" && len(p.Country) != 3 {
			t.Fatalf("%q lies in %q", p.Exact, p.Country)
		}
	}
}

// TestMentionSpans reads generated texts, whole and in windows.
func TestMentionSpans(t *testing.T) {
	r, from := reader(t), mentionPieces()
	found := 0
	for seed := range uint64(600) {
		rnd := rand.New(rand.NewPCG(seed, 11))
		var windows []string
		for range 1 + rnd.IntN(3) {
			var b strings.Builder
			for range 1 + rnd.IntN(25) {
				b.WriteString(from[rnd.IntN(len(from))])
			}
			windows = append(windows, strings.ToValidUTF8(b.String(), "\ufffd"))
		}
		all := gather(t, r, "2016-05-18", windows)
		checkMentions(t, strings.Join(windows, ""), all)
		found += min(len(all.Quantities), len(all.Periods), len(all.Places))
	}
	if found < 600 {
		t.Errorf("only %d of each in 600 texts: the test looks at too little", found)
	}
}

// FuzzMentions checks every span in any text, and that two runs agree.
func FuzzMentions(f *testing.F) {
	for _, p := range mentionPieces() {
		f.Add(p)
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, content string) {
		fuzztest.Limit(t)
		content = strings.ToValidUTF8(content, "\ufffd")
		all := gather(t, r, "2016-05-18", []string{content})
		checkMentions(t, content, all)
		if !reflect.DeepEqual(all, gather(t, r, "2016-05-18", []string{content})) {
			t.Fatal("two runs differ")
		}
	})
}

// Nobody who does not ask for mentions gets, or pays for, them.
func TestMentionsOnlyWhenAsked(t *testing.T) {
	const content = "About 40 Tunisians left Tunis in 2014."
	kept, _ := begin(t, reader(t)).Window(text.Window{Content: content, Blocks: text.Split(content)})
	if kept.Mentions != nil {
		t.Errorf("got %+v", kept.Mentions)
	}
}

// Texts that are nothing but numbers, dates or names, or one sentence, take time
// in proportion to their length.
func TestMentionsOfHugeTexts(t *testing.T) {
	r := reader(t)
	for _, unit := range []string{"1,234 ", "7 ", "12-", "12/", "in 1990, ", "May ", "the ", "Paris, ", "Sur, ", "a half ", "from ", "$", "'90s ", "Lake ", "twenty ", "3–", "“", "Deir ez-"} {
		// The times are of a fraction of a second, and the machine is shared: only
		// what grows with the square fails.
		short, long := gatherTime(t, r, unit, 3_000), gatherTime(t, r, unit, 48_000)
		if long > 80*short+500*time.Millisecond {
			t.Errorf("%q: %v for 3,000 and %v for 48,000", unit, short, long)
		}
	}
}

func gatherTime(t *testing.T, r *Reader, unit string, n int) time.Duration {
	start := time.Now()
	gather(t, r, "2016-05-18", []string{strings.Repeat(unit, n)})
	return time.Since(start)
}

// BenchmarkMentions reads the page of BenchmarkWindow, mentions included.
func BenchmarkMentions(b *testing.B) {
	r := reader(b)
	page := strings.Repeat(samplePage, 40)
	blocks := text.Split(page)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := begin(b, r).WithMentions()
		if err != nil {
			b.Fatal(err)
		}
		s.Window(text.Window{Content: page, Blocks: append([]text.Block(nil), blocks...)})
	}
}
