package archive

import (
	"testing"

	"cited"
	"cited/internal/text"

	"github.com/google/go-cmp/cmp"
)

// Over the border of two windows, and where maps say little or are damaged.
func TestSpotOf(t *testing.T) {
	window := func(start int, content string, m text.Map) cited.Text {
		return cited.Text{Start: start, Content: content, Map: text.Window{Content: content, Map: m}.EncodeMap()}
	}
	one := window(0, "één two ", text.Map{{Start: 0, End: 10, From: 5, To: 15, Exact: true}})
	two := window(8, "three", text.Map{{Start: 0, End: 5, From: 15, To: 20, Exact: true}})
	far := window(8, "three", text.Map{{Start: 0, End: 5, From: 90, To: 99, Place: "B7"}})
	tests := []struct {
		windows []cited.Text
		quote   cited.Span
		want    cited.Spot
	}{
		{[]cited.Text{one}, cited.Span{Start: 4, End: 7}, cited.Spot{From: 11, To: 14, Exact: true}},
		{[]cited.Text{one, two}, cited.Span{Start: 4, End: 13}, cited.Spot{From: 11, To: 20, Exact: true}},
		{[]cited.Text{one, far}, cited.Span{Start: 4, End: 13}, cited.Spot{Places: []string{"B7"}, From: 11, To: 99}},
		{[]cited.Text{{Content: "no map"}}, cited.Span{Start: 0, End: 2}, cited.Spot{}},
		{[]cited.Text{{Content: "damaged", Map: []byte{255}}}, cited.Span{Start: 0, End: 2}, cited.Spot{}},
		{nil, cited.Span{Start: 0, End: 2}, cited.Spot{}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, spotOf("", tt.windows, tt.quote)); diff != "" {
			t.Errorf("%v: %s", tt.quote, diff)
		}
	}
	if got := spotOf(`{"From":100,"To":200}`, []cited.Text{one}, cited.Span{Start: 4, End: 7}); got.From != 111 || got.To != 114 {
		t.Errorf("in a part it is %+v", got)
	}
	if got := spotOf("damaged", []cited.Text{one}, cited.Span{Start: 4, End: 7}); !got.IsZero() {
		t.Errorf("a damaged place gives %+v", got)
	}
}
