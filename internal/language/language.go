// Package language tells in which language a text is, by its little words: articles,
// prepositions, pronouns, forms of "be". In running text every third word or so is one
// of a few dozen, whatever the text is about; in lists of names and numbers none is.
// Where a script is that of one language, letters are enough.
//
// It would rather say nothing than something wrong: a text that is short, mixed, or
// no running text has no language here. So has one in a language that it does not
// know; words.txt lists those that it does.
package language

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed words.txt
var wordList string

//go:embed letters.txt
var letterList string

// Detector knows languages. It is safe for concurrent use.
type Detector struct {
	little  map[string][]string // the little words, with the languages that have each
	letters map[string]string   // of languages, beyond a to z
	known   []string            // languages, sorted
}

// New returns a detector of all languages that are known.
func New() *Detector {
	d := &Detector{little: map[string][]string{}, letters: map[string]string{}}
	for _, s := range scripts {
		d.known = append(d.known, s.tag)
	}
	for tag, words := range entries(wordList) {
		d.known = append(d.known, tag)
		for _, word := range words {
			if !slices.Contains(d.little[word], tag) {
				d.little[word] = append(d.little[word], tag)
			}
		}
	}
	for tag, letters := range entries(letterList) {
		d.letters[tag] = strings.Join(letters, "")
	}
	slices.Sort(d.known)
	d.known = slices.Compact(d.known)
	return d
}

// entries yields the lines of a list: a language, and what it has.
func entries(list string) iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		for line := range strings.Lines(list) {
			fields := strings.Fields(line)
			if len(fields) > 0 && fields[0] != "#" && !yield(fields[0], fields[1:]) {
				return
			}
		}
	}
}

// Known lists the languages that can be told, as BCP 47 codes.
func (d *Detector) Known() []string { return slices.Clone(d.known) }

// script is a script that is that of one language.
type script struct {
	tag   string
	table *unicode.RangeTable
}

