// Package web is the workbench: the pages and the API of an archive, thin over package archive.
//
// Pages are made by the server and work without script as far as that is possible; what scripts
// add is on top. Nothing is fetched from anywhere else. Nothing here reads flags, environment or
// the clock: cli hands them down.
//
// A page is a function from a request to what a template shows, or an error, of which there is
// one place that makes a page as well. Whoever adds one writes the function, its template, a
// line in routes and a line in docs/workbench.md; tests hold all four together.
package web
