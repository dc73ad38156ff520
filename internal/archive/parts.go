package archive

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cited"
	"cited/internal/store"
	"cited/internal/text"
)

// Part is one document of an original that holds several.
type Part text.Part

// of returns the bytes of an original that hold the part: all of them, if p is nil.
func (p *Part) of(in io.Reader) (io.Reader, error) {
	if p == nil {
		return in, nil
	}
	s, ok := in.(io.Seeker)
	if !ok {
		return nil, errors.New("it holds several documents, and is a stream: save it as a file and name that")
	}
	if _, err := s.Seek(p.From, io.SeekStart); err != nil {
		return nil, err
	}
	return io.LimitReader(in, p.To-p.From), nil
}

// Label is what a part is called beside others of its original: "#" and its name in
// there, else its number.
func (p *Part) Label() string { return "#" + cmp.Or(p.Name, strconv.Itoa(p.Number)) }

// Document returns the part as a document of its own, which has not been read. The
// container is the document that is all of its original.
func (p *Part) Document(container *cited.Document) cited.Document {
	d := cited.Document{
		Original: container.Original, Part: p.Number, Address: cmp.Or(p.Meta.Address, container.Address),
		Name: container.Name + p.Label(), Size: container.Size, Access: container.Access, Outcome: cited.OutcomePending,
	}
	d.ID = cited.DocumentKey(d.Original, d.Address, d.Part)
	return d
}

// place is how the store keeps where a part is.
func (p *Part) place() (string, error) {
	b, err := json.Marshal(p)
	return string(b), err
}

// partAt reads a place; nil stands for all of an original.
func partAt(place string) (*Part, error) {
	if place == "" || strings.HasPrefix(place, importMark) {
		return nil, nil
	}
	p := new(Part)
	if err := json.Unmarshal([]byte(place), p); err != nil || p.From < 0 || p.To < p.From {
		return nil, cited.Errorf(cited.Internal, "the place of a document in its original is damaged (%.80q); cited verify says what else is wrong, a back-up has it whole", place)
	}
	return p, nil
}

// taskOf makes a task of a document that is to be read.
func taskOf(u store.Unread) (*task, error) {
	part, err := partAt(u.Place)
	columns, wrong := columnsAt(u.Place)
	return &task{document: u.Document, given: u.Given, decided: u.Corrections, part: part, columns: columns}, errors.Join(err, wrong)
}

// holds says how many documents an original holds, and what else is to be known.
func holds(n int, note string) string {
	s := fmt.Sprintf("%d documents in it", n)
	if n == 1 {
		s = "1 document in it"
	}
	if note != "" {
		s += "; " + note
	}
	return s
}

// tell notes that a document holds another.
func (s *session) tell(p text.Part) error {
	if s.parts++; s.each == nil {
		return nil
	}
	return s.each(Part(p))
}

// Parts tells which documents an original holds, in order: none if it is one itself.
// It returns the original with its outcome, as Stream does.
func (r *Reader) Parts(ctx context.Context, in io.Reader, d cited.Document, each func(Part) error) (cited.Document, error) {
	s := session{document: d, each: each}
	d, _, err := r.parts(ctx, in, &s)
	return d, err
}

func (r *Reader) parts(ctx context.Context, in io.Reader, s *session) (cited.Document, cited.Imprint, error) {
	return r.decode(ctx, in, s, func(text.Window) error { return nil })
}

// mostListed is how many parts are accepted together.
const mostListed = 100

// list accepts the documents that a container holds, a batch in one transaction,
// and then notes how that ended: one that was listed in part is pending still, and
// is listed again by the next run, which passes over those that are there.
func (a *adder) list(ctx context.Context, t *task) error {
	in, err := a.open(t.document.Original, t.content, nil)
	if err != nil {
		t.err = named(&t.document, err)
		return nil
	}
	defer in.Close()
	var some []Part
	s := session{document: t.document, each: func(p Part) (err error) {
		if some = append(some, p); len(some) == mostListed {
			err, some = a.acceptParts(ctx, t, some), some[:0]
		}
		return err
	}}
	d, found, err := a.reader.parts(ctx, in, &s)
	if err == nil {
		err = a.acceptParts(ctx, t, some)
	}
	if err != nil {
		return named(&t.document, err)
	}
	t.document = d
	_, err = a.store.Put(ctx, store.Entry{Reading: cited.Reading{Document: d, Version: a.reader.versionOver(s.over)}, Found: found, At: a.cfg.Now(), By: a.viewer.Name})
	return err
}

// acceptParts accepts documents that a container holds. What people say of the
// container, but for its title, is said of each of them.
func (a *adder) acceptParts(ctx context.Context, t *task, parts []Part) error {
	if len(parts) == 0 {
		return nil
	}
	given := withoutAddress(t.given)
	given.Title = ""
	arrivals := make([]store.Arrival, len(parts))
	for i, p := range parts {
		place, err := p.place()
		if err != nil {
			return err
		}
		d := p.Document(&t.document)
		d.Added = a.cfg.Now().UTC()
		arrivals[i] = store.Arrival{Document: d, Given: given, By: a.viewer.Name, From: string(t.document.ID), Place: place, Again: a.again[t.document.ID]}
	}
	fresh, err := a.store.Accept(ctx, arrivals)
	if err != nil {
		return err
	}
	for i := range fresh {
		switch {
		case fresh[i]:
			t.listed++
		case given != cited.Meta{}:
			if _, err := a.store.Give(ctx, a.viewer, arrivals[i].Document.ID, given, a.cfg.Now()); err != nil && cited.CodeOf(err) != cited.NotFound { // it was withdrawn
				return err
			}
		}
	}
	return nil
}
