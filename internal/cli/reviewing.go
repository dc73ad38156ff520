package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"
)

// reviewing asks somebody about one thing after another.
type reviewing struct {
	*app
	arch *archive.Archive
	ids  []cited.ID
	all  bool // also about what was decided about
	keys keyboard

	at      int
	made    []cited.Decision      // in this session, the last one last
	seen    map[cited.ID]cited.ID // the last decision there was when something was decided here last
	told    cited.ID              // what somebody else decided about just now, which is shown again
	counted map[string]int
}

// item is one thing that is asked about.
type item struct {
	page      string
	decisions []cited.Decision
	fields    []string
	seen      cited.ID // the last decision there was before it was looked at
}

const reviewKeys = "a accept  r reject  c correct  u cannot tell  s skip  b back  z undo  ? keys  q quit"

func (s *reviewing) run(ctx context.Context) (err error) {
	if s.keys, err = s.app.keys(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.keys.close()) }()
	s.counted, s.seen = map[string]int{}, map[cited.ID]cited.ID{}
	for ctx.Err() == nil {
		ask := s.one
		if s.at >= len(s.ids) {
			ask = s.end
		}
		more, err := ask(ctx)
		if errors.Is(err, io.EOF) {
			break // whoever typed went away; what was decided stays
		}
		if err != nil {
			return err
		}
		if !more {
			break
		}
	}
	s.sum()
	return ctx.Err()
}

