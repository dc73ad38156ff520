package archive_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// wire is a story that others reprint.
func wire(number int) string {
	return fmt.Sprintf(`Tamrin camp count rises again

The number of families in the camp at Tamrin rose to %d in March, the provincial office said on Tuesday.
Officials counted the tents twice, once from the road and once from the hill above the river.

"We have not had a quiet week since the bridge at Orlo fell," said the head of the office.

A second site near the old cement works will open in May, with room for another 400 people.
About 120 Belgians travelled to Syria, the office said in the same statement.
`, number)
}

func update(t *testing.T, a *archive.Archive) {
	t.Helper()
	if err := a.Update(context.Background(), owner, nil); err != nil {
		t.Fatal(err)
	}
	stale, err := a.Stale(context.Background(), owner)
	if err != nil || stale.Any() {
		t.Fatalf("after an update: %+v, %v", stale, err)
	}
}

func edges(t *testing.T, a *archive.Archive) (list []string) {
	t.Helper()
	names := map[cited.ID]string{}
	var ids []cited.ID
	for d, err := range a.Documents(context.Background(), owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		names[d.ID] = d.Name
		ids = append(ids, d.ID)
	}
	all, err := a.Edges(context.Background(), owner, ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		list = append(list, names[e.Later]+" "+string(e.Kind)+" "+names[e.Earlier])
	}
	slices.Sort(list)
	return list
}

func TestUpdateFindsCopiesAndUpdates(t *testing.T) {
	a, _ := open(t, nil)
	addNamed(t, a, map[string]string{
		"wire.txt":  "Northern Wire, 3 March 2016\n\n" + wire(310),
		"daily.txt": "Daily Bugle, 5 March 2016\n\n" + wire(310),
	})
	update(t, a)
	if got := edges(t, a); !slices.Equal(got, []string{"daily.txt copy wire.txt"}) {
		t.Errorf("edges %v", got)
	}
	addNamed(t, a, map[string]string{"later.txt": "Northern Wire, 9 March 2016\n\n" + strings.ReplaceAll(wire(350), "in March", "in March")})
	update(t, a)
	if got := edges(t, a); !slices.Contains(got, "later.txt update wire.txt") {
		t.Errorf("edges %v", got)
	}
}

func addNamed(t *testing.T, a *archive.Archive, texts map[string]string) {
	t.Helper()
	var items []archive.Item
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		items = append(items, item(name, texts[name], cited.Meta{}))
	}
	add(t, a, items...)
}
