package extract

// about is a chooser whose features are named after what they are about.
type about struct {
	*chooser
	name  string
	names map[string]string // of features so far, by what stands behind
}

func (c *chooser) about(name string) about { return about{c, name, c.namesOf(name)} }

// has adds the feature "about/name" to the last option.
func (a about) has(name, value string) {
	a.chooser.has(join(a.names, a.name, name), value)
}

// holds adds the feature "about/name" without a value if it holds.
func (a about) holds(ok bool, name string) {
	if ok {
		a.has(name, "")
	}
}

// joined returns a name made of two.
func (c *chooser) joined(about, name string) string { return join(c.namesOf(about), about, name) }

// namesOf returns the names that begin alike. The same few come again with every number,
// so that they are kept.
func (c *chooser) namesOf(about string) map[string]string {
	names := c.names[about]
	if names == nil {
		if c.names == nil {
			c.names = map[string]map[string]string{}
		}
		names = map[string]string{}
		c.names[about] = names
	}
	return names
}

// join returns a name made of two, the one that was made before.
func join(names map[string]string, about, name string) string {
	joined, ok := names[name]
	if !ok {
		joined = about + "/" + name
		names[name] = joined
	}
	return joined
}
