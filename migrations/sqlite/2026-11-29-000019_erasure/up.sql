-- Who asked to be erased, and when that happened.

CREATE TABLE erasures (
    id BLOB NOT NULL,
    person BLOB NOT NULL CONSTRAINT erasures_person_fkey REFERENCES people (id),
    asked_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    done_at INTEGER,
    CONSTRAINT erasures_pkey PRIMARY KEY (id),
    CONSTRAINT erasures_one_end CHECK (withdrawn_at IS NULL OR done_at IS NULL)
) STRICT;

CREATE UNIQUE INDEX erasures_one_open ON erasures (person) WHERE withdrawn_at IS NULL AND done_at IS NULL;
