package archive

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/export"
)

// Decide adds a decision about something that was read, which is anchored in its words, and
// applies it: the subject, field, verdict, value and reason of d, based on d.Base, or on the
// last decision about that field. A corrected value has to be one that its field and the
// codebook of the archive know; the names of countries and groups become those of the codebook.
//
// Where v.Seen says up to which decision somebody had seen it, and somebody else has
// decided about it since, this and all other decisions are Overtaken: nothing is kept.
func (a *Archive) Decide(ctx context.Context, v cited.Viewer, d cited.Decision) (cited.Decision, error) {
	if err := a.CheckDecision(ctx, v, &d); err != nil {
		if by := a.store.Overtaken(ctx, v, &d); cited.CodeOf(by) == cited.Overtaken { // it may be because of that
			err = by
		}
		return d, err
	}
	if d.Field == "" && d.Verdict == cited.Undone {
		return a.undo(ctx, v, d)
	}
	return a.store.Decide(ctx, v, d, a.cfg.Now())
}

// CheckDecision says why a decision about something that was read cannot be made; nil if it can.
// It writes its value as it will be kept.
func (a *Archive) CheckDecision(ctx context.Context, v cited.Viewer, d *cited.Decision) error {
	if d.Subject.Kind() == cited.FindingID {
		return nil
	}
	if may := verdictsOn(d.Field); !slices.Contains(may, d.Verdict) {
		return cited.Errorf(cited.Invalid, "%q is not what can be decided here; it is one of %s", d.Verdict, strings.Join(may.words(), ", "))
	}
	if d.Field == "" && d.Verdict != cited.Undone {
		if err := a.unsplit(ctx, v, d.Subject); err != nil {
			return err
		}
	}
	switch {
	case d.Field == "" && d.Verdict == cited.Split:
		return cited.Errorf(cited.Invalid, "say into which pieces %s is split: cited review %s --split --piece WORDS --piece WORDS", d.Subject, d.Subject)
	case d.Verdict == cited.Merged:
		return a.mergeable(ctx, v, d.Subject, cited.ID(d.Value))
	case d.Field == "" || d.Field == export.FieldCleared:
		return nil
	case d.Verdict == cited.Corrected:
		value, err := a.correctable(ctx, v, d.Subject, d.Field, d.Value)
		d.Value = value
		return err
	case !slices.Contains(cited.FieldsOf(d.Subject.Kind()), d.Field):
		return cited.Errorf(cited.Invalid, "%s has no field %q; it has %s", d.Subject, d.Field, strings.Join(cited.FieldsOf(d.Subject.Kind()), ", "))
	}
	return nil
}

// verdicts are those that something can have.
type verdicts []cited.Verdict

func (list verdicts) words() (words []string) {
	for _, v := range list {
		words = append(words, string(v))
	}
	return words
}

// verdictsOn returns what can be decided of the whole of what was read, or of a field.
func verdictsOn(field string) verdicts {
	switch field {
	case "":
		return verdicts{cited.Accepted, cited.Rejected, cited.Unclear, cited.Merged, cited.Split, cited.Undone}
	case export.FieldCleared:
		return verdicts{cited.Accepted, cited.Rejected}
	}
	return verdicts{cited.Corrected, cited.Rejected}
}

// mergeable says why something cannot be the same as another thing.
func (a *Archive) mergeable(ctx context.Context, v cited.Viewer, id, into cited.ID) error {
	if into.Kind() != id.Kind() || into == id {
		return cited.Errorf(cited.Invalid, "%s cannot be the same as %q; give the id of another one of its kind", id, into)
	}
	if _, err := a.fieldsOf(ctx, v, into); err != nil {
		return err
	}
	decided, err := a.store.Decisions(ctx, v, into)
	if err == nil && cited.Decide(decided, nil).Review.Out() {
		err = cited.Errorf(cited.Invalid, "%s cannot be the same as %s, which people took out themselves; it would be in no list at all", id, into)
	}
	return err
}

