-- Version 3: the themes that are suggested of sentences, whether or not somebody is
-- reported to say them.

ALTER TABLE document ADD COLUMN themes INTEGER NOT NULL DEFAULT 0;

CREATE TABLE theme (
  seq      INTEGER NOT NULL PRIMARY KEY,
  passage  INTEGER NOT NULL,           -- the passage that holds the sentence; 0 if none does
  theme    INTEGER NOT NULL,           -- a code
  earliest INTEGER,                    -- first and last day of its document; NULL if unknown
  latest   INTEGER,
  hidden   INTEGER NOT NULL            -- as of a figure
);
CREATE INDEX theme_passage ON theme (passage);
CREATE TABLE theme_code (
  code  INTEGER NOT NULL,
  theme INTEGER NOT NULL,
  PRIMARY KEY (code, theme)
) WITHOUT ROWID;
CREATE INDEX theme_code_theme ON theme_code (theme, code);
CREATE TABLE theme_detail (
  seq   INTEGER NOT NULL PRIMARY KEY,
  id    INTEGER NOT NULL,
  theme BLOB NOT NULL
);
CREATE UNIQUE INDEX theme_id ON theme_detail (id);
