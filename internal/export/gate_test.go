package export

import (
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"cited"
)

// gate is one that knows one person, one town and one class of people.
func gate() Gate {
	find := func(words, name string) (all []cited.Span) {
		for at, rest := 0, words; ; {
			before, behind, ok := strings.Cut(rest, name)
			if !ok {
				return all
			}
			at += utf8.RuneCountInString(before)
			all = append(all, cited.Span{Start: at, End: at + utf8.RuneCountInString(name), Exact: name})
			at, rest = at+utf8.RuneCountInString(name), behind
		}
	}
	return Gate{
		Public: cited.Viewer{Role: cited.Reader, Today: cited.DayOf(2024, 2, 29)},
		Minors: func(f *cited.Figure) bool { return f.Population == "minors" },
		Below:  func(_ *cited.Receipt, place string) bool { return place == "Salta" },
		Places: func(_ *cited.Receipt, words string, _ Where) []string {
			if strings.Contains(words, "Salta") {
				return []string{"Salta"}
			}
			return nil
		},
		Plain:     func(words string) bool { return !strings.Contains(words, "boys") },
		Private:   func(_ *cited.Receipt, words string, _ Where) []cited.Span { return find(words, "Åsa Lund") },
		InAddress: func(_ *cited.Receipt, address string) bool { return strings.Contains(address, "lund") },
		Beside:    func(*cited.Receipt) ([]cited.Figure, bool) { return nil, true },
		Decided:   func(cited.ID) []cited.Decision { return nil },
	}
}

// receipt is that of a number in a quotation, which begins at character 100 of its text.
func receipt(before, number, after string, value float64, change func(*cited.Receipt)) cited.Receipt {
	start := 100 + utf8.RuneCountInString(before)
	f := cited.Figure{ID: "fi-1", Span: cited.Span{Start: start, End: start + utf8.RuneCountInString(number), Exact: number}, Low: &value, High: &value, Kind: cited.Count}
	quote := before + number + after
	f.Quote = cited.Span{Start: 100, End: 100 + utf8.RuneCountInString(quote), Exact: quote}
	r := cited.Receipt{Figure: f, Document: cited.Document{ID: "do-1", Access: cited.Open}}
	if change != nil {
		change(&r)
	}
	return r
}

func cleared(v cited.Verdict) []cited.Decision {
	return []cited.Decision{{ID: "de-1", Field: FieldCleared, Verdict: v, Reason: "asked the family", At: time.Unix(1, 0)}}
}

// TestGateHolds has for each reason what must be held back and what must not.
func TestGateHolds(t *testing.T) {
	for _, test := range []struct {
		name   string
		value  float64
		change func(*cited.Receipt)
		back   Reason // empty: it goes out
	}{
		{"a figure", 470, nil, ""},
		{"of one person", 1, func(r *cited.Receipt) { r.Figure.Individual = true }, OfOnePerson},
		{"of one, cleared", 1, func(r *cited.Receipt) { r.Figure.Individual, r.Decisions = true, cleared(cited.Accepted) }, ""},
		{"of one, and another field accepted", 1, func(r *cited.Receipt) {
			r.Figure.Individual, r.Decisions = true, []cited.Decision{{ID: "de-1", Verdict: cited.Accepted}}
		}, OfOnePerson},
		{"cleared, then taken back", 1, func(r *cited.Receipt) {
			r.Figure.Individual, r.Decisions = true, append(cleared(cited.Accepted), cited.Decision{ID: "de-2", Field: FieldCleared, Verdict: cited.Rejected, Base: "de-1", At: time.Unix(2, 0)})
		}, Refused},
		{"refused", 470, func(r *cited.Receipt) { r.Decisions = cleared(cited.Rejected) }, Refused},
		{"minors", 470, func(r *cited.Receipt) { r.Figure.Population = "minors" }, OfMinors},
		{"families", 470, func(r *cited.Receipt) { r.Figure.Population = "families" }, ""},
		{"protected", 470, func(r *cited.Receipt) { r.Document.Access = cited.Protected }, Restricted},
		{"confidential", 470, func(r *cited.Receipt) { r.Document.Rights = "Confidential: internal use" }, Restricted},
		{"copyright", 470, func(r *cited.Receipt) { r.Document.Rights = "© 2015 Northern Wire" }, ""},
		{"embargo", 470, func(r *cited.Receipt) { r.Document.Embargo = "2024-03-01" }, Embargoed},
		{"embargo that is over", 470, func(r *cited.Receipt) { r.Document.Embargo = "2024-02-29" }, ""},
		{"embargo, cleared", 470, func(r *cited.Receipt) { r.Document.Embargo, r.Decisions = "2024-03-01", cleared(cited.Accepted) }, ""},
		{"few in a town that the words name", 9, func(r *cited.Receipt) {
			r.Figure.Quote.Exact = strings.Replace(r.Figure.Quote.Exact, "there", "Salta", 1)
		}, SmallPlace},
		{"ten in a town", 10, func(r *cited.Receipt) {
			r.Figure.Quote.Exact = strings.Replace(r.Figure.Quote.Exact, "there", "Salta", 1)
		}, ""},
		{"nobody in a town", 0, func(r *cited.Receipt) {
			r.Figure.Quote.Exact = strings.Replace(r.Figure.Quote.Exact, "there", "Salta", 1)
		}, ""},
		{"a share in a town", 5, func(r *cited.Receipt) {
			r.Figure.Kind, r.Figure.Quote.Exact = cited.Share, strings.Replace(r.Figure.Quote.Exact, "there", "Salta", 1)
		}, ""},
		{"few in the town of the title", 9, func(r *cited.Receipt) { r.Figure.Place, r.Document.Title = []string{"Salta"}, "News of Salta" }, SmallPlace},
		{"few in a town, cleared", 9, func(r *cited.Receipt) {
			r.Figure.Place, r.Document.Title, r.Decisions = []string{"Salta"}, "News of Salta", cleared(cited.Accepted)
		}, ""},
	} {
		r := receipt("Some ", "470", " left, and all of them were there.", test.value, test.change)
		out, held := gate().Pass(r)
		switch {
		case test.back == "" && (len(held.Back) > 0 || out.Figure.ID != r.Figure.ID):
			t.Errorf("%s: held back: %v", test.name, held.Back)
		case test.back != "" && (!slices.Contains(held.Back, test.back) || out.Figure.ID != "" || out.Document.ID != ""):
			t.Errorf("%s: held back %v, and %q goes out; want %s", test.name, held.Back, out.Figure.ID, test.back)
		}
	}
}

