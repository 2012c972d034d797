-- People without e-mail, their keys, codes and consents; mail that waits to be sent.

CREATE TABLE consents (
    id BLOB NOT NULL,
    person BLOB NOT NULL CONSTRAINT consents_person_fkey REFERENCES people (id),
    purpose TEXT NOT NULL CONSTRAINT consents_purpose_known CHECK (purpose IN ('statistics')),
    text_version INTEGER NOT NULL,
    given_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    CONSTRAINT consents_pkey PRIMARY KEY (id)
) STRICT;

CREATE TABLE api_keys (
    id BLOB NOT NULL,
    person BLOB NOT NULL CONSTRAINT api_keys_person_fkey REFERENCES people (id),
    name TEXT NOT NULL,
    key_hash BLOB NOT NULL,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    CONSTRAINT api_keys_pkey PRIMARY KEY (id),
    CONSTRAINT api_keys_key_unique UNIQUE (key_hash)
) STRICT;

CREATE TABLE one_time_codes (
    id BLOB NOT NULL,
    person BLOB NOT NULL CONSTRAINT one_time_codes_person_fkey REFERENCES people (id),
    purpose TEXT NOT NULL CONSTRAINT one_time_codes_purpose_known CHECK (purpose IN ('claim', 'reset', 'confirm_email')),
    code_hash BLOB NOT NULL,
    email TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    CONSTRAINT one_time_codes_pkey PRIMARY KEY (id),
    CONSTRAINT one_time_codes_hash_unique UNIQUE (code_hash)
) STRICT;

CREATE TABLE known_places (
    person BLOB NOT NULL CONSTRAINT known_places_person_fkey REFERENCES people (id),
    place_hash BLOB NOT NULL,
    seen_at INTEGER NOT NULL,
    CONSTRAINT known_places_pkey PRIMARY KEY (person, place_hash)
) STRICT;

CREATE TABLE mails (
    id BLOB NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    sealed_body BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    last_error TEXT,
    CONSTRAINT mails_pkey PRIMARY KEY (id)
) STRICT;

CREATE UNIQUE INDEX consents_one_open ON consents (person, purpose) WHERE withdrawn_at IS NULL;
CREATE INDEX api_keys_person ON api_keys (person);
CREATE INDEX one_time_codes_person ON one_time_codes (person, purpose);
CREATE INDEX mails_due ON mails (due_at);
