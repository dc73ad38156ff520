package text_test

import (
	"strings"
	"testing"

	"cited/internal/text"
)

func TestFull(t *testing.T) {
	for _, test := range []struct {
		about, content string
		full           int // lines that ended because they were full
	}{
		{"wrapped prose", "The committee heard that around two hundred\nfamilies had been moved from the valley, and\nthat most of them had since come home again.", 2},
		{"a fact sheet", "Killed: 40\nInjured: 50\nMissing: 3", 0},
		{"a fact sheet with a long label", "Fighters who were killed in the spring: 40\nInjured: 50\nMissing: 3", 0},
		{"an address above prose", "Port Authority\nThe committee heard that around two hundred\nfamilies had been moved.", 1},
		{"a word that a line parts", "It was said in the evening by the provin-\ncial office that around two hundred men had gone there.", 1},
		{"a short line within", "It was said that around two hundred men had\ngone.\nThey have not been seen in the valley again.", 1},
		{"one line", "It was said that around two hundred men had gone there.", 0},
	} {
		t.Run(test.about, func(t *testing.T) {
			room := text.Room(test.content, 0, len(test.content))
			full := 0
			for i, c := range test.content {
				if c == '\n' && text.Full(test.content, i, room) {
					full++
				}
			}
			if full != test.full {
				t.Errorf("%d lines were full, not %d, in\n%s", full, test.full, strings.TrimSpace(test.content))
			}
		})
	}
}

// wrappedProse shows that a text is wrapped.
const wrappedProse = "\n\nThe board wrote that most of those who had been\nmoved out of the valley in the first days of the\nwinter were still living with relatives, and that\nit had no money left."

// flatProse shows that every line of a text is a paragraph.
const flatProse = "\nThe board wrote that most of those who had been moved out of the valley in the first days of the winter were still living with relatives and friends.\nIt had no money left, the board wrote, and the families who had taken people in could not be asked to go on for much longer without any help at all.\nNobody answered."

func TestWrapped(t *testing.T) {
	for _, test := range []struct {
		about, content string
		want           []string // kinds and words of the first blocks
	}{
		{"a heading on two lines", "Most of those who were moved out of the valley\nstill live with relatives" + wrappedProse,
			[]string{"heading Most of those who were moved out of the valley\nstill live with relatives"}},
		{"two lines that end a sentence", "Most of those who were moved out of the valley\nstill live with relatives." + wrappedProse,
			[]string{"paragraph Most of those who were moved out of the valley\nstill live with relatives."}},
		{"a line below that says when", "Most of those who were moved out of the valley\nInterview: 3 May, Radio Lark" + wrappedProse,
			[]string{"paragraph Most of those who were moved out of the valley\nInterview: 3 May, Radio Lark"}},
		{"a numbered paragraph", "7. In May around two hundred people came to the\ntown, and more than half went on." + wrappedProse,
			[]string{"paragraph In May around two hundred people came to the\ntown, and more than half went on."}},
		{"a numbered heading", "7. New arrivals\nIn May around two hundred people came to the\ntown." + wrappedProse,
			[]string{"heading 7. New arrivals", "paragraph In May around two hundred people came to the\ntown."}},
		{"a dash that a line begins with", "In May around two hundred people reached a border\n- most of them on foot - and went on from it." + wrappedProse,
			[]string{"paragraph In May around two hundred people reached a border\n- most of them on foot - and went on from it."}},
		{"a list", "In May people reached three towns by the river:\n- around two hundred came to Ost\n- ten to Lund" + wrappedProse,
			[]string{"paragraph In May people reached three towns by the river:", "item around two hundred came to Ost", "item ten to Lund"}},
		{"numbered items that go on", "1) In May around two hundred people came to the\ntown.\n2) In June it was ninety." + wrappedProse,
			[]string{"item In May around two hundred people came to the\ntown.", "item In June it was ninety."}},
		{"a line of nothing but a form feed", "Most of those who were moved out of the valley\n\f\n\nMost of those who were moved out of the valley\n\u00a0\n" + wrappedProse,
			[]string{"heading Most of those who were moved out of the valley", "heading Most of those who were moved out of the valley"}},
		{"two lines of a text that is not wrapped", "Most of those who were moved out of the valley\nstill live with relatives\n\nNobody answered.",
			[]string{"paragraph Most of those who were moved out of the valley\nstill live with relatives"}},
	} {
		t.Run(test.about, func(t *testing.T) { firstBlocks(t, test.content, test.want) })
	}
}

// TestManyItems splits a text in which every line could be the first of a list that goes on.
func TestManyItems(t *testing.T) {
	content := strings.Repeat("1. about the families who came out of the hill\n", 50_000) + wrappedProse
	if n := len(text.Split(content)); n == 0 {
		t.Error("there are no blocks")
	}
}

func TestFlat(t *testing.T) {
	for _, test := range []struct {
		about, content string
		want           []string
	}{
		{"prose", "Still with relatives" + flatProse, []string{"heading Still with relatives", "paragraph The board wrote", "paragraph It had no money", "paragraph Nobody answered."}},
		{"turns", "Ana Lund: How many were there?\nThe Clerk: Two hundred.\nAna Lund: Only?" + flatProse,
			[]string{"turn How many were there?", "turn Two hundred.", "turn Only?", "paragraph The board wrote"}},
		{"a list", "- two hundred came to Ost\n- ten to Lund" + flatProse, []string{"item two hundred came to Ost", "item ten to Lund", "paragraph The board wrote"}},
		{"paragraphs with blank lines between", "Still with relatives" + strings.ReplaceAll(flatProse, "\n", "\n\n") + "\nSo ended the meeting.",
			[]string{"heading Still with relatives", "paragraph The board wrote", "paragraph It had no money", "paragraph Nobody answered.\nSo ended the meeting."}},
		{"wrapped prose", "Still with relatives" + wrappedProse, []string{"heading Still with relatives", "paragraph " + strings.TrimSpace(wrappedProse)}},
	} {
		t.Run(test.about, func(t *testing.T) { firstBlocks(t, test.content, test.want) })
	}
}

// firstBlocks compares the kinds and beginnings of the first blocks of a text. A beginning
// that holds the end of a sentence or of a line must be all of the block.
func firstBlocks(t *testing.T, content string, want []string) {
	t.Helper()
	blocks := text.Split(content)
	for i, w := range want {
		if i == len(blocks) {
			t.Fatalf("%d blocks, want %q", i, w)
		}
		got := blocks[i].Kind.String() + " " + content[blocks[i].Start:blocks[i].End]
		whole := strings.ContainsAny(w, ".\n?") || strings.HasPrefix(w, "heading") || strings.HasPrefix(w, "item")
		if whole && got != w || !strings.HasPrefix(got, w) {
			t.Errorf("block %d is %q, want %q", i, got, w)
		}
	}
}
