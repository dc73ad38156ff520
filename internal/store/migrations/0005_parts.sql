-- Version 5: documents that are one of several in their original.

ALTER TABLE document ADD COLUMN place TEXT NOT NULL DEFAULT ''; -- where in its original it is, as whoever reads it wrote it down; empty: all of it
