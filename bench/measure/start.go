package main

import "time"

// start measures how long the program takes to say how it is used.
func start(b *bench) ([]number, error) {
	var times []time.Duration
	for range b.sizes.runs + 1 {
		from := time.Now()
		if _, err := b.output("help"); err != nil {
			return nil, err
		}
		times = append(times, time.Since(from))
	}
	return []number{{"median", milliseconds(percentile(times[1:], 0.5)), "ms"}}, nil // the first one came from the disk
}
