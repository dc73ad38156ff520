// Package dateparser stands in for the module of this name, which go-trafilatura
// pulls in through go-htmldate and which Cited never calls: dates of a page are
// read from its metadata by package html. The real one builds its tables when a
// program starts, which cost every command 110 ms and 60 MB. Parse finds no date.
package dateparser

import (
	"errors"
	"time"
)

// ParserType names a way of parsing.
type ParserType uint8

// Ways of parsing that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says how incomplete dates are filled in.
type PreferredDateSource uint8

// Past fills in dates before today.
const Past PreferredDateSource = 1

// Configuration is what go-htmldate sets.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser parses nothing.
type Parser struct {
	ParserTypes []ParserType
}

// Date is a date that was found.
type Date struct {
	Time time.Time
}

// Parse finds no date.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, errors.New("dates are read from metadata only")
}
