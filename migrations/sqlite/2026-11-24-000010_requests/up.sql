-- What the lab lacks, who wants it, and the evidence.

CREATE TABLE equipment_requests (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT equipment_requests_lab_fkey REFERENCES labs (id),
    author BLOB NOT NULL CONSTRAINT equipment_requests_author_fkey REFERENCES people (id),
    title TEXT NOT NULL,
    justification TEXT NOT NULL,
    folded TEXT NOT NULL,
    status TEXT NOT NULL,
    process TEXT,
    material_class TEXT,
    limits TEXT,
    expected_users INTEGER,
    hours_per_month REAL,
    estimated_cost TEXT,
    cost_lines TEXT NOT NULL,
    alternatives TEXT NOT NULL,
    links TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT equipment_requests_pkey PRIMARY KEY (id),
    CONSTRAINT equipment_requests_status_known CHECK (status IN ('draft', 'submitted', 'under_review', 'flagged', 'published', 'pledged', 'funded', 'ordered', 'delivered', 'in_service', 'reported', 'declined', 'withdrawn', 'answered_otherwise')),
    CONSTRAINT equipment_requests_what CHECK (process IS NOT NULL OR material_class IS NOT NULL)
) STRICT;

CREATE TABLE endorsements (
    id BLOB NOT NULL,
    request BLOB NOT NULL CONSTRAINT endorsements_request_fkey REFERENCES equipment_requests (id),
    person BLOB NOT NULL CONSTRAINT endorsements_person_fkey REFERENCES people (id),
    reason TEXT,
    need TEXT,
    created_at INTEGER NOT NULL,
    CONSTRAINT endorsements_pkey PRIMARY KEY (id),
    CONSTRAINT endorsements_once UNIQUE (request, person)
) STRICT;

CREATE TABLE request_transitions (
    id BLOB NOT NULL,
    request BLOB NOT NULL CONSTRAINT request_transitions_request_fkey REFERENCES equipment_requests (id),
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    actor BLOB,
    at INTEGER NOT NULL,
    CONSTRAINT request_transitions_pkey PRIMARY KEY (id)
) STRICT;

CREATE TABLE evidence_versions (
    request BLOB NOT NULL CONSTRAINT evidence_versions_request_fkey REFERENCES equipment_requests (id),
    number INTEGER NOT NULL,
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    frozen_at INTEGER NOT NULL,
    frozen_by BLOB,
    CONSTRAINT evidence_versions_pkey PRIMARY KEY (request, number)
) STRICT;

CREATE INDEX equipment_requests_lab ON equipment_requests (lab, id);
CREATE INDEX equipment_requests_status ON equipment_requests (status, id);
CREATE INDEX request_transitions_request ON request_transitions (request, at);

CREATE TRIGGER evidence_versions_append_only_update BEFORE UPDATE ON evidence_versions BEGIN SELECT RAISE(ABORT, 'evidence_versions_append_only'); END;
CREATE TRIGGER evidence_versions_append_only_delete BEFORE DELETE ON evidence_versions BEGIN SELECT RAISE(ABORT, 'evidence_versions_append_only'); END;
