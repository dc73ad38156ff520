package cli

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCommandsPage holds docs/commands.md against the commands: every command
// and flag stands there as the program itself describes it.
func TestCommandsPage(t *testing.T) {
	const path = "../../docs/commands.md"
	want := commandsPage(newRoot(&app{Env: newWorld().Env}))
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("docs/commands.md is not what the program says; run go test ./internal/cli -run CommandsPage -update (-want +got):\n%s", diff)
	}
}
