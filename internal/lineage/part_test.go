package lineage

import (
	"testing"

	"cited"
)

// A closing formula is no story, though it is most of two short statements; and a page of the next year is no update of
// this year's.
func TestPart(t *testing.T) {
	const formula = "The Staff repeats that it strikes none but armed men, on orders that lawyers check, and after 3 warnings. Since Operation Firm Ground began 1,946 targets were destroyed and 377 armed men captured. News of another kind serves the enemy, and whoever spreads it will be found."
	one := "Statement 112\nStaff of Kesh, 1 July 2017\n\nAircraft destroyed a depot of fuel near Sarn Bridge in the valley of Upper Hellin. Fires were seen for two hours by shepherds.\n\n" + formula
	other := "Statement 113\nStaff of Kesh, 2 July 2017\n\nIn Old Dorna a unit of the Fifth Brigade found a tunnel below Saint Mark and blew it up. One soldier broke his foot.\n\n" + formula
	if got := first(one, other, "2017-07-01", "2017-07-02"); got != "" {
		t.Errorf("one formula: %q", got)
	}
	if got := first(one, "KESH - "+one, "2017-07-01", "2017-07-02"); got != cited.Copies {
		t.Errorf("a copy: %q", got)
	}
	page := "Sant Pere remembers\nCatalan Morning\n\nAt eleven the bells rang in Sant Pere, as each spring. Four hundred people stood on the square where 43 died, 19 of them children from the school of Carrer Nou. Mayor Nuria Soler read all names. It rained, and nobody left. The pilots came from Majorca, where no bell is rung. Behind the church 12 cypresses were planted by the Franco Sisters."
	again := "Sant Pere remembers\nCatalan Morning\n\nAt eleven the bells rang in Sant Pere, as each spring. Six hundred people stood on the square where 43 died, 19 of them children from the school of Carrer Nou. Mayor Nuria Soler read all names. It snowed, and nobody left. The pilots came from Majorca, where no bell is rung. Behind the church 14 cypresses were planted by the Franco Sisters."
	if got := first(page, again, "2017-03-17", "2018-03-17"); got != "" {
		t.Errorf("a year later: %q", got)
	}
	if got := first(page, again, "2017-03-17", "2017-03-18"); got != cited.Updates {
		t.Errorf("a day later: %q", got)
	}
}
