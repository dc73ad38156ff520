//go:build race

package cli

const raced = true // by the race detector
