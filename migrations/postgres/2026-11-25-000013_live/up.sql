-- What changed in a lab, for those who watch it: written in the transaction of the change, numbered after its commit,
-- kept for a day.

CREATE TABLE live_events (
    id uuid NOT NULL,
    number bigint,
    lab uuid NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    machine uuid,
    member uuid,
    revision bigint,
    written_at timestamptz NOT NULL,
    CONSTRAINT live_events_pkey PRIMARY KEY (id),
    CONSTRAINT live_events_number_unique UNIQUE (number)
);

CREATE INDEX live_events_waiting ON live_events (id) WHERE number IS NULL;
CREATE INDEX live_events_lab ON live_events (lab, number);
