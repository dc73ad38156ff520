package generate

import (
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/extract"
	"cited/internal/text"
)

// page is a text that is being written, and where its parts stand, in code points.
type page struct {
	out      strings.Builder
	chars    int
	passages []cited.Passage
	figures  []cited.Figure
	seen     map[string]int // number expressions, by their words
	tokens   []text.Token
	naming   extract.Naming // whom it names, and where few people are counted
}

func (p *page) write(s string) {
	p.out.WriteString(s)
	p.chars += utf8.RuneCountInString(s)
}

// say writes words and returns where they stand.
func (p *page) say(words string) cited.Span {
	start := p.chars
	p.write(words)
	return cited.Span{Start: start, End: p.chars, Exact: words}
}

// block writes a block of the text with what f writes, and a blank line.
func (p *page) block(kind text.Kind, f func()) cited.Span {
	from, start := p.out.Len(), p.chars
	f()
	content := p.out.String()[from:]
	span := cited.Span{Start: start, End: p.chars, Exact: content}
	p.passages = append(p.passages, cited.Passage{Start: start, End: p.chars, Kind: kind.String(), Words: p.fold(content)})
	p.write("\n\n")
	return span
}

// fold returns the words of a passage as full text has them.
func (p *page) fold(content string) string {
	p.tokens = text.AppendTokens(p.tokens[:0], content, 0, len(content))
	var words []byte
	for _, t := range p.tokens {
		if t.Class == text.Punct {
			continue
		}
		if len(words) > 0 {
			words = append(words, ' ')
		}
		words = text.AppendFold(words, content[t.Start:t.End])
	}
	return string(words)
}

// add gives a figure its id and keeps it.
func (p *page) add(document cited.ID, f *cited.Figure) {
	f.ID = cited.FigureKey(document, f.Exact, p.seen[f.Exact])
	p.seen[f.Exact]++
	p.figures = append(p.figures, *f)
}
