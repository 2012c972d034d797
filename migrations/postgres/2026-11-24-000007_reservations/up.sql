-- Plans: reservations, walk-ins, blackouts, planned work and holds share one exclusion space.

CREATE TABLE reservations (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT reservations_lab_fkey REFERENCES labs (id),
    machine uuid NOT NULL CONSTRAINT reservations_machine_fkey REFERENCES machines (id),
    kind text NOT NULL CONSTRAINT reservations_kind_known CHECK (kind IN ('reservation', 'walk_in', 'maintenance', 'event', 'work_order', 'hold')),
    member uuid CONSTRAINT reservations_member_fkey REFERENCES people (id),
    booked_by uuid,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    blocks_from timestamptz NOT NULL,
    blocks_until timestamptz NOT NULL,
    status text NOT NULL CONSTRAINT reservations_status_known CHECK (status IN ('pending', 'confirmed', 'checked_in', 'completed', 'cancelled', 'rejected', 'expired', 'no_show')),
    purpose text,
    note text,
    batch uuid,
    check_in_window_minutes integer,
    cancel_notice_minutes integer NOT NULL,
    approved boolean NOT NULL,
    checked_in_at timestamptz,
    released_at timestamptz,
    cause text,
    overrun_seconds bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT reservations_pkey PRIMARY KEY (id),
    CONSTRAINT reservations_span CHECK (ends_at > starts_at),
    CONSTRAINT reservations_blocks CHECK (blocks_from <= starts_at AND blocks_until >= ends_at),
    CONSTRAINT reservations_release CHECK ((released_at IS NULL) = (status IN ('pending', 'confirmed', 'checked_in'))),
    CONSTRAINT reservations_holder CHECK (member IS NOT NULL OR kind IN ('walk_in', 'maintenance', 'event', 'work_order'))
);

CREATE INDEX reservations_member ON reservations (member, starts_at);
CREATE INDEX reservations_lab ON reservations (lab, id);
CREATE INDEX reservations_machine_time ON reservations (machine, starts_at);

CREATE INDEX reservations_occupying ON reservations (machine, blocks_from, blocks_until) WHERE released_at IS NULL;

CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE reservations ADD CONSTRAINT reservations_no_overlap
    EXCLUDE USING gist (machine WITH =, tstzrange(blocks_from, blocks_until) WITH &&) WHERE (released_at IS NULL);
