-- Classes, teams and visits; what is booked for them; who came; and minors who come alone.

CREATE TABLE groups (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT groups_lab_fkey REFERENCES labs (id),
    kind text NOT NULL CONSTRAINT groups_kind_known CHECK (kind IN ('class', 'team', 'visit')),
    name text NOT NULL,
    lead uuid CONSTRAINT groups_lead_fkey REFERENCES people (id),
    headcount integer,
    contact text,
    max_minutes_per_week integer,
    counts_personally boolean NOT NULL,
    archived_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT groups_pkey PRIMARY KEY (id),
    CONSTRAINT groups_led CHECK ((kind = 'visit') = (lead IS NULL)),
    CONSTRAINT groups_counted CHECK ((kind = 'visit') = (headcount IS NOT NULL)),
    CONSTRAINT groups_headcount CHECK (headcount > 0),
    CONSTRAINT groups_contact CHECK (contact IS NULL OR kind = 'visit'),
    CONSTRAINT groups_pool CHECK (max_minutes_per_week IS NULL OR (kind = 'team' AND max_minutes_per_week > 0)),
    CONSTRAINT groups_personal CHECK (NOT counts_personally OR kind = 'team')
);

CREATE TABLE group_members (
    group_id uuid NOT NULL CONSTRAINT group_members_group_fkey REFERENCES groups (id),
    person uuid NOT NULL CONSTRAINT group_members_person_fkey REFERENCES people (id),
    joined_at timestamptz NOT NULL,
    CONSTRAINT group_members_pkey PRIMARY KEY (group_id, person)
);

-- What is booked for a group at once: each machine is a reservation of its own.
CREATE TABLE group_bookings (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT group_bookings_lab_fkey REFERENCES labs (id),
    group_id uuid NOT NULL CONSTRAINT group_bookings_group_fkey REFERENCES groups (id),
    member uuid NOT NULL CONSTRAINT group_bookings_member_fkey REFERENCES people (id),
    booked_by uuid,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    counts_personally boolean NOT NULL,
    cancelled_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT group_bookings_pkey PRIMARY KEY (id),
    CONSTRAINT group_bookings_span CHECK (ends_at > starts_at)
);

ALTER TABLE reservations ADD COLUMN group_booking uuid CONSTRAINT reservations_group_booking_fkey REFERENCES group_bookings (id)
    CONSTRAINT reservations_of_group CHECK (group_booking IS NULL OR kind = 'reservation');

CREATE INDEX groups_lab ON groups (lab, id);
CREATE INDEX groups_lead ON groups (lead);
CREATE INDEX group_members_person ON group_members (person);
CREATE INDEX group_bookings_lab ON group_bookings (lab, starts_at);
CREATE INDEX group_bookings_group ON group_bookings (group_id, ends_at);
CREATE INDEX reservations_group_booking ON reservations (group_booking);

-- Who came, as people and as head-counts. A later record takes the place of those before it, which stay.
CREATE TABLE attendance_records (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT attendance_records_lab_fkey REFERENCES labs (id),
    booking uuid NOT NULL CONSTRAINT attendance_records_booking_fkey REFERENCES group_bookings (id),
    number integer NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT attendance_records_pkey PRIMARY KEY (id),
    CONSTRAINT attendance_records_once UNIQUE (booking, number),
    CONSTRAINT attendance_records_number CHECK (number > 0)
);

CREATE TABLE attendance_people (
    record uuid NOT NULL CONSTRAINT attendance_people_record_fkey REFERENCES attendance_records (id),
    person uuid NOT NULL CONSTRAINT attendance_people_person_fkey REFERENCES people (id),
    CONSTRAINT attendance_people_pkey PRIMARY KEY (record, person)
);

CREATE TABLE attendance_counts (
    record uuid NOT NULL CONSTRAINT attendance_counts_record_fkey REFERENCES attendance_records (id),
    sex text NOT NULL CONSTRAINT attendance_counts_sex_known CHECK (sex IN ('female', 'male', 'undisclosed')),
    age_band text NOT NULL CONSTRAINT attendance_counts_band_known CHECK (age_band IN ('under_14', '14_to_17', '18_to_24', '25_to_34', '35_and_over', 'undisclosed')),
    people integer NOT NULL,
    CONSTRAINT attendance_counts_pkey PRIMARY KEY (record, sex, age_band),
    CONSTRAINT attendance_counts_some CHECK (people > 0)
);

CREATE INDEX attendance_people_person ON attendance_people (person);
CREATE TRIGGER attendance_records_append_only BEFORE UPDATE OR DELETE ON attendance_records
    FOR EACH ROW EXECUTE FUNCTION refuse_change('attendance_records_append_only');
CREATE TRIGGER attendance_records_keep BEFORE TRUNCATE ON attendance_records
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('attendance_records_append_only');
CREATE TRIGGER attendance_people_append_only BEFORE UPDATE OR DELETE ON attendance_people
    FOR EACH ROW EXECUTE FUNCTION refuse_change('attendance_people_append_only');
CREATE TRIGGER attendance_people_keep BEFORE TRUNCATE ON attendance_people
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('attendance_people_append_only');
CREATE TRIGGER attendance_counts_append_only BEFORE UPDATE OR DELETE ON attendance_counts
    FOR EACH ROW EXECUTE FUNCTION refuse_change('attendance_counts_append_only');
CREATE TRIGGER attendance_counts_keep BEFORE TRUNCATE ON attendance_counts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('attendance_counts_append_only');

-- Who is not of age yet, and what their guardians allowed, one by one.
CREATE TABLE minors (
    lab uuid NOT NULL CONSTRAINT minors_lab_fkey REFERENCES labs (id),
    person uuid NOT NULL CONSTRAINT minors_person_fkey REFERENCES people (id),
    adult_on date NOT NULL,
    recorded_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT minors_pkey PRIMARY KEY (lab, person)
);

CREATE TABLE guardian_consents (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT guardian_consents_lab_fkey REFERENCES labs (id),
    person uuid NOT NULL CONSTRAINT guardian_consents_person_fkey REFERENCES people (id),
    purpose text NOT NULL CONSTRAINT guardian_consents_purpose_known CHECK (purpose IN ('comes_alone', 'personal_data', 'photographs')),
    guardian text,
    given_on date NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT guardian_consents_pkey PRIMARY KEY (id),
    CONSTRAINT guardian_consents_withdrawn CHECK (withdrawn_at >= recorded_at)
);

CREATE UNIQUE INDEX guardian_consents_one_standing ON guardian_consents (lab, person, purpose) WHERE withdrawn_at IS NULL;
CREATE INDEX guardian_consents_person ON guardian_consents (person, id);
