package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"cited"
	"cited/internal/tell"
)

// overtakenPage says why something was not decided: what was decided since the page was made from which that
// came. It offers the same form once more.
type overtakenPage struct {
	By     []happening
	Own    bool // all of it by the name of who asks
	Name   string
	Sent   []field    // what was about to be decided
	Form   []keyValue // the same, to be sent again; none if that makes no sense any more
	Action string
	Reason *string // of the form; nil if it has none
	Look   string  // where what it is about is shown as it is now
	Next   *link   // where to go on, in a queue
}

// happening is a decision of somebody, as it is told to somebody else.
type happening struct {
	cited.Decision
	Who, Did, Ago string
}

// keyValue is a field of a form.
type keyValue struct{ Key, Value string }

// overtaken answers that something was not decided.
func (s *server) overtaken(r *request, p overtakenPage) error {
	title := "Somebody decided that meanwhile"
	p.Name, p.Own = r.viewer.Name, !slices.ContainsFunc(p.By, func(h happening) bool { return h.Reviewer != r.viewer.Name })
	if p.Own {
		title = "You have decided that already"
	}
	p.Sent = sentOf(r.PostForm)
	return s.pageWith(r, http.StatusConflict, "overtaken", title, p)
}

// again has the page offer what was sent once more.
func (p overtakenPage) again(r *request) overtakenPage {
	p.Action = r.URL.RequestURI()
	for _, key := range slices.Sorted(maps.Keys(r.PostForm)) {
		for _, value := range r.PostForm[key] {
			switch key {
			case keySeen:
			case "reason":
				p.Reason = &value
			default:
				p.Form = append(p.Form, keyValue{key, value})
			}
		}
	}
	return p
}

// happened tells what was decided that an error is about, the last one last.
func (s *server) happened(r *request, err error) (all []happening) {
	for _, d := range cited.Overtook(err) {
		h := happening{Decision: d, Who: d.Reviewer, Did: tell.Did(&d), Ago: ago(s.Now().Sub(d.At))}
		if d.Reviewer == r.viewer.Name {
			h.Who = "You"
		}
		all = append(all, h)
	}
	return all
}

// ago says how long something is past; empty where the day says more.
func ago(past time.Duration) string {
	switch {
	case past < time.Minute:
		return "a moment ago"
	case past < time.Hour:
		return tell.Counted(int(past/time.Minute), "minute") + " ago"
	case past < 24*time.Hour:
		return tell.Counted(int(past/time.Hour), "hour") + " ago"
	}
	return ""
}

// sentOf are the fields of a form that somebody filled in or pressed, by the names that people know.
func sentOf(form url.Values) (sent []field) {
	for _, key := range slices.Sorted(maps.Keys(form)) {
		words := strings.TrimSpace(strings.Join(form[key], cited.ListBreak))
		if _, was := strings.CutPrefix(key, "was-"); was || key == keySeen || key == "back" || key == "base" || words == "" || words == strings.TrimSpace(form.Get("was-"+key)) {
			continue
		}
		one := field{Name: key, Words: words}
		if key == "do" || key == "verdict" {
			one.Name = "decide"
		}
		sent = append(sent, one)
	}
	return sent
}

// lookOf is where what a form is about is shown: where it leads, else its own page.
func lookOf(r *request) string {
	switch r.URL.Path {
	case "/compare":
		if asked, err := readComparing(r.PostForm); err == nil {
			return asked.with()
		}
	case "/review/assignments":
		return "/review/coding"
	}
	return back(r, r.URL.RequestURI())
}

// overtakenInQueue answers so to somebody who is in a queue, and leads on in it.
func (s *server) overtakenInQueue(r *request, asked queueAsked, at cited.ID, made []string, err error) error {
	by := cited.Overtook(err)
	last := &by[len(by)-1]
	p := overtakenPage{By: s.happened(r, err)}
	if r.PostForm.Get("do") == "undo" {
		p.Look, p.Next = place(asked, queueAt, last.Subject, made), &link{"Go on in the queue", place(asked, queueAt, at, made)}
		return s.overtaken(r, p)
	}
	if last.Reviewer == r.viewer.Name { // so that it can be taken back
		made = append(slices.Clone(made), string(at)+"~"+string(last.ID))
	}
	p.Look, p.Next = place(asked, queueAt, at, made), &link{"Go on in the queue", place(asked, queueBehind, at, made)}
	return s.overtaken(r, p.again(r))
}
