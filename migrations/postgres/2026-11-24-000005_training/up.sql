-- What a training gives, and who holds it.

CREATE TABLE qualifications (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT qualifications_lab_fkey REFERENCES labs (id),
    name jsonb NOT NULL,
    valid_days integer,
    levels jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT qualifications_pkey PRIMARY KEY (id)
);

CREATE TABLE certifications (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT certifications_lab_fkey REFERENCES labs (id),
    person uuid NOT NULL CONSTRAINT certifications_person_fkey REFERENCES people (id),
    qualification uuid NOT NULL CONSTRAINT certifications_qualification_fkey REFERENCES qualifications (id),
    level text,
    granted_by uuid,
    valid_from timestamptz NOT NULL,
    expires_at timestamptz,
    evidence text,
    created_at timestamptz NOT NULL,
    CONSTRAINT certifications_pkey PRIMARY KEY (id)
);

CREATE TABLE certification_revocations (
    certification uuid NOT NULL CONSTRAINT certification_revocations_certification_fkey REFERENCES certifications (id),
    revoked_at timestamptz NOT NULL,
    revoked_by uuid,
    CONSTRAINT certification_revocations_pkey PRIMARY KEY (certification)
);

CREATE INDEX certifications_person ON certifications (person, qualification);

-- Evidence is somebody's words, which are taken out when its person is erased.
CREATE TRIGGER certifications_append_only BEFORE UPDATE ON certifications FOR EACH ROW
    WHEN (NEW.evidence IS NOT NULL OR to_jsonb(NEW) - 'evidence' IS DISTINCT FROM to_jsonb(OLD) - 'evidence')
    EXECUTE FUNCTION refuse_change('certifications_append_only');
CREATE TRIGGER certifications_append_only_delete BEFORE DELETE ON certifications
    FOR EACH ROW EXECUTE FUNCTION refuse_change('certifications_append_only');
CREATE TRIGGER certifications_keep BEFORE TRUNCATE ON certifications
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('certifications_append_only');

CREATE TRIGGER certification_revocations_append_only BEFORE UPDATE OR DELETE ON certification_revocations
    FOR EACH ROW EXECUTE FUNCTION refuse_change('certification_revocations_append_only');
CREATE TRIGGER certification_revocations_keep BEFORE TRUNCATE ON certification_revocations
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('certification_revocations_append_only');
