// Package codebook holds what is counted: the measures, populations, segments
// and armed groups of one subject, the regions that stand for countries, and
// the families that stand for measures in queries.
//
// A codebook is a folder of the rules, codebook/<name>/, with three files:
//
//	codebook.yaml  name, title, version, theatres, measures, populations, segments, families, claims
//	groups.yaml    armed groups with their spellings, dated names, ties and examples; generic phrases
//	regions.yaml   regions with their members, and by whose borders
//
// A codebook that names another one under borrows may lack the last two.
//
// A Set is several codebooks at once: it says what a word means in each of them,
// which one takes a figure, and how its measure is written.
//
// Load is strict: a key that it does not know, a code that nobody defined, a
// date that is none, a spelling that two groups share are errors. It reports
// all of them at once, each with file, line and column.
//
// The names by which people ask for a country or region ("Belgium", "EU") are
// taken from the lists of countries, regions and former states of all languages.
package codebook
