-- Daily roll-ups: one row a machine and day, one row a machine, day and person. Times in microseconds.
-- Only days that are over have rows. A person of the zero id, an empty affiliation and an empty role stand for none.

CREATE TABLE machine_days (
    machine BLOB NOT NULL CONSTRAINT machine_days_machine_fkey REFERENCES machines (id),
    day TEXT NOT NULL,
    lab BLOB NOT NULL CONSTRAINT machine_days_lab_fkey REFERENCES labs (id),
    open_micros INTEGER NOT NULL,
    downtime_planned_micros INTEGER NOT NULL,
    downtime_unplanned_micros INTEGER NOT NULL,
    available_micros INTEGER NOT NULL,
    reserved_micros INTEGER NOT NULL,
    used_micros INTEGER NOT NULL,
    used_in_available_micros INTEGER NOT NULL,
    used_outside_open_micros INTEGER NOT NULL,
    no_show_micros INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    successes INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    aborted INTEGER NOT NULL,
    headcount INTEGER NOT NULL,
    misses INTEGER NOT NULL,
    reached_start INTEGER NOT NULL,
    used_self_micros INTEGER NOT NULL,
    used_staff_micros INTEGER NOT NULL,
    used_device_micros INTEGER NOT NULL,
    used_kiosk_micros INTEGER NOT NULL,
    used_import_micros INTEGER NOT NULL,
    used_auto_micros INTEGER NOT NULL,
    stale INTEGER NOT NULL,
    computed_at INTEGER NOT NULL,
    CONSTRAINT machine_days_pkey PRIMARY KEY (machine, day)
) STRICT;

CREATE TABLE member_days (
    machine BLOB NOT NULL CONSTRAINT member_days_machine_fkey REFERENCES machines (id),
    day TEXT NOT NULL,
    lab BLOB NOT NULL CONSTRAINT member_days_lab_fkey REFERENCES labs (id),
    person BLOB NOT NULL,
    affiliation TEXT NOT NULL,
    role TEXT NOT NULL,
    present INTEGER NOT NULL,
    used_micros INTEGER NOT NULL,
    used_in_available_micros INTEGER NOT NULL,
    used_outside_open_micros INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    successes INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    aborted INTEGER NOT NULL,
    headcount INTEGER NOT NULL,
    reserved_micros INTEGER NOT NULL,
    no_show_micros INTEGER NOT NULL,
    misses INTEGER NOT NULL,
    reached_start INTEGER NOT NULL,
    used_self_micros INTEGER NOT NULL,
    used_staff_micros INTEGER NOT NULL,
    used_device_micros INTEGER NOT NULL,
    used_kiosk_micros INTEGER NOT NULL,
    used_import_micros INTEGER NOT NULL,
    used_auto_micros INTEGER NOT NULL,
    CONSTRAINT member_days_pkey PRIMARY KEY (machine, day, person, affiliation, role)
) STRICT;

CREATE INDEX machine_days_lab ON machine_days (lab, day);
CREATE INDEX member_days_lab ON member_days (lab, day);
CREATE INDEX machine_days_stale ON machine_days (lab, machine, day) WHERE stale;

-- What may reach into a day from more than two days before it is found here; all else by its start.
CREATE INDEX reservations_long ON reservations (machine, ends_at) WHERE ends_at - starts_at > 172800000000;
CREATE INDEX usage_sessions_long ON usage_sessions (machine, ended_at) WHERE ended_at - started_at > 172800000000;
