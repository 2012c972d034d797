-- What was taken over from another system, so that it is taken over once.

CREATE TABLE taken_over (
    lab BLOB NOT NULL CONSTRAINT taken_over_lab_fkey REFERENCES labs (id),
    -- SHA-256 of the system, the kind and the name it has there: it names nobody.
    key BLOB NOT NULL,
    subject_type TEXT NOT NULL,
    subject BLOB NOT NULL,
    taken_at INTEGER NOT NULL,
    CONSTRAINT taken_over_pkey PRIMARY KEY (lab, key)
) STRICT;
