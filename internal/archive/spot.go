package archive

import (
	"slices"

	"cited"
	"cited/internal/text"
)

// spotOf returns where in the original a quotation stands, by the maps of the windows
// that hold it, which lead to the bytes of the part that the document is. What a map does
// not tell, or one that is damaged, is left out.
func spotOf(place string, windows []cited.Text, quote cited.Span) (s cited.Spot) {
	part, err := partAt(place)
	if err != nil {
		return s
	}
	s = spotIn(windows, quote)
	if part != nil && s.To > 0 {
		s.From, s.To = s.From+part.From, s.To+part.From
	}
	return s
}

// spotIn is spotOf as to the bytes of the part.
func spotIn(windows []cited.Text, quote cited.Span) (s cited.Spot) {
	s.Exact = true
	for i, w := range windows {
		m, boxes, err := text.DecodeMapped(w.Map)
		if err != nil {
			return cited.Spot{}
		}
		start, end := text.ByteAt(w.Content, quote.Start-w.Start), text.ByteAt(w.Content, quote.End-w.Start)
		for _, place := range m.Places(start, end) {
			if !slices.Contains(s.Places, place) {
				s.Places = append(s.Places, place)
			}
		}
		for _, b := range boxes.Original(start, end) {
			s.Boxes = append(s.Boxes, cited.SpotBox{Page: b.Page, Left: points(b.Left), Top: points(b.Top), Right: points(b.Right), Bottom: points(b.Bottom)})
		}
		from, to, exact, ok := m.Original(start, end)
		if !ok {
			s.Exact = false
			continue
		}
		s.Exact = s.Exact && exact && (i == 0 || int64(from) == s.To)
		if s.To == 0 {
			s.From = int64(from)
		}
		s.From, s.To = min(s.From, int64(from)), max(s.To, int64(to))
	}
	if len(s.Boxes) > 0 || s.To == 0 { // pages are not found by their bytes
		s.From, s.To, s.Exact = 0, 0, false
	}
	return s
}

// points returns tenths of a point as points.
func points(tenths int) float64 { return float64(tenths) / 10 }
