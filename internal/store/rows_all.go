package store

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"time"
	"unicode/utf8"

	"cited"
	"cited/internal/custody"
)

// sealedDocument is all that the rows of a document say, and the seal that they call
// for.
type sealedDocument struct {
	stored
	given, found, added string // as they are kept
	place               string
	titleWords          string
	authorWords         string
	from, to            sql.NullInt64
	kept                bool

	read    bool // there is a row of its stage
	version int64
	stage   readingRow // without what the row of the document says

	texts    []cited.Text
	misfits  []int // where the windows start whose length is not the one that is kept
	passages []cited.Passage
	naming   []byte
	rows     [manyShelves][]*shelfRow // as they were read
	decided  [manyShelves][]*decidedShelfRow
	seal     seal
	sums     []byte // the seal that was kept when it was read
}

// shelfRow is a row of a shelf.
type shelfRow struct {
	seq, passage, hidden int64
	columns              []string // the values of its codes
	others               []any
	listed               []listedCode
	id                   sql.NullInt64
	detail               []byte
}

// decidedShelfRow is a row that people decided about.
type decidedShelfRow struct {
	decidedRow
	read *shelfRow // as it was read; nil if people added it
	now  *shelfRow // as it is; nil if there is none
}

// reading returns what the rows of the document and its stage say of the reading.
func (d *sealedDocument) reading() readingRow {
	r := d.stage
	r.format, r.encoding, r.found, r.outcome, r.reason = d.Format, d.Encoding, d.found, string(d.Outcome), d.Reason
	r.counts = [manyShelves]int{d.Figures, d.Statements, d.Responses, d.Unquantified, d.Comparisons, d.Themes, d.Proposals}
	return r
}

// held is what the log says of a document that was there before it.
func (d *sealedDocument) held() custody.Document {
	original, _ := custody.ParseSum(d.Original) // the sum of the row holds it whatever it is
	given, _ := decodeMeta(d.given)             // likewise
	h := custody.Document{ID: d.ID, Address: d.key, Given: sumGiven(given), Original: original, Size: d.Size,
		Row: sumDocument(&d.Document, d.key, d.Access, d.added, d.place), Unkept: !d.kept}
	switch {
	case d.read:
		r := d.reading()
		h.Reading, h.Version, h.Unread, h.Outcome = r.sum(d.seal.bytes()), d.stored.version, d.version == 0, r.outcome
	case !d.kept:
		h.Reading = sumUnkept(d.Outcome, d.Reason)
	}
	return h
}

// Bounds of what is loaded at once.
const (
	mostLoaded      = 64
	mostLoadedBytes = 8 << 20
)

// rowLoader loads documents with all their rows.
type rowLoader struct {
	s     *Store
	ctx   context.Context
	tx    *sql.Tx
	codes map[int64]codeKey
	stray func(table string) // told of each row that belongs to nothing; may be nil
}

// eachSealed calls use for every document with all its rows, oldest first.
func (s *Store) eachSealed(ctx context.Context, tx *sql.Tx, use func(*sealedDocument) error) error {
	l := rowLoader{s: s, ctx: ctx, tx: tx}
	return l.each(use)
}

func (l *rowLoader) each(use func(*sealedDocument) error) error {
	var err error
	if l.codes, err = allCodes(l.ctx, l.tx); err != nil {
		return err
	}
	for after := int64(0); after < math.MaxInt64; {
		batch, last, err := l.batch(after)
		if err != nil {
			return err
		}
		for _, d := range batch {
			d.sealRows()
			if err := use(d); err != nil {
				return err
			}
		}
		after = last
	}
	return nil
}

func allCodes(ctx context.Context, tx *sql.Tx) (map[int64]codeKey, error) {
	codes := map[int64]codeKey{}
	return codes, eachRow(ctx, tx, "SELECT id, role, value FROM code", func(rows *sql.Rows) error {
		var id int64
		var k codeKey
		err := rows.Scan(&id, &k.role, &k.value)
		codes[id] = k
		return err
	})
}

// batch loads the next documents after a row, and returns the last row that it looked
// for: that is the end of all rows where there are no more documents.
func (l *rowLoader) batch(after int64) (all []*sealedDocument, last int64, err error) {
	last = after
	var bytes int64
	cut := false
	err = eachRow(l.ctx, l.tx, "SELECT seq, size FROM document WHERE seq > $1 ORDER BY seq LIMIT $2", func(rows *sql.Rows) error {
		var seq, size int64
		if err := rows.Scan(&seq, &size); err != nil {
			return err
		}
		if cut = cut || bytes > 0 && bytes+size > mostLoadedBytes; !cut {
			last, bytes = seq, bytes+size
		}
		return nil
	}, after, mostLoaded+1)
	if err != nil {
		return nil, 0, err
	}
	if all, err = l.documents(after, last); err != nil {
		return nil, 0, err
	}
	if !cut && len(all) <= mostLoaded {
		last = math.MaxInt64
	}
	return all, last, l.load(all, after, last)
}

