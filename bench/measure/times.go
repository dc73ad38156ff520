package main

import (
	"slices"
	"time"
)

// perSecond is a speed in MB/s, of a million bytes.
func perSecond(bytes int, took time.Duration) float64 {
	return float64(bytes) / 1e6 / took.Seconds()
}

// milliseconds is a length of time with its fraction.
func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// percentile returns the value below which that share of the times lie.
func percentile(times []time.Duration, share float64) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}
