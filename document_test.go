package cited_test

import (
	"reflect"
	"testing"

	"cited"
)

// Every field of Meta must be carried over, those that come later too.
func TestMetaOverCoversEveryField(t *testing.T) {
	for i := range reflect.TypeFor[cited.Meta]().NumField() {
		name := reflect.TypeFor[cited.Meta]().Field(i).Name
		var above, below cited.Meta
		reflect.ValueOf(&below).Elem().Field(i).SetString("below")
		if got := above.Over(below); got != below {
			t.Errorf("%s is not taken from below: %+v", name, got)
		}
		reflect.ValueOf(&above).Elem().Field(i).SetString("above")
		if got := above.Over(below); got != above {
			t.Errorf("%s of below wins: %+v", name, got)
		}
	}
}
