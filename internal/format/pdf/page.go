package pdf

import (
	"math"
	"strings"
	"unicode"

	"github.com/tetratelabs/wazero/api"
)

// rect is a rectangle in points from the upper left corner of a page.
type rect struct{ left, top, right, bottom float64 }

func (r rect) width() float64  { return r.right - r.left }
func (r rect) height() float64 { return r.bottom - r.top }

// turned returns the rectangle with down and across changed for each other.
func (r rect) turned() rect { return rect{r.top, r.left, r.bottom, r.right} }

// union returns the smallest rectangle that holds both.
func (r rect) union(s rect) rect {
	return rect{min(r.left, s.left), min(r.top, s.top), max(r.right, s.right), max(r.bottom, s.bottom)}
}

// glyph is a letter as it stands on the page.
type glyph struct {
	rune rune
	rect
	base   float64 // where its line runs
	size   float64 // of the type, in points
	style  style
	before gap // what parts it from the glyph before it
}

// gap is what PDFium sees between two glyphs.
type gap uint8

const (
	none    gap = iota
	guessed     // a space that PDFium made up
	space       // one that the document holds
	lineEnd
)

// style is what tells type of one size apart.
type style struct {
	font         uint32
	bold, italic bool
}

// page is what is read of a page.
type page struct {
	number   int
	rect         // as it is shown
	turn     int // quarter turns clockwise that make its text stand upright
	glyphs   []glyph
	sideways []glyph // those that run in another direction than most
	rules    []rect  // lines that are drawn, thin either way
	pictures int
}

// What a page may hold. Beyond it a page is a drawing or an attack.
const (
	maxGlyphs  = 200_000
	maxObjects = 20_000
	maxRules   = 2_000
)

// reader reads the pages of a document.
type reader struct {
	*instance
	document uint64
	styles   map[uint64]style // by PDFium's font
}

// page reads a page, by its number from 1.
func (r *reader) page(number int) *page {
	handle := r.call("FPDF_LoadPage", r.document, uint64(number-1))
	if handle == 0 {
		return &page{number: number}
	}
	defer r.call("FPDF_ClosePage", handle)
	p := &page{number: number}
	clear(r.styles)
	place := r.placeOf(handle)
	p.rect = rect{right: place.width, bottom: place.height}
	r.glyphs(p, handle, place)
	r.drawn(p, handle, place)
	p.upright()
	return p
}

// place leads from the space in which a page is written to the page as it is
// shown.
type place struct {
	box           rect // with top above bottom, as PDF has it
	turn          int  // quarter turns clockwise
	width, height float64
}

func (r *reader) placeOf(handle uint64) place {
	var box [4]float64
	r.call("FPDF_GetPageBoundingBox", handle, r.at(0))
	r.floats(box[:])
	p := place{box: rect{box[0], box[1], box[2], box[3]}, turn: int(r.call("FPDFPage_GetRotation", handle)) & 3}
	p.width, p.height = p.box.right-p.box.left, p.box.top-p.box.bottom
	if p.turn&1 == 1 {
		p.width, p.height = p.height, p.width
	}
	return p
}

// point returns where a point of the page is shown.
func (p place) point(x, y float64) (float64, float64) {
	switch p.turn {
	case 1:
		return y - p.box.bottom, x - p.box.left
	case 2:
		return p.box.right - x, y - p.box.bottom
	case 3:
		return p.box.top - y, p.box.right - x
	}
	return x - p.box.left, p.box.top - y
}

