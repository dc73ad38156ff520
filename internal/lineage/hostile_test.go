package lineage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/fuzztest"
)

// compared lays two texts side by side, both ways, and checks what comes of it.
func compared(t *testing.T, a, b string, first, second cited.EDTF) {
	t.Helper()
	texts := map[cited.ID]string{"a": a, "b": b}
	x := NewIndex()
	s, o := sketchOf("a", first, a), sketchOf("b", second, b)
	x.Add(s.Entry())
	x.Add(o.Entry())
	x.Candidates(s.Entry())
	forth, back := CompareKnowing(s, o, x), CompareKnowing(o, s, x)
	if len(forth) != len(back) {
		t.Fatalf("%d edges one way, %d the other", len(forth), len(back))
	}
	for i, e := range forth {
		if e.ID != back[i].ID {
			t.Errorf("%s %s one way, %s %s the other", e.Kind, e.ID, back[i].Kind, back[i].ID)
		}
		checkProof(t, e, texts[e.Earlier], texts[e.Later])
	}
}

func TestHostile(t *testing.T) {
	fuzztest.Limit(t)
	sentence := "The council of Tal Harun counted 47 dead and 1,340 families on Monday. "
	tests := map[string][2]string{
		"empty":                     {"", ""},
		"empty beside a story":      {"", original},
		"one word":                  {"word", "word"},
		"marks only":                {"... --- !!!", "***"},
		"one sentence again":        {strings.Repeat(sentence, 8000), strings.Repeat(sentence, 8000)},
		"less often":                {strings.Repeat(sentence, 8000), strings.Repeat(sentence, 40)},
		"again with a change":       {strings.Repeat(sentence, 8000), strings.Repeat(sentence+"Then Omar left. ", 6000)},
		"a megabyte of one word":    {strings.Repeat("war ", 250_000), strings.Repeat("war ", 250_000)},
		"one word, and another":     {strings.Repeat("war ", 250_000), strings.Repeat("war war war war war war peace ", 30_000)},
		"one word with capitals":    {strings.Repeat("War ", 250_000), strings.Repeat("a War ", 150_000)},
		"a megabyte without blanks": {strings.Repeat("x", 1_000_000), strings.Repeat("x", 1_000_000)},
		"one number":                {strings.Repeat("47 ", 300_000), strings.Repeat("47 people ", 100_000)},
		"all numbers":               {counting(100_000), counting(100_000)},
		"zeros":                     {strings.Repeat("000 ", 250_000), strings.Repeat("0,000 ", 200_000)},
		"lines":                     {strings.Repeat("A Name\n", 100_000), strings.Repeat("A Name\n\n", 100_000)},
		"quotation marks":           {strings.Repeat("\" ", 300_000), strings.Repeat("“war” ", 100_000)},
		"not UTF-8":                 {"\xff\xfe war \x80 47 \xc3", "\xff war"},
	}
	for name, pair := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			compared(t, pair[0], pair[1], "2016-03-04", "")
			if took := time.Since(start); took > 60*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func counting(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d ", i*7919%1_000_003)
	}
	return b.String()
}

// Documents that credit each other in a circle have an order by their dates, or none.
func TestCircle(t *testing.T) {
	body := strings.Join(paragraphs(original)[1:], "\n\n")
	page := func(house, credited string) string {
		return "Market\n" + house + ", in March\n\n" + body + "\n\nThis article first appeared in " + credited + ".\n"
	}
	names := []string{"Brennick Wire", "Sanna Daily", "Lodestar Weekly"}
	var all []*Sketch
	for i := range names {
		all = append(all, sketchOf(names[i], "", page(names[i], names[(i+1)%3])))
	}
	for i := range all {
		edges := Compare(all[i], all[(i+1)%3])
		if len(edges) == 0 || edges[0].Kind != cited.Copies || string(edges[0].Earlier) != names[(i+1)%3] {
			t.Errorf("%s: %+v", names[i], edges)
		}
	}
	both := page(names[1], names[0]) // and the other way round at once
	if e := Compare(sketchOf("x", "", page(names[0], names[1])), sketchOf("y", "", both)); len(e) == 0 || !e[0].Open {
		t.Errorf("two that credit each other: %+v", e)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add(original, rewritten, "2016-03-04", "2016")
	f.Add(original, reprint(), "", "")
	f.Add(original, blurb+original, "2016", "2017-01")
	f.Add("A title\nA House (AH), 4 May\n\n> "+original, original, "", "2016")
	f.Add(strings.Repeat("one two 3 4,000 5 000 Six ", 40), "Six one two 3 4.000 5", "x", "")
	f.Fuzz(func(t *testing.T, a, b, first, second string) {
		fuzztest.Limit(t)
		compared(t, strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?"), cited.EDTF(first), cited.EDTF(second))
	})
}
