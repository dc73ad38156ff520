package html

import (
	"encoding/json"
	"strings"
)

// described is what the structured data of a page (schema.org as JSON-LD) says
// of its article.
type described struct {
	headline, author, publisher, published, modified, created, language, url, license string
}

const (
	maxScript = 1 << 20 // bytes of structured data that is looked at
	maxNested = 12
)

// structured reads the first article that the scripts describe.
func structured(scripts [][]byte) described {
	for _, s := range scripts {
		var v any
		if len(s) > maxScript || json.Unmarshal(s, &v) != nil {
			continue
		}
		if a := findArticle(v, maxNested); a != nil {
			return describe(a)
		}
	}
	return described{}
}

// findArticle returns the first object whose type is a kind of article.
func findArticle(v any, depth int) map[string]any {
	if depth == 0 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, k := range v {
			if a := findArticle(k, depth-1); a != nil {
				return a
			}
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if a := findArticle(v[key], depth-1); a != nil {
				return a
			}
		}
	}
	return nil
}

func isArticleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		for _, t := range v {
			if isArticleType(t) {
				return true
			}
		}
	}
	return false
}

func describe(a map[string]any) described {
	return described{
		headline:  name(a["headline"], maxNested),
		author:    name(a["author"], maxNested),
		publisher: name(a["publisher"], maxNested),
		published: name(a["datePublished"], maxNested),
		modified:  name(a["dateModified"], maxNested),
		created:   name(a["dateCreated"], maxNested),
		language:  name(a["inLanguage"], maxNested),
		url:       name(a["url"], maxNested),
		license:   license(a["license"]),
	}
}

// license returns the address or the name of a licence.
func license(v any) string {
	if thing, ok := v.(map[string]any); ok && thing["url"] != nil {
		v = thing["url"]
	}
	return name(v, maxNested)
}

// name returns a text, the name of a thing, or the names of several.
func name(v any, depth int) string {
	if depth == 0 {
		return ""
	}
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return name(v["name"], depth-1)
	case []any:
		var names []string
		for _, k := range v {
			if n := name(k, depth-1); n != "" && len(names) < 20 {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}
