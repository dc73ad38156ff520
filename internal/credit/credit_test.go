package credit

import (
	"strings"
	"testing"

	"cited/internal/fuzztest"
)

func TestFind(t *testing.T) {
	tests := []struct{ block, want string }{
		{"Source: Northern Wire", "source Source: Northern Wire"},
		{"Source: Xinhua By: Li Ming", "source Source: Xinhua By: Li Ming"},
		{"Photo by the author | Source: Coast Agency", "source Source: Coast Agency"},
		{"Quelle: ZEIT ONLINE, dpa, jw", "source Quelle: ZEIT ONLINE, dpa, jw"},
		{"2016年03月11日 09:12 来源：山城网 作者：李明", "source 来源：山城网 作者：李明"},
		{"المصدر: وكالة الساحل", "source المصدر: وكالة الساحل"},
		{"Men who left, by town\nSource: police", "source Source: police"},
		{"ORN (AP) — Nine men left the bay on Monday.", "agency AP"},
		{"BEIRUT (Reuters) - Nine men left the bay on Monday.", "agency Reuters"},
		{"ORN, Feb. 3 (Xinhua) -- Nine men left.", "agency Xinhua"},
		{"Reuters - Nine men left the bay on Monday.", "agency Reuters"},
		{"Nine men left the bay on Monday, the mayor said. (AFP/dpa)", "agency AFP/dpa"},
		{"(Reuters)", "agency Reuters"},
		{"AP, AFP and dpa", "agency AP, AFP and dpa"},
		{"Nine men left. Additional reporting by Ida Holm in Orn.", "reporting Additional reporting by Ida Holm in Orn."},
		{"(Reporting by Ida Holm and J. Vos; editing by A. Brod)", "reporting (Reporting by Ida Holm and J. Vos; editing by A. Brod)"},
		{"He left. (Writing by Ida Holm)", "reporting (Writing by Ida Holm)"},
		{"Jan Vos in Elm contributed to this report.", "reporting Jan Vos in Elm contributed to this report."},
		{"Avec AFP", "reporting Avec AFP"},
		{"This article first appeared in the Hill Times on 3 May 2015.", "reprint This article first appeared in the Hill Times on 3 May 2015."},
		{"An earlier version of this story was published in March. It was wrong.", "reprint An earlier version of this story was published in March."},
		{"Originally published by The Channel.", "reprint Originally published by The Channel."},
		{"This piece was originally published on Border Notes and is republished here.", "reprint This piece was originally published on Border Notes and is republished here."},
		{"Dieser Artikel erschien zuerst im Nordkurier.", "reprint Dieser Artikel erschien zuerst im Nordkurier."},

		{"The source: a man who had been there.", ""},
		{"It is a source of pride.", ""},
		{"He gave no source: the paper did not ask, and nobody else ever did. That is how it went on for years in the office of the paper, and in others too.", ""},
		{"The report was first published in 2014 and has been cited often.", ""},
		{"Reporting by the committee has been slow.", ""},
		{"The AP said nine men had left.", ""},
		{"He works for Reuters", ""},
		{"The men (nine of them) left.", ""},
		{"He contributed to this fund.", ""},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range Find(tt.block) {
			got = append(got, string(c.Kind)+" "+tt.block[c.Start:c.End])
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%q\n got %q\nwant %q", tt.block, s, tt.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("ORN (AP) — Nine. (Reporting by A. B.)\nSource: x")
	f.Fuzz(func(t *testing.T, block string) {
		fuzztest.Limit(t)
		end := 0
		for _, c := range Find(block) {
			if c.Start < end || c.End <= c.Start || c.End > len(block) {
				t.Fatalf("%v in %d bytes behind %d", c, len(block), end)
			}
			end = c.End
		}
	})
}
