package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"

	"cited"
	"cited/internal/text"
)

// A picture of a page is large enough to be read, and no larger than this.
const (
	dotsAPoint = 2.0
	mostDots   = 2_600 // on either side
	mostBoxes  = 2_000
)

// What FPDF_RenderPageBitmap is told: annotations are drawn too, and red comes first.
const (
	withAnnotations = 0x01
	redFirst        = 0x10
)

// drawPage draws a page with the rectangles that in.Sheet asks for marked on it, as a PNG.
func drawPage(engine func() (*engine, error), r io.Reader, in text.Input) ([]byte, error) {
	d, _, err := begin(engine, r, in)
	if err != nil {
		return nil, err
	}
	defer d.close()
	if in.Sheet.Page < 1 || in.Sheet.Page > d.count {
		return nil, cited.Errorf(cited.Unsupported, "there is no page %d: it has %d", in.Sheet.Page, d.count)
	}
	drawn, scale := d.draw(in.Sheet.Page)
	if d.err != nil {
		return nil, d.explained(d.err)
	}
	if drawn == nil {
		return nil, cited.Errorf(cited.Unsupported, "the page cannot be drawn; look at the original in another program")
	}
	for _, b := range in.Sheet.Boxes[:min(len(in.Sheet.Boxes), mostBoxes)] {
		mark(drawn, b, scale)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, drawn); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// draw draws a page, and says how many dots a point has; nil if PDFium cannot.
func (d *document) draw(number int) (*image.RGBA, float64) {
	page := d.call("FPDF_LoadPage", d.document, uint64(number-1))
	if page == 0 {
		return nil, 0
	}
	at := d.placeOf(page)
	scale := min(dotsAPoint, mostDots/max(at.width, at.height, 1))
	width, height := int(math.Ceil(at.width*scale)), int(math.Ceil(at.height*scale))
	if width < 1 || height < 1 {
		return nil, 0
	}
	bitmap := d.call("FPDFBitmap_Create", uint64(width), uint64(height), 0)
	if bitmap == 0 {
		return nil, 0
	}
	d.call("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(width), uint64(height), 0xffffffff)
	d.call("FPDF_RenderPageBitmap", bitmap, page, 0, 0, uint64(width), uint64(height), 0, withAnnotations|redFirst)
	stride := int(d.call("FPDFBitmap_GetStride", bitmap))
	dots, ok := d.memory.Read(uint32(d.call("FPDFBitmap_GetBuffer", bitmap)), uint32(stride*height))
	if d.err != nil || !ok || stride < 4*width {
		return nil, 0
	}
	drawn := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		row := drawn.Pix[y*drawn.Stride:][:4*width]
		copy(row, dots[y*stride:])
		for x := 3; x < len(row); x += 4 { // the fourth byte of a dot is not used
			row[x] = 0xff
		}
	}
	return drawn, scale
}

// mark colours a rectangle as a marker does, and draws its border.
func mark(on *image.RGBA, b text.Outline, scale float64) {
	const around, thick = 3, 2 // dots
	dot := func(points float64) int { return int(finite(points) * scale) }
	box := image.Rect(dot(b.Left)-around, dot(b.Top)-around, dot(b.Right)+around, dot(b.Bottom)+around).Intersect(on.Bounds())
	inner := box.Inset(thick)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			c := on.RGBAAt(x, y)
			if (image.Point{X: x, Y: y}).In(inner) {
				c.B = uint8(int(c.B) * 96 / 255)
				c.G = uint8(int(c.G) * 236 / 255)
			} else {
				c = color.RGBA{R: 0xa0, G: 0x40, A: 0xff}
			}
			on.SetRGBA(x, y, c)
		}
	}
}
