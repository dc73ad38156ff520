package main

// rows lists what is measured, in the order of the table. A number without a
// floor is there for information.
func rows() []row {
	return []row{
		{"gold.seeds", "figures in real web pages, as careful people read them", []floor{least("found F1", 0.96), least("whole F1", 0.80), least("strict whole F1", 0.72)}, goldSeeds},
		{"gold.written", "figures in texts of sixteen styles", []floor{least("found F1", 0.93), least("whole F1", 0.72), least("strict whole F1", 0.62), least("defended F1", 0.35),
			least("said F1 of measure", 0.85), least("said F1 of origin", 0.88), least("said F1 of time", 0.75), least("said F1 of attribution", 0.75),
			least("said F1 of theatre", 0.70), least("said F1 of group", 0.80), least("said F1 of segment", 0.50), least("said F1 of of", 0.60),
			least("said F1 of stance", 0.65)}, goldWritten},
		{"gold.left-out", "the same two, by weights that were learned without them", nil, goldLeftOut},
		{"gold.unseen", "figures in twenty documents that nobody has looked at", nil, goldUnseen},
		{"said.unseen", "statements, responses, the unnumbered and themes in twenty documents that nobody has looked at", []floor{least("source: F1", 0.75),
			least("cue: F1", 0.75), least("content: F1", 0.70), least("source, exact: F1", 0.55), least("cue, exact: F1", 0.60), least("content, exact: F1", 0.40),
			least("sources of figures in statements", 0.75), least("responses: F1", 0.70), least("responses, kind and status: F1", 0.60),
			least("unquantified and comparisons: F1", 0.70), least("themes: F1", 0.60)}, saidUnseen},
		{"said.learn", "the same in the twenty documents that the lists were written by", nil, saidLearn},
		{"said.figures", "right source of figures, in sets of texts that ask nothing else and whose mistakes were looked at", nil, saidFigures},
		{"mentions.unseen", "quantities, times and places in fifteen documents that nobody has looked at, found, and how right those are", []floor{
			least("mentions: found F1", 0.95), least("periods: found F1", 0.95), least("places: found F1", 0.90)}, mentionsUnseen},
		{"mentions.learn", "the same in the fifteen documents that the lists were mended by", nil, mentionsLearn},
		{"gold.own", "figures in our own test set", nil, goldOwn},
		{"check.drafts", "drafts with planted errors held against an archive of documents, all written and judged by hand", []floor{
			least("errors found", 34), most("false alarms", 2)}, drafts},
		{"check.planted", "short texts with a planted contradiction each, as many that only look like it, and documents made for other ends", []floor{
			least("contradictions found", 17), most("false alarms", 2), most("errors in 100 of them", 1), most("warnings in 100 of them", 1)}, planted},
		{"spans", "every span of every field, over the corpora", []floor{most("wrong spans", 0),
			least("start and end of the gold, seeds", 0.97), least("start and end of the gold, written", 0.97)}, spans},
		{"speed.extract", "cited extract on one core, texts made from the corpora", []floor{least("one file", 0.5), least("many files", 0.5),
			least("JSON lines", 0.4), most("peak memory, the most", 250), most("peak memory, largest to smallest", 1.3)}, speedExtract},
		{"speed.add", "cited add of text files of 2 KB", []floor{least("new", 500), least("the same again", 5000), most("changed by that", 0)}, speedAdd},
		{"query", "cited figures --query over generated figures, ten queries, fresh processes", []floor{most("p95", 150)}, query},
		{"export.csv", "cited export csv of generated figures, and other kinds of any length", []floor{most("wall time", 30), most("peak memory", 250)}, exports},
		{"export.readers", "the figures of the examples, and of a document full of formulas and markup, exported and opened by others, all that they read held against the CSV", []floor{
			most("XLSX in LibreOffice: wrong", 0), most("XLSX in tealeg/xlsx: wrong", 0), most("DOCX in LibreOffice: wrong", 0),
			most("Data Package by JSON Schema and its table schemas: wrong", 0), most("JSON-LD as RDF by json-gold: wrong", 0)}, exportReaders},
		{"kill", "cited add of files in nine formats, killed at random moments and resumed", []floor{most("archives that differ", 0), most("archives that do not verify", 0)}, kill},
		{"review.kill", "cited review with a script that types, killed at random moments and resumed", []floor{most("decisions that were lost", 0),
			most("archives that do not verify", 0)}, reviewKill},
		{"disk", "cited add of the same, on disks that become full, and again when there is room", []floor{most("unclear errors", 0),
			most("archives that do not verify", 0), most("archives that differ", 0)}, disk},
		{"tampering", "archives changed by hand, each in one place at random, and cited verify", []floor{least("one bit of an original flipped, named", 1),
			least("an original removed, named", 1), least("a row changed, named", 1), least("a row removed, named", 1), least("a log entry removed, named", 1),
			least("a log entry changed, named", 1), least("a checkpoint replaced, named", 1), least("a checkpoint removed, named", 1)}, tampering},
		{"withdrawn", "cited withdraw of documents of five formats, then a search for all twelve bytes of their words, as UTF-8 and UTF-16, in all files of the archive",
			[]floor{most("words found", 0)}, withdrawn},
		{"start", "cited help, a fresh process", []floor{most("median", 60)}, start},
		{"pdf", "PDF documents that groff, Chromium and LibreOffice set in one and two columns, with footnotes, hyphens and tables", []floor{
			least("words in order, F1", 0.97), least("sentences, F1", 0.97), least("words of footnotes, F1", 0.97), least("one core", 100)}, pdfs},
		{"warc", "WARC records, one core: listed with their digests checked", []floor{least("one gzip a record, unpacked bytes", 100), least("not packed", 100)}, webArchives},
		{"html.main", "the main text of 30 web pages against text made by hand", []floor{least("words, mean F1 of the pages", 0.95)}, htmlMain},
		{"html.speed", "cited add of web pages of 100 KB on one core, their text in no language", []floor{least("one core", 80)}, htmlSpeed},
		{"formats", "formats alone, bytes to text", nil, formats},
		{"language", "the language of sentences in 29 languages, and of what has none, written after the lists of words", []floor{
			least("told right", 0.9), most("taken for another", 0), most("lists of names and numbers taken for a language", 0)}, languages},
		{"lineage.stories", "who copied, told again, summed up or updated whom in 136 documents of 30 stories, and 20 that only look like them", []floor{
			least("copies and quotations, pair F1", 0.95), least("all kinds, pair F1", 0.80), most("look-alikes joined", 0)}, stories},
		{"lineage.alike", "the same in 133 documents that the program was developed on: 20 stories, and 40 pairs that only look alike", []floor{
			least("copies and quotations, pair F1", 0.95), least("all kinds, pair F1", 0.90), most("look-alikes joined", 0)}, alike},
		{"lineage.alike2", "the same in 188 documents that it was developed on later: 15 stories, and 66 pairs that only look alike, harder", []floor{
			least("copies and quotations, pair F1", 0.90), least("all kinds, pair F1", 0.80), most("look-alikes joined", 0)}, alike2},
		{"stories.scale", "lineage, cells, claims and findings of generated documents, three in ten copies, with one cell of half the documents and one story a thousand times", []floor{
			most("from scratch", 10), most("peak memory", 3000), most("one more document, median", 1),
			most("a switched rule, median", 200)}, storiesScale},
		{"workbench", "cited serve of the same, every kind of page by one reader, then 50 readers and one who decides for a minute", []floor{
			most("p95 of the slowest kind of page", 150), most("the largest page but the map", 300), most("usable in a browser, the slowest kind", 1), most("errors", 0), most("p99", 500)}, workbench},
		{"syntax.ewt", "syntax of ewt-dev, words given, tags predicted", []floor{least("UPOS", 95.0), least("UAS", 84.5), least("LAS", 80.8),
			least("lemmas", 96.0), least("nsubj", 86), least("nsubj:pass", 77), least("obj", 83), least("obl", 67), least("nummod", 88),
			least("ccomp", 62), least("acl:relcl", 57)}, syntaxEWT},
		{"syntax.gum", "syntax of gum-dev, words given, tags predicted", []floor{least("UPOS", 96.2), least("UAS", 83.8), least("LAS", 80.5),
			least("names, span and type", 66)}, syntaxGUM},
		{"syntax.raw", "cited extract --as syntax, raw text, a sentence a line", []floor{least("ewt-dev words", 98.3), least("ewt-dev LAS", 78.5)}, syntaxRaw},
		{"syntax.speed", "syntax of ewt-dev and gum-dev on one core", []floor{least("tagging and parsing", 60_000), most("loading the model", 150),
			most("size of the model", 12), most("cited extract --as syntax, peak memory", 150)}, syntaxSpeed},
	}
}

func least(number string, bound float64) floor { return floor{number, bound, false} }
func most(number string, bound float64) floor  { return floor{number, bound, true} }
