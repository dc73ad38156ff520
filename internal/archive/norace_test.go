//go:build !race

package archive_test

const raced = false // by the race detector
