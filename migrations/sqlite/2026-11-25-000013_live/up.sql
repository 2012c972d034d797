-- What changed in a lab, for those who watch it: written in the transaction of the change, numbered after its commit,
-- kept for a day.

CREATE TABLE live_events (
    id BLOB NOT NULL,
    number INTEGER,
    lab BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    machine BLOB,
    member BLOB,
    revision INTEGER,
    written_at INTEGER NOT NULL,
    CONSTRAINT live_events_pkey PRIMARY KEY (id),
    CONSTRAINT live_events_number_unique UNIQUE (number)
) STRICT;

CREATE INDEX live_events_waiting ON live_events (id) WHERE number IS NULL;
CREATE INDEX live_events_lab ON live_events (lab, number);
