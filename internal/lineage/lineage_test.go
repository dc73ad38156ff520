package lineage

import (
	"fmt"
	"strings"
	"testing"

	"cited"
)

// The texts of these tests are made up, outlets, places and numbers alike.

// sketchOf makes the sketch of a plain text of which nothing but its date is known.
func sketchOf(id string, published cited.EDTF, content string) *Sketch {
	return NewSketch(Document{Document: cited.Document{ID: cited.ID(id), Published: published}, Texts: []cited.Text{{Content: content}}})
}

const original = `Quarry town buries 47 after market shelling
Brennick Wire, 4 March 2016

Shells fell on the vegetable market of Tal Harun on Thursday morning, killing 47 people and wounding 183, the director of the town's only clinic, Samir Odeh, said.

The first shell struck the row of the bakers at 9 and the last one, 26 minutes later, the bus stand at the northern gate. Rescuers of the Harun Relief League carried the dead into the school of Bir Malek because the clinic has only 12 beds.

"I knew every one of the bakers," said Odeh. "We had bread from them on credit since the siege began."

The council of Tal Harun says 1,340 families have left the quarries since January. Most went south to Qasr Dib, where a tent camp for 600 people now holds 4,150. A spokesman for the Ninth Brigade denied that his men had fired and blamed the Green Banner militia.
`

const footer = `
The Brennick Wire is owned by its readers and takes no money from governments or parties. Letters to the editors are welcome at any time, and corrections are printed on the day on which they reach us, at the top of the page.
`

const rewritten = `Bread queue under fire: dozens dead in Tal Harun
Lodestar Weekly, 6 March 2016

Nobody in Bir Malek goes to class this week. In the rooms lie men and women from nearby Tal Harun, 47 of them, whom the volunteers of the Harun Relief League brought in after artillery hit the stalls.

Samir Odeh, who runs a clinic of 12 beds, had to treat 183 injured. Bakers were the first to die; people waiting for buses were hit 26 minutes afterwards.

Since the start of the year 1,340 households have given up on the quarries, according to local councillors. Qasr Dib has become their refuge: 4,150 persons in tents meant for 600. Whether the Ninth Brigade or Green Banner pulled the trigger is disputed.
`

const blurb = `Weekend reading
Lodestar Weekly, 6 March 2016

Tal Harun: 47 dead and 183 injured on a market, says clinic head Samir Odeh. A camp at Qasr Dib made for 600 holds 4,150.
`

// reprint is the original as another house prints it.
func reprint() string {
	r := strings.NewReplacer("Quarry town buries 47 after market shelling\nBrennick Wire, 4 March 2016", "Death at the bakers' row\nPort Sanna Mail, 5 March 2016",
		`"I knew`, "“I knew", `bakers,"`, "bakers,”", `"We had`, "“We had", `began."`, "began.”", "town's", "town’s", "1,340", "1 340", "4,150", "4.150", "northern", "nor-\nthern", "Rescuers of", "RESCUERS OF")
	return r.Replace(original) + "\nThis article first appeared in Brennick Wire.\n"
}

func paragraphs(s string) []string { return strings.Split(strings.TrimSpace(s), "\n\n") }