// documents loads the rows of documents and of their stage.
func (l *rowLoader) documents(after, last int64) ([]*sealedDocument, error) {
	var all []*sealedDocument
	query := "SELECT " + documentColumns + `, d.given, d.found, d.added, d.title_words, d.author_words, d.published_from, d.published_to, d.place, o.kept,
		g.version, coalesce(g.outcome, ''), coalesce(g.detail, ''), coalesce(g.digest, x''), coalesce(g.at, ''), coalesce(l.sums, x'')
		FROM document d LEFT JOIN original o ON o.sha256 = d.original LEFT JOIN stage g ON g.document = d.seq AND g.stage = 'read'
		LEFT JOIN seal l ON l.document = d.seq WHERE d.seq > $1 AND d.seq <= $2 ORDER BY d.seq`
	return all, eachRow(l.ctx, l.tx, query, func(rows *sql.Rows) (err error) {
		var d sealedDocument
		var version sql.NullInt64
		var kept sql.NullInt64
		d.stored, err = scanDocument(moreColumns{rows, []any{&d.given, &d.found, &d.added, &d.titleWords, &d.authorWords, &d.from, &d.to, &d.place, &kept,
			&version, &d.stage.stageOutcome, &d.stage.detail, &d.stage.digest, &d.stage.at, &d.sums}})
		d.read, d.version, d.kept = version.Valid, version.Int64, kept.Int64 != 0
		all = append(all, &d)
		if wrong := (*time.ParseError)(nil); errors.As(err, &wrong) {
			return nil // the time stands in d.added as well, and its sum tells
		}
		return err
	}, after, last)
}

// moreColumns scans further columns behind those that a function knows of.
type moreColumns struct {
	rows *sql.Rows
	more []any
}

func (m moreColumns) Scan(to ...any) error { return m.rows.Scan(append(to, m.more...)...) }

// load loads what belongs to some documents that follow each other.
func (l *rowLoader) load(all []*sealedDocument, after, last int64) error {
	bySeq := map[int64]*sealedDocument{}
	for _, d := range all {
		bySeq[d.seq] = d
	}
	owner := func(table string, seq int64) *sealedDocument {
		d := bySeq[seq]
		if d == nil {
			l.strays(table)
		}
		return d
	}
	low, high := (after+1)<<seqBits, int64(math.MaxInt64)
	if after == 0 {
		low = math.MinInt64
	}
	if last < math.MaxInt64 {
		_, high = seqRange(last)
	}
	if err := l.texts(owner, after, last); err != nil {
		return err
	}
	if err := l.passages(owner, low, high); err != nil {
		return err
	}
	if err := l.namings(owner, after, last); err != nil {
		return err
	}
	for _, sh := range shelves() {
		if err := l.shelf(sh, owner, low, high); err != nil {
			return err
		}
	}
	return nil
}

func (l *rowLoader) namings(owner func(string, int64) *sealedDocument, after, last int64) error {
	return eachRow(l.ctx, l.tx, "SELECT document, packed FROM naming WHERE document > $1 AND document <= $2", func(rows *sql.Rows) error {
		var document int64
		var packed []byte
		if err := rows.Scan(&document, &packed); err != nil {
			return err
		}
		if d := owner("naming", document); d != nil {
			d.naming = packed
		}
		return nil
	}, after, last)
}

func (l *rowLoader) texts(owner func(string, int64) *sealedDocument, after, last int64) error {
	return eachRow(l.ctx, l.tx, "SELECT document, start, length, content, map FROM text WHERE document > $1 AND document <= $2 ORDER BY document, start",
		func(rows *sql.Rows) error {
			var document int64
			var length int
			var t cited.Text
			if err := rows.Scan(&document, &t.Start, &length, &t.Content, &t.Map); err != nil {
				return err
			}
			if d := owner("text", document); d != nil {
				d.texts = append(d.texts, t)
				if length != utf8.RuneCountInString(t.Content) {
					d.misfits = append(d.misfits, t.Start)
				}
			}
			return nil
		}, after, last)
}

func (l *rowLoader) passages(owner func(string, int64) *sealedDocument, low, high int64) error {
	return eachRow(l.ctx, l.tx, "SELECT seq, start, length, kind FROM passage WHERE seq BETWEEN $1 AND $2 ORDER BY seq DESC", func(rows *sql.Rows) error {
		var seq int64
		var p cited.Passage
		if err := rows.Scan(&seq, &p.Start, &p.End, &p.Kind); err != nil {
			return err
		}
		p.End += p.Start
		if d := owner("passage", seq>>seqBits); d != nil {
			d.passages = append(d.passages, p)
		}
		return nil
	}, low, high)
}
