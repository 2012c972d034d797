-- What is reported as broken, the work on it, and the plans that open work by themselves.

CREATE TABLE incidents (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT incidents_lab_fkey REFERENCES labs (id),
    machine BLOB NOT NULL CONSTRAINT incidents_machine_fkey REFERENCES machines (id),
    reporter BLOB CONSTRAINT incidents_reporter_fkey REFERENCES people (id),
    severity TEXT NOT NULL CONSTRAINT incidents_severity_known CHECK (severity IN ('minor', 'major', 'safety')),
    description TEXT NOT NULL,
    status TEXT NOT NULL CONSTRAINT incidents_status_known CHECK (status IN ('open', 'resolved')),
    lock BLOB CONSTRAINT incidents_lock_fkey REFERENCES machine_locks (id),
    cause TEXT,
    note TEXT,
    reported_at INTEGER NOT NULL,
    resolved_at INTEGER,
    resolved_by BLOB,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT incidents_pkey PRIMARY KEY (id),
    CONSTRAINT incidents_lock_once UNIQUE (lock),
    CONSTRAINT incidents_severe_lock CHECK ((severity = 'minor') = (lock IS NULL)),
    CONSTRAINT incidents_resolution CHECK ((status = 'resolved') = (resolved_at IS NOT NULL))
) STRICT;

CREATE TABLE maintenance_plans (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT maintenance_plans_lab_fkey REFERENCES labs (id),
    machine BLOB NOT NULL CONSTRAINT maintenance_plans_machine_fkey REFERENCES machines (id),
    title TEXT NOT NULL,
    description TEXT,
    every_days INTEGER,
    every_run_hours INTEGER,
    every_sessions INTEGER,
    duration_minutes INTEGER NOT NULL,
    lead_days INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    counted_from INTEGER NOT NULL,
    removed_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT maintenance_plans_pkey PRIMARY KEY (id),
    CONSTRAINT maintenance_plans_comes_due CHECK (every_days IS NOT NULL OR every_run_hours IS NOT NULL OR every_sessions IS NOT NULL),
    CONSTRAINT maintenance_plans_positive CHECK (
        (every_days IS NULL OR every_days > 0) AND (every_run_hours IS NULL OR every_run_hours > 0)
        AND (every_sessions IS NULL OR every_sessions > 0) AND duration_minutes > 0 AND lead_days > 0)
) STRICT;

CREATE TABLE work_orders (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT work_orders_lab_fkey REFERENCES labs (id),
    machine BLOB NOT NULL CONSTRAINT work_orders_machine_fkey REFERENCES machines (id),
    incident BLOB CONSTRAINT work_orders_incident_fkey REFERENCES incidents (id),
    plan BLOB CONSTRAINT work_orders_plan_fkey REFERENCES maintenance_plans (id),
    title TEXT NOT NULL,
    description TEXT,
    planned INTEGER NOT NULL,
    assignee BLOB CONSTRAINT work_orders_assignee_fkey REFERENCES people (id),
    starts_at INTEGER,
    ends_at INTEGER,
    block BLOB CONSTRAINT work_orders_block_fkey REFERENCES reservations (id),
    status TEXT NOT NULL CONSTRAINT work_orders_status_known CHECK (status IN ('open', 'done', 'cancelled')),
    cause TEXT,
    note TEXT,
    opened_by BLOB,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    closed_at INTEGER,
    closed_by BLOB,
    version INTEGER NOT NULL,
    CONSTRAINT work_orders_pkey PRIMARY KEY (id),
    CONSTRAINT work_orders_block_once UNIQUE (block),
    CONSTRAINT work_orders_span CHECK ((starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL OR ends_at > starts_at)),
    CONSTRAINT work_orders_planned_block CHECK ((block IS NULL) = (NOT planned OR starts_at IS NULL)),
    CONSTRAINT work_orders_closing CHECK ((status = 'open') = (closed_at IS NULL))
) STRICT;

CREATE INDEX incidents_machine ON incidents (machine, reported_at);
CREATE INDEX incidents_lab ON incidents (lab, status, id);
CREATE INDEX incidents_reporter ON incidents (reporter);
CREATE INDEX work_orders_lab ON work_orders (lab, status, id);
CREATE INDEX work_orders_machine ON work_orders (machine, id);
CREATE INDEX maintenance_plans_machine ON maintenance_plans (machine);
CREATE INDEX maintenance_plans_lab ON maintenance_plans (lab, id);
-- Whatever nodes and clocks do: a plan has one open order.
CREATE UNIQUE INDEX work_orders_one_open ON work_orders (plan) WHERE status = 'open';
