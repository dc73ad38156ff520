-- Version 7: the words that decisions are about, and where they are found now.

-- anchor is what a decision was made about, as it stood then. Like the decision it is
-- only ever added.
CREATE TABLE anchor (
  decision TEXT NOT NULL PRIMARY KEY REFERENCES decision (id),
  document TEXT NOT NULL,              -- the id of the document
  start    INTEGER NOT NULL,           -- in code points, as length
  length   INTEGER NOT NULL,
  exact    TEXT NOT NULL,
  beside   TEXT NOT NULL,              -- what else makes it what it is: a cue, a code
  nth      INTEGER NOT NULL,           -- which of the places with these words, from 0
  places   INTEGER NOT NULL,           -- of how many
  twins    INTEGER NOT NULL,           -- of them in the same surroundings
  alike    INTEGER NOT NULL,           -- in surroundings that are partly the same
  before   TEXT NOT NULL,
  after    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX anchor_document ON anchor (document);

-- anchored says where the words of decisions stand in the text as it is: made anew with
-- every reading.
CREATE TABLE anchored (
  decision   TEXT NOT NULL PRIMARY KEY REFERENCES decision (id),
  document   INTEGER NOT NULL REFERENCES document (seq) ON DELETE CASCADE,
  outcome    TEXT NOT NULL,            -- same, moved, ambiguous, lost
  subject    TEXT NOT NULL,            -- what the decision is about now; empty if that is not known
  start      INTEGER NOT NULL,         -- of the words; 0 and length 0 if that is not known
  length     INTEGER NOT NULL,
  candidates TEXT NOT NULL             -- JSON of what it may be; empty if that is known
) WITHOUT ROWID;
CREATE INDEX anchored_document ON anchored (document);
CREATE INDEX anchored_subject ON anchored (subject);
