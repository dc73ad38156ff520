package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"cited"
	"cited/internal/check"
	"cited/internal/limit"
	"cited/internal/lineage"
)

// Draft is a text of somebody's own that is held against an archive.
type Draft struct {
	Name string    // of its file
	In   io.Reader // its bytes
	Meta cited.Meta
}

// Checked is what an archive says of a draft. Of one that cannot be read, only the document is
// there, whose Reason tells why.
type Checked struct {
	Document   cited.Document
	Texts      []cited.Text
	Judgements []Judged
	Findings   []cited.Finding // of the draft itself, which are no errors
	Documents  map[cited.ID]cited.Document
	Itself     []cited.Document // that have the very bytes of the draft
	Copies     []cited.Document // that have its text, and would have been evidence
	Unjudged   int              // figures beyond the most that are held against an archive

	places *places
}

// Place returns where a stretch of the draft's text stands in its file.
func (c *Checked) Place(at cited.Span) Place { return c.places.of(at) }

// Judged is a judgement, and how much of the archive it rests on.
type Judged struct {
	cited.Judgement
	// Cut says that more figures of the archive might bear on it than were looked at: what
	// was not found may be there.
	Cut bool
}

// mostJudged is how many figures of a draft are held against an archive: those of a thick book.
const mostJudged = 2000

// Check holds a draft against the archive, on behalf of a viewer: what he may not see is no
// evidence. Nothing of the draft is kept.
func (a *Archive) Check(ctx context.Context, v cited.Viewer, d Draft) (Checked, error) {
	r, err := a.Reader()
	if err != nil {
		return Checked{}, err
	}
	content, reading, err := r.draft(ctx, d, v.Today)
	if err != nil || reading.Document.Outcome != cited.OutcomeRead {
		return Checked{Document: reading.Document}, err
	}
	books, err := a.books(r)
	if err != nil {
		return Checked{}, err
	}
	out := Checked{Document: reading.Document, Texts: reading.Texts, Documents: map[cited.ID]cited.Document{}}
	if n := len(reading.Figures); n > mostJudged {
		out.Unjudged, reading.Figures = n-mostJudged, reading.Figures[:mostJudged]
	}
	e := &evidence{ctx: ctx, archive: a, viewer: v, reader: r, books: books, original: reading.Document.Original,
		left: map[cited.ID]bool{}, cut: map[int]bool{}, kept: map[cited.ID]*held{}, finder: a.store.NewFinder(v)}
	draft := check.Read(r.extract.Language(), reading.Document, reading.Texts, reading.Found)
	judgements, err := e.judge(draft, &reading)
	if err != nil {
		return Checked{}, err
	}
	out.Itself, out.Copies = e.itself, e.copies
	out.places = newPlaces(content, &reading)
	for i := range judgements {
		j := &judgements[i]
		out.Judgements = append(out.Judgements, Judged{*j, e.cut[j.Figure.Start]})
	}
	for _, f := range check.Findings(check.OfDocument, &check.Case{Books: books, Document: draft}) {
		if f.Severity != cited.SeverityError {
			out.Findings = append(out.Findings, f)
		}
	}
	return out, e.describe(judgements, out.Documents)
}

// books are what checks know of the archive's codebooks.
func (a *Archive) books(r *Reader) (*check.Books, error) {
	set, err := a.CodebookSet()
	if err != nil {
		return nil, err
	}
	return check.NewBooks(set, r.extract.Language()), nil
}

