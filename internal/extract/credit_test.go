package extract

import (
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/choice"
	"cited/internal/text"
)

// credits returns whom a text offers to credit with its last figure.
func credits(t *testing.T, content string) []string {
	t.Helper()
	s, err := reader(t).Begin(cited.Document{ID: "do-test", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	s.Trace(func(c Choice) {
		if c.Kind != "attribution" {
			return
		}
		out = out[:0]
		for _, o := range c.Options {
			out = append(out, strings.Join(o.Values, " < "))
		}
	})
	s.Window(text.Window{Content: content, Blocks: text.Split(content)})
	return out
}

// TestWhoIsOffered holds for every way of crediting who has to be on offer for the
// last figure of a text, and who must not be.
func TestWhoIsOffered(t *testing.T) {
	for _, c := range []struct{ name, in, want, not string }{
		{"a relative clause before the verb", "The harbour master, who keeps a diary, said forty fighters had died.", "harbour master", "diary"},
		{"a verb that holds a number", "Prosecutors have 90 fighters on their list.", "Prosecutors", ""},
		{"a clause put in", "Forty fighters died in the raid, the Lake Institute estimates.", "Lake Institute", ""},
		{"a name behind a calling", "A spokesman, Emil Varga, told us that forty fighters had died.", "Emil Varga", ""},
		{"a name with a hyphen", "Karim al-Tawil, who ought to know, maintained that forty fighters died.", "Karim al-Tawil", "Karim al"},
		{"a compound", "Forty fighters died there, old-timers say.", "old-timers", "timers"},
		{"whose tally", "By the mayor's own tally, forty fighters have died.", "mayor", ""},
		{"who puts a toll", "The toll of the raid was put at forty by the mayor, fighters all of them.", "mayor", ""},
		{"until when", "The number of dead fighters was put at forty by nightfall.", "", "nightfall"},
		{"until what", "The number of dead fighters was put at forty by the time police came.", "", "time police"},
		{"who goes before another count", "Ten fighters died according to the army and nine according to the mayor.", "army", "army and nine"},
		{"a tally with a word before it", "The mayor's latest tally stood at forty fighters dead.", "mayor", ""},
		{"a tally of a pronoun only", "His tally stood at forty fighters dead.", "", "His"},
		{"who kept it", "A register kept by the Lake Institute holds forty dead fighters.", "Lake Institute", ""},
		{"who put it", "The number of dead fighters was put at forty by the mayor.", "mayor", ""},
		{"men who were released", "Forty fighters were freed by hand, men released by the Lake Army.", "", "Lake Army"},
		{"papers that were released", "Papers of May and figures released by the Lake Army show forty dead fighters.", "Lake Army", ""},
		{"what sets the scene", "After the mayor announced a curfew, forty fighters fled.", "", "mayor"},
		{"what sets no scene", "As the mayor announced, forty fighters fled.", "mayor", ""},
		{"what a group did", "The Lake Institute, which fed forty fighters, said more were there.", "", "Lake Institute"},
		{"a tally that opens", "Tally: forty fighters died.", "", "Tally own"},
		{"estimates by", "Estimates by the Lake Institute put the dead fighters at forty.", "Lake Institute", ""},
		{"a date is nobody", "The Lake Institute's report from May 2016 showed that forty fighters had died.", "Lake Institute", "May 2016"},
		{"a name's own list", "According to the Lake Legion's own list, forty fighters died.", "Lake Legion", "Lake Legion's own"},
		{"a label", "10:20 Lake Radio: forty fighters died in the raid.", "Lake Radio", ""},
		{"a label within", "First word from the mayor's office: forty fighters died.", "mayor's office", ""},
		{"source in brackets", "Forty fighters died in the raid (source: Lake Radio).", "Lake Radio", ""},
		{"in brackets", "At least forty fighters (Lake Office of Fishery, LOF) died in the raid.", "Lake Office of Fishery", ""},
		{"who is told", "The court was told that forty fighters had died.", "", "court"},
		{"who tells in the passive", "The court was told by the mayor that forty fighters had died.", "mayor", "court"},
		{"who tells the court", "The mayor told the court that forty fighters had died.", "mayor", ""},
		{"the writer's own", "Our office counted forty dead fighters.", "", "office"},
		{"an office before a name", "Police chief Ana Ruiz put the number of dead fighters at forty.", "Ana Ruiz", "Police chief Ana Ruiz"},
		{"in brackets, with a year", "Some forty fighters (Lake Institute 2019) died in the raid.", "Lake Institute", ""},
		{"a country in brackets", "Forty fighters (Norway) died in the raid.", "", "Norway"},
		{"more than a name in brackets", "Forty fighters (Varga among them) died in the raid.", "", "Varga"},
		{"who made the list", "A list that the Lake Institute put out in May has forty dead fighters.", "Lake Institute", "list that the Lake Institute"},
		{"a pronoun", "A monitoring group in Bern has new numbers out. It says forty fighters have died.", "monitoring group in Bern", ""},
		{"a pronoun of a person", "The ministry kept silent. The police chief, Emil Varga, spoke. He counts forty dead fighters.", "Emil Varga", ""},
		{"a pronoun does not reach over a heading", "# One\n\nThe Lake Institute said so.\n\n# Two\n\nIt says forty fighters have died.", "", "Lake Institute"},
		{"the noun again", "There is a study by the Lake Institute. The study found that forty fighters had died.", "Lake Institute", ""},
		{"a name behind what hangs on an office", "The mayor of Salta, Emil Varga, says forty fighters have died.", "Emil Varga", "mayor of Salta"},
		{"a pronoun whose person the statement knows", "The mayor of Salta, Emil Varga, spoke. He says forty fighters have died.", "Emil Varga", ""},
		{"a list that is led in", "The Lake Institute gave these figures:\n\n- fighters: forty\n- farmers: sixty", "Lake Institute", ""},
		{"a chain", "State radio, quoting a security source, said forty fighters had died.", "State radio < security source", ""},
		{"no number as a source", "Of 60 fighters, nearly two thirds had left and forty died.", "", "nearly two thirds"},
		{"who speaks", "MODERATOR: Hello.\n\nEMIL VARGA (on tape): No.\n\nMODERATOR: Well?\n\nEMIL VARGA (on tape): Forty fighters died.\n", "EMIL VARGA", "EMIL VARGA (on tape)"},
		{"who speaks of his own list", "MODERATOR: Hello.\n\nEMIL VARGA: My own list has forty dead fighters.\n", "EMIL VARGA", "My own list"},
		{"who tells what the number stands in", "\"We lost a lot,\" said the mayor. \"Forty fighters died there.\"", "mayor", ""},
		{"one says what another says", "\"The guards admit that forty fighters died there,\" said the harbour master.", "harbour master < guards", "guards < guards"},
		{"nobody tells it", "The harbour master said little. Forty fighters died in the raid.", "", "harbour master < harbour master"},
		{"a preposition is no name", "They knew of letters that suggested forty fighters had died.", "letters", "of letters"},
		{"how it was done", "The Lake Institute has recorded by name forty fighters who died.", "Lake Institute", "name"},
		{"an initial", "Petra K. told the court that forty fighters had died.", "Petra K.", "Petra K"},
		{"the guest", "A talk\nWith Emil Varga, historian\n\nQ: How many?\n\nA: Forty fighters died.\n\nQ: And?\n\nA: Sixty fighters left.\n", "Emil Varga", ""},
	} {
		got := credits(t, c.in)
		if c.want != "" && !slices.Contains(got, c.want) {
			t.Errorf("%s: offered are %q, want %q", c.name, got, c.want)
		}
		if c.not != "" && slices.Contains(got, c.not) {
			t.Errorf("%s: offered are %q, not wanted is %q", c.name, got, c.not)
		}
	}
}

// TestCreditBelow holds that a line under a table credits all of it, and nothing
// that stands elsewhere.
func TestCreditBelow(t *testing.T) {
	table := "Foreign fighters\n\nCountry | Travelled | Returned\nSweden | 300 | 125\nNorway | 90 | 30\n\n"
	for _, c := range []struct{ name, in, want string }{
		{"below a table", table + "Source: Lake Institute.\n", "Lake Institute"},
		{"below another text", table + strings.Repeat("They were many, and nobody knew them.\n\n", 4) + "Source: Lake Institute.\n", ""},
		{"no source", table + "Remark: Lake Institute.\n", ""},
	} {
		s, err := reader(t).Begin(cited.Document{ID: "do-test", Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		_, found := s.Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		figures := found.Figures
		if len(figures) != 4 {
			t.Errorf("%s: %d figures, want 4", c.name, len(figures))
		}
		for _, f := range figures {
			if got := strings.Join(f.Attribution, " < "); got != c.want {
				t.Errorf("%s: %s is credited to %q, want %q", c.name, f.Exact, got, c.want)
			}
		}
	}
}

// TestDateOfTelling takes the date beside the words of telling for that of the statement, and
// leaves the one of what is told to the figure.
func TestDateOfTelling(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"The mayor told the council in March 2014 that forty fighters had died.", "2014-03"},
		{"The mayor told the council that forty fighters had died in March 2014.", ""},
		{"The harbour office is old. In March 2014 forty fighters died.", ""},
	} {
		s, err := reader(t).Begin(cited.Document{ID: "do-test", Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		_, found := s.Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		if len(found.Figures) != 1 || string(found.Figures[0].Reported) != c.want {
			t.Errorf("%s: %+v, want reported %q", c.in, found.Figures, c.want)
		}
	}
}

// TestLeadIn holds that words which end with a colon lead in the items of a list with whom they
// credit, each anew, and one paragraph; and that a heading ends that.
func TestLeadIn(t *testing.T) {
	for _, c := range []struct {
		name, in string
		led      bool
	}{
		{"items", "According to the ministry, the dead fighters are:\n\n- forty Danes\n- sixty Swedes", true},
		{"an item behind one with a source of its own", "According to the ministry, the dead fighters are:\n\n- forty Danes, the army says\n- sixty Swedes", true},
		{"a paragraph", "According to the ministry, the dead fighters are:\n\nForty Danes, sixty Swedes.", true},
		{"a paragraph further on", "According to the ministry, the dead fighters are:\n\nForty Danes.\n\nSixty Swedes came home.", false},
		{"no colon", "The ministry says it has counted the dead fighters.\n\n- forty Danes", false},
		{"nobody credited", "These are the dead fighters:\n\n- forty Danes", false},
		{"below a heading", "According to the ministry, the dead fighters are:\n\n# Danes\n\nForty fighters died.", false},
	} {
		s, err := reader(t).Begin(cited.Document{ID: "do-test", Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		led := false
		s.Trace(func(o Choice) {
			if o.Kind != "attribution" {
				return
			}
			led = false
			for _, x := range o.Options {
				led = led || slices.Contains(x.Features, choice.Feature{Name: "earlier/led"})
			}
		})
		s.Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		if led != c.led {
			t.Errorf("%s: led in is %t", c.name, led)
		}
	}
}

// TestLedBack holds that a report which the text goes on telling of is on offer by the name of
// whose it is, where whoever says so is named by no more than "the study".
func TestLedBack(t *testing.T) {
	in := `A Harbour Bank study found that "the fighters are well fed". Using their letters, the study concluded that "69% of fighters had a cook".`
	options, _ := offered(t, in, "attribution")
	if len(options) == 0 {
		t.Fatal("nobody is on offer")
	}
	last := options[len(options)-1]
	if !slices.Contains(last, "context.report-named Harbour Bank") {
		t.Errorf("Harbour Bank is not among %q", last)
	}
}
