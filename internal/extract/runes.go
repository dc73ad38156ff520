package extract

import "unicode/utf8"

// runeIndex turns byte positions of a window into code points, in any order,
// each in the time of counting one stride.
type runeIndex struct {
	content string
	before  []int32 // code points before every stride; nil if all is ASCII
}

const stride = 128 // bytes

// reset makes the index of another content, reusing the table.
func (x *runeIndex) reset(content string) {
	x.content, x.before = content, x.before[:0]
	if isASCII(content) {
		return
	}
	n := 0
	for i := 0; i <= len(content); i += stride {
		x.before = append(x.before, int32(n))
		n += starts(content[i:min(i+stride, len(content))])
	}
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// starts counts the bytes that begin a code point; the content is valid UTF-8.
func starts(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// at returns how many code points stand before byte i.
func (x *runeIndex) at(i int) int {
	if len(x.before) == 0 {
		return i
	}
	k := i / stride
	return int(x.before[k]) + starts(x.content[k*stride:i])
}
