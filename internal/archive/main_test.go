package archive_test

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"cited"
	"cited/internal/archive"
	"cited/internal/workertest"
	"cited/rules"
)

// The test binary is also the worker that reads formats, and a program that adds
// a folder to an archive or withdraws documents from one, to be killed.
func TestMain(m *testing.M) {
	workertest.Serve(os.Args)
	if len(os.Args) == 4 && os.Args[1] == "add" {
		if err := addFolder(os.Args[2], os.Args[3]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if len(os.Args) == 4 && os.Args[1] == "add-waiting" {
		if err := addWaiting(os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if len(os.Args) == 4 && os.Args[1] == "import" {
		if err := importFile(os.Args[2], os.Args[3]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if len(os.Args) > 3 && os.Args[1] == "withdraw" {
		if err := withdrawAll(os.Args[2], os.Args[3:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if len(os.Args) == 4 && os.Args[1] == "merge" {
		if _, _, err := tryMerge(os.Args[2], os.Args[3], false); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if len(os.Args) == 4 && os.Args[1] == "backup" {
		signal.Ignore(syscall.Signal(25)) // SIGXFSZ, of a file that grows over a limit that a test sets
		if err := backupTo(os.Args[2], os.Args[3]); err != nil {
			fmt.Fprintln(os.Stderr, cited.CodeOf(err), err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if os.Args[len(os.Args)-1] == "misbehave" { // a worker that is killed, and would leave the folder behind
		os.Exit(m.Run())
	}
	os.Exit(workertest.Run(m))
}

var owner = cited.Viewer{Name: "owner", Role: cited.Owner}

// noon is when everything happens in tests.
func noon() time.Time { return time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC) }

func config() archive.Config {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	return archive.Config{Rules: rules.FS, Now: noon, Worker: workertest.Worker(self, os.Getenv(workertest.Made))}
}

func addFolder(dir, docs string) error {
	ctx := context.Background()
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		return err
	}
	_, err = a.Add(ctx, owner, folder(docs), func(r archive.Result) { fmt.Println(r.State, r.Item.Name) })
	return err
}

func addWaiting(dir string) error {
	ctx := context.Background()
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		return err
	}
	_, err = a.AddWaiting(ctx, owner, nil)
	return err
}

func withdrawAll(dir string, ids []string) error {
	ctx := context.Background()
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		return err
	}
	var all []cited.ID
	for _, id := range ids {
		all = append(all, cited.ID(id))
	}
	_, err = a.Withdraw(ctx, owner, all, "asked for")
	return err
}

// open makes an archive in a folder of the test.
func open(t *testing.T, change func(*archive.Config)) (*archive.Archive, string) {
	t.Helper()
	dir := newArchive(t)
	return reopen(t, dir, change), dir
}

func reopen(t *testing.T, dir string, change func(*archive.Config)) *archive.Archive {
	t.Helper()
	cfg := config()
	if change != nil {
		change(&cfg)
	}
	a, err := archive.Open(context.Background(), dir, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}
