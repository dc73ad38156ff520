package readers

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// convert has LibreOffice write a file in another form and returns that. It runs with a profile
// of its own and, where the system lets it, without a network.
func convert(ctx context.Context, raw []byte, name, form, result string) (_ []byte, err error) {
	dir, err := os.MkdirTemp("", "cited-readers-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		return nil, err
	}
	command := append(alone(ctx), "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "user"), "--headless",
		"--convert-to", form, "--outdir", filepath.Join(dir, "out"), file)
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	// Where the network cannot be taken away, a proxy that is not there stands before it.
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "http_proxy=http://127.0.0.1:9", "https_proxy=http://127.0.0.1:9"}
	said, err := cmd.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("soffice: %w %.300s", err, said)
	}
	read, err := os.ReadFile(filepath.Join(dir, "out", result))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("LibreOffice does not open %s (Debian: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui): %.300s", name, said)
	}
	return read, err
}

// alone is the beginning of a command that has no network; nothing where that cannot be had.
func alone(ctx context.Context) []string {
	without := []string{"unshare", "--net", "--map-root-user"}
	if exec.CommandContext(ctx, without[0], append(without[1:], "true")...).Run() != nil {
		return nil
	}
	return without
}
