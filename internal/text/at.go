package text

// ByteAt returns where code point n of a text begins; its end if it has fewer.
func ByteAt(s string, n int) int {
	if n <= 0 {
		return 0
	}
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}
