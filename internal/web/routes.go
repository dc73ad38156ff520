package web

// routes lists every page and what it takes.
func routes() []route {
	return []route{
		{pattern: "GET /{$}", serve: (*server).home},
		{pattern: "GET /figures", serve: (*server).figures},
		{pattern: "GET /figures/{id}", serve: (*server).receipt},
		{pattern: "POST /figures/{id}", serve: (*server).decide},
		{pattern: "GET /figures/{id}/explain", serve: (*server).explain},
		{pattern: "GET /documents", serve: (*server).documents},
		{pattern: "GET /documents/{id}", serve: (*server).document},
		{pattern: "GET /sources", serve: (*server).sources},
		{pattern: "GET /sources/alike", serve: (*server).alike},
		{pattern: "GET /sources/{id}", serve: (*server).source},
		{pattern: "POST /sources/{id}", serve: (*server).decideSource},
		{pattern: "GET /lineage", serve: (*server).lineage},
		{pattern: "POST /lineage", serve: (*server).join},
		{pattern: "GET /lineage/{id}", serve: (*server).edge},
		{pattern: "POST /lineage/{id}", serve: (*server).decideEdge},
		{pattern: "GET /findings", serve: (*server).findings},
		{pattern: "GET /findings/{id}", serve: (*server).finding},
		{pattern: "POST /findings/{id}", serve: (*server).decideFinding},
		{pattern: "GET /check", serve: (*server).checkForm},
		{pattern: "POST /check", serve: (*server).check, body: mostDraft},
		{pattern: "GET /statements", serve: (*server).statements},
		{pattern: "GET /statements/{id}", serve: (*server).statement},
		{pattern: "POST /statements/{id}", serve: (*server).decide},
		{pattern: "GET /responses", serve: (*server).responses},
		{pattern: "GET /responses/{id}", serve: (*server).response},
		{pattern: "POST /responses/{id}", serve: (*server).decide},
		{pattern: "GET /unquantified", serve: (*server).unquantified},
		{pattern: "GET /unquantified/{id}", serve: (*server).oneUnquantified},
		{pattern: "POST /unquantified/{id}", serve: (*server).decide},
		{pattern: "GET /comparisons", serve: (*server).comparisons},
		{pattern: "GET /comparisons/{id}", serve: (*server).comparison},
		{pattern: "POST /comparisons/{id}", serve: (*server).decide},
	}
}
