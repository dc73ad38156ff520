-- Version 16: where documents name private persons, for the gate before exports.
--
-- One value a document, positions and hashes: no words. It is made with the reading, and
-- its sum is in the seal. A document without one was read before, and is looked at again.

CREATE TABLE naming (
  document INTEGER NOT NULL PRIMARY KEY REFERENCES document (seq),
  packed   BLOB NOT NULL
);
