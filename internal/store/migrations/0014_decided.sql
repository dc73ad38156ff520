-- Version 14: what people decided about what was read, applied.
--
-- A row that people corrected holds the values that hold now; what the reader read there
-- stands here. A row that people added was read by nobody. All of it follows from the
-- decisions and is made again whenever they or the reading change: nothing of it is in the log.

CREATE TABLE decided (
  shelf   TEXT NOT NULL,     -- the table of the row
  seq     INTEGER NOT NULL,  -- and its number
  review  TEXT NOT NULL,     -- how far people have decided about it
  added   INTEGER NOT NULL,  -- 1: the reader did not find it
  machine BLOB NOT NULL,     -- the row as it was read, as JSON; empty if it is as it was
  PRIMARY KEY (shelf, seq)
) WITHOUT ROWID;
CREATE INDEX decided_review ON decided (shelf, review, seq);
