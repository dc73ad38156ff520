-- Version 6: the logs of other archives whose documents were taken over.
--
-- They are kept whole and apart. The own log cites each by its number, size and root.

CREATE TABLE foreign_log (
  id      INTEGER NOT NULL PRIMARY KEY,
  archive TEXT NOT NULL                -- its number, as its log begins with it
);

CREATE TABLE foreign_entry (
  log   INTEGER NOT NULL REFERENCES foreign_log (id),
  seq   INTEGER NOT NULL,              -- from 0, without gaps
  entry TEXT NOT NULL,
  hash  BLOB NOT NULL,                 -- of the entry, as a leaf of the tree
  PRIMARY KEY (log, seq)
);

CREATE TRIGGER foreign_entry_update BEFORE UPDATE ON foreign_entry
BEGIN SELECT RAISE (ABORT, 'the log is only ever added to'); END;
CREATE TRIGGER foreign_entry_delete BEFORE DELETE ON foreign_entry
BEGIN SELECT RAISE (ABORT, 'the log is only ever added to'); END;
