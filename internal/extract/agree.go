package extract

import (
	"strings"

	"cited/internal/choice"
)

// describeRivals says of every option for the measure what stands beside it: how many
// others say the same, and how much of what the text counted lately it is. A reader
// takes the measure that several things point to, and the one that a text keeps to.
func (sc *scene) describeRivals() {
	c := sc.choices
	old := append(c.spare[:0], c.features...)
	c.spare, c.features = old, c.features[:0]
	for i := range c.options {
		o := &c.options[i]
		from := len(c.features)
		c.features = append(c.features, old[o.from:o.to]...)
		sort := sortOf(o)
		sc.describeAgreement(i, sort)
		sc.describeShare(o.value, sort)
		o.from, o.to = from, len(c.features)
	}
}

// describeAgreement counts the other options that say what the i-th does: those of words
// of the sentence, those that are taken over, those without a reason.
func (sc *scene) describeAgreement(i int, sort string) {
	c := sc.choices
	words, context, bare := 0, 0, 0
	for j := range c.options {
		o := &c.options[j]
		switch {
		case j == i || o.value != c.options[i].value:
		case strings.HasPrefix(o.rule, "context."):
			context++
		case strings.HasPrefix(o.rule, "measure."):
			bare++
		default:
			words++
		}
	}
	c.also("agree-words", sort, bucket(words))
	c.also("agree-context", sort, bucket(context))
	c.also("agree-bare", sort, bucket(bare))
}

// describeShare says in fourths how many of the last figures have a measure.
func (sc *scene) describeShare(value, sort string) {
	n := 0
	for _, d := range sc.recent {
		if d.measure.value == value {
			n++
		}
	}
	share := "none"
	if len(sc.recent) > 0 {
		share = bucket(4 * n / len(sc.recent))
	}
	c := sc.choices
	c.also("kept", sort, share)
	c.features = append(c.features, choice.Feature{Name: c.joined(value, "kept"), Value: share})
}

// also adds a feature to those of the option that is being described, by itself and
// together with what sort of option it is.
func (c *chooser) also(name, sort, value string) {
	c.features = append(c.features, choice.Feature{Name: name, Value: value}, choice.Feature{Name: c.joined(sort, name), Value: value})
}

// sortOf names what an option for the measure rests on: words of the list ("cue"), the
// noun, or the rule by which it is taken over or assumed.
func sortOf(o *option) string {
	switch {
	case strings.HasPrefix(o.rule, "context.") || strings.HasPrefix(o.rule, "measure."):
		return o.rule
	case o.cue >= 0:
		return "cue"
	}
	return "noun"
}
