-- Labs, their dated opening hours, closures and members.

CREATE TABLE labs (
    id BLOB NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    visibility TEXT NOT NULL CONSTRAINT labs_visibility_known CHECK (visibility IN ('public', 'members')),
    registration TEXT NOT NULL CONSTRAINT labs_registration_known CHECK (registration IN ('open', 'code', 'desk')),
    join_code TEXT,
    policy TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT labs_pkey PRIMARY KEY (id),
    CONSTRAINT labs_slug_unique UNIQUE (slug)
) STRICT;

CREATE TABLE lab_hours (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT lab_hours_lab_fkey REFERENCES labs (id),
    from_date TEXT NOT NULL,
    hours TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT lab_hours_pkey PRIMARY KEY (id),
    CONSTRAINT lab_hours_dated_once UNIQUE (lab, from_date)
) STRICT;

CREATE TABLE closures (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT closures_lab_fkey REFERENCES labs (id),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    holiday INTEGER NOT NULL,
    all_machines INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT closures_pkey PRIMARY KEY (id),
    CONSTRAINT closures_span CHECK (ends_at > starts_at)
) STRICT;

CREATE TABLE memberships (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT memberships_lab_fkey REFERENCES labs (id),
    person BLOB NOT NULL CONSTRAINT memberships_person_fkey REFERENCES people (id),
    role TEXT NOT NULL CONSTRAINT memberships_role_known CHECK (role IN ('student', 'technician', 'manager', 'funder', 'device')),
    status TEXT DEFAULT 'active' NOT NULL CONSTRAINT memberships_status_known CHECK (status IN ('active', 'pending')),
    affiliation TEXT,
    student_number TEXT CONSTRAINT memberships_student_number_folded CHECK (student_number = upper(student_number)),
    self_joined INTEGER DEFAULT 0 NOT NULL,
    suspended_until INTEGER,
    joined_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT memberships_pkey PRIMARY KEY (id),
    CONSTRAINT memberships_once UNIQUE (lab, person),
    CONSTRAINT memberships_student_number_unique UNIQUE (lab, student_number)
) STRICT;

CREATE TABLE membership_history (
    membership BLOB NOT NULL CONSTRAINT membership_history_membership_fkey REFERENCES memberships (id),
    from_at INTEGER NOT NULL,
    role TEXT NOT NULL,
    affiliation TEXT,
    CONSTRAINT membership_history_pkey PRIMARY KEY (membership, from_at)
) STRICT;

CREATE INDEX closures_time ON closures (lab, ends_at);
CREATE INDEX memberships_person ON memberships (person);
