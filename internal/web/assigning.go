package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"
	"cited/internal/tell"
)

// codersPage says who codes what, and hands documents out.
type codersPage struct {
	Coders  []archive.Assigned
	Handed  []archive.Handed // just now
	Problem string
	Said    string
	Typed   url.Values
}

// coders lists who codes what.
func (s *server) coders(r *request, p codersPage, status int) error {
	tasks, err := s.Archive.CodingTasks(r.Context(), r.viewer, "")
	if err != nil {
		return err
	}
	p.Coders = archive.AssignedOf(tasks)
	return s.pageWith(r, status, "coders", "Coding", p)
}

// assign hands documents out to coders, or takes them back.
func (s *server) assign(r *request) error {
	if err := r.form(); err != nil {
		return err
	}
	p := codersPage{Typed: r.PostForm}
	var err error
	if coder := r.PostForm.Get("undo"); coder != "" {
		var n int
		n, err = s.Archive.Unassign(r.Context(), r.viewer, coder)
		p.Said = tell.Counted(n, "document") + " taken back from " + coder + "; what they said stays"
	} else {
		p.Handed, err = s.handOut(r)
	}
	if code := cited.CodeOf(err); code == cited.Invalid || code == cited.NotFound {
		p.Problem, p.Said = err.Error(), ""
		status, _ := statusOf(err)
		return s.coders(r, p, status)
	}
	if err == nil {
		err = s.look(r) // the page comes after what it decided
	}
	if err != nil {
		return err
	}
	return s.coders(r, p, http.StatusOK)
}

func (s *server) handOut(r *request) ([]archive.Handed, error) {
	o := archive.Assigning{Coders: names(r.PostForm.Get("coders")), Blind: r.PostForm.Get("blind") != "", Seed: 1}
	if len(o.Coders) == 0 {
		return nil, cited.Errorf(cited.Invalid, "name the coders, with commas between them, like ann, bob")
	}
	var err error
	if o.Share, err = strconv.ParseFloat(said(r, "share"), 64); err != nil || !(o.Share >= 0 && o.Share <= 100) {
		return nil, cited.Errorf(cited.Invalid, "the share that two code is from 0 to 100 percent, not %q", short(said(r, "share")))
	}
	o.Share /= 100
	if n := said(r, "errors"); n != "" {
		if o.Errors, err = strconv.Atoi(n); err != nil {
			return nil, cited.Errorf(cited.Invalid, "errors that are shown are a number, not %q", short(n))
		}
	}
	if n := said(r, keySeed); n != "" {
		if o.Seed, err = strconv.ParseUint(n, 10, 64); err != nil {
			return nil, cited.Errorf(cited.Invalid, "a seed is a whole number, not %q", short(n))
		}
	}
	if o.Query, err = s.query(query.Figures, said(r, keyText)); err != nil {
		return nil, err
	}
	return s.Archive.Assign(r.Context(), r.viewer, o)
}

// names are the names in a list with commas.
func names(list string) (all []string) {
	for one := range strings.SplitSeq(list, ",") {
		if one = strings.TrimSpace(one); one != "" {
			all = append(all, one)
		}
	}
	return all
}
