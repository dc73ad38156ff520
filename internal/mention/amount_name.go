package mention

import "cited/internal/text"

// nameAt returns where a name with a number in it ends that begins at token i: a
// weapon, an aircraft, a disease, a motorway (AK-47, T-72, Boeing 737, COVID-19,
// G7, M23). Its number counts nothing. It returns i for none.
func (c *Scan) nameAt(i int) int {
	t := c.Tokens[i]
	if to := c.brandAt(i); to > i {
		return to
	}
	if to := c.warAt(i); to > i {
		return to
	}
	if t.Class != text.Letters || t.Shape == text.Lower || c.class[i] != noNumber {
		return i
	}
	if m, ok := c.late.Beginning(Metrics, i); ok && m.Slot == "before" && m.Entry.Meaning() == "money" {
		return i
	}
	at := i + 1
	if IsHyphen(c.at(at)) && c.tight(at) {
		at++
	}
	if !c.tight(at) || c.Tokens[at].Class != text.Number {
		return i
	}
	if t.Shape == text.Title && t.End-t.Start > 1 && at == i+1 {
		return i // a note number behind a word
	}
	if t.Shape == text.Title && t.End-t.Start > 3 && len(c.at(at)) > 2 {
		return i // the Paris-2024 kind is read as it stands
	}
	for at++; c.tight(at) && (c.Tokens[at].Class == text.Letters || IsHyphen(c.at(at)) && c.tight(at+1)) && at < i+8; at++ {
	}
	return at
}

// brandAt reads a name whose number stands behind a space: Boeing 737, Route 66.
func (c *Scan) brandAt(i int) int {
	m, ok := c.late.Beginning(Landmarks, i)
	if !ok || kindOf(m.Entry) != "numbered" || m.To >= len(c.Tokens) || c.Tokens[m.To].Class != text.Number {
		return i
	}
	to := m.To + 1
	for c.tight(to) && (IsHyphen(c.at(to)) || c.Tokens[to].Class == text.Number) && to < i+8 {
		to++
	}
	return to
}
