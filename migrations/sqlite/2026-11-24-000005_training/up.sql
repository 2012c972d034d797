-- What a training gives, and who holds it.

CREATE TABLE qualifications (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT qualifications_lab_fkey REFERENCES labs (id),
    name TEXT NOT NULL,
    valid_days INTEGER,
    levels TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT qualifications_pkey PRIMARY KEY (id)
) STRICT;

CREATE TABLE certifications (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT certifications_lab_fkey REFERENCES labs (id),
    person BLOB NOT NULL CONSTRAINT certifications_person_fkey REFERENCES people (id),
    qualification BLOB NOT NULL CONSTRAINT certifications_qualification_fkey REFERENCES qualifications (id),
    level TEXT,
    granted_by BLOB,
    valid_from INTEGER NOT NULL,
    expires_at INTEGER,
    evidence TEXT,
    created_at INTEGER NOT NULL,
    CONSTRAINT certifications_pkey PRIMARY KEY (id)
) STRICT;

CREATE TABLE certification_revocations (
    certification BLOB NOT NULL CONSTRAINT certification_revocations_certification_fkey REFERENCES certifications (id),
    revoked_at INTEGER NOT NULL,
    revoked_by BLOB,
    CONSTRAINT certification_revocations_pkey PRIMARY KEY (certification)
) STRICT;

CREATE INDEX certifications_person ON certifications (person, qualification);

-- Evidence is somebody's words, which are taken out when its person is erased.
CREATE TRIGGER certifications_append_only_update BEFORE UPDATE ON certifications
WHEN NEW.evidence IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.lab IS NOT OLD.lab OR NEW.person IS NOT OLD.person
    OR NEW.qualification IS NOT OLD.qualification OR NEW.level IS NOT OLD.level OR NEW.granted_by IS NOT OLD.granted_by
    OR NEW.valid_from IS NOT OLD.valid_from OR NEW.expires_at IS NOT OLD.expires_at OR NEW.created_at IS NOT OLD.created_at
BEGIN SELECT RAISE(ABORT, 'certifications_append_only'); END;
CREATE TRIGGER certifications_append_only_delete BEFORE DELETE ON certifications BEGIN SELECT RAISE(ABORT, 'certifications_append_only'); END;

CREATE TRIGGER certification_revocations_append_only_update BEFORE UPDATE ON certification_revocations BEGIN SELECT RAISE(ABORT, 'certification_revocations_append_only'); END;
CREATE TRIGGER certification_revocations_append_only_delete BEFORE DELETE ON certification_revocations BEGIN SELECT RAISE(ABORT, 'certification_revocations_append_only'); END;
