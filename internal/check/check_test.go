package check

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"cited"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/internal/format"
	"cited/internal/text"
	"cited/rules"
)

// bench reads documents as an archive would.
type bench struct {
	t     testing.TB
	r     *extract.Reader
	books *Books
}

func newBench(t testing.TB) *bench {
	t.Helper()
	names := []string{codebook.DefaultName, "casualties", "displacement"}
	r, err := extract.New(rules.FS, names)
	if err != nil {
		t.Fatal(err)
	}
	set, err := codebook.LoadSet(rules.FS, names...)
	if err != nil {
		t.Fatal(err)
	}
	return &bench{t, r, NewBooks(set, r.Language())}
}

// read reads a document: title, publisher and date as "Outlet, 2016-03-14" in the first line,
// then its text.
func (b *bench) read(in string) *Document {
	b.t.Helper()
	head, body, _ := strings.Cut(in, "\n")
	publisher, date, _ := strings.Cut(head, ", ")
	d := cited.Document{ID: cited.NewID(cited.DocumentID, in), Name: "a.txt", Publisher: publisher, Published: cited.EDTF(date)}
	session, err := b.r.Begin(d)
	if err != nil {
		b.t.Fatal(err)
	}
	session.WithSayings()
	var texts []cited.Text
	var all cited.Found
	form, _ := format.Pick(format.List(""), []byte(body), d.Name)
	_, err = form.Read(bytes.NewReader([]byte(body)), text.Input{Name: d.Name}, func(w text.Window) error {
		t, found := session.Window(w)
		texts = append(texts, t)
		all.Add(found)
		return nil
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return Read(b.r.Language(), d, texts, all)
}

// example is a case of a check of documents: one text with what the check must say of it,
// nothing where it must be silent.
type example struct{ text, want string }

func TestChecksOfDocuments(t *testing.T) {
	b := newBench(t)
	tested := map[string][2]int{}
	for _, x := range documentExamples() {
		code, in, _ := strings.Cut(x.text, ": ")
		t.Run(in[:min(len(in), 60)], func(t *testing.T) {
			b.t = t
			if !strings.Contains(in, "\n") {
				in = "The Evening Post, 2016-06-01\n" + in
			}
			var got []string
			for _, f := range Findings(OfDocument, &Case{Books: b.books, Document: b.read(in)}) {
				if f.Code == code {
					got = append(got, f.Message)
				}
			}
			if strings.Join(got, "; ") != x.want {
				t.Errorf("%s: got %q, want %q", code, got, x.want)
			}
		})
		n := tested[code]
		n[min(1, len(x.want))]++
		tested[code] = n
	}
	for _, c := range List() {
		if n := tested[c.Code]; c.Scope == OfDocument && c.Code != "other-number" && (n[0] == 0 || n[1] == 0) {
			t.Errorf("%s has %d cases in which it must be silent and %d in which it must fire", c.Code, n[0], n[1])
		}
	}
}

// group is a case of a check of a source or a cell: documents, the source, and what the check
// must say.
type group struct {
	code, source string
	docs         []string
	want         string
}

func TestChecksOfSourcesAndCells(t *testing.T) {
	b := newBench(t)
	tested := map[string][2]int{}
	for _, x := range groupExamples() {
		t.Run(x.code+" "+x.docs[0], func(t *testing.T) {
			b.t = t
			c := b.group(x)
			var got []string
			for _, f := range c.all() {
				if f.Code == x.code {
					got = append(got, f.Message)
				}
			}
			light := c.light()
			if got, want := append(light.across(), Findings(OfDocument, c)...), c.all(); !reflect.DeepEqual(got, want) {
				t.Errorf("of documents that are not read: got %+v, want %+v", got, want)
			}
			if strings.Join(got, "; ") != x.want {
				t.Errorf("%s: got %q, want %q", x.code, got, x.want)
				for _, f := range c.Figures {
					t.Logf("%+v", *f.Figure)
				}
			}
		})
		n := tested[x.code]
		n[min(1, len(x.want))]++
		tested[x.code] = n
	}
	for _, c := range List() {
		if n := tested[c.Code]; (c.Scope != OfDocument || c.Code == "other-number") && (n[0] == 0 || n[1] == 0) {
			t.Errorf("%s has %d cases in which it must be silent and %d in which it must fire", c.Code, n[0], n[1])
		}
	}
}

// group makes a case of documents: the figures that are a source's own or that it is credited
// with, all of them where no source is named; the last document, with the others as its kin.
func (b *bench) group(x group) *Case {
	c := &Case{Books: b.books, Source: x.source}
	source := b.books.parseSource(x.source)
	from := cited.ID("")
	if x.source != "" {
		from = cited.NewID(cited.SourceID, x.source)
	}
	for _, in := range x.docs {
		d := b.read(in)
		if c.Document != nil {
			c.Kin = append(c.Kin, c.Document)
		}
		c.Document = d
		for i := range d.Found.Figures {
			f := &Figure{Figure: &d.Found.Figures[i], Doc: d, From: from, Source: x.source, Own: len(d.Found.Figures[i].Attribution) == 0}
			own := f.Own
			names := f.names()
			f.Own = own && source.affinity(&names[0]) == surely
			if x.source == "" || source.affinity(&names[0]) == surely {
				c.Figures = append(c.Figures, f)
			}
		}
	}
	return c
}

// all are the findings of a case: of its source, of each of its cells, and of its document.
func (c *Case) all() []cited.Finding { return append(c.across(), Findings(OfDocument, c)...) }

// across are the findings of its source and of each of its cells.
func (c *Case) across() []cited.Finding {
	out := Findings(OfSource, c)
	byCell := map[cited.ID][]*Figure{}
	var ids []cited.ID
	for _, f := range c.Figures {
		id := CellOf(f.Figure)
		if byCell[id] == nil {
			ids = append(ids, id)
		}
		byCell[id] = append(byCell[id], f)
	}
	for _, id := range ids {
		out = append(out, Findings(OfCell, &Case{Books: c.Books, Figures: byCell[id]})...)
	}
	return out
}

// light is a case as a store gives it: its documents can be read, and are not.
func (c *Case) light() *Case {
	out := &Case{Books: c.Books, Source: c.Source}
	read, unread := map[cited.ID]*Document{}, map[cited.ID]*Document{}
	for _, f := range c.Figures {
		if unread[f.Doc.ID] == nil {
			read[f.Doc.ID], unread[f.Doc.ID] = f.Doc, Unread(f.Doc.Document)
		}
		x := *f
		x.Doc = unread[f.Doc.ID]
		out.Figures = append(out.Figures, &x)
	}
	out.Read = func(id cited.ID) *Document { return read[id] }
	return out
}
