package check

import "testing"

func TestAffinity(t *testing.T) {
	b := newBench(t).books
	for _, x := range []struct {
		one, other string
		want       affinity
	}{
		{"the Halden Institute", "Halden Institute's 2016 report", surely},
		{"the Halden Institute", "the Moss Institute", stranger},
		{"Halden", "researchers at the Halden Institute", surely},
		{"the institute", "the Halden Institute", perhaps},
		{"interior ministry", "foreign ministry", stranger},
		{"interior ministry", "German Interior Ministry", perhaps},
		{"Germany's interior ministry", "German Interior Ministry", surely},
		{"Danish Interior Ministry", "German Interior Ministry", stranger},
		{"the interior minister", "interior ministry", perhaps},
		{"NCW", "Northern Conflict Watch", surely},
		{"NCW", "Northern Crime Watch Network", stranger},
		{"Mr Lars Dahl", "Dahl", surely},
		{"Brandt and Keller", "Keller", surely},
		{"police", "interior ministry", stranger},
		{"Marawi Ministry", "Marawi Institute", stranger},
		{"the report", "the Halden Institute", stranger},
		{"Some blogs", "Some weeklies", stranger},
		{"Some blogs", "some blogs", surely},
	} {
		n, o := b.parseSource(x.one), b.parseSource(x.other)
		if got := n.affinity(&o); got != x.want {
			t.Errorf("%q and %q: %d, want %d\n%+v\n%+v", x.one, x.other, got, x.want, n, o)
		}
		if back := o.affinity(&n); back != n.affinity(&o) {
			t.Errorf("%q and %q: not the same from the other side", x.one, x.other)
		}
	}
}
