package web

import (
	"cmp"
	"net/http"
	"slices"
	"sort"
	"strconv"

	"cited"
	"cited/internal/archive"
)

// charactersAPage is how many characters of a document a page shows, about.
const charactersAPage = 40_000

// mostKin is how many edges from a document, and how many to it, its page shows.
const mostKin = 40

// documentPage is a document: what is known about it, and its text with what was read of it.
type documentPage struct {
	Document  cited.Document
	Blocks    []block
	Last      int    // character of the document
	Before    string // address of the page before; empty if there is none
	After     string
	Kin       [2][]edgeRow // what it came from, what came from it
	MoreKin   int          // edges that are not shown
	Credits   []archive.Credit
	Decisions []decisionRow
	Marking   markForms
	Meta      []metaField
	Problem   string // why what somebody decided was not kept
	Saved     bool
}

// block is a block of a text.
type block struct {
	Kind  string
	Start int
	At    bool // holds the character that was asked for
	Runs  []run
}

// run is a stretch of text in which the same things were read.
type run struct {
	Start     int
	Words     string
	Figure    cited.ID
	Statement cited.ID
	Response  cited.ID
	First     bool // of what was read there: where a link to it leads
}

// spot is where something that was read stands.
type spot struct {
	from, to int
	id       cited.ID
}

func (s *server) document(r *request) error { return s.showDocument(r, nil) }

// showDocument shows a document, and why what somebody decided about it could not be kept.
func (s *server) showDocument(r *request, problem error) error {
	id := cited.ID(r.PathValue("id"))
	d, err := s.Archive.Document(r.Context(), r.viewer, id)
	if err != nil {
		return err
	}
	p := documentPage{Document: d, Saved: r.URL.Query().Has("saved") && problem == nil}
	for _, fill := range []func(*request, *documentPage) error{s.text, s.aboutDocument} {
		if err := fill(r, &p); err != nil {
			return err
		}
	}
	status := http.StatusOK
	if problem != nil {
		p.Problem = problem.Error()
		status, _ = statusOf(problem)
	}
	return s.pageWith(r, status, "document", called(d), p)
}

// aboutDocument fills in what stands beside the text.
func (s *server) aboutDocument(r *request, p *documentPage) (err error) {
	if p.Kin[0], p.Kin[1], p.MoreKin, err = s.kin(r, p.Document.ID, mostKin); err != nil {
		return err
	}
	if p.Credits, err = s.Archive.Credits(r.Context(), r.viewer, p.Document.ID); err != nil {
		return err
	}
	decisions, err := s.Archive.Decisions(r.Context(), r.viewer, p.Document.ID)
	if err != nil {
		return err
	}
	p.Decisions, p.Meta = decisionsOf(decisions), metaFields(&p.Document)
	p.Marking, err = s.markingOf(r, p.Document.ID, decisions)
	return err
}

// text fills in the part of the text that the address asks for by a character, with all that was
// read of it.
func (s *server) text(r *request, p *documentPage) error {
	at, err := character(r)
	if err != nil {
		return err
	}
	passages, err := s.Archive.Passages(r.Context(), r.viewer, p.Document.ID)
	if err != nil {
		return err
	}
	if len(passages) == 0 {
		return nil
	}
	p.Last = passages[len(passages)-1].End
	shown, before, after := part(passages, min(at, p.Last-1))
	p.Before, p.After = p.address(before), p.address(after)
	from, to := shown[0].Start, shown[len(shown)-1].End
	words, err := s.Archive.Words(r.Context(), r.viewer, p.Document.ID, from, to)
	if err != nil {
		return err
	}
	found, err := s.Archive.FoundBetween(r.Context(), r.viewer, p.Document.ID, from-reach, to+reach)
	if err != nil {
		return err
	}
	spots := spotsOf(&found)
	for _, b := range shown {
		p.Blocks = append(p.Blocks, block{b.Kind, b.Start, b.Start <= at && at < b.End, runsOf(b.Start, words(b.Start, b.End), spots)})
	}
	return nil
}

// character is the one of a text that an address asks for.
func character(r *request) (int, error) {
	at, err := strconv.Atoi(cmp.Or(r.URL.Query().Get("at"), "0"))
	if err != nil || at < 0 {
		return 0, cited.Errorf(cited.Invalid, "at is a character of the text, a number from 0, not %q", short(r.URL.Query().Get("at")))
	}
	return at, nil
}

// part chooses the blocks of the page of a text that holds a character, and returns the first characters of
// the pages beside it; -1 where there are none.
func part(passages []cited.Passage, at int) (shown []cited.Passage, before, after int) {
	begins := []int{0} // of each page, a block
	for i := range passages {
		if passages[i].End-passages[begins[len(begins)-1]].Start > charactersAPage && i > begins[len(begins)-1] {
			begins = append(begins, i)
		}
	}
	n := max(sort.Search(len(begins), func(n int) bool { return passages[begins[n]].Start > at })-1, 0)
	end := len(passages)
	before, after = -1, -1
	if n+1 < len(begins) {
		end = begins[n+1]
		after = passages[end].Start
	}
	if n > 0 {
		before = passages[begins[n-1]].Start
	}
	return passages[begins[n]:end], before, after
}

// address is that of the page with a character; empty if there is none.
func (p *documentPage) address(at int) string {
	if at < 0 {
		return ""
	}
	return "/documents/" + string(p.Document.ID) + "?at=" + strconv.Itoa(at)
}

// spotsOf are where figures, statements and responses stand, by kind and in the order of the text.
func spotsOf(found *cited.Found) (all [3][]spot) {
	for _, f := range found.Figures {
		all[0] = append(all[0], spot{f.Start, f.End, f.ID})
	}
	for _, st := range found.Statements {
		all[1] = append(all[1], spot{st.Content.Start, st.Content.End, st.ID})
	}
	for _, re := range found.Responses {
		all[2] = append(all[2], spot{re.Start, re.End, re.ID})
	}
	for _, list := range all {
		slices.SortFunc(list, func(a, b spot) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	}
	return all
}

// runsOf cuts words at the borders of all that was read in them.
func runsOf(start int, words []rune, spots [3][]spot) (runs []run) {
	end := start + len(words)
	cuts := []int{start, end}
	for _, list := range spots {
		for _, at := range list[firstFrom(list, start):] {
			if at.from >= end {
				break
			}
			cuts = append(cuts, max(at.from, start), min(at.to, end))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		if from < start || to > end {
			continue
		}
		one := run{Start: from, Words: string(words[from-start : to-start])}
		for kind, list := range spots {
			if at, ok := covering(list, from); ok {
				one.First = one.First || kind == 0 && at.from == from
				*[]*cited.ID{&one.Figure, &one.Statement, &one.Response}[kind] = at.id
			}
		}
		runs = append(runs, one)
	}
	return runs
}

// reach is how many characters before a block something may begin that goes on in it.
const reach = 5_000

func firstFrom(list []spot, start int) int {
	return sort.Search(len(list), func(i int) bool { return list[i].from >= start-reach })
}

// covering returns the last of a list that begins at or before a character and goes on behind it.
func covering(list []spot, at int) (spot, bool) {
	n := sort.Search(len(list), func(i int) bool { return list[i].from > at })
	for i := n - 1; i >= 0 && list[i].from >= at-reach; i-- {
		if list[i].to > at {
			return list[i], true
		}
	}
	return spot{}, false
}
