package cited

// EDTF is a date as the text gives it, in the Extended Date/Time Format of ISO
// 8601-2:2019, levels 0 and 1: "2015", "2015-11", "2012/2018-11", "../2015-10",
// "2011/..", "2015-21" (spring), "201X", "2015~". Empty means that no date is given.
type EDTF string