// draft reads a draft. One that nothing dates is of today, by which "last year" and "now" are
// meant.
func (r *Reader) draft(ctx context.Context, d Draft, today cited.Day) ([]byte, cited.Reading, error) {
	most := r.limits.OrDefault().Size
	content, err := io.ReadAll(io.LimitReader(d.In, most+1))
	if err != nil {
		return nil, cited.Reading{}, cited.Errorf(cited.NotFound, "%s: it cannot be read from where it is (%w)", d.Name, err)
	}
	sum := sha256.Sum256(content)
	doc := cited.Document{Name: d.Name, Original: hex.EncodeToString(sum[:]), Size: int64(len(content))}
	doc.ID = cited.DocumentKey(doc.Original, "", 0)
	if doc.Size > most {
		err := r.limits.Refuse(limit.Size, "check its chapters one by one", "larger than %s", r.limits.Value(limit.Size))
		doc.Outcome, doc.Reason = cited.OutcomeUnreadable, err.Error()
		return nil, cited.Reading{Document: doc}, nil
	}
	doc.SetImprint(d.Meta.Known(cited.GivenWhenAdded))
	reading, err := r.Read(ctx, bytes.NewReader(content), doc)
	if err == nil && reading.Document.Published == "" && today != 0 {
		doc.Published = cited.EDTF(today.String())
		reading, err = r.Read(ctx, bytes.NewReader(content), doc)
	}
	if reading.Document.Outcome == cited.OutcomeContainer {
		reading.Document.Reason += "; save the one that is the draft as a file and name that"
	}
	return content, reading, err
}

// leastCopied is how many words a draft has at least that is compared with its evidence: a
// sentence alone may be that of its source.
const leastCopied = 40

// rounds is how often a draft is judged anew because its evidence turned out to be copies of it.
const rounds = 5

// judge judges the figures of a draft. A copy of it supports nothing: what proves to be one is
// left out, and the rest is asked again.
func (e *evidence) judge(draft *check.Document, reading *cited.Reading) ([]cited.Judgement, error) {
	own := lineage.NewSketch(lineage.Document{Document: reading.Document, Texts: reading.Texts, Figures: reading.Figures})
	seen, first := map[cited.ID]bool{}, map[int]cited.DraftVerdict{}
	for n := 0; ; n++ {
		judgements := check.Judge(e.books, draft, e)
		for i := range judgements {
			j := &judgements[i]
			if n == 0 {
				first[j.Figure.Start] = j.Verdict
			} else if first[j.Figure.Start] == cited.DraftSupported && j.Verdict == cited.DraftMisreports {
				// What was left out may have been the source itself: nobody is accused by that.
				j.Verdict, j.Message, j.Evidence = cited.DraftNotFound, "nothing says so but copies of this draft", nil
			}
		}
		if e.err != nil || n == rounds || own.Words() < leastCopied {
			return judgements, e.err
		}
		found := len(e.copies)
		for i := range judgements {
			for _, x := range judgements[i].Evidence {
				if x.Document == reading.Document.ID || seen[x.Document] {
					continue
				}
				seen[x.Document] = true
				if err := e.compare(own, x.Document); err != nil {
					return nil, err
				}
			}
		}
		if len(e.copies) == found {
			return judgements, nil
		}
	}
}

// compare leaves a document out if most of the draft's words stand in it in the same order.
func (e *evidence) compare(own *lineage.Sketch, id cited.ID) error {
	r, err := e.archive.store.Reading(e.ctx, e.viewer, id, mostText)
	if err != nil {
		return err
	}
	for _, edge := range lineage.Compare(own, lineage.NewSketch(lineage.Document{Document: r.Document, Texts: r.Texts, Figures: r.Figures})) {
		if edge.Kind.IsVersion() && 2*edge.Proof.Words() > own.Words() {
			e.left[id] = true
			e.copies = append(e.copies, r.Document)
		}
	}
	return nil
}

// describe adds what is known of the documents of all evidence.
func (e *evidence) describe(judgements []cited.Judgement, known map[cited.ID]cited.Document) error {
	for i := range judgements {
		for _, x := range judgements[i].Evidence {
			if _, ok := known[x.Document]; ok {
				continue
			}
			d, err := e.archive.store.Document(e.ctx, e.viewer, x.Document)
			if cited.CodeOf(err) == cited.NotFound {
				continue // the draft itself
			}
			if err != nil {
				return err
			}
			known[x.Document] = d
		}
	}
	return nil
}
