package web

import "strings"

// object is a JSON object.
type object = map[string]any

// description describes the API as OpenAPI 3.1 has it, from the list of its addresses.
func description(program string) object {
	paths, schemas := object{}, object{"error": errorSchema()}
	for _, e := range endpoints() {
		paths["/api"+e.path] = object{"get": e.operation()}
		schemas[e.line] = schemaOf(fieldsOfLine(e.line))
	}
	return object{
		"openapi":    "3.1.0",
		"info":       object{"title": "Cited", "version": program, "description": "What an archive holds, as the commands print it with --format jsonl: the same bytes. It answers the same machine only."},
		"servers":    []any{object{"url": "/"}},
		"paths":      paths,
		"components": object{"schemas": schemas},
	}
}

// operation describes what is asked for at an address.
func (e endpoint) operation() object {
	kind, what := jsonLines, "A JSON object a line."
	if strings.Contains(e.path, "{") {
		kind, what = oneJSON, "A JSON object."
	}
	params := []any{}
	for _, p := range e.params {
		params = append(params, p.described(e.path))
	}
	return object{
		"operationId": strings.NewReplacer("/{id}", "-one", "/", "").Replace(e.path),
		"summary":     e.about,
		"description": "The same as `" + e.command + " --format jsonl`.",
		"parameters":  params,
		"responses": object{
			"200":     object{"description": what, "content": object{kind: object{"schema": object{"$ref": "#/components/schemas/" + e.line}}}},
			"default": object{"description": "What went wrong, and what to do.", "content": object{oneJSON: object{"schema": object{"$ref": "#/components/schemas/error"}}}},
		},
	}
}

func (p param) described(path string) object {
	in, kind := "query", "string"
	if strings.Contains(path, "{"+p.name+"}") {
		in = "path"
	}
	if p.number {
		kind = "integer"
	}
	schema := object{"type": kind}
	if p.number {
		schema["minimum"] = 0
	}
	out := object{"name": p.name, "in": in, "description": p.about, "required": p.required, "schema": schema}
	if p.several {
		out["schema"], out["explode"] = object{"type": "array", "items": schema}, true
	}
	return out
}

func errorSchema() object {
	text := object{"type": "string"}
	return object{"type": "object", "required": []string{"error"}, "properties": object{
		"error": object{"type": "object", "required": []string{"code", "message"}, "properties": object{"code": text, "message": text}}}}
}

// What the lines hold: names of fields, and what each is. A type with "?" may be null, one in
// brackets is a list of such; a name with "?" may be missing.
const (
	linesOfFigures = "doc:string start:integer end:integer exact:string low:number? high:number? modifier:string kind:string counted:string measure:string " +
		"origin:[string] population:string? theatre:[string] place:[string] group:[string] group_scope:string? segment:[string] of:string? time:string? basis:string " +
		"attribution:[string] reported:string? stance:string id:string quote:string spans:object rules:object codebook:string individual:boolean revises:string? "
	linesOfReceipts = "document:object version:string review:string decisions?:[object] corrections?:[object] before?:string after?:string spot?:object read?:object splits?:object "
)

// fieldsOfLine are the fields of what the API sends.
func fieldsOfLine(line string) string {
	switch line {
	case "figure":
		return linesOfFigures + linesOfReceipts
	case "unquantified":
		return linesOfFigures + "word:string " + linesOfReceipts
	case "comparison":
		return linesOfFigures + "relation:string change:string? rank:integer? " + linesOfReceipts
	case "statement":
		return "doc:string id:string source:[integer]? cue:[integer] content:[integer] more:[array] attribution:[string] stance:string hedge:string? themes:[string] ties:[any] act:string " +
			"words:object quote:string rules:object " + linesOfReceipts
	case "response":
		return "doc:string id:string start:integer end:integer exact:string actor:string kind:string scope:[string] status:string date:string? low:number? high:number? quote:string rules:object " + linesOfReceipts
	case "document":
		return "id:string original:string part?:integer address?:string name:string size:integer format?:string encoding?:string title?:string author?:string publisher?:string published?:string " +
			"modified?:string created?:string language?:string rights?:string access:string embargo?:string receipt?:boolean from?:object added:string outcome:string reason?:string " +
			"figures?:integer statements?:integer responses?:integer unquantified?:integer comparisons?:integer themes?:integer proposals?:integer corrections?:[object]"
	case "source":
		return "id:string name:string aliases:[any] first:string? last:string? document:string? merged:[any] figures:integer statements:integer unquantified:integer comparisons:integer " +
			"standing:string? proposed:boolean reliability:string?"
	case "finding":
		return "id:string code:string severity:string message:string exhibits:[object]"
	}
	return "id:string low:number? best:number? high:number? rule:string version:string at:string? cell:object documents:integer claims:integer independent:integer missing:string? " +
		"figures:[object] others?:[object] claimed:[object] pairs?:[object] verdicts?:object steps:[object] override?:any known?:string? joined?:[string] left?:[string] per_million?:object"
}

// schemaOf makes a schema of fields.
func schemaOf(fields string) object {
	properties, required := object{}, []string{}
	for field := range strings.FieldsSeq(fields) {
		name, kind, _ := strings.Cut(field, ":")
		if !strings.HasSuffix(name, "?") {
			required = append(required, name)
		}
		properties[strings.TrimSuffix(name, "?")] = schemaOfType(kind)
	}
	return object{"type": "object", "properties": properties, "required": required}
}

func schemaOfType(kind string) object {
	if bare, null := strings.CutSuffix(kind, "?"); null {
		s := schemaOfType(bare)
		s["type"] = []any{s["type"], "null"}
		return s
	}
	if inner, is := strings.CutPrefix(kind, "["); is {
		inner = strings.TrimSuffix(inner, "]")
		if inner == "any" {
			return object{"type": "array"}
		}
		return object{"type": "array", "items": schemaOfType(inner)}
	}
	if kind == "any" {
		return object{}
	}
	return object{"type": kind}
}
