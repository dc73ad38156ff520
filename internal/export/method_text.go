package export

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"cited"
)

// Section is a part of a methodology: a heading, and what stands under it.
type Section struct {
	Heading    string
	Paragraphs []string
	Items      []string
	Rows       [][]string // of a table, its heads first; nil for none
}

// Sections tells how figures came about, and answers the Standards for Casualty Recording of
// Every Casualty (version 1.01, 2020) by what the archive knows. What the gate did is told
// if there is a tally.
func (m *Method) Sections(held *Tally) []Section {
	all := []Section{m.documentsSection(), m.sourcesSection(), m.definitionsSection()}
	for i := range m.Codebooks {
		all = append(all, m.Codebooks[i].section())
	}
	return append(all, m.readingSection(), m.corroborationSection(), m.rulesSection(), m.decisionsSection(), m.findingsSection(), m.heldSection(held), m.standardsSection(held))
}

func (m *Method) documentsSection() Section {
	s := Section{Heading: "Documents", Paragraphs: []string{fmt.Sprintf("The archive holds %s. Each original is kept under its SHA-256 and never changed; each figure names its document and its quotation.", of(m.documents(), "document"))}}
	s.Rows = [][]string{{"outcome of reading", "documents"}}
	for _, o := range slices.Sorted(maps.Keys(m.Outcomes)) {
		s.Rows = append(s.Rows, []string{string(o), strconv.Itoa(m.Outcomes[o])})
	}
	for _, f := range slices.Sorted(maps.Keys(m.Formats)) {
		s.Items = append(s.Items, f+": "+of(m.Formats[f], "document"))
	}
	return s
}

func (m *Method) sourcesSection() Section {
	s := Section{Heading: "Sources", Rows: [][]string{{"standing", "sources"}}}
	total := 0
	for _, st := range append(cited.Standings(), "") {
		n := m.Standings[st]
		if total += n; n > 0 {
			s.Rows = append(s.Rows, []string{cmp.Or(string(st), "nobody said"), strconv.Itoa(n)})
		}
	}
	s.Paragraphs = []string{fmt.Sprintf("Texts credit %s. What a source is to the matter, its standing, is said by people; a rule proposes that armed groups are parties (%d of them). Private persons are sources by their role only.", of(total, "source"), m.Proposed)}
	return s
}

func (m *Method) definitionsSection() Section {
	return Section{Heading: "Definitions", Paragraphs: []string{"A figure is a number that a text states about people: what is counted of whom, where, when and by whose account. Codebooks say what the words mean. A figure is in the archive because a document states it, whatever its worth; what is left out is said below."}}
}

func (b *MethodBook) section() Section {
	s := Section{Heading: "Codebook " + b.Name, Paragraphs: []string{b.Title + ", version " + b.Version + "."}, Rows: [][]string{{"measure or population", "means people who"}}}
	for _, c := range b.Measures {
		s.Rows = append(s.Rows, []string{c.Code, c.Is})
	}
	for _, c := range b.Populations {
		s.Rows = append(s.Rows, []string{c.Code, "are " + c.Is})
	}
	return s
}

func (m *Method) readingSection() Section {
	p := "Figures are read by a program, version " + m.Reader + ", by word lists and weights that are open to everybody, without a network. Each field of a figure says from which words and by which rule it was read."
	if m.Stale > 0 {
		p += " Waiting to be read again by this version: " + of(m.Stale, "document") + "."
	}
	return Section{Heading: "Collection", Paragraphs: []string{p, fmt.Sprintf("It holds %s, and %s of one person, which are in no list and no export unless somebody clears them.", of(m.Figures, "figure"), strconv.Itoa(m.OfOne))}}
}

