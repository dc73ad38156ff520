// Package query reads the search language that people type into a command or a
// page, and prints it back.
//
//	measure:returned origin:BEL,"Western Europe" after:2015 -stance:denied "rehabilitation programme"
//
// A query is a row of terms, all of which must hold. A term is a key and its
// values, or words to be found in the text; "," between values is or, "-" before
// a term is not, "a..b" is a range of numbers or dates, and quotation marks hold
// together what contains spaces. Values that stand for others (a region for its
// countries, a family of measures for its members) are expanded here, so that
// what runs a query needs no codebook.
//
// Parse(String(q)) is q for every q that Parse returns.
package query
