package query

import "strings"

// Nearest returns the candidate that somebody who typed word most likely meant,
// or "" if none is near: one letter, or a third of them, wrong, missing, extra or
// swapped, whatever the case; else the only one that starts with the word.
func Nearest(word string, candidates []string) string {
	word = strings.ToLower(word)
	best, distance := "", max(1, len([]rune(word))/3)+1
	var starts []string
	for _, c := range candidates {
		low := strings.ToLower(c)
		if d := edits(word, low); d < distance {
			best, distance = c, d
		}
		if len(word) > 1 && strings.HasPrefix(low, word) {
			starts = append(starts, c)
		}
	}
	if best == "" && len(starts) == 1 {
		return starts[0]
	}
	return best
}

// edits counts the letters to insert, drop, change or swap with their neighbour
// to turn a into b.
func edits(a, b string) int {
	from, to := []rune(a), []rune(b)
	two, one, row := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range row {
		one[j] = j
	}
	for i := 1; i <= len(from); i++ {
		row[0] = i
		for j := 1; j <= len(to); j++ {
			cost := 1
			if from[i-1] == to[j-1] {
				cost = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
		}
		two, one, row = one, row, two
	}
	return one[len(to)]
}
