package check

import (
	"slices"
	"testing"

	"cited"
)

// What brings a story up to date is worth a note; what is only told again with another number is
// probably wrong.
func TestUpdatesAreNotes(t *testing.T) {
	b := newBench(t)
	const first = "Skagen Herald, 2016-05-02\nA roadside bomb near the harbour bridge of Basra killed 12 soldiers on Sunday. The blast wounded 30 people at the market hall."
	for _, x := range []struct {
		name, earlier, later string
		want                 []cited.Severity
	}{
		{"another paper, the same day", first, "Fyn Gazette, 2016-05-02\nA roadside bomb near the harbour bridge of Basra killed 21 soldiers on Sunday. The blast wounded 30 people at the market hall.",
			[]cited.Severity{cited.SeverityWarning}},
		{"the same paper", first, "Skagen Herald, 2016-05-02\nA roadside bomb near the harbour bridge of Basra killed 21 soldiers on Sunday. The blast wounded 30 people at the market hall.",
			[]cited.Severity{cited.SeverityNote}},
		{"days later", first, "Fyn Gazette, 2016-05-05\nA roadside bomb near the harbour bridge of Basra killed 21 soldiers on Sunday. The blast wounded 30 people at the market hall.",
			[]cited.Severity{cited.SeverityNote}},
		{"more than one number", first, "Fyn Gazette, 2016-05-03\nA roadside bomb near the harbour bridge of Basra killed 21 soldiers on Sunday. The blast wounded 44 people at the market hall.",
			[]cited.Severity{cited.SeverityNote, cited.SeverityNote}},
		{"nothing changed", first, "Fyn Gazette, 2016-05-05\nA roadside bomb near the harbour bridge of Basra killed 12 soldiers on Sunday.", nil},
	} {
		t.Run(x.name, func(t *testing.T) {
			b.t = t
			var got []cited.Severity
			for _, f := range Findings(OfDocument, &Case{Books: b.books, Document: b.read(x.later), Kin: []*Document{b.read(x.earlier)}}) {
				if f.Code == "other-number" {
					got = append(got, f.Severity)
				}
			}
			if !slices.Equal(got, x.want) {
				t.Errorf("got %v, want %v", got, x.want)
			}
		})
	}
}
