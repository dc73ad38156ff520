-- Version 13: proposals, which are read from the spreadsheets that people coded by hand.
--
-- They are kept as figures are, on a shelf of their own, so that they are in no list of
-- figures. The place of such a document says how its columns are to be read.

ALTER TABLE document ADD COLUMN proposals INTEGER NOT NULL DEFAULT 0;

CREATE TABLE proposal (
  seq           INTEGER NOT NULL PRIMARY KEY,
  passage       INTEGER NOT NULL,      -- 0: a spreadsheet has no passages
  codebook      INTEGER NOT NULL,      -- codes, as up to sheet; those of a figure
  measure       INTEGER NOT NULL,
  kind          INTEGER NOT NULL,
  modifier      INTEGER NOT NULL,
  population    INTEGER NOT NULL,
  basis         INTEGER NOT NULL,
  word          INTEGER NOT NULL,
  sheet         INTEGER NOT NULL,
  low           DOUBLE PRECISION,
  high          DOUBLE PRECISION,
  earliest      INTEGER,
  latest        INTEGER,
  asof          INTEGER NOT NULL,
  reported_from INTEGER,
  reported_to   INTEGER,
  hidden        INTEGER NOT NULL
);
CREATE INDEX proposal_passage ON proposal (passage);
CREATE TABLE proposal_code (
  code     INTEGER NOT NULL,
  proposal INTEGER NOT NULL,
  PRIMARY KEY (code, proposal)
) WITHOUT ROWID;
CREATE INDEX proposal_code_proposal ON proposal_code (proposal, code);
CREATE TABLE proposal_detail (
  seq      INTEGER NOT NULL PRIMARY KEY,
  id       INTEGER NOT NULL,
  proposal BLOB NOT NULL
);
CREATE UNIQUE INDEX proposal_id ON proposal_detail (id);
CREATE INDEX proposal_hidden ON proposal (hidden) WHERE hidden <> 0;
