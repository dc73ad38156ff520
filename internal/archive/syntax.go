package archive

import (
	"context"
	"fmt"
	"io"

	"cited"
	"cited/internal/parse"
	"cited/internal/syntax"
	"cited/internal/text"
)

// parser returns a parser of the language of the word lists.
func (r *Reader) parser() (*parse.Parser, error) {
	m, err := syntax.English()
	if err != nil {
		return nil, fmt.Errorf("loading the model of syntax: %w", err)
	}
	return parse.New(m, r.extract.Language().Spelling), nil
}

// Parse reads a document of any length and hands its sentences to emit, in
// order; name is part of their ids. It returns the document with its outcome, as
// Stream does, but for the number of its figures: none are looked for.
func (r *Reader) Parse(ctx context.Context, in io.Reader, d cited.Document, name string, emit func(syntax.Sentence) error) (cited.Document, error) {
	return r.ParsePart(ctx, in, d, nil, name, emit)
}

// ParsePart is Parse of a document that is a part of an original, which in reads; nil
// stands for all of it.
func (r *Reader) ParsePart(ctx context.Context, in io.Reader, d cited.Document, part *Part, name string, emit func(syntax.Sentence) error) (cited.Document, error) {
	p, err := r.parser()
	if err != nil {
		return d, err
	}
	if in, err = part.of(in); err != nil {
		return d, err
	}
	s := session{document: d, part: part}
	doc := p.Document(name)
	each := func(sentence syntax.Sentence) error { // a window takes seconds
		if err := ctx.Err(); err != nil {
			return err
		}
		return emit(sentence)
	}
	d, _, err = r.decode(ctx, in, &s, func(w text.Window) error {
		return doc.Window(w, each)
	})
	return d, err
}

// ParseCoNLLU parses the sentences of a CoNLL-U file; see parse.Parser.CoNLLU.
func (r *Reader) ParseCoNLLU(in io.Reader, emit func(lines []byte) error) error {
	p, err := r.parser()
	if err != nil {
		return err
	}
	return p.CoNLLU(in, emit)
}