func (m *Method) corroborationSection() Section {
	s := Section{Heading: "Corroboration", Paragraphs: []string{"Figures that repeat the same source, value and subject are one claim, however often it is printed. Two claims are independent unless one document came from the other, or both credit the same source; so every number of independent sources is \"at most\"."}}
	if m.Counted == 0 {
		s.Paragraphs = append(s.Paragraphs, "The sources behind them are not counted yet: \"cited findings\" does that.")
		return s
	}
	s.Paragraphs = append(s.Paragraphs, fmt.Sprintf("%s count %s. %s of these figures (%s) tell of something that at most one independent source tells of.",
		capital(of(m.Counted, "figure")), of(m.Cells, "different thing"), strconv.Itoa(m.OneVoice), percent(m.OneVoice, m.Counted)))
	return s
}

func (m *Method) rulesSection() Section {
	s := Section{Heading: "Estimates", Paragraphs: []string{"Where reports differ, low, best and high are made under a declared rule. Low and high are a reported range: they say nothing about how probable it is. These rules are there:"}}
	for _, r := range m.Rules {
		s.Items = append(s.Items, r.Name+", version "+r.Version+": "+r.Title+". "+strings.Join(r.Parts, "; ")+".")
	}
	return s
}

func (m *Method) decisionsSection() Section {
	s := Section{Heading: "Review", Paragraphs: []string{fmt.Sprintf("People decided about %s of %s (%s).", strconv.Itoa(m.Decided), of(m.Figures+m.OfOne, "figure"), percent(m.Decided, m.Figures+m.OfOne))},
		Rows: [][]string{{"decided", "figures"}, {"accepted", strconv.Itoa(m.Accepted)}, {"corrected", strconv.Itoa(m.Corrected)}, {"rejected", strconv.Itoa(m.Rejected)}, {"nothing yet", strconv.Itoa(max(0, m.Figures+m.OfOne-m.Decided))}}}
	if m.Conflicts > 0 {
		s.Paragraphs = append(s.Paragraphs, fmt.Sprintf("People decided differently about %s, apart from each other; the later decision holds until somebody settles it.", of(m.Conflicts, "thing")))
	}
	s.Paragraphs = append(s.Paragraphs, "Agreement between people: "+cmp.Or(m.Agreement, "not measured")+".")
	return s
}

func (m *Method) findingsSection() Section {
	s := Section{Heading: "Contradictions", Rows: [][]string{{"severity", "findings"}}}
	for _, sev := range cited.Severities() {
		s.Rows = append(s.Rows, []string{string(sev), strconv.Itoa(m.Findings[sev])})
	}
	s.Paragraphs = []string{"The program looks for numbers that cannot all be right. An error contradicts arithmetic or the calendar; a warning is probably wrong; a note is for whoever uses the figures."}
	if !m.Checks {
		s.Paragraphs = append(s.Paragraphs, "They are not up to date with the readings: \"cited findings\" brings them up to date.")
	}
	return s
}

func (m *Method) heldSection(held *Tally) Section {
	s := Section{Heading: "What is held back", Paragraphs: []string{fmt.Sprintf("Of the documents, %d are protected, %d under embargo, and %d were withdrawn.", m.Protected, m.Embargoed, m.Withdrawn)}}
	if held == nil {
		s.Paragraphs = append(s.Paragraphs, "Before every export stands a gate. It holds back figures of one person and of minors, of documents that are protected, restricted or under embargo, and names no place below the province for fewer than 10 people. Private persons are not named, and no more than 300 characters are quoted.")
		return s
	}
	s.Paragraphs = append(s.Paragraphs, fmt.Sprintf("Of what was selected for this export, %s went out and %s did not; %s only because somebody cleared them, with a reason.", of(held.Passed, "figure"), strconv.Itoa(held.Back), strconv.Itoa(held.Cleared)))
	for _, l := range held.Lines() {
		s.Items = append(s.Items, l.String())
	}
	return s
}

