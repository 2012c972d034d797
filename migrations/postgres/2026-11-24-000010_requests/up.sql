-- What the lab lacks, who wants it, and the evidence.

CREATE TABLE equipment_requests (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT equipment_requests_lab_fkey REFERENCES labs (id),
    author uuid NOT NULL CONSTRAINT equipment_requests_author_fkey REFERENCES people (id),
    title jsonb NOT NULL,
    justification jsonb NOT NULL,
    folded text NOT NULL,
    status text NOT NULL,
    process text,
    material_class text,
    limits jsonb,
    expected_users integer,
    hours_per_month double precision,
    estimated_cost jsonb,
    cost_lines jsonb NOT NULL,
    alternatives jsonb NOT NULL,
    links jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT equipment_requests_pkey PRIMARY KEY (id),
    CONSTRAINT equipment_requests_status_known CHECK (status IN ('draft', 'submitted', 'under_review', 'flagged', 'published', 'pledged', 'funded', 'ordered', 'delivered', 'in_service', 'reported', 'declined', 'withdrawn', 'answered_otherwise')),
    CONSTRAINT equipment_requests_what CHECK (process IS NOT NULL OR material_class IS NOT NULL)
);

CREATE TABLE endorsements (
    id uuid NOT NULL,
    request uuid NOT NULL CONSTRAINT endorsements_request_fkey REFERENCES equipment_requests (id),
    person uuid NOT NULL CONSTRAINT endorsements_person_fkey REFERENCES people (id),
    reason text,
    need jsonb,
    created_at timestamptz NOT NULL,
    CONSTRAINT endorsements_pkey PRIMARY KEY (id),
    CONSTRAINT endorsements_once UNIQUE (request, person)
);

CREATE TABLE request_transitions (
    id uuid NOT NULL,
    request uuid NOT NULL CONSTRAINT request_transitions_request_fkey REFERENCES equipment_requests (id),
    from_status text NOT NULL,
    to_status text NOT NULL,
    actor uuid,
    at timestamptz NOT NULL,
    CONSTRAINT request_transitions_pkey PRIMARY KEY (id)
);

CREATE TABLE evidence_versions (
    request uuid NOT NULL CONSTRAINT evidence_versions_request_fkey REFERENCES equipment_requests (id),
    number integer NOT NULL,
    document text NOT NULL,
    sha256 text NOT NULL,
    frozen_at timestamptz NOT NULL,
    frozen_by uuid,
    CONSTRAINT evidence_versions_pkey PRIMARY KEY (request, number)
);

CREATE INDEX equipment_requests_lab ON equipment_requests (lab, id);
CREATE INDEX equipment_requests_status ON equipment_requests (status, id);
CREATE INDEX request_transitions_request ON request_transitions (request, at);

CREATE TRIGGER evidence_versions_append_only BEFORE UPDATE OR DELETE ON evidence_versions
    FOR EACH ROW EXECUTE FUNCTION refuse_change('evidence_versions_append_only');
CREATE TRIGGER evidence_versions_keep BEFORE TRUNCATE ON evidence_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('evidence_versions_append_only');
