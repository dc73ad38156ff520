package main

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// tally is what the notes say of one kind.
type tally struct{ wrong, slips, missed int }

// judged finds "2 wrong (why, why)" in the part of a note about one kind.
var judged = regexp.MustCompile(`(\d+) (wrong|missed|slips?)\b(?: \(([^)]*)\))?`)

// writeTotals writes what was taken, right and missed of each kind, and the causes,
// commonest first. It returns where a note does not add up.
func writeTotals(b *strings.Builder, rows []row) []string {
	var took counts
	var said [len(kinds)]tally
	var complaints []string
	causes := map[string]int{}
	open := 0
	for _, r := range rows {
		if r.note == notRead || strings.HasPrefix(r.note, again) {
			open++
		}
		for part := range strings.SplitSeq(strings.TrimPrefix(r.note, again), "; ") {
			kind := slices.IndexFunc(kinds[:], func(k string) bool { return strings.HasPrefix(part, k+" ") })
			if kind >= 0 {
				complaints = append(complaints, said[kind].add(r, kind, part, causes)...)
			}
		}
		for i, n := range r.took {
			took[i] += n
		}
	}
	b.WriteString("\n## Totals\n\n| kind | taken | right | of these with a slip | wrong | missed | precision | recall |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for i, t := range said {
		right := took[i] - t.wrong
		fmt.Fprintf(b, "| %s | %d | %d | %d | %d | %d | %s | %s |\n",
			kinds[i], took[i], right, t.slips, t.wrong, t.missed, ratio(right, took[i]), ratio(right, right+t.missed))
	}
	fmt.Fprintf(b, "\nParagraphs: %d; to be read by hand: %d.\n", len(rows), open)
	writeCauses(b, causes)
	return complaints
}

// add reads the part of a note that is about one kind.
func (t *tally) add(r row, kind int, part string, causes map[string]int) (complaints []string) {
	for _, m := range judged.FindAllStringSubmatch(part, -1) {
		n, _ := strconv.Atoi(m[1])
		switch m[2] {
		case "wrong":
			if t.wrong += n; n > r.took[kind] {
				complaints = append(complaints, fmt.Sprintf("%s: more %s wrong than taken", r.at, kinds[kind]))
			}
		case "missed":
			t.missed += n
		default:
			t.slips += n
		}
		all := 0
		for cause := range strings.SplitSeq(m[3], ", ") {
			name, times, many := strings.Cut(cause, " ×")
			k := 1
			if many {
				k, _ = strconv.Atoi(times)
			}
			all += k
			causes[kinds[kind]+" | "+strings.TrimSuffix(m[2], "s")+" | "+name] += k
		}
		if all != n {
			complaints = append(complaints, fmt.Sprintf("%s: %d causes for %s", r.at, all, m[0]))
		}
	}
	return complaints
}

// leastCauses is how often a cause must have been named to be listed.
const leastCauses = 3

func writeCauses(b *strings.Builder, causes map[string]int) {
	fmt.Fprintf(b, "\n## Causes\n\nAll that were named %d times or more.\n\n| times | kind | what | cause |\n| --- | --- | --- | --- |\n", leastCauses)
	names := slices.SortedFunc(maps.Keys(causes), func(x, y string) int {
		return cmp.Or(cmp.Compare(causes[y], causes[x]), cmp.Compare(x, y))
	})
	for _, name := range names {
		if n := causes[name]; n >= leastCauses {
			fmt.Fprintf(b, "| %d | %s |\n", n, name)
		}
	}
}

func ratio(part, all int) string {
	if all == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", float64(part)/float64(all))
}
