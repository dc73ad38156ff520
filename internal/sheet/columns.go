package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
)

// The fields that a column may give. Those from note on are kept as they are.
const (
	fieldValue      = "value"
	fieldLow        = "low"
	fieldHigh       = "high"
	fieldMeasure    = "measure"
	fieldOrigin     = "origin"
	fieldTheatre    = "theatre"
	fieldPlace      = "place"
	fieldGroup      = "group"
	fieldPopulation = "population"
	fieldSegment    = "segment"
	fieldOf         = "of"
	fieldKind       = "kind"
	fieldBasis      = "basis"
	fieldTime       = "time"
	fieldReported   = "reported"
	fieldSource     = "attribution"
	fieldPublisher  = "publisher"
	fieldPublished  = "published"
	fieldTitle      = "title"
	fieldAddress    = "address"
	fieldQuote      = "quote"
	fieldNote       = "note"
	fieldID         = "id"
)

// Fields lists the fields that a column may give.
func Fields() []string {
	return []string{fieldValue, fieldLow, fieldHigh, fieldMeasure, fieldOrigin, fieldTheatre, fieldPlace, fieldGroup, fieldPopulation, fieldSegment,
		fieldOf, fieldKind, fieldBasis, fieldTime, fieldReported, fieldSource, fieldPublisher, fieldPublished, fieldTitle, fieldAddress, fieldQuote, fieldNote, fieldID}
}

// Columns says how columns are to be read, whatever the lists know of their heads: from
// the words of a head to a field, or to a measure whose numbers stand in the column.
type Columns map[string]string

// ParseColumns reads what somebody wrote on a command line: "Land=origin,Anzahl=value".
func ParseColumns(s string) (Columns, error) {
	c := Columns{}
	for part := range strings.SplitSeq(s, ",") {
		head, field, ok := strings.Cut(part, "=")
		key := headKey(head)
		if strings.TrimSpace(part) == "" {
			continue
		}
		if field = strings.TrimSpace(field); !ok || key == "" || field == "" {
			return nil, cited.Errorf(cited.Invalid, "%q names no column and field; write the head, = and the field: Land=origin,Anzahl=value", part)
		}
		if was, twice := c[key]; twice && was != field {
			return nil, cited.Errorf(cited.Invalid, "the column %q is to be %s and %s; say one of them", strings.TrimSpace(head), was, field)
		}
		c[key] = field
	}
	return c, nil
}

// headKey is how the head of a column is looked up.
func headKey(head string) string { return strings.Join(mention.SheetWords(head), " ") }

// Check reports as Invalid what is neither a field nor a measure of the codebooks.
func (r *Reader) Check(c Columns) error {
	for _, head := range slices.Sorted(maps.Keys(c)) {
		if slices.Contains(Fields(), c[head]) {
			continue
		}
		if _, _, ok := r.set.Read(c[head]); !ok {
			return cited.Errorf(cited.Invalid, "the column %q cannot be %q; it is one of %s, or a measure of the codebook such as %s",
				head, c[head], strings.Join(Fields(), ", "), r.set.Books()[0].Measures[0].Code)
		}
	}
	return nil
}

// column is what a column of a table gives.
type column struct {
	col   int
	head  string // its words, those of several rows parted by " / "
	name  string // of the cell of its last head
	field string // empty if it is not understood
	why   string // and why not

	measure    sense      // that the head says
	population string     // likewise, a class of the lists
	time       cited.EDTF // likewise
	share      bool       // in percent
	factor     float64    // 1, 1000 or a million
	total      bool       // the head says that it sums up others
	numeric    int8       // order of its dates: see dates
}

// says is what the words of a head say.
type says struct {
	fields     []string
	measure    sense
	population string
	time       cited.EDTF
	share      bool
	factor     float64
	total      bool
	unknown    []string // words that say nothing
	clash      bool     // two of its words say different things
}

// isWide reports whether a head says what or when is counted, as in a table with many
// numbers in a row.
func (s *says) isWide() bool { return s.measure.code != "" || s.time != "" || s.population != "" }

// Bounds of a head: its words, and those of a phrase in it.
const (
	mostHeadWords   = 12
	mostPhraseWords = 4
)

