//go:build !race

package cli

const raced = false // by the race detector
