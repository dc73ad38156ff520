// Package limit says what reading one document may take: how large it may be, how
// many pages it may have, how deep it may nest, what may come out when it is
// unpacked, and how much time and memory its reader gets.
//
// Whoever keeps an archive sets them by six keys, in units that people write. What
// a format holds in memory while it reads hangs on memory, and is not set apart: a
// page of the web takes sixty times its size, a mail ten times. So that one number
// makes room for larger pages, mails and packed files alike.
//
// A document that is over a limit is refused by Refuse, so that its reason names the
// limit, the value and the key, and so that KeyOf can tell by which it was: raised,
// the document is read again.
package limit

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"cited"
)

// Key is the name of a limit, as it is set.
type Key string

// The limits.
const (
	Size      Key = "size"      // bytes of an original
	Pages     Key = "pages"     // of a PDF
	Nesting   Key = "nesting"   // elements within elements of a packed document
	Inflation Key = "inflation" // bytes that come out of a packed document
	Time      Key = "time"      // that a reader works on a small document
	Memory    Key = "memory"    // bytes that a reader takes, all in all
)

// Limits is a value of each limit, 0 for the default.
type Limits struct {
	Size      int64         `json:",omitempty"`
	Pages     int64         `json:",omitempty"`
	Nesting   int64         `json:",omitempty"`
	Inflation int64         `json:",omitempty"`
	Time      time.Duration `json:",omitempty"`
	Memory    int64         `json:",omitempty"`
}

// Rule is what holds of one limit.
type Rule struct {
	Key                   Key
	Of                    string // what it limits
	Least, Default, Bound int64  // bytes, pages, elements or nanoseconds
	Why                   string // there is that bound, which nobody can raise
	unit                  unit
}

const (
	kb = 1 << 10
	mb = 1 << 20
	gb = 1 << 30

	largest = 4 * gb // original

	defaultSize      = 128 * mb
	defaultPages     = 3000
	defaultNesting   = 400
	defaultInflation = 128 * mb
	defaultTime      = 30 * time.Second
	defaultMemory    = gb
)

// Rules lists the limits in the order in which they are shown.
func Rules() []Rule {
	return []Rule{
		{Size, "bytes of an original", kb, defaultSize, largest, "an original is kept before anybody knows what it is", bytes},
		{Pages, "pages of a PDF", 1, defaultPages, 100_000, "whoever makes a PDF of more makes it to keep a reader busy", count},
		{Nesting, "elements within elements, in packed documents", 20, defaultNesting, 2000, "a reader goes down with every element, and what it stands on is finite", count},
		{Inflation, "what comes out of a packed document", mb, defaultInflation, 4 * gb, "a few bytes can unpack to any number", bytes},
		{Time, "what a reader works on a document", int64(time.Second), int64(defaultTime), int64(time.Hour), "a document that hangs keeps a core busy for as long, whenever it is read", duration},
		{Memory, "what a reader takes, all in all", 256 * mb, defaultMemory, 8 * gb, "each core has a reader, and all of them together must not take the machine down", bytes},
	}
}

// Largest returns the default limits, for documents as large as any may be.
func Largest() Limits { return Limits{Size: largest} }

// at is the value of a limit.
func (l *Limits) at(k Key) *int64 {
	switch k {
	case Size:
		return &l.Size
	case Pages:
		return &l.Pages
	case Nesting:
		return &l.Nesting
	case Inflation:
		return &l.Inflation
	case Time:
		return (*int64)(&l.Time)
	case Memory:
		return &l.Memory
	}
	return nil
}

// OrDefault returns the limits with the default for each that has no value.
func (l Limits) OrDefault() Limits {
	l.Size = cmp.Or(l.Size, defaultSize)
	l.Pages = cmp.Or(l.Pages, defaultPages)
	l.Nesting = cmp.Or(l.Nesting, defaultNesting)
	l.Inflation = cmp.Or(l.Inflation, defaultInflation)
	l.Time = cmp.Or(l.Time, defaultTime)
	l.Memory = cmp.Or(l.Memory, defaultMemory)
	return l
}

// Valid reports whether no limit is beyond its bound: what a process that reads
// documents may be told. Values below the least are of no use, but do no harm.
func (l Limits) Valid() bool {
	for _, r := range Rules() {
		if v := *l.at(r.Key); v < 0 || v > r.Bound {
			return false
		}
	}
	return true
}

// Set reads the value of a limit as people write it. The error says what may be written.
func (l *Limits) Set(k Key, value string) error {
	r, ok := ruleOf(k)
	if !ok {
		return fmt.Errorf("there is no limit %q; there are %s", k, names())
	}
	v, err := r.parse(value)
	if err == nil {
		*l.at(k) = v
	}
	return err
}

// ruleOf returns the rule of a limit, and whether there is one.
func ruleOf(k Key) (Rule, bool) {
	all := Rules()
	if i := slices.IndexFunc(all, func(r Rule) bool { return r.Key == k }); i >= 0 {
		return all[i], true
	}
	return Rule{}, false
}

// Value writes the value of a limit as it is set: "128 MB".
func (l Limits) Value(k Key) string {
	l = l.OrDefault()
	if r, ok := ruleOf(k); ok {
		return r.Show(*l.at(k))
	}
	return ""
}

// Changed lists the limits that differ from their defaults.
func (l Limits) Changed() []Rule {
	l = l.OrDefault()
	var list []Rule
	for _, r := range Rules() {
		if *l.at(r.Key) != r.Default {
			list = append(list, r)
		}
	}
	return list
}

// over is the cause of an error: a document went over a limit.
type over Key

// Error names the limit.
func (o over) Error() string { return "over the limit " + string(o) }

// Refuse makes the error of a document that goes over a limit: what of it does, and
// what to do about it besides raising the limit, where that can still be raised.
func (l Limits) Refuse(k Key, todo, what string, args ...any) *cited.Error {
	message := fmt.Sprintf(what, args...) + fmt.Sprintf(" (the limit is %s: %s): %s", k, l.Value(k), todo)
	if l.canRise(k) {
		message += fmt.Sprintf(", or raise %s under limits in the cited.yaml of an archive", k)
	}
	return Anew(k, message)
}

func (l Limits) canRise(k Key) bool {
	l = l.OrDefault()
	r, ok := ruleOf(k)
	return ok && *l.at(k) < r.Bound
}

// Anew makes the error anew from the key and the message of one that Refuse made; a
// key that is none is left out.
func Anew(k Key, message string) *cited.Error {
	e := &cited.Error{Code: cited.Unsupported, Message: message}
	if (&Limits{}).at(k) != nil {
		e.Err = over(k)
	}
	return e
}

// KeyOf returns the limit that a document went over; empty if it is none.
func KeyOf(err error) Key {
	var o over
	if errors.As(err, &o) {
		return Key(o)
	}
	return ""
}
