-- Daily roll-ups: one row a machine and day, one row a machine, day and person. Times in microseconds.
-- Only days that are over have rows. A person of the zero id, an empty affiliation and an empty role stand for none.

CREATE TABLE machine_days (
    machine uuid NOT NULL CONSTRAINT machine_days_machine_fkey REFERENCES machines (id),
    day date NOT NULL,
    lab uuid NOT NULL CONSTRAINT machine_days_lab_fkey REFERENCES labs (id),
    open_micros bigint NOT NULL,
    downtime_planned_micros bigint NOT NULL,
    downtime_unplanned_micros bigint NOT NULL,
    available_micros bigint NOT NULL,
    reserved_micros bigint NOT NULL,
    used_micros bigint NOT NULL,
    used_in_available_micros bigint NOT NULL,
    used_outside_open_micros bigint NOT NULL,
    no_show_micros bigint NOT NULL,
    sessions bigint NOT NULL,
    successes bigint NOT NULL,
    failures bigint NOT NULL,
    aborted bigint NOT NULL,
    headcount bigint NOT NULL,
    misses bigint NOT NULL,
    reached_start bigint NOT NULL,
    used_self_micros bigint NOT NULL,
    used_staff_micros bigint NOT NULL,
    used_device_micros bigint NOT NULL,
    used_kiosk_micros bigint NOT NULL,
    used_import_micros bigint NOT NULL,
    used_auto_micros bigint NOT NULL,
    stale boolean NOT NULL,
    computed_at timestamptz NOT NULL,
    CONSTRAINT machine_days_pkey PRIMARY KEY (machine, day)
);

CREATE TABLE member_days (
    machine uuid NOT NULL CONSTRAINT member_days_machine_fkey REFERENCES machines (id),
    day date NOT NULL,
    lab uuid NOT NULL CONSTRAINT member_days_lab_fkey REFERENCES labs (id),
    person uuid NOT NULL,
    affiliation text NOT NULL,
    role text NOT NULL,
    present boolean NOT NULL,
    used_micros bigint NOT NULL,
    used_in_available_micros bigint NOT NULL,
    used_outside_open_micros bigint NOT NULL,
    sessions bigint NOT NULL,
    successes bigint NOT NULL,
    failures bigint NOT NULL,
    aborted bigint NOT NULL,
    headcount bigint NOT NULL,
    reserved_micros bigint NOT NULL,
    no_show_micros bigint NOT NULL,
    misses bigint NOT NULL,
    reached_start bigint NOT NULL,
    used_self_micros bigint NOT NULL,
    used_staff_micros bigint NOT NULL,
    used_device_micros bigint NOT NULL,
    used_kiosk_micros bigint NOT NULL,
    used_import_micros bigint NOT NULL,
    used_auto_micros bigint NOT NULL,
    CONSTRAINT member_days_pkey PRIMARY KEY (machine, day, person, affiliation, role)
);

CREATE INDEX machine_days_lab ON machine_days (lab, day);
CREATE INDEX member_days_lab ON member_days (lab, day);
CREATE INDEX machine_days_stale ON machine_days (lab, machine, day) WHERE stale;

-- What may reach into a day from more than two days before it is found here; all else by its start.
CREATE INDEX reservations_long ON reservations (machine, ends_at) WHERE ends_at - starts_at > interval '2 days';
CREATE INDEX usage_sessions_long ON usage_sessions (machine, ended_at) WHERE ended_at - started_at > interval '2 days';
