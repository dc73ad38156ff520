package imprint

import (
	"strings"
	"testing"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/text"

	"github.com/google/go-cmp/cmp"
)

const prose = "The ministry counted those who had come back, and said that it knew of nobody else. It would not say how it knew, or since when; " +
	"two others, asked on the same day, said that they had no list of their own and would not keep one.\n"

func TestOf(t *testing.T) {
	tests := []struct{ content, title, author, published, modified, from string }{
		{"Who came back\n\nBy Ida Holm and Jan Vos\n\nTuesday, 8 December 2015\n\n" + prose, "Who came back", "Ida Holm, Jan Vos", "2015-12-08", "", Visible},
		{"By Ida Holm, Brussels correspondent | Published: Dec. 8, 2015 at 10:30 GMT, updated 9 Dec 2015\n\n" + prose, "", "Ida Holm", "2015-12-08", "2015-12-09", Visible},
		{"BRUSSELS, 8 December 2015 (Northern Wire) - " + prose, "", "", "2015-12-08", "", Dateline},
		{"New York, March 3rd, 2014 — " + prose, "", "", "2014-03-03", "", Dateline},
		{"Geneva, 8 December 2015\n\n" + prose, "", "", "2015-12-08", "", Dateline},
		{"# Bericht\n\nVon Anna Müller\n\n8. Dezember 2015\n\n" + prose, "Bericht", "Anna Müller", "2015-12-08", "", Visible},
		{"Par Jean de la Tour\n\n8 décembre 2015\n\n" + prose, "", "Jean de la Tour", "2015-12-08", "", Visible},
		{"Madrid, 8 de diciembre de 2015\n\n" + prose, "", "", "2015-12-08", "", Dateline},
		{"A Report\n\nDecember 2015\n\n" + prose, "A Report", "", "2015-12", "", Visible},
		{"Last updated: 2015-12-08 14:05\n\n" + prose, "", "", "", "2015-12-08", ""},
		// What must tell nothing.
		{prose + "By Ida Holm\n\n" + prose + prose + "\n8 December 2015\n", "", "", "", "", ""},
		{"By the end of 2015\n\nBy Order of the Minister\n\nBy email\n\n" + prose, "", "", "", "", ""},
		{"8 December 2015\n\n9 December 2015\n\n" + prose, "", "", "", "", ""},
		{"1 January 2014 – 31 December 2014\n\n3/4/2015\n\n31 February 2015\n\n2015\n\n8 December\n\n" + prose, "", "", "", "", ""},
		{"BRUSSELS (Northern Wire) - " + prose, "", "", "", "", ""},
		{"In Brussels, 8 people left in December 2015 - " + prose, "", "", "", "", ""},
	}
	for _, tt := range tests {
		got := Of(text.Window{Content: tt.content, Blocks: text.Split(tt.content)})
		title := got.Title
		if tt.title == "" {
			title = "" // what is taken for a heading is tested elsewhere
		}
		want := []string{tt.title, tt.author, tt.published, tt.modified, tt.from}
		if diff := cmp.Diff(want, []string{title, got.Author, string(got.Published), string(got.Modified), got.From["published"]}); diff != "" {
			t.Errorf("%.90q: %s", tt.content, diff)
		}
	}
}

// On a page, what stands above the title is not about the article; the name of a sheet
// is no title.
func TestOfBlocks(t *testing.T) {
	content := "1 May 2014\tTitle\tBy Ida Holm\tA\t1"
	kinds := func(kinds ...text.Kind) text.Window {
		w := text.Window{Content: content}
		at := 0
		for i, s := range strings.Split(content, "\t") {
			w.Blocks = append(w.Blocks, text.Block{Kind: kinds[i], Start: at, End: at + len(s)})
			at += len(s) + 1
		}
		return w
	}
	got := Of(kinds(text.Boilerplate, text.Heading, text.Boilerplate, text.Paragraph, text.Paragraph))
	want := cited.Meta{Title: "Title", Author: "Ida Holm"}
	if got.Meta != want {
		t.Errorf("%+v", got)
	}
	got = Of(kinds(text.Boilerplate, text.Heading, text.Cell, text.Cell, text.Cell))
	if got.Meta != (cited.Meta{}) {
		t.Errorf("%+v", got)
	}
}

func FuzzOf(f *testing.F) {
	f.Add("By Ida Holm\n\nBRUSSELS, 8 December 2015 (W) - " + prose)
	f.Add("İ, updated 8 Dec 2015")
	f.Fuzz(func(t *testing.T, s string) {
		fuzztest.Limit(t)
		i := Of(text.Window{Content: s, Blocks: text.Split(s)})
		for _, date := range []cited.EDTF{i.Published, i.Modified} {
			if date != "" && !date.Valid() {
				t.Errorf("%q is no date", date)
			}
		}
	})
}
