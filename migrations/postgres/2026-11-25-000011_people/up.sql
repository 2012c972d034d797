-- People without e-mail, their keys, codes and consents; mail that waits to be sent.

CREATE TABLE consents (
    id uuid NOT NULL,
    person uuid NOT NULL CONSTRAINT consents_person_fkey REFERENCES people (id),
    purpose text NOT NULL CONSTRAINT consents_purpose_known CHECK (purpose IN ('statistics')),
    text_version integer NOT NULL,
    given_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT consents_pkey PRIMARY KEY (id)
);

CREATE TABLE api_keys (
    id uuid NOT NULL,
    person uuid NOT NULL CONSTRAINT api_keys_person_fkey REFERENCES people (id),
    name text NOT NULL,
    key_hash bytea NOT NULL,
    scopes jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT api_keys_pkey PRIMARY KEY (id),
    CONSTRAINT api_keys_key_unique UNIQUE (key_hash)
);

CREATE TABLE one_time_codes (
    id uuid NOT NULL,
    person uuid NOT NULL CONSTRAINT one_time_codes_person_fkey REFERENCES people (id),
    purpose text NOT NULL CONSTRAINT one_time_codes_purpose_known CHECK (purpose IN ('claim', 'reset', 'confirm_email')),
    code_hash bytea NOT NULL,
    email text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT one_time_codes_pkey PRIMARY KEY (id),
    CONSTRAINT one_time_codes_hash_unique UNIQUE (code_hash)
);

CREATE TABLE known_places (
    person uuid NOT NULL CONSTRAINT known_places_person_fkey REFERENCES people (id),
    place_hash bytea NOT NULL,
    seen_at timestamptz NOT NULL,
    CONSTRAINT known_places_pkey PRIMARY KEY (person, place_hash)
);

CREATE TABLE mails (
    id uuid NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    sealed_body bytea NOT NULL,
    created_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL,
    last_error text,
    CONSTRAINT mails_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX consents_one_open ON consents (person, purpose) WHERE withdrawn_at IS NULL;
CREATE INDEX api_keys_person ON api_keys (person);
CREATE INDEX one_time_codes_person ON one_time_codes (person, purpose);
CREATE INDEX mails_due ON mails (due_at);
