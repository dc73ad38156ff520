package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"cited"
	"cited/internal/text"
)

// story is one of several articles on a page: a post of a blog, an entry of a live
// page.
type story struct {
	region  int
	heading int // number of its block, -1 if it has none
	day     cited.EDTF
	anchor  string // the id of its element
}

// What a page of several articles has at least.
const (
	fewStories   = 2
	shortExcerpt = 400 // letters: less, under a heading that leads away, is a teaser
)

// mostAgain is how many bytes are read for all articles of a page together, each of
// which takes reading the page. A page of more is one document.
const mostAgain = 128 << 20

// divide tells of the documents of a page that holds several, or leaves the one of
// them that is asked for. It reports whether it told: then nothing is to be emitted.
func (l *layout) divide(in text.Input, head *text.Head, size int) (told bool, err error) {
	switch {
	case in.Part != nil && in.Part.Nth > 0:
		return false, l.keepOnly(l.stories(), in.Part.Nth, head)
	case in.Part == nil && in.Parts != nil:
		if stories := l.stories(); stories != nil && len(stories)*size < mostAgain {
			return true, l.tell(stories, size, head.Meta.Title, in.Parts)
		}
	}
	return false, nil
}

// stories returns the articles that a page consists of, in its order; nil if it is
// one: elements made alike that say that they are articles, each with a day, most
// with a heading, none with a link to the rest of it, which hold nearly all of the
// main text.
func (l *layout) stories() []story {
	if len(l.blocks) == 0 {
		return nil
	}
	all := l.regions[l.core].of(l.sums.worth)
	for i := l.core; i < l.regions[l.core].next; i++ {
		groups := map[int][]story{}
		l.inside(i, func(k int) {
			if r := &l.regions[k]; !r.cut && r.of(l.sums.worth) > 0 && isEntry(r.node) {
				groups[r.style] = append(groups[r.style], l.storyAt(k))
			}
		})
		for _, group := range groups {
			if l.areStories(group, all) {
				return group
			}
		}
	}
	return nil
}

// isEntry reports whether an element says that it is one article.
func isEntry(n *html.Node) bool {
	kind := attr(n, "itemtype")
	if n.DataAtom == atom.Article || strings.HasSuffix(kind, "Posting") || strings.HasSuffix(kind, "Article") {
		return true
	}
	for _, name := range namesOf(n) {
		if name == "hentry" {
			return true
		}
	}
	return false
}

func (l *layout) storyAt(i int) story {
	r := &l.regions[i]
	s := story{region: i, heading: -1, day: dayOf(r.node), anchor: attr(r.node, "id")}
	for k := r.from; k < r.to && s.heading < 0 && !l.blocks[k].look.prose; k++ {
		if l.blocks[k].Kind == text.Heading {
			s.heading = k
		}
	}
	return s
}

// dayOf returns the day that an element gives of itself.
func dayOf(n *html.Node) cited.EDTF {
	for k := range n.Descendants() {
		if k.DataAtom == atom.Time || strings.EqualFold(attr(k, "itemprop"), "datePublished") || hasAttr(k, "pubdate") {
			if d := first(day, attr(k, "datetime"), attr(k, "content"), textOf(k)); d != "" {
				return cited.EDTF(d)
			}
		}
	}
	return ""
}

func (l *layout) areStories(group []story, all int) bool {
	headed, worth := 0, 0
	for _, s := range group {
		w := l.regions[s.region].of(l.sums.worth)
		if s.day == "" || s.heading >= 0 && l.blocks[s.heading].look.linked > 0.5 && w < shortExcerpt {
			return false
		}
		worth += w
		if s.heading >= 0 {
			headed++
		}
	}
	return len(group) >= fewStories && 3*headed >= 2*len(group) && 10*worth >= 8*all
}

// tell tells of the documents that a page of several articles holds: what stands
// around them is the first, if it says anything itself.
func (l *layout) tell(stories []story, size int, title string, each func(text.Part) error) error {
	if l.around(stories) {
		if err := each(text.Part{Number: 1, Nth: 1, To: int64(size), Meta: cited.Meta{Title: title}}); err != nil {
			return err
		}
	}
	for i, s := range stories {
		p := text.Part{Number: i + 2, Nth: i + 2, To: int64(size), Name: s.anchor, Meta: cited.Meta{Title: l.headingOf(s), Published: s.day}}
		if err := each(p); err != nil {
			return err
		}
	}
	return nil
}

func (l *layout) headingOf(s story) string {
	if s.heading < 0 {
		return ""
	}
	return tidy(l.textOf(s.heading))
}

// around reports whether sentences of the main text stand around the articles.
func (l *layout) around(stories []story) bool {
	for i := range l.blocks {
		if b := &l.blocks[i]; b.Kind != text.Boilerplate && b.look.prose && !l.inStories(stories, i) {
			return true
		}
	}
	return false
}

func (l *layout) inStories(stories []story, i int) bool {
	for _, s := range stories {
		if r := &l.regions[s.region]; i >= r.from && i < r.to {
			return true
		}
	}
	return false
}

// keepOnly leaves the n-th document of a page of several articles, and says in the
// head what it is: the first is the page with its articles as what is not read, the
// others are one article each.
func (l *layout) keepOnly(stories []story, n int, head *text.Head) error {
	switch {
	case n > len(stories)+1:
		return cited.Errorf(cited.Unsupported, "there is no article %d on this page any more as it is read now: add the page again", n-1)
	case n == 1:
		for i := range l.blocks {
			if b := &l.blocks[i]; l.inStories(stories, i) {
				b.Block = text.Block{Kind: text.Boilerplate, Start: b.Start, End: b.End}
			}
		}
		return nil
	}
	s := stories[n-2]
	if title := l.headingOf(s); title != "" {
		head.Meta.Title = title
		setFrom(head, "title", "heading of the article")
		l.blocks[s.heading].Level = 1
	}
	head.Meta.Published = s.day
	setFrom(head, "published", "time element of the article")
	l.blocks = l.blocks[l.regions[s.region].from:l.regions[s.region].to]
	return nil
}
