-- Courses, their dates, who comes, and what came of it.

CREATE TABLE courses (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT courses_lab_fkey REFERENCES labs (id),
    title jsonb NOT NULL,
    description jsonb,
    duration_minutes integer,
    capacity integer NOT NULL,
    archived_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT courses_pkey PRIMARY KEY (id),
    CONSTRAINT courses_duration CHECK (duration_minutes > 0),
    CONSTRAINT courses_capacity CHECK (capacity > 0)
);

-- What passing gives.
CREATE TABLE course_gives (
    course uuid NOT NULL CONSTRAINT course_gives_course_fkey REFERENCES courses (id),
    qualification uuid NOT NULL CONSTRAINT course_gives_qualification_fkey REFERENCES qualifications (id),
    level text,
    CONSTRAINT course_gives_pkey PRIMARY KEY (course, qualification)
);

-- What one must hold to come.
CREATE TABLE course_prerequisites (
    course uuid NOT NULL CONSTRAINT course_prerequisites_course_fkey REFERENCES courses (id),
    qualification uuid NOT NULL CONSTRAINT course_prerequisites_qualification_fkey REFERENCES qualifications (id),
    CONSTRAINT course_prerequisites_pkey PRIMARY KEY (course, qualification)
);

CREATE TABLE course_sessions (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT course_sessions_lab_fkey REFERENCES labs (id),
    course uuid NOT NULL CONSTRAINT course_sessions_course_fkey REFERENCES courses (id),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    capacity integer NOT NULL,
    trainer uuid CONSTRAINT course_sessions_trainer_fkey REFERENCES people (id),
    location text,
    blackout uuid,
    cancelled_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT course_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT course_sessions_span CHECK (ends_at > starts_at),
    CONSTRAINT course_sessions_capacity CHECK (capacity > 0),
    CONSTRAINT course_sessions_seats UNIQUE (id, capacity)
);

-- Places are numbered from 1 to the session's capacity, which each row carries: no more can be taken than there are.
CREATE TABLE enrolments (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT enrolments_lab_fkey REFERENCES labs (id),
    session uuid NOT NULL,
    capacity integer NOT NULL,
    person uuid NOT NULL CONSTRAINT enrolments_person_fkey REFERENCES people (id),
    status text NOT NULL CONSTRAINT enrolments_status_known CHECK (status IN ('enrolled', 'waiting', 'left')),
    turn integer NOT NULL,
    place integer,
    attended boolean,
    passed boolean,
    level text,
    note text,
    recorded_by uuid,
    recorded_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT enrolments_pkey PRIMARY KEY (id),
    CONSTRAINT enrolments_session_fkey FOREIGN KEY (session, capacity) REFERENCES course_sessions (id, capacity) ON UPDATE CASCADE,
    CONSTRAINT enrolments_once UNIQUE (session, person),
    CONSTRAINT enrolments_turn_once UNIQUE (session, turn),
    CONSTRAINT enrolments_place_once UNIQUE (session, place),
    CONSTRAINT enrolments_within_capacity CHECK (place BETWEEN 1 AND capacity),
    CONSTRAINT enrolments_placed CHECK ((status = 'enrolled') = (place IS NOT NULL)),
    CONSTRAINT enrolments_passed_who_came CHECK (passed IS NULL OR attended IS NOT NULL),
    CONSTRAINT enrolments_recorded CHECK ((attended IS NULL) = (recorded_at IS NULL))
);

CREATE INDEX courses_lab ON courses (lab, id);
CREATE INDEX course_gives_qualification ON course_gives (qualification);
CREATE INDEX course_sessions_lab ON course_sessions (lab, starts_at);
CREATE INDEX course_sessions_course ON course_sessions (course, starts_at);
CREATE INDEX enrolments_person ON enrolments (person, id);

-- The course session that showed it.
ALTER TABLE certifications ADD COLUMN course_session uuid CONSTRAINT certifications_course_session_fkey REFERENCES course_sessions (id);
CREATE INDEX certifications_course_session ON certifications (course_session);

-- What was granted before is told of ahead too.
INSERT INTO jobs (id, kind, subject, due_at, attempts, last_error, created_at)
SELECT gen_random_uuid(), 'certification.expires_in_30_days', id, expires_at - interval '30 days', 0, NULL, created_at
FROM certifications WHERE expires_at - interval '30 days' > valid_from;
INSERT INTO jobs (id, kind, subject, due_at, attempts, last_error, created_at)
SELECT gen_random_uuid(), 'certification.expires_in_7_days', id, expires_at - interval '7 days', 0, NULL, created_at
FROM certifications WHERE expires_at - interval '7 days' > valid_from;

-- Who of the staff is there to help and to watch, and who is there beside a member.
CREATE TABLE duties (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT duties_lab_fkey REFERENCES labs (id),
    person uuid NOT NULL CONSTRAINT duties_person_fkey REFERENCES people (id),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    CONSTRAINT duties_pkey PRIMARY KEY (id),
    CONSTRAINT duties_span CHECK (ends_at > starts_at)
);
CREATE INDEX duties_lab ON duties (lab, ends_at);
ALTER TABLE reservations ADD COLUMN second_person uuid CONSTRAINT reservations_second_person_fkey REFERENCES people (id);

-- What is to be seen to before a machine starts, and that it was.
ALTER TABLE machines ADD COLUMN checklist jsonb NOT NULL DEFAULT '[]';
ALTER TABLE machines ADD COLUMN checklist_version integer NOT NULL DEFAULT 0;
CREATE TABLE session_checklists (
    session uuid NOT NULL CONSTRAINT session_checklists_session_fkey REFERENCES usage_sessions (id),
    version integer NOT NULL,
    items jsonb NOT NULL,
    acknowledged_by uuid,
    acknowledged_at timestamptz NOT NULL,
    CONSTRAINT session_checklists_pkey PRIMARY KEY (session)
);
CREATE TRIGGER session_checklists_append_only BEFORE UPDATE OR DELETE ON session_checklists
    FOR EACH ROW EXECUTE FUNCTION refuse_change('session_checklists_append_only');
CREATE TRIGGER session_checklists_keep BEFORE TRUNCATE ON session_checklists
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('session_checklists_append_only');
