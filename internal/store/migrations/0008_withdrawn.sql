-- Version 8: what stays of documents that were withdrawn.

CREATE TABLE withdrawn (
  document   INTEGER NOT NULL PRIMARY KEY, -- the 60 bits of its id
  original   TEXT NOT NULL,                -- the SHA-256 of its bytes, in hex
  size       INTEGER NOT NULL,
  added      TEXT NOT NULL,                -- ISO 8601, UTC
  at         TEXT NOT NULL,                -- when it was withdrawn, likewise
  who        TEXT NOT NULL,
  reason     TEXT NOT NULL,
  unfinished INTEGER NOT NULL              -- 1: files and pages of the database still hold something of it
);
CREATE INDEX withdrawn_original ON withdrawn (original);

-- Decisions are only ever added, but for one thing: where a document is withdrawn, what was
-- decided about it gives up its words for their digest. The log says so.
ALTER TABLE decision ADD COLUMN digest TEXT NOT NULL DEFAULT '';
DROP TRIGGER IF EXISTS decision_update;
CREATE TRIGGER decision_update BEFORE UPDATE ON decision
WHEN NOT (
  old.digest = '' AND length (new.digest) = 64 AND new.reason = '' AND new.value IN ('', old.value)
  AND (new.seq, new.id, new.subject, new.field, new.verdict, new.reviewer, new.at, new.base)
    = (old.seq, old.id, old.subject, old.field, old.verdict, old.reviewer, old.at, old.base)
)
BEGIN SELECT RAISE (ABORT, 'decisions are only ever added'); END;
