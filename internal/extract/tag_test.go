package extract

import (
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/text"
)

// TestTags holds whom labels credit for sure with the last figure of a text, and that what looks like
// such a label credits nobody: whoever is credited then was chosen among others.
func TestTags(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ name, in, want string }{
		{"a bracket at the end", "Some 40 fighters were killed in two raids on the harbour (UNHCR).", "UNHCR"},
		{"a square bracket", "Wounded in the raid since Sunday: 40 people [OCHA].", "OCHA"},
		{"an office in a bracket", "The raids on the harbour killed 40 fighters in a night (Ministry of Defence).", "Ministry of Defence"},
		{"a place in a bracket", "Some 40 fighters were killed in a raid by night (Homs).", ""},
		{"a group in a bracket", "Some 40 fighters were killed in a raid by night (Islamic State).", ""},
		{"a short form", "Some 40 fighters stormed the house of the High Commissioner for Refugees (UNHCR).", ""},
		{"the letters of a name", "Some 40 fighters stormed the clinic of the World Food Programme (WFP).", ""},
		{"where they belong", "The raid on the harbour killed 40 medics (Central Hospital).", ""},
		{"an author", "Some 40 fighters were killed in the two raids of the nineties (Wexholm 2013).", "Wexholm"},
		{"a battle and its year", "Some 40 fighters were killed in the two raids by night (Homs 2013).", ""},
		{"a number behind a label", "Some 40 fighters were listed after the raids of the nineties (Resolution 2078).", ""},
		{"two works", "Some 40 fighters were killed in the raids (Wexholm 2013; Berg 2015).", ""},
		{"a headline with a dash", "40 fighters killed in raid on harbour - port official", "port official"},
		{"a headline with a colon", "40 fighters killed in raid on harbour: ministry", "ministry"},
		{"a headline that goes on", "40 fighters killed in raid on harbour - second this week", ""},
		{"a place behind a dash", "40 fighters killed in raid on harbour - Norway", ""},
		{"who counts behind a colon", "'40 left': Oslo counts its fighters", ""},
		{"a label in front", "Belgian defence ministry: 40 fighters killed in a raid on the harbour.", "Belgian defence ministry"},
		{"a label behind a time", "07:15 – Oslo's health ministry: 40 fighters killed in a raid.", "Oslo's health ministry"},
		{"labels of those who are counted", "Air Force: 40 killed in the raid. Navy: 12 killed in the raid.", ""},
		{"a label before another", "Health Office: 40 killed in the raid. Navy: 12 killed, all at sea.", ""},
		{"a place in front", "Homs: 40 fighters killed in a raid on the harbour.", ""},
		{"a measure in front", "Killed: 40 fighters in a raid on the harbour.", ""},
		{"a last sentence", "Killed in the raid: 31. Wounded: 40. Source: Institute of Peace.", "Institute of Peace"},
		{"a bracket of its own", "Killed in the raid: 31. Wounded: 40. (Data: Institute of Peace)", "Institute of Peace"},
		{"no last sentence", "Source: Institute of Peace. The raid went on. In it 40 fighters were killed.", ""},
		{"numbers behind the word", "Killed in the raid: 31 fighters. Data: 40 killed.", ""},
		{"a note", "In the raid 40 fighters were killed.[2]\n[2] Institute of Peace, Yearbook.", "Institute of Peace"},
		{"another note", "In the raid 40 fighters were killed.[1]\n[2] Institute of Peace, Yearbook.", ""},
		{"a note with no body", "In the raid 40 fighters were killed.[2]\n[2] Talk in Oslo, 4 May.", ""},
	} {
		_, found := begin(t, r).Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		if len(found.Figures) == 0 {
			t.Errorf("%s: no figure", c.name)
			continue
		}
		if got := tagOf(&found.Figures[len(found.Figures)-1]); got != c.want {
			t.Errorf("%s: credited to %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCreditsInList holds that a line below a list credits its items but for those that credit
// somebody themselves, before these and behind them.
func TestCreditsInList(t *testing.T) {
	in := "- Killed in the raid: 31 fighters.\n- Wounded in the raid: 40 fighters. Source: Institute of Peace.\n- Captured in the raid: 12 fighters.\n\nSource: Ministry of Defence"
	_, found := begin(t, reader(t)).Window(text.Window{Content: in, Blocks: text.Split(in)})
	var got []string
	for i := range found.Figures {
		got = append(got, tagOf(&found.Figures[i]))
	}
	if want := []string{"Ministry of Defence", "Institute of Peace", "Ministry of Defence"}; !slices.Equal(got, want) {
		t.Errorf("credited to %q, want %q", got, want)
	}
}

// tagOf returns whom a label credits with a figure.
func tagOf(f *cited.Figure) string {
	for _, e := range f.Evidence {
		if e.Field == "attribution" && (e.Rule == "source.tag" || e.Rule == "source.note" || e.Rule == "table.source") {
			return strings.Join(f.Attribution, " < ")
		}
	}
	return ""
}

// TestTightTurns holds who is credited in conversations without blank lines.
func TestTightTurns(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ name, in, want string }{
		{"capitals", "BERG: We lost 40 fighters in the raid.\nQUESTION: What came then?\nBERG: Nothing came.", "BERG"},
		{"one question", "Q: How many fighters were there?\nA (former guard): We counted 40 fighters in the yard.", "former guard"},
		{"a form", "PLACE: Oslo.\nEVENT: Raid that killed 40 fighters.\nPLACE: Bergen.", ""},
	} {
		_, found := begin(t, r).Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		if len(found.Figures) == 0 {
			t.Errorf("%s: no figure", c.name)
			continue
		}
		if got := strings.Join(found.Figures[0].Attribution, " < "); got != c.want {
			t.Errorf("%s: credited to %q, want %q", c.name, got, c.want)
		}
	}
}
