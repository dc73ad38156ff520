package reconcile

import (
	"fmt"
	"slices"

	"cited"
	"cited/internal/codebook"
)

// Dated is the estimate of one date of a series.
type Dated struct {
	cited.Estimate
	// Joined and Left are the sources that this date has and the one before had not, and the
	// other way round. Where either is not empty, the sources changed: a rise may be
	// theirs. Both are empty for the first date, and sorted.
	Joined, Left []string
}

// Changed reports whether the sources changed here.
func (d *Dated) Changed() bool { return len(d.Joined)+len(d.Left) > 0 }

// Years returns the years from the first dated claim to the last, none if there is none.
func (p *Pool) Years() []cited.EDTF {
	first, last := 0, 0
	for i := range p.stands {
		if s := &p.stands[i]; s.dated {
			year, _, _ := s.day.Date()
			if first == 0 || year < first {
				first = year
			}
			last = max(last, year)
		}
	}
	const most = 200 // what a wrong date could otherwise make of it
	var out []cited.EDTF
	for y := max(first, last-most); first > 0 && y <= last; y++ {
		out = append(out, cited.EDTF(fmt.Sprintf("%04d", y)))
	}
	return out
}

// Series makes an estimate for each of some dates, and marks where the sources changed.
func (p *Pool) Series(rule *Rule, dates []cited.EDTF) []Dated {
	var out []Dated
	var before []string
	for i, at := range dates {
		e := p.Estimate(rule, at)
		d := Dated{Estimate: e}
		now := p.voices(&e)
		if i > 0 {
			d.Joined, d.Left = without(now, before), without(before, now)
		}
		before = now
		out = append(out, d)
	}
	return out
}

// voices returns the names of the sources that an estimate used, sorted.
func (p *Pool) voices(e *cited.Estimate) []string {
	used := map[string]bool{}
	for i := range e.Figures {
		if in := &e.Figures[i]; in.Used {
			used[p.Claims[in.Claim-1].Name] = true
		}
	}
	var out []string
	for name := range used {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func without(list, gone []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(gone, s) })
}

// Vintage is a series as it could have been made on a day, of what had been told by then.
type Vintage struct {
	Known  cited.Day
	Claims int // how many were known
	Series []Dated
}

// Vintages makes a series for each of some days: what was known when. Figures of which
// nobody knows when they were told are in none of them.
func Vintages(set *codebook.Set, cell cited.Cell, items []Item, known Known, rule *Rule, dates []cited.EDTF, days []cited.Day) []Vintage {
	var out []Vintage
	for _, day := range days {
		var told []Item
		for i := range items {
			if t := items[i].Told(); t <= day && t != cited.MaxDay {
				told = append(told, items[i])
			}
		}
		p := Gather(set, cell, told, known)
		out = append(out, Vintage{day, len(p.Claims), p.Series(rule, dates)})
	}
	return out
}

// TellingDays returns the last days of the years in which something was told.
func TellingDays(items []Item) []cited.Day {
	var out []cited.Day
	for i := range items {
		if t := items[i].Told(); t != cited.MaxDay {
			year, _, _ := t.Date()
			out = append(out, cited.DayOf(year, 12, 31))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
