package pdf

import (
	"bytes"
	"image/color"
	"image/png"
	"os"
	"testing"

	"cited"
	"cited/internal/text"
)

func TestPicture(t *testing.T) {
	f, _ := theFormat()
	raw := paper{pages: []string{put(100, 100, 24, "300 Belgians left"), ""}}.bytes()
	drawn, err := f.Picture(bytes.NewReader(raw), text.Input{Sheet: &text.Sheet{Page: 1, Boxes: []text.Outline{{Left: 95, Top: 75, Right: 300, Bottom: 110}}}})
	if err != nil {
		t.Fatal(err)
	}
	page, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if b := page.Bounds(); b.Dx() != 1200 || b.Dy() != 1600 {
		t.Errorf("the picture of 600 by 800 points is %v", b)
	}
	dark, marked := 0, 0
	for x := 190; x < 600; x++ {
		for y := 150; y < 220; y++ {
			switch c := color.NRGBAModel.Convert(page.At(x, y)).(color.NRGBA); {
			case int(c.R)+int(c.G)+int(c.B) < 150:
				dark++
			case c.R == 0xff && c.B < 0xa0:
				marked++
			}
		}
	}
	if dark < 500 || marked < 5000 {
		t.Errorf("%d dots of letters and %d that are marked", dark, marked)
	}
	if c := color.NRGBAModel.Convert(page.At(1000, 1000)).(color.NRGBA); c != (color.NRGBA{0xff, 0xff, 0xff, 0xff}) {
		t.Errorf("the paper is %v", c)
	}
}

func TestPictureRefuses(t *testing.T) {
	f, _ := theFormat()
	one := paper{pages: []string{put(100, 100, 24, "text")}}.bytes()
	locked, err := os.ReadFile("testdata/encrypted.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		raw  []byte
		page int
	}{"page 0": {one, 0}, "page 2": {one, 2}, "a page below all": {one, -1 << 31}, "encrypted": {locked, 1}, "no PDF": {[]byte("%PDF-1.4 and nothing"), 1}} {
		if _, err := f.Picture(bytes.NewReader(tt.raw), text.Input{Sheet: &text.Sheet{Page: tt.page}}); cited.CodeOf(err) != cited.Unsupported {
			t.Errorf("%s: %v", name, err)
		}
	}
	huge := paper{pages: []string{put(1, 1, 2, "x")}, entries: "/UserUnit 1000 "}.bytes()
	huge = bytes.Replace(huge, []byte("600 800"), []byte("1e9 1e9"), 1)
	if drawn, err := f.Picture(bytes.NewReader(huge), text.Input{Sheet: &text.Sheet{Page: 1}}); err == nil {
		about, err := png.DecodeConfig(bytes.NewReader(drawn))
		if err != nil || about.Width > mostDots || about.Height > mostDots {
			t.Errorf("a huge page is drawn as %v, %v", about, err)
		}
	}
}
