-- Version 9: documents of which only receipts are kept.

ALTER TABLE document ADD COLUMN receipt INTEGER NOT NULL DEFAULT 0; -- 1: neither its original nor its text is kept
