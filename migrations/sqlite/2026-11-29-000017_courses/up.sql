-- Courses, their dates, who comes, and what came of it.

CREATE TABLE courses (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT courses_lab_fkey REFERENCES labs (id),
    title TEXT NOT NULL,
    description TEXT,
    duration_minutes INTEGER,
    capacity INTEGER NOT NULL,
    archived_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT courses_pkey PRIMARY KEY (id),
    CONSTRAINT courses_duration CHECK (duration_minutes > 0),
    CONSTRAINT courses_capacity CHECK (capacity > 0)
) STRICT;

-- What passing gives.
CREATE TABLE course_gives (
    course BLOB NOT NULL CONSTRAINT course_gives_course_fkey REFERENCES courses (id),
    qualification BLOB NOT NULL CONSTRAINT course_gives_qualification_fkey REFERENCES qualifications (id),
    level TEXT,
    CONSTRAINT course_gives_pkey PRIMARY KEY (course, qualification)
) STRICT;

-- What one must hold to come.
CREATE TABLE course_prerequisites (
    course BLOB NOT NULL CONSTRAINT course_prerequisites_course_fkey REFERENCES courses (id),
    qualification BLOB NOT NULL CONSTRAINT course_prerequisites_qualification_fkey REFERENCES qualifications (id),
    CONSTRAINT course_prerequisites_pkey PRIMARY KEY (course, qualification)
) STRICT;

CREATE TABLE course_sessions (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT course_sessions_lab_fkey REFERENCES labs (id),
    course BLOB NOT NULL CONSTRAINT course_sessions_course_fkey REFERENCES courses (id),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    capacity INTEGER NOT NULL,
    trainer BLOB CONSTRAINT course_sessions_trainer_fkey REFERENCES people (id),
    location TEXT,
    blackout BLOB,
    cancelled_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT course_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT course_sessions_span CHECK (ends_at > starts_at),
    CONSTRAINT course_sessions_capacity CHECK (capacity > 0),
    CONSTRAINT course_sessions_seats UNIQUE (id, capacity)
) STRICT;

-- Places are numbered from 1 to the session's capacity, which each row carries: no more can be taken than there are.
CREATE TABLE enrolments (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT enrolments_lab_fkey REFERENCES labs (id),
    session BLOB NOT NULL,
    capacity INTEGER NOT NULL,
    person BLOB NOT NULL CONSTRAINT enrolments_person_fkey REFERENCES people (id),
    status TEXT NOT NULL CONSTRAINT enrolments_status_known CHECK (status IN ('enrolled', 'waiting', 'left')),
    turn INTEGER NOT NULL,
    place INTEGER,
    attended INTEGER,
    passed INTEGER,
    level TEXT,
    note TEXT,
    recorded_by BLOB,
    recorded_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT enrolments_pkey PRIMARY KEY (id),
    CONSTRAINT enrolments_session_fkey FOREIGN KEY (session, capacity) REFERENCES course_sessions (id, capacity) ON UPDATE CASCADE,
    CONSTRAINT enrolments_once UNIQUE (session, person),
    CONSTRAINT enrolments_turn_once UNIQUE (session, turn),
    CONSTRAINT enrolments_place_once UNIQUE (session, place),
    CONSTRAINT enrolments_within_capacity CHECK (place BETWEEN 1 AND capacity),
    CONSTRAINT enrolments_placed CHECK ((status = 'enrolled') = (place IS NOT NULL)),
    CONSTRAINT enrolments_passed_who_came CHECK (passed IS NULL OR attended IS NOT NULL),
    CONSTRAINT enrolments_recorded CHECK ((attended IS NULL) = (recorded_at IS NULL))
) STRICT;

CREATE INDEX courses_lab ON courses (lab, id);
CREATE INDEX course_gives_qualification ON course_gives (qualification);
CREATE INDEX course_sessions_lab ON course_sessions (lab, starts_at);
CREATE INDEX course_sessions_course ON course_sessions (course, starts_at);
CREATE INDEX enrolments_person ON enrolments (person, id);

-- The course session that showed it.
ALTER TABLE certifications ADD COLUMN course_session BLOB CONSTRAINT certifications_course_session_fkey REFERENCES course_sessions (id);
CREATE INDEX certifications_course_session ON certifications (course_session);
DROP TRIGGER certifications_append_only_update;
CREATE TRIGGER certifications_append_only_update BEFORE UPDATE ON certifications
WHEN NEW.evidence IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.lab IS NOT OLD.lab OR NEW.person IS NOT OLD.person
    OR NEW.qualification IS NOT OLD.qualification OR NEW.level IS NOT OLD.level OR NEW.granted_by IS NOT OLD.granted_by
    OR NEW.valid_from IS NOT OLD.valid_from OR NEW.expires_at IS NOT OLD.expires_at OR NEW.created_at IS NOT OLD.created_at
    OR NEW.course_session IS NOT OLD.course_session
BEGIN SELECT RAISE(ABORT, 'certifications_append_only'); END;

-- What was granted before is told of ahead too.
INSERT INTO jobs (id, kind, subject, due_at, attempts, last_error, created_at)
SELECT randomblob(16), 'certification.expires_in_30_days', id, expires_at - 2592000000000, 0, NULL, created_at
FROM certifications WHERE expires_at - 2592000000000 > valid_from;
INSERT INTO jobs (id, kind, subject, due_at, attempts, last_error, created_at)
SELECT randomblob(16), 'certification.expires_in_7_days', id, expires_at - 604800000000, 0, NULL, created_at
FROM certifications WHERE expires_at - 604800000000 > valid_from;

-- Who of the staff is there to help and to watch, and who is there beside a member.
CREATE TABLE duties (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT duties_lab_fkey REFERENCES labs (id),
    person BLOB NOT NULL CONSTRAINT duties_person_fkey REFERENCES people (id),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    created_by BLOB,
    created_at INTEGER NOT NULL,
    CONSTRAINT duties_pkey PRIMARY KEY (id),
    CONSTRAINT duties_span CHECK (ends_at > starts_at)
) STRICT;
CREATE INDEX duties_lab ON duties (lab, ends_at);
ALTER TABLE reservations ADD COLUMN second_person BLOB CONSTRAINT reservations_second_person_fkey REFERENCES people (id);

-- What is to be seen to before a machine starts, and that it was.
ALTER TABLE machines ADD COLUMN checklist TEXT NOT NULL DEFAULT '[]';
ALTER TABLE machines ADD COLUMN checklist_version INTEGER NOT NULL DEFAULT 0;
CREATE TABLE session_checklists (
    session BLOB NOT NULL CONSTRAINT session_checklists_session_fkey REFERENCES usage_sessions (id),
    version INTEGER NOT NULL,
    items TEXT NOT NULL,
    acknowledged_by BLOB,
    acknowledged_at INTEGER NOT NULL,
    CONSTRAINT session_checklists_pkey PRIMARY KEY (session)
) STRICT;
CREATE TRIGGER session_checklists_append_only_update BEFORE UPDATE ON session_checklists BEGIN SELECT RAISE(ABORT, 'session_checklists_append_only'); END;
CREATE TRIGGER session_checklists_append_only_delete BEFORE DELETE ON session_checklists BEGIN SELECT RAISE(ABORT, 'session_checklists_append_only'); END;
