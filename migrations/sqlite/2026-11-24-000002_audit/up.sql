-- Who did what, when, before and after; what the service owes and when it was down.

CREATE TABLE audit_events (
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    lab BLOB,
    actor_kind TEXT NOT NULL CONSTRAINT audit_events_actor_kind_known CHECK (actor_kind IN ('anonymous', 'person', 'device', 'service')),
    actor BLOB,
    action TEXT NOT NULL,
    subject_type TEXT NOT NULL,
    subject BLOB NOT NULL,
    before TEXT,
    after TEXT,
    request_id TEXT NOT NULL,
    reason_hash BLOB,
    CONSTRAINT audit_events_pkey PRIMARY KEY (id)
) STRICT;

CREATE TABLE audit_reasons (
    event BLOB NOT NULL CONSTRAINT audit_reasons_event_fkey REFERENCES audit_events (id),
    salt BLOB NOT NULL,
    reason TEXT,
    CONSTRAINT audit_reasons_pkey PRIMARY KEY (event)
) STRICT;

CREATE TABLE jobs (
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    last_error TEXT,
    created_at INTEGER NOT NULL,
    CONSTRAINT jobs_pkey PRIMARY KEY (id),
    CONSTRAINT jobs_once UNIQUE (kind, subject)
) STRICT;

CREATE TABLE service_beats (
    node TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT service_beats_pkey PRIMARY KEY (node)
) STRICT;

CREATE TABLE service_outages (
    id BLOB NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    CONSTRAINT service_outages_pkey PRIMARY KEY (id),
    CONSTRAINT service_outages_span CHECK (ends_at > starts_at)
) STRICT;

CREATE INDEX audit_events_lab ON audit_events (lab, id);
CREATE INDEX audit_events_subject ON audit_events (subject, id);
CREATE INDEX jobs_due ON jobs (due_at);
CREATE INDEX service_outages_ends ON service_outages (ends_at);

CREATE TRIGGER audit_events_append_only_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events_append_only'); END;
CREATE TRIGGER audit_events_append_only_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events_append_only'); END;
