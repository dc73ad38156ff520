package extract

import (
	"strings"
	"testing"

	"cited/internal/text"
	"cited/rules"
)

// BenchmarkWindow reads a page of prose that is dense with figures.
func BenchmarkWindow(b *testing.B) {
	r, err := New(rules.FS, nil)
	if err != nil {
		b.Fatal(err)
	}
	page := strings.Repeat(samplePage, 40)
	blocks := text.Split(page)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		begin(b, r).Window(text.Window{Content: page, Blocks: append([]text.Block(nil), blocks...)})
	}
}

const samplePage = `== Norway ==

About 90 people have left Norway for Syria since 2012, the security service said in March 2016, and
around 30 of them have returned. At least 18 were killed. The list does not count children.

The harbour was closed for most of the week. Nobody was hurt when the roof of the old customs house came
down, and the mayor promised repairs before winter. A concert planned for Friday was moved indoors.

Of the 41 women whom the study interviewed, 12 said they had followed a husband; a third had been born
abroad. According to the Institute for Northern Affairs, between 1,100 and 1,300 people travelled from
the Nordic countries, most of them from Sweden (300), Denmark (145) and Finland (80).

`
