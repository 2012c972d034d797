-- Committed audit events in batches, chained by hash and signed; and those that wait for one.

CREATE TABLE audit_batches (
    number INTEGER NOT NULL,
    previous BLOB NOT NULL,
    sealed_at INTEGER NOT NULL,
    events INTEGER NOT NULL CONSTRAINT audit_batches_not_empty CHECK (events > 0),
    hash BLOB NOT NULL,
    kid TEXT NOT NULL CONSTRAINT audit_batches_kid_fkey REFERENCES signing_keys (kid),
    signature BLOB NOT NULL,
    CONSTRAINT audit_batches_pkey PRIMARY KEY (number),
    CONSTRAINT audit_batches_hash_unique UNIQUE (hash)
) STRICT;

CREATE TABLE audit_batch_events (
    batch INTEGER NOT NULL CONSTRAINT audit_batch_events_batch_fkey REFERENCES audit_batches (number),
    position INTEGER NOT NULL,
    event BLOB NOT NULL,
    event_hash BLOB NOT NULL,
    CONSTRAINT audit_batch_events_pkey PRIMARY KEY (batch, position),
    CONSTRAINT audit_batch_events_once UNIQUE (event)
) STRICT;

-- Written beside the event by who records it, and taken out by who seals it: an event in neither place was slipped in.
CREATE TABLE audit_unsealed (
    event BLOB NOT NULL,
    CONSTRAINT audit_unsealed_pkey PRIMARY KEY (event)
) STRICT;

INSERT INTO audit_unsealed (event) SELECT id FROM audit_events;

CREATE TRIGGER audit_batches_append_only_update BEFORE UPDATE ON audit_batches BEGIN SELECT RAISE(ABORT, 'audit_batches_append_only'); END;
CREATE TRIGGER audit_batches_append_only_delete BEFORE DELETE ON audit_batches BEGIN SELECT RAISE(ABORT, 'audit_batches_append_only'); END;
CREATE TRIGGER audit_batch_events_append_only_update BEFORE UPDATE ON audit_batch_events BEGIN SELECT RAISE(ABORT, 'audit_batch_events_append_only'); END;
CREATE TRIGGER audit_batch_events_append_only_delete BEFORE DELETE ON audit_batch_events BEGIN SELECT RAISE(ABORT, 'audit_batch_events_append_only'); END;
