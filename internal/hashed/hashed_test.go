package hashed_test

import (
	"strconv"
	"testing"

	"cited/internal/hashed"
)

func TestTable(t *testing.T) {
	names := hashed.New[int](0)
	for i := range 3000 {
		names.Put(names.Name(strconv.Itoa(i)), -1)
		names.Put(names.Name(strconv.Itoa(i)), i) // the later one stays
	}
	for i := range 6000 {
		v, ok := names.Get(names.Bytes([]byte(strconv.Itoa(i))))
		if ok != (i < 3000) || ok && v != i {
			t.Fatalf("%d: %d, %v", i, v, ok)
		}
	}
	if _, ok := names.Get(names.Name("")); ok {
		t.Error("a name that was never put is there")
	}
}

func TestNumbersAndPairs(t *testing.T) {
	numbers := hashed.New[uint64](4)
	for n := range uint64(5000) {
		numbers.Put(hashed.Of(n<<32|1), n)
	}
	for n := range uint64(5000) {
		if v, ok := numbers.Get(hashed.Of(n<<32 | 1)); !ok || v != n {
			t.Fatalf("%d: %d, %v", n, v, ok)
		}
		if _, ok := numbers.Get(hashed.Of(n<<32 | 3)); ok {
			t.Fatalf("%d is there", n<<32|3)
		}
	}
	a, b, c := numbers.Name("a"), numbers.Name("b"), numbers.Name("c")
	if a.And(b) == b.And(a) || a.And(b).And(c) == a.And(c).And(b) || a.And(b) == a {
		t.Error("the order of names says nothing")
	}
}
