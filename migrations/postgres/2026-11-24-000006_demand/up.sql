-- Recorded unmet need.

CREATE TABLE demand_signals (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT demand_signals_lab_fkey REFERENCES labs (id),
    person uuid NOT NULL CONSTRAINT demand_signals_person_fkey REFERENCES people (id),
    capability_key text NOT NULL,
    capabilities jsonb NOT NULL,
    machine uuid,
    local_day date NOT NULL,
    kind text NOT NULL,
    minutes integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT demand_signals_pkey PRIMARY KEY (id),
    CONSTRAINT demand_signals_once UNIQUE (lab, person, capability_key, local_day, kind)
);

CREATE INDEX demand_signals_day ON demand_signals (lab, local_day);
