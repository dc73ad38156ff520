package archive

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/overlay"
	"cited/internal/reconcile"
)

// rulesName is the folder of an archive that is laid over the rules.
const rulesName = "rules"

// RulesOf returns the rules with a folder laid over them: the one named, else the
// folder "rules" of the archive in dir, if there is one.
func RulesOf(dir string, rules fs.FS, folder string) (*overlay.FS, error) {
	if folder == "" {
		own := filepath.Join(dir, rulesName)
		if info, err := os.Stat(own); err == nil && info.IsDir() {
			folder = own
		}
	}
	return overlay.New(rules, folder)
}

// Rules returns the codebooks and word lists that the archive is read with, with
// the folder that is laid over them.
func (a *Archive) Rules() (*overlay.FS, error) { return a.rules() }

// mistakesIn returns all that is wrong in the lists and in these codebooks, where
// a reader could not be made because of err; err itself if it is about something
// else.
func mistakesIn(rules fs.FS, codebooks []string, err error) error {
	if cited.CodeOf(err) == cited.NotFound {
		return err
	}
	_, books := codebook.LoadSet(rules, codebooks...)
	errs := []error{books}
	for _, language := range languages(rules) {
		_, err := mention.Load(rules, language, nil)
		errs = append(errs, err)
	}
	all := errors.Join(errs...)
	if all == nil {
		all = err
	}
	return overlay.Placed(rules, all)
}

// languages lists the languages that have word lists.
func languages(rules fs.FS) []string {
	files, err := fs.Glob(rules, "*/*.txt")
	if err != nil {
		return nil // of a bad pattern only
	}
	for i := range files {
		files[i] = path.Dir(files[i])
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// What checking and counting yield.
type (
	Failure    = mention.Failure    // an example or entry that does not do what it should
	EntryCount = mention.EntryCount // how often an entry matched
	WordCount  = mention.WordCount  // how often a word of no list stood near a number
)

// RuleCheck is what checking rules found.
type RuleCheck struct {
	Entries  int // of the lists, groups and generic phrases, and rules of estimates
	Examples int

	Estimates        int       // how many of the entries are rules of estimates
	EstimateExamples int       // and of the examples theirs
	Failures         []Failure // in the order of the files
}

// CheckRules runs the examples of all lists, codebooks and rules of estimates, and looks
// for what contradicts itself in them. Rules that cannot be read are an error that names
// every mistake.
func CheckRules(rules fs.FS) (RuleCheck, error) {
	names, err := codebook.Names(rules)
	if err != nil {
		return RuleCheck{}, err
	}
	set, booksErr := codebook.LoadSet(rules, names...)
	errs := []error{booksErr}
	var lists []*mention.Language
	for _, language := range languages(rules) {
		l, err := mention.Load(rules, language, nil)
		lists, errs = append(lists, l), append(errs, err)
	}
	estimates, err := reconcile.LoadRules(rules)
	if err := errors.Join(append(errs, err)...); err != nil {
		return RuleCheck{}, overlay.Placed(rules, err)
	}
	var out RuleCheck
	out.estimates(estimates)
	for _, l := range lists {
		out.add(l.Entries)
		out.Failures = append(append(out.Failures, l.Check()...), l.CheckCodes(set.Books())...)
	}
	for _, book := range set.GroupBooks() {
		if err := out.groups(rules, book); err != nil {
			return RuleCheck{}, err
		}
	}
	out.place(rules)
	return out, nil
}

// estimates runs the examples of the rules of estimates.
func (c *RuleCheck) estimates(rules reconcile.Rules) {
	c.Estimates, c.EstimateExamples = len(rules), rules.Examples()
	c.Entries += c.Estimates
	c.Examples += c.EstimateExamples
	for _, f := range rules.Check() {
		c.Failures = append(c.Failures, Failure{File: f.File, Line: f.Line, Check: "estimate", Entry: f.Rule, Says: f.Says})
	}
}

func (c *RuleCheck) add(entries []*mention.Entry) {
	c.Entries += len(entries)
	for _, e := range entries {
		c.Examples += len(e.OK) + len(e.No)
	}
}

// groups checks the groups of a codebook beside the lists, as they are matched.
func (c *RuleCheck) groups(rules fs.FS, book *codebook.Codebook) error {
	entries := mention.GroupEntries(book)
	c.add(entries)
	for _, language := range languages(rules) {
		l, err := mention.Load(rules, language, entries)
		if err != nil {
			return overlay.Placed(rules, err)
		}
		for _, f := range l.Check() {
			if strings.HasPrefix(f.File, "codebook/") {
				c.Failures = append(c.Failures, f)
			}
		}
	}
	return nil
}

// place leads every failure back to the file that somebody wrote.
func (c *RuleCheck) place(rules fs.FS) {
	f, ok := rules.(*overlay.FS)
	if !ok {
		return
	}
	for i := range c.Failures {
		c.Failures[i].File, c.Failures[i].Line = f.Where(c.Failures[i].File, c.Failures[i].Line)
	}
	slices.SortStableFunc(c.Failures, func(a, b Failure) int {
		if a.File != b.File {
			return strings.Compare(a.File, b.File)
		}
		return a.Line - b.Line
	})
}

// Known lists the values of a query's key that the word lists hold: what statements do by
// their cues, and what responses are. It returns nil for other keys, and where the lists
// cannot be read.
func (a *Archive) Known(key string) []string {
	if key != "act" && key != "kind" {
		return nil
	}
	r, err := a.Reader()
	switch {
	case err != nil:
		return nil
	case key == "act":
		return r.extract.Language().Acts()
	}
	return r.extract.Language().Kinds()
}
