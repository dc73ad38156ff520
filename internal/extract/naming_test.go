package extract

import (
	"slices"
	"testing"

	"cited"
	"cited/internal/text"
	"cited/rules"
)

// keptOf reads a document and returns what is kept of whom it names, and its figures.
func keptOf(t *testing.T, r *Reader, doc cited.Document, windows ...string) (*Naming, []cited.Figure) {
	t.Helper()
	s, err := r.Begin(doc)
	if err != nil {
		t.Fatal(err)
	}
	s.WithSayings().WithNaming()
	var figures []cited.Figure
	for _, w := range windows {
		_, found := s.Window(text.Window{Content: w, Blocks: text.Split(w)})
		figures = append(figures, found.Figures...)
	}
	n, err := DecodeNaming(s.Naming(doc.Title).Encode())
	if err != nil {
		t.Fatal(err)
	}
	return n, figures
}

// exactOf returns the words of spans.
func exactOf(words string, spans []cited.Span) (out []string) {
	for _, s := range spans {
		out = append(out, string([]rune(words)[s.Start:s.End]))
	}
	return out
}

// TestNamingKept holds that what is kept with a reading says what reading the words again would,
// without the text, and that the text is asked for only where that is not known.
func TestNamingKept(t *testing.T) {
	r, err := New(rules.FS, []string{"foreign-fighters"})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, title, text string
		want              []string // in the quotations of figures, one after the other
		again             bool     // words have to be read again
	}{
		{"named in full", "Åsa Holmqvist speaks", "Åsa Holmqvist, a neighbour, said that 20 fighters had left for Syria.", []string{"Åsa Holmqvist"}, false},
		{"an office later on", "News", "Anna Berg said that 20 fighters had left for Syria. Later the mayor, Anna Berg, said more.", nil, false},
		{"a surname, and the name in full in a sentence without numbers", "News", "He was a friend of Anna Berg. Some 20 fighters were killed in Syria with Berg.", []string{"Berg"}, true},
		{"by age", "News", "Tarik Velden, 17, was one of 65 Belgians who left for Syria.", []string{"Tarik Velden"}, false},
		{"nobody", "News of the week", "Some 300 Belgians left Belgium for Syria.", nil, false},
		{"in capitals", "News", "ANNA BERG: We counted 30 fighters who died in Syria.", []string{"ANNA BERG"}, true},
	} {
		doc := cited.Document{ID: cited.DocumentKey(test.name, "", 0), Title: test.title}
		n, figures := keptOf(t, r, doc, test.text)
		if len(figures) == 0 {
			t.Errorf("%s: no figures were read", test.name)
		}
		d, err := r.NewDiscretion()
		if err != nil {
			t.Fatal(err)
		}
		asked := false
		d.Begin(doc, n, func() []string { asked = true; return []string{test.text} })
		var got []string
		for _, f := range figures {
			got = append(got, exactOf(f.Quote.Exact, d.NamesIn(f.Quote))...)
		}
		if !slices.Equal(got, test.want) || asked != test.again {
			t.Errorf("%s: %q, want %q; words were read again: %v", test.name, got, test.want, asked)
		}
	}
}

// TestNamingOf holds whom words name that stand nowhere in particular: by what persons are called
// in the document. A title that was changed since is read.
func TestNamingOf(t *testing.T) {
	r, err := New(rules.FS, []string{"foreign-fighters"})
	if err != nil {
		t.Fatal(err)
	}
	doc := cited.Document{ID: "do-1", Title: "Åsa Holmqvist speaks", Publisher: "Coast Weekly"}
	content := "Åsa Holmqvist, a neighbour, said that 20 fighters had left for Syria. The mayor, Karl Voss, said that 30 had left for Syria."
	n, _ := keptOf(t, r, doc, content)
	d, err := r.NewDiscretion()
	if err != nil {
		t.Fatal(err)
	}
	d.Begin(doc, n, func() []string { return []string{content} })
	for words, want := range map[string][]string{"Åsa Holmqvist": {"Åsa Holmqvist"}, "kin of ÅSA HOLMQVIST": {"ÅSA HOLMQVIST"}, "Holmqvist": {"Holmqvist"}, "Karl Voss": nil, "neighbour": nil, "Coast Weekly": nil} {
		if got := exactOf(words, d.NamesOf(words)); !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", words, got, want)
		}
	}
	for address, want := range map[string]bool{"https://example.org/holmqvist-speaks": true, "https://example.org/karl-voss": false, "https://example.org/holmqvist2015.html": true, "20150312holmqvist.txt": true, "b.txt": false} {
		if got := d.InAddress(address); got != want {
			t.Errorf("%s names somebody: %v", address, got)
		}
	}
	if got := exactOf(doc.Title, d.NamesOfTitle()); !slices.Equal(got, []string{"Åsa Holmqvist"}) {
		t.Errorf("the title names %q", got)
	}
	doc.Title = "Ida Storm, a neighbour, speaks"
	d.Begin(doc, n, func() []string { return []string{content} })
	if got := exactOf(doc.Title, d.NamesOfTitle()); !slices.Equal(got, []string{"Ida Storm"}) {
		t.Errorf("the title that was given later names %q", got)
	}
}

// TestNamingPlaces holds that places are kept of sentences that count few people, in every
// window, and that others are read.
func TestNamingPlaces(t *testing.T) {
	r, err := New(rules.FS, []string{"foreign-fighters"})
	if err != nil {
		t.Fatal(err)
	}
	n, figures := keptOf(t, r, cited.Document{ID: "do-1"}, "Three men from Molenbeek were killed in Syria.\n\n", "Four men from Belgium were killed in Syria. Some 80 men from Molenbeek were killed in Syria.")
	if len(figures) != 3 || len(n.Small) != 2 {
		t.Fatalf("%d figures, %v", len(figures), n.Small)
	}
	d, err := r.NewDiscretion()
	if err != nil {
		t.Fatal(err)
	}
	d.Begin(cited.Document{ID: "do-1"}, n, func() []string { return nil })
	for i, want := range [][]string{{"Molenbeek"}, nil, {"Molenbeek"}} {
		if got := d.PlacesIn(figures[i].Quote); !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", figures[i].Quote.Exact, got, want)
		}
	}
}

// TestNamingPacked holds that what is packed comes back, holds no words, and that damage is
// noticed, whatever it is.
func TestNamingPacked(t *testing.T) {
	n := &Naming{Unsure: []cited.Span{{Start: 3, End: 9}}, Small: []cited.Span{{Start: 0, End: 40}}, Places: []cited.Span{{Start: 5, End: 7}, {Start: 5, End: 9}}}
	n.Name(cited.Span{Start: 10, End: 19, Exact: "Anna Berg"})
	n.Titled("News", []cited.Span{{Start: 1, End: 2}})
	b := n.Encode()
	got, err := DecodeNaming(b)
	if err != nil || !slices.Equal(got.Places, n.Places) || !slices.Equal(got.Private, n.Private) || len(got.names) != 1 || len(got.maybe) != 3 || got.title != n.title {
		t.Errorf("%+v, %v", got, err)
	}
	for i := range b {
		if _, err := DecodeNaming(b[:i]); err == nil {
			t.Errorf("%d bytes of %d are taken for all", i, len(b))
		}
	}
	if _, err := DecodeNaming(append(b, 0)); err == nil {
		t.Error("what stands behind it is taken for part of it")
	}
}
