// Package rules holds what Cited knows about subjects and languages, as data:
// a folder per codebook under codebook/, a folder per language beside it. The
// program reads them through an fs.FS, so that a user can lay a folder over
// them without building it again.
package rules

import "embed"

// FS holds the data folders: "codebook/<name>/*.yaml", "<language>/*.txt" and
// "estimate/*.yaml".
//
//go:embed all:codebook en estimate
var FS embed.FS
