package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"math"
	"slices"
	"strconv"

	"cited"
	"cited/internal/custody"
)

// sumSize is how long the short sum of a row is, in bytes. The log vouches for all of
// them together with a whole SHA-256.
const sumSize = 16

// rowText gathers what a row says, field by field. What is empty is left out, so that
// a column that comes later, and is empty in the rows of before, changes no sum.
type rowText struct{ b []byte }

func (r *rowText) field(name string, value any) {
	if value == nil || value == "" || value == int64(0) || value == 0 {
		return
	}
	r.b = append(binary.AppendUvarint(r.b, uint64(len(name))), name...)
	switch v := value.(type) {
	case string:
		r.b = append(binary.AppendUvarint(append(r.b, 's'), uint64(len(v))), v...)
	case []byte:
		r.b = append(binary.AppendUvarint(append(r.b, 's'), uint64(len(v))), v...)
	case int64:
		r.b = binary.AppendVarint(append(r.b, 'i'), v)
	case int:
		r.b = binary.AppendVarint(append(r.b, 'i'), int64(v))
	case float64:
		r.b = binary.LittleEndian.AppendUint64(append(r.b, 'f'), math.Float64bits(v))
	default:
		r.b = append(r.b, fmt.Sprintf("%T %v", v, v)...) // nothing that the store writes
	}
}

// sum appends the short sum of the row, and begins a new one.
func (r *rowText) sum(to []byte) []byte {
	sum := sha256.Sum256(r.b)
	r.b = r.b[:0]
	return append(to, sum[:sumSize]...)
}

// listedCode is a code under which a row is listed, and what it stands for.
type listedCode struct {
	code int64
	codeKey
}

// shelfRow adds what the rows of something that was read say. passage counts the
// passages of the document from 1; 0 is none.
func (r *rowText) shelfRow(sh *shelf, id int64, passage int64, columns []string, others []any, listed []listedCode, detail []byte) {
	r.field("id", id)
	r.field("passage", passage)
	for i := range sh.columns {
		r.field(sh.columns[i].key, columns[i])
	}
	for i, name := range sh.others {
		r.field(name, others[i])
	}
	for _, l := range listed {
		r.field("listed "+l.role, l.value)
	}
	r.field("detail", detail)
}

// sortListed puts codes in the order in which the table of lists has them.
func sortListed(listed []listedCode) {
	slices.SortFunc(listed, func(a, b listedCode) int { return cmp.Compare(a.code, b.code) })
}

// Lists of a seal before those of the shelves.
const (
	sealTexts    = iota // of each window
	sealPassages        // one for all passages
	sealShelves
	sealNaming = sealShelves + manyShelves // what is kept of whom the document names
	manySealed = sealNaming + 1
)

// seal holds the short sums of the rows that a reading wrote, in order.
type seal struct {
	lists    [manySealed][]byte
	passages hash.Hash // of all so far; nil if there are none
	row      rowText
}

func (s *seal) text(start int64, content, mapping []byte) {
	s.row.field("start", start)
	s.row.field("content", content)
	s.row.field("map", mapping)
	s.lists[sealTexts] = s.row.sum(s.lists[sealTexts])
}

func (s *seal) passage(start, length int64, kind string) {
	if s.passages == nil {
		s.passages = sha256.New()
	}
	s.row.b = append(strconv.AppendInt(s.row.b, start, 10), ' ')
	s.row.b = append(strconv.AppendInt(s.row.b, length, 10), ' ')
	s.row.b = append(append(s.row.b, kind...), '\n')
	s.passages.Write(s.row.b)
	s.row.b = s.row.b[:0]
	s.lists[sealPassages] = s.passages.Sum(nil)[:sumSize]
}

// naming takes what is kept of whom the document names; nil is nothing.
func (s *seal) naming(packed []byte) {
	if packed != nil {
		s.row.field("packed", packed)
		s.lists[sealNaming] = s.row.sum(nil)
	}
}

// place makes room for n more rows of a shelf.
func (s *seal) place(sh *shelf, n int) {
	s.lists[sealShelves+sh.at] = append(s.lists[sealShelves+sh.at], make([]byte, n*sumSize)...)
}

// put puts the sum of the gathered row in the place of the n-th of a shelf.
func (s *seal) put(sh *shelf, n int) {
	at := n * sumSize
	s.row.sum(s.lists[sealShelves+sh.at][at:at])
}

// bytes is how the seal is kept. Shelves at its end that are empty are left out, so that
// one that comes later changes no seal.
func (s *seal) bytes() []byte {
	b := []byte{}
	for _, l := range s.lists[:filled(s.lists[:], func(l []byte) bool { return len(l) > 0 })] {
		b = append(binary.AppendUvarint(b, uint64(len(l))), l...)
	}
	return b
}

// filled returns how many there are up to the last that is not empty.
func filled[T any](list []T, is func(T) bool) int {
	n := len(list)
	for n > 0 && !is(list[n-1]) {
		n--
	}
	return n
}

// parseSeal reads what is kept.
func parseSeal(b []byte) (s seal, ok bool) {
	for i := 0; i < len(s.lists) && len(b) > 0; i++ {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)-size) || n%sumSize != 0 {
			return s, false
		}
		b = b[size:]
		s.lists[i], b = b[:n], b[n:]
	}
	return s, len(b) == 0
}

// readingRow is what the rows of a document and its stage say of a reading.
type readingRow struct {
	format, encoding, found, outcome, reason string
	counts                                   [manyShelves]int
	stageOutcome, detail, at                 string
	digest                                   []byte
}

// sum is the sum of a reading: of those rows, and of the sums of all that it wrote.
func (r *readingRow) sum(sums []byte) custody.Sum {
	all := custody.FileSum(sums)
	counts := r.counts[:filled(r.counts[:], func(n int) bool { return n > 0 })]
	return custody.SumOf("reading", r.format, r.encoding, r.found, r.outcome, r.reason, fmt.Sprint(counts),
		r.stageOutcome, r.detail, string(r.digest), r.at, string(all[:]))
}

// sumDocument is the sum of what is noted of a document once and for all, with the
// address under which it was added. The place counts where there is one.
func sumDocument(d *cited.Document, address string, access cited.Access, added, place string) custody.Sum {
	row := []string{"document", string(d.ID), d.Original, strconv.Itoa(d.Part), address, d.Name, strconv.FormatInt(d.Size, 10), string(access), added}
	if place != "" {
		row = append(row, place)
	}
	return custody.SumOf(row...)
}

// sumGiven is the sum of what was said about a document, none if that is nothing.
func sumGiven(given cited.Meta) custody.Sum {
	if given == (cited.Meta{}) {
		return custody.Sum{}
	}
	return custody.SumOf("given", encode(given))
}

// sumUnkept is the sum of why a document that is not kept was not read.
func sumUnkept(outcome cited.Outcome, reason string) custody.Sum {
	return custody.SumOf("unkept", string(outcome), reason)
}

// keepSeal writes the seal of a reading, or, where nothing was written, leaves the one
// that is there. It returns how it is kept.
func (b *batch) keepSeal(ctx context.Context, document int64, s *seal) (sums []byte, err error) {
	if s != nil {
		sums = s.bytes()
		_, err := b.setSeal.ExecContext(ctx, document, sums)
		return sums, err
	}
	err = b.findSeal.QueryRowContext(ctx, document).Scan(&sums)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return sums, err
}
