package mention

import (
	"testing"

	"cited/internal/text"
)

// TestMarkFurniture shows what of a page is marked, and what must not be.
func TestMarkFurniture(t *testing.T) {
	l := load(t, "en")
	const page = `Skip to main content

Six men held in harbour town

Advertisement

Police held six men on Monday, a spokesman said. They had come by boat.

READ MORE: 12 hurt as tram hits wall

MOST READ
1 Prices fall in 3 towns
2 Police shoot man, 27, outside shop

The six are from the same village. Four of them are brothers.

Share this story
`
	want := map[string]text.Kind{
		"Skip to main content":                 text.Boilerplate,
		"Six men held in harbour town":         text.Heading,
		"Advertisement":                        text.Boilerplate,
		"READ MORE: 12 hurt as tram hits wall": text.Boilerplate,
		"MOST READ":                            text.Boilerplate,
		"1 Prices fall in 3 towns\n2 Police shoot man, 27, outside shop":          text.Boilerplate,
		"Police held six men on Monday, a spokesman said. They had come by boat.": text.Paragraph,
		"The six are from the same village. Four of them are brothers.":           text.Paragraph,
	}
	blocks := text.Split(page)
	l.MarkFurniture(page, blocks)
	for _, b := range blocks {
		block := page[b.Start:b.End]
		if k, ok := want[block]; ok && k != b.Kind {
			t.Errorf("%q is %s, want %s", block, b.Kind, k)
		}
		delete(want, block)
	}
	for block := range want {
		t.Errorf("no block %q", block)
	}
}

// TestPictures keeps the sentence below a picture, and marks who took it.
func TestPictures(t *testing.T) {
	l := load(t, "en")
	for block, want := range map[string]text.Kind{
		"Photo: A guard counts the 14 men who were held in May. Two were let go.": text.Paragraph,
		"Caption: Nine of the men who were held after the raid on the harbour.":   text.Paragraph,
		"Photo: Ada Lund / Harbour Press, no. 12":                                 text.Boilerplate,
		"Image: The pier at night, by R. Holm":                                    text.Boilerplate,
		"Photo by Ada Lund. She has been with us since the harbour was built.":    text.Boilerplate,
	} {
		blocks := []text.Block{{Start: 0, End: len(block), Kind: text.Paragraph}}
		l.MarkFurniture(block, blocks)
		if blocks[0].Kind != want {
			t.Errorf("%s: %s, want %s", block, blocks[0].Kind, want)
		}
	}
}
