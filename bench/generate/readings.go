package generate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"time"

	"cited"
	"cited/internal/codebook"
	"cited/internal/text"
)

// Sources is how many sources readings credit, publishers how many print them,
// and towns how many places they name.
const (
	Sources    = 5000
	publishers = 400
	towns      = 2000
	fillers    = 20_000
)

// Readings makes readings out of nothing, one after the other.
type Readings struct {
	*vocabulary
	book    *codebook.Codebook
	random  *rand.Rand
	byCode  map[string]*country
	made    int
	sources []string

	origin, group, source, publisher, theatre, town, topic, filler *rand.Zipf
}

// NewReadings prepares to make readings with the names and codes of the rules.
func NewReadings(rules fs.FS, seed uint64) (*Readings, error) {
	book, err := codebook.Load(rules, "foreign-fighters")
	if err != nil {
		return nil, err
	}
	v, err := loadVocabulary(rules, book)
	if err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(seed, 0))
	zipf := func(n int) *rand.Zipf { return rand.NewZipf(random, 1.15, 3, uint64(n-1)) }
	r := &Readings{vocabulary: v, book: book, random: random, byCode: map[string]*country{},
		origin: zipf(len(v.countries)), group: zipf(len(v.groups)), source: zipf(Sources), publisher: zipf(publishers),
		theatre: zipf(len(conflicts())), town: zipf(towns), topic: zipf(len(topics())), filler: zipf(fillers)}
	random.Shuffle(len(v.countries), func(i, j int) { v.countries[i], v.countries[j] = v.countries[j], v.countries[i] })
	for i := range v.countries {
		r.byCode[v.countries[i].code] = &v.countries[i]
	}
	for n := range Sources {
		r.sources = append(r.sources, r.sourceName(n))
	}
	return r, nil
}

// Source returns the name of the n-th commonest source, from 0.
func (r *Readings) Source(n int) string { return r.sources[n] }

func (r *Readings) sourceName(n int) string {
	kind := institutions()[n%len(institutions())]
	switch n % 3 {
	case 0:
		return madeUpName(n) + " " + kind
	case 1:
		return r.countries[n%len(r.countries)].adjective + " " + kind + " of " + madeUpName(n)
	}
	return madeUpName(n) + " " + madeUpName(n+Sources)
}

// isPerson reports whether the n-th commonest source is a person: of those the document says
// nothing, so that they are private.
func isPerson(n int) bool { return n%3 == 2 }

// Next makes a reading of a document of about ten figures.
func (r *Readings) Next() cited.Reading { return r.next(false) }

// next makes a reading, with a number of the cell that everybody counts or without.
func (r *Readings) next(common bool) cited.Reading {
	d := cited.Document{Name: fmt.Sprintf("report-%07d.txt", r.made), Format: "text", Encoding: "utf-8", Language: "en",
		Outcome: cited.OutcomeRead, Publisher: madeUpName(int(r.publisher.Uint64())+100_000) + " Post"}
	if r.random.IntN(4) == 0 {
		d.Address = fmt.Sprintf("https://example.org/%d", r.made)
	}
	r.made++
	published := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.random.IntN(13*365))
	d.Published = cited.EDTF(published.Format(time.DateOnly))
	d.Title = "Report on the " + topics()[r.topic.Uint64()] + " in " + r.townName()
	d.Original, d.ID = r.identity(d.Address)
	p := page{seen: map[string]int{}}
	p.block(text.Heading, func() { p.write(d.Title) })
	if common {
		p.block(text.Paragraph, func() { r.common(&p, d.ID, published.Year()) })
	}
	for range 1 + r.random.IntN(19) {
		p.block(text.Paragraph, func() {
			r.figure(&p, d.ID, published.Year())
			if r.random.IntN(2) == 0 {
				p.write(" ")
				r.prose(&p)
			}
		})
	}
	content := p.out.String()
	d.Size, d.Figures = int64(len(content)), len(p.figures)
	p.naming.Titled(d.Title, nil)
	return cited.Reading{Document: d, Version: "generated", Found: cited.Found{Figures: p.figures}, Naming: p.naming.Encode(),
		Texts: []cited.Text{{Content: content, Passages: p.passages, Map: wholeMap(content)}}}
}

// identity is the hash of an original that there never was, and the document's id.
func (r *Readings) identity(address string) (original string, id cited.ID) {
	sum := sha256.Sum256(fmt.Appendf(nil, "generated %d %d", r.made, r.random.Uint64()))
	original = hex.EncodeToString(sum[:])
	return original, cited.DocumentKey(original, address, 0)
}

// wholeMap says that the text is the original.
func wholeMap(content string) []byte {
	return text.Map{{End: len(content), To: len(content), Exact: true}}.Encode()
}

func (r *Readings) townName() string { return madeUpName(int(r.town.Uint64()) + 200_000) }

// prose writes a sentence without a figure.
func (r *Readings) prose(p *page) {
	p.write("The " + topics()[r.topic.Uint64()] + " near " + r.townName())
	for range 8 + r.random.IntN(16) {
		p.write(" " + madeUp(int(r.filler.Uint64())+300_000))
	}
	p.write(".")
}
