package web

import (
	"bufio"
	"context"
	"encoding/json"
	"iter"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"
)

// Types of what the API sends: a JSON object a line, or one.
const (
	jsonLines = "application/jsonl"
	oneJSON   = "application/json"
)

// endpoint is an address of the API: it sends the same bytes as a command with --format jsonl.
type endpoint struct {
	path    string // below /api
	command string // that prints the same
	about   string // what it sends, as a sentence
	line    string // name of the schema of what it sends
	params  []param
	send    func(*server, *request, *lineWriter) error
}

// param is a parameter of an address. One in the path is written in braces there.
type param struct {
	name, about, example string
	number, required     bool
	several              bool // it may come several times
}

// endpoints lists the API.
func endpoints() []endpoint {
	return []endpoint{
		listed("figures", query.Figures, "figures, each with its receipt", (*archive.Archive).Figures, export.AppendReceipt),
		one("figures", "figure", "figure with its receipt", func(s *server, r *request, id cited.ID) ([]byte, error) {
			got, err := s.Archive.Receipt(r.Context(), r.viewer, id)
			return export.AppendReceipt(nil, &got), err
		}),
		listed("documents", query.Figures, "documents, the newest first", (*archive.Archive).Documents, export.AppendDocument),
		one("documents", "document", "document, with the corrections of its text", (*server).documentLine),
		listed("statements", query.Statements, "statements: who is reported to have said what", (*archive.Archive).Statements, export.AppendStatementReceipt),
		one("statements", "statement", "statement", gotLine((*archive.Archive).Statement, export.AppendStatementReceipt)),
		listed("responses", query.Responses, "responses of states and public bodies", (*archive.Archive).Responses, export.AppendResponseReceipt),
		one("responses", "response", "response", gotLine((*archive.Archive).Response, export.AppendResponseReceipt)),
		listed("unquantified", query.Unquantified, "what is said without a number", (*archive.Archive).AllUnquantified, export.AppendUnquantifiedReceipt),
		one("unquantified", "unquantified", "thing that is said without a number", gotLine((*archive.Archive).Unquantified, export.AppendUnquantifiedReceipt)),
		listed("comparisons", query.Comparisons, "comparisons: trends, ranks, rates, means, ranges, ratios", (*archive.Archive).Comparisons, export.AppendComparisonReceipt),
		one("comparisons", "comparison", "comparison", gotLine((*archive.Archive).Comparison, export.AppendComparisonReceipt)),
		listed("sources", query.Sources, "sources, the most credited first", (*archive.Archive).EachSource, export.AppendSource),
		one("sources", "source", "source", gotLine((*archive.Archive).Source, export.AppendSource)),
		listed("findings", query.Findings, "what checks noticed, the gravest first", (*archive.Archive).Findings, export.AppendFinding),
		one("findings", "finding", "finding with its figures", gotLine((*archive.Archive).Finding, export.AppendFinding)),
		{path: "/estimate", command: "cited estimate MEASURE", about: "Sends low, best and high of what the figures of one cell say, a line for each rule.",
			line: "estimate", params: paramsOfEstimate(), send: (*server).sendEstimate},
	}
}

// listed is an endpoint that sends what a query selects.
func listed[T any](name string, subject query.Subject, what string, rows func(*archive.Archive, context.Context, cited.Viewer, cited.Query) iter.Seq2[T, error], line func([]byte, *T) []byte) endpoint {
	e := endpoint{path: "/" + name, command: "cited " + name, about: "Sends " + what + ".", line: strings.TrimSuffix(name, "s"), params: paramsOf(subject)}
	e.send = func(s *server, r *request, out *lineWriter) error {
		a := readAsked(r.URL, subject)
		q, err := s.query(subject, a.String())
		if err != nil {
			return err
		}
		if q.Limit, err = limitOf(r); err != nil {
			return err
		}
		for row, err := range rows(s.Archive, r.Context(), r.viewer, q) {
			if err != nil {
				return err
			}
			if err := out.write(line(out.line[:0], &row)); err != nil {
				return err
			}
		}
		return nil
	}
	return e
}

