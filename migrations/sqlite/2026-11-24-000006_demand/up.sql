-- Recorded unmet need.

CREATE TABLE demand_signals (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT demand_signals_lab_fkey REFERENCES labs (id),
    person BLOB NOT NULL CONSTRAINT demand_signals_person_fkey REFERENCES people (id),
    capability_key TEXT NOT NULL,
    capabilities TEXT NOT NULL,
    machine BLOB,
    local_day TEXT NOT NULL,
    kind TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT demand_signals_pkey PRIMARY KEY (id),
    CONSTRAINT demand_signals_once UNIQUE (lab, person, capability_key, local_day, kind)
) STRICT;

CREATE INDEX demand_signals_day ON demand_signals (lab, local_day);
