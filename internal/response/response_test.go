package response_test

import (
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/extract"
	"cited/internal/text"
	"cited/rules"
)

// reading reads the responses of a paragraph as the program does.
type reading struct{ reader *extract.Reader }

func newReading(t *testing.T) reading {
	t.Helper()
	r, err := extract.New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	return reading{r}
}

func (x reading) read(t *testing.T, content string) []cited.Response {
	t.Helper()
	s, err := x.reader.Begin(cited.Document{Name: "test"})
	if err != nil {
		t.Fatal(err)
	}
	_, found := s.WithSayings().Window(text.Window{Content: content, Blocks: []text.Block{{Kind: text.Paragraph, End: len(content)}}})
	return found.Responses
}

// behind reads what stands behind a sentence about such people.
func (x reading) behind(t *testing.T, words string) []cited.Response {
	t.Helper()
	var out []cited.Response
	for _, r := range x.read(t, around+words) {
		if r.Start >= len(around) {
			out = append(out, r)
		}
	}
	return out
}

// shares reports whether two stretches have a word in common.
func shares(a, b string) bool {
	words := strings.Fields(b)
	return slices.ContainsFunc(strings.Fields(a), func(w string) bool { return slices.Contains(words, w) })
}

// around stands before and behind what is tried: it says what the text is about.
const around = "Four hundred foreign fighters left the country for Syria. "

func TestResponses(t *testing.T) {
	tests := []struct {
		words  string
		kind   string // empty: no response
		status cited.Status
		span   string // words that it must hold
	}{
		{"Norway stripped three men of their citizenship.", "citizenship", cited.Applied, "stripped three men"},
		{"A bill to strip fighters of their citizenship was rejected by the senate.", "citizenship", cited.StruckDown, "bill to strip"},
		{"Parliament passed a bill that would strip fighters of their citizenship.", "citizenship", cited.Adopted, "strip fighters"},
		{"The cabinet plans to repatriate nine orphans.", "repatriation", cited.Proposed, "nine orphans"},
		{"The kingdom flew home nine orphans in May.", "repatriation", cited.Applied, "flew home nine orphans"},
		{"The kingdom will not repatriate the mothers.", "refusal", cited.Applied, "repatriate the mothers"},
		{"Police arrested two returnees at the station.", "prosecution", cited.Applied, "arrested two returnees"},
		{"The court sentenced the recruiter to six years.", "sentencing", cited.Applied, "sentenced the recruiter"},
		{"The passport office cancelled 12 passports.", "passport", cited.Applied, "cancelled 12 passports"},
		{"The canton runs a hotline for parents.", "hotline", cited.Applied, "hotline for parents"},
		{"The city pays for a deradicalisation programme.", "rehabilitation", cited.Applied, "deradicalisation programme"},
		{"Two men are under house arrest.", "surveillance", cited.Applied, "house arrest"},
		{"Guards turned back six men at the border.", "border-control", cited.Applied, "turned back six men"},
		{"A decree made fighting abroad a criminal offence.", "prosecution", cited.Adopted, "a criminal offence"},

		{"The militants arrested two teachers.", "", "", ""},
		{"His uncle brought him home in a lorry.", "", "", ""},
		{"None of the women has been arrested since.", "", "", ""},
		{"They fear being arrested on arrival.", "", "", ""},
		{"A bill on school meals was passed.", "", "", ""},
		{"He tried to find a flat.", "", "", ""},
	}
	x := newReading(t)
	for _, tt := range tests {
		var got []cited.Response
		for _, r := range x.read(t, around+tt.words) {
			if r.Start >= len(around) {
				got = append(got, r)
			}
		}
		switch {
		case tt.kind == "" && len(got) > 0:
			t.Errorf("%s: read %s, want nothing", tt.words, got[0].Kind)
		case tt.kind != "" && len(got) != 1:
			t.Errorf("%s: read %d responses, want one", tt.words, len(got))
		case tt.kind != "":
			span := got[0].Exact
			if got[0].Kind != tt.kind || got[0].Status != tt.status || !strings.Contains(span, tt.span) {
				t.Errorf("%s: read %s %s %q, want %s %s %q", tt.words, got[0].Kind, got[0].Status, span, tt.kind, tt.status, tt.span)
			}
		}
	}
}

