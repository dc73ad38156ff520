module fuzzed

go 1.26
