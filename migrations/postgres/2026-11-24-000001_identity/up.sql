-- People, their tokens, the keys that sign them.

CREATE TABLE people (
    id uuid NOT NULL,
    email text,
    email_folded text,
    phone text,
    full_name text NOT NULL,
    folded text NOT NULL,
    locale text NOT NULL CONSTRAINT people_locale_known CHECK (locale IN ('ky', 'ru', 'en', 'ko')),
    password_hash text,
    sex text CONSTRAINT people_sex_known CHECK (sex IN ('female', 'male', 'undisclosed')),
    year_of_birth integer CONSTRAINT people_year_of_birth CHECK (year_of_birth BETWEEN 1900 AND 2100),
    statistics_consent uuid,
    admin boolean NOT NULL,
    status text NOT NULL CONSTRAINT people_status_known CHECK (status IN ('active', 'pending', 'closed')),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT people_pkey PRIMARY KEY (id),
    CONSTRAINT people_consent CHECK (statistics_consent IS NOT NULL OR (sex IS NULL AND year_of_birth IS NULL)),
    CONSTRAINT people_email_unique UNIQUE (email_folded),
    CONSTRAINT people_phone_unique UNIQUE (phone)
);

CREATE TABLE refresh_tokens (
    id uuid NOT NULL,
    family uuid NOT NULL,
    person uuid NOT NULL CONSTRAINT refresh_tokens_person_fkey REFERENCES people (id),
    token_hash bytea NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    spent_at timestamptz,
    successor uuid,
    revoked_at timestamptz,
    CONSTRAINT refresh_tokens_pkey PRIMARY KEY (id),
    CONSTRAINT refresh_tokens_hash_unique UNIQUE (token_hash)
);

CREATE TABLE web_sessions (
    id uuid NOT NULL,
    person uuid NOT NULL CONSTRAINT web_sessions_person_fkey REFERENCES people (id),
    token_hash bytea NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT web_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT web_sessions_hash_unique UNIQUE (token_hash)
);

CREATE TABLE signing_keys (
    kid text NOT NULL,
    public_key bytea NOT NULL,
    wrapped_private bytea NOT NULL,
    created_at timestamptz NOT NULL,
    retired_at timestamptz,
    CONSTRAINT signing_keys_pkey PRIMARY KEY (kid)
);

CREATE TABLE setup_links (
    token_hash bytea NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT setup_links_pkey PRIMARY KEY (token_hash)
);

CREATE TABLE idempotency_keys (
    actor uuid NOT NULL,
    method text NOT NULL,
    path text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    status integer NOT NULL,
    headers jsonb NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (actor, method, path, key)
);

CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
CREATE INDEX refresh_tokens_person ON refresh_tokens (person);
CREATE INDEX web_sessions_person ON web_sessions (person);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
