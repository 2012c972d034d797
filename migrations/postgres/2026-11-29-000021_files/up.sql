-- Photos and papers, each of one thing. The bytes stand in their row: a file is there whole or not at all, and whatever
-- keeps the database keeps them.

CREATE TABLE files (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT files_lab_fkey REFERENCES labs (id),
    machine uuid CONSTRAINT files_machine_fkey REFERENCES machines (id),
    incident uuid CONSTRAINT files_incident_fkey REFERENCES incidents (id),
    request uuid CONSTRAINT files_request_fkey REFERENCES equipment_requests (id) ON DELETE CASCADE,
    certification uuid CONSTRAINT files_certification_fkey REFERENCES certifications (id),
    staff_only boolean NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL CONSTRAINT files_media_type_known CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
    size integer NOT NULL CONSTRAINT files_size CHECK (size BETWEEN 1 AND 10485760),
    width integer,
    height integer,
    sha256 bytea NOT NULL CONSTRAINT files_sha256 CHECK (length(sha256) = 32),
    uploaded_by uuid CONSTRAINT files_uploaded_by_fkey REFERENCES people (id),
    created_at timestamptz NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT files_pkey PRIMARY KEY (id),
    CONSTRAINT files_whole CHECK (length(content) = size),
    CONSTRAINT files_one_subject CHECK (num_nonnulls(machine, incident, request, certification) = 1),
    CONSTRAINT files_staff_only CHECK (NOT staff_only OR machine IS NOT NULL)
);

-- Pictures do not get smaller: no time is spent on trying.
ALTER TABLE files ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE INDEX files_machine ON files (machine, id) WHERE machine IS NOT NULL;
CREATE INDEX files_incident ON files (incident, id) WHERE incident IS NOT NULL;
CREATE INDEX files_request ON files (request, id) WHERE request IS NOT NULL;
CREATE INDEX files_certification ON files (certification, id) WHERE certification IS NOT NULL;
CREATE INDEX files_uploaded_by ON files (uploaded_by);

CREATE TRIGGER files_append_only BEFORE UPDATE ON files
    FOR EACH ROW EXECUTE FUNCTION refuse_change('files_append_only');
