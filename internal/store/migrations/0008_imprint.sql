-- Version 8: what else is known about documents, and where each field is known from.

ALTER TABLE document ADD COLUMN address_known TEXT NOT NULL DEFAULT ''; -- of a document that was added without an address: effective
ALTER TABLE document ADD COLUMN modified TEXT NOT NULL DEFAULT '';      -- EDTF; effective, as all of these
ALTER TABLE document ADD COLUMN created TEXT NOT NULL DEFAULT '';       -- EDTF
ALTER TABLE document ADD COLUMN rights TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN known_from TEXT NOT NULL DEFAULT '';    -- JSON by the name of the field; empty for what was read before this version