func (p place) rect(left, top, right, bottom float64) rect {
	x0, y0 := p.point(left, top)
	x1, y1 := p.point(right, bottom)
	return rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

// manner is how the glyphs of one piece of text are set.
type manner struct {
	style style
	size  float64
	turn  int // quarter turns clockwise from upright, as shown; -1 for aslant
}

// glyphs reads the letters of a page in the order in which they are drawn.
func (r *reader) glyphs(p *page, handle uint64, place place) {
	text := r.call("FPDFText_LoadPage", handle)
	if text == 0 {
		return
	}
	defer r.call("FPDFText_ClosePage", text)
	count := min(int(int32(r.call("FPDFText_CountChars", text))), maxGlyphs)
	letter, object, made := r.function("FPDFText_GetUnicode"), r.function("FPDFText_GetTextObject"), r.function("FPDFText_IsGenerated")
	var last uint64
	var how manner
	before := none
	for i := 0; i < count && r.err == nil; i++ {
		c := rune(r.do(letter, text, uint64(i)))
		switch {
		case c == '\r' || c == '\n':
			before = lineEnd
			continue
		case c == ' ' || c == '\t' || c == 0xa0 || c == 0 || unicode.IsSpace(c):
			if r.do(made, text, uint64(i)) != 0 {
				before = max(before, guessed)
			} else {
				before = max(before, space)
			}
			continue
		}
		if o := r.do(object, text, uint64(i)); o != last || i == 0 {
			last, how = o, r.manner(text, uint64(i), o, place)
		}
		g := r.glyph(text, uint64(i), place)
		g.rune, g.size, g.style, g.before, before = letterOf(c), how.size, how.style, before, none
		if g.rune == 0 || !p.shows(g.rect) {
			continue
		}
		p.add(g, how.turn)
	}
}

// glyph reads where a letter stands.
func (r *reader) glyph(text, i uint64, place place) glyph {
	var box [4]float64
	r.do(r.function("FPDFText_GetLooseCharBox"), text, i, r.at(0))
	r.do(r.function("FPDFText_GetCharOrigin"), text, i, r.at(2), r.at(3))
	r.floats(box[:])
	g := glyph{rect: place.rect(box[0], box[1], box[2], box[3])}
	_, g.base = place.point(r.double(2), r.double(3))
	return g
}

// letterOf returns the letter that PDFium's code stands for; 0 for none.
func letterOf(c rune) rune {
	switch {
	case c == 2 || c == 0xfffe: // how PDFium marks a hyphen at the end of a line
		return '-'
	case c == 0xf0b7: // the bullet of the font Symbol
		return '•'
	case c < ' ' || c == 0x7f || c == 0xfeff || c == 0xffff || c > unicode.MaxRune || c >= 0xd800 && c < 0xe000:
		return 0
	}
	return c
}

// shows reports whether a glyph is on the page, where people can see it.
func (p *page) shows(r rect) bool {
	x, y := (r.left+r.right)/2, (r.top+r.bottom)/2
	return x > -1 && y > -1 && x < p.right+1 && y < p.bottom+1
}

// add adds a glyph that is turned so.
func (p *page) add(g glyph, turn int) {
	if turn == p.turn {
		p.glyphs = append(p.glyphs, g)
		return
	}
	if len(p.glyphs) == 0 && turn >= 0 {
		p.turn = turn
		p.glyphs = append(p.glyphs, g)
		return
	}
	p.sideways = append(p.sideways, g)
	if turn >= 0 && len(p.sideways) > 2*len(p.glyphs)+50 { // the page lies on its side
		p.turn, p.glyphs, p.sideways = turn, p.sideways, p.glyphs
	}
}

// manner reads how the glyphs of a text object are set.
func (r *reader) manner(text, i, object uint64, place place) manner {
	size := finite(api.DecodeF64(r.call("FPDFText_GetFontSize", text, i)))
	var m [4]float64
	r.call("FPDFText_GetMatrix", text, i, r.at(0))
	r.floats(m[:])
	how := manner{size: size * math.Hypot(m[2], m[3]), turn: -1, style: r.style(object)}
	if math.Hypot(m[0], m[1]) == 0 {
		how.size, how.turn = size, 0
		return how
	}
	slope := math.Atan2(m[1], m[0]) / (math.Pi / 2) // quarters, against the clock
	if quarter := math.Round(slope); math.Abs(slope-quarter) < 0.05 {
		how.turn = (place.turn - int(quarter) + 8) & 3
	}
	return how
}

// style reads how the font of a text object looks.
func (r *reader) style(object uint64) style {
	if object == 0 {
		return style{}
	}
	font := r.call("FPDFTextObj_GetFont", object)
	if s, ok := r.styles[font]; ok || font == 0 {
		return s
	}
	name := strings.ToLower(r.bytes(r.call("FPDFFont_GetBaseFontName", font, r.at(0), scratchBytes)))
	flags := r.call("FPDFFont_GetFlags", font)
	weight := int32(r.call("FPDFFont_GetWeight", font))
	s := style{
		font:   uint32(font),
		bold:   weight >= 600 && weight <= 1000 || flags&(1<<18) != 0 || containsAny(name, "bold", "black", "heavy", "-bd", "demi"),
		italic: flags&(1<<6) != 0 || containsAny(name, "italic", "oblique"),
	}
	r.styles[font] = s
	return s
}

func containsAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// Kinds of object on a page, as PDFium numbers them.
const (
	pathObject  = 2
	imageObject = 3
)

// atRules parts fragments where a line is drawn down between their words: the cells
// of a table stand close.
func (p *page) atRules(fs []*frag) []*frag {
	var parted []*frag
	for _, f := range fs {
		for n := p.ruleIn(f); n > 0; n = p.ruleIn(f) {
			var cell *frag
			cell, f = f.cut(n)
			parted = append(parted, cell)
		}
		parted = append(parted, f)
	}
	return parted
}

// ruleIn returns how many words of a fragment stand before the first line that is
// drawn down through it, 0 if there is none.
func (p *page) ruleIn(f *frag) int {
	first := 0
	for _, r := range p.rules {
		if r.height() <= r.width() || r.left < f.left || r.right > f.right || r.top > f.top+0.5*f.height() || r.bottom < f.bottom-0.5*f.height() {
			continue
		}
		for n := 1; n < len(f.words) && (first == 0 || n < first); n++ {
			if f.words[n-1].right <= r.right+1 && f.words[n].left >= r.left-1 {
				first = n
			}
		}
	}
	return first
}

// thin is how thick a rule is at most, in points.
const thin = 2.5

// drawn reads which lines are drawn on a page, and counts its pictures.
func (r *reader) drawn(p *page, handle uint64, place place) {
	count := min(int(int32(r.call("FPDFPage_CountObjects", handle))), maxObjects)
	object, kind := r.function("FPDFPage_GetObject"), r.function("FPDFPageObj_GetType")
	for i := 0; i < count && r.err == nil; i++ {
		o := r.do(object, handle, uint64(i))
		switch r.do(kind, o) {
		case imageObject:
			p.pictures++
		case pathObject:
			r.call("FPDFPageObj_GetBounds", o, r.at(0), r.at(0)+4, r.at(0)+8, r.at(0)+12)
			var b [4]float64
			r.floats(b[:])
			if line := place.rect(b[0], b[3], b[2], b[1]); len(p.rules) < maxRules && min(line.width(), line.height()) < thin && max(line.width(), line.height()) > 4*thin {
				p.rules = append(p.rules, line)
			}
		}
	}
}

// upright turns what was read of a page so that its text stands upright.
func (p *page) upright() {
	for n := p.turn; n > 0; n-- {
		height := p.bottom
		for i := range p.glyphs {
			p.glyphs[i].rect = turnBack(p.glyphs[i].rect, p.right)
		}
		for i := range p.rules {
			p.rules[i] = turnBack(p.rules[i], p.right)
		}
		p.right, p.bottom = height, p.right
	}
	if p.turn == 0 {
		return
	}
	for i := range p.glyphs { // where the line runs was read as of a page that is not turned
		p.glyphs[i].base = p.glyphs[i].bottom - 0.22*p.glyphs[i].height()
	}
}

// turnBack turns a rectangle by a quarter against the clock on a page so wide.
func turnBack(r rect, width float64) rect {
	return rect{r.top, width - r.right, r.bottom, width - r.left}
}

// shown returns where something that stands on the page as it was turned is shown.
func (p *page) shown(r rect) rect {
	height := p.bottom
	width := p.right
	for n := p.turn; n > 0; n-- {
		r = rect{height - r.bottom, r.left, height - r.top, r.right}
		width, height = height, width
	}
	return r
}
