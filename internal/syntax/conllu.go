package syntax

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"cited"
)

// longestLine bounds a line of a CoNLL-U file, in bytes.
const longestLine = 1 << 20

// ReadCoNLLU reads the sentences of a CoNLL-U file. Lines of multiword tokens
// and of empty nodes are passed over: a sentence is its words. A sentence that
// is damaged is left out; the error, which comes beside the good sentences,
// names the line of the first.
func ReadCoNLLU(r io.Reader) ([]Sentence, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), longestLine)
	var d decoder
	for lines.Scan() {
		d.number++
		d.line(strings.TrimSuffix(lines.Text(), "\r"))
	}
	d.flush()
	if err := lines.Err(); err != nil {
		return d.sentences, cited.Errorf(cited.Invalid, "CoNLL-U, after line %d: %w", d.number, err)
	}
	return d.sentences, d.err
}

// decoder gathers the lines of a sentence.
type decoder struct {
	sentences []Sentence
	now       Sentence
	number    int   // of the line
	err       error // the first
	bad       bool  // the sentence at hand is damaged
	glueFrom  int   // the first word of the multiword token at hand, 0 for none
	glueTo    int
	glueLast  bool // nothing parts the multiword token from the next word
}

func (d *decoder) line(line string) {
	switch {
	case strings.TrimSpace(line) == "":
		d.flush()
	case line[0] == '#':
		d.comment(strings.TrimSpace(line[1:]))
	default:
		if err := d.word(line); err != nil {
			d.fail(err)
		}
	}
}

func (d *decoder) fail(err error) {
	d.bad = true
	if d.err == nil {
		d.err = cited.Errorf(cited.Invalid, "CoNLL-U, line %d: %w", d.number, err)
	}
}

func (d *decoder) comment(text string) {
	d.now.Comments = append(d.now.Comments, text)
	name, value, _ := strings.Cut(text, "=")
	switch name = strings.TrimSpace(name); name {
	case "text":
		d.now.Text = strings.TrimSpace(value)
	case "newpar", "newdoc", "newpar id", "newdoc id":
		d.now.Starts = true
	}
}

func (d *decoder) word(line string) error {
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return fmt.Errorf("%d columns parted by tabs, not 10", len(col))
	}
	if from, to, ok := strings.Cut(col[0], "-"); ok {
		return d.multiword(from, to, col[9])
	}
	if strings.Contains(col[0], ".") {
		return nil // an empty node
	}
	if id, err := strconv.Atoi(col[0]); err != nil || id != len(d.now.Words)+1 {
		return fmt.Errorf("word number %q, not %d", col[0], len(d.now.Words)+1)
	}
	head, err := strconv.Atoi(col[6])
	if err != nil || head < 0 {
		return fmt.Errorf("head %q is not a number of a word", col[6])
	}
	w := Word{Form: col[1], Lemma: blank(col[2]), UPOS: blank(col[3]), XPOS: blank(col[4]), Feats: blank(col[5]), Head: head, Rel: blank(col[7])}
	if col[1] == "_" {
		w.Lemma = col[2]
	}
	w.readMisc(col[9])
	if id := len(d.now.Words) + 1; id >= d.glueFrom && id <= d.glueTo {
		w.Glued = id < d.glueTo || d.glueLast
	}
	d.now.Words = append(d.now.Words, w)
	return nil
}

func (d *decoder) multiword(from, to, misc string) error {
	var err1, err2 error
	d.glueFrom, err1 = strconv.Atoi(from)
	d.glueTo, err2 = strconv.Atoi(to)
	if err1 != nil || err2 != nil || d.glueTo < d.glueFrom {
		return fmt.Errorf("%s-%s is not a range of words", from, to)
	}
	d.glueLast = slices.Contains(strings.Split(misc, "|"), "SpaceAfter=No")
	return nil
}

func blank(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

// readMisc takes the last column apart.
func (w *Word) readMisc(column string) {
	if column == "_" || column == "" {
		return
	}
	var rest []string
	for item := range strings.SplitSeq(column, "|") {
		name, value, _ := strings.Cut(item, "=")
		switch {
		case item == "SpaceAfter=No":
			w.Glued = true
		case name == "NE" || name == "Entity" && (strings.HasPrefix(value, "B-") || strings.HasPrefix(value, "I-")):
			w.Entity = value
		default:
			rest = append(rest, item)
		}
	}
	w.Misc = strings.Join(rest, "|")
}

// flush ends the sentence at hand.
func (d *decoder) flush() {
	for i, w := range d.now.Words {
		if w.Head > len(d.now.Words) || w.Head == i+1 {
			d.fail(fmt.Errorf("before it, word %d has %d as its head", i+1, w.Head))
		}
	}
	if len(d.now.Words) > 0 && !d.bad {
		d.sentences = append(d.sentences, d.now)
	}
	d.now, d.bad, d.glueFrom, d.glueTo = Sentence{}, false, 0, 0
}

// WriteCoNLLU writes sentences as a CoNLL-U file. A sentence without comments
// gets its text as one, if it has one.
func WriteCoNLLU(w io.Writer, sentences ...Sentence) error {
	out := bufio.NewWriter(w)
	for _, s := range sentences {
		if len(s.Comments) == 0 && s.Text != "" {
			fmt.Fprintf(out, "# text = %s\n", strings.Join(strings.Fields(s.Text), " "))
		}
		for _, c := range s.Comments {
			fmt.Fprintf(out, "# %s\n", c)
		}
		for i, word := range s.Words {
			word.write(out, i+1)
		}
		out.WriteByte('\n')
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing CoNLL-U: %w", err)
	}
	return nil
}

func (w Word) write(out *bufio.Writer, id int) {
	fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", id, column(w.Form), column(w.Lemma), column(w.UPOS),
		column(w.XPOS), column(w.Feats), w.Head, column(w.Rel), w.misc())
}

// column shows a value as a column: without tabs and line ends, "_" for nothing.
func column(value string) string {
	if value == "" {
		return "_"
	}
	if strings.ContainsAny(value, "\t\n\r") {
		return strings.Join(strings.FieldsFunc(value, func(r rune) bool { return r == '\t' || r == '\n' || r == '\r' }), " ")
	}
	return value
}

func (w Word) misc() string {
	var items []string
	if w.Glued {
		items = append(items, "SpaceAfter=No")
	}
	if w.Entity != "" {
		items = append(items, "NE="+w.Entity)
	}
	if w.Misc != "" {
		items = append(items, w.Misc)
	}
	return column(strings.Join(items, "|"))
}
