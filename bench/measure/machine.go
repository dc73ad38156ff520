package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// machine says on what was measured: cores, memory, system, version of Go.
func machine() string {
	return fmt.Sprintf("%d cores%s, %s, %s", runtime.NumCPU(), memory(), system(), runtime.Version())
}

// memory is read where Linux says it; elsewhere it stays unsaid.
func memory() string {
	info, err := os.ReadFile("/proc/meminfo")
	var kilobytes int
	if _, scanErr := fmt.Sscanf(string(info), "MemTotal: %d kB", &kilobytes); err != nil || scanErr != nil {
		return ""
	}
	return fmt.Sprintf(", %d GB of memory", (kilobytes+(1<<19))>>20)
}

// system is the operating system with its version, without the name of the host or how its
// kernel was built.
func system() string {
	out, err := exec.Command("uname", "-r").Output()
	if err != nil {
		return runtime.GOOS + " " + runtime.GOARCH
	}
	version, _, _ := strings.Cut(strings.TrimSpace(string(out)), "-")
	return runtime.GOOS + " " + version + " " + runtime.GOARCH
}
