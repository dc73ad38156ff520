package web

import (
	"cited"
)

// metaField is something that is known about a document, as a form corrects it.
type metaField struct {
	Name, Value string
	Date        bool
}

// metaFields are what can be corrected: all but the address of a document that has one, which is part of
// what it is.
func metaFields(d *cited.Document) (fields []metaField) {
	known := d.Imprint()
	for _, f := range known.Fields() {
		if f.Name == "address" && *f.Value != "" {
			continue
		}
		one := metaField{Name: f.Name, Value: *f.Value, Date: f.Name == "embargo"}
		for _, date := range known.Dates() {
			one.Date = one.Date || date.Name == f.Name
		}
		fields = append(fields, one)
	}
	return fields
}

// decideDocument keeps what a form of a document's page decides about it.
func (s *server) decideDocument(r *request) error {
	id := cited.ID(r.PathValue("id"))
	if err := r.form(); err != nil {
		return err
	}
	var err error
	if do := r.PostForm.Get("do"); do == "edit" {
		err = s.edit(r, id)
	} else {
		err = s.mark(r, id, do)
	}
	switch cited.CodeOf(err) {
	case "":
		return r.to(back(r, r.URL.Path+"?saved"))
	case cited.Invalid, cited.Conflict:
		return s.showDocument(r, err)
	}
	return err
}

// edit corrects what a form says otherwise than it showed: what somebody else corrected meanwhile is not
// taken back by it.
func (s *server) edit(r *request, id cited.ID) error {
	var m cited.Meta
	changed := false
	for _, f := range m.Fields() {
		value := said(r, f.Name)
		if !r.PostForm.Has(f.Name) || value == said(r, "was-"+f.Name) {
			continue
		}
		if value == "" {
			return cited.Errorf(cited.Invalid, "%s cannot be emptied, only corrected; leave it as it was, or write what it should be", f.Name)
		}
		if f.Name == "rights" {
			value = cited.NormalRights(value)
		}
		*f.Value, changed = value, true
	}
	if !changed {
		return cited.Errorf(cited.Invalid, "nothing was changed; change a field and save it again")
	}
	_, err := s.Archive.Edit(r.Context(), r.viewer, id, m, said(r, "reason"))
	return err
}
