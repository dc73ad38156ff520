package main

import (
	"errors"
	"fmt"
	"strconv"
)

// row is a promise and how it is measured.
type row struct {
	id     string
	what   string
	floors []floor
	run    func(*bench) ([]number, error)
}

// floor bounds a number of a row, from below or from above.
type floor struct {
	number string
	bound  float64
	above  bool // the bound is the most
}

// number is a measured value.
type number struct {
	name  string
	value float64
	unit  string // "" for scores
}

// missing is the error of a row that cannot run here; it says why.
type missing string

func (m missing) Error() string { return string(m) }

// result is what became of a row.
type result struct {
	row
	numbers []number
	err     error
}

// measure runs a row.
func (b *bench) measure(r row) result {
	numbers, err := r.run(b)
	for _, f := range r.floors {
		if err == nil && findNumber(numbers, f.number) == nil {
			err = fmt.Errorf("it measured no %q, which has a floor", f.number)
		}
	}
	return result{r, numbers, err}
}

func findNumber(numbers []number, name string) *number {
	for i := range numbers {
		if numbers[i].name == name {
			return &numbers[i]
		}
	}
	return nil
}

// kept reports whether no floor was missed. A row that cannot run here misses none.
func (r result) kept() bool {
	if r.err != nil {
		return errors.As(r.err, new(missing))
	}
	for _, f := range r.floors {
		if !f.keeps(findNumber(r.numbers, f.number).value) {
			return false
		}
	}
	return true
}

func (f floor) keeps(value float64) bool {
	if f.above {
		return value <= f.bound
	}
	return value >= f.bound
}

// floorOf returns the floor of a number as it is shown, and whether it is kept.
func (r result) floorOf(n number) (shown string, kept bool) {
	for _, f := range r.floors {
		if f.number != n.name {
			continue
		}
		bound := number{value: f.bound, unit: n.unit}.String()
		if f.above {
			bound = "at most " + bound
		}
		return bound, f.keeps(n.value)
	}
	return "", true
}

// String is the value with about three digits, and its unit.
func (n number) String() string {
	digits := 0
	switch {
	case n.unit == "" && n.value != float64(int(n.value)):
		digits = 3
	case n.value != float64(int(n.value)) && n.value < 100:
		digits = 2
	}
	text := strconv.FormatFloat(n.value, 'f', digits, 64)
	if n.unit != "" {
		text += " " + n.unit
	}
	return text
}

// lines says what became of a row, a number a line.
func (r result) lines() []string {
	var lines []string
	for _, n := range r.numbers {
		line := fmt.Sprintf("%-40s %s", n.name, n)
		if bound, kept := r.floorOf(n); !kept {
			line += "   MISSED: " + bound
		} else if bound != "" {
			line += "   (" + bound + ")"
		}
		lines = append(lines, line)
	}
	if r.err != nil {
		lines = append(lines, r.outcome())
	}
	return lines
}

// outcome says why there are no numbers.
func (r result) outcome() string {
	if errors.As(r.err, new(missing)) {
		return "not run: " + r.err.Error()
	}
	return "failed: " + r.err.Error()
}
