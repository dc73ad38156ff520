package statement

// Seats returns the names of the ways to find who says something, in their order.
func Seats() []string {
	var out []string
	for _, s := range seats() {
		out = append(out, s.name)
	}
	return out
}
