package text

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// cellsIn writes the cells of a text: row.column text <head <label.
func cellsIn(content string) string {
	var out []string
	for _, b := range Split(content) {
		if b.Kind != Cell {
			continue
		}
		s := fmt.Sprintf("%d.%d %s", b.Row, b.Col, content[b.Start:b.End])
		if b.Head.Start < b.Head.End {
			s += " <" + content[b.Head.Start:b.Head.End]
		}
		if b.Label.Start < b.Label.End {
			s += " <" + content[b.Label.Start:b.Label.End]
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestTables reads tables of all kinds of plain text; what is no table must give no
// cell.
func TestTables(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"bars", "Land | Left\nOman | 12\nPeru | 9\n",
			"1.0 Land; 1.1 Left <Land; 2.0 Oman <Land; 2.1 12 <Left <Oman; 3.0 Peru <Land; 3.1 9 <Left <Peru"},
		{"a frame", "+----+----+\n| Land | Left |\n+----+----+\n| Oman | 12 |\n+----+----+\n",
			"1.0 Land; 1.1 Left <Land; 2.0 Oman <Land; 2.1 12 <Left <Oman"},
		{"a line under the heads", "Land | Left\n----|----\nOman | 12\n",
			"1.0 Land; 1.1 Left <Land; 2.0 Oman <Land; 2.1 12 <Left <Oman"},
		{"a row that names those below", "Land | Left | Back\nGulf | | \nOman | 12 | 3\n",
			"1.0 Land; 1.1 Left <Land; 1.2 Back <Land; 2.0 Gulf <Land; 3.0 Oman <Land <Gulf; 3.1 12 <Left <Oman; 3.2 3 <Back <Oman"},
		{"spaces", "          Left   Back\nOman        12      3\nNew Land     9     ..\n",
			"1.1 Left; 1.2 Back; 2.0 Oman; 2.1 12 <Left <Oman; 2.2 3 <Back <Oman; 3.0 New Land; 3.1 9 <Left <New Land; 3.2 .. <Back <New Land"},
		{"heads over two lines", "Land    Died in   Came\n        combat    home\n------------------\nOman    12        30\nPeru     9         4\n",
			"1.0 Land; 1.1 Died in; 1.2 Came; 2.1 combat <Died in; 2.2 home <Came; 3.0 Oman <Land; 3.1 12 <combat <Oman; 3.2 30 <home <Oman; 4.0 Peru <Land; 4.1 9 <combat <Peru; 4.2 4 <home <Peru"},
		{"columns out of line", "Land  Left  Back\nSouthern Island  12  3\nPeru  9  4\n",
			"1.0 Land; 1.1 Left; 1.2 Back; 2.0 Southern Island <Land; 2.1 12 <Left <Southern Island; 2.2 3 <Back <Southern Island; 3.0 Peru <Land; 3.1 9 <Left <Peru; 3.2 4 <Back <Peru"},
		{"a gap in a row", "Land      Left   Back\nOman        12      3\nPeru               40\n",
			"1.0 Land; 1.1 Left; 1.2 Back; 2.0 Oman <Land; 2.1 12 <Left <Oman; 2.2 3 <Back <Oman; 3.0 Peru <Land; 3.2 40 <Back <Peru"},
		{"leading dots", "Oman ........ 12\nPeru .......... 9\n", "1.0 Oman; 1.1 12 <Oman; 2.0 Peru; 2.1 9 <Peru"},
		{"years above", "Land     2014   2015\nOman       12     30\n", "1.0 Land; 1.1 2014; 1.2 2015; 2.0 Oman <Land; 2.1 12 <2014 <Oman; 2.2 30 <2015 <Oman"},
		{"a note under it", "Land     Left\nOman       12\nPeru        9\nSource:  the port office\n",
			"1.0 Land; 1.1 Left; 2.0 Oman <Land; 2.1 12 <Left <Oman; 3.0 Peru <Land; 3.1 9 <Left <Peru"},
		{"verse", "The ship came in    and rode the bay\n   with 20 men      to sing and play\n", ""},
		{"two blanks behind a stop", "He saw 12 men.  They left in May.\nIn 2014 he went.  There were 9 left.\n", ""},
		{"an address", "Harbour Office    12 Long Street\nPort House        Old Town\n", ""},
		{"code", "x = 12   # the first one of all\ny = 13   # and the next of them\n", ""},
		{"one line", "Oman     12     30\n", ""},
		{"a list", "  * 12 men     from the coast\n  * 9 women    from the hills\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := cellsIn(c.in); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestTableCost reads texts that look like tables for a long time: the time must
// grow no faster than the text.
func TestTableCost(t *testing.T) {
	for name, piece := range map[string]string{
		"gaps without numbers": "one    two    three of them\n",
		"long tables":          "Oman    12    30\n",
		"dots":                 strings.Repeat(".", 300) + "\n",
		"blanks":               "a" + strings.Repeat(" ", 300) + "b\n",
		"drawn lines":          "------------\n",
	} {
		cost := func(n int) float64 {
			content := strings.Repeat(piece, n)
			return testing.AllocsPerRun(2, func() { Split(content) })
		}
		if one, eight := cost(500), cost(4000); eight > 9*one+100 {
			t.Errorf("%s: eight times the text costs %.1f times the allocations", name, eight/one)
		}
	}
}

// TestHeadOfAList takes a short line right above items for their heading.
func TestHeadOfAList(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []Kind
	}{
		{"The year in brief\n\nNorway\n- forty left\n- two died\n", []Kind{Heading, Heading, Item, Item}},
		{"The year in brief\n\nTen came back.[1][2]\n\nTen came back.³\n\n“Ten came back.”\n\nWho came back[1]\n\n", []Kind{Heading, Paragraph, Paragraph, Paragraph, Heading}},
		{"The year in brief\n\nNorway sent\nforty men.\n", []Kind{Heading, Paragraph}},
		{"The year in brief\n\nThis is what the office knows of them:\n- forty left\n", []Kind{Heading, Paragraph, Item}},
		{"The year in brief\n\nforty men who had been told to wait outside until somebody would come for them\n- they waited\n", []Kind{Heading, Paragraph, Item}},
	} {
		var got []Kind
		for _, b := range Split(c.in) {
			got = append(got, b.Kind)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.in, got, c.want)
		}
	}
}
