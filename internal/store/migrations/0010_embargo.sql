-- Version 10: documents that only the owner sees until a day.

ALTER TABLE document ADD COLUMN embargo TEXT NOT NULL DEFAULT ''; -- the day, 2027-01-01; empty: none
CREATE INDEX document_embargo ON document (embargo) WHERE embargo <> '';