// Settable is something that was read and whose fields people can correct.
type Settable interface {
	Set(field, value string) error
}

// fieldsOf returns a copy of something that was read, whose fields can be set; nil if it has
// none that people can correct.
func (a *Archive) fieldsOf(ctx context.Context, v cited.Viewer, id cited.ID) (Settable, error) {
	switch id.Kind() {
	case cited.FigureID:
		r, err := a.Receipt(ctx, v, id)
		return &r.Figure, err
	case cited.StatementID:
		r, err := a.Statement(ctx, v, id)
		return &r.Read, err
	case cited.ResponseID:
		r, err := a.Response(ctx, v, id)
		return &r.Read, err
	case cited.UnquantifiedID:
		r, err := a.Unquantified(ctx, v, id)
		return &r.Read, err
	case cited.ComparisonID:
		r, err := a.Comparison(ctx, v, id)
		return &r.Read, err
	case cited.ThemeID:
		_, err := a.Theme(ctx, v, id)
		return nil, err
	}
	return nil, cited.Errorf(cited.Invalid, "%q is no id of a figure, statement or the like", id)
}

// correctable returns a value as a field keeps it, or says why it cannot.
func (a *Archive) correctable(ctx context.Context, v cited.Viewer, id cited.ID, field, value string) (string, error) {
	t, err := a.fieldsOf(ctx, v, id)
	if err != nil {
		return "", err
	}
	if t == nil {
		return "", cited.Errorf(cited.Invalid, "%s has no fields to correct; accept or reject it", id)
	}
	set, err := a.CodebookSet()
	if err != nil {
		return "", err
	}
	if value, err = coded(set, bookNamed(set, t), field, value); err != nil {
		return "", err
	}
	return value, t.Set(field, value)
}

// bookNamed returns the codebook of something that was read: its own, or the first.
func bookNamed(set *codebook.Set, t Settable) *codebook.Codebook {
	name := ""
	switch t := t.(type) {
	case *cited.Figure:
		name = t.Codebook
	case *cited.Unquantified:
		name = t.Codebook
	case *cited.Comparison:
		name = t.Codebook
	}
	if b, ok := set.Book(name); ok {
		return b
	}
	return set.Books()[0]
}

// coded writes the values of a field as a codebook does. Those of fields that hold codes have
// to be in it.
func coded(set *codebook.Set, book *codebook.Codebook, field, value string) (string, error) {
	var list []string
	for one := range strings.SplitSeq(value, strings.TrimSpace(cited.ListBreak)) {
		one = strings.TrimSpace(one)
		if one == "" {
			continue
		}
		code, err := codedOne(set, book, field, one)
		if err != nil {
			return "", err
		}
		list = append(list, code)
	}
	return strings.Join(list, cited.ListBreak), nil
}

func codedOne(set *codebook.Set, book *codebook.Codebook, field, value string) (string, error) {
	switch field {
	case "measure":
		if m, ok := book.Measure(value); ok {
			return m.Code, nil
		}
		return "", cited.Errorf(cited.Invalid, "measure: the codebook %s has no %q; it has %s", book.Name, value, strings.Join(codes(book.Measures), ", "))
	case "population":
		if p, ok := book.Population(value); ok {
			return p.Code, nil
		}
		return "", cited.Errorf(cited.Invalid, "population: the codebook %s has no %q; it has %s", book.Name, value, strings.Join(codes(book.Populations), ", "))
	case "origin", "theatre":
		all := book.Expand(field, value)
		switch {
		case len(all) == 0:
			return "", cited.Errorf(cited.Invalid, "%s: %q is no country or region that the lists know; write a code like BEL, or its English name", field, value)
		case len(all) > 1 && slices.Contains(all, "region:"+strings.TrimPrefix(value, "region:")):
			return "region:" + strings.TrimPrefix(value, "region:"), nil
		}
		return all[0], nil
	case "group":
		if g, ok := book.Group(value); ok {
			return g.Name, nil
		}
	case "themes":
		if !set.Theme(value) {
			return "", cited.Errorf(cited.Invalid, "themes: no codebook of this archive has %q; cited rules coverage lists them", value)
		}
	}
	return value, nil
}

