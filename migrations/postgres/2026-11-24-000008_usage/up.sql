-- What really happened: sessions, their corrections, and the keys of devices.

CREATE TABLE devices (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT devices_lab_fkey REFERENCES labs (id),
    machine uuid NOT NULL CONSTRAINT devices_machine_fkey REFERENCES machines (id),
    name text NOT NULL,
    key_hash bytea NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT devices_pkey PRIMARY KEY (id),
    CONSTRAINT devices_key_unique UNIQUE (key_hash)
);

CREATE TABLE usage_sessions (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT usage_sessions_lab_fkey REFERENCES labs (id),
    machine uuid NOT NULL CONSTRAINT usage_sessions_machine_fkey REFERENCES machines (id),
    person uuid CONSTRAINT usage_sessions_person_fkey REFERENCES people (id),
    reservation uuid CONSTRAINT usage_sessions_reservation_fkey REFERENCES reservations (id),
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    expected_ends_at timestamptz NOT NULL,
    source text NOT NULL CONSTRAINT usage_sessions_source_known CHECK (source IN ('self', 'staff', 'device', 'kiosk', 'import', 'auto')),
    purpose text CONSTRAINT usage_sessions_purpose_known CHECK (purpose IN ('coursework', 'thesis', 'research', 'personal', 'startup', 'outreach', 'training', 'engineering')),
    headcount integer NOT NULL,
    outcome text CONSTRAINT usage_sessions_outcome_known CHECK (outcome IN ('success', 'failure', 'aborted', 'unknown')),
    end_cause text CONSTRAINT usage_sessions_end_cause_known CHECK (end_cause IN ('finished', 'taken_over', 'forgotten')),
    note text,
    affiliation text,
    role text,
    overrun_seconds bigint NOT NULL,
    to_settle boolean NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT usage_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT usage_sessions_span CHECK (ended_at IS NULL OR ended_at >= started_at),
    CONSTRAINT usage_sessions_headcount CHECK (headcount BETWEEN 1 AND 1000),
    CONSTRAINT usage_sessions_outcome CHECK (ended_at IS NOT NULL OR outcome IS NULL)
);

CREATE TABLE session_corrections (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT session_corrections_lab_fkey REFERENCES labs (id),
    session uuid NOT NULL CONSTRAINT session_corrections_session_fkey REFERENCES usage_sessions (id),
    status text NOT NULL CONSTRAINT session_corrections_status_known CHECK (status IN ('proposed', 'accepted', 'rejected')),
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    reason text,
    proposed_by uuid,
    proposed_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    CONSTRAINT session_corrections_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX usage_sessions_one_open ON usage_sessions (machine) WHERE ended_at IS NULL;
CREATE INDEX usage_sessions_machine ON usage_sessions (machine, started_at);
CREATE INDEX usage_sessions_person ON usage_sessions (person, started_at);
CREATE INDEX usage_sessions_lab ON usage_sessions (lab, id);
CREATE INDEX usage_sessions_reservation ON usage_sessions (reservation);
CREATE INDEX session_corrections_session ON session_corrections (session);

ALTER TABLE usage_sessions ADD CONSTRAINT usage_sessions_no_overlap
    EXCLUDE USING gist (machine WITH =, tstzrange(started_at, ended_at) WITH &&);
