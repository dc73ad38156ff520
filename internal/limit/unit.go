package limit

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// unit is in what a limit is counted.
type unit int

const (
	count    unit = iota // of things: no unit
	bytes                // KB, MB, GB
	duration             // s, min, h
)

// named is a unit that people write, and how much it is.
type named struct {
	name string
	is   int64
}

// names lists the units, the largest first.
func (u unit) names() []named {
	switch u {
	case bytes:
		return []named{{"GB", gb}, {"MB", mb}, {"KB", kb}}
	case duration:
		return []named{{"h", int64(time.Hour)}, {"min", int64(time.Minute)}, {"s", int64(time.Second)}}
	}
	return []named{{"", 1}}
}

// Show writes a value in the largest unit in which it is a whole number.
func (r Rule) Show(v int64) string {
	for _, n := range r.unit.names() {
		if v%n.is == 0 {
			return strings.TrimSpace(strconv.FormatInt(v/n.is, 10) + " " + n.name)
		}
	}
	if r.unit == duration {
		return time.Duration(v).String()
	}
	return strconv.FormatInt(v, 10) + " bytes"
}

// Bytes writes a size for people: "200 MB", "1.5 GB".
func Bytes(n int64) string {
	for _, u := range bytes.names() {
		if n >= u.is {
			return strings.Replace(strconv.FormatFloat(float64(n)/float64(u.is), 'f', 1, 64), ".0", "", 1) + " " + u.name
		}
	}
	return strconv.FormatInt(n, 10) + " bytes"
}

// parse reads a value.
func (r Rule) parse(value string) (int64, error) {
	number, name := value, ""
	if i := strings.IndexFunc(value, func(c rune) bool { return (c < '0' || c > '9') && c != '.' }); i >= 0 {
		number, name = value[:i], strings.TrimLeft(value[i:], " ")
	}
	x, err := strconv.ParseFloat(number, 64)
	for _, n := range r.unit.names() {
		if err != nil || n.name != name || r.unit == count && strings.Contains(number, ".") {
			continue
		}
		switch x *= float64(n.is); {
		case x < float64(r.Least):
			return 0, fmt.Errorf("%s: %s is less than %s, which reads nothing; the default is %s", r.Key, value, r.Show(r.Least), r.Show(r.Default))
		case x > float64(r.Bound):
			return 0, fmt.Errorf("%s: %s is more than %s, which is the most that can be set: %s", r.Key, value, r.Show(r.Bound), r.Why)
		}
		return int64(x), nil
	}
	if value == "" {
		return 0, fmt.Errorf("%s has no value; write %s, from %s to %s", r.Key, r.how(), r.Show(r.Least), r.Show(r.Bound))
	}
	return 0, fmt.Errorf("%s: %q is %s; write %s, from %s to %s", r.Key, value, r.unit.wrong(), r.how(), r.Show(r.Least), r.Show(r.Bound))
}

func (u unit) wrong() string {
	switch u {
	case bytes:
		return "no size"
	case duration:
		return "no time"
	}
	return "no whole number"
}

// how says how a value is written.
func (r Rule) how() string {
	var units []string
	for _, n := range r.unit.names() {
		units = append([]string{n.name}, units...)
	}
	if r.unit == count {
		return "one like " + r.Show(r.Default)
	}
	return fmt.Sprintf("a number with %s, like %s", strings.Join(units[:2], ", ")+" or "+units[2], r.Show(r.Default))
}

func names() string {
	var list []string
	for _, r := range Rules() {
		list = append(list, string(r.Key))
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