// sum says what was done and what is left.
func (s *reviewing) sum() {
	var parts []string
	for _, what := range []string{"accepted", "corrected", "rejected", "left open", "skipped", "undone"} {
		if n := s.counted[what]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	left := max(len(s.ids)-s.at, 0)
	if len(s.ids) == 0 {
		s.say("nothing is left to decide about; widen --query, or see what was with --all")
		return
	}
	s.say("%s; %d of the queue are left", orNothing(strings.Join(parts, ", ")), left)
}

func orNothing(s string) string {
	if s == "" {
		return "nothing decided"
	}
	return s
}

// say writes a line; a terminal that gives keys wants both signs at its end.
func (s *reviewing) say(format string, args ...any) {
	s.write(fmt.Sprintf(format, args...) + "\n")
}

func (s *reviewing) write(text string) {
	if _, ok := s.keys.(*console); ok {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	s.out.WriteString(text)
	_ = s.out.Flush() // what cannot be written shows at the end
}

// one shows what is next and does what it is told. It reports whether to go on.
func (s *reviewing) one(ctx context.Context) (more bool, err error) {
	id := s.ids[s.at]
	seen, err := s.arch.Seen(ctx, s.viewer())
	if err != nil {
		return false, err
	}
	it, err := s.item(ctx, id)
	if cited.CodeOf(err) == cited.NotFound {
		s.say("%s is no longer read; on to the next", id)
		s.at++
		return true, nil
	}
	if err != nil {
		return false, err
	}
	if !s.all && isDecided(it.decisions, it.fields) && !s.decidedHere(id) && s.told != id {
		s.at++
		return true, nil
	}
	it.seen, s.told = seen, ""
	s.write(fmt.Sprintf("\n%d of %d\n%s\n%s\n", s.at+1, len(s.ids), it.page, reviewKeys))
	for {
		key, err := s.keys.key()
		if err != nil {
			return false, err
		}
		next, done, err := s.press(ctx, key, id, it)
		switch {
		case errors.Is(err, io.EOF):
			return false, err
		case cited.CodeOf(err) == cited.Overtaken:
			s.say("not kept: %s", oneLine(err.Error()))
			s.told = id
			return true, nil
		case err != nil && cited.CodeOf(err) != cited.Invalid && cited.CodeOf(err) != cited.NotFound:
			return false, err
		case err != nil:
			s.say("%s", oneLine(err.Error()))
		case done:
			return next, nil
		}
	}
}

// end asks at the end of the queue whether what was decided last is taken back. It reports whether
// to go on. Where nothing can be taken back, it does not ask.
func (s *reviewing) end(ctx context.Context) (more bool, err error) {
	if len(s.made) == 0 {
		return false, nil
	}
	s.say("\nend of the queue: z undoes the last, b goes back, Enter ends")
	for {
		key, err := s.keys.keyOrEnter()
		if err != nil {
			return false, err
		}
		switch key {
		case 'z':
			return true, s.explain(s.undo(ctx))
		case 'b':
			s.at, s.all = max(s.at-1, 0), true
			return true, nil
		case '\n', 'q':
			return false, nil
		}
	}
}

// press does what a key says. done: on to what is next, unless next says to end.
func (s *reviewing) press(ctx context.Context, key rune, id cited.ID, it *item) (next, done bool, err error) {
	switch key {
	case 'a':
		return true, true, s.forward(ctx, it, "accepted", cited.Decision{Subject: id, Verdict: cited.Accepted})
	case 'u':
		return true, true, s.forward(ctx, it, "left open", cited.Decision{Subject: id, Verdict: cited.Unclear})
	case 'r':
		reason, err := s.keys.line("why (Enter for no reason): ", nil)
		if err != nil {
			return false, false, err
		}
		return true, true, s.forward(ctx, it, "rejected", cited.Decision{Subject: id, Verdict: cited.Rejected, Reason: reason})
	case 'c':
		return s.correct(ctx, id, it)
	case 's':
		s.at++
		s.counted["skipped"]++
		return true, true, nil
	case 'b':
		s.at, s.all = max(s.at-1, 0), true
		return true, true, nil
	case 'z':
		return true, true, s.undo(ctx)
	case 'q':
		return false, true, nil
	}
	s.say("%s", reviewKeys)
	return true, false, nil
}

// forward decides and goes on.
func (s *reviewing) forward(ctx context.Context, it *item, what string, d cited.Decision) error {
	if err := s.decide(ctx, it, d); err != nil {
		return err
	}
	s.at++
	s.counted[what]++
	s.say("%s %s", d.Subject, what)
	return nil
}

// decide makes a decision, unless somebody else has decided since it was shown.
func (s *reviewing) decide(ctx context.Context, it *item, d cited.Decision) error {
	made, err := s.keep(ctx, it.seen, d)
	if err == nil {
		s.made = append(s.made, made)
	}
	return err
}

// keep makes a decision by somebody who has seen all up to another one.
func (s *reviewing) keep(ctx context.Context, seen cited.ID, d cited.Decision) (cited.Decision, error) {
	v := s.viewer()
	v.Seen = seen
	made, err := s.app.decide(ctx, s.arch, v, d)
	if err == nil {
		s.seen[d.Subject], err = s.arch.Seen(ctx, v)
	}
	return made, err
}

// correct asks for a field and its value, and shows the thing again.
func (s *reviewing) correct(ctx context.Context, id cited.ID, it *item) (next, done bool, err error) {
	if len(it.fields) == 0 {
		s.say("it has no fields to correct; a accepts it, r rejects it")
		return true, false, nil
	}
	line, err := s.keys.line("FIELD=VALUE (Enter to leave it): ", func(typed string) string { return s.complete(it, typed) })
	if err != nil || line == "" {
		return true, line == "", err
	}
	field, value, ok := strings.Cut(line, "=")
	if !ok {
		return true, false, cited.Errorf(cited.Invalid, "write a field and its value, like measure=killed; the fields are %s", strings.Join(it.fields, ", "))
	}
	d := cited.Decision{Subject: id, Field: strings.TrimSpace(field), Verdict: cited.Corrected, Value: strings.TrimSpace(value)}
	if err := s.decide(ctx, it, d); err != nil {
		return true, false, err
	}
	s.counted["corrected"]++
	s.say("%s %s", id, decidedInWords([]cited.Decision{d}))
	return true, true, nil // and show it as it is now: decidedHere keeps it there
}

// undo takes back what was decided last in this session, and goes back to it.
func (s *reviewing) undo(ctx context.Context) error {
	if len(s.made) == 0 {
		s.say("nothing was decided in this session")
		return nil
	}
	last := s.made[len(s.made)-1]
	d := cited.Decision{Subject: last.Subject, Field: last.Field, Verdict: cited.Undone, Base: last.ID}
	if last.Field != "" {
		d.Verdict = cited.Rejected
	}
	_, err := s.keep(ctx, s.seen[last.Subject], d)
	if err != nil && cited.CodeOf(err) != cited.Overtaken {
		return err
	}
	s.made = s.made[:len(s.made)-1]
	if at := slices.Index(s.ids, last.Subject); at >= 0 {
		s.at = at
	}
	if err != nil {
		s.say("not taken back: %s", oneLine(err.Error()))
		s.told = last.Subject
		return nil
	}
	s.counted["undone"]++
	s.say("%s as it was before", last.Subject)
	return nil
}

// decidedHere reports whether a thing was corrected in this session, and is still at hand.
func (s *reviewing) decidedHere(id cited.ID) bool {
	return slices.ContainsFunc(s.made, func(d cited.Decision) bool { return d.Subject == id })
}

// isDecided reports whether anybody has decided about a thing.
func isDecided(decisions []cited.Decision, fields []string) bool {
	return cited.Decide(decisions, fields).Review != cited.ReviewMachine
}

// complete completes the name of a field, and a code as its value.
func (s *reviewing) complete(it *item, typed string) string {
	field, value, ok := strings.Cut(typed, "=")
	if !ok {
		if all := beginning(it.fields, field); len(all) == 1 {
			return all[0] + "="
		} else if len(all) > 1 {
			return sharedStart(all)
		}
		return typed
	}
	set, err := s.arch.CodebookSet()
	if err != nil {
		return typed
	}
	key := map[string]string{"themes": "theme"}[field]
	if key == "" {
		key = field
	}
	head, last := "", value
	if at := strings.LastIndex(value, ";"); at >= 0 {
		head, last = value[:at+1]+" ", strings.TrimSpace(value[at+1:])
	}
	var known []string
	for _, b := range set.Books() {
		known = append(known, b.Known(key)...)
	}
	slices.Sort(known)
	if all := beginning(slices.Compact(known), last); len(all) > 0 {
		return field + "=" + head + sharedStart(all)
	}
	return typed
}

// beginning returns the words that begin with some letters.
func beginning(words []string, with string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.HasPrefix(strings.ToLower(w), strings.ToLower(with)) })
}

