-- Version 1: documents, their texts, figures, full text, decisions.
--
-- Row numbers never leave the store. A document's seq counts up from 1 as
-- documents are accepted. What belongs to a document is numbered so that going
-- down the numbers means newest document first, and the order of the text
-- within it: seq = document seq * 2^24 + 2^24 - 1 - n. Every index of figures
-- ends in that number, so no list of figures is ever sorted.

CREATE TABLE original (
  sha256 TEXT NOT NULL PRIMARY KEY,    -- in hex: the name of its file
  size   INTEGER NOT NULL,
  kept   INTEGER NOT NULL              -- 0: over the size limit, or its bytes were never ours
) WITHOUT ROWID;

-- code numbers every value of a closed or open list, so that figures hold integers.
CREATE TABLE code (
  id     INTEGER NOT NULL PRIMARY KEY,
  role   TEXT NOT NULL,                -- measure, origin, attribution, publisher, version, ...
  value  TEXT NOT NULL,                -- as it is shown
  folded TEXT NOT NULL,                -- as it is looked for
  uses   INTEGER NOT NULL DEFAULT 0    -- how many figures (documents for those of documents) have it
);
CREATE UNIQUE INDEX code_value ON code (role, value);
CREATE INDEX code_folded ON code (role, folded);

CREATE TABLE document (
  seq            INTEGER NOT NULL PRIMARY KEY,
  id             INTEGER NOT NULL,     -- the 60 bits of its id
  original       TEXT NOT NULL REFERENCES original (sha256),
  part           INTEGER NOT NULL,
  address        TEXT NOT NULL,        -- empty if unknown, as all texts below
  name           TEXT NOT NULL,
  size           INTEGER NOT NULL,
  format         TEXT NOT NULL,
  encoding       TEXT NOT NULL,
  title          TEXT NOT NULL,        -- effective values: corrections over what was given over what was found
  author         TEXT NOT NULL,
  title_words    TEXT NOT NULL,        -- folded, as they are looked for
  author_words   TEXT NOT NULL,
  publisher      INTEGER NOT NULL,     -- a code; 0 if unknown
  published      TEXT NOT NULL,        -- EDTF
  published_from INTEGER,              -- its first and last day since 1970-01-01; NULL if unknown
  published_to   INTEGER,
  language       INTEGER NOT NULL,     -- a code; 0 if unknown
  access         TEXT NOT NULL,
  given          TEXT NOT NULL,        -- JSON of what was said about it when it was added
  found          TEXT NOT NULL,        -- JSON of what it says about itself: the machine's reading
  added          TEXT NOT NULL,        -- ISO 8601, UTC
  outcome        TEXT NOT NULL,
  reason         TEXT NOT NULL,
  figures        INTEGER NOT NULL
);
CREATE UNIQUE INDEX document_id ON document (id);
CREATE INDEX document_original ON document (original);
CREATE INDEX document_name ON document (name);
CREATE INDEX document_publisher ON document (publisher);
CREATE INDEX document_language ON document (language);
CREATE INDEX document_published ON document (published_from, published_to);
CREATE INDEX document_outcome ON document (outcome);

-- text is apart, so that lists never read it: a row a window, one for most documents.
CREATE TABLE text (
  document INTEGER NOT NULL REFERENCES document (seq),
  start    INTEGER NOT NULL,           -- where the window starts, in code points
  length   INTEGER NOT NULL,           -- in code points
  content  TEXT NOT NULL,
  map      BLOB NOT NULL,
  PRIMARY KEY (document, start)
);

CREATE TABLE passage (
  seq    INTEGER NOT NULL PRIMARY KEY,
  start  INTEGER NOT NULL,
  length INTEGER NOT NULL,
  kind   TEXT NOT NULL
);

-- figure is narrow, because it is what lists are filtered by, row by row.
CREATE TABLE figure (
  seq           INTEGER NOT NULL PRIMARY KEY,
  passage       INTEGER NOT NULL,      -- the passage that holds it; 0 if none does
  codebook      INTEGER NOT NULL,      -- codes, as up to counted
  measure       INTEGER NOT NULL,
  kind          INTEGER NOT NULL,
  modifier      INTEGER NOT NULL,
  population    INTEGER NOT NULL,
  basis         INTEGER NOT NULL,
  stance        INTEGER NOT NULL,
  group_scope   INTEGER NOT NULL,
  counted       INTEGER NOT NULL,
  low           DOUBLE PRECISION,
  high          DOUBLE PRECISION,
  earliest      INTEGER,               -- first and last day of its as-of; NULL if there is none
  latest        INTEGER,
  asof          INTEGER NOT NULL,      -- where the as-of is from: 0 nowhere, 1 time, 2 reported, 3 the document
  reported_from INTEGER,
  reported_to   INTEGER,
  hidden        INTEGER NOT NULL       -- 1: of an individual, 2: of a protected document, 3: both
);
CREATE INDEX figure_passage ON figure (passage, measure); -- most of what full text drives is asked for a measure too
CREATE INDEX figure_measure ON figure (measure, earliest, latest);
CREATE INDEX figure_low ON figure (low);
CREATE INDEX figure_range ON figure (high) WHERE low IS NULL OR low <> high;

-- figure_code lists the figures of a code and, the other way round, the codes of
-- a figure.
CREATE TABLE figure_code (
  code   INTEGER NOT NULL,
  figure INTEGER NOT NULL,
  PRIMARY KEY (code, figure)
) WITHOUT ROWID;
CREATE INDEX figure_code_figure ON figure_code (figure, code);

CREATE TABLE figure_detail (
  seq    INTEGER NOT NULL PRIMARY KEY,
  id     INTEGER NOT NULL,             -- the 60 bits of its id
  figure BLOB NOT NULL                 -- the whole figure, as the store encodes it
);
CREATE UNIQUE INDEX figure_id ON figure_detail (id);

-- source is whom texts credit; alias leads from every name to its source.
CREATE TABLE source (
  id   INTEGER NOT NULL PRIMARY KEY,   -- the 60 bits of its id
  name TEXT NOT NULL
);
CREATE TABLE alias (
  name   TEXT NOT NULL PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source (id)
) WITHOUT ROWID;

CREATE TABLE stage (
  document INTEGER NOT NULL REFERENCES document (seq),
  stage    TEXT NOT NULL,
  version  INTEGER NOT NULL,           -- a code; 0: to be done again
  outcome  TEXT NOT NULL,
  detail   TEXT NOT NULL,
  digest   BLOB NOT NULL,              -- of what the stage made
  at       TEXT NOT NULL,
  PRIMARY KEY (document, stage)
) WITHOUT ROWID;
CREATE INDEX stage_version ON stage (stage, version);

CREATE TABLE decision (
  seq      INTEGER NOT NULL PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  subject  TEXT NOT NULL,              -- the id of a figure or document
  field    TEXT NOT NULL,
  verdict  TEXT NOT NULL,
  value    TEXT NOT NULL,
  reason   TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  at       TEXT NOT NULL,
  base     TEXT NOT NULL               -- the decision it was based on, or empty
);
CREATE INDEX decision_subject ON decision (subject, field);
-- passage_fts: one row a passage, its words folded by us. The words are not kept twice:
-- the text holds them.
CREATE VIRTUAL TABLE passage_fts USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

CREATE TRIGGER decision_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE (ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER decision_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE (ABORT, 'decisions are only ever added'); END;
