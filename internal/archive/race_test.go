//go:build race

package archive_test

const raced = true // by the race detector
