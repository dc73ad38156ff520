package credit

import "testing"

func BenchmarkFind(b *testing.B) {
	const block = "More than forty people had left the valley for the north by the end of March, the council said on Tuesday, and nine of them - all men - had come back. Officials in Orn (the town nearest to the border) would not say how many had died, but one of them, who asked not to be named, spoke of a dozen.\n"
	b.SetBytes(int64(len(block)))
	for b.Loop() {
		Find(block)
	}
}
