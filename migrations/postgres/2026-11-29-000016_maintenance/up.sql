-- What is reported as broken, the work on it, and the plans that open work by themselves.

CREATE TABLE incidents (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT incidents_lab_fkey REFERENCES labs (id),
    machine uuid NOT NULL CONSTRAINT incidents_machine_fkey REFERENCES machines (id),
    reporter uuid CONSTRAINT incidents_reporter_fkey REFERENCES people (id),
    severity text NOT NULL CONSTRAINT incidents_severity_known CHECK (severity IN ('minor', 'major', 'safety')),
    description text NOT NULL,
    status text NOT NULL CONSTRAINT incidents_status_known CHECK (status IN ('open', 'resolved')),
    lock uuid CONSTRAINT incidents_lock_fkey REFERENCES machine_locks (id),
    cause text,
    note text,
    reported_at timestamptz NOT NULL,
    resolved_at timestamptz,
    resolved_by uuid,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT incidents_pkey PRIMARY KEY (id),
    CONSTRAINT incidents_lock_once UNIQUE (lock),
    CONSTRAINT incidents_severe_lock CHECK ((severity = 'minor') = (lock IS NULL)),
    CONSTRAINT incidents_resolution CHECK ((status = 'resolved') = (resolved_at IS NOT NULL))
);

CREATE TABLE maintenance_plans (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT maintenance_plans_lab_fkey REFERENCES labs (id),
    machine uuid NOT NULL CONSTRAINT maintenance_plans_machine_fkey REFERENCES machines (id),
    title text NOT NULL,
    description text,
    every_days integer,
    every_run_hours integer,
    every_sessions integer,
    duration_minutes integer NOT NULL,
    lead_days integer NOT NULL,
    paused boolean NOT NULL,
    counted_from timestamptz NOT NULL,
    removed_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT maintenance_plans_pkey PRIMARY KEY (id),
    CONSTRAINT maintenance_plans_comes_due CHECK (every_days IS NOT NULL OR every_run_hours IS NOT NULL OR every_sessions IS NOT NULL),
    CONSTRAINT maintenance_plans_positive CHECK (
        (every_days IS NULL OR every_days > 0) AND (every_run_hours IS NULL OR every_run_hours > 0)
        AND (every_sessions IS NULL OR every_sessions > 0) AND duration_minutes > 0 AND lead_days > 0)
);

CREATE TABLE work_orders (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT work_orders_lab_fkey REFERENCES labs (id),
    machine uuid NOT NULL CONSTRAINT work_orders_machine_fkey REFERENCES machines (id),
    incident uuid CONSTRAINT work_orders_incident_fkey REFERENCES incidents (id),
    plan uuid CONSTRAINT work_orders_plan_fkey REFERENCES maintenance_plans (id),
    title text NOT NULL,
    description text,
    planned boolean NOT NULL,
    assignee uuid CONSTRAINT work_orders_assignee_fkey REFERENCES people (id),
    starts_at timestamptz,
    ends_at timestamptz,
    block uuid CONSTRAINT work_orders_block_fkey REFERENCES reservations (id),
    status text NOT NULL CONSTRAINT work_orders_status_known CHECK (status IN ('open', 'done', 'cancelled')),
    cause text,
    note text,
    opened_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by uuid,
    version integer NOT NULL,
    CONSTRAINT work_orders_pkey PRIMARY KEY (id),
    CONSTRAINT work_orders_block_once UNIQUE (block),
    CONSTRAINT work_orders_span CHECK ((starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL OR ends_at > starts_at)),
    CONSTRAINT work_orders_planned_block CHECK ((block IS NULL) = (NOT planned OR starts_at IS NULL)),
    CONSTRAINT work_orders_closing CHECK ((status = 'open') = (closed_at IS NULL))
);

CREATE INDEX incidents_machine ON incidents (machine, reported_at);
CREATE INDEX incidents_lab ON incidents (lab, status, id);
CREATE INDEX incidents_reporter ON incidents (reporter);
CREATE INDEX work_orders_lab ON work_orders (lab, status, id);
CREATE INDEX work_orders_machine ON work_orders (machine, id);
CREATE INDEX maintenance_plans_machine ON maintenance_plans (machine);
CREATE INDEX maintenance_plans_lab ON maintenance_plans (lab, id);
-- Whatever nodes and clocks do: a plan has one open order.
CREATE UNIQUE INDEX work_orders_one_open ON work_orders (plan) WHERE status = 'open';

ALTER TABLE stock_movements
    ADD CONSTRAINT stock_movements_work_order_fkey FOREIGN KEY (work_order) REFERENCES work_orders (id);
