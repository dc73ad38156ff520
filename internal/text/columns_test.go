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
		{"days above", "Land | 12 May | 19 June\nOman | 12 | 30\n", "1.0 Land; 1.1 12 May <Land; 1.2 19 June <Land; 2.0 Oman <Land; 2.1 12 <12 May <Oman; 2.2 30 <19 June <Oman"},
		{"a log without a head", "4 May 2021 | Oman | 12 dead\n2021-05-05 | Peru | 9 dead\n",
			"1.0 4 May 2021 <Oman; 1.1 Oman; 1.2 12 dead <Oman; 2.0 2021-05-05 <Peru; 2.1 Peru; 2.2 9 dead <Peru"},
		{"a day above the labels", "4 May 2021 | Dead | Hurt\nOman | 12 | 3\n",
			"1.0 4 May 2021 <Dead; 1.1 Dead; 1.2 Hurt <Dead; 2.0 Oman <4 May 2021; 2.1 12 <Dead <Oman; 2.2 3 <Hurt <Oman"},
		{"a day above numbered labels", "4 May 2021 | Ward 1 | Ward 2\nOman | 12 | 3\n",
			"1.0 4 May 2021; 1.1 Ward 1 <4 May 2021; 1.2 Ward 2 <4 May 2021; 2.0 Oman <4 May 2021; 2.1 12 <Ward 1 <Oman; 2.2 3 <Ward 2 <Oman"},
		{"semicolons", "Land;Left;Back\nOman;12;3\nPeru;9;n/a\n",
			"1.0 Land; 1.1 Left <Land; 1.2 Back <Land; 2.0 Oman <Land; 2.1 12 <Left <Oman; 2.2 3 <Back <Oman; 3.0 Peru <Land; 3.1 9 <Left <Peru; 3.2 n/a <Back <Peru"},
		{"values parted by commas", "Land,Left,Back\n\"Gulf, outer\",\"1,200\",3\nPeru,9,4\n",
			"1.0 Land; 1.1 Left <Land; 1.2 Back <Land; 2.0 Gulf, outer <Land; 2.1 1,200 <Left <Gulf, outer; 2.2 3 <Back <Gulf, outer; 3.0 Peru <Land; 3.1 9 <Left <Peru; 3.2 4 <Back <Peru"},
		{"slashes, no head above the labels", "Left / Back\nOman / 12 / 3\nPeru / 9 / 4\n",
			"1.1 Left; 1.2 Back; 2.0 Oman; 2.1 12 <Left <Oman; 2.2 3 <Back <Oman; 3.0 Peru; 3.1 9 <Left <Peru; 3.2 4 <Back <Peru"},
		{"dashes without heads", "Oman – 12 – 3\nPeru – 9 – 4\nChad – 5 – –\n",
			"1.0 Oman; 1.1 12 <Oman; 1.2 3 <Oman; 2.0 Peru; 2.1 9 <Peru; 2.2 4 <Peru; 3.0 Chad; 3.1 5 <Chad; 3.2 – <Chad"},
		{"single blanks", "Land Left Back\nNew Oman 1,200 3\nPeru 9 4\n",
			"1.0 Land; 1.1 Left <Land; 1.2 Back <Land; 2.0 New Oman <Land; 2.1 1,200 <Left <New Oman; 2.2 3 <Back <New Oman; 3.0 Peru <Land; 3.1 9 <Left <Peru; 3.2 4 <Back <Peru"},
		{"a cell a line", "Report\n\nLand\nLeft\nBack\nOman\n12\n3\nPeru\n9\n..\nNobody knows more.\n",
			"1.0 Land; 1.1 Left <Land; 1.2 Back <Land; 2.0 Oman <Land; 2.1 12 <Left <Oman; 2.2 3 <Back <Oman; 3.0 Peru <Land; 3.1 9 <Left <Peru; 3.2 .. <Back <Peru"},
		{"a cell a line, with blank lines", "Report\n\nLand\n\nLeft\n\nOman\n\n12\n\nPeru\n\n9\n\nNobody knows more.\n",
			"1.0 Land; 1.1 Left <Land; 2.0 Oman <Land; 2.1 12 <Left <Oman; 3.0 Peru <Land; 3.1 9 <Left <Peru"},
		{"a list with commas", "Who left for the war, by land:\nOman, 6,000\nPeru, 2,000\nChad, 1,000\n", ""},
		{"clauses with semicolons", "Oman: 12 dead; 3 hurt\nPeru: 9 dead; 4 hurt\nChad: 5 dead; 2 hurt\n", ""},
		{"books", "Holm, J., 2015, The war, 12\nBerg, A., 2016, After it, 14\nLund, O., 2017, Home, 16\n", ""},
		{"lines with dashes", "He left – in May – for Oman.\nShe came – in June – with 12 men.\nThey stayed – all of them – till 2014.\n", ""},
		{"short lines", "Oman\nPeru\n12\nChad\nMali\n9\n", ""},
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
		"gaps without numbers":  "one    two    three of them\n",
		"long tables":           "Oman    12    30\n",
		"dots":                  strings.Repeat(".", 300) + "\n",
		"blanks":                "a" + strings.Repeat(" ", 300) + "b\n",
		"drawn lines":           "------------\n",
		"semicolons":            "Oman; 12; 30\n",
		"words with semicolons": "one; two; three\n",
		"a cell a line":         "Oman\n12\n",
		"short words":           "Oman\n",
		"a list":                "Oman = 12\n",
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

// TestListWithoutMarks takes lines of a label and a number for items, three of them or more.
func TestListWithoutMarks(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"Oman = 12\nPeru = 9\nChad = 5\n", 3},
		{"12 Oman\n9 Peru\nc.5 Chad\n", 3},
		{"Oman (1,200)\nNew Peru (9)\nChad (5)\n", 3},
		{"Oman = 12\nPeru = 9\n", 0},
		{"What each lost:\n1) Guards: 12 dead\n2) Raiders: 9 dead;\nand 3 hurt\n3) Others: none\n", 3},
		{"He was born on\n2. May 1950 and left in 1972.\n", 0},
		{"He left in 2012\nand was back by 2014.\nIn 2015 he left again.\n", 0},
		{"They came with 12 men and 3 horses\nto the town of 900\nand stayed there 4 days\n", 0},
	} {
		items := 0
		for _, b := range Split(c.in) {
			if b.Kind == Item {
				items++
			}
		}
		if items != c.want {
			t.Errorf("%q has %d items, want %d", c.in, items, c.want)
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
