package web

// routes lists every page and what it takes.
func routes() []route {
	return []route{
		{pattern: "GET /{$}", serve: (*server).home},
		{pattern: "GET /figures", serve: (*server).figures},
		{pattern: "GET /figures/{id}", serve: (*server).receipt},
		{pattern: "POST /figures/{id}", serve: (*server).decide},
		{pattern: "GET /compare", serve: (*server).compare},
		{pattern: "GET /matrix", serve: (*server).matrix},
		{pattern: "POST /compare", serve: (*server).override},
		{pattern: "GET /estimates", serve: (*server).estimates},
		{pattern: "GET /map", serve: (*server).worldMap},
		{pattern: "GET /documents", serve: (*server).documents},
		{pattern: "GET /documents/{id}", serve: (*server).document},
	}
}
