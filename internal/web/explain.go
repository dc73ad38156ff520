package web

import (
	"fmt"
	"strconv"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"
)

// explainPage is why a figure says what it says.
type explainPage struct {
	Explanation archive.Explanation
	About       string // how the stored reading stands to the new one
	Whether     string // why the number counts as a figure
	Choices     []choiceShown
	Codebook    string
	Fields      []fieldExplained
}

// fieldExplained is a field: what it holds, from which words and by which rules, as it is read now,
// and what it was chosen from.
type fieldExplained struct {
	Name, Words string
	Evidence    []ruled
	Silence     string // where the value is from that has no words of its own
	Now         string // what the field holds as it is read now, if that is something else
	NowEvidence []ruled
	Choices     []choiceShown
}

// choiceShown is a choice: the option that was taken, and the best of those that would have said
// something else.
type choiceShown struct {
	Of      string // the field, with a number if it has several choices
	Options []optionShown
	More    int // options that are not shown
	Reasons []reasonShown
}

// optionShown is an option with its score.
type optionShown struct {
	Says, Score  string
	Spans        []cited.Span
	Rule         ruled
	For, Against []reasonShown // what told it from the best other one
}

// reasonShown is a feature in words with its weight.
type reasonShown struct {
	Words, Weight string
	For           bool
}

// Bounds of what is shown of a choice.
const (
	mostOptions = 5
	mostReasons = 15
)

func (s *server) explain(r *request) error {
	e, err := s.Archive.Explain(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	stored := &e.Stored.Figure
	p := explainPage{Explanation: e, About: tell.About(&e), Whether: tell.Whether(&e), Choices: s.choices(&e, tell.FieldWhether), Codebook: stored.Codebook}
	for _, name := range cited.Fields() {
		if f := s.explained(&e, name); f.Words != "" || f.Now != "" || len(f.Evidence)+len(f.Choices) > 0 {
			p.Fields = append(p.Fields, f)
		}
	}
	return s.page(r, "explain", "Why "+tell.Value(stored)+" "+stored.Counted+" was read so", p)
}

func (s *server) explained(e *archive.Explanation, name string) fieldExplained {
	stored, book := &e.Stored.Figure, s.book(&e.Stored.Figure)
	f := fieldExplained{Name: name, Words: tell.Field(stored, name, book), Evidence: s.ruled(tell.EvidenceOf(stored.Evidence, name)), Choices: s.choices(e, name)}
	if len(f.Evidence) == 0 && f.Words != "" {
		f.Silence = tell.WithoutEvidence(name)
	}
	if e.Again != nil {
		if now := tell.Field(e.Again, name, book); now != f.Words {
			f.Now, f.NowEvidence = tell.Said(now, "nothing"), s.ruled(tell.EvidenceOf(e.Again.Evidence, name))
		}
	}
	return f
}

// choices are those of a field that had more than one thing to say.
func (s *server) choices(e *archive.Explanation, name string) (all []choiceShown) {
	for _, c := range tell.ChoicesOf(e, name) {
		best, rivals := &c.Options[0], tell.Rivals(&c)
		shown := choiceShown{Of: name, Options: []optionShown{s.option(name, best, &rivals[0])}, More: max(0, len(rivals)-mostOptions), Reasons: reasonsOf(name, best.Reasons[:min(len(best.Reasons), mostReasons)])}
		for i := range rivals[:min(len(rivals), mostOptions)] {
			shown.Options = append(shown.Options, s.option(name, &rivals[i], best))
		}
		if len(all) > 0 {
			shown.Of += " " + strconv.Itoa(len(all)+1)
		}
		all = append(all, shown)
	}
	return all
}

func (s *server) option(field string, o, other *archive.Option) optionShown {
	pro, contra := tell.Spoken(o, other)
	return optionShown{tell.Option(field, o.Values), fmt.Sprintf("%.2f", o.Score), o.Spans, ruled{cited.Evidence{Rule: o.Rule}, s.ruleSays(o.Rule)}, reasonsOf(field, pro), reasonsOf(field, contra)}
}

func reasonsOf(field string, list []archive.Reason) (all []reasonShown) {
	for _, r := range list {
		all = append(all, reasonShown{tell.Feature(field, r.Feature), fmt.Sprintf("%+.2f", r.Weight), r.Weight > 0})
	}
	return all
}
