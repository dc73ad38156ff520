package archive

import (
	"testing"

	"cited"
	"cited/internal/limit"
	"cited/internal/text"
	"cited/rules"
)

func TestTextIsTakenAsItIs(t *testing.T) {
	r, err := NewReader(rules.FS, []string{"foreign-fighters"}, nil, limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{
		"\ufeffAbout 300 Belgians travelled to Syria.",
		"<p>About 300 Belgians travelled to Syria.</p>",
		"a\x00b\r\n\r\nAbout 300 Belgians travelled to Syria.\r\n",
	} {
		var figures []cited.Figure
		d, err := r.Text(content, cited.Document{}, func(text cited.Text, found cited.Found) error {
			if text.Content != content {
				t.Errorf("the text of %q is %q", content, text.Content)
			}
			figures = append(figures, found.Figures...)
			return nil
		})
		if err != nil || d.Outcome != cited.OutcomeRead || len(figures) != 1 {
			t.Errorf("%q: %v, %s, %d figures", content, err, d.Outcome, len(figures))
			continue
		}
		f := figures[0]
		if got := string([]rune(content)[f.Start:f.End]); got != f.Exact {
			t.Errorf("%q: the figure's place holds %q, not %q", content, got, f.Exact)
		}
	}
	d, err := r.Text(" \n", cited.Document{}, func(cited.Text, cited.Found) error { return nil })
	if err != nil || d.Outcome != cited.OutcomeEmpty {
		t.Errorf("white space: %v, %s", err, d.Outcome)
	}
}

const german = "Das Ministerium teilte am Dienstag mit, dass seit Beginn des Jahres etwa dreihundert Menschen in die Region gereist sind. " +
	"Wer zurückkehrte, wurde von der Polizei befragt, und einige von ihnen sitzen noch immer im Gefängnis. Eine Liste der Namen ist nicht " +
	"veröffentlicht worden, weil die Behörden um die Sicherheit der Familien fürchten. Nach dem Bericht waren die meisten von ihnen junge Männer."

// The language is that which people say, else that which the document says, unless its
// words plainly deny it, else that of its words.
func TestLanguageOfATextThatSaysOther(t *testing.T) {
	const noLists, denied = "language de has no lists yet, so it was read by those of en", "it is said to be in language en, but its words are those of de"
	tests := []struct{ content, given, says, want, from, note string }{
		{german, "", "", "de", "its words", noLists},
		{german, "", "en-GB", "de", "its words; html lang says en-GB", noLists},
		{german, "", "de-AT", "de-AT", "html lang", "language de-AT has no lists yet, so it was read by those of en"},
		{german, "en", "de", "en", cited.GivenWhenAdded, denied},
		{german, "de", "en", "de", cited.GivenWhenAdded, noLists},
		{"The ministry said that it knew of nobody else who had left.", "", "", "en", "its words", ""},
		{"Lars Holm, Ida Holm, Jan Vos, Pieter Smit, Karin Berg", "", "", "", "", ""},
		{"Neun kamen.", "", "fr", "fr", "html lang", "language fr has no lists yet, so it was read by those of en"},
	}
	r, err := NewReader(rules.FS, []string{"foreign-fighters"}, nil, limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		s := session{document: cited.Document{Language: tt.given}}
		s.start(r)
		s.look(text.Window{Content: tt.content, Blocks: text.Split(tt.content)})
		head := text.Head{Note: "3 pages were pictures"}
		if tt.says != "" {
			head.Imprint = cited.Meta{Language: tt.says}.Known("html lang")
		}
		s.end(head)
		d := s.document
		if d.Language != tt.want || d.From["language"] != tt.from || d.Reason != noted("3 pages were pictures", tt.note) {
			t.Errorf("%.20q said to be %q, which says %q: %q from %q, %q", tt.content, tt.given, tt.says, d.Language, d.From["language"], d.Reason)
		}
	}
}