// sharedStart is the longest beginning that words share.
func sharedStart(words []string) string {
	start := words[0]
	for _, w := range words[1:] {
		for !strings.HasPrefix(w, start) {
			start = start[:len(start)-1]
		}
	}
	return strings.ToValidUTF8(start, "")
}

// item loads what is shown of a thing.
func (s *reviewing) item(ctx context.Context, id cited.ID) (*item, error) {
	var page bytes.Buffer
	out := bufio.NewWriter(&page)
	it := &item{}
	switch id.Kind() {
	case cited.FigureID:
		r, err := s.arch.Receipt(ctx, s.viewer(), id)
		if err != nil {
			return nil, err
		}
		printReceipt(out, &r, tell.BookOf(rulesOf(s.arch), &r.Figure), s.original(&r.Document), s.columns())
		it.decisions, it.fields = r.Decisions, cited.FieldsOf(cited.FigureID)
	case cited.FindingID:
		f, err := s.arch.Finding(ctx, s.viewer(), id)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(out, "%s  %s: %s\n", f.ID, f.Severity, oneLine(f.Message))
		for _, x := range f.Exhibits {
			facts{out: out, columns: min(s.columns(), pageWidth)}.blocks(markedIn(x.Quote, x.Span, "", ""))
		}
		if it.decisions, err = s.arch.FindingDecisions(ctx, s.viewer(), id); err != nil {
			return nil, err
		}
	default:
		one, err := s.saying(ctx, s.arch, id)
		if err != nil {
			return nil, err
		}
		one.print(out, s.original(&one.Document), s.columns())
		it.decisions, it.fields = one.Decisions, cited.FieldsOf(id.Kind())
	}
	it.decisions = slices.DeleteFunc(it.decisions, func(d cited.Decision) bool { return d.Subject.Kind() == cited.DocumentID })
	err := out.Flush()
	it.page = page.String()
	return it, err
}
