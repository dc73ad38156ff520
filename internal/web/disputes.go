package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"cited"
	"cited/internal/archive"
	"cited/internal/review"
	"cited/internal/tell"
)

// disputesPage settles what two coders differ about, one figure at a time.
type disputesPage struct {
	Coders  []string // all there are
	Names   []string // the two
	Left    int
	Both    int // documents that both are done with
	N       int
	Dispute *archive.Dispute
	Words   cited.Figure // one of the two, for its words
	Rows    []disputeRow
	Lists   []datalist
	Here    string
	Next    string
	Kept    string
	Problem string
	Typed   url.Values // what was written about this one
}

// disputeRow is a field as both have it.
type disputeRow struct {
	Name, One, Two, Now, List string
	Differ, Many              bool
}

// disputes shows a dispute: the address says between whom, and how many were skipped.
func (s *server) disputes(r *request) error { return s.showDisputes(r, nil) }

func (s *server) showDisputes(r *request, problem error) error {
	if _, err := skippedOf(r); err != nil {
		return err
	}
	p := disputesPage{Names: names(r.URL.Query().Get("coders")), Kept: r.URL.Query().Get("kept")}
	tasks, err := s.Archive.CodingTasks(r.Context(), r.viewer, "")
	if err != nil {
		return err
	}
	for _, one := range archive.AssignedOf(tasks) {
		if !slices.Contains(p.Coders, one.Coder) {
			p.Coders = append(p.Coders, one.Coder)
		}
	}
	if problem == nil && len(p.Names) > 0 {
		problem = s.dispute(r, &p)
	} else if problem != nil {
		if err := s.dispute(r, &p); err != nil {
			return err
		}
	}
	status := http.StatusOK
	switch code := cited.CodeOf(problem); code {
	case "":
	case cited.Invalid, cited.NotFound, cited.Conflict:
		p.Problem = problem.Error()
		status, _ = statusOf(problem)
	default:
		return problem
	}
	return s.pageWith(r, status, "disputes", "Disputes", p)
}

// dispute fills in the one that is asked for.
func (s *server) dispute(r *request, p *disputesPage) error {
	if len(p.Names) != 2 {
		return cited.Errorf(cited.Invalid, "disputes are between two coders; name two, with a comma between them, like ann, bob")
	}
	list, both, err := s.Archive.Disputes(r.Context(), r.viewer, p.Names[0], p.Names[1])
	if err != nil {
		return err
	}
	skipped, err := skippedOf(r)
	if err != nil {
		return err
	}
	p.Left, p.Both = len(list), both
	if skipped >= len(list) {
		return nil
	}
	set, err := s.codebooks()
	if err != nil {
		return err
	}
	d := &list[skipped]
	p.N, p.Dispute, p.Lists, p.Words = skipped+1, d, datalists(set), *cmp.Or(d.Figures[0], d.Figures[1])
	if r.PostForm.Get("base") == d.Key() { // another one if somebody settled that meanwhile
		p.Typed = r.PostForm
	}
	p.Here, p.Next = disputesAddress(p.Names, skipped), disputesAddress(p.Names, skipped+1)
	for _, name := range cited.Fields() {
		p.Rows = append(p.Rows, disputeRow{name, writtenOf(d.Figures[0], name), writtenOf(d.Figures[1], name), writtenOf(d.Read, name), listFor(name),
			d.Figures[0] != nil && d.Figures[1] != nil && slices.Contains(d.Differ, name), isList(name)})
	}
	return nil
}

// skippedOf is how many disputes an address passes over.
func skippedOf(r *request) (int, error) {
	n, err := strconv.Atoi(cmp.Or(r.URL.Query().Get("skipped"), "0"))
	if err != nil || n < 0 {
		return 0, cited.Errorf(cited.Invalid, "skipped is how many disputes were, a number from 0, not %q", short(r.URL.Query().Get("skipped")))
	}
	return n, nil
}

func disputesAddress(coders []string, skipped int) string {
	return "/review/disputes?" + url.Values{"coders": {coders[0] + "," + coders[1]}, "skipped": {strconv.Itoa(skipped)}}.Encode()
}

func writtenOf(f *cited.Figure, name string) string {
	if f == nil {
		return ""
	}
	return review.Written(f, name)
}

// settle settles a dispute.
func (s *server) settle(r *request) error {
	if err := r.form(); err != nil {
		return err
	}
	kept, err := s.settled(r)
	switch cited.CodeOf(err) {
	case "":
	case cited.Invalid, cited.Conflict:
		return s.showDisputes(r, err)
	default:
		return err
	}
	values := r.URL.Query()
	values.Set("kept", kept)
	return r.to("/review/disputes?" + values.Encode())
}

func (s *server) settled(r *request) (string, error) {
	coders := names(r.URL.Query().Get("coders"))
	if len(coders) != 2 {
		return "", cited.Errorf(cited.Invalid, "disputes are between two coders")
	}
	whose := map[string]int{"1": 0, "2": 1, "none": archive.Neither}
	which, ok := whose[r.PostForm.Get("whose")]
	if !ok {
		return "", cited.Errorf(cited.Invalid, "say whose holds, or that there is no such figure")
	}
	list, _, err := s.Archive.Disputes(r.Context(), r.viewer, coders[0], coders[1])
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(list, func(d archive.Dispute) bool { return d.Key() == r.PostForm.Get("base") })
	if at < 0 {
		return "", cited.Errorf(cited.Conflict, "meanwhile somebody else settled this, or a coder says something else; this is the next")
	}
	d := &list[at]
	fields := fieldsOfForm(r.PostForm)
	if which == archive.Neither {
		fields = nil
	}
	return tell.Settled(d, which), s.Archive.SettleDispute(r.Context(), r.viewer, d, which, fields...)
}
