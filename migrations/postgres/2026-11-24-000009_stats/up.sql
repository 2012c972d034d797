-- Daily roll-ups: one row a machine and day, one row a machine, day and person. Times in microseconds.

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
    sessions integer NOT NULL,
    successes integer NOT NULL,
    failures integer NOT NULL,
    aborted integer NOT NULL,
    headcount integer NOT NULL,
    misses integer NOT NULL,
    reached_start integer NOT NULL,
    used_by_source jsonb NOT NULL,
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
    used_micros bigint NOT NULL,
    used_in_available_micros bigint NOT NULL,
    used_outside_open_micros bigint NOT NULL,
    sessions integer NOT NULL,
    successes integer NOT NULL,
    failures integer NOT NULL,
    aborted integer NOT NULL,
    headcount integer NOT NULL,
    CONSTRAINT member_days_pkey PRIMARY KEY (machine, day, person, affiliation, role)
);

CREATE INDEX machine_days_lab ON machine_days (lab, day);
CREATE INDEX member_days_lab ON member_days (lab, day);
