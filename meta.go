package cited

import "maps"

// Meta is what somebody says about a document when adding it or correcting it, or
// what it says about itself. Empty fields say nothing.
type Meta struct {
	Address, Publisher, Title, Author, Language string
	Published                                   EDTF
	// Archives hold digests of the JSON of a Meta, so that what came later is left out
	// where it is empty.
	Modified EDTF   `json:",omitempty"`
	Created  EDTF   `json:",omitempty"`
	Rights   string `json:",omitempty"`
	Embargo  EDTF   `json:",omitempty"` // the day until which only the owner sees it; no document says so of itself
}

// MetaField is a field of a Meta: its name, the same in commands and exports, and its
// value.
type MetaField struct {
	Name  string
	Value *string
}

// Fields returns the fields of m, through which they can be set.
func (m *Meta) Fields() []MetaField {
	return []MetaField{
		{"address", &m.Address}, {"title", &m.Title}, {"author", &m.Author}, {"publisher", &m.Publisher},
		{"published", (*string)(&m.Published)}, {"modified", (*string)(&m.Modified)}, {"created", (*string)(&m.Created)},
		{"language", &m.Language}, {"rights", &m.Rights}, {"embargo", (*string)(&m.Embargo)},
	}
}

// Dates returns the fields of m that are dates, as much of one as is known. The day on which
// an embargo ends is checked by CheckEmbargo.
func (m *Meta) Dates() []MetaField {
	return []MetaField{{"published", (*string)(&m.Published)}, {"modified", (*string)(&m.Modified)}, {"created", (*string)(&m.Created)}}
}

// Tidy brings dates and rights into the form in which they are kept. With an error it returns
// the name of the field that makes no sense.
func (m *Meta) Tidy() (field string, err error) {
	m.Rights = NormalRights(m.Rights)
	for _, date := range m.Dates() {
		if *date.Value == "" {
			continue
		}
		parsed, err := ParseEDTF(*date.Value)
		if err != nil {
			return date.Name, err
		}
		*date.Value = string(parsed)
	}
	if err := CheckEmbargo(m.Embargo); err != nil {
		return "embargo", err
	}
	return "", nil
}

// Over returns m with the fields that m leaves empty taken from below.
func (m Meta) Over(below Meta) Meta {
	under := below.Fields()
	for i, f := range m.Fields() {
		if *f.Value == "" {
			*f.Value = *under[i].Value
		}
	}
	return m
}

// Known returns m as known from one place.
func (m Meta) Known(from string) Imprint {
	i := Imprint{Meta: m, From: map[string]string{}}
	for _, f := range m.Fields() {
		if *f.Value != "" {
			i.From[f.Name] = from
		}
	}
	return i
}

// Imprint is what is known about a document, and where each field is known from.
type Imprint struct {
	Meta
	From map[string]string `json:",omitempty"` // by the name of the field
}

// Where a field may be known from, beside places in the document itself.
const (
	GivenWhenAdded = "given when added" // somebody said it
	OfTheDocument  = "the document"     // it says so, and nobody noted where
)

// CorrectedBy is where a field is known from that somebody corrected.
func CorrectedBy(name string) string { return "corrected by " + name }

// Over returns i with the fields that i leaves empty taken from below, with where
// they are known from.
func (i Imprint) Over(below Imprint) Imprint {
	all := Imprint{Meta: i.Meta.Over(below.Meta), From: map[string]string{}}
	own := i.Fields()
	for n, f := range all.Fields() {
		from := i.From
		if *own[n].Value == "" {
			from = below.From
		}
		if where := from[f.Name]; where != "" {
			all.From[f.Name] = where
		} else if *f.Value != "" {
			all.From[f.Name] = OfTheDocument
		}
	}
	return all
}

// Imprint returns what is known about d.
func (d *Document) Imprint() Imprint {
	return Imprint{From: maps.Clone(d.From), Meta: Meta{Address: d.Address, Publisher: d.Publisher, Title: d.Title, Author: d.Author,
		Language: d.Language, Published: d.Published, Modified: d.Modified, Created: d.Created, Rights: d.Rights, Embargo: d.Embargo}}
}

// SetImprint sets what is known about d, but for its address, which is part of what
// it is.
func (d *Document) SetImprint(i Imprint) {
	d.Publisher, d.Title, d.Author, d.Language = i.Publisher, i.Title, i.Author, i.Language
	d.Published, d.Modified, d.Created, d.Rights = i.Published, i.Modified, i.Created, i.Rights
	d.Embargo = i.Embargo
	d.From = i.From
}
