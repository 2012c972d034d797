-- Labs, their dated opening hours, closures and members.

CREATE TABLE labs (
    id uuid NOT NULL,
    slug text NOT NULL,
    name jsonb NOT NULL,
    time_zone text NOT NULL,
    currency text NOT NULL,
    visibility text NOT NULL CONSTRAINT labs_visibility_known CHECK (visibility IN ('public', 'members')),
    registration text NOT NULL CONSTRAINT labs_registration_known CHECK (registration IN ('open', 'code', 'desk')),
    join_code text,
    policy jsonb NOT NULL,
    revision bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT labs_pkey PRIMARY KEY (id),
    CONSTRAINT labs_slug_unique UNIQUE (slug)
);

CREATE TABLE lab_hours (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT lab_hours_lab_fkey REFERENCES labs (id),
    from_date date NOT NULL,
    hours jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT lab_hours_pkey PRIMARY KEY (id),
    CONSTRAINT lab_hours_dated_once UNIQUE (lab, from_date)
);

CREATE TABLE closures (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT closures_lab_fkey REFERENCES labs (id),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    reason jsonb NOT NULL,
    holiday boolean NOT NULL,
    all_machines boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT closures_pkey PRIMARY KEY (id),
    CONSTRAINT closures_span CHECK (ends_at > starts_at)
);

CREATE TABLE memberships (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT memberships_lab_fkey REFERENCES labs (id),
    person uuid NOT NULL CONSTRAINT memberships_person_fkey REFERENCES people (id),
    role text NOT NULL CONSTRAINT memberships_role_known CHECK (role IN ('student', 'technician', 'manager', 'funder', 'device')),
    status text DEFAULT 'active' NOT NULL CONSTRAINT memberships_status_known CHECK (status IN ('active', 'pending')),
    affiliation text,
    student_number text CONSTRAINT memberships_student_number_folded CHECK (student_number = upper(student_number)),
    self_joined boolean DEFAULT false NOT NULL,
    suspended_until timestamptz,
    joined_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT memberships_pkey PRIMARY KEY (id),
    CONSTRAINT memberships_once UNIQUE (lab, person),
    CONSTRAINT memberships_student_number_unique UNIQUE (lab, student_number)
);

CREATE TABLE membership_history (
    membership uuid NOT NULL CONSTRAINT membership_history_membership_fkey REFERENCES memberships (id),
    from_at timestamptz NOT NULL,
    role text NOT NULL,
    affiliation text,
    CONSTRAINT membership_history_pkey PRIMARY KEY (membership, from_at)
);

CREATE INDEX closures_time ON closures (lab, ends_at);
CREATE INDEX memberships_person ON memberships (person);