func TestGeneralNewsIsNoResponse(t *testing.T) {
	x := newReading(t)
	for _, words := range []string{
		"The court sentenced the burglar to two years. Police arrested his brother.",
		"The senate rejected a bill on fuel taxes. The minister plans to open a hotline for drivers.",
		"The town cancelled the driving licences of nine speeders. The mayor opened a course for them.",
	} {
		for _, r := range x.read(t, words) {
			t.Errorf("%s: read %s %s", words, r.Kind, r.Status)
		}
	}
}

func TestWhoHowManyAndWhen(t *testing.T) {
	got := newReading(t).read(t, around+"The Austrian parliament was told that Belgium had flown home 16 children in July 2021.")
	if len(got) != 1 {
		t.Fatalf("read %d responses, want one", len(got))
	}
	r := got[0]
	if r.Actor != "Belgium" || r.Low == nil || *r.Low != 16 || r.Date != "2021-07" || len(r.Scope) != 1 || r.Scope[0] != "children" {
		t.Errorf("read actor %q, low %v, date %q, scope %q", r.Actor, r.Low, r.Date, r.Scope)
	}
}

func TestFields(t *testing.T) {
	for _, tt := range []struct{ words, actor, scope, date string }{
		{"On Monday the passport office cancelled the passports of suspected travellers.", "passport office", "suspected travellers", ""},
		{"Norway said that it would take back suspected travellers.", "Norway", "suspected travellers", ""},
		{"Norway and Denmark flew home nine orphans in 2019.", "Norway and Denmark", "orphans", "2019"},
		{"Norway flew home nine orphans, while a party was founded in 2011.", "Norway", "orphans", ""},
	} {
		got := newReading(t).behind(t, tt.words)
		if len(got) != 1 {
			t.Errorf("%s: read %d responses, want one", tt.words, len(got))
			continue
		}
		r := got[0]
		if r.Actor != tt.actor || tt.scope != "" && (len(r.Scope) != 1 || r.Scope[0] != tt.scope) || string(r.Date) != tt.date {
			t.Errorf("%s: read actor %q, scope %q, date %q", tt.words, r.Actor, r.Scope, r.Date)
		}
	}
}

func TestNumbersOfSeveralKinds(t *testing.T) {
	got := newReading(t).behind(t, "Belgium flew home six mothers and ten children.")
	if len(got) != 1 || got[0].Low == nil || *got[0].Low != 16 {
		t.Errorf("read %+v, want 16", got)
	}
}

func TestWhatWasNamedBefore(t *testing.T) {
	got := newReading(t).read(t, around+"The ministry revoked the citizenship of a cook. In March the supreme court annulled the order.")
	if len(got) != 2 || got[1].Kind != "citizenship" || got[1].Status != cited.StruckDown {
		t.Errorf("read %+v, want a second one that is struck down", got)
	}
}

// TestHostileSentences must end, and in no time.
func TestHostileSentences(t *testing.T) {
	x := newReading(t)
	for _, words := range []string{strings.Repeat("bill ", 400), strings.Repeat("stripped citizenship of ", 130), strings.Repeat("(", 400), "", "..."} {
		x.read(t, words)
	}
}

func TestPapersAreNoScope(t *testing.T) {
	for _, words := range []string{
		"The ministry has cancelled 31 passports.",
		"The council revoked their citizenship.",
		"The police withdrew two residence permits.",
	} {
		for _, r := range newReading(t).read(t, around+words) {
			if len(r.Scope) > 0 {
				t.Errorf("%s: for %q", words, r.Scope)
			}
		}
	}
}
