-- What really happened: sessions, their corrections, and the keys of devices.

CREATE TABLE devices (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT devices_lab_fkey REFERENCES labs (id),
    machine BLOB NOT NULL CONSTRAINT devices_machine_fkey REFERENCES machines (id),
    name TEXT NOT NULL,
    key_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    CONSTRAINT devices_pkey PRIMARY KEY (id),
    CONSTRAINT devices_key_unique UNIQUE (key_hash)
) STRICT;

CREATE TABLE usage_sessions (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT usage_sessions_lab_fkey REFERENCES labs (id),
    machine BLOB NOT NULL CONSTRAINT usage_sessions_machine_fkey REFERENCES machines (id),
    person BLOB CONSTRAINT usage_sessions_person_fkey REFERENCES people (id),
    reservation BLOB CONSTRAINT usage_sessions_reservation_fkey REFERENCES reservations (id),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    expected_ends_at INTEGER NOT NULL,
    source TEXT NOT NULL CONSTRAINT usage_sessions_source_known CHECK (source IN ('self', 'staff', 'device', 'kiosk', 'import', 'auto')),
    purpose TEXT CONSTRAINT usage_sessions_purpose_known CHECK (purpose IN ('coursework', 'thesis', 'research', 'personal', 'startup', 'outreach', 'training', 'engineering')),
    headcount INTEGER NOT NULL,
    outcome TEXT CONSTRAINT usage_sessions_outcome_known CHECK (outcome IN ('success', 'failure', 'aborted', 'unknown')),
    end_cause TEXT CONSTRAINT usage_sessions_end_cause_known CHECK (end_cause IN ('finished', 'taken_over', 'forgotten')),
    note TEXT,
    affiliation TEXT,
    role TEXT,
    overrun_seconds INTEGER NOT NULL,
    to_settle INTEGER NOT NULL,
    created_by BLOB,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT usage_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT usage_sessions_span CHECK (ended_at IS NULL OR ended_at >= started_at),
    CONSTRAINT usage_sessions_headcount CHECK (headcount BETWEEN 1 AND 1000),
    CONSTRAINT usage_sessions_outcome CHECK (ended_at IS NOT NULL OR outcome IS NULL)
) STRICT;

CREATE TABLE session_corrections (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT session_corrections_lab_fkey REFERENCES labs (id),
    session BLOB NOT NULL CONSTRAINT session_corrections_session_fkey REFERENCES usage_sessions (id),
    status TEXT NOT NULL CONSTRAINT session_corrections_status_known CHECK (status IN ('proposed', 'accepted', 'rejected')),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT,
    proposed_by BLOB,
    proposed_at INTEGER NOT NULL,
    decided_by BLOB,
    decided_at INTEGER,
    CONSTRAINT session_corrections_pkey PRIMARY KEY (id)
) STRICT;

CREATE UNIQUE INDEX usage_sessions_one_open ON usage_sessions (machine) WHERE ended_at IS NULL;
CREATE INDEX usage_sessions_machine ON usage_sessions (machine, started_at);
CREATE INDEX usage_sessions_person ON usage_sessions (person, started_at);
CREATE INDEX usage_sessions_lab ON usage_sessions (lab, id);
CREATE INDEX usage_sessions_reservation ON usage_sessions (reservation);
CREATE INDEX session_corrections_session ON session_corrections (session);

CREATE INDEX usage_sessions_spans ON usage_sessions (machine, started_at) WHERE ended_at IS NULL OR ended_at > started_at;
-- An open session reaches into the far future; an empty one overlaps nothing, as PostgreSQL's empty range.
CREATE TRIGGER usage_sessions_no_overlap_insert BEFORE INSERT ON usage_sessions
WHEN NEW.ended_at IS NULL OR NEW.ended_at > NEW.started_at BEGIN
    SELECT RAISE(ABORT, 'usage_sessions_no_overlap') WHERE (
        SELECT coalesce(ended_at, 9223372036854775807) FROM usage_sessions
        WHERE machine = NEW.machine AND (ended_at IS NULL OR ended_at > started_at)
            AND started_at < coalesce(NEW.ended_at, 9223372036854775807)
        ORDER BY started_at DESC LIMIT 1) > NEW.started_at;
END;
CREATE TRIGGER usage_sessions_no_overlap_update BEFORE UPDATE OF machine, started_at, ended_at ON usage_sessions
WHEN NEW.ended_at IS NULL OR NEW.ended_at > NEW.started_at BEGIN
    SELECT RAISE(ABORT, 'usage_sessions_no_overlap') WHERE (
        SELECT coalesce(ended_at, 9223372036854775807) FROM usage_sessions
        WHERE machine = NEW.machine AND (ended_at IS NULL OR ended_at > started_at) AND id <> OLD.id
            AND started_at < coalesce(NEW.ended_at, 9223372036854775807)
        ORDER BY started_at DESC LIMIT 1) > NEW.started_at;
END;
