package archive

import (
	"cited"
	"cited/internal/text"
)

// Text is Stream for a text that is in memory and plain already: it is taken as
// it is, whatever it looks like, so that positions are those of content. Nothing
// hostile can be done by a string, so that no worker reads it.
func (r *Reader) Text(content string, d cited.Document, emit func(cited.Text, cited.Found) error) (cited.Document, error) {
	s := session{document: d, emit: emit}
	s.start(r)
	w := text.Window{Content: content, Blocks: text.Split(content)}
	s.look(w)
	if err := s.window(w); err != nil {
		return d, err
	}
	s.end(text.Head{Format: "text", Encoding: "utf-8"})
	return s.document, nil
}