// one is an endpoint that sends one thing by its id.
func one(list, line, what string, get func(*server, *request, cited.ID) ([]byte, error)) endpoint {
	return endpoint{path: "/" + list + "/{id}", command: "cited show ID", about: "Sends one " + what + ".", line: line,
		params: []param{{name: "id", about: "its id, as the lists have it", required: true}},
		send: func(s *server, r *request, out *lineWriter) error {
			b, err := get(s, r, cited.ID(r.PathValue("id")))
			if err != nil {
				return err
			}
			return out.write(b)
		}}
}

// gotLine gets one thing of an archive as a line.
func gotLine[T any](get func(*archive.Archive, context.Context, cited.Viewer, cited.ID) (T, error), line func([]byte, *T) []byte) func(*server, *request, cited.ID) ([]byte, error) {
	return func(s *server, r *request, id cited.ID) ([]byte, error) {
		got, err := get(s.Archive, r.Context(), r.viewer, id)
		if err != nil {
			return nil, err
		}
		return line(nil, &got), nil
	}
}

func (s *server) documentLine(r *request, id cited.ID) ([]byte, error) {
	d, err := s.Archive.Document(r.Context(), r.viewer, id)
	if err != nil {
		return nil, err
	}
	corrections, err := s.Archive.Corrections(r.Context(), r.viewer, id)
	return export.AppendCorrected(nil, &d, corrections), err
}

// paramsOf are the parameters of a list.
func paramsOf(subject query.Subject) []param {
	list := []param{{name: keyText, about: "a query, in the language of --query", example: "measure:returned"}, {name: keyLimit, about: "at most so many lines; 0 is all", number: true, example: "10"}}
	if subject != query.Figures {
		list[0].example = ""
	}
	for _, k := range query.KeysOf(subject) {
		list = append(list, param{name: k.Name, about: "the same as the key of a query: " + k.Doc + "; several are joined by or", several: true})
	}
	return list
}

// keyLimit is the key of an address for how many lines are wanted.
const keyLimit = "limit"

func limitOf(r *request) (int, error) {
	written := r.URL.Query().Get(keyLimit)
	if written == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(written)
	if err != nil || n < 0 {
		return 0, cited.Errorf(cited.Invalid, "limit is a number from 0, not %q", short(written))
	}
	return n, nil
}

// paramsOfEstimate are the flags of cited estimate that say what is asked for.
func paramsOfEstimate() []param {
	var list []param
	words := query.CellWords{}
	for _, f := range cellParams(&words) {
		list = append(list, param{name: f.name, about: f.about, required: f.name == "measure", example: f.example})
	}
	return append(list, param{name: "at", about: "the date until which figures count, like 2015 or 2016-06", example: "2016"},
		param{name: "rule", about: "the rule, several with commas between them, or all (default min-max)", example: "all"})
}

// cellField is a field of a cell that is asked for in words.
type cellField struct {
	name, about, example string
	value                *string
}

// cellParams are the fields of a cell, with what is asked for in each.
func cellParams(w *query.CellWords) []cellField {
	return []cellField{
		{"measure", "what is counted", "travelled", &w.Measure}, {"codebook", "the codebook of the measure, where several have it", "", &w.Codebook},
		{"kind", "count or share (default count)", "", &w.Kind}, {"population", "who is counted (default: what most figures count)", "", &w.Population},
		{"origin", "countries or regions where they come from", "BEL", &w.Origin}, {"theatre", "countries of the conflict", "", &w.Theatre},
		{"place", "the place, as texts name it", "", &w.Place}, {"group", "members of these armed groups only", "", &w.Group},
		{"segment", "those of them only", "", &w.Segment}, {"of", "of a share: the whole", "", &w.Of}, {"basis", "kind of time: cumulative, point, period or unstated", "", &w.Basis},
	}
}

// sendEstimate sends a line for each rule.
func (s *server) sendEstimate(r *request, out *lineWriter) error {
	var words query.CellWords
	values := r.URL.Query()
	for _, f := range cellParams(&words) {
		*f.value = values.Get(f.name)
	}
	at := cited.EDTF(values.Get("at"))
	if at != "" && !at.Valid() {
		return cited.Errorf(cited.Invalid, "at is a date, like 2015 or 2016-06, not %q", short(string(at)))
	}
	set, err := s.Archive.CodebookSet()
	if err != nil {
		return err
	}
	asked, err := words.Cell(set)
	if err != nil {
		return err
	}
	rules, err := s.rulesAsked(values.Get("rule"))
	if err != nil {
		return err
	}
	est, err := s.Archive.Estimator(r.Context(), r.viewer, asked)
	if err != nil {
		return err
	}
	for _, rule := range rules {
		e := est.Estimate(rule, at)
		line := tell.Estimate(est, &e, true)
		if err := out.write(export.AppendEstimate(out.line[:0], &line)); err != nil {
			return err
		}
	}
	return nil
}