// read reads the head of a column.
func (r *Reader) head(words string, given Columns) says {
	out := says{factor: 1}
	list := mention.SheetWords(words[:min(len(words), mostHeadBytes)])
	if field, ok := given[strings.Join(list, " ")]; ok {
		if book, code, is := r.set.Read(field); is && !slices.Contains(Fields(), field) {
			out.fields, out.measure = []string{fieldValue}, sense{book, code}
		} else {
			out.fields = []string{field}
		}
		return out
	}
	if len(list) > mostHeadWords {
		out.unknown = list
		return out
	}
	for i := 0; i < len(list) && len(out.unknown) == 0; { // one unknown word is enough
		i += r.headWord(list[i:], &out)
	}
	return out
}

// headWord reads the words that a head goes on with, and returns how many they are.
func (r *Reader) headWord(list []string, out *says) int {
	if e, n := r.lang.SheetWord(list); n > 0 {
		out.mean(e.Meaning())
		return n
	}
	for n := min(len(list), mostPhraseWords); n > 0; n-- {
		phrase := strings.Join(list[:n], " ")
		if m, ok := r.measureOf(phrase); ok {
			out.clash = out.clash || out.measure.code != "" && out.measure != m
			out.measure = m
			return n
		}
		if e, ok := r.cell.Whole(mention.People, phrase); ok {
			out.population = e.Meaning()
			if senses := r.set.Senses(e.Slots["measure"]); len(senses) == 1 && out.measure.code == "" {
				out.measure = sense{senses[0].Book, senses[0].Measure}
			}
			return n
		}
		if d, ok := r.headDate(phrase); ok {
			out.clash = out.clash || out.time != ""
			out.time = d
			return n
		}
	}
	if _, ok := r.cell.Whole(mention.Function, list[0]); !ok || list[0] == "per" || list[0] == "not" {
		out.unknown = append(out.unknown, list[0])
	}
	return 1
}

// headDate reads a date of our time in a head: 2015, "Dec 2015". 1200 is a number.
func (r *Reader) headDate(phrase string) (cited.EDTF, bool) {
	if !strings.ContainsAny(phrase, "12") {
		return "", false
	}
	d, ok := r.cell.Date(phrase)
	if !ok {
		return "", false
	}
	from, to := d.Bounds()
	year := func(d cited.Day) bool { return d.String() >= "1900" && d.String() < "2100" }
	return d, (from == cited.MinDay || year(from)) && (to == cited.MaxDay || year(to))
}

// mean notes what a word of the list of sheets says.
func (s *says) mean(means string) {
	switch means {
	case "share":
		s.share = true
	case "count", "nothing":
	case "thousands":
		s.factor = 1000
	case "millions":
		s.factor = 1e6
	case "total":
		s.total = true
	default:
		if !slices.Contains(s.fields, means) {
			s.fields = append(s.fields, means)
		}
	}
}

// and adds what the head above or below says.
func (s *says) and(o says) {
	for _, f := range o.fields {
		s.mean(f)
	}
	s.clash = s.clash || o.clash || s.measure.code != "" && o.measure.code != "" && s.measure != o.measure || s.time != "" && o.time != "" && s.time != o.time
	if o.measure.code != "" {
		s.measure = o.measure
	}
	if o.time != "" {
		s.time = o.time
	}
	if o.population != "" {
		s.population = o.population
	}
	s.share, s.total, s.factor = s.share || o.share, s.total || o.total, max(s.factor, o.factor)
	s.unknown = append(s.unknown, o.unknown...)
}

// column decides what a head makes of its column.
func (s *says) column(c column) column {
	c.measure, c.population, c.time, c.share, c.factor, c.total = s.measure, s.population, s.time, s.share, s.factor, s.total
	fields := slices.DeleteFunc(slices.Clone(s.fields), func(f string) bool { return f == fieldValue && len(s.fields) > 1 })
	numeric := len(fields) == 0 || fields[0] == fieldValue || fields[0] == fieldLow || fields[0] == fieldHigh
	switch {
	case len(s.unknown) > 0:
		c.why = fmt.Sprintf("nothing is known of %q", strings.Join(s.unknown, " "))
	case s.clash || len(fields) > 1 || !numeric && (s.measure.code != "" && fields[0] != fieldMeasure || s.time != ""):
		c.why = "its words say different things"
	case len(fields) == 1:
		c.field = fields[0]
	case s.isWide() || s.share || s.total:
		c.field = fieldValue
	default:
		c.why = "it says nothing"
	}
	return c
}

// isNumbers reports whether numbers stand in a column.
func (c *column) isNumbers() bool {
	return c.field == fieldValue || c.field == fieldLow || c.field == fieldHigh
}
