package store

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"cited"

	"github.com/google/go-cmp/cmp"
)

// fill sets everything that a value holds to something, each time another.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat("é", *n%5) + "x")
	case reflect.Int:
		v.SetInt(int64(*n * 7))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 3)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	}
}

func TestDetailHoldsEveryField(t *testing.T) {
	var full cited.Figure
	n := 0
	fill(reflect.ValueOf(&full).Elem(), &n)
	quoted := full
	quoted.Quote = cited.Span{Start: 100, End: 121, Exact: "Émile says 40 of them"}
	quoted.Span = cited.Span{Start: 111, End: 113, Exact: "40"}
	quoted.Evidence = []cited.Evidence{{Field: "value", Rule: "number.digits", Spans: []cited.Span{
		{Start: 111, End: 113, Exact: "40"}, {Start: 100, End: 105, Exact: "Émile"}, {Start: 20, End: 23, Exact: "two"},
		{Start: 119, End: 130, Exact: "em and more"}, {Start: 112, End: 112}}}}
	c := newDetailCodec()
	for name, f := range map[string]cited.Figure{"full": full, "quoted": quoted} {
		var got cited.Figure
		if err := decode(c, figureKind, figureKind.encode(c, &f), &got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(f, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if b := figureKind.encode(c, &quoted); strings.Count(string(b), "mile") != 1 {
		t.Errorf("words of the quotation are kept twice: %q", b)
	}
}

// holdsAll checks that every field of a kind comes back, and that damage is noticed.
func holdsAll[T any](t *testing.T, k *kind[T]) {
	t.Helper()
	var full, got, none, empty T
	n := 0
	fill(reflect.ValueOf(&full).Elem(), &n)
	c := newDetailCodec()
	b := k.encode(c, &full)
	if err := decode(c, k, b, &got); err != nil || !cmp.Equal(full, got) {
		t.Errorf("%s: %v (-want +got):\n%s", k.table, err, cmp.Diff(full, got))
	}
	if err := decode(c, k, k.encode(c, &none), &empty); err != nil {
		t.Errorf("%s without anything: %v", k.table, err)
	}
	for i := range b {
		if err := decode(c, k, b[:i], &got); err == nil {
			t.Errorf("the first %d of %d bytes are no %s, but were read as one", i, len(b), k.table)
		}
	}
}

func TestDetailsHoldEveryField(t *testing.T) {
	holdsAll(t, figureKind)
	holdsAll(t, statementKind)
	holdsAll(t, responseKind)
	holdsAll(t, unquantifiedKind)
	holdsAll(t, comparisonKind)
}

func TestDetailReadsJSON(t *testing.T) {
	want := cited.Figure{ID: "fi-1", Measure: "returned"}
	b, err := json.Marshal(&want)
	if err != nil {
		t.Fatal(err)
	}
	var got cited.Figure
	if err := decode(newDetailCodec(), figureKind, b, &got); err != nil || !cmp.Equal(want, got) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestDamagedDetail(t *testing.T) {
	var f cited.Figure
	n := 0
	fill(reflect.ValueOf(&f).Elem(), &n)
	c := newDetailCodec()
	b := figureKind.encode(c, &f)
	for i := range b {
		var got cited.Figure
		if err := decode(c, figureKind, b[:i], &got); err == nil {
			t.Errorf("the first %d of %d bytes are no figure, but were read as one", i, len(b))
		}
	}
	if err := decode(c, figureKind, append(b, 0), &f); err == nil {
		t.Error("a byte too many was not noticed")
	}
	for i := range b {
		for _, c2 := range []byte{0, 1, 0x7f, 0xff} {
			damaged := append([]byte(nil), b...)
			damaged[i] = c2
			_ = decode(c, figureKind, damaged, &f) // must not panic
		}
	}
}