// rulesAsked returns the rules with some names.
func (s *server) rulesAsked(named string) (archive.RuleList, error) {
	rules, err := s.Archive.EstimateRules()
	if err != nil || strings.TrimSpace(named) == "all" {
		return rules, err
	}
	if named == "" {
		named = "min-max"
	}
	var out archive.RuleList
	for name := range strings.SplitSeq(named, ",") {
		rule, err := rules.Get(strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		out = append(out, rule)
	}
	return out, nil
}

// apiRoutes are the addresses of the API.
func apiRoutes() []route {
	list := []route{{pattern: "GET /api", serve: (*server).api}, {pattern: "GET /api/openapi.json", serve: (*server).openAPI}}
	for _, e := range endpoints() {
		list = append(list, route{pattern: "GET /api" + e.path, serve: e.serve})
	}
	return list
}

// serve sends lines, as they are found. An error before the first has been sent is told as JSON; one after that
// cuts the answer off, so that nobody takes it for whole.
func (e endpoint) serve(s *server, r *request) error {
	if err := e.knows(r); err != nil {
		return err
	}
	kind := jsonLines
	if strings.Contains(e.path, "{") {
		kind = oneJSON
	}
	r.Header().Set("Content-Type", kind)
	out := &lineWriter{to: bufio.NewWriterSize(patient{r.ResponseWriter}, 64<<10)}
	err := e.send(s, r, out)
	if err == nil {
		err = out.to.Flush()
	}
	if err != nil && out.sent() {
		s.Logger.Debug("an answer was cut off", "path", r.URL.Path, "error", err)
		panic(http.ErrAbortHandler)
	}
	return err
}

// knows refuses a parameter that means nothing here, so that no misspelt one is taken for none.
func (e endpoint) knows(r *request) error {
	for name := range r.URL.Query() {
		if name == keySort || name == keyAfter || name == keyYear && e.takes(keyText) { // of the list that a page shows
			continue
		}
		if !e.takes(name) {
			return cited.Errorf(cited.Invalid, "%s has no parameter %q; /api lists those that it has", "/api"+e.path, short(name))
		}
	}
	return nil
}

func (e endpoint) takes(name string) bool {
	return slices.ContainsFunc(e.params, func(p param) bool { return p.name == name && !strings.Contains(e.path, "{"+p.name+"}") })
}

// lineWriter writes a JSON object a line.
type lineWriter struct {
	to   *bufio.Writer
	line []byte // of the last, to be used again
	n    int64
}

func (l *lineWriter) write(line []byte) error {
	l.line = append(line, '\n')
	n, err := l.to.Write(l.line)
	l.n += int64(n)
	return err
}

// sent reports whether something was sent to the client already.
func (l *lineWriter) sent() bool { return l.n > int64(l.to.Buffered()) }

// openAPI sends the description of the API.
func (s *server) openAPI(r *request) error {
	b, err := json.MarshalIndent(description(s.Program), "", " ")
	if err != nil {
		return err
	}
	r.Header().Set("Content-Type", oneJSON)
	_, err = r.ResponseWriter.Write(append(b, '\n'))
	return err
}

// apiPage shows the same to people.
type apiPage struct{ Endpoints []apiRow }

type apiRow struct {
	Path, Command, About, Try string
	Params                    []apiParam
}

type apiParam struct{ Name, About string }

func (s *server) api(r *request) error {
	var p apiPage
	for _, e := range endpoints() {
		row := apiRow{Path: "/api" + e.path, Command: e.command, About: e.about}
		try := []string{}
		for _, q := range e.params {
			row.Params = append(row.Params, apiParam{q.name, q.about})
			if q.example != "" {
				try = append(try, q.name+"="+q.example)
			}
		}
		if !strings.Contains(e.path, "{") {
			row.Try = row.Path + "?" + strings.Join(try, "&")
		}
		p.Endpoints = append(p.Endpoints, row)
	}
	return s.page(r, "api", "API", p)
}
