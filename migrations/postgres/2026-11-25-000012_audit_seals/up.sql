-- Committed audit events in batches, chained by hash and signed; and those that wait for one.

CREATE TABLE audit_batches (
    number bigint NOT NULL,
    previous bytea NOT NULL,
    sealed_at timestamptz NOT NULL,
    events integer NOT NULL CONSTRAINT audit_batches_not_empty CHECK (events > 0),
    hash bytea NOT NULL,
    kid text NOT NULL CONSTRAINT audit_batches_kid_fkey REFERENCES signing_keys (kid),
    signature bytea NOT NULL,
    CONSTRAINT audit_batches_pkey PRIMARY KEY (number),
    CONSTRAINT audit_batches_hash_unique UNIQUE (hash)
);

CREATE TABLE audit_batch_events (
    batch bigint NOT NULL CONSTRAINT audit_batch_events_batch_fkey REFERENCES audit_batches (number),
    position integer NOT NULL,
    event uuid NOT NULL,
    event_hash bytea NOT NULL,
    CONSTRAINT audit_batch_events_pkey PRIMARY KEY (batch, position),
    CONSTRAINT audit_batch_events_once UNIQUE (event)
);

-- Written beside the event by who records it, and taken out by who seals it: an event in neither place was slipped in.
CREATE TABLE audit_unsealed (
    event uuid NOT NULL,
    CONSTRAINT audit_unsealed_pkey PRIMARY KEY (event)
);

INSERT INTO audit_unsealed (event) SELECT id FROM audit_events;

CREATE TRIGGER audit_batches_append_only BEFORE UPDATE OR DELETE ON audit_batches
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_batches_append_only');
CREATE TRIGGER audit_batches_keep BEFORE TRUNCATE ON audit_batches
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_batches_append_only');
CREATE TRIGGER audit_batch_events_append_only BEFORE UPDATE OR DELETE ON audit_batch_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_batch_events_append_only');
CREATE TRIGGER audit_batch_events_keep BEFORE TRUNCATE ON audit_batch_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_batch_events_append_only');