// standardsSection answers the standards of Every Casualty, area by area.
func (m *Method) standardsSection(held *Tally) Section {
	unknown := "The archive does not know it; whoever publishes this has to say it."
	gate := "Held back is what the section above lists."
	if held == nil {
		gate = "What the gate holds back is said with every export."
	}
	return Section{Heading: "Standards for Casualty Recording", Paragraphs: []string{"The Standards for Casualty Recording of Every Casualty (version 1.01, 2020) ask what follows. The answers are what the archive itself knows."},
		Rows: [][]string{
			{"asked", "answer"},
			{"Who records, for whom, with what funding and interest", unknown},
			{"Transparency: is the method public", "This statement is made by the program from the archive as it was on " + m.At.Format(time.DateOnly) + "."},
			{"Definitions, and what is included and excluded", fmt.Sprintf("%s with their meanings, above. Included is every figure that a document states.", capital(of(len(m.Codebooks), "codebook")))},
			{"Kinds of sources", "By standing, above. Which sources were looked for and which were not: " + unknown},
			{"Collection", of(m.documents(), "document") + ", kept as found and read by program; how they were chosen: " + unknown},
			{"Evaluation of sources and information", m.evaluated()},
			{"Corroboration", m.corroborated()},
			{"Conflicting reports", fmt.Sprintf("Ranges by %s, above. Nothing is averaged away: every figure stays, and why it was not used is kept.", of(len(m.Rules), "declared rule"))},
			{"Quality control", m.controlled()},
			{"Correction: is the record open, and are changes kept", "Every decision is added with who, when and why, and none is removed. How to ask for a correction: " + unknown},
			{"Security of people and data", "The log of all acts is chained by hashes and can be verified. Who has access to the archive, and where it is kept: " + unknown},
			{"Confidentiality", "Private persons are shown by role; testimony and other protected documents stay with their owner. " + gate},
			{"Minimum data: place, date, source, number", "Each figure has its number and its document; place, date and source are there where the text says them."},
			{"Publication", "Each row of an export carries the receipt of its figure."},
		}}
}

func (m *Method) evaluated() string {
	said := 0
	for s, n := range m.Standings {
		if s != "" {
			said += n
		}
	}
	if said == 0 {
		return "Nobody has said yet what any source is to the matter."
	}
	return capital(of(said, "source")) + " have a standing."
}

func (m *Method) corroborated() string {
	if m.Counted == 0 {
		return "Not counted yet."
	}
	return percent(m.Counted-m.OneVoice, m.Counted) + " of figures tell of something that two or more sources tell of, which may be independent."
}

func (m *Method) controlled() string {
	return fmt.Sprintf("People decided about %s of figures; agreement between them: %s. Checks found %d contradictions.", percent(m.Decided, m.Figures+m.OfOne), cmp.Or(m.Agreement, "not measured"), m.Findings[cited.SeverityError])
}

// of counts things: "1 figure", "12 figures".
func of(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return strconv.Itoa(n) + " " + thing
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// percent is a share to the whole percent; "-" of nothing.
func percent(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return strconv.Itoa((200*part+whole)/(2*whole)) + "%"
}

// writeMethod writes the methodology as Markdown. The figures are counted, and none is in it.
func writeMethod(out io.Writer, figures iter.Seq2[cited.Receipt, error], about About) error {
	for _, err := range figures {
		if err != nil {
			return err
		}
	}
	var b strings.Builder
	b.WriteString("# Methodology\n\n" + markdownText(about.says()) + "\n")
	if about.Method == nil {
		b.WriteString("\nNothing is known of how these figures came about.\n")
	} else {
		for _, s := range about.Method.Sections(about.Held) {
			s.markdown(&b)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func (s *Section) markdown(b *strings.Builder) {
	b.WriteString("\n## " + markdownText(s.Heading) + "\n")
	for _, p := range s.Paragraphs {
		b.WriteString("\n" + markdownText(p) + "\n")
	}
	for i, item := range s.Items {
		if i == 0 {
			b.WriteByte('\n')
		}
		b.WriteString("- " + markdownText(item) + "\n")
	}
	for i, row := range s.Rows {
		cells := make([]string, len(row))
		for n := range row {
			cells[n] = markdownText(row[n])
		}
		if i == 0 {
			b.WriteByte('\n')
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		if i == 0 {
			b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
		}
	}
}
