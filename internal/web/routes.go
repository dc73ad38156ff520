package web

// routes lists every page and what it takes.
func routes() []route {
	return []route{
		{pattern: "GET /{$}", serve: (*server).home},
		{pattern: "GET /figures", serve: (*server).figures},
		{pattern: "GET /figures/{id}", serve: (*server).receipt},
		{pattern: "POST /figures/{id}", serve: (*server).decideFigure},
		{pattern: "GET /review", serve: (*server).review},
		{pattern: "POST /review", serve: (*server).decideQueued},
		{pattern: "GET /documents", serve: (*server).documents},
		{pattern: "GET /documents/{id}", serve: (*server).document},
		{pattern: "POST /documents/{id}", serve: (*server).decideDocument},
		{pattern: "GET /documents/{id}/figures", serve: (*server).missed},
		{pattern: "POST /documents/{id}/figures", serve: (*server).addMissed},
	}
}