func codes(list []codebook.Code) []string {
	all := make([]string, len(list))
	for i := range list {
		all[i] = list[i].Code
	}
	return all
}

// Missed is a figure that the reader missed: the words of a document that stand for its number,
// and its fields as Set takes them.
type Missed struct {
	Document cited.ID
	Words    string // that stand there; Start and End count where they are empty
	Nth      int    // which of the places with these words, from 1; 0 if there is one
	Span     cited.Span
	Fields   [][2]string
}

// AddMissed adds a figure that the reader missed, and returns the decision: its subject is the id of
// the figure. The measure has to be given, and the value, unless the words are digits.
func (a *Archive) AddMissed(ctx context.Context, v cited.Viewer, m Missed, reason string) (cited.Decision, error) {
	d, err := a.adds(ctx, v, &m)
	if err != nil {
		return d, err
	}
	d.Reason = reason
	return a.store.Decide(ctx, v, d, a.cfg.Now())
}

// adds is the decision by which a missed figure is added.
func (a *Archive) adds(ctx context.Context, v cited.Viewer, m *Missed) (cited.Decision, error) {
	f, err := a.missed(ctx, v, m)
	if err != nil {
		return cited.Decision{}, err
	}
	value, err := json.Marshal(f)
	return cited.Decision{Subject: cited.FigureID, Verdict: cited.Added, Value: string(value), Anchor: &cited.Anchor{Document: m.Document, Span: f.Span}}, err
}

func (a *Archive) missed(ctx context.Context, v cited.Viewer, m *Missed) (*cited.Figure, error) {
	wholes, err := a.store.Wholes(ctx, v, []cited.ID{m.Document})
	if err != nil {
		return nil, err
	}
	if len(wholes) == 0 {
		return nil, cited.Errorf(cited.NotFound, "there is no document %q in this archive; cited documents lists them", m.Document)
	}
	texts := wholes[0].Texts
	span, err := findWords(texts, m)
	if err != nil {
		return nil, err
	}
	set, err := a.CodebookSet()
	if err != nil {
		return nil, err
	}
	f := &cited.Figure{Span: span, Quote: quoteAt(texts, span), Modifier: cited.Exactly, Kind: cited.Count, Basis: cited.Unstated, Stance: cited.Asserted,
		Origin: []string{}, Theatre: []string{}, Place: []string{}, Group: []string{}, Segment: []string{}, Attribution: []string{}}
	book := set.Books()[0]
	for _, field := range m.Fields {
		if field[0] == "measure" { // whose codebook it is
			for _, b := range set.Books() {
				if _, ok := b.Measure(field[1]); ok {
					book = b
					break
				}
			}
		}
	}
	f.Codebook = book.Name
	_ = f.Set("value", span.Exact) // words that are no digits are none
	for _, field := range m.Fields {
		value, err := coded(set, book, field[0], field[1])
		if err == nil {
			err = f.Set(field[0], value)
		}
		if err != nil {
			return nil, err
		}
	}
	switch {
	case f.Measure == "":
		return nil, cited.Errorf(cited.Invalid, "a figure counts something; give its measure: one of %s", strings.Join(codes(book.Measures), ", "))
	case f.Low == nil && f.High == nil:
		return nil, cited.Errorf(cited.Invalid, "%q are no digits; give the value, like 1200, 900.. or 900..1200", span.Exact)
	}
	f.Individual = isOne(f)
	return f, nil
}

// isOne reports whether a figure that people give counts one person, as the reader does.
func isOne(f *cited.Figure) bool { return f.Kind == cited.Count && f.High != nil && *f.High == 1 }
