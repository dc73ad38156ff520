package cited_test

import (
	"reflect"
	"testing"

	"cited"
)

// Every field of Meta must be carried over, those that come later too.
func TestMetaOverCoversEveryField(t *testing.T) {
	for i := range reflect.TypeFor[cited.Meta]().NumField() {
		name := reflect.TypeFor[cited.Meta]().Field(i).Name
		var above, below cited.Meta
		reflect.ValueOf(&below).Elem().Field(i).SetString("below")
		if got := above.Over(below); got != below {
			t.Errorf("%s is not taken from below: %+v", name, got)
		}
		reflect.ValueOf(&above).Elem().Field(i).SetString("above")
		if got := above.Over(below); got != above {
			t.Errorf("%s of below wins: %+v", name, got)
		}
	}
}

// Fields lists every field of Meta, those that come later too.
func TestMetaFieldsAreAll(t *testing.T) {
	var m cited.Meta
	fields := m.Fields()
	if n := reflect.TypeFor[cited.Meta]().NumField(); len(fields) != n {
		t.Errorf("%d of %d fields are listed", len(fields), n)
	}
	for _, f := range fields {
		*f.Value = f.Name
	}
	var d cited.Document
	d.SetImprint(m.Known("a letter"))
	d.Address = m.Address
	if got := d.Imprint(); got.Meta != m || len(got.From) != len(fields) {
		t.Errorf("a document has %+v", got)
	}
}

func TestImprintOver(t *testing.T) {
	above := cited.Imprint{Meta: cited.Meta{Title: "A"}, From: map[string]string{"title": "og:title"}}
	below := cited.Imprint{Meta: cited.Meta{Title: "B", Author: "C", Rights: "D"}, From: map[string]string{"title": "dc.title", "author": "byline"}}
	want := cited.Imprint{Meta: cited.Meta{Title: "A", Author: "C", Rights: "D"},
		From: map[string]string{"title": "og:title", "author": "byline", "rights": cited.OfTheDocument}}
	if got := above.Over(below); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestNormalRights(t *testing.T) {
	for said, want := range map[string]string{
		"https://creativecommons.org/licenses/by/4.0/":          "CC-BY-4.0",
		"http://creativecommons.org/licenses/by-nc-nd/3.0/igo/": "CC-BY-NC-ND-3.0-IGO",
		"CC BY-SA 4.0":              "CC-BY-SA-4.0",
		"cc-by-4.0":                 "CC-BY-4.0",
		"Licensed under CC BY 2.0.": "CC-BY-2.0",
		"cc-by":                     "CC-BY",
		"https://creativecommons.org/publicdomain/zero/1.0/": "CC0-1.0",
		"CC0":                    "CC0-1.0",
		"Public Domain":          cited.PublicDomain,
		"Unknown":                cited.RightsUnknown,
		"permission":             cited.Permission,
		" © 2015\nNorthern Wire": "© 2015 Northern Wire",
		"written permission of the public domain office": "written permission of the public domain office",
		"account by the publisher":                       "account by the publisher",
		"":                                               "",
	} {
		if got := cited.NormalRights(said); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}
