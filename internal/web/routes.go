package web

// routes lists every page and what it takes.
func routes() []route {
	return append([]route{
		{pattern: "GET /{$}", serve: (*server).home},
		{pattern: "GET /figures", serve: (*server).figures},
		{pattern: "GET /figures/{id}", serve: (*server).receipt},
		{pattern: "POST /figures/{id}", serve: (*server).decide},
		{pattern: "GET /documents", serve: (*server).documents},
		{pattern: "GET /documents/{id}", serve: (*server).document},
		{pattern: "POST /documents/mend", serve: (*server).mend},
		{pattern: "GET /add", serve: (*server).addForm},
		{pattern: "POST /add", serve: (*server).add, body: mostSent},
		{pattern: "GET /add/progress", serve: (*server).addProgress},
		{pattern: "POST /add/progress", serve: (*server).addAgain},
		{pattern: "GET /figures/{id}/original", serve: (*server).figureOriginal},
		{pattern: "GET /documents/{id}/original", serve: (*server).documentOriginal},
		{pattern: "GET /documents/{id}/snapshot", serve: (*server).snapshot, download: true},
		{pattern: "GET /documents/{id}/pages/{number}", serve: (*server).drawnPage, download: true},
		{pattern: "GET /documents/{id}/download", serve: (*server).download, download: true},
		{pattern: "GET /export", serve: (*server).exportable},
		{pattern: "GET /export/{kind}", serve: (*server).export, download: true},
	}, apiRoutes()...)
}
