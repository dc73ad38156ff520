-- Version 2: statements, responses, what is said without a number, comparisons,
-- and what sources are to the matter.
--
-- Each is kept as figures are: a narrow table by which lists are filtered, the
-- codes under which its rows are listed, and the whole of each row. Their codes
-- have roles of their own ("statement.stance"), so that the uses of a code are the
-- rows of one table.

ALTER TABLE document ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN responses INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN unquantified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN comparisons INTEGER NOT NULL DEFAULT 0;

CREATE TABLE statement (
  seq      INTEGER NOT NULL PRIMARY KEY,
  passage  INTEGER NOT NULL,           -- the passage that holds its cue; 0 if none does
  act      INTEGER NOT NULL,           -- codes, as up to hedge: said, denied, promised, ...
  stance   INTEGER NOT NULL,
  hedge    INTEGER NOT NULL,
  earliest INTEGER,                    -- first and last day of its document; NULL if unknown
  latest   INTEGER,
  hidden   INTEGER NOT NULL            -- as of a figure
);
CREATE TABLE statement_code (
  code      INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  PRIMARY KEY (code, statement)
) WITHOUT ROWID;
CREATE INDEX statement_code_statement ON statement_code (statement, code);
CREATE TABLE statement_detail (
  seq       INTEGER NOT NULL PRIMARY KEY,
  id        INTEGER NOT NULL,
  statement BLOB NOT NULL
);
CREATE UNIQUE INDEX statement_id ON statement_detail (id);

CREATE TABLE response (
  seq      INTEGER NOT NULL PRIMARY KEY,
  passage  INTEGER NOT NULL,
  kind     INTEGER NOT NULL,           -- codes, as status: citizenship, prosecution, ...
  status   INTEGER NOT NULL,
  low      DOUBLE PRECISION,           -- how many it was applied to
  high     DOUBLE PRECISION,
  earliest INTEGER,                    -- first and last day of its date, else of its document
  latest   INTEGER,
  asof     INTEGER NOT NULL,
  hidden   INTEGER NOT NULL
);
CREATE INDEX response_passage ON response (passage);
CREATE TABLE response_code (
  code     INTEGER NOT NULL,
  response INTEGER NOT NULL,
  PRIMARY KEY (code, response)
) WITHOUT ROWID;
CREATE INDEX response_code_response ON response_code (response, code);
CREATE TABLE response_detail (
  seq      INTEGER NOT NULL PRIMARY KEY,
  id       INTEGER NOT NULL,
  response BLOB NOT NULL
);
CREATE UNIQUE INDEX response_id ON response_detail (id);

CREATE TABLE unquantified (
  seq           INTEGER NOT NULL PRIMARY KEY,
  passage       INTEGER NOT NULL,
  codebook      INTEGER NOT NULL,      -- codes, as up to word; those of a figure
  measure       INTEGER NOT NULL,
  kind          INTEGER NOT NULL,
  modifier      INTEGER NOT NULL,
  population    INTEGER NOT NULL,
  basis         INTEGER NOT NULL,
  stance        INTEGER NOT NULL,
  group_scope   INTEGER NOT NULL,
  counted       INTEGER NOT NULL,
  word          INTEGER NOT NULL,
  earliest      INTEGER,
  latest        INTEGER,
  asof          INTEGER NOT NULL,
  reported_from INTEGER,
  reported_to   INTEGER,
  hidden        INTEGER NOT NULL
);
CREATE INDEX unquantified_passage ON unquantified (passage);
CREATE TABLE unquantified_code (
  code         INTEGER NOT NULL,
  unquantified INTEGER NOT NULL,
  PRIMARY KEY (code, unquantified)
) WITHOUT ROWID;
CREATE INDEX unquantified_code_unquantified ON unquantified_code (unquantified, code);
CREATE TABLE unquantified_detail (
  seq          INTEGER NOT NULL PRIMARY KEY,
  id           INTEGER NOT NULL,
  unquantified BLOB NOT NULL
);
CREATE UNIQUE INDEX unquantified_id ON unquantified_detail (id);

CREATE TABLE comparison (
  seq           INTEGER NOT NULL PRIMARY KEY,
  passage       INTEGER NOT NULL,
  codebook      INTEGER NOT NULL,      -- codes, as up to change
  measure       INTEGER NOT NULL,
  kind          INTEGER NOT NULL,
  modifier      INTEGER NOT NULL,
  population    INTEGER NOT NULL,
  basis         INTEGER NOT NULL,
  stance        INTEGER NOT NULL,
  group_scope   INTEGER NOT NULL,
  counted       INTEGER NOT NULL,
  relation      INTEGER NOT NULL,
  change        INTEGER NOT NULL,
  low           DOUBLE PRECISION,
  high          DOUBLE PRECISION,
  rank          INTEGER,               -- NULL if it is none
  earliest      INTEGER,
  latest        INTEGER,
  asof          INTEGER NOT NULL,
  reported_from INTEGER,
  reported_to   INTEGER,
  hidden        INTEGER NOT NULL
);
CREATE INDEX comparison_passage ON comparison (passage);
CREATE TABLE comparison_code (
  code       INTEGER NOT NULL,
  comparison INTEGER NOT NULL,
  PRIMARY KEY (code, comparison)
) WITHOUT ROWID;
CREATE INDEX comparison_code_comparison ON comparison_code (comparison, code);
CREATE TABLE comparison_detail (
  seq        INTEGER NOT NULL PRIMARY KEY,
  id         INTEGER NOT NULL,
  comparison BLOB NOT NULL
);
CREATE UNIQUE INDEX comparison_id ON comparison_detail (id);

-- What is hidden is rare: how often a code is used where it may be seen is its uses
-- without these.
CREATE INDEX figure_hidden ON figure (hidden) WHERE hidden <> 0;
CREATE INDEX statement_hidden ON statement (hidden) WHERE hidden <> 0;
CREATE INDEX unquantified_hidden ON unquantified (hidden) WHERE hidden <> 0;
CREATE INDEX comparison_hidden ON comparison (hidden) WHERE hidden <> 0;
CREATE INDEX alias_source ON alias (source);

-- statement_fts: one row a statement, the folded words of its content.
CREATE VIRTUAL TABLE statement_fts USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
