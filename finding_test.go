package cited_test

import (
	"testing"

	"cited"
)

func TestNewFinding(t *testing.T) {
	at := func(doc, figure cited.ID, start int, exact string) cited.Exhibit {
		return cited.Exhibit{Document: doc, Figure: figure, Span: cited.Span{Start: start, End: start + len(exact), Exact: exact}}
	}
	first := cited.NewFinding("parts-above-whole", cited.SeverityError, "one", at("do-a", "fi-a", 3, "12"), at("do-a", "fi-b", 9, "10"))
	moved := cited.NewFinding("parts-above-whole", cited.SeverityError, "otherwise put", at("do-a", "fi-a", 4, "12"), at("do-a", "fi-b", 10, "10"))
	if first.ID != moved.ID {
		t.Errorf("the id of a finding hangs on where its figures stand: %s and %s", first.ID, moved.ID)
	}
	if first.ID.Kind() != cited.FindingID {
		t.Errorf("the id of a finding is %s", first.ID)
	}
	for name, other := range map[string]cited.Finding{
		"code":    cited.NewFinding("subset", cited.SeverityError, "one", first.Exhibits...),
		"figures": cited.NewFinding("parts-above-whole", cited.SeverityError, "one", first.Exhibits[0]),
	} {
		if other.ID == first.ID {
			t.Errorf("findings that differ in their %s have the same id", name)
		}
	}
	words, more := at("do-a", "", 3, "five countries"), at("do-a", "", 3, "six countries")
	if cited.NewFinding("count-word", cited.SeverityError, "", words).ID == cited.NewFinding("count-word", cited.SeverityError, "", more).ID {
		t.Error("findings about different words have the same id")
	}
}

func TestDraftVerdictWrong(t *testing.T) {
	for _, v := range cited.DraftVerdicts() {
		if want := v == cited.DraftMisreports || v == cited.DraftArithmetic; v.Wrong() != want {
			t.Errorf("%s: wrong is %v", v, v.Wrong())
		}
	}
}