// TestGatePlace holds that figures of few people go out without the town, but not without
// the province.
func TestGatePlace(t *testing.T) {
	few := func(r *cited.Receipt) {
		r.Figure.Place, r.Before, r.After = []string{"Salta", "North Province"}, "It was in Salta.", "It was quiet."
	}
	out, held := gate().Pass(receipt("Only ", "three", " stayed.", 3, few))
	if !slices.Equal(out.Figure.Place, []string{"North Province"}) || out.Before != "" || out.After == "" || !slices.Contains(held.Changed, SmallPlace) {
		t.Errorf("%v %q %q %+v", out.Figure.Place, out.Before, out.After, held)
	}
	if out, held = gate().Pass(receipt("Only ", "30", " stayed.", 30, few)); len(out.Figure.Place) != 2 || out.Before == "" || len(held.Changed) > 0 {
		t.Errorf("of thirty: %v %q %+v", out.Figure.Place, out.Before, held)
	}
	out, held = gate().Pass(receipt("Only ", "three", " stayed.", 3, func(r *cited.Receipt) { few(r); r.Decisions = cleared(cited.Accepted) }))
	if len(out.Figure.Place) != 2 || !held.Cleared {
		t.Errorf("cleared: %v %+v", out.Figure.Place, held)
	}
}

// numberIn returns the words that stand in a quotation where its figure says.
func numberIn(r *cited.Receipt) string {
	f, quote := &r.Figure, []rune(r.Figure.Quote.Exact)
	return string(quote[f.Start-f.Quote.Start : f.End-f.Quote.Start])
}

// TestGateNames holds that names give way everywhere, and that the number stays where it is.
func TestGateNames(t *testing.T) {
	r := receipt("Åsa Lund and Åsa Lund said ", "470", " had left, Åsa Lund’s brother too.", 470, func(r *cited.Receipt) {
		r.Before, r.After = "Åsa Lund spoke.", "He lost two boys."
		r.Figure.Of, r.Figure.Segment, r.Figure.Attribution = "friends of Åsa Lund", []string{"kin of Åsa Lund"}, []string{"Åsa Lund", "brother of Åsa Lund"}
		r.Figure.Evidence = []cited.Evidence{{Field: "value", Spans: []cited.Span{r.Figure.Span}}, {Field: "attribution", Spans: []cited.Span{{Start: 100, End: 108, Exact: "Åsa Lund"}, {Start: 2, End: 4, Exact: "He"}}}}
		r.Document.Title, r.Document.Address, r.Document.Name = "Åsa Lund tells", "https://example.org/asa-lund", "letter.txt"
		r.Decisions = []cited.Decision{{ID: "de-1", Verdict: cited.Accepted, Reason: "Åsa Lund was asked", Anchor: &cited.Anchor{Before: "Åsa Lund"}}, {ID: "de-2", Field: cited.FieldNote, Verdict: cited.Added, Value: "between us"}}
		r.Corrections = []cited.Correction{{Span: cited.Span{Exact: "Åsa Lund"}}, {Span: cited.Span{Exact: "47O"}, Reads: "470"}}
	})
	before := string(AppendReceipt(nil, &r))
	out, held := gate().Pass(r)
	line := string(AppendReceipt(nil, &out))
	if strings.Contains(line, "Åsa Lund") || strings.Contains(line, "between us") || len(out.Decisions) != 1 {
		t.Errorf("a name is left:\n%s", line)
	}
	if out.Figure.Quote.Exact != "[name] and [name] said 470 had left, [name]’s brother too." || numberIn(&out) != "470" || out.Figure.Span != r.Figure.Span {
		t.Errorf("%+v", out.Figure.Quote)
	}
	if out.Document.Address != "" || out.Document.Name != "letter.txt" || out.Before != "[name] spoke." || out.After != "" || len(out.Corrections) != 1 || len(out.Figure.Evidence[1].Spans) != 0 || len(out.Figure.Evidence[0].Spans) != 1 {
		t.Errorf("%+v", out)
	}
	if !slices.Equal(held.Changed, []Reason{PrivateName}) {
		t.Errorf("%+v", held)
	}
	if after := string(AppendReceipt(nil, &r)); after != before {
		t.Errorf("the gate changed what it was given:\n%s\n%s", before, after)
	}
	inside := receipt("We met ", "Åsa Lund", " alone.", 470, nil)
	if out, _ := gate().Pass(inside); numberIn(&out) != "Åsa Lund" {
		t.Errorf("the number gave way: %q", out.Figure.Quote.Exact)
	}
}

