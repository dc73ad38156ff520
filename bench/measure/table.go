package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
)

const (
	tableTitle = `# Measured

Written by ` + "`make measure`" + `: what was promised about speed and score, and what this program does. Each row is
run alone by its command. A value without a bound is there for information.

`
	tableHead = "| row | what | at least | value | command | commit |\n| --- | --- | --- | --- | --- | --- |\n"
)

// writeTable writes the rows that were run, and keeps the other rows of a table
// that was written on the same machine.
func writeTable(name string, done []result) error {
	commit, date := commit()
	rest := below(date)
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	kept := map[string][]string{}
	if machineOf(string(old)) == machine() {
		kept = linesByRow(string(old))
	}
	for _, r := range done {
		kept[r.id] = r.table(commit)
	}
	var b strings.Builder
	b.WriteString(tableTitle + tableHead)
	for _, r := range rows() {
		for _, line := range kept[r.id] {
			b.WriteString(line + "\n")
		}
	}
	return os.WriteFile(name, []byte(b.String()+rest), 0o666)
}

// table is the lines of a row.
func (r result) table(commit string) []string {
	line := func(what, bound, value string) string {
		return fmt.Sprintf("| %s | %s | %s | %s | `go run ./bench/measure -only %s` | %s |", r.id, what, bound, value, r.id, commit)
	}
	if r.err != nil {
		return []string{line(r.what, "", strings.ReplaceAll(strings.Join(strings.Fields(r.outcome()), " "), "|", "/"))}
	}
	var lines []string
	for i, n := range r.numbers {
		what := n.name
		if i == 0 {
			what = r.what + ": " + what
		}
		bound, kept := r.floorOf(n)
		value := n.String()
		if !kept {
			value = "**" + value + "**"
		}
		lines = append(lines, line(what, bound, value))
	}
	return lines
}

// linesByRow reads the lines of a table by their first cell.
func linesByRow(table string) map[string][]string {
	byRow := map[string][]string{}
	for line := range strings.SplitSeq(table, "\n") {
		if cells := strings.Split(line, " | "); len(cells) == 6 {
			id := strings.TrimPrefix(cells[0], "| ")
			byRow[id] = append(byRow[id], line)
		}
	}
	return byRow
}

const machineMark = "Machine: "

func below(date string) string {
	return "\n" + machineMark + machine() + ".\n\nThe latest row is of a commit of " + date +
		". A plus sign behind a commit says that files had changed since. Numbers in bold miss their bound.\n"
}

func machineOf(table string) string {
	_, rest, _ := strings.Cut(table, machineMark)
	line, _, _ := strings.Cut(rest, ".\n")
	return line
}

// commit is the commit that is checked out, with a plus sign if Go files or rules
// have changed since, and its day.
func commit() (name, date string) {
	out, err := exec.Command("git", "log", "-1", "--format=%h %cs").Output()
	name, date, _ = strings.Cut(strings.TrimSpace(string(out)), " ")
	if err != nil {
		return "unknown", "unknown"
	}
	if exec.Command("git", "diff", "--quiet", "HEAD", "--", "*.go", "go.mod", "rules").Run() != nil {
		name += "+"
	}
	return name, date
}
