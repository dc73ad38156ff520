package extract

import (
	"fmt"
	"strings"
	"testing"

	"cited"
	"cited/internal/text"
)

// line writes a figure as the cases below do: number noun measure, then the
// fields that say something.
func line(f cited.Figure) string {
	out := []string{f.Exact, f.Counted, f.Measure}
	add := func(name string, v ...string) {
		if s := strings.Join(v, ","); s != "" {
			out = append(out, name+"="+s)
		}
	}
	if f.Kind == cited.Share {
		out = append(out, "share")
	}
	add("from", f.Origin...)
	add("in", f.Theatre...)
	add("group", f.Group...)
	add("of", f.Of)
	add("time", string(f.Time))
	add("by", f.Attribution...)
	add("reported", string(f.Reported))
	if f.Stance != cited.Asserted {
		add("stance", string(f.Stance))
	}
	return strings.Join(out, " ")
}

// TestFigures reads short texts; every case names the figures that must be read,
// and by leaving the other numbers out those that must not.
func TestFigures(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ name, in, want string }{
		{"demonym and goal", "About 40 Tunisians travelled to Syria in 2014.",
			"About 40 tunisian travelled from=TUN in=SYR time=2014"},
		{"origin behind", "Some 30 people travelled from Finland to Iraq.",
			"Some 30 person travelled from=FIN in=IRQ"},
		{"passive", "In May 2017, 12 fighters were killed near the river.",
			"12 fighter killed time=2017-05"},
		{"parts of a whole", "Of 60 recruits, 20 came home and nine were killed.",
			"60 recruit travelled\n20 recruit returned of=60\nnine recruit killed of=60"},
		{"list of countries", "The largest contingents of foreign fighters were Tunisia (6,000), Jordan (2,100) and France (1,700).",
			"6,000 foreign fighter travelled from=TUN\n2,100 foreign fighter travelled from=JOR\n1,700 foreign fighter travelled from=FRA"},
		{"share", "A third of the returnees were women.",
			"A third returnee returned share of=returnees"},
		{"according to", "According to the Harbour Institute, at least 90 Danes have left for Syria.",
			"at least 90 dane travelled from=DNK in=SYR by=Harbour Institute"},
		{"said", "The interior ministry said 14 men had been arrested.",
			"14 man detained by=interior ministry"},
		{"denied", "The minister denied that 300 citizens had returned.",
			"300 citizen returned by=minister stance=denied"},
		{"state as subject", "Kazakhstan has repatriated 150 children from Syria.",
			"150 child repatriated from=KAZ in=SYR"},
		{"heading", "Title of it all\n\nBelgium\n\nBy 2016 some 470 fighters had left for Syria.\n",
			"some 470 fighter travelled from=BEL in=SYR time=../2016"},
		{"relative clause", "Twelve of those who went to Syria are known to have perished.",
			"Twelve person killed in=SYR"},
		{"group", "About 60 Finns joined the Islamic State.",
			"About 60 finn travelled from=FIN group=Islamic State"},
		{"table", "Foreign fighters\n\nCountry | Travelled | Returned\nSweden | 300 | 125\nNorway | 90+ | 30\n",
			"300 foreign fighter travelled from=SWE\n125 foreign fighter returned from=SWE of=300\n90+ foreign fighter travelled from=NOR\n30 foreign fighter returned from=NOR of=90+"},
		{"coordinated bound", "At least 200 women and 650 children are held in the camp.",
			"At least 200 woman detained\n650 child detained"},
		{"short form of a country", "Some 60 US soldiers were wounded.",
			"Some 60 soldier wounded from=USA"},
		{"object alone", "The blast killed 12 and injured 150.",
			"12 person killed\n150 person wounded"},
		{"of the dead", "Twelve of the dead were Afghans.",
			"Twelve person killed from=AFG"},
		{"of whom", "They name 1,600 Moroccans, of whom 520 have died in Syria.",
			"1,600 moroccan travelled from=MAR in=SYR\n520 moroccan killed from=MAR in=SYR of=1,600"},
		{"ellipsis", "Russia has taken back about 100 children, nearly all of them orphans, and Kazakhstan 47.",
			"about 100 child repatriated from=RUS\n47 child repatriated from=KAZ"},
		{"last year", "Last year 40 Tunisians travelled to Syria.", "40 tunisian travelled from=TUN in=SYR"},
		{"three in ten", "3 in 10 German fighters in Syria were converts.", "3 in 10 fighter present share from=DEU in=SYR of=German fighters"},
		{"change", "The number of French fighters in Syria rose from 900 to 1,070 in 2014.",
			"900 fighter travelled from=FRA in=SYR time=2014\n1,070 fighter travelled from=FRA in=SYR time=2014"},
		{"origin of a part", "Of the 300 Swedes who left for Syria, half have returned; 50 died.",
			"300 swede travelled from=SWE in=SYR\nhalf swede returned share from=SWE in=SYR of=300\n50 swede killed from=SWE in=SYR of=300"},
		{"share of the next", "Two-thirds of the 2,000 Saudis in Syria are dead.",
			"Two-thirds saudi killed share from=SAU in=SYR of=2,000\n2,000 saudi present from=SAU in=SYR"},
		{"a group", "Some 2,000 Danes are with the Islamic State.", "Some 2,000 dane present from=DNK group=Islamic State"},
		{"not that group", "Some 200 rebels of groups other than the Taliban were killed.", "Some 200 rebel killed"},
		{"prices fell", "Sales at the firm, which has 1,200 workers, fell 12% and shares 4.5 percent.", ""},
		{"customers", "About 20,000 customers returned faulty phones and 3,000 supporters travelled to the match.", ""},
		{"money, ages, distances, terms", "He is 45, paid $3,000, drove 65 km and got 12 years for it.", ""},
		{"years and ordinals", "In 2015 the second convoy left on the 40th day.", ""},
		{"section and page", "See section 40, page 9 and paragraph 12 of resolution 2178.", ""},
		{"things", "They burnt 30 houses, 12 trucks and 4 tents.", ""},
		{"growth", "Departures rose by 300% within a year.", ""},
		{"business", "Sales grew 7 per cent to 1,200 million euros in 48 shops.", ""},
		{"furniture", "READ MORE: 12 killed as tram hits wall\n\nShare\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range readWindows(t, r, []string{c.in}) {
				got = append(got, line(f))
			}
			if g := strings.Join(got, "\n"); g != c.want {
				t.Errorf("%s\n got:\n%s\nwant:\n%s", c.in, g, c.want)
			}
		})
	}
}

