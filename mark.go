package cited

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fields of decisions that mark something and change nothing of what was read.
const (
	FieldReliability = "reliability" // of a source: A to F
	FieldCredibility = "credibility" // of a figure: 1 to 6
	FieldNote        = "note"        // of anything: words for those who may see what is protected
	FieldIncluded    = "included"    // of a document or a figure: accepted or rejected, for a reason

	fieldTag = "tag:" // and the name of the tag, of a document or a figure
)

// Grade is a step of the Admiralty code (NATO AJP-2.1): of how reliable a source is, or of how
// credible what it says is.
type Grade struct{ Code, Is string }

// Reliabilities lists the grades of sources, the best first.
func Reliabilities() []Grade {
	return []Grade{
		{"A", "completely reliable"}, {"B", "usually reliable"}, {"C", "fairly reliable"},
		{"D", "not usually reliable"}, {"E", "unreliable"}, {"F", "reliability cannot be judged"},
	}
}

// Credibilities lists the grades of figures, the best first.
func Credibilities() []Grade {
	return []Grade{
		{Confirmed, "confirmed by independent sources"}, {"2", "probably true"}, {"3", "possibly true"},
		{"4", "doubtful"}, {"5", "improbable"}, {"6", "truth cannot be judged"},
	}
}

// Confirmed is the credibility that needs two independent sources at least.
const Confirmed = "1"

// CheckGrade reports as an error that a code is none of some grades.
func CheckGrade(code string, grades []Grade) error {
	if slices.ContainsFunc(grades, func(g Grade) bool { return g.Code == code }) {
		return nil
	}
	return Errorf(Invalid, "%q is no grade: it is one from %s, %s, to %s, %s", code,
		grades[0].Code, grades[0].Is, grades[len(grades)-1].Code, grades[len(grades)-1].Is)
}

// TagField returns the field of decisions about a tag.
func TagField(name string) string { return fieldTag + name }

// TagOf returns the tag that decisions on a field are about, or false if they are about none.
func TagOf(field string) (string, bool) { return strings.CutPrefix(field, fieldTag) }

// mostTag is how many characters a tag has at most.
const mostTag = 40

// NormalTag returns a tag as it is kept, in small letters. What is no tag is Invalid: letters,
// digits and - _ . / are one.
func NormalTag(said string) (string, error) {
	name := strings.ToLower(strings.TrimSpace(said))
	wrong := func(r rune) bool {
		return r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_./", r)
	}
	switch {
	case name == "":
		return "", Errorf(Invalid, "a tag needs a name, like to-check")
	case strings.ContainsFunc(name, wrong):
		return "", Errorf(Invalid, "%q is no tag: write letters, digits and - _ . / only, like to-check", said)
	case utf8.RuneCountInString(name) > mostTag:
		return "", Errorf(Invalid, "the tag %q has more than %d characters; write the rest into a note", said, mostTag)
	}
	return name, nil
}

// mostWords is how many characters a note, and the wording of a question, has at most.
const mostWords = 4000

// CheckWords reports as an error that words of a person cannot be kept: that there are none, too
// many, or some that would control a terminal. What says what they are: "a note".
func CheckWords(what, words string) error {
	switch {
	case strings.TrimSpace(words) == "":
		return Errorf(Invalid, "%s needs words; write some", what)
	case utf8.RuneCountInString(words) > mostWords:
		return Errorf(Invalid, "%s has %d characters at most; write less, or put it into a document", what, mostWords)
	case !utf8.ValidString(words), strings.ContainsFunc(words, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }):
		return Errorf(Invalid, "%s holds characters that are none, or that control a terminal; leave them out", what)
	}
	return nil
}

// mostName is how many characters the name of somebody who decides has at most.
const mostName = 200

// CheckName reports as an error that a name cannot stand with what somebody decides: that it is
// empty, too long, or would break lines.
func CheckName(name string) error {
	switch {
	case strings.TrimSpace(name) == "":
		return Errorf(Invalid, "your name is not known; set CITED_REVIEWER to it")
	case utf8.RuneCountInString(name) > mostName:
		return Errorf(Invalid, "your name has more than %d characters; set CITED_REVIEWER to a shorter one", mostName)
	case !utf8.ValidString(name), strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }):
		return Errorf(Invalid, "your name, %q, has a line break or another character that is not printed; set CITED_REVIEWER to a name of one line", name)
	}
	return nil
}

// IsMark reports whether a decision changes nothing of what was read or is known: whether it is
// a rating, a note, a tag, or says what is included, or is about a question.
func (d *Decision) IsMark() bool {
	switch d.Field {
	case FieldReliability, FieldCredibility, FieldNote, FieldIncluded:
		return true
	}
	_, tag := TagOf(d.Field)
	return tag || d.Subject.Kind() == QuestionID
}

// Marks is what holds of the marks that people put on a document or figure.
type Marks struct {
	Credibility string   `json:"credibility,omitempty"` // empty if nobody rated it
	Tags        []string `json:"tags,omitempty"`
	Included    string   `json:"included,omitempty"` // "yes" or "no", as somebody decided; empty if nobody did
}

// IsZero reports whether there are none.
func (m Marks) IsZero() bool { return m.Credibility == "" && len(m.Tags) == 0 && m.Included == "" }

// Values of Marks.Included.
const (
	Yes = "yes"
	No  = "no"
)

// MarksOf returns what holds of the marks among the decisions about one thing.
func MarksOf(decisions []Decision) Marks {
	fields := map[string][]Decision{}
	for _, d := range decisions {
		if d.IsMark() && d.Field != FieldNote && d.Subject.Kind() != QuestionID {
			fields[d.Field] = append(fields[d.Field], d)
		}
	}
	var m Marks
	for field, list := range fields {
		heads := Heads(list)
		if len(heads) == 0 {
			continue
		}
		last := heads[len(heads)-1]
		tag, isTag := TagOf(field)
		switch {
		case isTag && last.Verdict == Added:
			m.Tags = append(m.Tags, tag)
		case field == FieldCredibility:
			m.Credibility = last.Value
		case field == FieldIncluded:
			m.Included = map[Verdict]string{Accepted: Yes, Rejected: No}[last.Verdict]
		}
	}
	slices.Sort(m.Tags)
	return m
}

// Notes returns the notes among some decisions that nobody took back, oldest first.
func Notes(decisions []Decision) (notes []Decision) {
	back := map[ID]bool{}
	for _, d := range decisions {
		if d.Field == FieldNote && d.Verdict == Rejected {
			back[d.Base] = true
		}
	}
	for _, d := range decisions {
		if d.Field == FieldNote && d.Verdict == Added && !back[d.ID] {
			notes = append(notes, d)
		}
	}
	slices.SortStableFunc(notes, func(a, b Decision) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return notes
}