func TestCompare(t *testing.T) {
	p := paragraphs(original)
	update := strings.NewReplacer("4 March", "5 March", "buries 47", "buries 53", "killing 47", "killing 53").Replace(original)
	template := strings.NewReplacer("Tal Harun", "Wadi Selm", "47", "9", "183", "31", "26", "8", "1,340", "270", "4,150", "77", "Bir Malek", "Umm Rasas", "Samir Odeh", "Nuri Hadad",
		"Odeh", "Hadad", "Qasr Dib", "Jisr Amra", "Harun Relief League", "Selm Aid Circle", "Ninth Brigade", "Coast Guard", "Green Banner", "Red Anchor", "4 March", "9 May", "600", "35", "12 beds", "3 beds").Replace(original)
	other := `Pipeline closed for repairs
Brennick Wire, 2 June 2016

The company that runs the pipeline from Osk to the harbour closed it on Monday for 11 days. Its manager, Lena Bruck, said that 63 valves would be changed.

Ships wait in the roads off Port Sanna, and the price of a litre rose by 7 cents.
`
	chance := `Kite festival draws crowds
Port Sanna Mail, 7 March 2016

Forty countries sent 183 kites to the beach of Lomma this year, and 47 of them were broken by the wind. The oldest guest, Ida Marsh, has come for 26 summers.

The town let 600 tents to visitors and sold 4,150 tickets. Only 12 beds were free on Sunday.
`
	tests := []struct {
		name          string
		earlier, text string
		want          cited.EdgeKind
	}{
		{"reprint in other typography", original, reprint(), cited.Copies},
		{"cut", original, "Tal Harun market shelled\nSanna Daily, 5 March 2016\n\n" + p[1] + "\n\n" + p[2], cited.Copies},
		{"introduction", original, "What the guns leave\nSanna Daily, 5 March 2016\n\nOur readers ask who counts the dead of small towns. Here is one who does, and how he lives with it.\n\n" + strings.Join(p[1:], "\n\n"), cited.Copies},
		{"update", original, update, cited.Updates},
		{"quoted paragraph", original, "A theory of bread\nGrain and Power, 20 April 2016\n\nSieges are fought over ovens. I have written so often about flour and mills that some friends have stopped to read me, and I do not hold it against them.\n\nTake what a wire told us in spring:\n\n\"" + p[2] + "\"\n\nNo law of war knows the baker. It should. He cannot leave his post, for the dough will not wait; he works in the last hours of night, when guns are aimed.", cited.Quotes},
		{"rewrite", original, rewritten, cited.Rewrites},
		{"blurb", original, blurb, cited.SumsUp},
		{"the same footer", original + footer, other + footer, ""},
		{"the same form, another event", original, template, ""},
		{"the same numbers by chance", original, chance, ""},
		{"another story of the house", original, other, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			day := cited.EDTF("2016-06-30")
			if test.want == cited.Updates || test.want == cited.SumsUp {
				day = "2016-03-06" // months later it would be the next of its kind, or what many tell
			}
			a, b := sketchOf("a", "2016-03-04", test.earlier), sketchOf("b", day, test.text)
			for _, edges := range [][]cited.Edge{Compare(a, b), Compare(b, a)} {
				got := cited.EdgeKind("")
				if len(edges) > 0 {
					got = edges[0].Kind
				}
				if got != test.want {
					t.Fatalf("got %q, want %q", got, test.want)
				}
				for _, e := range edges {
					if e.Later != "b" || e.Earlier != "a" || e.Open {
						t.Errorf("%s leads from %s to %s, open: %v", e.Kind, e.Later, e.Earlier, e.Open)
					}
					checkProof(t, e, test.earlier, test.text)
				}
			}
		})
	}
}

// checkProof checks that every span of an edge is what the texts hold there.
func checkProof(t *testing.T, e cited.Edge, earlier, later string) {
	t.Helper()
	check := func(s cited.Span, text string) {
		t.Helper()
		if letters := []rune(text); s.Start < 0 || s.End > len(letters) || s.Start >= s.End || string(letters[s.Start:s.End]) != s.Exact {
			t.Errorf("%s: %d to %d is not %q", e.Kind, s.Start, s.End, s.Exact)
		}
	}
	for _, p := range e.Proof.Passages {
		check(p.Later, later)
		check(p.Earlier, earlier)
	}
	for _, f := range append(e.Proof.Figures, e.Proof.Changed...) {
		check(f.Later, later)
		check(f.Earlier, earlier)
	}
	for _, c := range e.Proof.Credits {
		check(c, later)
	}
}

func TestUpdateShowsWhatChanged(t *testing.T) {
	update := strings.NewReplacer("buries 47", "buries 53", "killing 47", "killing 53", "wounding 183", "wounding 190").Replace(original)
	edges := Compare(sketchOf("a", "2016-03-04", original), sketchOf("b", "2016-03-05", update))
	if len(edges) == 0 || edges[0].Kind != cited.Updates {
		t.Fatalf("no update: %v", edges)
	}
	var got []string
	for _, c := range edges[0].Proof.Changed {
		got = append(got, c.Earlier.Exact+" "+c.Later.Exact)
	}
	if want := "47 53, 183 190"; strings.Join(got, ", ") != want {
		t.Errorf("changed %q, want %q", got, want)
	}
}

// A story that goes on changes nearly all its numbers and keeps its names. A form that was
// filled in anew has names of its own.
func TestMostNumbersChanged(t *testing.T) {
	form := strings.NewReplacer("4 March", "8 March", "buries 47", "buries 63", "killing 47", "killing 63", "wounding 183", "wounding 240", "1,340", "2,960", "26 minutes", "31 minutes", "holds 4,150", "holds 7,380")
	if got := first(original, form.Replace(original), "2016-03-04", "2016-03-08"); got != cited.Updates {
		t.Errorf("the same names: %q", got)
	}
	names := strings.NewReplacer("Bir Malek", "Umm Rasas", "Samir Odeh", "Nuri Hadad", "said Odeh", "said Hadad", "Qasr Dib", "Jisr Amra")
	if got := first(original, names.Replace(form.Replace(original)), "2016-03-04", "2016-03-08"); got != "" {
		t.Errorf("other names: %q", got)
	}
}

// A number that was only written otherwise is no change.
func TestNumbersInOtherFormatsAreNoUpdate(t *testing.T) {
	edges := Compare(sketchOf("a", "2016-03-04", original), sketchOf("b", "2016-03-05", reprint()))
	if len(edges) == 0 || edges[0].Kind != cited.Copies || len(edges[0].Proof.Changed) > 0 {
		t.Errorf("got %v", edges)
	}
}

