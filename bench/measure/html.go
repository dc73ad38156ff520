package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	page "cited/internal/format/html"
	"cited/internal/text"
)

// htmlMain measures how right the main text of web pages is found: pages against
// text that people took from them by hand.
func htmlMain(b *bench) ([]number, error) {
	files, err := filepath.Glob(filepath.Join(b.root, "internal", "format", "html", "testdata", "pages", "*.html"))
	if err != nil || len(files) == 0 {
		return nil, errors.Join(err, missing("there are no pages"))
	}
	var all, ordered share
	sum, worst := 0.0, 1.0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		given, err := os.ReadFile(strings.TrimSuffix(file, ".html") + ".txt")
		if err != nil {
			return nil, err
		}
		main, err := mainText(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		read, want := wordsOf(main), wordsOf(string(given))
		one := share{inCommon(read, want), len(read), len(want)}
		sum, worst = sum+one.f1(), min(worst, one.f1())
		all.add(one)
		ordered.count(read, want)
	}
	return []number{{"words, mean F1 of the pages", sum / float64(len(files)), ""}, {"words, F1 of all together", all.f1(), ""},
		{"words in order, F1 of all together", ordered.f1(), ""}, {"words, F1 of the worst page", worst, ""},
		{"words, precision", float64(all.same) / float64(all.read), ""}, {"words, recall", float64(all.same) / float64(all.given), ""},
		{"pages", float64(len(files)), ""}}, nil
}

// mainText returns what a page says, without what stands around it.
func mainText(raw []byte) (string, error) {
	var main strings.Builder
	_, err := page.Format().Read(bytes.NewReader(raw), text.Input{}, func(w text.Window) error {
		for _, block := range w.Blocks {
			if block.Kind != text.Boilerplate {
				main.WriteString(w.Content[block.Start:block.End])
				main.WriteByte('\n')
			}
		}
		return nil
	})
	return main.String(), err
}

// wordsOf returns the words of a text in lower case, without what shows nothing within
// them; of scripts that do not part words, the characters.
func wordsOf(s string) []string {
	var words []string
	s = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "").Replace(s)
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		start := 0
		for i, r := range word {
			if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
				continue
			}
			if i > start {
				words = append(words, word[start:i])
			}
			words = append(words, string(r))
			start = i + len(string(r))
		}
		if start < len(word) {
			words = append(words, word[start:])
		}
	}
	return words
}

// inCommon counts the words that two texts have in common, each as often as both
// have it.
func inCommon(a, b []string) int {
	left := map[string]int{}
	for _, word := range a {
		left[word]++
	}
	same := 0
	for _, word := range b {
		if left[word] > 0 {
			left[word]--
			same++
		}
	}
	return same
}

const htmlBytes = 100_000

// htmlSpeed measures how fast web pages of 100 KB become stored text: added to an
// archive, by the program and its worker process on one core. They are written in
// no language, so that little is read from the text but its words.
// What counts is the time of the core, whatever else the machine is doing.
func htmlSpeed(b *bench) ([]number, error) {
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	n := 1000
	if b.sizes.quick {
		n = 20
	}
	files, arch := filepath.Join(dir, "files"), filepath.Join(dir, "archive")
	if err := errors.Join(os.Mkdir(files, 0o777), b.newArchive(arch)); err != nil {
		return nil, err
	}
	var total, mains int
	for i := range n {
		source := portalPage(i)
		main, err := mainText(source)
		if err != nil {
			return nil, err
		}
		total, mains = total+len(source), mains+len(main)
		if err := os.WriteFile(filepath.Join(files, fmt.Sprintf("%d.html", i)), source, 0o666); err != nil {
			return nil, err
		}
	}
	u, err := b.usage(true, nil, nil, "add", "--archive", arch, files)
	if err != nil {
		return nil, err
	}
	seconds := u.CPU.Seconds()
	return []number{{"one core", float64(n) / seconds, "pages/s"}, {"their bytes", perSecond(total, u.CPU), "MB/s"},
		{"bytes of a page", float64(total) / float64(n), ""}, {"bytes of its main text", float64(mains) / float64(n), ""}}, nil
}

// portalPage makes a page of 100 KB as the portals of large papers make them: most
// of it is scripts, styles and links to other stories.
func portalPage(n int) []byte {
	random := rand.New(rand.NewPCG(seed, uint64(n)))
	prose := func(sentences int) string { return madeUpProse(random, sentences) }
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><html><head><meta charset=utf-8><title>%s</title><style>", prose(1))
	for i := range 250 {
		fmt.Fprintf(&b, ".c-%d__item>a:hover{margin:0 %dpx;color:#%06x}\n", i, i%9, i*65)
	}
	b.WriteString(`</style></head><body class="page page--story"><div class="c-header"><nav><ul>`)
	for i := range 60 {
		fmt.Fprintf(&b, `<li class="c-nav__item c-nav__item--%d"><a class="c-nav__link" href="/section/%d?ref=nav">%s</a></li>`, i, i, madeUpWord(random))
	}
	fmt.Fprintf(&b, `</ul></nav></div><div class="l-page"><main class="l-main"><article class="c-story"><h1 class="c-story__title">%s</h1><div class="c-story__body">`, prose(1))
	for i := range 16 {
		fmt.Fprintf(&b, "<p class=\"c-story__p\">%s <a href=\"/topic/%d\">%s</a> %s</p>\n", prose(3), i, madeUpWord(random), prose(1))
	}
	b.WriteString(`</div></article></main><aside class="l-rail">`)
	for i := 0; b.Len() < 70_000; i++ {
		fmt.Fprintf(&b, `<div class="c-card c-card--small"><a class="c-card__media" href="/story/%d"><img loading="lazy" src="/images/%d-320.jpg" srcset="/images/%d-640.jpg 2x" alt=""></a><h3 class="c-card__title"><a href="/story/%d">%s</a></h3><p class="c-card__text">%s</p></div>`,
			i, i, i, i, prose(1), prose(1))
	}
	b.WriteString(`</aside></div><footer class="c-footer"><p>` + prose(2) + `</p></footer><script id="state" type="application/json">{"items":[`)
	for i := 0; b.Len() < htmlBytes-30; i++ {
		fmt.Fprintf(&b, `{"id":%d,"url":"/story/%d","html":"<p>%s</p>"},`, i, i, madeUpWord(random))
	}
	b.WriteString(`{}]}</script></body></html>`)
	return []byte(b.String())
}

// madeUpProse makes sentences of words that are in no list.
func madeUpProse(random *rand.Rand, sentences int) string {
	var b strings.Builder
	for i := range sentences {
		if i > 0 {
			b.WriteByte(' ')
		}
		for k := range 9 + random.IntN(12) {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(madeUpWord(random))
		}
		b.WriteByte('.')
	}
	return b.String()
}

func madeUpWord(random *rand.Rand) string {
	var b strings.Builder
	for range 4 + random.IntN(2) {
		b.WriteByte("bdfgklmnprstvz"[random.IntN(14)])
		b.WriteByte("aeiou"[random.IntN(5)])
	}
	return b.String()
}
