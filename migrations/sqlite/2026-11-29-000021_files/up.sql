-- Photos and papers, each of one thing. The bytes stand in their row: a file is there whole or not at all, and whatever
-- keeps the database keeps them.

CREATE TABLE files (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT files_lab_fkey REFERENCES labs (id),
    machine BLOB CONSTRAINT files_machine_fkey REFERENCES machines (id),
    incident BLOB CONSTRAINT files_incident_fkey REFERENCES incidents (id),
    request BLOB CONSTRAINT files_request_fkey REFERENCES equipment_requests (id) ON DELETE CASCADE,
    certification BLOB CONSTRAINT files_certification_fkey REFERENCES certifications (id),
    staff_only INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL CONSTRAINT files_media_type_known CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
    size INTEGER NOT NULL CONSTRAINT files_size CHECK (size BETWEEN 1 AND 10485760),
    width INTEGER,
    height INTEGER,
    sha256 BLOB NOT NULL CONSTRAINT files_sha256 CHECK (length(sha256) = 32),
    uploaded_by BLOB CONSTRAINT files_uploaded_by_fkey REFERENCES people (id),
    created_at INTEGER NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT files_pkey PRIMARY KEY (id),
    CONSTRAINT files_whole CHECK (length(content) = size),
    CONSTRAINT files_one_subject CHECK (
        (machine IS NOT NULL) + (incident IS NOT NULL) + (request IS NOT NULL) + (certification IS NOT NULL) = 1),
    CONSTRAINT files_staff_only CHECK (NOT staff_only OR machine IS NOT NULL)
) STRICT;

CREATE INDEX files_machine ON files (machine, id) WHERE machine IS NOT NULL;
CREATE INDEX files_incident ON files (incident, id) WHERE incident IS NOT NULL;
CREATE INDEX files_request ON files (request, id) WHERE request IS NOT NULL;
CREATE INDEX files_certification ON files (certification, id) WHERE certification IS NOT NULL;
CREATE INDEX files_uploaded_by ON files (uploaded_by);

CREATE TRIGGER files_append_only_update BEFORE UPDATE ON files BEGIN SELECT RAISE(ABORT, 'files_append_only'); END;
