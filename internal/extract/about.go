package extract

// about is a chooser whose features are named after what they are about.
type about struct {
	*chooser
	name string
}

func (c *chooser) about(name string) about { return about{c, name} }

// has adds the feature "about/name" to the last option.
func (a about) has(name, value string) { a.chooser.has(a.joined(a.name, name), value) }

// holds adds the feature "about/name" without a value if it holds.
func (a about) holds(ok bool, name string) {
	if ok {
		a.has(name, "")
	}
}

// joined returns a name made of two. The same few come again with every number, so
// that they are kept.
func (c *chooser) joined(about, name string) string {
	key := [2]string{about, name}
	joined, ok := c.names[key]
	if !ok {
		if c.names == nil {
			c.names = map[[2]string]string{}
		}
		joined = about + "/" + name
		c.names[key] = joined
	}
	return joined
}