// scripts lists them. Japanese is told from Chinese by its syllables.
var scripts = []script{
	{"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"zh", unicode.Han}, {"ko", unicode.Hangul}, {"th", unicode.Thai},
	{"el", unicode.Greek}, {"he", unicode.Hebrew}, {"ka", unicode.Georgian}, {"hy", unicode.Armenian}, {"bn", unicode.Bengali},
	{"ta", unicode.Tamil}, {"te", unicode.Telugu}, {"ml", unicode.Malayalam}, {"kn", unicode.Kannada}, {"gu", unicode.Gujarati},
	{"pa", unicode.Gurmukhi}, {"am", unicode.Ethiopic}, {"my", unicode.Myanmar}, {"km", unicode.Khmer}, {"lo", unicode.Lao}, {"si", unicode.Sinhala},
}

// Detect returns the language of a text as a BCP 47 code, "" if it cannot be told.
func (d *Detector) Detect(s string) string {
	t := d.Tally()
	t.Add(s)
	return t.Language()
}

// mostWords is how many words of a text are looked at: they tell enough.
const mostWords = 2000

// Tally counts the words of a text, which may come in pieces.
type Tally struct {
	of      *Detector
	words   int            // that have letters
	letters int            // of those
	marked  map[rune]int   // words that hold a letter beyond a to z, by that
	scripts map[string]int // letters in the scripts of one language, by that
	little  map[string]int // little words of any language
}

// Tally returns a tally of no words yet.
func (d *Detector) Tally() *Tally {
	return &Tally{of: d, scripts: map[string]int{}, little: map[string]int{}, marked: map[rune]int{}}
}

// Add counts the words of a piece.
func (t *Tally) Add(s string) {
	for word := range strings.FieldsFuncSeq(s, isNoLetter) {
		if word = strings.Trim(strings.ReplaceAll(word, "’", "'"), "'"); word == "" {
			continue
		}
		if t.words == mostWords {
			return
		}
		t.words++
		word = strings.ToLower(word)
		t.countLetters(word)
		before, after, cut := strings.Cut(word, "'")
		if len(t.of.little[word]) > 0 || !cut {
			t.count(word)
			continue
		}
		t.count(before) // l'homme, dell'anno, Turkey's
		t.count(after)
	}
}

// isNoLetter reports whether a character parts words. Marks and joiners are within them.
func isNoLetter(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != '\u200c'
}

func (t *Tally) count(word string) {
	if len(t.of.little[word]) > 0 {
		t.little[word]++
	}
}

func (t *Tally) countLetters(word string) {
	for i, r := range word {
		t.letters++
		if r < utf8.RuneSelf {
			continue
		}
		if !strings.ContainsRune(word[:i], r) {
			t.marked[r]++
		}
		for _, s := range scripts {
			if unicode.Is(s.table, r) {
				t.scripts[s.tag]++
				break
			}
		}
	}
}

// What it takes to tell a language.
const (
	fewestLetters = 12   // in a script of one language
	fewestWords   = 6    // of a text
	fewestLittle  = 3    // little words of the language, each another
	leastCover    = 0.18 // part of all words that they are
	leastAhead    = 1.1  // times what the next language has

	plainWords = 50 // what it takes to say that another language is plainly wrong
	plainCover = 0.25
	plainAhead = 2.0
)

// Language returns the language, "" if it cannot be told.
func (t *Tally) Language() string {
	if s := t.byScript(); s != "" {
		return s
	}
	best, next := t.ranked()
	if t.words < fewestWords || best.different < fewestLittle || best.cover(t) < leastCover || best.share < leastAhead*next.share {
		return ""
	}
	return best.tag
}

// byScript returns the language whose script most letters are of. Japanese holds
// Chinese characters, but no text in it is without syllables.
func (t *Tally) byScript() string {
	if t.letters < fewestLetters {
		return ""
	}
	if ja, zh := t.scripts["ja"], t.scripts["zh"]; 2*(ja+zh) > t.letters {
		if 10*ja > ja+zh {
			return "ja"
		}
		return "zh"
	}
	for _, s := range scripts {
		if 2*t.scripts[s.tag] > t.letters {
			return s.tag
		}
	}
	return ""
}

// score is what the little words say for a language.
type score struct {
	tag       string
	hits      int     // of its words
	different int     // of them
	share     float64 // the hits, each parted among the languages that have the word; less for letters that it has not
}

// cover is which part of all words they are.
func (s *score) cover(t *Tally) float64 { return float64(s.hits) / float64(max(t.words, 1)) }

// scores returns what the little words say for each language.
func (t *Tally) scores() map[string]*score {
	all := map[string]*score{}
	for word, n := range t.little {
		languages := t.of.little[word]
		for _, tag := range languages {
			s := all[tag]
			if s == nil {
				s = &score{tag: tag}
				all[tag] = s
			}
			s.hits += n
			s.different++
			s.share += float64(n) / float64(len(languages))
		}
	}
	for tag, s := range all {
		s.share *= 1 - t.foreign(tag)
	}
	return all
}

// foreign is which part of the words of a text hold letters that a language does not
// have.
func (t *Tally) foreign(tag string) float64 {
	alphabet, ok := t.of.letters[tag]
	if !ok {
		return 0
	}
	n := 0
	for r, words := range t.marked {
		if !strings.ContainsRune(alphabet, r) {
			n += words
		}
	}
	return min(1, float64(n)/float64(t.words))
}

// ranked returns the language for which the little words say most, and the next one.
func (t *Tally) ranked() (best, next score) {
	for _, s := range t.scores() {
		switch {
		case s.share > best.share || s.share == best.share && s.tag < best.tag:
			best, next = *s, best
		case s.share > next.share:
			next = *s
		}
	}
	return best, next
}

// Denies reports whether a text is plainly in another language than is said: a long
// text, with many little words of the one and few of the other. It cannot tell of a
// language that it does not know.
func (t *Tally) Denies(said string) bool {
	tag := t.Language()
	said = base(said)
	if tag == "" || kin(tag) == kin(said) || !slices.Contains(t.of.known, said) || t.words < plainWords && t.byScript() == "" {
		return false
	}
	if t.byScript() != "" {
		return true
	}
	all := t.scores()
	other := all[said]
	return all[tag].cover(t) >= plainCover && (other == nil || all[tag].share >= plainAhead*other.share)
}

// base returns the language of a tag without its region and script, by the code that is
// used here.
func base(tag string) string {
	tag, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	codes := map[string]string{"no": "nb", "nn": "nb", "hr": "sh", "bs": "sh", "fil": "tl", "iw": "he", "in": "id", "mo": "ro", "prs": "fa",
		"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ara": "ar", "rus": "ru"}
	if code, ok := codes[tag]; ok {
		return code
	}
	return tag
}

// kin returns what stands for languages that are told from each other by few words, or
// by their script only.
func kin(tag string) string {
	switch tag {
	case "sr":
		return "sh"
	case "ms":
		return "id"
	case "da":
		return "nb"
	case "gl":
		return "pt"
	case "ckb":
		return "ku"
	}
	return tag
}
