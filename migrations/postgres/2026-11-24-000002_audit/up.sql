-- Who did what, when, before and after; what the service owes and when it was down.

CREATE TABLE audit_events (
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    lab uuid,
    actor_kind text NOT NULL CONSTRAINT audit_events_actor_kind_known CHECK (actor_kind IN ('anonymous', 'person', 'device', 'service')),
    actor uuid,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject uuid NOT NULL,
    before jsonb,
    after jsonb,
    request_id text NOT NULL,
    reason_hash bytea,
    CONSTRAINT audit_events_pkey PRIMARY KEY (id)
);

CREATE TABLE audit_reasons (
    event uuid NOT NULL CONSTRAINT audit_reasons_event_fkey REFERENCES audit_events (id),
    salt bytea NOT NULL,
    reason text,
    CONSTRAINT audit_reasons_pkey PRIMARY KEY (event)
);

CREATE TABLE jobs (
    id uuid NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL,
    last_error text,
    created_at timestamptz NOT NULL,
    CONSTRAINT jobs_pkey PRIMARY KEY (id),
    CONSTRAINT jobs_once UNIQUE (kind, subject)
);

CREATE TABLE service_beats (
    node text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT service_beats_pkey PRIMARY KEY (node)
);

CREATE TABLE service_outages (
    id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    CONSTRAINT service_outages_pkey PRIMARY KEY (id),
    CONSTRAINT service_outages_span CHECK (ends_at > starts_at)
);

CREATE INDEX audit_events_lab ON audit_events (lab, id);
CREATE INDEX audit_events_subject ON audit_events (subject, id);
CREATE INDEX jobs_due ON jobs (due_at);
CREATE INDEX service_outages_ends ON service_outages (ends_at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_ARGV[0];
END $$;

CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_events_append_only');
CREATE TRIGGER audit_events_keep BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_events_append_only');
