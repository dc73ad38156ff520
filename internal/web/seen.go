package web

import (
	"bytes"
	"html/template"

	"cited"
)

// Every form that decides says what whoever sends it had seen: the last decision that there was when
// its page was begun. The store keeps nothing where somebody has decided about the same since, whatever it is; the
// page that says so is overtaken. Every page puts that into its forms here, so that none is without it.
//
// Some of what is sent cannot be overtaken, and is kept whatever was seen: a note and a question, which stand beside
// those of others; what a coder says, whose field is theirs alone; a figure that the reader missed, of which the
// store refuses a second one on the same words; and files, which are the same document when they come twice.

// keySeen is the field of a form that says what was seen.
const keySeen = "seen"

// look notes the last decision that there is, before anything is read that the page of a request will show.
func (s *server) look(r *request) (err error) {
	r.seen, err = s.Archive.Seen(r.Context(), r.viewer)
	return err
}

// hasSeen has the viewer decide by what a form says that they had seen. One that says nothing, of no page of
// ours, decides about what holds now.
func (r *request) hasSeen(words string) error {
	seen := cited.ID(words)
	if _, ok := seen.Bits(); words != "" && seen != cited.NoBase && (!ok || seen.Kind() != cited.DecisionID) {
		return cited.Errorf(cited.Invalid, "the form does not say which page it is of (%s is %q); load the page again", keySeen, short(words))
	}
	r.viewer.Seen = seen
	return nil
}

// withSeen puts what a page shows into its forms that post fields. Words of documents and
// people hold no quotation mark in a page, and so look like no form.
func withSeen(page []byte, seen cited.ID) []byte {
	if seen == "" {
		return page
	}
	var out []byte
	field := `<input type="hidden" name="` + keySeen + `" value="` + template.HTMLEscapeString(string(seen)) + `">`
	for {
		at := bytes.Index(page, []byte(` method="post"`))
		if at < 0 {
			return append(out, page...)
		}
		end := at + bytes.IndexByte(page[at:], '>') + 1
		out = append(out, page[:end]...)
		if !bytes.Contains(page[at:end], []byte("multipart/")) { // which brings files, and decides nothing
			out = append(out, field...)
		}
		page = page[end:]
	}
}
