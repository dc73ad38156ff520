-- Version 12: which documents came from which, what counts the same, and what checks
-- noticed.
--
-- All of it follows from the readings and from what people decided, and is made again
-- whenever those change: nothing of it is in the log. It holds no words of documents but
-- those of cells and of messages; spans are positions.

-- stale lists the documents whose lineage, cells and findings are to be made.
CREATE TABLE stale (
  document INTEGER NOT NULL PRIMARY KEY REFERENCES document (seq)
);
INSERT INTO stale SELECT seq FROM document WHERE outcome <> 'pending';

-- derived says by which version of the program all this was made, and how many stories
-- it knows.
CREATE TABLE derived (
  version TEXT NOT NULL,
  stories INTEGER NOT NULL
);
INSERT INTO derived VALUES ('', 0);

-- sketch is what is kept of a document so that others of its story are found.
CREATE TABLE sketch (
  document  INTEGER NOT NULL PRIMARY KEY REFERENCES document (seq),
  id        INTEGER NOT NULL,          -- the 60 bits of the document's id
  first     INTEGER NOT NULL,          -- the first day on which it may have been published
  signature BLOB NOT NULL
);
CREATE UNIQUE INDEX sketch_id ON sketch (id);

-- shingle leads from a stretch of words, as a hash, to the documents that have it; term
-- counts in how many stories a word is.
CREATE TABLE shingle (
  key     INTEGER NOT NULL PRIMARY KEY,
  stories BLOB NOT NULL
);
CREATE TABLE term (
  key     INTEGER NOT NULL PRIMARY KEY,
  stories INTEGER NOT NULL
);

CREATE TABLE edge (
  id      INTEGER NOT NULL PRIMARY KEY, -- the 60 bits of its id
  later   INTEGER NOT NULL REFERENCES document (seq),
  earlier INTEGER NOT NULL REFERENCES document (seq),
  kind    TEXT NOT NULL,
  open    INTEGER NOT NULL,
  share   DOUBLE PRECISION NOT NULL,
  proof   BLOB NOT NULL                 -- positions
);
CREATE INDEX edge_later ON edge (later);
CREATE INDEX edge_earlier ON edge (earlier);

-- figure_cell says what a figure counts, and who says so first: the 60 bits of the ids of
-- its cell and of its earliest source, 0 for none.
CREATE TABLE figure_cell (
  figure INTEGER NOT NULL PRIMARY KEY,
  cell   INTEGER NOT NULL,
  source INTEGER NOT NULL
);
CREATE INDEX figure_cell_cell ON figure_cell (cell);
CREATE INDEX figure_cell_source ON figure_cell (source);

CREATE TABLE cell (
  id          INTEGER NOT NULL PRIMARY KEY,
  cell        TEXT NOT NULL,           -- its fields, as JSON
  figures     INTEGER NOT NULL,
  documents   INTEGER NOT NULL,
  claims      INTEGER NOT NULL,
  independent INTEGER NOT NULL,        -- sources, at most
  stale       INTEGER NOT NULL         -- 1: its claims and findings are to be made
);
CREATE INDEX cell_stale ON cell (stale) WHERE stale <> 0;

CREATE TABLE stale_source (
  source INTEGER NOT NULL PRIMARY KEY
);

-- finding is what a check noticed of a unit: a document, a cell or a source.
CREATE TABLE finding (
  seq      INTEGER NOT NULL PRIMARY KEY,
  id       INTEGER NOT NULL,           -- the 60 bits of its id
  scope    TEXT NOT NULL,
  unit     INTEGER NOT NULL,           -- the 60 bits of the id of what was looked at
  code     TEXT NOT NULL,
  severity TEXT NOT NULL,
  message  TEXT NOT NULL,
  exhibits BLOB NOT NULL               -- documents, figures and positions
);
CREATE INDEX finding_id ON finding (id);
CREATE INDEX finding_unit ON finding (scope, unit);
CREATE INDEX finding_severity ON finding (severity, code);
CREATE TABLE finding_document (
  document INTEGER NOT NULL,
  finding  INTEGER NOT NULL REFERENCES finding (seq),
  PRIMARY KEY (document, finding)
) WITHOUT ROWID;
CREATE INDEX finding_document_finding ON finding_document (finding);
