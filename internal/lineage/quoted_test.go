package lineage

import (
	"strings"
	"testing"

	"cited"
)

// Two texts on other matters, around what they may share.
const (
	essay = `A theory of bread
Grain and Power, 20 April 2016

Sieges are fought over ovens, and I have written so often about flour and mills that some friends have stopped to read me.

%s

No law of war knows the baker. It should: he cannot leave his post, for the dough will not wait, and he works in the last hours of the night.
`
	report = `Ferry to Lomma out of service
Port Sanna Mail, 2 March 2016

The ferry between Osk and Lomma lies in the dock for 19 days, the harbour master Ida Marsh said. Its 212 passengers of Monday were taken home in buses.

%s

Whoever holds a ticket gets 14 crowns back at the counter, which opens at nine.
`
)

// around puts a paragraph into a text.
func around(text, paragraph string) string { return strings.Replace(text, "%s", paragraph, 1) }

// What somebody said in public, or what stands in a law, two may have from there. Who quotes
// what the other says itself, or credits the other, has it from there.
func TestQuotationOfAThird(t *testing.T) {
	const said = "We will find who cut the cables of the valley, however long it takes and wherever they hide, and they will answer for it before a court; nobody should think that 1,340 families can be left in the dark by 47 men"
	tests := []struct {
		name, earlier, later string
		want                 cited.EdgeKind
	}{
		{"quoted by both", `The minister Nuri Hadad said on Friday: "` + said + `." He did not say when.`, `On the radio I hear Nuri Hadad. "` + said + `." And the ovens?`, ""},
		{"longer by one", `The minister Nuri Hadad said on Friday: "I am angry. ` + said + `." He did not say when.`, `On the radio I hear Nuri Hadad. "` + said + `." And the ovens?`, ""},
		{"a law, by both", `Under article 12 of the Grid Act of 1984, which reads: "` + said + `", he went free.`, `Take article 12 of the Grid Act of 1984, which reads: "` + said + `", and look at the ovens.`, ""},
		{"by both, one in single marks", "The minister Nuri Hadad said on Friday: ‘" + said + ".’ He did not say when.", `On the radio I hear Nuri Hadad. "` + said + `." And the ovens?`, ""},
		{"a law, set off by one", "We print it since nobody else does. Article 12 of the Grid Act of 1984 reads:\n\n" + said + ".", `The lawyer read from a book with a torn back: "` + said + `." And the ovens?`, ""},
		{"of the other's own words", said + `.`, `I read: "` + said + `." And the ovens?`, cited.Quotes},
		{"begun otherwise", "The keeper of the graveyard has a tin. " + said + `.`, `I read: "Somebody said: ` + said + `." And the ovens?`, cited.Quotes},
		{"in other marks", said + `.`, `I read: „` + said + `.“ And the ovens?`, cited.Quotes},
		{"of a third, with a credit", `"` + said + `."`, `What did the Port Sanna Mail bring? "` + said + `." And the ovens?`, cited.Quotes},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := first(around(report, test.earlier), around(essay, test.later), "2016-03-02", "2016-04-20"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// A paragraph that a sentence with a colon introduces is a quotation, whoever prints it. A label
// introduces nothing, nor does what stands before the paragraph in both.
func TestIntroducedParagraph(t *testing.T) {
	const told = "The keeper of the graveyard cannot read, so he puts a pebble in a tin for each of them, and when the tin was full he went to the barber and asked for another one, and the barber gave him his."
	tests := []struct {
		name, earlier, later string
		want                 cited.EdgeKind
	}{
		{"introduced", told, "I take this from a newspaper of the spring:\n\n" + told, cited.Quotes},
		{"not introduced", told, "I take nothing from newspapers.\n\n" + told, ""},
		{"a label", told, "Some background:\n\n" + told, ""},
		{"introduced in both", "People in the harbour tell of him:\n\n" + told, "I take this from a man at sea:\n\n" + told, ""},
		{"a sentence of it", told + " That was in May.\n\nHe has three tins now, and a dog, and he is said to have asked the mayor for a shed, a bell and a little money for whitewash and for the lamp, and the mayor laughed.", "I take this from a newspaper of the spring:\n\n" + told, cited.Quotes},
		{"a part of a paragraph", "That was in May. " + told + " He has three tins now, and a dog, and he is said to have asked the mayor for a shed, a bell and a little money for whitewash and for the lamp, and the mayor laughed.", "I take this from a newspaper of the spring:\n\n" + told, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := first(around(report, test.earlier), around(essay, test.later), "2016-03-02", "2016-04-20"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	letter := strings.Replace(around(essay, "On Monday you printed this on an inside page:\n\n"+told), "Grain and Power", "Port Sanna Mail", 1)
	if got := first(around(report, told), letter, "2016-03-02", "2016-04-20"); got != cited.Quotes {
		t.Errorf("a letter to the paper: %q", got)
	}
}

// A paragraph full of numbers and names that nothing marks was taken over when it opens the one text and stands in the
// middle of the other, or with a credit beside it. In the middle of both it is background that anybody has at hand. At the end of both it is a form, though nobody knows whose, and also
// when it names the house; and a few numbers do not suffice.
func TestUnmarkedParagraph(t *testing.T) {
	const about = "Founded in 1987 by doctors from Lomma and Tal Harun, the Harun Relief League works in 26 countries with 3,412 staff, nine in ten of them local; in the year before last it treated 1,215,300 patients and trained 871 nurses, and it takes no money from the Ninth Brigade."
	ends := func(text string) string {
		return paragraphs(around(text, ""))[0] + "\n\n" + around(text, "") + "\n" + about + "\n"
	}
	head, rest, _ := strings.Cut(around(report, ""), "\n\n")
	if got := first(head+"\n\n"+about+"\n\n"+rest, around(essay, about), "2016-03-02", "2016-04-20"); got != cited.Quotes {
		t.Errorf("what opens the one: %q", got)
	}
	if got := first(around(report, about), around(essay, about), "2016-03-02", "2016-04-20"); got != "" {
		t.Errorf("in the middle of both: %q", got)
	}
	if got := first(around(report, about), around(essay, about+"\n\nThat stood in the Port Sanna Mail."), "2016-03-02", "2016-04-20"); got != cited.Quotes {
		t.Errorf("with a credit: %q", got)
	}
	if got := first(around(report, about), strings.Replace(around(essay, about), "Grain and Power", "Port Sanna Mail", 1), "2016-03-02", "2016-04-20"); got != "" {
		t.Errorf("in two texts of one house: %q", got)
	}
	if got := first(ends(report), ends(essay), "2016-03-02", "2016-04-20"); got != "" {
		t.Errorf("at the end of both: %q", got)
	}
	house := strings.Replace(ends(report), "Port Sanna Mail,", "Harun Relief League,", 1)
	if got := first(house, ends(essay), "2016-03-02", "2016-04-20"); got != "" {
		t.Errorf("at the end of both, with the name of the house: %q", got)
	}
	rule := "Since the decree of January a stranger who is registered with the council of Lomma may stay for 6 months if he signs a pledge not to work, shows a paper of the elder of his street and pays 640 crowns; all others need somebody of Osk who vouches for them."
	if got := first(around(report, rule), around(essay, rule), "2016-03-02", "2016-04-20"); got != "" {
		t.Errorf("a rule: %q", got)
	}
}

// Words from within a paragraph that the one reports as its own and the other between quotation marks may be a third's, who
// said them to both. A whole paragraph is the paper's own, and so are numbers that count something.
func TestWordsFromWithin(t *testing.T) {
	const denial = "the brigade fires at none but armed men, keeps away from wells and schools and ovens, and looks into each report that reaches it by the proper way"
	within := "In the evening a man in a clean shirt came to the hotel, asked for tea, and read from a paper, that he folded again, what all had heard before and some had already written down while he was looking for his glasses: that " + denial + "."
	quoted := "There is a sentence by which I know that a war goes on. It reads: \"" + strings.ToUpper(denial[:1]) + denial[1:] + ".\" I have it from three wars."
	if got := first(around(report, within), around(essay, quoted), "2016-03-02", "2016-04-20"); got != "" {
		t.Errorf("from within: %q", got)
	}
	counted := strings.NewReplacer("ovens", "its 1,340 ovens", "each report", "each of 871 reports").Replace
	if got := first(around(report, counted(within)), around(essay, counted(quoted)), "2016-03-02", "2016-04-20"); got != cited.Quotes {
		t.Errorf("with numbers: %q", got)
	}
	if got := first(around(report, strings.ToUpper(denial[:1])+denial[1:]+"."), around(essay, quoted), "2016-03-02", "2016-04-20"); got != cited.Quotes {
		t.Errorf("a whole paragraph: %q", got)
	}
}

// Without dates the one that quotes is the later one, though it is longer.
func TestQuotationTellsTheOrder(t *testing.T) {
	p := paragraphs(original)
	long := around(essay, "Take what a wire told us in spring:\n\n\""+p[2]+"\"") + "\n" + madeUp(5, 400)
	for _, pair := range [][2]*Sketch{{sketchOf("a", "", original), sketchOf("b", "", long)}, {sketchOf("b", "", original), sketchOf("a", "", long)}} {
		e := Compare(pair[0], pair[1])
		if len(e) == 0 || e[0].Kind != cited.Quotes || e[0].Later != pair[1].ID || e[0].Open {
			t.Errorf("%+v", e)
		}
	}
}

func TestMarkQuoted(t *testing.T) {
	tests := []struct{ text, quoted string }{
		{`He said: "Bread is war." So it is.`, "Bread is war"},
		{`„Brot ist Krieg“, sagte er, „und Mehl“.`, "Brot ist Krieg und Mehl"},
		{`»Brot« und «pain»`, "Brot pain"},
		{`He's the baker's 'best' man.`, ""},
		{"\"It goes on and\n\n\"on,\" he said.", "It goes on and on"},
		{"Nobody \"looks.\"\n\nBread is war.", "looks"},
	}
	for _, test := range tests {
		s := sketchOf("x", "", test.text)
		var got []string
		for i, w := range s.words {
			if w.quoted {
				got = append(got, s.span(i, i+1).Exact)
			}
		}
		if strings.Join(got, " ") != test.quoted {
			t.Errorf("%q: %q", test.text, got)
		}
		if own := s.ownWords(0, len(s.words)); own != len(s.words)-len(got) {
			t.Errorf("%q: %d words of its own", test.text, own)
		}
	}
}
