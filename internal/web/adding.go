package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
)

// missedPage asks for the fields of a figure that the reader missed.
type missedPage struct {
	Document cited.Document
	Words    string
	Places   []wordsPlace // where they stand; the first so many
	More     int          // places that are not listed
	Forms    []fieldForm
	Lists    []datalist
	Problem  string
	Typed    url.Values
}

// wordsPlace is a place where words stand in a text.
type wordsPlace struct {
	Start, End int
	Around     []piece
	Picked     bool
}

// mostPlaces is how many places with the same words a page lists.
const mostPlaces = 50

// missed asks for the fields of a figure: of words that were written, or selected in the text.
func (s *server) missed(r *request) error {
	for _, key := range []string{"start", "end"} {
		if n, err := strconv.Atoi(cmp.Or(r.URL.Query().Get(key), "0")); err != nil || n < 0 {
			return cited.Errorf(cited.Invalid, "%s is a character of the text, a number from 0, not %q", key, short(r.URL.Query().Get(key)))
		}
	}
	return s.showMissed(r, r.URL.Query(), nil)
}

func (s *server) showMissed(r *request, asked url.Values, problem error) error {
	id := cited.ID(r.PathValue("id"))
	d, err := s.Archive.Document(r.Context(), r.viewer, id)
	if err != nil {
		return err
	}
	p := missedPage{Document: d, Words: strings.Join(strings.Fields(asked.Get("words")), " "), Typed: asked}
	if err := s.placesOfWords(r, &p); err != nil {
		return err
	}
	set, err := s.codebooks()
	if err != nil {
		return err
	}
	p.Forms, p.Lists = fieldForms(&cited.Figure{}, nil, nil), datalists(set)
	status := http.StatusOK
	if problem != nil {
		p.Problem = problem.Error()
		status, _ = statusOf(problem)
	}
	return s.pageWith(r, status, "missed", "Add a figure", p)
}

// placesOfWords fills in where the words stand. Of several places that is picked which is nearest to where somebody
// selected them.
func (s *server) placesOfWords(r *request, p *missedPage) error {
	places, around, err := s.Archive.PlacesOf(r.Context(), r.viewer, p.Document.ID, p.Words)
	if err != nil {
		return err
	}
	shown, nearest := nearPlaces(places, cmp.Or(p.Typed.Get("start"), strings.Split(p.Typed.Get("place"), "-")[0]))
	p.More = len(places) - len(shown)
	for i, place := range shown {
		p.Places = append(p.Places, wordsPlace{place.Start, place.End, piecesOf(around(place), place), i == nearest})
	}
	return nil
}

// nearPlaces returns so many of some places as a page lists, and which of them is the nearest to a character: -1
// where none is named, and the only one if there is one.
func nearPlaces(places []cited.Span, character string) (shown []cited.Span, nearest int) {
	at, err := strconv.Atoi(character)
	nearest = -1
	for i := range places {
		if err == nil && (nearest < 0 || abs(places[i].Start-at) < abs(places[nearest].Start-at)) {
			nearest = i
		}
	}
	if len(places) == 1 {
		nearest = 0
	}
	first := 0
	if nearest >= 0 { // those around it
		first = max(0, min(nearest-mostPlaces/2, len(places)-mostPlaces))
		nearest -= first
	}
	return places[first:min(len(places), first+mostPlaces)], nearest
}

func abs(n int) int { return max(n, -n) }

// addMissed adds the figure, and goes back to its place in the text.
func (s *server) addMissed(r *request) error {
	id := cited.ID(r.PathValue("id"))
	if err := r.form(); err != nil {
		return err
	}
	m, err := missedOf(id, r.PostForm)
	var d cited.Decision
	if err == nil {
		d, err = s.Archive.AddMissed(r.Context(), r.viewer, m, said(r, "reason"))
	}
	switch cited.CodeOf(err) {
	case "":
		return r.to("/documents/" + string(id) + "?at=" + strconv.Itoa(m.Span.Start) + "&saved#" + string(d.Subject))
	case cited.Invalid:
		return s.showMissed(r, r.PostForm, err)
	}
	return err
}

// missedOf reads a figure that the reader missed from a form.
func missedOf(document cited.ID, form url.Values) (archive.Missed, error) {
	m := archive.Missed{Document: document}
	from, to, _ := strings.Cut(form.Get("place"), "-")
	var errs [2]error
	m.Span.Start, errs[0] = strconv.Atoi(from)
	m.Span.End, errs[1] = strconv.Atoi(to)
	if errs != [2]error{} || m.Span.Start < 0 || m.Span.End <= m.Span.Start {
		return m, cited.Errorf(cited.Invalid, "choose which of the places is meant")
	}
	m.Fields = fieldsOfForm(form)
	return m, nil
}

// fieldsOfForm are the fields of a figure that a form gives.
func fieldsOfForm(form url.Values) (fields [][2]string) {
	for _, name := range cited.FieldsOf(cited.FigureID) {
		if value := strings.TrimSpace(form.Get("field-" + name)); value != "" {
			fields = append(fields, [2]string{name, value})
		}
	}
	return fields
}
