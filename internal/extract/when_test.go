package extract

import (
	"testing"

	"cited/internal/text"
)

// TestAspect tells how a clause stands to the time of writing.
func TestAspect(t *testing.T) {
	for _, test := range []struct{ sentence, verb, want string }{
		{"Forty recruits are fighting there.", "fighting", "now"},
		{"Forty recruits were fighting there.", "fighting", "was"},
		{"Forty recruits died there.", "died", "past"},
		{"Forty recruits were arrested there.", "arrested", "past"},
		{"Forty recruits have died there.", "died", "perfect"},
		{"Forty recruits had died there.", "died", "pluperfect"},
		{"Forty recruits will return soon.", "return", "ahead"},
	} {
		tr := planted(t, test.sentence)
		if got := tr.aspect(tr.find(test.verb)); got != test.want {
			t.Errorf("%s: %s, want %s", test.sentence, got, test.want)
		}
	}
}

// TestChronicle keeps what a document has said of time.
func TestChronicle(t *testing.T) {
	var c chronicle
	if c.share() != "first" {
		t.Errorf("before any figure: %s", c.share())
	}
	for _, d := range []*draft{{}, {time: code{value: "2014", rule: "time.in"}}, {time: code{value: "2016-05-04", rule: "context.document-date"}}, {}} {
		c.tell(d)
	}
	if c.lead.value != "2014" || c.last.value != "2016-05-04" || c.share() != "half" || c.today() != "few" {
		t.Errorf("got %s, %s, %s, %s", c.lead.value, c.last.value, c.share(), c.today())
	}
}

// TestDocumentDate takes the date of a dateline or a short line, and none that a
// sentence tells of.
func TestDocumentDate(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ in, want string }{
		{"OSTRAVA, 4 May 2016 - Forty men are being held in the camp.", "2016-05-04"},
		{"MEMO\n\nTO: The head of the northern office and all who sit with him on the commission\nFROM: Desk 4\nDATE: 4 May 2016\nRE: Who sits in the camp\n\nForty men are being held in the camp.", "2016-05-04"},
		{"Ana Lund @alund · 4 May 2016\nForty men are being held in the camp, and nobody has yet said for how long, though the office that runs it was asked more than once this spring. A thread.", "2016-05-04"},
		{"Camps of the north\nReporting period: 1–15 May 2016\n\nForty men are being held in the camp.", "2016-05-15"},
		{"The battle of Ustrana was fought in the hills above the river on 24 June 1859\nbetween the armies of two emperors, both of whom had come to see it from a hill,\nand it went on until the rain fell.", ""},
		{"Bulletin\n\n4 May 2016\n\nForty men are being held in the camp.", "2016-05-04"},
		{"The battle of Ustrana was fought on 24 June 1859 between the armies of two emperors, both of whom had come to see it from a hill, and it went on until the rain fell and the light failed.", ""},
	} {
		s := begin(t, r)
		s.Window(text.Window{Content: test.in, Blocks: text.Split(test.in)})
		if string(s.date) != test.want {
			t.Errorf("%s: date %q, want %q", test.in, s.date, test.want)
		}
	}
}