func TestCites(t *testing.T) {
	cites := `Small towns, long wars
Faraday Review, 3 November 2016

The siege economy has its own map. At Qasr Dib a camp for 600 holds 4,150, the Brennick Wire reported in spring, and nobody of Tal Harun had gone home by autumn.

In Osk, 212 kilometres away, 38 mills stand still, and in Lomma there are 95 more. What do 5,300 millers do? They drive taxis, 2,900 of them at least, by the count of the guild. The rest, 1,750, went abroad, 480 of these with families.
`
	kinds := func(text string) string {
		var all []string
		for _, e := range Compare(sketchOf("a", "2016-03-04", original), sketchOf("b", "2016-11-03", text)) {
			all = append(all, string(e.Kind))
		}
		return strings.Join(all, " ")
	}
	if got := kinds(cites); got != "cites" {
		t.Errorf("with a credit: %q", got)
	}
	if got := kinds(strings.Replace(cites, "the Brennick Wire reported", "people reported", 1)); got != "" {
		t.Errorf("without: %q", got)
	}
	if got := kinds(strings.NewReplacer("4,150", "4,870", "600", "900", "Qasr Dib", "Lomma", "Tal Harun", "Osk").Replace(cites)); got != "" {
		t.Errorf("for something else: %q", got)
	}
	if got := kinds(reprint()); got != "copy cites" {
		t.Errorf("a reprint that says where it is from: %q", got)
	}
}

// Without dates, the one that credits the other is later; else it is open.
func TestOrderWithoutDates(t *testing.T) {
	e := Compare(sketchOf("a", "", reprint()), sketchOf("b", "", original))
	if len(e) == 0 || e[0].Later != "a" || e[0].Open {
		t.Errorf("%+v", e)
	}
	plain := strings.Replace(reprint(), "This article first appeared in Brennick Wire.", "", 1)
	forth, back := Compare(sketchOf("a", "", plain), sketchOf("b", "", original)), Compare(sketchOf("b", "", original), sketchOf("a", "", plain))
	if len(forth) == 0 || len(back) == 0 || !forth[0].Open || forth[0].ID != back[0].ID {
		t.Errorf("%+v and %+v", forth, back)
	}
}

func TestOriginalIsTheBestAndEarliest(t *testing.T) {
	edge := func(earlier string, kind cited.EdgeKind, words int) cited.Edge {
		e := cited.NewEdge("x", cited.ID(earlier), kind)
		e.Proof.Passages = []cited.SharedPassage{{Words: words}}
		return e
	}
	days := map[cited.ID]cited.EDTF{"a": "2016-01-03", "b": "2016-01-02", "c": "2016-01-01", "q": "2015"}
	published := func(id cited.ID) cited.Day { return FirstDay(days[id]) }
	got, ok := Original([]cited.Edge{edge("a", cited.Copies, 200), edge("b", cited.Copies, 198), edge("c", cited.Copies, 120), edge("d", cited.Copies, 200), edge("q", cited.Quotes, 300)}, published)
	if !ok || got.Earlier != "b" {
		t.Errorf("got %s, %v", got.Earlier, ok)
	}
	if _, ok := Original([]cited.Edge{edge("q", cited.Quotes, 30)}, published); ok {
		t.Error("a quotation has no original")
	}
}

// What stands in many stories joins nobody, once an index knows them.
func TestStockParagraphs(t *testing.T) {
	const stock = "\n\nMore than 61,400 people were killed in the valley between 1991 and 1998, by the count of the Ossery Commission in Lomma, and 3,870 are missing; talks that Port Sanna hosts for the 14 factions have made no headway for years.\n"
	story := func(i int) string { return madeUp(uint64(i), 150) + stock }
	x := NewIndex()
	var all []*Sketch
	for i := range 30 {
		all = append(all, sketchOf(fmt.Sprint("s", i), "2016-05-01", story(i)))
		x.Add(all[i].Entry())
	}
	if n := x.All(); n < 25 {
		t.Errorf("%d stories are known of 30", n)
	}
	if e := CompareKnowing(all[3], all[20], x); len(e) > 0 {
		t.Errorf("joined: %+v", e)
	}
}

// Two long texts that share nothing but a sentence, as most do that are laid side by side.
func BenchmarkCompare(b *testing.B) {
	x := NewIndex()
	one, other := sketchOf("a", "2016", madeUp(1, 330)+"\n\n"+paragraphs(original)[4]), sketchOf("b", "2017", madeUp(2, 330)+"\n\n"+paragraphs(original)[4])
	x.Add(one.Entry())
	x.Add(other.Entry())
	for b.Loop() {
		CompareKnowing(one, other, x)
	}
}
