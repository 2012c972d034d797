-- Who asked to be erased, and when that happened.

CREATE TABLE erasures (
    id uuid NOT NULL,
    person uuid NOT NULL CONSTRAINT erasures_person_fkey REFERENCES people (id),
    asked_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    done_at timestamptz,
    CONSTRAINT erasures_pkey PRIMARY KEY (id),
    CONSTRAINT erasures_one_end CHECK (withdrawn_at IS NULL OR done_at IS NULL)
);

CREATE UNIQUE INDEX erasures_one_open ON erasures (person) WHERE withdrawn_at IS NULL AND done_at IS NULL;
