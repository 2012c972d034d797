-- Classes, teams and visits; what is booked for them; who came; and minors who come alone.

CREATE TABLE groups (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT groups_lab_fkey REFERENCES labs (id),
    kind TEXT NOT NULL CONSTRAINT groups_kind_known CHECK (kind IN ('class', 'team', 'visit')),
    name TEXT NOT NULL,
    lead BLOB CONSTRAINT groups_lead_fkey REFERENCES people (id),
    headcount INTEGER,
    contact TEXT,
    max_minutes_per_week INTEGER,
    counts_personally INTEGER NOT NULL,
    archived_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT groups_pkey PRIMARY KEY (id),
    CONSTRAINT groups_led CHECK ((kind = 'visit') = (lead IS NULL)),
    CONSTRAINT groups_counted CHECK ((kind = 'visit') = (headcount IS NOT NULL)),
    CONSTRAINT groups_headcount CHECK (headcount > 0),
    CONSTRAINT groups_contact CHECK (contact IS NULL OR kind = 'visit'),
    CONSTRAINT groups_pool CHECK (max_minutes_per_week IS NULL OR (kind = 'team' AND max_minutes_per_week > 0)),
    CONSTRAINT groups_personal CHECK (NOT counts_personally OR kind = 'team')
) STRICT;

CREATE TABLE group_members (
    group_id BLOB NOT NULL CONSTRAINT group_members_group_fkey REFERENCES groups (id),
    person BLOB NOT NULL CONSTRAINT group_members_person_fkey REFERENCES people (id),
    joined_at INTEGER NOT NULL,
    CONSTRAINT group_members_pkey PRIMARY KEY (group_id, person)
) STRICT;

-- What is booked for a group at once: each machine is a reservation of its own.
CREATE TABLE group_bookings (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT group_bookings_lab_fkey REFERENCES labs (id),
    group_id BLOB NOT NULL CONSTRAINT group_bookings_group_fkey REFERENCES groups (id),
    member BLOB NOT NULL CONSTRAINT group_bookings_member_fkey REFERENCES people (id),
    booked_by BLOB,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    counts_personally INTEGER NOT NULL,
    cancelled_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT group_bookings_pkey PRIMARY KEY (id),
    CONSTRAINT group_bookings_span CHECK (ends_at > starts_at)
) STRICT;

ALTER TABLE reservations ADD COLUMN group_booking BLOB CONSTRAINT reservations_group_booking_fkey REFERENCES group_bookings (id)
    CONSTRAINT reservations_of_group CHECK (group_booking IS NULL OR kind = 'reservation');

CREATE INDEX groups_lab ON groups (lab, id);
CREATE INDEX groups_lead ON groups (lead);
CREATE INDEX group_members_person ON group_members (person);
CREATE INDEX group_bookings_lab ON group_bookings (lab, starts_at);
CREATE INDEX group_bookings_group ON group_bookings (group_id, ends_at);
CREATE INDEX reservations_group_booking ON reservations (group_booking);

-- Who came, as people and as head-counts. A later record takes the place of those before it, which stay.
CREATE TABLE attendance_records (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT attendance_records_lab_fkey REFERENCES labs (id),
    booking BLOB NOT NULL CONSTRAINT attendance_records_booking_fkey REFERENCES group_bookings (id),
    number INTEGER NOT NULL,
    recorded_by BLOB,
    recorded_at INTEGER NOT NULL,
    CONSTRAINT attendance_records_pkey PRIMARY KEY (id),
    CONSTRAINT attendance_records_once UNIQUE (booking, number),
    CONSTRAINT attendance_records_number CHECK (number > 0)
) STRICT;

CREATE TABLE attendance_people (
    record BLOB NOT NULL CONSTRAINT attendance_people_record_fkey REFERENCES attendance_records (id),
    person BLOB NOT NULL CONSTRAINT attendance_people_person_fkey REFERENCES people (id),
    CONSTRAINT attendance_people_pkey PRIMARY KEY (record, person)
) STRICT;

CREATE TABLE attendance_counts (
    record BLOB NOT NULL CONSTRAINT attendance_counts_record_fkey REFERENCES attendance_records (id),
    sex TEXT NOT NULL CONSTRAINT attendance_counts_sex_known CHECK (sex IN ('female', 'male', 'undisclosed')),
    age_band TEXT NOT NULL CONSTRAINT attendance_counts_band_known CHECK (age_band IN ('under_14', '14_to_17', '18_to_24', '25_to_34', '35_and_over', 'undisclosed')),
    people INTEGER NOT NULL,
    CONSTRAINT attendance_counts_pkey PRIMARY KEY (record, sex, age_band),
    CONSTRAINT attendance_counts_some CHECK (people > 0)
) STRICT;

CREATE INDEX attendance_people_person ON attendance_people (person);
CREATE TRIGGER attendance_records_append_only_update BEFORE UPDATE ON attendance_records BEGIN SELECT RAISE(ABORT, 'attendance_records_append_only'); END;
CREATE TRIGGER attendance_records_append_only_delete BEFORE DELETE ON attendance_records BEGIN SELECT RAISE(ABORT, 'attendance_records_append_only'); END;
CREATE TRIGGER attendance_people_append_only_update BEFORE UPDATE ON attendance_people BEGIN SELECT RAISE(ABORT, 'attendance_people_append_only'); END;
CREATE TRIGGER attendance_people_append_only_delete BEFORE DELETE ON attendance_people BEGIN SELECT RAISE(ABORT, 'attendance_people_append_only'); END;
CREATE TRIGGER attendance_counts_append_only_update BEFORE UPDATE ON attendance_counts BEGIN SELECT RAISE(ABORT, 'attendance_counts_append_only'); END;
CREATE TRIGGER attendance_counts_append_only_delete BEFORE DELETE ON attendance_counts BEGIN SELECT RAISE(ABORT, 'attendance_counts_append_only'); END;

-- Who is not of age yet, and what their guardians allowed, one by one.
CREATE TABLE minors (
    lab BLOB NOT NULL CONSTRAINT minors_lab_fkey REFERENCES labs (id),
    person BLOB NOT NULL CONSTRAINT minors_person_fkey REFERENCES people (id),
    adult_on TEXT NOT NULL,
    recorded_by BLOB,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT minors_pkey PRIMARY KEY (lab, person)
) STRICT;

CREATE TABLE guardian_consents (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT guardian_consents_lab_fkey REFERENCES labs (id),
    person BLOB NOT NULL CONSTRAINT guardian_consents_person_fkey REFERENCES people (id),
    purpose TEXT NOT NULL CONSTRAINT guardian_consents_purpose_known CHECK (purpose IN ('comes_alone', 'personal_data', 'photographs')),
    guardian TEXT,
    given_on TEXT NOT NULL,
    recorded_by BLOB,
    recorded_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    withdrawn_by BLOB,
    CONSTRAINT guardian_consents_pkey PRIMARY KEY (id),
    CONSTRAINT guardian_consents_withdrawn CHECK (withdrawn_at >= recorded_at)
) STRICT;

CREATE UNIQUE INDEX guardian_consents_one_standing ON guardian_consents (lab, person, purpose) WHERE withdrawn_at IS NULL;
CREATE INDEX guardian_consents_person ON guardian_consents (person, id);