// TestCost reads the same page once and eight times over in one text: the work,
// counted in allocations, must grow no faster than the text.
func TestCost(t *testing.T) {
	r := reader(t)
	cost := func(n int) float64 {
		content := strings.Repeat(samplePage, n)
		blocks := text.Split(content)
		return testing.AllocsPerRun(3, func() {
			begin(t, r).Window(text.Window{Content: content, Blocks: append([]text.Block(nil), blocks...)})
		})
	}
	if one, eight := cost(4), cost(32); eight > 9*one {
		t.Errorf("eight times the text costs %s times the allocations", fmt.Sprintf("%.1f", eight/one))
	}
}

// TestHostile reads texts that are made to be slow or to break; it must end.
func TestHostile(t *testing.T) {
	r := reader(t)
	for name, content := range map[string]string{
		"numbers only":    strings.Repeat("12 ", 50_000),
		"one sentence":    strings.Repeat("men and women and ", 30_000),
		"brackets":        strings.Repeat("(((", 30_000),
		"countries":       strings.Repeat("France (12), ", 20_000),
		"wide spaced":     strings.Repeat("12   ", 5_000) + "\n" + strings.Repeat("13   ", 5_000) + "\n",
		"long table":      "Country   Left\n" + strings.Repeat("Oman   12\n", 20_000),
		"heads":           strings.Repeat("one   two\n", 20_000),
		"wide table":      strings.Repeat("12 | ", 5_000) + "\n" + strings.Repeat("13 | ", 5_000) + "\n",
		"stops":           strings.Repeat("1.2.3.", 30_000),
		"percent":         strings.Repeat("one in ", 30_000),
		"quotes":          strings.Repeat("said “12 ", 20_000),
		"separators":      strings.Repeat("1,", 30_000),
		"colons":          strings.Repeat("A: b\n\n", 20_000),
		"dates":           strings.Repeat("between May and ", 20_000),
		"modifiers":       strings.Repeat("at least about ", 20_000) + "12 men left",
		"combining marks": "é" + strings.Repeat("\u0301", 50_000),
	} {
		t.Run(name, func(t *testing.T) {
			checkSpans(t, content, readWindows(t, r, []string{content}))
		})
	}
}
