package pdf

import "testing"

func TestHyphens(t *testing.T) {
	fighters := hyphens{words: map[string]bool{"fighters": true, "co-operate": true, "twenties": true}}
	parting := hyphens{words: map[string]bool{}, parted: true}
	tests := []struct {
		h    hyphens
		a, b string
		want joint
	}{
		{fighters, "fight-", "ers", whole},
		{fighters, "(fight-", "ers,", whole},
		{fighters, "co-", "operate", glued},
		{fighters, "mid-twen-", "ties", whole},
		{fighters, "some-", "thing", glued},
		{parting, "some-", "thing", whole},
		{parting, "some\u00ad", "thing", whole},
		{parting, "thirty-", "five", glued},
		{parting, "Al-", "Qaida", glued},
		{parting, "2014-", "2015", glued},
		{parting, "two-", "and", spaced},
		{parting, "-", "and", spaced},
		{parting, "word", "next", spaced},
		{parting, "open-", "\"quoted\"", spaced},
	}
	for _, tt := range tests {
		if got := tt.h.joint(tt.a, tt.b); got != tt.want {
			t.Errorf("%s %s: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestWhatProgramsMakeUpIsNoTitle(t *testing.T) {
	for s, want := range map[string]string{
		"Foreign  fighters\n in Syria":       "Foreign fighters in Syria",
		"Microsoft Word - The count.doc":     "",
		"Microsoft Word - The count":         "The count",
		"report_final.indd":                  "",
		"untitled":                           "",
		"Vol. 3":                             "Vol. 3",
		"The U.N. report on returns of 2016": "The U.N. report on returns of 2016",
	} {
		if got := title(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{"Jane Roe": "Jane Roe", "Admin": "", "user": ""} {
		if got := person(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestDays(t *testing.T) {
	for s, want := range map[string]string{"D:20160302080000+01'00'": "2016-03-02", "20160302": "2016-03-02", "D:2016": "2016", "D:201613": "", "yesterday": "", "": ""} {
		if got := pdfDay(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{"2016-03-02T08:00:00Z": "2016-03-02", "2016-03": "2016-03", "2016-99-99": "", "March": ""} {
		if got := day(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// What a document says of itself comes with where it says so.
func TestHead(t *testing.T) {
	const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreateDate="2016-04-01"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">The count</rdf:li></rdf:Alt></dc:title>` +
		`<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language><prism:publicationDate>2016-03-02</prism:publicationDate></rdf:Description></rdf:RDF></x:xmpmeta>`
	page := []string{put(50, 40, 20, "A heading") + column(50, 70, 10, first, second)}
	tests := []struct {
		name, published, created, title, author, language, from string
		paper                                                   paper
	}{
		{"properties", "", "2016-04-02", "The count of March", "Jane Roe", "en-US", "PDF property Title",
			paper{pages: page, info: "/Title(The count of March)/Author(Jane Roe)/CreationDate(D:20160402)", catalog: "/Lang(en-US)"}},
		{"XMP", "2016-03-02", "2016-04-01", "The count", "", "en-GB", "XMP dc:title", paper{pages: page, catalog: "/Metadata(" + xmp + ")"}},
		{"nothing", "", "", "A heading", "", "", "the largest heading of page 1", paper{pages: page, info: "/Title(report.doc)/Author(admin)"}},
	}
	for _, tt := range tests {
		_, h, err := readAll(t, tt.paper.bytes())
		m := h.Meta
		if err != nil || m.Title != tt.title || m.Author != tt.author || m.Language != tt.language || string(m.Published) != tt.published || string(m.Created) != tt.created || h.From["title"] != tt.from {
			t.Errorf("%s: %+v, %v", tt.name, h, err)
		}
	}
}

func TestPageNumbers(t *testing.T) {
	number := numbering()
	for s, want := range map[string]bool{"12": true, "- 12 -": true, "Page 3 of 10": true, "xiv": true, "[7]": true, "12 people": false, "2016 was": false, "civil": false, "xxviii": true, "": false} {
		if got := number.MatchString(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestMarkers(t *testing.T) {
	for s, want := range map[string]bool{"•": true, "1.": true, "(a)": true, "iv)": true, "12)": true, "-": true, "2016.": false, "Gen.": false, "a": false, "1,000": false} {
		if got := isMarker(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
