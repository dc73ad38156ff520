-- Version 4: the log of custody.
--
-- What the entries and sums are is in package custody.

CREATE TABLE log (
  seq   INTEGER NOT NULL PRIMARY KEY,  -- from 0, without gaps
  entry TEXT NOT NULL                  -- one act, as canonical JSON
);

-- The hashes of the tree over the entries, by their place in it.
CREATE TABLE log_hash (
  place INTEGER NOT NULL PRIMARY KEY,
  hash  BLOB NOT NULL
);

-- seal holds short sums of every row that a reading wrote. The log holds the sum of
-- them all; these say which of the rows is another.
CREATE TABLE seal (
  document INTEGER NOT NULL PRIMARY KEY REFERENCES document (seq),
  sums     BLOB NOT NULL
);

CREATE TRIGGER log_update BEFORE UPDATE ON log
BEGIN SELECT RAISE (ABORT, 'the log is only ever added to'); END;
CREATE TRIGGER log_delete BEFORE DELETE ON log
BEGIN SELECT RAISE (ABORT, 'the log is only ever added to'); END;
