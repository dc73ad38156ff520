package web

// routes lists every page and what it takes.
func routes() []route {
	return []route{
		{pattern: "GET /{$}", serve: (*server).home},
		{pattern: "GET /figures", serve: (*server).figures},
		{pattern: "GET /figures/{id}", serve: (*server).receipt},
		{pattern: "POST /figures/{id}", serve: (*server).decideFigure},
		{pattern: "GET /questions", serve: (*server).questions},
		{pattern: "POST /questions", serve: (*server).ask},
		{pattern: "GET /questions/{id}", serve: (*server).question},
		{pattern: "POST /questions/{id}", serve: (*server).decideQuestion},
		{pattern: "GET /review", serve: (*server).review},
		{pattern: "POST /review", serve: (*server).decideQueued},
		{pattern: "GET /review/coding", serve: (*server).coding},
		{pattern: "POST /review/coding", serve: (*server).say},
		{pattern: "POST /review/assignments", serve: (*server).assign},
		{pattern: "GET /review/disputes", serve: (*server).disputes},
		{pattern: "POST /review/disputes", serve: (*server).settle},
		{pattern: "GET /review/agreement", serve: (*server).agreement},
		{pattern: "GET /compare", serve: (*server).compare},
		{pattern: "POST /compare", serve: (*server).override},
		{pattern: "GET /estimates", serve: (*server).estimates},
		{pattern: "GET /map", serve: (*server).worldMap},
		{pattern: "GET /documents", serve: (*server).documents},
		{pattern: "GET /documents/{id}", serve: (*server).document},
		{pattern: "POST /documents/{id}", serve: (*server).decideDocument},
		{pattern: "GET /documents/{id}/figures", serve: (*server).missed},
		{pattern: "POST /documents/{id}/figures", serve: (*server).addMissed},
	}
}