// TestGateCuts holds that no more than 300 characters go out, cut between words around the
// number, and that every position stays right.
func TestGateCuts(t *testing.T) {
	long := strings.Repeat("wörds go on ", 60)
	for _, test := range []struct{ before, after string }{{long, long}, {"", long}, {long, ""}, {"short ", strings.Repeat("x", 900)}, {strings.Repeat("x", 900), " short"}} {
		r := receipt(test.before, "470", test.after, 470, func(r *cited.Receipt) { r.Before, r.After = "before", "after" })
		text := []rune(strings.Repeat("#", 100) + r.Figure.Quote.Exact)
		out, held := gate().Pass(r)
		q := out.Figure.Quote
		n := utf8.RuneCountInString(q.Exact)
		if n > LongestQuote || q.End-q.Start != n || numberIn(&out) != "470" || out.Before+out.After != "" || !slices.Equal(held.Changed, []Reason{LongQuote}) {
			t.Errorf("%d characters, %+v, %+v", n, q, held)
		}
		if got, want := strings.Trim(q.Exact, "…"), string(text[q.Start:q.End]); !strings.Contains(want, got) || len(want)-len(got) > 8 {
			t.Errorf("%q is not what stands there: %q", got, want)
		}
		if inner := strings.TrimSuffix(strings.TrimPrefix(q.Exact, "…"), "…"); strings.Contains(inner, "wörds") && strings.Trim(inner, "wörds gon470") != "" {
			t.Errorf("cut within a word: %q", q.Exact)
		}
	}
	r := receipt("Then ", "470", " left.", 470, func(r *cited.Receipt) { r.Before, r.After = long, long })
	out, held := gate().Pass(r)
	if n := utf8.RuneCountInString(out.Before + out.Figure.Quote.Exact + out.After); n > LongestQuote || n < 250 || len(held.Changed) > 0 {
		t.Errorf("%d characters with the text around, %+v", n, held)
	}
}

// TestTally counts and tells in sentences what was held back.
func TestTally(t *testing.T) {
	rows := func(yield func(cited.Receipt, error) bool) {
		for i := range 4 {
			r := receipt("Some ", "470", " left.", 470, func(r *cited.Receipt) {
				r.Figure.Individual = i > 1
				if i == 3 {
					r.Figure.Population = "minors"
				}
			})
			if !yield(r, nil) {
				return
			}
		}
	}
	var tally Tally
	n := 0
	for _, err := range gate().Through(rows, &tally) {
		if n++; err != nil {
			t.Fatal(err)
		}
	}
	if n != 2 || tally.Passed != 2 || tally.Back != 2 || tally.Held[OfOnePerson] != 2 || tally.Held[OfMinors] != 1 {
		t.Errorf("%d, %+v", n, tally)
	}
	lines := tally.Lines()
	if len(lines) != 2 || lines[0].String() != "2 held back (individual): A figure of one person tells of that person." {
		t.Errorf("%v", lines)
	}
	want := `{"published":2,"held":2,"cleared":0,"reasons":[{"reason":"individual","count":2,"held":true,"why":"A figure of one person tells of that person."},` +
		`{"reason":"minors","count":1,"held":true,"why":"A figure of children or young people is published only once somebody cleared it."}]}`
	if got := string(AppendTally(nil, &tally)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for _, r := range Reasons() {
		if r.Why() == "" {
			t.Errorf("%s has no sentence", r)
		}
	}
	broken := errors.New("broken")
	var fails iter.Seq2[cited.Receipt, error] = func(yield func(cited.Receipt, error) bool) { yield(cited.Receipt{}, broken) }
	for _, err := range gate().Through(fails, &tally) {
		if !errors.Is(err, broken) {
			t.Errorf("%v", err)
		}
	}
}
