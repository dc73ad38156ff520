-- Version 15: editions, which are named states of what an archive says.
--
-- Of each figure there is a digest of all that it said, and what it said in numbers and codes:
-- no words of documents, so that nothing of one that is withdrawn stays here. The decision by
-- which an edition was made holds the digest of all its rows.

CREATE TABLE edition (
  edition TEXT NOT NULL,     -- the name
  figure  INTEGER NOT NULL,  -- the 60 bits of its id
  digest  BLOB NOT NULL,     -- 16 bytes of the SHA-256 of all that it said
  says    TEXT NOT NULL,     -- what it said in numbers and codes, as JSON
  PRIMARY KEY (edition, figure)
) WITHOUT ROWID;
