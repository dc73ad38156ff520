-- Version 17: the figures of large cells and sources in few pieces.
--
-- It follows from the other tables and may be emptied at any time: what is not in it is loaded
-- figure by figure. It holds words of documents, which go with them.

-- pack holds all figures of a cell or of an earliest source between two rows: as far as
-- reconciling needs them, with what it needs of their documents and of where those came from.
CREATE TABLE pack (
  scope TEXT NOT NULL,               -- cell or source
  unit  INTEGER NOT NULL,            -- the 60 bits of its id
  after INTEGER NOT NULL,            -- it holds the figures behind this row,
  last  INTEGER NOT NULL,            -- up to this one
  items BLOB NOT NULL
);
CREATE UNIQUE INDEX pack_unit ON pack (scope, unit, last, after);
