package web

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/codebook"
	"cited/internal/review"
	"cited/internal/tell"
)

// decisionOf reads a decision about something from a form.
func decisionOf(r *request, id cited.ID) cited.Decision {
	d := cited.Decision{Subject: id, Field: r.PostForm.Get("field"), Verdict: cited.Verdict(r.PostForm.Get("verdict")), Value: said(r, "value"), Reason: said(r, "reason")}
	if d.Verdict != cited.Corrected && d.Verdict != cited.Merged {
		d.Value = "" // of the same form
	}
	return d
}

// decide keeps what a form decides about something that was read, and goes back to its page.
func (s *server) decide(r *request) error {
	if err := s.decided(r, cited.ID(r.PathValue("id"))); err != nil {
		return err
	}
	return r.to(back(r, r.URL.Path+"?saved"))
}

// decided keeps what a form decides about something that was read.
func (s *server) decided(r *request, id cited.ID) error {
	if err := r.form(); err != nil {
		return err
	}
	if do := r.PostForm.Get("do"); do != "" {
		return s.mark(r, id, do)
	}
	_, err := s.Archive.Decide(r.Context(), r.viewer, decisionOf(r, id))
	return err
}

// said is what somebody wrote into a field of a form.
func said(r *request, name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }

// isDecided reports whether somebody decided about the whole of something, which can be taken back.
func isDecided(decisions []cited.Decision) bool {
	return slices.ContainsFunc(decisions, func(d cited.Decision) bool { return d.Field == "" })
}

// decisionRow is a decision as it is shown.
type decisionRow struct {
	cited.Decision
	Contested bool
}

func decisionsOf(decisions []cited.Decision) (rows []decisionRow) {
	contested := cited.InConflict(decisions)
	for _, d := range decisions {
		rows = append(rows, decisionRow{d, contested[d.ID]})
	}
	return rows
}

// fieldForm is a field of something that was read, and the form that corrects it.
type fieldForm struct {
	field
	List      string // the id of the list that completes it; empty if there is none
	Many      bool   // takes several values
	Corrected bool   // by somebody, who may take it back
}

// fieldForms are the fields of a figure with the forms that correct them.
func fieldForms(f *cited.Figure, decisions []cited.Decision, book *codebook.Codebook) (forms []fieldForm) {
	decided := cited.Decide(decisions, cited.FieldsOf(cited.FigureID))
	for _, name := range cited.FieldsOf(cited.FigureID) {
		one := fieldForm{List: listFor(name), Many: isList(name), Corrected: slices.ContainsFunc(decided.Fields, func(d cited.Decision) bool { return d.Field == name })}
		one.field = field{Name: name, Words: tell.Field(f, name, book), Value: review.Written(f, name),
			Evidence: slices.DeleteFunc(slices.Clone(f.Evidence), func(e cited.Evidence) bool { return e.Field != name })}
		if name == "individual" && f.Individual {
			one.Words, one.Value = tell.Plainly("true", tell.Choices(name)), "true"
		}
		forms = append(forms, one)
	}
	return forms
}

// isList reports whether a field takes several values.
func isList(field string) bool {
	return slices.Contains([]string{"origin", "theatre", "place", "group", "segment", "attribution", "themes", "scope"}, field)
}

// keyFor is the key of a codebook that holds the values of a field; empty if none does.
func keyFor(field string) string {
	switch field {
	case "measure", "population", "segment", "group", "origin":
		return field
	case "theatre":
		return "origin"
	case "themes":
		return "theme"
	}
	return ""
}

// listFor is the id of the list that completes a field.
func listFor(field string) string {
	if key := keyFor(field); key != "" {
		return "known-" + key
	}
	if tell.Choices(field) != nil {
		return "known-" + field
	}
	return ""
}

// datalist completes what somebody types into a field.
type datalist struct {
	ID     string
	Values []tell.Meaning
}

// datalists are the lists that complete the fields of figures.
func datalists(set *codebook.Set) (lists []datalist) {
	for _, field := range cited.FieldsOf(cited.FigureID) {
		one := datalist{ID: listFor(field), Values: tell.Choices(field)}
		if one.ID == "" || slices.ContainsFunc(lists, func(l datalist) bool { return l.ID == one.ID }) {
			continue
		}
		if key := keyFor(field); key != "" {
			for _, value := range set.Known(key) {
				one.Values = append(one.Values, tell.Meaning{Code: value, Words: meansOf(set, key, value)})
			}
		}
		lists = append(lists, one)
	}
	return lists
}

// meansOf says what a code means; empty if it says so itself.
func meansOf(set *codebook.Set, key, value string) string {
	for _, book := range set.Books() {
		find := map[string]func(string) (codebook.Code, bool){"measure": book.Measure, "population": book.Population, "segment": book.Segment}[key]
		if find == nil {
			return ""
		}
		if code, ok := find(value); ok {
			return code.Is
		}
	}
	return ""
}

// back is where a form leads: the place that it names if that is one of ours, else its own page. Browsers leave
// out tabs and ends of lines, so that what follows the first slash could be a second one.
func back(r *request, otherwise string) string {
	to := r.PostForm.Get("back")
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`) || strings.ContainsFunc(to, unicode.IsControl) {
		return otherwise
	}
	return to
}

// form reads a form, and what whoever sends it had seen. One that is none, or holds what no words are, is
// Invalid.
func (r *request) form() error {
	if err := r.ParseForm(); err != nil {
		return unreadable(err)
	}
	for name, values := range r.PostForm {
		for _, v := range values {
			if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
				return cited.Errorf(cited.Invalid, "%s holds characters that are none; leave them out", short(name))
			}
		}
	}
	return r.hasSeen(r.PostForm.Get(keySeen))
}

// unreadable says that a form could not be read.
func unreadable(err error) error {
	return cited.Errorf(cited.Invalid, "the form cannot be read: %w", err)
}
