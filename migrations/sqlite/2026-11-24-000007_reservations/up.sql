-- Plans: reservations, walk-ins, blackouts, planned work and holds share one exclusion space.

CREATE TABLE reservations (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT reservations_lab_fkey REFERENCES labs (id),
    machine BLOB NOT NULL CONSTRAINT reservations_machine_fkey REFERENCES machines (id),
    kind TEXT NOT NULL CONSTRAINT reservations_kind_known CHECK (kind IN ('reservation', 'walk_in', 'maintenance', 'event', 'work_order', 'hold')),
    member BLOB CONSTRAINT reservations_member_fkey REFERENCES people (id),
    booked_by BLOB,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    blocks_from INTEGER NOT NULL,
    blocks_until INTEGER NOT NULL,
    status TEXT NOT NULL CONSTRAINT reservations_status_known CHECK (status IN ('pending', 'confirmed', 'checked_in', 'completed', 'cancelled', 'rejected', 'expired', 'no_show')),
    purpose TEXT,
    note TEXT,
    batch BLOB,
    check_in_window_minutes INTEGER,
    cancel_notice_minutes INTEGER NOT NULL,
    approved INTEGER NOT NULL,
    checked_in_at INTEGER,
    released_at INTEGER,
    cause TEXT,
    overrun_seconds INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT reservations_pkey PRIMARY KEY (id),
    CONSTRAINT reservations_span CHECK (ends_at > starts_at),
    CONSTRAINT reservations_blocks CHECK (blocks_from <= starts_at AND blocks_until >= ends_at),
    CONSTRAINT reservations_release CHECK ((released_at IS NULL) = (status IN ('pending', 'confirmed', 'checked_in'))),
    CONSTRAINT reservations_holder CHECK (member IS NOT NULL OR kind IN ('walk_in', 'maintenance', 'event', 'work_order'))
) STRICT;

CREATE INDEX reservations_member ON reservations (member, starts_at);
CREATE INDEX reservations_lab ON reservations (lab, id);
CREATE INDEX reservations_machine_time ON reservations (machine, starts_at);

CREATE INDEX reservations_occupying ON reservations (machine, blocks_from, blocks_until) WHERE released_at IS NULL;
-- Occupying rows never overlap, so the nearest earlier one has the latest end: one look decides.
CREATE TRIGGER reservations_no_overlap_insert BEFORE INSERT ON reservations WHEN NEW.released_at IS NULL BEGIN
    SELECT RAISE(ABORT, 'reservations_no_overlap') WHERE (
        SELECT blocks_until FROM reservations
        WHERE machine = NEW.machine AND released_at IS NULL AND blocks_from < NEW.blocks_until
        ORDER BY blocks_from DESC LIMIT 1) > NEW.blocks_from;
END;
CREATE TRIGGER reservations_no_overlap_update BEFORE UPDATE OF machine, blocks_from, blocks_until, released_at ON reservations
WHEN NEW.released_at IS NULL BEGIN
    SELECT RAISE(ABORT, 'reservations_no_overlap') WHERE (
        SELECT blocks_until FROM reservations
        WHERE machine = NEW.machine AND released_at IS NULL AND blocks_from < NEW.blocks_until AND id <> OLD.id
        ORDER BY blocks_from DESC LIMIT 1) > NEW.blocks_from;
END;
