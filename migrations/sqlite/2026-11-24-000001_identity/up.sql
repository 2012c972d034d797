-- People, their tokens, the keys that sign them.

CREATE TABLE people (
    id BLOB NOT NULL,
    email TEXT,
    email_folded TEXT,
    phone TEXT,
    full_name TEXT NOT NULL,
    folded TEXT NOT NULL,
    locale TEXT NOT NULL CONSTRAINT people_locale_known CHECK (locale IN ('ky', 'ru', 'en', 'ko')),
    password_hash TEXT,
    sex TEXT CONSTRAINT people_sex_known CHECK (sex IN ('female', 'male', 'undisclosed')),
    year_of_birth INTEGER CONSTRAINT people_year_of_birth CHECK (year_of_birth BETWEEN 1900 AND 2100),
    statistics_consent BLOB,
    admin INTEGER NOT NULL,
    status TEXT NOT NULL CONSTRAINT people_status_known CHECK (status IN ('active', 'pending', 'closed')),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT people_pkey PRIMARY KEY (id),
    CONSTRAINT people_consent CHECK (statistics_consent IS NOT NULL OR (sex IS NULL AND year_of_birth IS NULL)),
    CONSTRAINT people_email_unique UNIQUE (email_folded),
    CONSTRAINT people_phone_unique UNIQUE (phone)
) STRICT;

CREATE TABLE refresh_tokens (
    id BLOB NOT NULL,
    family BLOB NOT NULL,
    person BLOB NOT NULL CONSTRAINT refresh_tokens_person_fkey REFERENCES people (id),
    token_hash BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    spent_at INTEGER,
    successor BLOB,
    revoked_at INTEGER,
    CONSTRAINT refresh_tokens_pkey PRIMARY KEY (id),
    CONSTRAINT refresh_tokens_hash_unique UNIQUE (token_hash)
) STRICT;

CREATE TABLE web_sessions (
    id BLOB NOT NULL,
    person BLOB NOT NULL CONSTRAINT web_sessions_person_fkey REFERENCES people (id),
    token_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    CONSTRAINT web_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT web_sessions_hash_unique UNIQUE (token_hash)
) STRICT;

CREATE TABLE signing_keys (
    kid TEXT NOT NULL,
    public_key BLOB NOT NULL,
    wrapped_private BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER,
    CONSTRAINT signing_keys_pkey PRIMARY KEY (kid)
) STRICT;

CREATE TABLE setup_links (
    token_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    CONSTRAINT setup_links_pkey PRIMARY KEY (token_hash)
) STRICT;

CREATE TABLE idempotency_keys (
    actor BLOB NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (actor, method, path, key)
) STRICT;

CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
CREATE INDEX refresh_tokens_person ON refresh_tokens (person);
CREATE INDEX web_sessions_person ON web_sessions (person);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
